"""What the two sides of a war ask for and offer at the table, and whether there is anything that both would take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.bargains import Party
from instantsia.case.model import Case
from instantsia.case.numbers import Positive, constant
from instantsia.case.wars import War
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import concession
from instantsia.steps import Mistake, StepKind
from instantsia.steps._homes import by_hand, hand_paths
from instantsia.steps._outlook import talks_paths, war_paths, worth_of_talks, worth_of_war
from instantsia.steps._sides import AGREEMENT, VARIABLES, paths_of, pressing_on, turn_of

CLOSED, OPEN = 0, 1
FIGURES = {
    "floor": "the least that the first side takes",
    "ceiling": "the most that the second side gives",
    "asks": "what the first side asks for",
    "gives": "what the second side offers",
}


class Spec(StepKind):
    """Both sides of a war say what they ask for, and come down with time.

        [[step]]
        id     = "table"
        kind   = "offer"
        war    = "border"
        talks  = "talks"
        when   = "talks.acknowledged"
        within = "months"

    The floor is what going on is worth to the first side, with what talks are worth to it, which an agreement ends, and
    what its home wants beyond its envoy; the ceiling is the same of the second, taken from the whole. All are shares of
    the prize of the first side. What comes of it is "open" where the floor is no higher than the ceiling, else
    "closed". From turn to turn both come down to what they take, the whole way in `span` turns
    (models/bargaining/concession.py).
    """

    SAME_DAY = True
    REFERS = {"war": "war", "talks": "step"}
    VARIABLES = VARIABLES | {
        name: Variable(None, "f8", np.nan, f"{what}, share of the prize of the first side, 0-1")
        for name, what in FIGURES.items()
    }

    kind: Literal["offer"] = "offer"
    war: Id
    """The war over which they bargain."""
    talks: Id | None = None
    """The step of talks as of whose beginning they come down; without it as of the first turn of their group."""
    converge: bool = True
    """Whether they come down with time; false where each says at once what it takes."""
    span: Positive = constant("36", "three years from the ends to what both take; judgement, of no evidence")
    """In how many turns they go the whole way, more than 0."""
    shape: Positive = constant("0.2..0.5..2", "more at the beginning than at the end; judgement, of no evidence")
    """How they go it, more than 0: below 1 they give way at the beginning, above 1 at the end."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Offers: what war and talks are worth at each side's own belief, and a way down in time", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "closed", "open"

    def reads(self, case: Case) -> tuple[str, ...]:
        war = case.wars[self.war]
        read: list[str] = []
        for party in self._sides(case, war):
            read += [*war_paths(case, war, party.id, cost_too=True), *talks_paths(case, party)]
            read += [*paths_of(case, "party", party.id, "margin"), *hand_paths(case, party)]
            read += [f"ally.{one.id}.presses.cost" for one in pressing_on(case, party.id, AGREEMENT)]
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        return frozenset() if self.converge else frozenset(f"step.{self.id}.{key}" for key in ("span", "shape"))

    def check(self, case: Case) -> Iterator[Mistake]:
        talks = case.steps.get(self.talks or "")
        if talks is not None and talks.kind != "open-talks":
            yield "talks", f"{talks.id} is of kind {talks.kind}", "name a step of kind open-talks"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        there = "there is something" if outcome == "open" else "there is nothing"
        return f"Offers over {case.wars[self.war].title}: {there} that both would take."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, floor, ceiling, asks, gives and ended."""
        first, second = (self._keeps(case, party, state) for party in self._sides(case, case.wars[self.war]))
        found = concession.open_range(first, second)
        gone: Floats | float = 1.0
        if self.converge:
            gone = concession.come_down(self._since(state), self.constant(state, "span"), self.constant(state, "shape"))
        said = concession.demands(found, gone)
        figures = dict(zip(FIGURES, (found.low, found.high, *said), strict=True))
        new: dict[Key, Array] = {(name, self.id): values for name, values in figures.items()}
        decided = self.recorded_or(state, np.where(found.open, np.int8(OPEN), np.int8(CLOSED)))
        return new | {("decided", self.id): decided, ("ended", self.id): state["clock", ""]}

    def _sides(self, case: Case, war: War) -> tuple[Party, Party]:
        first, second = war.between
        return case.parties[first], case.parties[second]

    def _keeps(self, case: Case, party: Party, state: State) -> Floats:
        """(draw,) what a side has without an agreement and wants beyond, shares of the prize for itself."""
        value = worth_of_war(case, case.wars[self.war], party.id, state, cost_too=True)
        found = value.worth + worth_of_talks(case, party, value.turns, state)
        found = found + by_hand(case, party, state, state["number", f"party.{party.id}.margin"])
        for ally in pressing_on(case, party.id, AGREEMENT):
            cost = state["number", f"ally.{ally.id}.presses.cost"]
            found = found + np.where(state["pressing", ally.id] > 0, cost, 0.0)
        return found

    def _since(self, state: State) -> Floats:
        """(draw,) turns since the talks began, 0 or more."""
        turn = turn_of(self, state)
        begun = np.ones_like(turn) if self.talks is None else state["begun", self.talks]
        return np.where(begun >= 0, np.maximum(turn - begun, 0), 0).astype(np.float64)

"""What two sides ask for and offer at the table, and whether there is anything that both would take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from pydantic import Field, model_validator

from instantsia.case.bargains import Party
from instantsia.case.contacts import AGREEMENT
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Positive, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import concession
from instantsia.models.war.ranges import Range
from instantsia.steps import Mistake, StepKind
from instantsia.steps._answers import VARIABLES as ANSWERED
from instantsia.steps._answers import answered
from instantsia.steps._deal import Deal
from instantsia.steps._homes import by_hand, hand_paths
from instantsia.steps._outlook import Outlook, talks_paths, war_paths, worth_of_talks
from instantsia.steps._protocols import Protocol, parts_gone, turns_since
from instantsia.steps._sides import VARIABLES, paths_of, pressure, pressure_paths

CLOSED, OPEN = 0, 1
ANSWERS = Method("Offers: a step for a step, the tit-for-tat of Faratin, Sierra and Jennings (1998)", OWN)
FIGURES = {
    "floor": "the least that the first side takes",
    "ceiling": "the most that the second side gives",
    "asks": "what the first side asks for",
    "gives": "what the second side offers",
}


class Spec(StepKind):
    """Both sides say what they ask for, and come down with time.

        [[step]]
        id    = "table"
        kind  = "offer"
        war   = "border"
        talks = "talks"

    Over a war the floor is what going on is worth to the first side, with what talks are worth to it, which an
    agreement ends, and what its home wants beyond its envoy; the ceiling is the same of the second, taken from the
    whole: shares of the prize of the first. Where nobody fights `terms` are named, one of them an amount with the
    opening of who gets and who pays it: then they are what each keeps without one, moved by what is traded beside it.

    What comes of it is "open" where the floor is no higher than the ceiling, else "closed". Both come down in `span`
    turns (models/bargaining/concession.py). A side of `answers` does so in its first turn alone, and then goes for each
    step of the other so far as is written there (models/bargaining/reciprocity.py):

        answers = { north = "0.5..1.2" }
    """

    SAME_DAY = True
    REFERS = {"war": "war", "terms": "term", "talks": "step", "answers": "party"}
    VARIABLES = VARIABLES | {
        name: Variable(None, "f8", np.nan, f"{what}, share of the prize of the first side or in the unit of the terms")
        for name, what in FIGURES.items()
    }
    VARIABLES |= ANSWERED
    VARIABLES |= {"on_table": Variable(None, "i1", -1, "the level of the term that lies on the table, by its place")}

    kind: Literal["offer"] = "offer"
    war: Id | None = None
    """The war over which they bargain; either this or `terms` is written."""
    terms: Ids = ()
    """The terms over which they bargain where nobody fights, one of them an amount."""
    talks: Id | None = None
    """The step of talks as of whose beginning they come down; without it as of the first turn of their group."""
    protocol: Protocol = "simultaneous"
    """How they take turns: "simultaneous", both speak at once and agree in the middle once they meet; "alternating",
    the first begins, and the other takes it or not; "single-text", a third writes down the middle of the two."""
    converge: bool = True
    """Whether they come down with time; false where each says at once what it takes."""
    span: Positive = constant("36", "three years from the ends to what both take; judgement, of no evidence")
    """In how many turns they go the whole way, more than 0."""
    shape: Positive = constant("0.2..0.5..2", "more at the beginning than at the end; judgement, of no evidence")
    """How they go it, more than 0: below 1 they give way at the beginning, above 1 at the end. The exponent of
    `bargain`, --a and --b, runs the other way: there 0.2 holds out."""
    answers: dict[Id, NotNegative] = Field(default_factory=dict)
    """{party: how many times as far it comes for a step of the other, 0 or more}; a side without one comes down by
    time."""

    @model_validator(mode="after")
    def _one(self) -> Spec:
        if (self.war is None) == (not self.terms):
            raise ValueError("expected war, over which they bargain, or terms where nobody fights, and not both")
        return self

    def cited(self, case: Case) -> tuple[Method, ...]:
        found = [Method("Offers: what war and talks are worth at each side's own belief, and a way down in time", OWN)]
        return *found, *([ANSWERS] if self.answers else [])

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "closed", "open"

    def reads(self, case: Case) -> tuple[str, ...]:
        if self.war is None:
            return tuple(dict.fromkeys(Deal(case, self.terms).reads()))
        war, read = case.wars[self.war], list[str]()
        for party in self.sides(case):
            read += [*war_paths(case, war, party.id, cost_too=True), *talks_paths(case, party)]
            read += [*paths_of(case, "party", party.id, "margin"), *hand_paths(case, party)]
            read += pressure_paths(case, party.id, AGREEMENT)
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        return frozenset() if self.converge else frozenset(f"step.{self.id}.{key}" for key in ("span", "shape"))

    def check(self, case: Case) -> Iterator[Mistake]:
        yield from self._answers_wrong(case)
        talks = case.steps.get(self.talks or "")
        if talks is not None and talks.kind != "open-talks":
            yield "talks", f"{talks.id} is of kind {talks.kind}", "name a step of kind open-talks"
        if self.war is None and all(one in case.terms for one in self.terms):
            for message, remedy in Deal(case, self.terms).mistakes():
                yield "terms", message, remedy

    def _answers_wrong(self, case: Case) -> Iterator[Mistake]:
        """What is wrong with the sides that answer: who they are, and how the two take turns."""
        if self.answers and not self.converge:
            yield "answers", "nobody comes down: converge is false", "leave answers out, or converge"
        if self.answers and self.protocol == "alternating":
            yield "answers", "both have to speak in each turn: found alternating", 'write protocol = "simultaneous"'
        theirs = [one for one in self.answers if one in case.parties]
        if theirs and (sides := self._sides_found(case)):
            for one in theirs:
                if one not in sides:
                    yield "answers", f"{one} is no side of these offers", nearest(one, sides)

    def _sides_found(self, case: Case) -> tuple[str, ...]:
        """The ids of the two sides; none where what is bargained over is not as it should be, which is told as such."""
        if self.war is None:
            if not all(one in case.terms for one in self.terms) or any(Deal(case, self.terms).mistakes()):
                return ()
        elif self.war not in case.wars:
            return ()
        return tuple(one.id for one in self.sides(case))

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        what = case.terms[self.terms[0]].title if self.war is None else case.wars[self.war].title
        return f"Offers over {what}: there is {'something' if outcome == 'open' else 'nothing'} that both would take."

    def sides(self, case: Case) -> tuple[Party, Party]:
        """The two parties, the one that gets what is bargained over first."""
        if self.war is None:
            return Deal(case, self.terms).parties
        first, second = case.wars[self.war].between
        return case.parties[first], case.parties[second]

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, floor, ceiling, asks, gives, the levels that lie on the table, and ended."""
        gone: tuple[Floats | float, Floats | float] = (1.0, 1.0)
        if self.converge:
            ways = (self.constant(state, key) for key in ("span", "shape"))
            gone = parts_gone(self.protocol, turns_since(self, self.talks, state), *ways)
        new: dict[Key, Array] = {}
        deal = Deal(case, self.terms) if self.war is None else None
        if deal is not None:
            found, levels = deal.settled(state)
            said = deal.said(found, gone, state)
            new |= {("on_table", f"{self.id}.{term}"): level for term, level in levels.items()}
        else:
            found = self.would_take(case, state)
            said = concession.demands(found, *gone)
        if self.answers:
            at = {party.id: place for place, party in enumerate(self.sides(case))}
            rates = {at[one]: self.constant(state, f"answers.{one}") for one in self.answers}
            starts = (0.0, 0.0)
            opening = deal.said(found, starts, state) if deal is not None else concession.demands(found, *starts)
            said, stored = answered(self.id, rates, found, opening, said, state)
            new |= stored
        new |= {(name, self.id): each for name, each in zip(FIGURES, (found.low, found.high, *said), strict=True)}
        decided = self.recorded_or(state, np.where(found.open, np.int8(OPEN), np.int8(CLOSED)))
        return new | {("decided", self.id): decided, ("ended", self.id): state["clock", ""]}

    def would_take(self, case: Case, state: State, *, homes: bool = True) -> Range:
        """(draw,) the least that the first side takes and the most that the second gives, were they at the table.

        homes   whether what their homes want beyond counts
        """
        if self.war is None:
            return Deal(case, self.terms).settled(state, homes=homes)[0]
        war = Outlook(case, case.wars[self.war], state)
        return concession.open_range(*(self._keeps(case, party, war, state, homes=homes) for party in self.sides(case)))

    def _keeps(self, case: Case, party: Party, war: Outlook, state: State, *, homes: bool) -> Floats:
        """(draw,) what a side of a war has without an agreement and wants beyond, shares of the prize for itself."""
        value = war.worth(party.id, cost_too=True)
        found = value.worth + worth_of_talks(case, party, value.turns, state)
        if homes:
            found = found + by_hand(case, party, state, state["number", f"party.{party.id}.margin"])
        against = pressure(case, party.id, AGREEMENT, state)
        return found if against is None else found + against

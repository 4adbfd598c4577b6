"""A side seeks something of one counterpart after another, and takes less and less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability, Written, constant
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import search
from instantsia.models.bargaining.search import NOBODY
from instantsia.steps import Mistake, StepKind
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import turn_of

MOST = 100
"""Counterparts at most."""


class Spec(StepKind):
    """A party asks one counterpart after another, in the order written, one in each turn, and begins again.

        [[step]]
        id     = "visa"
        kind   = "seek"
        by     = "north"
        chance = { isles = "0.05..0.2", strait = "0.2..0.6" }
        worth  = { isles = "0.5..0.9", strait = "0.1..0.4" }
        begins = "0.5..0.8"
        falls  = "0.05..0.1"
        least  = 0.1
        within = "months"

    Whoever is asked offers with a chance what it is worth to the party, else refuses. The party takes what reaches its
    threshold, which falls from turn to turn (models/bargaining/search.py). What comes of it is whose offer is taken, or
    "nobody" yet; `visa.offered` and `visa.found` are milestones. Nothing is asked after that.
    """

    SAME_DAY = True
    REFERS = {"by": "party", "chance": "party", "worth": "party"}
    VARIABLES = {
        "standing_offer": Variable(
            None, "f8", -np.inf, "what the best offer that the step can still take is worth; -inf none", "run"
        ),
        "standing_by": Variable(None, "i1", NOBODY, "whose that offer is, by their place in the step; -1 none", "run"),
    }

    kind: Literal["seek"] = "seek"
    by: Id
    """The party that seeks."""
    chance: Annotated[dict[Id, Probability], Field(min_length=1, max_length=MOST)]
    """{party: the chance, 0-1, that it offers something when it is asked}, in the order in which they are asked."""
    worth: Annotated[dict[Id, Written], Field(min_length=1, max_length=MOST)]
    """{party: what its offer is worth to who seeks}, in any one unit."""
    begins: Written
    """The threshold in the first turn: what an offer must be worth to be taken; in the unit of `worth`."""
    falls: NotNegative = constant("0", "it takes no less in the end than at first")
    """By how much the threshold falls in each turn, 0 or more."""
    least: Written
    """The threshold below which it never falls."""
    recall: bool = True
    """Whether an offer stays open; false where it is taken at once or gone."""

    @model_validator(mode="after")
    def _alike(self) -> Spec:
        if self.chance.keys() != self.worth.keys():
            lacking = next(iter(self.chance.keys() ^ self.worth.keys()))
            raise ValueError(f"expected chance and worth of the same parties: {lacking} has only one of them")
        return self

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Seeking: one after another is asked, with a stated threshold that falls", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "nobody", *self.chance

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(f"{self.id}.offered", f"{self.id}.found")

    def check(self, case: Case) -> Iterator[Mistake]:
        if self.by in self.chance:
            yield "chance", f"{self.by} seeks, and is asked as well", "name other parties"
        if "nobody" in self.chance:
            yield "chance", "found nobody, which is what comes of it where nothing is found", "call the party otherwise"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        if outcome in (None, "nobody"):
            return f"{self.title}: nobody's offer is taken yet."
        return f"{self.title}: the offer of {case.parties[str(outcome)].title} is taken."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, the standing offer, the milestones, and ended; happened where nothing was found before."""
        turns = np.maximum(turn_of(self, state).astype(np.int64) - 1, 0)
        asked = turns % len(self.chance)
        offers = streams.uniform("offers") < self._of_asked("chance", asked, state)
        had, by = state["standing_offer", self.id], state["standing_by", self.id]
        if not self.recall:
            had, by = np.full_like(had, -np.inf), np.full_like(by, NOBODY)
        worth, whose = search.best(self._of_asked("worth", asked, state), offers, asked, had, by)
        begins, falls, least = (self.constant(state, key) for key in ("begins", "falls", "least"))
        needed = search.threshold(begins, falls, least, turns)
        takes = np.where(worth >= needed, whose + 1, 0)
        decided = self.recorded_or(state, takes.astype(np.int8))
        before = np.isfinite(state["reached", f"{self.id}.found"])
        return {
            ("decided", self.id): decided,
            ("standing_offer", self.id): worth,
            ("standing_by", self.id): whose,
            ("reached", f"{self.id}.offered"): reached(state, offers, f"{self.id}.offered"),
            ("reached", f"{self.id}.found"): reached(state, decided > 0, f"{self.id}.found"),
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): ~before | state["forced", self.id],
        }

    def _of_asked(self, key: str, asked: NDArray[np.int64], state: State) -> Floats:
        """(draw,) a number of whoever is asked."""
        table = np.stack([self.constant(state, f"{key}.{one}") for one in self.chance])
        found: Floats = table[asked, np.arange(len(asked))]
        return found

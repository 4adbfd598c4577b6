"""A patron sends what was asked for, and it comes late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._sides import VARIABLES, Of

LESS = 0.1
"""What each step of an escalation takes from what arrives."""


class Spec(StepKind):
    """An ally sends its party aid.

        [[step]]
        id     = "supply"
        kind   = "aid"
        ally   = "patron"
        within = "months"

    What arrives comes nearer by one part in `months`, turn by turn, to the most that is sent, the `cap` of the ally
    less a tenth of how far the other side has escalated: a delay of so many turns on average, in place of a queue of
    ships. Where less than was asked for arrives, battles of the party are lost more often, by the ally's `effect`.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"ally": "ally"}

    kind: Literal["aid"] = "aid"
    ally: Id
    """The ally that sends it."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Aid: a delay of the first order in place of a queue", OWN),)

    def reads(self, case: Case) -> tuple[str, ...]:
        return f"ally.{self.ally}.aid.cap", f"ally.{self.ally}.aid.months"

    def check(self, case: Case) -> Iterator[Mistake]:
        ally = case.allies.get(self.ally)
        if ally is not None and ally.aid is None:
            yield "ally", f"{self.ally} sends no aid", "write aid = { cap = 1, months = 3 } in the ally"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.allies[self.ally].title} sends aid."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes aid of the ally, and ended."""
        ally, number = case.allies[self.ally], Of(state, "ally", self.ally)
        most = np.maximum(number("aid.cap") - LESS * state["escalated", ally.of], 0.0)
        before = state["aid", ally.id]
        nearer = np.minimum(1.0 / number("aid.months"), 1.0)
        return {("aid", ally.id): before + nearer * (most - before), ("ended", self.id): state["clock", ""]}

"""One party does what it can do without the other: takes by force, defaults, breaks off for good."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import StepKind
from instantsia.steps._milestones import milestones, reached


class Spec(StepKind):
    """What one party can do without the other comes about with a chance a turn.

        [[step]]
        id      = "taken"
        kind    = "act-alone"
        outside = "seizure"
        within  = "months"

    It is done once, and `seizure.done` is the milestone: a `while` of the group that names it ends the bargain.
    """

    SAME_DAY = True
    REFERS = {"outside": "outside"}

    kind: Literal["act-alone"] = "act-alone"
    outside: Id
    """What is done, as a table of the case says it."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Acting alone: one stated chance a turn", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(f"{self.outside}.done")

    def reads(self, case: Case) -> tuple[str, ...]:
        return (f"outside.{self.outside}.chance",)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.by_id['outside'][self.outside].title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes the milestone and ended; happened where it is done now."""
        name = f"{self.outside}.done"
        does = streams.uniform("does") < state["number", f"outside.{self.outside}.chance"]
        does &= ~np.isfinite(state["reached", name])
        does |= state["forced", self.id]
        return {
            ("happened", self.id): does,
            ("reached", name): reached(state, does, name),
            ("ended", self.id): state["clock", ""],
        }

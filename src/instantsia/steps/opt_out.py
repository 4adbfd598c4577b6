"""A party does what it can do without the other: takes it by force, defaults, breaks off for good."""

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
from instantsia.steps._sides import Of


class Spec(StepKind):
    """A party takes its outside option, or does not yet.

        [[step]]
        id      = "taken"
        kind    = "opt-out"
        outside = "seizure"
        within  = "months"

    It does so with the `chance` of the outside, in each turn anew: after n turns with 1 - (1 - chance)^n. What comes of
    it is "yes" or "no". The milestone is that of the outside, `seizure.done`: conditions name it, and so does the
    `while` of a group that ends with it (`while = "not sale.signed and not seizure.done"`).
    """

    SAME_DAY = True
    REFERS = {"outside": "outside"}

    kind: Literal["opt-out"] = "opt-out"
    outside: Id
    """What the party can do without the other."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Opting out: one stated chance a turn", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "no", "yes"

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(f"{self.outside}.done")

    def reads(self, case: Case) -> tuple[str, ...]:
        return (f"outside.{self.outside}.chance",)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        outside = case.by_id["outside"][self.outside]
        return f"{outside.title}: {'it is done' if outcome == 'yes' else 'not yet'}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, the milestone, and ended; happened where it was not done before."""
        milestone = f"{self.outside}.done"
        does = streams.uniform("does") < Of(state, "outside", self.outside)("chance")
        decided = self.recorded_or(state, does.astype(np.int8))
        return {
            ("decided", self.id): decided,
            ("reached", milestone): reached(state, decided > 0, milestone),
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): ~np.isfinite(state["reached", milestone]) | state["forced", self.id],
        }

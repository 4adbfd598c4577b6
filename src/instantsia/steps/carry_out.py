"""What was decided is carried out, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Probability
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind

DONE, NOT_DONE = 0, 1


class Spec(StepKind):
    """An executor does what stands decided on an issue, with a stated chance.

        [[step]]
        id     = "demolition"
        kind   = "carry-out"
        issue  = "pier"
        by     = "engineer"
        date   = 1931-05-01
        chance = { value = "0.5..0.9", why = "the yard has refused such orders before" }

    What comes of it is "done" or "not_done". What holds needs no doing: where the first option stands decided it is
    done, and nothing came of the step; where nothing is decided, nothing is done. An order that is not carried out
    leaves what was done before.
    """

    SAME_DAY = True
    REFERS = {"issue": "issue", "by": "actor"}

    kind: Literal["carry-out"] = "carry-out"
    issue: Id
    """The issue on which something stands decided."""
    by: Id
    """The actor who would have to do it."""
    chance: Probability
    """The chance, from 0 to 1, that it is done, in draws in which something other than what holds stands decided."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Carrying out: one stated chance", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("done", "not_done")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return (Keep("done", self.issue),)

    def check(self, case: Case) -> Iterator[Mistake]:
        issue = case.issues.get(self.issue)
        if issue is not None and not issue.options:
            yield "issue", f"{issue.id} has no options", "expected an issue on which something can stand decided"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        if outcome is None:
            return "Nothing has to be carried out."
        return f"What was decided is {'carried out' if outcome == 'done' else 'not carried out'}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, done and ended."""
        standing = state["standing", self.issue]
        obeys = streams.uniform(f"obeys/{self.by}") < self.constant(state, "chance")
        ordered = standing > 0
        decided = self.recorded_or(state, np.where(obeys, np.int8(DONE), np.int8(NOT_DONE)))
        decided = np.where(ordered, decided, np.int8(-1))
        carried = (standing == 0) | (ordered & (decided == DONE))
        done = np.where(carried, standing, state["done", self.issue])
        return {("decided", self.id): decided, ("done", self.issue): done, ("ended", self.id): state["clock", ""]}

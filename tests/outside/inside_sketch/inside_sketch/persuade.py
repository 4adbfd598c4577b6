"""Somebody speaks with another alone: what is said weighs less with every day that passes."""

from __future__ import annotations

from typing import Literal

from inside_sketch.believing import VARIABLES
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """Adds `weight` to what an option is worth to those spoken to; half of it is gone after `halves` days."""

    VARIABLES = VARIABLES
    REFERS = {"by": "actor", "to": "actor", "issue": "issue", "option": "option"}

    kind: Literal["persuade"] = "persuade"
    by: Id
    to: Ids
    issue: Id
    option: Option
    weight: Probability
    halves: NotNegative = constant("2..7..30", "days after which half of it is left")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        key, day = f"{self.issue}.{self.option}", state["clock", ""]
        sway, when = state["sway", key].copy(), state["swayed", key].copy()
        halves, weight = self.constant(state, "halves"), self.constant(state, "weight")
        for actor in self.to:
            column = state.axes["actor"][actor]
            left = sway[:, column] * 2.0 ** (-(day - when[:, column]) / halves)
            sway[:, column], when[:, column] = left + weight, day
        return {("sway", key): sway, ("swayed", key): when, ("halves", key): halves}

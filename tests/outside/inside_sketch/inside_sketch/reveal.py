"""Somebody learns that reports have one origin."""

from __future__ import annotations

from typing import Literal

from inside_sketch.believing import VARIABLES
from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """With `chance`, those of `to` learn that reports of `origin` are copies of one."""

    VARIABLES = VARIABLES
    REFERS = {"origin": "origin", "to": "actor"}

    kind: Literal["reveal"] = "reveal"
    origin: Id
    to: Ids
    chance: Probability = constant("1", "they are told")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        told = streams.uniform("told") < self.constant(state, "chance")
        sees = state["sees", self.origin].copy()
        for actor in self.to:
            sees[:, state.axes["actor"][actor]] |= told
        return {("sees", self.origin): sees}

"""A warning goes through a wire, and whoever gets it heeds it or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """An actor heeds a warning with the chance that they trust its wire and believe what it says.

    [[step]]
    id      = "warning"
    kind    = "heed"
    whom    = "elm"
    through = "cable"
    says    = "attack"
    date    = 1931-03-11
    """

    REFERS: ClassVar[Mapping[str, str]] = {"whom": "actor", "through": "wire", "says": "fact"}
    DECIDES: ClassVar[bool] = True

    kind: Literal["heed"] = "heed"
    whom: Id
    through: Id
    says: Id

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("ignored", "heeded")

    def reads(self, case: Case) -> tuple[str, ...]:
        everybody = [f"actor.{actor}.dreads.{self.says}" for actor in case.actors]
        return (*everybody, f"wire.{self.through}.trust.{self.whom}", f"wire.{self.through}.delay")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided and ended."""
        column = state.axes["actor"][self.whom]
        chance = state["dread", self.says][:, column] * state["trust", self.through][:, column]
        heeded = streams.uniform("heed") < chance
        late = state["number", f"wire.{self.through}.delay"]
        return {("decided", self.id): heeded.astype(np.int8), ("ended", self.id): state["clock", ""] + late}

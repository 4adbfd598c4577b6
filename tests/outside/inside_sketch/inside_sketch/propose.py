"""Somebody puts an option on the table that was not there."""

from __future__ import annotations

from typing import Literal

import numpy as np

from inside_sketch.believing import VARIABLES
from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """With `chance` an option is proposed; a weighed-vote that lists it as `unproposed` can choose it from then on."""

    VARIABLES = VARIABLES
    REFERS = {"by": "actor", "issue": "issue", "option": "option"}

    kind: Literal["propose"] = "propose"
    by: Id
    issue: Id
    option: Option
    chance: Probability = constant("1", "it is proposed")

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("proposed", "not_proposed")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        does = streams.uniform(f"proposes/{self.by}") < self.constant(state, "chance")
        came = self.recorded_or(state, np.where(does, np.int8(0), np.int8(1)))
        return {("decided", self.id): came, ("tabled", f"{self.issue}.{self.option}"): came == 0}

"""What some know reaches somebody else."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """Within `days` it has leaked with the chance 1 - exp(-n x hazard x days), n being how many know it."""

    REFERS = {"of": "step", "to": "actor", "among": "actor"}

    kind: Literal["leak"] = "leak"
    of: Id
    among: Ids
    to: Ids
    hazard: NotNegative
    days: NotNegative

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("leaked", "kept")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        hazard = len(self.among) * np.maximum(self.constant(state, "hazard"), 1e-12)
        wait, limit = -np.log(streams.uniform("wait")) / hazard, self.constant(state, "days")
        came = self.recorded_or(state, np.where(wait <= limit, np.int8(0), np.int8(1)))
        days = np.where(came == 0, np.minimum(wait, limit), limit)
        return {("decided", self.id): came, ("ended", self.id): state["clock", ""] + days}

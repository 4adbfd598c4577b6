"""Somebody comes to owe another more, or less: a post, a favour, a file that is shown."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Spec(StepKind):
    """With `chance`, what each of `who` owes `to` changes by `by`; a debt stays between 0 and 1."""

    REFERS = {"who": "actor", "to": "actor"}

    kind: Literal["bind"] = "bind"
    who: Ids
    to: Id
    by: Written
    chance: Probability = constant("1", "it is done")

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("done", "not_done")

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(paths.debt(one, self.to) for one in self.who)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        does = streams.uniform("done") < self.constant(state, "chance")
        done = self.recorded_or(state, np.where(does, np.int8(0), np.int8(1)))
        by = np.where(done == 0, self.constant(state, "by"), 0.0)
        new: dict[Key, Array] = {("decided", self.id): done}
        for path in self.reads(case):
            new["number", path] = np.clip(state["number", path] + by, 0.0, 1.0)
        return new

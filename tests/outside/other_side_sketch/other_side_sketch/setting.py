"""The constants of a war, drawn once, and what is so before its first month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Written
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.steps import Mistake, StepKind
from other_side_sketch.war import CARRIED, CONSTANTS, consent

MEMBERS = 11
"""Of the body of H that has to consent to talks."""


class Spec(StepKind):
    """Says what a war is like. The steps of its months name it with `war`.

    [[step]]
    id   = "setting"
    kind = "war-setting"
    date = 1966-12-20
    [step.constants]
    p_true = { value = "0.45..0.6", why = "nobody knows" }
    """

    VARIABLES = {
        **{f"war_{key}": Variable(None, kind, fill, said, "run") for key, (kind, fill, said) in CARRIED.items()},
        "war_consent": Variable(None, "f8", 0.0, "how far H's last consent that is needed leans to talks", "run"),
    }

    kind: Literal["war-setting"] = "war-setting"
    constants: dict[str, Written]

    def check(self, case: Case) -> Iterator[Mistake]:
        for key in CONSTANTS:
            if key not in self.constants:
                yield "constants", f"{key} is missing", f'write {key} = {{ value = "...", why = "..." }}'
        for key in self.constants:
            if key not in CONSTANTS:
                yield f"constants.{key}", "no such constant", nearest(key, CONSTANTS)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes the line, how firm H is, and H's last consent that is needed."""
        men = np.stack([streams.uniform(f"man/{number}") for number in range(MEMBERS)], 1)
        quota = np.rint(self.constant(state, "constants.quota_h")).astype("i1")
        forts = np.rint(self.constant(state, "constants.forts")).astype("i2")
        start = np.rint(self.constant(state, "constants.start"))
        return {
            ("war_consent", self.id): consent(self.constant(state, "constants.tend_h"), quota, men),
            ("war_line", self.id): (forts // 2 + start).astype("i2"),
            ("war_firm", self.id): self.constant(state, "constants.firm_h"),
        }

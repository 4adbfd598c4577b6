"""Ballots and what comes of them: plain arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ABSTAIN, ABSENT = -1, -2
UNDECIDED = -1


@dataclass(frozen=True)
class Ballots:
    """What a body's members said, before it is counted.

    vote        (draw, member) int8: an option, ABSTAIN or ABSENT
    weight      (draw, member) seats or votes, >= 0; 0 for one without a vote
    options     how many options there are
    status_quo  the option that holds if nothing is decided
    motion      (draw,) int8: the option that is put against it; -1 where all are put
    chair       the member in the chair, or None
    utility     (draw, member, option) 0-1, for rules that look beyond votes; None where votes alone are known
    lean        (draw, member) -1..1: debts to those who stand for the status quo less debts to those who stand for
                the motion; None where no debts are stated
    """

    vote: NDArray[np.int8]
    weight: Floats
    options: int
    status_quo: int
    motion: NDArray[np.int8]
    chair: int | None = None
    utility: Floats | None = None
    lean: Floats | None = None


@dataclass(frozen=True)
class Decision:
    """What was decided.

    option  (draw,) int8, or UNDECIDED
    tally   (draw, option) weight given to each option
    tied    (draw,) whether two options came first together
    vote    (draw, member) int8: the roll call as heard, where the rule itself says it; else None
    notes   named by the rule, (draw,) each
    """

    option: NDArray[np.int8]
    tally: Floats
    tied: NDArray[np.bool_]
    vote: NDArray[np.int8] | None = None
    notes: Mapping[str, NDArray[Any]] = field(default_factory=dict)

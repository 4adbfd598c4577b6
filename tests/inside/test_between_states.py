"""What would be wrong: a mechanism between two states that is said to be carried, and that moves nothing.

An invented sale and an invented war (tests/steps/other_side.py), played with a mechanism and without it on the same
random numbers, as test_switched_off.py does for the inside of a leadership and by the same bar.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from tests.inside.test_switched_off import DRAWS, ERRORS, LEAST
from tests.steps.other_side import SALE, SHORT, Changes, played, written

LOANS = {"id": "loans", "kind": "court", "within": "months", "by": "south", "ally": "neighbour", "adds": 0.3}


@dataclass(frozen=True)
class Off:
    """The case with a mechanism, without it, and the milestone for which it is."""

    there: Changes
    gone: Changes
    milestone: str


MECHANISMS = {
    "2.22": Off(SALE, SALE | {"term.pensions.worth": 0}, "sale.signed"),
    "3.19": Off(SHORT | {"step": [LOANS, *written({})["step"]]}, SHORT, "talks.acknowledged"),
}
"""{number of the journal's mechanisms: with it and without it}."""


@pytest.mark.parametrize("number", MECHANISMS)
def test_switching_it_off_moves_what_it_is_for(number: str) -> None:
    one = MECHANISMS[number]
    there, gone = (
        np.isfinite(played(case, draws=DRAWS)["reached", one.milestone]).astype(np.float64)
        for case in (one.there, one.gone)
    )
    error = float(np.std(gone - there) / DRAWS**0.5)
    assert abs(float(gone.mean() - there.mean())) >= max(LEAST, ERRORS * error)

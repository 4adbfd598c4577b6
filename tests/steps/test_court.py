"""An ally of the other side who is courted: how far it leans, and what comes of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.steps.other_side import Changes, played, written

YEAR = {"group.months.until": "1931-12-31", "group.months.while": None}


def courted(**more: Any) -> Changes:
    """The toy war for a year, with the south courting the neighbour of the north before that one presses."""
    step = {"id": "loans", "kind": "court", "within": "months", "by": "south", "ally": "neighbour", "adds": 0.05} | more
    return YEAR | {"step": [step, *written({})["step"]]}


@pytest.mark.parametrize(("adds", "fades"), [(0.05, 0), (0.04, 0.25), (-0.02, 0.5), (0.1, 1)])
def test_the_lean_after_a_year_is_that_of_the_series(adds: float, fades: float) -> None:
    """adds (1 - (1 - fades)^n) / fades, n being twelve turns."""
    expected = 12 * adds if fades == 0 else adds * (1 - (1 - fades) ** 12) / fades
    np.testing.assert_allclose(played(courted(adds=adds, fades=fades), draws=200)["lean", "neighbour"], expected)


def test_an_ally_presses_as_often_as_both_chances_say() -> None:
    """Of the first turn: the share of draws in which it presses is its chance and what one turn of courting adds."""
    once = courted(adds=0.3) | {"group.months.until": "1931-01-31"}
    state = played(once | {"ally.neighbour.presses.chance": 0.2}, draws=20_000)
    assert (state["pressing", "neighbour"] > 0).mean() == pytest.approx(0.5, abs=4 * 0.5 / 20_000**0.5)


def test_who_is_won_over_wholly_never_presses_and_never_vetoes() -> None:
    still = played(courted(adds=-1), draws=500)
    assert not still["pressing", "neighbour"].any()
    veto = courted(by="north", ally="client", adds=-1)
    assert not played(veto, draws=1500)["vetoed", "client"].any()
    assert played(YEAR, draws=1500)["vetoed", "client"].any()


def test_who_is_courted_to_press_lets_no_draw_talk_earlier() -> None:
    """Paired, draw by draw, with an ally who once it presses goes on to the end."""
    for_good = {"ally.neighbour.presses.months": 100}
    before, after = (
        played(one | for_good, draws=1500)["reached", "talks.acknowledged"] for one in (YEAR, courted(adds=0.3))
    )
    assert (after >= before).all()
    assert (after > before).any()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"by": "north"}, "neighbour stands by north already"),
        ({"ally": "patron"}, "patron neither presses nor vetoes"),
        ({"adds": "0..3"}, "found '0..3', expected a change from -1 to 1"),
    ],
)
def test_whom_nobody_can_court_is_told(more: dict[str, Any], said: str) -> None:
    _, found = examined(from_mapping(written(courted(**more)), "talks"))
    assert said in " ".join(str(one) for one in found)

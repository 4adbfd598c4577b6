"""An amount and what is traded for it: nobody could do better by another level, and both meet inside the range."""

from __future__ import annotations

import itertools
import sys

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from instantsia.models.bargaining import amounts
from instantsia.models.bargaining.concession import come_down
from instantsia.models.war.ranges import Range

AMOUNT = st.floats(0.0, 500.0)
SHARE = st.floats(0.0, 0.9)
PART = np.array([0.0, 1 / 3, 2 / 3, 1.0])


def one(value: float) -> np.ndarray:
    return np.array([value])


def test_of_levels_that_gain_as_much_the_first_is_given() -> None:
    assert int(amounts.side(one(5e-324), one(0.0), PART).level[0]) == 2


@given(AMOUNT, AMOUNT)
def test_no_other_level_gains_more_for_both(worth: float, cost: float) -> None:
    """All or nothing: what is worth more than it costs is given in full.

    Two thirds of the smallest number there is are that number: of levels that gain as much the first is given.
    """
    assume(not 0 < worth - cost < 2 * sys.float_info.min)
    found = amounts.side(one(worth), one(cost), PART)
    assert int(found.level[0]) == (3 if worth > cost else 0)
    assert found.worth[0] - found.cost[0] == pytest.approx(max(worth - cost, 0.0))


@given(SHARE, SHARE, AMOUNT, AMOUNT)
def test_no_other_part_in_kind_leaves_a_wider_range(loses: float, saves: float, floor: float, ceiling: float) -> None:
    """The ends divided by what each part makes of them, one part after another."""
    found = amounts.in_kind(one(loses), one(saves), PART)
    gets, pays = float(found.gets[0]), float(found.pays[0])
    assert gets / pays == pytest.approx(max((1 - loses * g) / (1 - saves * g) for g in PART))
    assert gets / pays >= 1.0 - 1e-12
    # what was open in money is open in kind
    if floor <= ceiling:
        assert floor / gets <= ceiling / pays * (1 + 1e-12) + 1e-12


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.floats(0.2, 4.0))
def test_they_come_down_to_what_they_take_and_never_below(
    floor: float, ceiling: float, asks: float, gives: float, shape: float
) -> None:
    gone = come_down(np.arange(40.0), 36.0, shape)
    found = amounts.said(Range(one(floor), one(ceiling)), gone, one(asks), one(gives))
    assert (found.asks >= floor - 1e-9).all()
    assert (found.gives <= ceiling + 1e-9).all()
    assert found.asks[-1] == pytest.approx(floor)
    assert found.gives[-1] == pytest.approx(ceiling)
    assert (np.diff(found.asks) <= 1e-9).all()
    assert (np.diff(found.gives) >= -1e-9).all()
    met = found.meet
    if met.any():
        assert floor - 1e-9 <= found.middle[met.argmax()] <= ceiling + 1e-9
    assert met[-1] or floor > ceiling - 1e-9


@given(AMOUNT, st.floats(0.0, 1.0), st.integers(0, 60))
def test_what_may_be_taken_is_worth_less(keep: float, taken: float, turns: int) -> None:
    assert float(amounts.held(one(keep), taken, turns)[0]) == pytest.approx(keep * (1 - taken) ** turns)


@given(
    st.lists(st.integers(-6, 6), min_size=10, max_size=10),
    st.sampled_from([(None, 0, 1), (None, 0, 0), (None, None, 1)]),
)
def test_terms_that_stand_with_one_another_gain_as_much_as_any_levels_that_may_stand(
    drawn: list[int], with_: tuple[int | None, ...]
) -> None:
    """By going through all levels: 4 of the first, 3 of the second, 3 of the third."""
    gained = [np.array(drawn[first:last], dtype=float) for first, last in ((0, 4), (4, 7), (7, 10))]
    found = tuple(int(each) for each in amounts.linked(gained, with_))

    def may_stand(levels: tuple[int, ...]) -> bool:
        return all(parent is None or levels[place] <= levels[parent] for place, parent in enumerate(with_))

    sums = {
        levels: sum(each[level] for each, level in zip(gained, levels, strict=True))
        for levels in itertools.product(*(range(len(each)) for each in gained))
        if may_stand(levels)
    }
    assert may_stand(found)
    assert sums[found] == max(sums.values())

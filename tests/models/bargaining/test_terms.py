"""What a taker needs and a giver bears: each number moves it one way only, and what is agreed is what both accept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining import terms

SHARE = st.floats(-0.5, 0.5)
COST = st.floats(0.0, 0.5)
MORE = st.floats(1.0, 3.0)
DRAWS = 64


@st.composite
def ladders(draw: Any) -> np.ndarray:
    """(draw, level) rising parts from 0 to 1."""
    inner = sorted(draw(st.lists(st.floats(0.0, 1.0), max_size=4)))
    return np.atleast_2d(terms.parts([np.full(1, one) for one in inner]))


def one(value: float) -> np.ndarray:
    return np.array([value])


@given(SHARE, COST, COST, ladders())
def test_the_taker_needs_the_first_level_by_which_it_does_not_lose(
    base: float, firm: float, worth: float, part: np.ndarray
) -> None:
    """Level by level, as it is written: what is missing to what was told costs, what is given is worth something."""
    count = part.shape[-1]
    by_hand = [base - firm * (1 - f) + worth * f >= 0 for f in part[0]]
    found = int(terms.least(terms.gains(one(base), one(firm), one(worth), part, part.shape[-1] - 1))[0])
    assert found == (by_hand.index(True) if any(by_hand) else count)


@given(SHARE, COST, ladders())
def test_the_giver_bears_the_last_level_that_costs_no_more_than_talks_are_worth(
    base: float, cost: float, part: np.ndarray
) -> None:
    by_hand = [level for level, f in enumerate(part[0]) if base >= cost * f]
    assert int(terms.most(one(base), one(cost), part)[0]) == max(by_hand, default=0)


@given(SHARE, COST, COST, ladders(), MORE, st.floats(0.0, 0.3))
def test_each_number_moves_what_is_needed_one_way(
    base: float, firm: float, worth: float, part: np.ndarray, more: float, gain: float
) -> None:
    def needs(base: float, firm: float, worth: float) -> int:
        return int(terms.least(terms.gains(one(base), one(firm), one(worth), part, part.shape[-1] - 1))[0])

    before = needs(base, firm, worth)
    assert needs(base + gain, firm, worth) <= before
    assert needs(base, firm, worth * more) <= before
    assert needs(base, firm * more, worth) >= before


@given(SHARE, COST, ladders(), MORE, st.floats(0.0, 0.3))
def test_each_number_moves_what_is_borne_one_way(
    base: float, cost: float, part: np.ndarray, more: float, gain: float
) -> None:
    before = int(terms.most(one(base), one(cost), part)[0])
    assert int(terms.most(one(base + gain), one(cost), part)[0]) >= before
    assert int(terms.most(one(base), one(cost * more), part)[0]) <= before


@given(SHARE, SHARE, COST, COST, COST, COST, COST, st.sampled_from([0, 1]), st.booleans(), ladders())
def test_what_is_agreed_both_accept(
    base: float,
    gives: float,
    firm: float,
    worth: float,
    cost: float,
    price_cost: float,
    price_worth: float,
    stands: int,
    met: bool,
    part: np.ndarray,
) -> None:
    """No level falls; where it is raised freely the giver bears it, and where for a price, with the price."""
    last = part.shape[-1] - 1
    stands = min(stands, last)
    gained = terms.gains(one(base), one(firm), one(worth), part, part.shape[-1] - 1)
    needs, bears = terms.least(gained), terms.most(one(gives), one(cost), part)
    pays = terms.by_price(one(gives), one(cost), one(base), one(worth), terms.Price(one(price_cost), one(price_worth)))
    stood = np.array([stands], np.int8)
    found = terms.answer(np.array([met]), bears, needs, stood, pays, last)
    level = int(found.level[0])
    assert level >= stands
    assert not found.priced[0] or found.agreed[0]
    if not met:
        assert not found.agreed[0]
        assert level == stands
    if found.agreed[0]:
        assert gained[0, level] >= 0
        if found.priced[0]:
            assert level == last
            assert base + worth >= price_cost
            assert gives >= cost - price_worth
            assert gives < cost
        else:
            assert level == stands or level == 0 or gives >= cost * part[0, level]
    why = int(terms.in_the_way(np.array([met]), gained, bears, needs, stood, found.agreed)[0])
    assert (why == terms.OPEN) == bool(found.agreed[0])
    assert (why == terms.UNREACHED) == (not met)
    if met and not found.agreed[0]:
        assert (why == terms.HOME) == (gained[0, last] < 0)


@given(ladders(), COST, st.data())
def test_from_what_was_told_on_firmness_costs_nothing(part: np.ndarray, firm: float, data: Any) -> None:
    """And below it the less is given, the more it costs; one who told nothing is not firm."""
    told = data.draw(st.integers(0, part.shape[-1] - 1))
    lost = -terms.gains(one(0.0), one(firm), one(0.0), part, told)[0]
    assert (lost[told:] == 0).all()
    assert (np.diff(lost) <= 1e-12).all()
    assert lost[0] == (firm if part[0, told] > 0 else 0.0)
    np.testing.assert_array_equal(terms.gains(one(0.0), None, one(0.0), part, told), 0.0 * part)


def test_without_a_price_nothing_is_bought() -> None:
    ones = np.ones(DRAWS)
    assert not terms.by_price(0 * ones, ones, ones, ones, None).any()
    assert terms.by_price(0 * ones, ones, ones, ones, terms.Price(ones, ones)).all()


def test_what_talks_are_worth() -> None:
    """Ten months of a year's worth of 0.12 are 0.1; a date a half year off adds 1/e of what it adds on its day."""
    assert float(terms.talks(0.12, 10.0, 2.0, np.inf)) == pytest.approx(0.1)
    assert float(terms.talks(0.12, 10.0, 2.0, 6.0)) == pytest.approx(0.1 * (1 + 2 / np.e))
    assert float(terms.talks(0.0, 10.0, 2.0, 0.0)) == 0.0


@given(st.floats(5.0, 95.0), st.floats(0.0, 10.0), st.floats(0.0, 0.02), st.floats(0.0, 36.0))
def test_support_that_falls_presses_more(support: float, less: float, cost: float, horizon: float) -> None:
    assert terms.pressed(support - less, cost, horizon) >= terms.pressed(support, cost, horizon) >= 0
    assert support < 50 or float(terms.pressed(support, cost, horizon)) == 0.0


def test_levels_that_nobody_weighed_stand_in_even_steps() -> None:
    assert terms.parts([]).tolist() == [0.0, 1.0]
    assert terms.parts([None, None, None]).tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert terms.parts([None, np.array([0.6, 0.9])]).tolist() == [[0.0, 1 / 3, 0.6, 1.0], [0.0, 1 / 3, 0.9, 1.0]]

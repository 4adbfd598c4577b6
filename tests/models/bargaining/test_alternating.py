"""Offers in turn: against backward induction, fixed points and each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining import alternating

PATIENCE = st.floats(0.0, 1.0)
INNER = st.floats(0.01, 0.95)
CHANCES = st.floats(0.0, 1.0)
COSTS = st.floats(0.0, 0.3)


def backwards(offers: int, first: float, second: float) -> float:
    """What the side that offers first gets: the last offer takes all, each before it leaves what waiting is worth."""
    share, patience = 1.0, (first, second)
    for left in range(2, offers + 1):
        # whoever waits for the offers that are then left is not the one who offers now
        offers_now = (offers - left) % 2
        share = 1.0 - patience[1 - offers_now] * share
    return share


@given(st.integers(1, 60), PATIENCE, PATIENCE)
def test_so_many_offers_by_going_backwards(offers: int, first: float, second: float) -> None:
    found = float(alternating.finite(offers, first, second))
    assert found == pytest.approx(backwards(offers, first, second), abs=1e-12)


@given(INNER, INNER)
def test_many_offers_come_to_what_offers_without_an_end_do(first: float, second: float) -> None:
    without = float(alternating.share(first, second))
    for offers in (1, 2, 7, 40, 400):
        apart = abs(float(alternating.finite(offers, first, second)) - without)
        assert apart <= (first * second) ** (offers // 2) + 1e-12


@given(INNER, INNER)
def test_each_offer_leaves_the_other_what_waiting_is_worth(first: float, second: float) -> None:
    here, there = float(alternating.share(first, second)), float(alternating.share(second, first))
    assert 1 - here == pytest.approx(second * there, abs=1e-12)
    assert 1 - there == pytest.approx(first * here, abs=1e-12)


@given(st.floats(0.01, 2), st.floats(0.01, 2))
def test_short_pauses_come_to_none(first: float, second: float) -> None:
    found = alternating.share(np.exp(-first * 1e-7), np.exp(-second * 1e-7))
    assert float(found) == pytest.approx(float(alternating.limit(first, second)), abs=1e-6)


@given(CHANCES, COSTS, COSTS)
def test_talks_that_hardly_ever_break_down_split_what_a_war_would_cost(p: float, first: float, second: float) -> None:
    found = float(alternating.breakdown(0.0, p, first, second))
    assert found == pytest.approx(((p - first) + (p + second)) / 2, abs=1e-12)


@given(PATIENCE, CHANCES)
def test_an_outside_option_counts_where_it_is_better_than_waiting(patience: float, option: float) -> None:
    found = float(alternating.outside(patience, option))
    waiting = float(alternating.finite(10_001, min(patience, 0.99), min(patience, 0.99)))
    if patience <= 0.99:
        assert found == pytest.approx(min(waiting, 1 - option), abs=1e-9)
    assert found <= 1 - option + 1e-12


def test_arrays_of_any_shape() -> None:
    found = alternating.finite(np.arange(1, 6), np.array([[0.9], [1.0]]), 0.9)
    assert found.shape == (2, 5)
    assert found[0].tolist() == pytest.approx([backwards(offers, 0.9, 0.9) for offers in range(1, 6)])

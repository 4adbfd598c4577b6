"""Offers between battles: against iteration, draw by draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.war.alternating_walk import shares

CHANCES = st.floats(0.0, 1.0)
COSTS = st.floats(0.0, 0.05)


def by_iteration(forts: int, p: float, d: float, first: float, second: float) -> tuple[np.ndarray, np.ndarray]:
    """(held,) A's share where A offers and where B does, positions 1 to N - 1, by going over the equations again."""
    a, b = np.zeros(forts + 1), np.zeros(forts + 1)
    a[-1] = b[0] = 1.0
    for _ in range(100_000):
        before = a.copy(), b.copy()
        a[1:-1] = 1 - (d * (p * before[1][2:] + (1 - p) * before[1][:-2]) - second)
        b[1:-1] = 1 - (d * (p * before[0][2:] + (1 - p) * before[0][:-2]) - first)
        if max(np.abs(a - before[0]).max(), np.abs(b - before[1]).max()) < 1e-14:
            break
    return a[1:-1], 1 - b[1:-1]


@given(st.integers(2, 12), CHANCES, st.floats(0.5, 0.97), COSTS, COSTS)
def test_it_is_what_iteration_comes_to(forts: int, p: float, d: float, first: float, second: float) -> None:
    found = shares(forts, p, d, first, second)
    offering, asked = by_iteration(forts, p, d, first, second)
    assert found.offering == pytest.approx(offering, abs=1e-10)
    assert found.asked == pytest.approx(asked, abs=1e-10)


@given(st.integers(2, 12), CHANCES, st.floats(0.5, 1.0), COSTS, COSTS)
def test_the_mirror(forts: int, p: float, d: float, first: float, second: float) -> None:
    here, there = shares(forts, p, d, first, second), shares(forts, 1 - p, d, second, first)
    assert here.offering == pytest.approx(1 - there.asked[::-1], abs=1e-9)


def test_draws_are_solved_beside_each_other() -> None:
    p, d = np.array([0.3, 0.5, 0.6]), np.array([[0.9], [0.98]])
    found = shares(25, p, d, 0.01, 0.02)
    assert found.offering.shape == found.asked.shape == (2, 3, 24)
    assert found.interior.shape == (2, 3)
    for row in range(2):
        for column in range(3):
            alone = shares(25, p[column], d[row, 0], 0.01, 0.02)
            assert (found.offering[row, column] == alone.offering).all()
            assert (found.asked[row, column] == alone.asked).all()


def test_a_war_that_costs_more_than_the_prize_has_no_answer_inside() -> None:
    assert not shares(4, 0.5, 0.9, 0.9, 0.9).interior


def test_one_position_is_no_front() -> None:
    with pytest.raises(ValueError, match="found 1 positions, expected two or more"):
        shares(1, 0.5, 0.9, 0.0, 0.0)

"""Shares, and how far so many draws leave one open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.draws.sums import SIGMAS, wilson


def test_wilson_against_numbers_by_hand() -> None:
    """Where all of n are so the lower end is n / (n + z^2), where none are the upper end z^2 / (n + z^2)."""
    for draws in (1, 10, 2000):
        assert wilson(1.0, draws) == (pytest.approx(draws / (draws + SIGMAS**2)), 1.0)
        assert wilson(0.0, draws) == (0.0, pytest.approx(SIGMAS**2 / (draws + SIGMAS**2)))
    low, high = wilson(0.5, 100)
    assert low + high == pytest.approx(1.0)
    # both ends solve (p - 1/2)^2 = z^2 p (1 - p) / n
    for end in (low, high):
        assert (end - 0.5) ** 2 == pytest.approx(SIGMAS**2 * end * (1 - end) / 100)


@given(hits=st.integers(0, 1000), draws=st.integers(1, 1000))
def test_the_share_is_inside_and_more_draws_leave_less_open(hits: int, draws: int) -> None:
    p = min(hits, draws) / draws
    low, high = wilson(p, draws)
    assert 0 <= low <= p <= high <= 1
    nearer = wilson(p, 10 * draws)
    assert nearer[1] - nearer[0] < high - low

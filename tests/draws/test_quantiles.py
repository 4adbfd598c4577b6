"""What would be wrong: a value outside its range, or a distribution with another mean than the one stated."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.draws import quantiles, sums
from instantsia.draws.streams import Streams

U = Streams(11, 0, 200_000).uniform("u")


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(sorted))
def test_triangular_stays_within_its_range_and_rises(parts: list[float]) -> None:
    low, mode, high = parts
    u = np.linspace(1e-9, 1 - 1e-9, 101)
    x = quantiles.triangular(u, low, mode, high)
    slack = 1e-9 * (1 + abs(low) + abs(high))
    assert (x >= low - slack).all()
    assert (x <= high + slack).all()
    assert (np.diff(x) >= -slack).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3, unique=True).map(sorted), st.floats(1e-9, 1 - 1e-9))
def test_a_number_of_a_triangle_is_to_the_bit_what_its_formula_gives(parts: list[float], share: float) -> None:
    """If this fails, the number of one side of the mode is taken for that of the other, or bits of both are mixed."""
    low, mode, high = parts
    corner = (mode - low) / (high - low)
    us = [share, corner, np.nextafter(corner, 0.0), np.nextafter(corner, 1.0)]
    expected = [
        low + math.sqrt(u * (high - low) * (mode - low))
        if u < corner
        else high - math.sqrt((1 - u) * (high - low) * (high - mode))
        for u in us
    ]
    assert quantiles.triangular(np.array(us), low, mode, high).tolist() == expected


def test_triangular_has_its_mean_and_its_median() -> None:
    x = quantiles.triangular(U, 3, 6, 12)
    assert abs(x.mean() - 7) < 4 * x.std() / np.sqrt(x.size)
    scipy_stats = pytest.importorskip("scipy.stats")
    expected = scipy_stats.triang(c=(6 - 3) / 9, loc=3, scale=9).ppf([0.01, 0.3, 0.5, 0.99])
    assert np.allclose(quantiles.triangular(np.array([0.01, 0.3, 0.5, 0.99]), 3, 6, 12), expected)


def test_triangular_refuses_a_mode_outside() -> None:
    with pytest.raises(ValueError, match="low <= mode <= high"):
        quantiles.triangular(U[:2], 0, 5, 4)


def test_categorical_has_its_shares_and_gives_the_rest_to_the_last() -> None:
    picks = quantiles.categorical(U, np.array([0.2, 0.5, 0.3]))
    for place, p in enumerate((0.2, 0.5, 0.3)):
        assert abs((picks == place).mean() - p) < 4 * np.sqrt(p * (1 - p) / U.size)
    assert quantiles.categorical(np.array([1 - 1e-16]), np.array([0.1] * 10)).tolist() == [9]


def test_waiting_days_are_geometric() -> None:
    hazard = np.full(U.size, 0.3)
    days = quantiles.waiting_days(U, hazard)
    for day in (1, 2, 5):
        p = 1 - 0.7**day
        assert abs((days <= day).mean() - p) < 4 * np.sqrt(p * (1 - p) / U.size)
    assert quantiles.waiting_days(np.array([0.5, 0.5]), np.array([0.0, 1.0])).tolist() == [np.inf, 1.0]


def test_a_share_among_none_is_none() -> None:
    assert sums.share(np.array([True, False]), np.array([False, False])) is None
    assert sums.monte_carlo_error(0.5, 10_000) == 0.005

"""What would be wrong: a median among those who came to it instead of among all, a hazard of the wrong draws, shares
of competing ends that do not add to one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from instantsia.analysis.times import LEAST_AT_RISK, competing, times

GRID = (10, 20, 30)


def test_small_enough_to_count_by_hand() -> None:
    """Ten draws: three by the 10th, two more by the 20th, one by the 30th, four never."""
    found = times(np.array([10, 10, 10, 20, 15, 30, *[np.inf] * 4]), GRID)
    assert [one.p for one in found.course] == [0.3, 0.5, 0.6]
    assert [one.at_risk for one in found.course] == [10, 7, 5]
    assert [one.hazard for one in found.course] == [None, None, None]
    assert found.ever == 0.6
    assert found.mcse == pytest.approx((0.6 * 0.4 / 10) ** 0.5)
    assert found.until == 30
    assert {q: one.day for q, one in found.quantiles.items()} == {0.1: 10, 0.25: 10, 0.5: 20, 0.75: None, 0.9: None}
    # half, less and plus its error sqrt(.25 / 10) = .158: of ten draws the fourth and the seventh
    assert (found.quantiles[0.5].low, found.quantiles[0.5].high) == (15, None)


def test_a_constant_hazard_is_found_again() -> None:
    """Geometric waiting: survival (1 - h)^k, and the same hazard in every turn."""
    h, draws, turns = 0.15, 100_000, 12
    wait = np.random.default_rng(1).geometric(h, draws).astype(float)
    wait[wait > turns] = np.inf
    found = times(wait, range(1, turns + 1))
    for turn, one in enumerate(found.course, 1):
        gone = 1 - (1 - h) ** turn
        assert abs(one.p - gone) < 4 * (gone * (1 - gone) / draws) ** 0.5
        assert one.hazard is not None
        assert abs(one.hazard - h) < 4 * (h * (1 - h) / one.at_risk) ** 0.5
    assert found.quantiles[0.5].day == next(turn for turn in range(1, 13) if 1 - (1 - h) ** turn >= 0.5)


def test_two_ends_that_compete() -> None:
    """Each turn a with chance p, else b with chance q: incidence p (1 - s^k)/(1 - s) with s = (1 - p)(1 - q)."""
    p, q, draws, turns = 0.1, 0.05, 200_000, 20
    random = np.random.default_rng(2)
    days = {"a": random.geometric(p, draws).astype(float), "b": random.geometric(q, draws).astype(float)}
    for wait in days.values():
        wait[wait > turns] = np.inf
    found = competing(days, range(1, turns + 1))
    s = (1 - p) * (1 - q)
    for turn in range(1, turns + 1):
        for name, chance in (("a", p), ("b", (1 - p) * q)):
            share = chance * (1 - s**turn) / (1 - s)
            assert abs(found.shares[name][turn - 1] - share) < 4 * (share * (1 - share) / draws) ** 0.5
        assert found.shares["a"][turn - 1] + found.shares["b"][turn - 1] + found.none[turn - 1] == pytest.approx(1)


DAYS = arrays(float, st.integers(1, 300), elements=st.sampled_from([3.0, 10.0, 11.0, 20.0, 30.0, np.inf]))


@given(DAYS)
def test_what_must_hold_of_any(days: np.ndarray) -> None:
    found = times(days, GRID)
    shares = [one.p for one in found.course]
    assert shares == sorted(shares)
    assert found.ever == shares[-1] == np.isfinite(days).mean()
    survival = 1.0
    for one in found.course:
        assert (one.hazard is None) == (one.hazard_mcse is None) == (one.at_risk < LEAST_AT_RISK)
        survival *= 1 - (round(one.p * len(days)) - (len(days) - one.at_risk)) / one.at_risk if one.at_risk else 1
        assert survival == pytest.approx(1 - one.p, abs=1e-9), "the product of what each day leaves"
    for q, one in found.quantiles.items():
        assert (one.low or np.inf) <= (one.day or np.inf) <= (one.high or np.inf)
        day = one.day
        by = [(days <= one).mean() for one in (day or np.inf, (day or np.inf) - 1)]
        assert day is None or by[0] >= q - 1e-9 > by[1] - 2e-9
        assert day is not None or found.ever < q


@given(DAYS)
def test_one_end_alone_competes_with_nothing(days: np.ndarray) -> None:
    assert competing({"it": days}, GRID).shares["it"] == tuple(one.p for one in times(days, GRID).course)


@given(DAYS, DAYS)
def test_the_shares_of_all_ends_and_of_none_add_to_one(one: np.ndarray, other: np.ndarray) -> None:
    count = min(len(one), len(other))
    days = {"one": one[:count], "other": other[:count], "third": np.maximum(one[:count], other[:count])}
    found = competing(days, GRID)
    earliest = times(np.minimum(days["one"], days["other"]), GRID)
    for place, by_day in enumerate(earliest.course):
        assert sum(shares[place] for shares in found.shares.values()) + found.none[place] == pytest.approx(1, abs=1e-12)
        assert found.none[place] == pytest.approx(1 - by_day.p, abs=1e-12), "survival until the first of them"
        for end, shares in found.shares.items():
            p = shares[place]
            assert found.mcse[end][place] == pytest.approx((p * (1 - p) / count) ** 0.5)


@given(DAYS)
def test_of_two_on_one_day_the_first_named_is_first(days: np.ndarray) -> None:
    found = competing({"one": days, "other": days}, GRID)
    assert set(found.shares["other"]) == {0.0}


@pytest.mark.parametrize("grid", [(), (10, 10, 30), (20, 10), (10, 20)])
def test_days_that_are_none(grid: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"expected days that rise|after 20"):
        times(np.array([10.0, 30.0, np.inf]), grid)

"""The least that must be spent: what would be wrong if a cheaper way were overlooked, or one that does not do taken."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.levers.knapsack import cover, fractional

SMALL = st.integers(0, 5).map(float)


@st.composite
def covers(draw: st.DrawFn) -> tuple[list[list[float]], list[list[float]], tuple[float, float], list[bool]]:
    count = draw(st.integers(1, 6))
    costs = [sorted(draw(st.tuples(SMALL, SMALL))) for _ in range(count)]
    weights = [list(draw(st.tuples(SMALL, SMALL))) for _ in range(count)]
    need = draw(st.tuples(st.integers(0, 9).map(float), st.integers(0, 9).map(float)))
    return costs, weights, need, draw(st.lists(st.booleans(), min_size=count, max_size=count))


@given(covers())
def test_a_cover_costs_what_the_cheapest_of_all_ways_costs(one: tuple) -> None:  # type: ignore[type-arg]
    """Brute force over every way: a dearer one found, or none where there is one, would be no least effort."""
    costs, weights, need, must = one
    best = np.inf
    for levels in itertools.product(range(3), repeat=len(costs)):
        stands = [
            max(level, 2 if cost[1] <= 0 else 1 if cost[0] <= 0 else 0)
            for level, cost in zip(levels, costs, strict=True)
        ]
        had = [sum(w[at] for w, level in zip(weights, stands, strict=True) if level > at) for at in (0, 1)]
        there = all(level > 0 for level, needed in zip(stands, must, strict=True) if needed)
        if there and had[0] >= need[0] and had[1] >= need[1]:
            best = min(best, sum(cost[level - 1] for level, cost in zip(levels, costs, strict=True) if level))
    found = cover(np.array(costs), np.array(weights), need, np.array(must))
    assert (found is None) == (best == np.inf)
    if found is not None:
        assert found.cost == pytest.approx(best)
        assert found.proven
        assert found.cost == pytest.approx(
            sum(cost[level - 1] for level, cost in zip(found.level, costs, strict=True) if level)
        )


def test_a_cover_that_is_not_searched_to_its_end_says_so_and_still_does() -> None:
    rng = np.random.default_rng(7)
    cost, weight = np.sort(rng.random((40, 2)), axis=1), rng.random((40, 2))
    exact, quick = cover(cost, weight, (9.0, 6.0)), cover(cost, weight, (9.0, 6.0), ways=50)
    assert quick is not None
    assert not quick.proven
    assert weight[quick.level > 0, 0].sum() >= 9.0 - 1e-9
    assert weight[quick.level > 1, 1].sum() >= 6.0 - 1e-9
    assert exact is None or quick.cost >= exact.cost - 1e-12


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5),
    st.integers(1, 60),
)
def test_the_fractional_knapsack_is_filled_at_the_least_cost(items: list[tuple[int, int, int]], need: int) -> None:
    """At most one item is taken in part: every set of whole items and every one in part beside it is tried."""
    gain, cost, room = (np.array(column, dtype=np.float64) for column in zip(*items, strict=True))
    best = np.inf
    for whole in itertools.product((False, True), repeat=len(items)):
        taken = np.array(whole)
        left = need - float((gain * room)[taken].sum())
        spent = float((cost * room)[taken].sum())
        if left <= 0:
            best = min(best, spent)
        for one in np.flatnonzero(~taken):
            if 0 < left <= gain[one] * room[one]:
                best = min(best, spent + cost[one] * left / gain[one])
    found = fractional(float(need), gain, cost, room)
    assert (found is None) == (best == np.inf)
    if found is not None:
        assert float(cost @ found) == pytest.approx(best)
        assert float(gain @ found) == pytest.approx(need)
        assert ((found >= 0) & (found <= room)).all()

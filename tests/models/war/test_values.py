"""What going on is worth at one's own belief, what support bears on, and how weakness is read."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.concession import open_range
from instantsia.models.war import stocks, values, walk

BELIEF = st.floats(0.3, 0.7)
COST = st.floats(0.0, 0.05)
BATTLES = st.floats(0.2, 2.0)


@st.composite
def fronts(draw: Any) -> tuple[int, int]:
    """(held, forts) of a war that is not over."""
    forts = draw(st.integers(2, 30))
    return draw(st.integers(1, forts - 1)), forts


def both(
    front: tuple[int, int], first: float, second: float, battles: float, costs: tuple[float, float]
) -> tuple[values.Value, values.Value]:
    return (
        values.value(*front, np.array(first), battles, costs[0], first=True),
        values.value(*front, np.array(second), battles, costs[1], first=False),
    )


@given(fronts(), BELIEF, BATTLES, COST)
def test_it_is_what_the_walk_says_and_never_less_than_giving_in(
    front: tuple[int, int], belief: float, battles: float, cost: float
) -> None:
    """The second side counts its own positions and its own chance."""
    held, forts = front
    one, other = both(front, belief, belief, battles, (cost, cost))
    per_battle = cost / battles
    assert float(one.worth) == pytest.approx(max(0.0, float(walk.values(held, forts, belief, per_battle))), abs=1e-9)
    mirror = float(walk.values(forts - held, forts, 1.0 - belief, per_battle))
    assert float(other.worth) == pytest.approx(max(0.0, mirror), abs=1e-9)
    assert float(one.turns) == pytest.approx(float(walk.battles(held, forts, belief)) / battles, rel=1e-9)


@given(fronts(), BELIEF, BATTLES, COST, COST)
def test_two_who_believe_the_same_always_have_something_to_agree_on(
    front: tuple[int, int], belief: float, battles: float, first: float, second: float
) -> None:
    """R2."""
    one, other = both(front, belief, belief, battles, (first, second))
    assert float(open_range(one.worth, other.worth).width) >= -1e-12


@given(fronts(), BELIEF, BELIEF, BATTLES, COST, COST)
def test_without_all_else_it_is_open_exactly_where_the_walk_is(
    front: tuple[int, int], first: float, second: float, battles: float, cost: float, theirs: float
) -> None:
    """R1: that a side can give in changes nothing about whether there is anything to agree on."""
    one, other = both(front, first, second, battles, (cost, theirs))
    slack = float(walk.opens(*front, first, second, cost / battles, theirs / battles).width)
    if abs(slack) > 1e-9:
        assert bool(open_range(one.worth, other.worth).open) == (slack > 0)


@given(fronts(), BELIEF, BATTLES, COST, st.floats(0.0, 0.05))
def test_a_war_that_costs_more_is_never_worth_more(
    front: tuple[int, int], belief: float, battles: float, cost: float, more: float
) -> None:
    before, after = (both(front, belief, belief, battles, (one, one))[0] for one in (cost, cost + more))
    assert after.worth <= before.worth
    assert after.turns == before.turns


def test_a_war_that_is_over_counts_as_one_that_is_nearly() -> None:
    ends, inside = (values.value(np.array(held), 9, np.array(0.5), 1.0, 0.0, first=True) for held in ([0, 9], [1, 8]))
    np.testing.assert_array_equal(ends.worth, inside.worth)


@given(st.floats(0.0, 1.0), st.floats(-5, 5), st.floats(0.0, 0.5), st.floats(0.0, 3.0))
def test_whoever_wins_less_is_read_as_weaker(wins: float, run: float, less: float, lost: float) -> None:
    before = float(values.weakness(np.array(wins), np.array(run)))
    assert 0.02 <= before <= 0.98
    assert float(values.weakness(np.array(wins - less), np.array(run - lost))) >= before
    assert float(values.weakness(np.array(0.5), np.array(0.0))) == 0.5


# ------------------------------------------------------------------------------------------------------------- stocks


def test_a_shock_has_the_deviation_that_is_stated() -> None:
    found = stocks.logistic(np.random.default_rng(1).uniform(size=400_000), 1.5)
    assert found.std() == pytest.approx(1.5, rel=0.01)
    assert found.mean() == pytest.approx(0.0, abs=0.01)


@given(st.floats(5, 95), st.floats(-2, 0), st.floats(0, 1), st.integers(0, 3), st.floats(-5, 5))
def test_support_falls_faster_where_battles_are_lost(
    points: float, drift: float, loss: float, lost: int, shock: float
) -> None:
    quiet, beaten = (float(stocks.drifted(np.array(points), drift, loss, n, shock)) for n in (0, lost))
    assert stocks.LOWEST <= beaten <= quiet <= stocks.HIGHEST


@given(st.floats(5, 95), st.floats(0, 20), st.floats(0, 3))
def test_a_war_costs_more_where_support_is_less(points: float, less: float, steep: float) -> None:
    lower = max(points - less, 5.0)
    assert stocks.bears(np.array(lower), steep) >= stocks.bears(np.array(points), steep) - 1e-12
    assert float(stocks.bears(np.array(50.0), steep)) == 1.0


def test_a_year_is_its_season_and_the_rest() -> None:
    """Eight months of twelve at 1.5 a month, four at half of it."""
    assert float(values.over_the_year(1.5, 8 / 12, 0.5)) == pytest.approx((8 * 1.5 + 4 * 0.75) / 12)

"""Costs that are private, strength that is private, power that shifts: by search and by comparing what each expects."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from instantsia.models.war import costs

CHANCES = st.floats(0.05, 0.95)
COSTS = st.floats(0.0, 0.5)


@given(CHANCES, COSTS, st.floats(0.01, 0.5))
def test_no_demand_against_a_private_cost_is_better(wins: float, cost: float, most: float) -> None:
    demands = wins + np.linspace(0.0, most, 401)
    refused = (demands - wins) / most
    expected = demands * (1 - refused) + (wins - cost) * refused
    found = costs.private_cost(wins, cost, most)
    assert float(found.worth) == pytest.approx(expected.max(), abs=1e-5 * most)
    assert float(found.worth) >= expected.max() - 1e-12
    at = float((found.demand - wins) / most)
    assert at == pytest.approx(float(found.war), abs=1e-9)
    assert float(found.demand) * (1 - at) + (wins - cost) * at == pytest.approx(float(found.worth), abs=1e-9)


@given(CHANCES, COSTS)
def test_where_nothing_is_private_nothing_is_risked(wins: float, cost: float) -> None:
    found = costs.private_cost(wins, cost, 0.0)
    assert (float(found.demand), float(found.war), float(found.worth)) == (wins, 0.0, wins)


@given(CHANCES, CHANCES, st.floats(0.01, 0.3), st.floats(0.01, 0.3), st.floats(0.0, 1.0))
def test_the_better_of_two_demands(one: float, other: float, first: float, second: float, weak: float) -> None:
    """Ask for what the strong accept as well, or for what only the weak do and fight the strong."""
    against_strong, against_weak = sorted((one, other))
    threshold = float(costs.screen(against_strong, against_weak, first, second))
    assume(abs(weak - threshold) > 1e-9)
    safe = against_strong + second
    risky = weak * (against_weak + second) + (1 - weak) * (against_strong - first)
    assert (risky > safe) == (weak > threshold)
    assert float(costs.screened_war(weak, threshold)) == (1 - weak if weak > threshold else 0.0)


@given(CHANCES, CHANCES, st.floats(0.0, 2.0), st.floats(0.1, 0.95))
def test_the_one_that_declines_compares_war_with_the_best_peace(
    now: float, later: float, cost: float, patience: float
) -> None:
    """All of the prize today and what the other leaves from tomorrow on, against a war today."""
    found = costs.strike(now, later, cost, patience)
    assume(abs(float(found.shift - found.check)) > 1e-9)
    war = (1 - now) / (1 - patience) - cost
    left = 1 - later - cost * (1 - patience)
    peace = 1 + patience * left / (1 - patience)
    assert bool(found.fights) == (war > peace)


@given(st.floats(0.1, 1.0), st.floats(1, 20), st.floats(0, 10), st.floats(0, 10), st.floats(0, 10))
def test_the_shift_beside_the_surplus(
    patience: float, whole: float, declines: float, rises: float, risen: float
) -> None:
    """The same as: what both can secure is more than there is."""
    found = costs.surplus(patience, whole, declines, rises, risen)
    assume(abs(float(found.shift - found.check)) > 1e-9)
    assert bool(found.fights) == (declines + patience * risen > whole)


def test_many_draws_at_once() -> None:
    found = costs.private_cost(np.array([0.5, 0.4]), np.array([[0.1], [0.3]]), 0.2)
    assert found.demand.shape == found.war.shape == found.worth.shape == (2, 2)
    assert found.war[1].tolist() == [0.0, 0.0]
    assert costs.interval(np.array([0.2, 0.6]), 0.1, np.array([0.0, -0.2])).open.tolist() == [True, False]

"""Models of war that become each other where they must, and the published ones where nothing of ours is added."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.concession import open_range
from instantsia.models.information.trust import learned
from instantsia.models.war import alternating_walk, attrition, beliefs, costs, walk
from tests.models.war.test_values import BATTLES, BELIEF, COST, both, fronts

CHANCES = st.floats(0.02, 0.98)
COSTS = st.floats(0.0, 0.3)


# ------------------------------------------------------------------------------------------------------------- R1, R2


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


# ----------------------------------------------------------------------------------------------------------------- R3


@given(CHANCES, COSTS, COSTS)
def test_one_battle_and_patience_give_the_range_of_one_war(chance: float, first: float, second: float) -> None:
    """Fearon's range: whoever offers gets the end that is theirs."""
    found = alternating_walk.shares(2, chance, 1.0, first, second)
    expected = costs.interval(chance, first, second)
    assert found.offering[0] == pytest.approx(float(expected.high), abs=1e-12)
    assert found.asked[0] == pytest.approx(float(expected.low), abs=1e-12)


@given(st.integers(2, 60), CHANCES)
def test_battles_that_cost_nothing_give_the_ruin_of_a_gambler(forts: int, chance: float) -> None:
    ruin = walk.wins(np.arange(1, forts), forts, chance)
    for share in alternating_walk.shares(forts, chance, 1.0, 0.0, 0.0):
        assert share == pytest.approx(ruin, abs=1e-8)


def test_it_comes_near_that_as_patience_grows() -> None:
    ruin = walk.wins(np.arange(1, 10), 10, 0.55)
    apart = [
        np.abs(alternating_walk.shares(10, 0.55, 1 - 10.0**-power, 0.0, 0.0).offering - ruin).max()
        for power in range(1, 8)
    ]
    assert apart == sorted(apart, reverse=True)
    assert apart[-1] < 1e-4


# ----------------------------------------------------------------------------------------------------------------- R6


@given(CHANCES, st.floats(0.0, 0.2), st.floats(0.05, 0.5))
def test_a_demand_is_refused_as_often_as_it_says(wins: float, cost: float, most: float) -> None:
    """Opponents with every cost there is, each as often: those fight who expect more of a war than they are left."""
    found = costs.private_cost(wins, cost, most)
    of_each = (np.arange(100_000) + 0.5) / 100_000 * most
    fights = 1 - wins - of_each > 1 - found.demand
    assert fights.mean() == pytest.approx(float(found.war), abs=1e-4)
    gets = np.where(fights, wins - cost, found.demand)
    assert gets.mean() == pytest.approx(float(found.worth), abs=1e-4)


# ----------------------------------------------------------------------------------------------------------------- R8


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.5, 60), st.lists(st.booleans(), max_size=60))
def test_two_who_saw_the_same_are_apart_by_the_same_whatever_it_was(
    first: float, second: float, strength: float, battles: list[bool]
) -> None:
    won, fought = np.array(float(sum(battles))), np.array(float(len(battles)))
    now = [learned(np.array(before), np.array(strength), won, fought) for before in (first, second)]
    expected = beliefs.gap(first, second, strength, len(battles))
    assert float(now[0] - now[1]) == pytest.approx(float(expected), abs=1e-12)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.5, 60), st.floats(0.01, 0.5))
def test_after_so_many_battles_they_agree_and_no_sooner(
    first: float, second: float, strength: float, within: float
) -> None:
    battles = float(beliefs.agree_after(first, second, strength, within))
    assert abs(beliefs.gap(first, second, strength, battles)) <= within + 1e-9
    if battles:
        assert abs(beliefs.gap(first, second, strength, battles - 1)) > within - 1e-9


@given(st.floats(0.51, 0.99), st.floats(0.51, 0.999))
def test_whoever_stops_at_a_lead_is_wrong_as_often_as_the_walk_ends_at_the_other_end(
    chance: float, sure: float
) -> None:
    found = beliefs.learn(chance, sure)
    lead = int(found.lead)
    assert float(found.wrong) == pytest.approx(1 - float(walk.wins(lead, 2 * lead, chance)), abs=1e-12)
    assert 1 - found.wrong >= sure - 1e-12
    odds = chance / (1 - chance)
    assert lead == 1 or odds ** (lead - 1) / (1 + odds ** (lead - 1)) < sure + 1e-12


def test_a_lead_that_is_just_enough_is_enough() -> None:
    """Three battles make 0.6 against 0.4 as likely as 0.771428...; rounding must not ask for a fourth."""
    exactly = 1.5**3 / (1 + 1.5**3)
    assert float(beliefs.learn(0.6, exactly).lead) == 3


# ----------------------------------------------------------------------------------------------------------------- R9


@given(st.floats(0.5, 20), st.floats(0.05, 3), st.floats(0.1, 10))
def test_both_hold_out_with_the_chance_of_two_alike(value: float, cost: float, time: float) -> None:
    rate = attrition.hazard(value, cost)
    assert float(attrition.survival(time, rate, rate)) == pytest.approx(np.exp(-2 * cost * time / value), rel=1e-12)
    assert float(attrition.duration(rate, rate)) == pytest.approx(value / (2 * cost), rel=1e-12)


@given(st.floats(0.5, 20), st.floats(0.05, 3), st.floats(0.1, 10))
def test_against_one_who_yields_at_that_rate_no_time_to_hold_out_is_better(
    value: float, cost: float, until: float
) -> None:
    """Whoever means to hold out until some day expects nothing by it, whatever the day: an equilibrium."""
    rate = float(attrition.hazard(value, cost))
    x, weight = np.polynomial.legendre.leggauss(60)
    time, weight = (x + 1) / 2 * until, weight / 2 * until
    wins = (weight * rate * np.exp(-rate * time) * (value - cost * time)).sum()
    assert wins - np.exp(-rate * until) * cost * until == pytest.approx(0.0, abs=1e-9 * value)


def test_how_long_it_lasts_is_what_survival_adds_up_to() -> None:
    time = (np.arange(400_000) + 0.5) * 1e-3
    first, second = attrition.hazard(4.0, 0.5), attrition.hazard(10.0, 1.0)
    assert attrition.survival(time, first, second).sum() * 1e-3 == pytest.approx(
        float(attrition.duration(first, second)), rel=1e-6
    )
    assert float(attrition.duration(0.0, 0.0)) == np.inf

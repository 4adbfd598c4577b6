"""A turn of battles: played to the end it is the walk of the textbook, and what it teaches is the same for both."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.information.trust import learned
from instantsia.models.war import turn, walk
from instantsia.models.war.beliefs import gap
from instantsia.models.war.turn import Front

DRAWS = 40_000


def start(held: int, draws: int = DRAWS) -> Front:
    return Front(*(np.full(draws, each, np.int16) for each in (held, 0, 0)))


def played(held: int, forts: int, chance: float, mean: float, turns: int) -> Front:
    rng, front = np.random.default_rng(1), start(held)
    for _ in range(turns):
        count = turn.battles(mean, rng.uniform(size=DRAWS))
        front = turn.fight(front, np.float64(forts), np.float64(chance), count, rng.uniform(size=(turn.MOST, DRAWS)))
    return front


@given(st.floats(0.0, 3.0))
def test_battles_are_as_many_as_they_should_be(mean: float) -> None:
    """Over even numbers from 0 to 1 the mean is exact; no turn has a battle more or less than its neighbours."""
    found = turn.battles(mean, (np.arange(10_000) + 0.5) / 10_000)
    assert found.mean() == pytest.approx(mean, abs=1e-4)
    assert found.max() - found.min() <= 1


def test_played_to_the_end_it_is_the_ruin_of_a_gambler() -> None:
    """R3, as a step plays it: the share that ends with all, and the battles until then."""
    held, forts, chance = 4, 9, 0.55
    front = played(held, forts, chance, 1.5, 400)
    assert set(np.unique(front.held)) == {0, forts}
    expected = walk.course(held, forts, chance)
    share = (front.held == forts).mean()
    assert share == pytest.approx(float(expected.wins), abs=4 * np.sqrt(0.25 / DRAWS))
    assert front.fought.mean() == pytest.approx(float(expected.battles), rel=0.03)


def test_the_front_moves_by_what_was_won_and_never_beyond_an_end() -> None:
    front = played(3, 8, 0.45, 2.5, 7)
    np.testing.assert_array_equal(front.held, 3 + 2 * front.won - front.fought)
    assert front.held.min() >= 0
    assert front.held.max() <= 8
    np.testing.assert_array_equal(turn.net(start(3), front), front.held - 3)


def test_a_war_that_is_over_is_not_fought_on() -> None:
    ended = Front(*(np.array(each, np.int16) for each in ([0, 8], [2, 9], [7, 14])))
    later = turn.fight(ended, np.float64(8), np.float64(0.5), np.full(2, 3, np.int16), np.full((3, 2), 0.1))
    for before, after in zip(ended, later, strict=True):
        np.testing.assert_array_equal(before, after)


def test_what_both_saw_brings_them_together_by_the_same_in_every_draw() -> None:
    """R8: (a - b) s / (s + n), whatever happened."""
    front = played(6, 12, 0.5, 1.2, 20)
    now = [learned(np.array(before), np.array(25.0), front.won, front.fought) for before in (0.6, 0.45)]
    np.testing.assert_allclose(now[0] - now[1], gap(0.6, 0.45, 25.0, front.fought), atol=1e-12)


@given(st.floats(0.05, 0.95), st.floats(0.0, 1.0), st.floats(-2.0, 0.0))
def test_supplies_that_are_short_never_help(chance: float, effect: float, short: float) -> None:
    assert float(turn.with_supplies(chance, effect, 0.0)) == pytest.approx(chance, abs=1e-12)
    assert float(turn.with_supplies(chance, effect, short)) <= chance + 1e-12


def test_a_run_of_victories_fades() -> None:
    found = np.array(0.0)
    for _ in range(100):
        found = turn.run(found, np.array(1, np.int16))
    assert float(found) == pytest.approx(1 / (1 - turn.MEMORY))

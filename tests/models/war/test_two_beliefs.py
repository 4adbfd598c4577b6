"""Wars that end by force or because battles have taught enough, beside the same wars fought one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from instantsia.models.war import walk
from instantsia.models.war.two_beliefs import ends

HALF = np.array([0.5])


@given(
    st.integers(2, 14), st.data(), st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0.05, 0.95),
    st.floats(0.5, 60.0), st.floats(0.0, 0.05), st.integers(0, 60),
)  # fmt: skip
def test_every_war_ends_in_one_way_or_goes_on(
    forts: int, data: st.DataObject, chance: float, first: float, second: float, strength: float, cost: float, most: int
) -> None:
    held = data.draw(st.integers(1, forts - 1))
    found = ends(held, forts, np.array([chance]), np.array([first]), np.array([second]), strength, cost, most)
    assert min(float(each.min()) for each in found) >= 0.0
    assert -1e-9 <= float(found.open[0]) <= 1.0


def test_who_believe_the_same_do_not_begin() -> None:
    found = ends(5, 10, HALF, np.array([0.6]), np.array([0.6]), 10.0, 0.01, 40)
    assert found.agreed[0, 0] == 1.0
    assert sum(float(each[0, 1:].sum()) for each in found) == 0.0


def test_who_learn_nothing_fight_to_the_end() -> None:
    """Then it is the gambler's ruin, chance and mean length."""
    found = ends(4, 9, np.array([0.55]), np.array([0.9]), np.array([0.1]), 1e12, 0.0, 2_000)
    assert found.agreed.sum() == 0.0
    assert found.first.sum() == pytest.approx(float(walk.wins(4, 9, 0.55)), abs=1e-9)
    length = ((found.first + found.second)[0] * np.arange(2_001)).sum()
    assert length == pytest.approx(float(walk.battles(4, 9, 0.55)), abs=1e-6)


def test_sides_may_be_exchanged() -> None:
    ours = ends(3, 10, np.array([0.45]), np.array([0.7]), np.array([0.4]), 8.0, 0.004, 80)
    theirs = ends(7, 10, np.array([0.55]), np.array([0.6]), np.array([0.3]), 8.0, 0.004, 80)
    assert ours.first == pytest.approx(theirs.second, abs=1e-12)
    assert ours.agreed == pytest.approx(theirs.agreed, abs=1e-12)


def test_it_is_what_wars_do_that_are_fought_one_by_one() -> None:
    held, forts, chance, first, second, strength, cost = 3, 10, 0.45, 0.7, 0.4, 8.0, 0.004
    rng, wars = np.random.default_rng(1), 4_000
    counts = {"agreed": np.zeros(61), "first": np.zeros(61), "second": np.zeros(61)}
    for _ in range(wars):
        front, won = held, 0
        for fought in range(61):
            if front in (0, forts):
                counts["first" if front else "second"][fought] += 1
                break
            ours, theirs = ((each * strength + won) / (strength + fought) for each in (first, second))
            if bool(walk.opens(front, forts, ours, theirs, cost, cost).open):
                counts["agreed"][fought] += 1
                break
            win = bool(rng.random() < chance)
            front, won = front + (1 if win else -1), won + win
    found = ends(held, forts, np.array([chance]), np.array([first]), np.array([second]), strength, cost, 60)
    for name, each in counts.items():
        expected = getattr(found, name)[0]
        assert (np.abs(each / wars - expected) <= 4.5 * _binomial(expected, wars)).all()
        assert abs(each.sum() / wars - expected.sum()) <= 4 * _binomial(expected.sum(), wars)
    # one war in four is ended by what battles have taught, so that all three ways are compared
    assert 0.2 < float(found.agreed.sum()) < 0.3
    assert np.count_nonzero(found.agreed[0, 1:] > 0.01) > 3


def _binomial(chance: NDArray[np.float64], wars: int) -> NDArray[np.float64]:
    """The standard error of a share of so many wars; of a bin that is hardly ever met, that of one war in it."""
    return np.sqrt(np.maximum(chance * (1.0 - chance), 1.0 / wars) / wars)


@given(st.floats(0.2, 0.8), st.floats(0.0, 0.4), st.floats(2.0, 60.0), st.floats(0.001, 0.02))
def test_dearer_battles_bring_agreement_no_later(chance: float, apart: float, strength: float, cost: float) -> None:
    sides = np.array([chance]), np.array([min(chance + apart, 0.98)]), np.array([max(chance - apart, 0.02)])
    by = [ends(5, 10, *sides, strength, each, 80).agreed.cumsum(axis=1) for each in (cost, 1.5 * cost)]
    assert (by[1] >= by[0] - 1e-12).all()


@pytest.mark.parametrize("held", [0, 10, 11])
def test_a_front_at_an_end_is_refused(held: int) -> None:
    with pytest.raises(ValueError, match=f"found a front at {held} of 10 positions"):
        ends(held, 10, HALF, HALF, HALF, 1.0, 0.0, 3)

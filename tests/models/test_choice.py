"""Choice with a precision: closed forms, limits, and one number that serves every difference."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.voting.choice import choose, hurdle, probability, shares

DIFFERENCE = st.floats(-1, 1)
PRECISION = st.floats(0, 50)
UNIFORM = st.floats(1e-12, 1 - 1e-12)


def test_known_values() -> None:
    """A wrong sign or a lost precision would show here: log odds are precision x difference."""
    assert probability(np.array([math.log(3)]), 1.0) == pytest.approx([0.75])
    assert probability(np.array([0.5]), 2 * math.log(9)) == pytest.approx([0.9])


def test_limits() -> None:
    """Precision 0 is an even choice whatever the utilities; a huge one takes the better option and never overflows."""
    assert (probability(np.array([-1.0, 0.0, 1.0]), 0.0) == 0.5).all()
    assert (probability(np.array([-1.0, 0.0, 1.0]), 1e12) == [0.0, 0.5, 1.0]).all()
    assert shares(np.array([0.1, 0.9, 0.2]), 1e12).tolist() == [0.0, 1.0, 0.0]
    assert shares(np.array([0.1, 0.9, 0.2]), 0.0) == pytest.approx([1 / 3] * 3)


@given(DIFFERENCE, PRECISION)
def test_the_other_side(difference: float, precision: float) -> None:
    """The two sides' chances must add to 1: otherwise a motion and its contrary would not be the same question."""
    d = np.array([difference])
    assert probability(d, precision) + probability(-d, precision) == pytest.approx(1)


@given(DIFFERENCE, PRECISION, UNIFORM)
def test_hurdle_is_the_same_choice(difference: float, precision: float, u: float) -> None:
    """A vote by logarithm and a vote by probability must agree, but at the very edge."""
    p = probability(np.array([difference]), precision)[0]
    if abs(p - u) > 1e-9:
        assert (hurdle(np.array([u]))[0] < precision * difference) == (u < p)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=5), PRECISION)
def test_shares_add_to_one_and_follow_the_ratio(utilities: list[float], precision: float) -> None:
    """The ratio of two options' chances depends on these two alone; a shift of all utilities changes nothing."""
    u = np.array(utilities)
    p = shares(u, precision)
    assert p.sum() == pytest.approx(1)
    assert shares(u + 3.0, precision) == pytest.approx(p)
    assert p[0] / (p[0] + p[1]) == pytest.approx(probability(np.array([u[0] - u[1]]), precision)[0])


def test_choose_by_one_number() -> None:
    """The share of a fine grid of numbers that falls on each option is its chance; an option not put is never taken."""
    u = (np.arange(100_000) + 0.5) / 100_000
    utility = np.broadcast_to(np.array([0.2, 0.9, 0.5]), (len(u), 3))
    taken = choose(u, utility, 3.0)
    expected = shares(np.array([0.2, 0.9, 0.5]), 3.0)
    assert [np.mean(taken == option) for option in range(3)] == pytest.approx(expected.tolist(), abs=1e-4)
    put = np.broadcast_to(np.array([True, False, True]), (len(u), 3))
    assert set(choose(u, utility, 3.0, put).tolist()) == {0, 2}
    last_out = np.broadcast_to(np.array([True, True, False]), (len(u), 3))
    assert set(choose(u, utility, 3.0, last_out).tolist()) == {0, 1}


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6), PRECISION)
def test_the_largest_number_stays_inside(utilities: list[float], precision: float) -> None:
    """The number nearest to 1 must take the last option that has any chance, never one past the end."""
    edge = np.array([np.nextafter(1.0, 0.0)])
    assert choose(edge, np.array([utilities]), precision)[0] < len(utilities)
    put = np.array([[True] * (len(utilities) - 1) + [False]])
    assert choose(edge, np.array([utilities]), precision, put)[0] < len(utilities) - 1


def test_choose_at_the_edges() -> None:
    """The last option that is put takes the largest number, the first the smallest."""
    edge = np.array([1 - 2**-53, 2**-53])
    assert choose(edge, np.zeros((2, 3)), 1.0).tolist() == [2, 0]
    assert choose(edge, np.zeros((2, 3)), 1.0, np.array([[True, True, False]] * 2)).tolist() == [1, 0]

"""The walk: against a linear system, exact fractions and its own mirror."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.war import walk
from instantsia.models.war.unsure_walk import beta_wins

CHANCES = st.floats(0.0, 1.0)
INNER = st.floats(0.02, 0.98)
COSTS = st.floats(0.0, 0.1)
GAUSS = np.polynomial.legendre.leggauss(300)


@st.composite
def fronts(draw: Any, most: int = 40) -> tuple[int, int]:
    """(held, forts)."""
    forts = draw(st.integers(1, most))
    return draw(st.integers(0, forts)), forts


def by_elimination(forts: int, chance: float) -> tuple[np.ndarray, np.ndarray]:
    """(held,) chance to win and mean battles from every position but the ends, by the equations of one battle."""
    inside = forts - 1
    step = np.diag(np.full(inside - 1, chance), 1) + np.diag(np.full(inside - 1, 1 - chance), -1)
    won = np.zeros(inside)
    won[-1] = chance
    return np.linalg.solve(np.eye(inside) - step, won), np.linalg.solve(np.eye(inside) - step, np.ones(inside))


def by_fractions(held: int, forts: int, chance: Fraction) -> tuple[Fraction, Fraction]:
    """Chance to win and mean battles, exactly, for a chance that is not 1/2."""
    r = (1 - chance) / chance
    won = (1 - r**held) / (1 - r**forts)
    return won, (held - forts * won) / (1 - 2 * chance)


@given(st.integers(2, 15), INNER)
def test_it_solves_the_equations_of_one_battle(forts: int, chance: float) -> None:
    found = walk.course(np.arange(1, forts), forts, chance)
    won, battles = by_elimination(forts, chance)
    assert found.wins == pytest.approx(won, abs=1e-10)
    assert found.battles == pytest.approx(battles, rel=1e-9)


@given(fronts(), CHANCES)
def test_the_mirror(front: tuple[int, int], chance: float) -> None:
    """What one side wins the other loses, in as many battles."""
    held, forts = front
    here, there = walk.course(held, forts, chance), walk.course(forts - held, forts, 1 - chance)
    assert here.wins == pytest.approx(1 - there.wins, abs=1e-12)
    assert here.battles == pytest.approx(float(there.battles), rel=1e-9, abs=1e-9)


@given(fronts(400), st.integers(1, 50), st.booleans())
def test_near_even_chances_no_digit_is_lost(front: tuple[int, int], power: int, above: bool) -> None:
    held, forts = front
    chance = Fraction(1, 2) + Fraction(1 if above else -1, 2 ** (power + 2))
    found = walk.course(held, forts, float(chance))
    won, battles = by_fractions(held, forts, chance)
    # the log-odds of a loss are right to 1e-16 and are raised to the power of the positions
    assert float(found.wins) == pytest.approx(float(won), rel=1e-10, abs=1e-300)
    assert float(found.battles) == pytest.approx(float(battles), rel=1e-10, abs=1e-12)


def test_even_chances() -> None:
    found = walk.course(np.arange(0, 11), 10, 0.5)
    assert found.wins.tolist() == pytest.approx([held / 10 for held in range(11)], abs=1e-15)
    assert found.battles.tolist() == pytest.approx([held * (10 - held) for held in range(11)], rel=1e-14)


@pytest.mark.parametrize(
    ("held", "forts", "chance"),
    [(200, 400, 0.3), (200, 400, 0.7), (1000, 2000, 0.2), (1000, 2000, 0.8), (1, 2, 1e-300)],
)
def test_nothing_overflows(held: int, forts: int, chance: float) -> None:
    found = walk.course(held, forts, chance)
    won, battles = by_fractions(held, forts, Fraction(chance))
    assert float(found.wins) == pytest.approx(float(won), rel=1e-10, abs=0.0)
    assert float(found.battles) == pytest.approx(float(battles), rel=1e-12)


def test_whoever_wins_every_battle_wins_in_as_many_as_there_are_positions() -> None:
    found = walk.course(np.array([0, 3, 10]), 10, np.array([[0.0], [1.0]]))
    assert found.wins.tolist() == [[0.0, 0.0, 1.0], [0.0, 1.0, 1.0]]
    assert found.battles.tolist() == [[0.0, 3.0, 0.0], [0.0, 7.0, 0.0]]


@given(st.lists(st.tuples(fronts(), CHANCES), min_size=2, max_size=6))
def test_a_draw_among_others_is_what_it_is_alone(draws: list[tuple[tuple[int, int], float]]) -> None:
    held, forts, chance = (
        np.array([front[0] for front, _ in draws]), np.array([front[1] for front, _ in draws]),
        np.array([p for _, p in draws]),
    )  # fmt: skip
    together = walk.course(held, forts, chance)
    for at in range(len(draws)):
        alone = walk.course(held[at : at + 1], forts[at : at + 1], chance[at : at + 1])
        assert (together.wins[at], together.battles[at]) == (alone.wins[0], alone.battles[0])


# ------------------------------------------------------------------------------------------ what it is worth to each


@given(fronts(), INNER, INNER, COSTS, COSTS)
def test_more_to_hope_for_and_less_to_pay_make_war_worth_more(
    front: tuple[int, int], one: float, other: float, cheap: float, dear: float
) -> None:
    held, forts = front
    low, high = sorted((one, other))
    assert walk.wins(held, forts, low) <= walk.wins(held, forts, high) + 1e-12
    assert walk.wins(held, forts, low) <= walk.wins(min(held + 1, forts), forts, low) + 1e-12
    less, more = sorted((cheap, dear))
    assert walk.values(held, forts, low, more) <= walk.values(held, forts, low, less) + 1e-12


@given(fronts(), INNER, COSTS, COSTS)
def test_two_of_one_mind_can_always_agree(front: tuple[int, int], chance: float, first: float, second: float) -> None:
    held, forts = front
    found = walk.opens(held, forts, chance, chance, first, second)
    assert found.low <= found.high + 1e-12
    assert float(found.width) == pytest.approx(float((first + second) * walk.battles(held, forts, chance)), abs=1e-9)


@given(fronts(), INNER, INNER, COSTS, COSTS)
def test_both_sides_are_asked_alike(front: tuple[int, int], one: float, other: float, a: float, b: float) -> None:
    """What the first takes at least and the second gives at most is what each expects of the war by its own belief."""
    held, forts = front
    found = walk.opens(held, forts, one, other, a, b)
    assert found.low == pytest.approx(walk.values(held, forts, one, a), abs=1e-12)
    assert 1 - found.high == pytest.approx(walk.values(forts - held, forts, 1 - other, b), abs=1e-9)


# --------------------------------------------------------------------------------------- a chance that is not known


def by_gauss(a: float, b: float, held: int, forts: int) -> float:
    """By another rule: Gauss-Legendre in the chance itself, for counts of 2 and more: below, it errs at the ends."""
    x, weight = GAUSS
    p = (x + 1) / 2
    density = (a - 1) * np.log(p) + (b - 1) * np.log1p(-p)
    weight = weight * np.exp(density - density.max())
    return float((weight * walk.wins(held, forts, p)).sum() / weight.sum())


@given(st.floats(2, 60), st.floats(2, 60), fronts(25))
def test_the_mean_over_a_beta(a: float, b: float, front: tuple[int, int]) -> None:
    assert float(beta_wins(a, b, *front)) == pytest.approx(by_gauss(a, b, *front), abs=1e-8)


@given(st.floats(0.05, 500), st.floats(0.05, 500))
def test_of_one_battle_it_is_the_mean(a: float, b: float) -> None:
    assert float(beta_wins(a, b, 1, 2)) == pytest.approx(a / (a + b), abs=1e-11)


@given(st.floats(0.2, 200), st.floats(0.2, 200), fronts(30))
def test_the_mirror_of_it(a: float, b: float, front: tuple[int, int]) -> None:
    held, forts = front
    assert float(beta_wins(a, b, held, forts)) == pytest.approx(
        1 - float(beta_wins(b, a, forts - held, forts)), abs=1e-11
    )


def test_counts_of_many_draws_at_once() -> None:
    a, held = np.array([3.0, 6.0, 40.0]), np.array([[2], [5]])
    found = beta_wins(a, 4.0, held, 10)
    assert found.shape == (2, 3)
    for row in range(2):
        for column in range(3):
            assert found[row, column] == pytest.approx(float(beta_wins(a[column], 4.0, held[row, 0], 10)), abs=1e-12)


def test_who_has_seen_very_much_believes_one_chance() -> None:
    assert float(beta_wins(5.5e7, 4.5e7, 5, 10)) == pytest.approx(float(walk.wins(5, 10, 0.55)), abs=1e-6)

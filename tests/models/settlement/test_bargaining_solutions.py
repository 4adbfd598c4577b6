"""Nash and Kalai-Smorodinsky solutions, against a search of the whole scale and closed forms of two actors."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instantsia.models.settlement import kalai_smorodinsky, nash, weighted_mean
from instantsia.models.settlement.stakes import Stakes
from tests.counting import calls
from tests.models.settlement.small import Body, bodies, many

BOTH = pytest.mark.parametrize("file", [nash, kalai_smorodinsky])
STEP = 0.02
GRID = np.arange(0.0, 100.0 + STEP / 2, STEP)
SIDES = st.tuples(st.integers(1, 99), st.integers(1, 99)).map(sorted)
"""Two positions above a reference of 0, the lower one first."""


def agreed(body: Body) -> tuple[np.ndarray, np.ndarray]:
    """The points of the grid that nobody with a weight loses by, and what each of them gains there, (point, actor)."""
    stakes = body.stakes
    counts = stakes.weight > 0
    position = stakes.position[counts]
    assert stakes.reference is not None
    before = -((float(stakes.reference) - position) ** 2)
    gained = -((GRID[:, None] - position) ** 2) - before
    fine = (gained >= 0).all(axis=1)
    return GRID[fine], gained[fine]


def found_by_search(file: Any, body: Body) -> float:
    """The best point of the grid; the reference where nobody gains anything by any other."""
    points, gained = agreed(body)
    inside = (gained > 0).all(axis=1)
    if not inside.any():
        assert body.stakes.reference is not None
        return float(body.stakes.reference)
    if file is nash:
        capability = body.stakes.capability[body.stakes.weight > 0]
        product = (capability * np.log(np.where(inside[:, None], gained, 1e-300))).sum(axis=1)
        return float(points[product.argmax()])
    return float(points[(gained / gained.max(axis=0)).min(axis=1).argmax()])


@BOTH
@settings(max_examples=60)
@given(data=st.data())
def test_it_is_the_best_point_that_nobody_loses_by(file: Any, data: st.DataObject) -> None:
    body = data.draw(bodies(most=5))
    assume((body.stakes.weight > 0).any())
    settled = file.settle(body.stakes)
    # the first-order condition is met to the last digits, the search to the steps of its grid and their square roots
    assert float(settled.outcome) == pytest.approx(found_by_search(file, body), abs=2 * STEP)
    _, gained = agreed(body)
    assert bool(settled.blocked) == (not (gained > 0).all(axis=1).any())


@given(sides=SIDES, weights=st.tuples(st.integers(1, 9), st.integers(1, 9)))
def test_two_bargain_by_a_quadratic_equation(sides: list[int], weights: tuple[int, int]) -> None:
    """(p + q) (2a - x) (2b - x) = x (p (2b - x) + q (2a - x)): the smaller root."""
    (a, b), (p, q) = sides, weights
    stakes = Stakes(np.array([a, b], dtype=float), np.array(weights, dtype=float), [0.3, 0.9], 0.0)
    first, second, third = 2 * (p + q), -2 * (p + q) * (a + b) - 2 * (p * b + q * a), 4 * (p + q) * a * b
    root = (-second - math.sqrt(second * second - 4 * first * third)) / (2 * first)
    assert float(nash.settle(stakes).outcome) == pytest.approx(root, abs=1e-7)


@given(sides=SIDES)
def test_two_who_give_up_the_same_part(sides: list[int]) -> None:
    """The harmonic mean where both could have their way, else where 2a is the most that the farther one could get."""
    a, b = sides
    expected = 2 * a * b / (a + b) if b <= 2 * a else (6 * a * b - 8 * a * a) / (4 * b - 5 * a)
    for weight in (1.0, [1.0, 8.0]):
        stakes = Stakes(np.array([a, b], dtype=float), weight, 1.0, 0.0)
        assert float(kalai_smorodinsky.settle(stakes).outcome) == pytest.approx(expected, abs=1e-7)


@BOTH
@pytest.mark.parametrize("reference", [0.0, 20.0, 35.0, 50.0, 100.0])
def test_whoever_is_alone_or_of_one_mind_has_their_way(file: Any, reference: float) -> None:
    """With what holds above as well as below; where it is what they want, nothing is to be had."""
    for position in ([35.0], [35.0, 35.0, 35.0]):
        settled = file.settle(Stakes(position, 1.0, [0.7] * len(position), reference))
        assert float(settled.outcome) == 35.0
        assert bool(settled.blocked) == (reference == 35.0)


@BOTH
@pytest.mark.parametrize(
    ("position", "reference"), [([20.0, 80.0, 90.0], 50.0), ([50.0, 80.0, 90.0], 50.0), ([10.0, 20.0, 50.0], 50.0)]
)
def test_where_somebody_loses_by_any_change_what_holds_goes_on(
    file: Any, position: list[float], reference: float
) -> None:
    """On both sides of what holds, or on it. If it does not go on, the compromise is what is left."""
    stakes = Stakes(position, [1.0, 2.0, 3.0], 1.0, reference)
    settled = file.settle(stakes)
    assert bool(settled.blocked)
    assert float(settled.outcome) == reference
    assert float(settled.notes["unblocked"]) == float(weighted_mean.settle(stakes).outcome)


@BOTH
def test_whoever_weighs_nothing_stops_nothing(file: Any) -> None:
    """Neither by standing on the other side of what holds, nor by standing nearest to it."""
    for other in (0.0, 40.0, 55.0):
        with_other = Stakes([other, 80.0, 90.0], [0.0, 1.0, 3.0], 1.0, 50.0)
        alone = Stakes([80.0, 90.0], [1.0, 3.0], 1.0, 50.0)
        assert not bool(file.settle(with_other).blocked)
        assert float(file.settle(with_other).outcome) == pytest.approx(float(file.settle(alone).outcome), abs=1e-12)


def test_who_brings_more_to_bear_is_met_further() -> None:
    """Under Nash; salience falls out of it, and Kalai and Smorodinsky look at neither."""
    position = [30.0, 60.0, 70.0]
    outcome = [
        float(nash.settle(Stakes(position, [1.0, 1.0, capability], 1.0, 0.0)).outcome) for capability in (0.5, 1, 2, 8)
    ]
    assert (np.diff(outcome) > 0.5).all()
    salient = nash.settle(Stakes(position, 1.0, [0.9, 0.2, 0.6], 0.0)).outcome
    assert float(salient) == pytest.approx(outcome[1], abs=1e-12)
    alike = {float(kalai_smorodinsky.settle(Stakes(position, 1.0, [0.9, 0.2, s], 0.0)).outcome) for s in (0.1, 1, 5)}
    assert len(alike) == 1


def test_the_worse_it_is_without_an_agreement_the_nearer_to_the_compromise() -> None:
    """The limit of the Nash solution is the mean weighted by capability; that of the other one is halfway."""
    off = []
    for reference in (-1e2, -1e3, -1e4, -1e5):
        stakes = Stakes([10.0, 50.0, 90.0], [1.0, 2.0, 5.0], 1.0, reference, (reference, 100.0))
        mean, halfway = weighted_mean.settle(stakes).outcome, 50.0
        off.append([abs(nash.settle(stakes).outcome - mean), abs(kalai_smorodinsky.settle(stakes).outcome - halfway)])
    assert (np.diff(np.array(off), axis=0) < 0).all()
    assert np.max(off[-1]) < 0.1


@BOTH
def test_nothing_loops_over_draws(file: Any) -> None:
    def work(draws: int) -> int:
        body = many(draws, 12)
        return calls(lambda: file.settle(body.stakes))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)

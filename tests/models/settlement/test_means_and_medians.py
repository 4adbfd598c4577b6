"""Weighted mean, weighted median and mode: closed forms, counting by hand."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.settlement import mode, weighted_mean, weighted_median
from instantsia.models.settlement.stakes import Stakes
from tests.counting import calls
from tests.models.settlement.small import POINTS, Body, bodies, many


def exact(body: Body) -> list[tuple[Fraction, Fraction]]:
    """(position, weight), everybody alike where nobody has any weight."""
    pairs = [
        (Fraction(x), Fraction(c) * Fraction(s))
        for x, c, s in zip(*(row.tolist() for row in rows_of(body.stakes)), strict=True)
    ]
    return pairs if any(weight for _, weight in pairs) else [(x, Fraction(1)) for x, _ in pairs]


def rows_of(stakes: Stakes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return stakes.position, stakes.capability, stakes.salience


def nearest(points: list[Fraction], reference: float) -> Fraction:
    return min(points, key=lambda point: (abs(point - Fraction(reference)), point))


@given(body=bodies())
def test_the_mean_counted_in_fractions(body: Body) -> None:
    pairs = exact(body)
    expected = sum(x * w for x, w in pairs) / sum(w for _, w in pairs)
    if not (body.stakes.weight > 0).any():
        assert body.stakes.reference is not None
        expected = Fraction(float(body.stakes.reference))
    assert float(body.settle("weighted-mean").outcome) == pytest.approx(float(expected), abs=1e-10)


@given(body=bodies())
def test_the_median_is_not_beaten_in_pairs(body: Body) -> None:
    """Put against any other position it gets at least half of the weight; of all such the nearest to the reference."""
    pairs, reference = exact(body), float(np.asarray(body.stakes.reference))
    positions = sorted({x for x, w in pairs if w})
    total = sum(w for _, w in pairs)

    def at_most(x: Fraction) -> Fraction:
        return sum((w for y, w in pairs if y <= x), Fraction(0))

    winners = [x for x in positions if 2 * at_most(x) >= total and 2 * (total - at_most(x)) <= total]
    winners = [winners[0], *[x for x in positions if x > winners[0] and 2 * at_most(winners[0]) == total][:1]]
    expected = nearest(winners, reference) if (body.stakes.weight > 0).any() else Fraction(reference)
    assert float(body.settle("weighted-median").outcome) == float(expected)


@given(body=bodies())
def test_the_mode_counted(body: Body) -> None:
    pairs, reference = exact(body), float(np.asarray(body.stakes.reference))
    pooled: Counter[Fraction] = Counter()
    for x, w in pairs:
        pooled[x] += w
    top = max(pooled.values())
    expected = nearest([x for x, w in pooled.items() if w == top], reference)
    if not (body.stakes.weight > 0).any():
        expected = Fraction(reference)
    assert float(body.settle("mode").outcome) == float(expected)


@given(body=bodies(), place=st.sampled_from(POINTS))
def test_whoever_moves_up_moves_nothing_down(body: Body, place: int) -> None:
    """Mean and, without a reference, median; a tie broken towards the reference need not rise with who moves up."""
    stakes = Stakes(*rows_of(body.stakes))
    for file in (weighted_mean, weighted_median):
        before, after = float(file.settle(stakes).outcome), file.with_actor_at(stakes, None, float(place))
        rises = np.asarray(place >= stakes.position)
        assert (np.where(rises, after - before, before - after) >= -1e-9).all()


@pytest.mark.parametrize("weight", [0.1, 1 / 3, 1e-9, 123456.7])
def test_an_exact_half_is_one_however_the_sums_are_rounded(weight: float) -> None:
    """Three of .1 against one of .3: as sums of floating point they differ."""
    stakes = Stakes([0.0, 0.0, 0.0, 100.0], [1.0, 1.0, 1.0, 3.0], weight, 90.0)
    assert float(weighted_median.settle(stakes).outcome) == 100.0
    tied = Stakes([0.0, 0.0, 0.0, 100.0], [weight, weight, weight, 3 * weight], 1.0)
    assert float(weighted_median.settle(tied).outcome) == 0.0
    assert float(mode.settle(tied).outcome) == 0.0


def test_without_weight_or_reference() -> None:
    stakes = Stakes([0.0, 10.0, 20.0, 90.0], 0.0, 1.0)
    assert float(weighted_mean.settle(stakes).outcome) == 30.0
    assert float(weighted_median.settle(stakes).outcome) == 10.0
    assert weighted_mean.with_actor_at(stakes, None, 40.0).tolist() == [40.0, 37.5, 35.0, 17.5]
    assert float(weighted_mean.settle(Stakes([0.0, 10.0], 0.0, 1.0, 70.0)).outcome) == 70.0


def test_levers_under_the_mean_are_the_closed_form() -> None:
    """w d / sum of w: what `levers` says of a step towards a point."""
    body = many(40, 7)
    weight = body.stakes.weight
    change = weighted_mean.with_actor_at(body.stakes, None, 60.0) - weighted_mean.settle(body.stakes).outcome[:, None]
    closed = weight * (60.0 - body.stakes.position) / weight.sum(axis=-1, keepdims=True)
    assert np.abs(change - closed).max() < 1e-10


@pytest.mark.parametrize("file", [weighted_mean, weighted_median])
def test_nothing_loops_over_draws(file: Any) -> None:
    """200 actors, every one of them moved: the same calls for 2,000 draws as for 20."""

    def work(draws: int) -> int:
        body = many(draws, 200)
        return calls(lambda: file.with_actor_at(body.stakes, None, 50.0))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)

"""What would be wrong: a score that differs from its closed form or rewards a forecast that one does not believe."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import paired

Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[3]
POINTS = np.arange(101.0)
LEVELS = tuple(percent / 100 for percent in range(5, 100, 5))

outcomes = st.one_of(st.integers(0, 100).map(float), st.floats(0, 100, allow_subnormal=False))
masses = st.lists(st.integers(0, 20), min_size=101, max_size=101).filter(any)
quantile_lists = st.lists(outcomes, min_size=19, max_size=19).map(sorted)


def one(value: float) -> Floats:
    return np.array([value])


def point(x: float) -> Floats:
    return np.array([(x <= POINTS).astype(np.float64)])


def steps(mass: list[int]) -> Floats:
    cdf = np.cumsum(np.array(mass, dtype=np.float64)) / sum(mass)
    cdf[-1] = 1.0
    return cdf[None, :]


def knots(quantiles: list[float], levels: tuple[float, ...] = LEVELS) -> tuple[Floats, Floats]:
    return scores.knots(levels, np.array([quantiles]))


def by_expectation(x: Floats, w: Floats, y: float) -> float:
    """CRPS = E|X - y| - E|X - X'| / 2, straight from its definition."""
    return float((w * np.abs(x - y)).sum() - 0.5 * (w[:, None] * w * np.abs(x[:, None] - x)).sum())


def by_integration(tau: Floats, value: Floats, y: float, cells: int = 200_000) -> float:
    """Integral of (F - [x >= y])^2 by the midpoint rule, F by inverting Q on a fine grid."""
    x = (np.arange(cells) + 0.5) / cells * 100
    below = np.array([np.interp(x, value[0], tau[0])])[0]
    below = np.where(x < value[0, 0], 0.0, np.where(x >= value[0, -1], 1.0, below))
    return float(((below - (x >= y)) ** 2).mean() * 100)


# ------------------------------------------------------------------------------------------------ closed forms


@pytest.mark.parametrize("y", [0.0, 0.3, 49.5, 50.0, 77.0, 100.0])
@pytest.mark.parametrize("x", [0.0, 50.0, 100.0])
def test_a_point_has_its_absolute_error(x: float, y: float) -> None:
    assert scores.steps_crps(point(x), one(y))[0] == pytest.approx(abs(x - y))
    assert scores.knots_crps(*knots([x] * 19), one(y))[0] == pytest.approx(abs(x - y))


@pytest.mark.parametrize("y", [0.0, 12.5, 50.0, 100.0])
def test_the_uniform_has_its_cubes(y: float) -> None:
    closed = (y**3 + (100 - y) ** 3) / 3 / 100**2
    uniform = knots([100 * level for level in LEVELS])
    assert scores.knots_crps(*uniform, one(y))[0] == pytest.approx(closed)
    assert scores.knots_crps(*knots([5.0, 50.0, 95.0], (0.05, 0.5, 0.95)), one(y))[0] == pytest.approx(closed)
    # on the points each mass lies half a point higher on average
    assert scores.steps_crps(np.array([POINTS / 100]), one(y))[0] == pytest.approx(closed, abs=0.51)
    assert scores.log_score(scores.knots_cell(*uniform, one(y)))[0] == pytest.approx(np.log(100))
    assert scores.log_score(scores.steps_cell(np.array([POINTS / 100]), one(y)))[0] == pytest.approx(np.log(100))


@pytest.mark.parametrize(("y", "p"), [(10.0, 0.3), (40.0, 0.3), (70.0, 0.9), (100.0, 0.5)])
def test_two_points(y: float, p: float) -> None:
    """p at 10, 1 - p at 70: p |10-y| + (1-p) |70-y| - p (1-p) 60."""
    cdf = np.array([p * (POINTS >= 10) + (1 - p) * (POINTS >= 70)])
    cdf[0, -1] = 1.0
    closed = p * abs(10 - y) + (1 - p) * abs(70 - y) - p * (1 - p) * 60
    assert scores.steps_crps(cdf, one(y))[0] == pytest.approx(closed)


def test_brier_and_log_of_an_event() -> None:
    np.testing.assert_allclose(scores.brier(np.array([0.7, 0.7]), np.array([1.0, 0.0])), [0.09, 0.49])
    np.testing.assert_allclose(scores.log_score(np.array([0.7, 1.0])), [-np.log(0.7), 0.0])
    np.testing.assert_allclose(scores.log_score(np.array([0.0])), -np.log(scores.LEAST))


def test_tails_go_on_with_the_outermost_slope_and_end_at_the_ends_of_the_scale() -> None:
    tau, value = knots([20.0, 40.0, 60.0], (0.1, 0.5, 0.9))
    assert (value[0, 0], value[0, -1]) == (pytest.approx(15.0), pytest.approx(65.0))
    tau, value = knots([2.0, 50.0, 99.0], (0.1, 0.5, 0.9))
    assert scores.knots_cdf(tau, value, one(0.0))[0] == pytest.approx(0.1 - 2 / 120)
    assert scores.knots_cdf(tau, value, one(100.0), below=True)[0] == pytest.approx(0.9 + 1 / 122.5)
    assert scores.knots_cdf(tau, value, one(100.0))[0] == 1.0
    assert scores.knots_cdf(tau, value, one(0.0), below=True)[0] == 0.0


def test_quantiles_of_both_forms() -> None:
    assert scores.steps_quantile(point(37.0), 0.5)[0] == 37
    assert scores.steps_quantile(np.array([np.cumsum([0.1] * 10 + [0.0] * 91)]), 0.1)[0] == 0
    tau, value = knots([20.0, 40.0, 60.0], (0.1, 0.5, 0.9))
    assert scores.knots_quantile(tau, value, 0.3)[0] == pytest.approx(30.0)


def test_the_middle_covers_its_ends() -> None:
    held = scores.covered(np.array([10.0] * 4), np.array([90.0] * 4), np.array([9.9, 10.0, 90.0, 90.1]))
    assert held.tolist() == [False, True, True, False]


# ------------------------------------------------------------------------------------------------ independent ways


@settings(max_examples=60)
@given(masses, outcomes)
def test_steps_agree_with_the_definition(mass: list[int], y: float) -> None:
    w = np.array(mass, dtype=np.float64) / sum(mass)
    assert scores.steps_crps(steps(mass), one(y))[0] == pytest.approx(by_expectation(POINTS, w, y), abs=1e-8)


@settings(max_examples=25)
@given(quantile_lists, outcomes)
def test_knots_agree_with_numeric_integration(quantiles: list[float], y: float) -> None:
    tau, value = knots(quantiles)
    assert scores.knots_crps(tau, value, one(y))[0] == pytest.approx(by_integration(tau, value, y), abs=0.01)


def test_both_forms_agree_where_both_say_the_same() -> None:
    quantiles = [5.0] * 9 + [60.0] * 10
    tau, value = knots(quantiles)
    tau, value = np.where(np.isclose(tau, 0.5), 0.45, tau), value  # the jump without the piece that leads to it
    cdf = np.array([0.45 * (POINTS >= 5) + 0.55 * (POINTS >= 60)])
    for y in (0.0, 5.0, 33.3, 60.0, 100.0):
        assert scores.knots_crps(tau, value, one(y))[0] == pytest.approx(scores.steps_crps(cdf, one(y))[0])


# ------------------------------------------------------------------------------------------------ properties


@settings(max_examples=60)
@given(masses, quantile_lists, outcomes)
def test_scores_stay_in_their_bounds(mass: list[int], quantiles: list[float], y: float) -> None:
    cdf, (tau, value) = steps(mass), knots(quantiles)
    for crps in (scores.steps_crps(cdf, one(y))[0], scores.knots_crps(tau, value, one(y))[0]):
        assert 0 <= crps <= 100
    for cell in (scores.steps_cell(cdf, one(y)), scores.knots_cell(tau, value, one(y))):
        assert 0 <= scores.log_score(cell)[0] <= 6.91
    for below, at in (scores.steps_around(cdf, one(y)), scores.knots_around(tau, value, one(y))):
        assert -1e-9 <= below[0] <= at[0] + 1e-9 <= 1 + 2e-9
        assert scores.pit_histogram(below, at).sum() == pytest.approx(1)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 9), min_size=61, max_size=61).filter(any), st.integers(0, 60), st.integers(0, 40))
def test_moving_all_moves_no_score(mass: list[int], y: int, by: int) -> None:
    here, there = [*mass, *[0] * 40], [*[0] * by, *mass, *[0] * (40 - by)]
    for score in (scores.steps_crps, lambda cdf, at: np.abs(scores.steps_quantile(cdf, 0.5) - at)):
        assert score(steps(here), one(y))[0] == pytest.approx(score(steps(there), one(y + by))[0])
    quantiles = [20.0 + level * 30 for level in LEVELS]
    tau, value = knots(quantiles)
    moved = knots([one + by for one in quantiles])
    assert scores.knots_crps(tau, value, one(y))[0] == pytest.approx(scores.knots_crps(*moved, one(y + by))[0])


@settings(max_examples=40)
@given(masses, masses)
def test_nobody_gains_by_saying_what_he_does_not_believe(believed: list[int], said: list[int]) -> None:
    """Propriety, exactly: over all outcomes, weighted as believed."""
    w = np.array(believed, dtype=np.float64) / sum(believed)
    honest, other = (np.repeat(steps(mass), 101, axis=0) for mass in (believed, said))
    assert w @ scores.steps_crps(honest, POINTS) <= w @ scores.steps_crps(other, POINTS) + 1e-9


@settings(max_examples=40)
@given(*[st.lists(st.integers(1, 9), min_size=101, max_size=101)] * 2)
def test_the_log_score_is_proper_where_the_floor_is_not_reached(believed: list[int], said: list[int]) -> None:
    w = np.array(believed, dtype=np.float64) / sum(believed)
    honest, other = (np.repeat(steps(mass), 101, axis=0) for mass in (believed, said))
    mine, theirs = scores.steps_cell(honest, POINTS), scores.steps_cell(other, POINTS)
    assert min(mine.min(), theirs.min()) > scores.LEAST
    assert w @ scores.log_score(mine) <= w @ scores.log_score(theirs) + 1e-12


def test_the_true_distribution_wins_on_simulated_data() -> None:
    """40,000 outcomes from a triangle; the truth, one too narrow, one too wide, one moved."""
    u = np.random.default_rng(1957).random(40_000)
    y = 60 * np.sqrt(u)

    def quantiles(middle: float, spread: float, by: float) -> list[float]:
        return [min(100.0, max(0.0, middle + spread * (60 * level**0.5 - middle) + by)) for level in LEVELS]

    found = {}
    for name, (spread, by) in {"true": (1.0, 0.0), "narrow": (0.7, 0.0), "wide": (1.4, 0.0), "moved": (1, 5.0)}.items():
        tau, value = (np.repeat(one, len(y), axis=0) for one in knots(quantiles(60 * 0.5**0.5, spread, by)))
        found[name] = (
            scores.knots_crps(tau, value, y).mean(),
            scores.log_score(scores.knots_cell(tau, value, y)).mean(),
        )
        if name == "true":
            low, high = (scores.knots_quantile(tau, value, p) for p in scores.MIDDLE)
            assert scores.covered(low, high, y).mean() == pytest.approx(0.8, abs=0.01)
            np.testing.assert_allclose(scores.pit_histogram(*scores.knots_around(tau, value, y)), 0.1, atol=0.01)
    for place in (0, 1):
        assert min(found, key=lambda name: found[name][place]) == "true"


def test_the_pit_of_discrete_outcomes_is_flat_too() -> None:
    w = np.array([0.5, 0.2, 0.3])
    cdf = np.array([np.select([POINTS < 10, POINTS < 30], [0.5, 0.7], 1.0)])
    below, at = scores.steps_around(np.repeat(cdf, 10, axis=0), np.repeat([0.0, 10.0, 30.0], (w * 10).astype(int)))
    np.testing.assert_allclose(scores.pit_histogram(below, at), 0.1)


def test_the_pit_of_points_falls_into_the_bin_with_its_lower_edge() -> None:
    at = np.array([0.0, 0.05, 0.5, 1.0])
    np.testing.assert_allclose(scores.pit_histogram(at, at), [0.5, 0, 0, 0, 0, 0.25, 0, 0, 0, 0.25])


# ------------------------------------------------------------------------------------------------ bootstrap


def test_the_interval_is_that_of_the_clusters() -> None:
    """Each cluster with one value: as if there were that many questions, not ten times as many."""
    values = np.random.default_rng(3).normal(1.0, 2.0, 80)
    names = [f"c{place:02d}" for place in range(80)]
    single = paired(values, names)
    tenfold = paired(np.repeat(values, 10), [name for name in names for _ in range(10)])
    assert (tenfold.low, tenfold.high) == (pytest.approx(single.low), pytest.approx(single.high))
    half = 1.96 * values.std() / 80**0.5
    assert single.low == pytest.approx(values.mean() - half, abs=0.05)
    assert single.high == pytest.approx(values.mean() + half, abs=0.05)


def test_another_bootstrap_finds_the_same_interval() -> None:
    rng = np.random.default_rng(5)
    names = np.sort(rng.integers(0, 60, 300).astype(str))
    values = rng.normal(0.5, 3.0, 300) + 2 * (names.astype(int) % 3)
    groups = [values[names == name] for name in np.unique(names)]
    drawn = [rng.integers(0, len(groups), len(groups)) for _ in range(10_000)]
    low, high = np.quantile([np.concatenate([groups[place] for place in one]).mean() for one in drawn], [0.025, 0.975])
    found = paired(values, names.tolist())
    assert found.mean == pytest.approx(values.mean())
    assert found.low == pytest.approx(low, abs=0.05)
    assert found.high == pytest.approx(high, abs=0.05)


def test_the_order_of_rows_and_the_size_of_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from instantsia.analysis.predictive import bootstrap

    rng = np.random.default_rng(4)
    values, names = rng.integers(-50, 50, 200).astype(float), [f"c{n}" for n in rng.integers(0, 30, 200)]
    before = paired(values, names)
    order = rng.permutation(200)
    assert paired(values[order], [names[place] for place in order]) == before
    monkeypatch.setattr(bootstrap, "_AT_ONCE", 1000)
    assert paired(values, names) == before


def test_one_cluster_has_no_interval() -> None:
    assert paired(np.array([1.0, 2.0]), ["a", "a"]).low is None


def test_no_difference_is_none() -> None:
    found = paired(np.zeros(9), list("abcabcabc"))
    assert (found.mean, found.low, found.high) == (0.0, 0.0, 0.0)


# ------------------------------------------------------------------------------------------------ known figures

"""What would be wrong: scores that differ from those of scoringrules, or an interval of many clusters that is not that
which drawing them anew gives."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.analysis.predictive import bootstrap, scores

LEVELS = np.arange(5, 100, 5) / 100
N = 60


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1962)


def test_quantiles_have_the_crps_of_scoringrules(rng: np.random.Generator) -> None:
    """Its mean pinball loss over many levels of the same distribution comes near the integral."""
    sr = pytest.importorskip("scoringrules", reason="needs requirements/test.lock")
    written = np.sort(rng.uniform(0, 100, (N, 19)), axis=1)
    outcome = rng.uniform(0, 100, N)
    tau, value = scores.knots(LEVELS.tolist(), written)
    fine = (np.arange(4_000) + 0.5) / 4_000
    dense = np.array([np.interp(fine, *one) for one in zip(tau, value, strict=True)])
    np.testing.assert_allclose(
        scores.knots_crps(tau, value, outcome), sr.crps_quantile(outcome, dense, fine), atol=2e-3
    )


def test_points_have_the_crps_of_scoringrules(rng: np.random.Generator) -> None:
    sr = pytest.importorskip("scoringrules", reason="needs requirements/test.lock")
    mass = rng.integers(0, 4, (N, 101)) + (np.arange(101) == 50)
    cdf = np.cumsum(mass, axis=1) / mass.sum(axis=1, keepdims=True)
    outcome = rng.uniform(0, 100, N)
    points = np.broadcast_to(np.arange(101.0), mass.shape)
    told = sr.crps_ensemble(outcome, points, ens_w=mass / mass.sum(axis=1, keepdims=True), estimator="nrg")
    np.testing.assert_allclose(scores.steps_crps(cdf, outcome), told, atol=1e-9)


def test_events_have_the_brier_and_log_score_of_scoringrules(rng: np.random.Generator) -> None:
    sr = pytest.importorskip("scoringrules", reason="needs requirements/test.lock")
    p, happened = rng.uniform(0.01, 0.99, N), rng.integers(0, 2, N).astype(np.float64)
    np.testing.assert_allclose(scores.brier(p, happened), sr.brier_score(happened, p))
    np.testing.assert_allclose(scores.log_score(np.where(happened > 0, p, 1 - p)), sr.log_score(happened, p), rtol=1e-9)


@pytest.mark.parametrize("skewed", [False, True])
def test_the_interval_of_many_clusters_is_that_of_drawing_them(
    skewed: bool, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = np.sort(np.concatenate([np.arange(1_200), rng.integers(0, 300, 1_200)]))
    shared = rng.normal(size=1_200)[cluster]
    noise = rng.exponential(size=len(cluster)) ** 2 if skewed else rng.normal(size=len(cluster))
    difference = (shared + noise)[None]
    (computed,) = bootstrap.intervals(difference, cluster)
    monkeypatch.setattr(bootstrap, "MANY", 2_000)
    (drawn,) = bootstrap.intervals(difference, cluster)
    assert computed.mean == drawn.mean
    ours, theirs = (np.array([one.low, one.high], dtype=np.float64) for one in (computed, drawn))
    # the ends of 10,000 resamples have a standard error of about .013 of the interval's half
    half = np.diff(theirs)[0] / 2
    np.testing.assert_allclose(ours, theirs, atol=0.05 * half)
    if skewed:
        # without its skewness the interval would lie too low
        assert ours.mean() > computed.mean + 0.01 * half


def test_many_equal_differences_have_an_interval_of_no_width() -> None:
    (found,) = bootstrap.intervals(np.full((1, 1_500), 2.5), np.arange(1_500))
    assert (found.mean, found.low, found.high) == (2.5, 2.5, 2.5)

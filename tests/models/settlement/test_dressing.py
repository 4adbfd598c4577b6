"""Past errors: no direction, on the scale, as the command makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.settlement.dressing import RESIDUALS, blocked, dress, residuals, table, tables

ROOT = Path(__file__).resolve().parents[3]
POINT = st.floats(0, 100)
UNIFORM = st.floats(1e-9, 1 - 1e-9)


@pytest.mark.parametrize("name", tables())
def test_a_table_knows_no_direction(name: str) -> None:
    """Errors that drift to one end of the scale, which is only a matter of who wrote it down."""
    found = table(name)
    assert found.error.shape == (len(found.forecast), len(found.level))
    assert (found.error == -found.error[::-1, ::-1]).all()
    assert (np.diff(found.error, axis=1) >= 0).all()
    assert found.error[0].mean() > 0, "a forecast at the low end errs towards the middle"


@given(point=POINT, u=UNIFORM, name=st.sampled_from(tables()))
def test_a_scale_turned_round_turns_the_dressed_point_round(point: float, u: float, name: str) -> None:
    here, there = float(dress(np.array(point), np.array(u), name)), float(dress(100 - np.array(point), 1 - u, name))
    assert there == pytest.approx(100 - here, abs=1e-4)
    assert 0 <= here <= 100


@given(point=POINT, u=UNIFORM, more=UNIFORM, name=st.sampled_from(tables()))
def test_a_larger_number_gives_no_lower_point(point: float, u: float, more: float, name: str) -> None:
    low, high = sorted((u, more))
    assert dress(np.array(point), np.array(low), name) <= dress(np.array(point), np.array(high), name) + 1e-9


@pytest.mark.parametrize("name", tables())
def test_a_higher_forecast_gives_no_lower_settlement(name: str) -> None:
    """Whoever moves one actor up must not see the answer fall since another quarter of errors is lower by chance."""
    points = np.linspace(0.0, 100.0, 401)
    for u in np.linspace(0.0125, 0.9875, 79):
        assert (np.diff(dress(points, np.full(len(points), u), name)) >= -1e-9).all()


@given(point=POINT, u=UNIFORM, name=st.sampled_from(tables()))
def test_other_scales_are_mapped(point: float, u: float, name: str) -> None:
    years = dress(np.array(1950 + point / 4), np.array(u), name, (1950.0, 1975.0))
    assert float(years) == pytest.approx(1950 + float(dress(np.array(point), np.array(u), name)) / 4, abs=1e-6)


@pytest.mark.parametrize("name", tables())
def test_on_the_grid_it_is_the_table_and_between_halfway(name: str) -> None:
    found = table(name)
    u = found.level[1:-1]
    at = dress(np.full(len(u), 50.0), u, name)
    assert np.abs(at - np.clip(50 + found.error[len(found.forecast) // 2, 1:-1], 0, 100)).max() < 1e-9
    between = dress(np.full(len(u), 52.5), u, name)
    rows = found.error[len(found.forecast) // 2 :][:2, 1:-1].mean(axis=0)
    assert np.abs(between - np.clip(52.5 + rows, 0, 100)).max() < 1e-9


def test_half_of_the_draws_gives_the_same_bits() -> None:
    rng = np.random.default_rng(0)
    point, u = rng.uniform(0, 100, 1000), rng.uniform(size=1000)
    whole = dress(point, u, "weighted-mean")
    assert dress(point[::2].copy(), u[::2].copy(), "weighted-mean").tobytes() == whole[::2].tobytes()
    assert float(dress(point[3], u[3], "weighted-mean")) == whole[3]


def test_how_a_status_quo_fails_that_nothing_could_replace() -> None:
    found = blocked()
    assert 0 <= found.low <= found.failed <= found.high <= 1
    assert found.nearer_unblocked + found.nearer_reference <= found.n * found.failed + 0.5
    low, middle, high = (float(part) for part in found.written.split(".."))
    assert low <= middle <= high
    assert str(found.n) in found.why


def test_the_data_cannot_be_read_back() -> None:
    """Quantiles of pooled quarters to one decimal, and counts: no issue, no actor, no outcome."""
    assert set(residuals()) == {"source", "blocked", "tables"}
    for name in tables():
        assert set(residuals()["tables"][name]) == {"n", "errors"}
        assert table(name).error.shape[1] <= 41


def test_the_file_goes_into_the_wheel() -> None:
    """Installed without it, the first forecast would stop."""
    ignored = subprocess.run(
        ["git", "check-ignore", f"src/instantsia/models/settlement/{RESIDUALS}"], cwd=ROOT, capture_output=True
    )
    assert ignored.returncode != 0, "hatch leaves out what git ignores"


def test_the_file_is_what_the_command_makes(shared: Path) -> None:
    assert (shared / "data/deu2_eu15/issues.csv").exists()
    done = subprocess.run(
        [sys.executable, "benchmarks/residuals.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scores_that_are_quoted(shared: Path) -> None:
    """Each proposal left out in turn: no worse than the same errors for every forecast, whose CRPS is 17.26."""
    assert (shared / "data/deu2_eu15/issues.csv").exists()
    done = subprocess.run([sys.executable, "benchmarks/residuals.py"], cwd=ROOT, capture_output=True, text=True)
    mean = next(line.split() for line in done.stdout.splitlines() if line.startswith("weighted-mean"))
    assert mean[1:] == ["172", "24.02", "23.96", "17.15", "0.77"]

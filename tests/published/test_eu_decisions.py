"""How far simple forecasts were from 172 decisions of the European Union: eu_decisions.toml."""

from __future__ import annotations

import csv
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia.analysis.predictive.judge import judge
from instantsia.models.settlement import weighted_mean, weighted_median
from instantsia.models.settlement.ranks import medians, ranked
from tests.published import published

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
TOLD = published("eu_decisions.toml")


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What benchmarks/eu_decisions.py makes of the data."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return runpy.run_path(str(BENCHMARKS / "eu_decisions.py"))


def positions(past: dict[str, Any], folder: Path, key: str) -> dict[str, list[dict[str, str]]]:
    """{issue: its rows}."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in past["rows"](folder / "positions.csv"):
        found.setdefault(row[key], []).append(row)
    return found


def test_mean_absolute_errors(shared: Path, past: dict[str, Any]) -> None:
    """Of the weighted mean, the weighted median, and the middle of both medians where two stand."""
    folder, told = shared / "data" / "deu2_eu15", TOLD["errors"]
    actors = positions(past, folder, "isnrnmc")
    errors = []
    for issue in past["rows"](folder / "issues.csv"):
        if issue["outcome"]:
            stakes = past["stakes_of"](actors[issue["isnrnmc"]], 10.0)
            ranks = ranked(stakes.position, stakes.weight)
            low, high = medians(ranks.total, ranks.at)
            points = weighted_mean.settle(stakes).outcome, weighted_median.settle(stakes).outcome, (low + high) / 2
            errors.append([abs(float(point) - float(issue["outcome"])) for point in points])
    assert len(errors) == told["issues"]
    expected = [told["compromise"], told["median_lower"], told["median"]]
    assert np.mean(errors, axis=0).round(2).tolist() == expected


def test_the_command_gives_the_known_baselines(shared: Path, tmp_path: Path) -> None:
    told = TOLD["errors"]
    command = [sys.executable, "benchmarks/deu_baselines.py", "--json", "--keep", str(tmp_path)]
    command += ["--data", str(shared / "data" / "deu2_eu15")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    models = json.loads(done.stdout)["models"]
    assert {one["n"] for one in models.values()} == {told["issues"]}
    for name in ("mean", "compromise", "median", "median_lower"):
        assert round(models[name]["mae"], 2) == told[name], name
    assert models["compromise_dressed"]["crps"] == pytest.approx(told["crps"], abs=0.005)
    assert models["compromise_dressed"]["coverage"] == pytest.approx(told["coverage"], abs=0.005)

    # the paired difference, by proposal
    with (tmp_path / "forecasts.csv").open(newline="") as file:
        kept = [row for row in csv.reader(file) if row[1] in {"model", "compromise", "median_lower"}]
    with (tmp_path / "two.csv").open("w", newline="") as file:
        csv.writer(file).writerows(kept)
    (pair,) = judge(str(tmp_path / "two.csv"), str(tmp_path / "data.csv"), "proposal").differences
    assert (pair.model, pair.best, pair.clusters) == ("median_lower", "compromise", told["proposals"])
    low, high = told["interval"]
    assert pair.losses["mae"].mean == pytest.approx(told["median_worse_by"], abs=0.01)
    assert pair.losses["mae"].low == pytest.approx(low, abs=0.4)  # other random numbers, their number not stated
    assert pair.losses["mae"].high == pytest.approx(high, abs=0.4)


def test_somebody_elses_compromise_model(shared: Path, past: dict[str, Any]) -> None:
    """Issue by issue: the same to every digit that is printed on nine in ten, and near on the others."""
    folder, told = shared / "data" / "deu2_eu15", TOLD["compromise"]
    actors = positions(past, folder, "isnr")
    with (folder / "reference_challenge_model.csv").open(newline="", encoding="utf-8") as file:
        theirs = {row["issue_id"]: float(row["compromise_forecast"]) for row in csv.DictReader(file)}
    ours = {issue: float(weighted_mean.settle(past["stakes_of"](actors[issue], 10.0)).outcome) for issue in theirs}
    apart = np.abs([ours[issue] - theirs[issue] for issue in theirs])
    assert len(apart) == told["issues"]
    assert (apart < 0.001).sum() == told["same"]
    assert apart.max() < told["apart"]

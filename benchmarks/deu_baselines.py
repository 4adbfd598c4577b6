"""Reproduce the known baselines of EU decision-making (DEU II, EU-15 wave) with `instantsia score`.

    .venv/bin/python benchmarks/deu_baselines.py                      # ../shared/data/deu2_eu15
    .venv/bin/python benchmarks/deu_baselines.py --data FOLDER --json
    .venv/bin/python benchmarks/deu_baselines.py --keep FOLDER        # keep FORECASTS and DATA

172 issues with an outcome, of 69 proposals. Weight = Council votes, Commission and Parliament = the largest vote of a
member (10); nothing here was chosen by its result.

mean                 unweighted mean of the positions
compromise           mean weighted by votes x salience
median               weighted by votes x salience, halfway between the lower and the upper one where half of the weight
                     lies on either side; `median_lower` is the lower one
compromise_dressed   the compromise plus the errors (outcome - compromise) on the issues of the other proposals, each
                     as likely, cut to 0 and 100

The first four are points: all their quantiles are the same, their CRPS is their MAE. The data is not shipped: Thomson
et al. (2012), "A new dataset on decision-making in the EU", JEPP 19(4).
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "deu2_eu15"
QUANTILES = ("q05", "q50", "q95")
STEPS = [f"c{point}" for point in range(101)]


def main() -> int:
    parser = argparse.ArgumentParser(description="Reproduce the known DEU baselines.")
    parser.add_argument("--data", type=Path, default=BESIDE, help="folder with issues.csv and positions.csv")
    parser.add_argument("--keep", type=Path, help="folder for FORECASTS and DATA, instead of a temporary one")
    parser.add_argument("--json", action="store_true", help="print what `score --json` prints")
    options = parser.parse_args()
    if not (options.data / "issues.csv").exists():
        print(f"{options.data}/issues.csv is not there: the data is not shipped; --data FOLDER names it")
        return 2
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        return scored(options.data, options.keep, options.json)
    with tempfile.TemporaryDirectory() as folder:
        return scored(options.data, Path(folder), options.json)


def scored(data: Path, folder: Path, as_json: bool) -> int:
    """Write both tables and run the command on them; its exit status."""
    forecasts, outcomes = write(data, folder)
    command = [sys.executable, "-m", "instantsia", "score", str(forecasts), str(outcomes), "--cluster", "proposal"]
    return subprocess.run([*command, *(["--json"] if as_json else [])], check=False).returncode


def write(data: Path, folder: Path) -> tuple[Path, Path]:
    """The tables FORECASTS and DATA, in a folder."""
    issues = [row for row in rows(data / "issues.csv") if row["outcome"]]
    stakes: dict[str, list[Mapping[str, str]]] = {}
    actors = rows(data / "positions.csv")
    largest = max(float(row["council_votes"]) for row in actors if row["council_votes"])
    for row in actors:
        stakes.setdefault(row["isnrnmc"], []).append(row)
    ids = [row["isnr"] for row in issues]
    outcome = np.array([float(row["outcome"]) for row in issues])
    proposal = np.array([row["prnrnmc"] for row in issues])
    points: dict[str, Floats] = {}
    for row in issues:
        for name, value in forecast(stakes[row["isnrnmc"]], largest).items():
            points[name] = np.append(points.get(name, np.empty(0)), value)

    made, asked = folder / "forecasts.csv", folder / "data.csv"
    with made.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "model", *QUANTILES, *STEPS])
        for name, values in points.items():
            for one, value in zip(ids, values.tolist(), strict=True):
                writer.writerow([one, name, *[value] * len(QUANTILES), *[""] * len(STEPS)])
        for one, cdf in zip(ids, dressed(points["compromise"], outcome, proposal), strict=True):
            writer.writerow([one, "compromise_dressed", *[""] * len(QUANTILES), *cdf.tolist()])
    with asked.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "outcome", "proposal"])
        writer.writerows(zip(ids, outcome.tolist(), proposal.tolist(), strict=True))
    return made, asked


def rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def forecast(actors: Sequence[Mapping[str, str]], largest: float) -> dict[str, float]:
    """{model: point} of one issue; `largest` is the weight of those who have no votes in the Council."""
    x = np.array([float(one["position"]) for one in actors])
    votes = np.array([float(one["council_votes"] or largest) for one in actors])
    weight = votes * np.array([float(one["salience"]) for one in actors])
    lower, upper = halves(x, weight)
    return {
        "mean": float(x.mean()),
        "compromise": float((weight * x).sum() / weight.sum()),
        "median": (lower + upper) / 2,
        "median_lower": lower,
    }


def halves(x: Floats, weight: Floats) -> tuple[float, float]:
    """The least position with at least, and the least with more than, half of the weight at or below it."""
    order = np.argsort(x, kind="stable")
    reached = np.cumsum(weight[order])
    half = reached[-1] / 2
    return float(x[order][np.argmax(reached >= half)]), float(x[order][np.argmax(reached > half)])


def dressed(point: Floats, outcome: Floats, proposal: NDArray[np.str_]) -> list[Floats]:
    """The distribution function at 0, 1, ..., 100 of each forecast with the errors of the other proposals."""
    errors = outcome - point
    out = []
    for one, own in zip(point, proposal, strict=True):
        values = np.clip(one + errors[proposal != own], 0, 100)
        out.append((values[:, None] <= np.arange(101.0)).mean(axis=0))
    return out


if __name__ == "__main__":
    sys.exit(main())

"""172 decisions of the European Union through the door: wrong if a table is not settled as the method was scored."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from instantsia import api

AT_ONCE = 20
COMPROMISE = 24.02
"""Mean error of the mean weighted by votes x salience, Commission and Parliament with the largest vote: see
benchmarks/deu_baselines.py, and the README of the data for whoever else found it."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def weighted_mean(positions: list[dict[str, str]]) -> float:
    """The method by hand; whoever has no vote weighs as much as the most on the issue."""
    most = max(float(one["council_votes"]) for one in positions if one["council_votes"])
    weights = [float(one["council_votes"] or most) * float(one["salience"]) for one in positions]
    return sum(w * float(one["position"]) for w, one in zip(weights, positions, strict=True)) / sum(weights)


@pytest.mark.slow
def test_a_table_of_eu_decisions_errs_as_the_compromise_does(shared: Path, tmp_path: Path) -> None:
    """Without width the door gives the plain weighted mean of every issue, and so its error over all of them."""
    data = shared / "data" / "deu2_eu15"
    positions = rows(data / "positions.csv")
    issues = {row["isnr"]: row for row in rows(data / "issues.csv") if row["outcome"]}
    assert len(issues) == 172
    (tmp_path / "issues.csv").write_bytes((data / "issues.csv").read_bytes())
    names = list(issues)
    errors = []
    for number, start in enumerate(range(0, len(names), AT_ONCE)):
        here = names[start : start + AT_ONCE]
        table = tmp_path / f"part{number}.csv"
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(positions[0]))
            writer.writeheader()
            writer.writerows(row for row in positions if row["isnr"] in here)
        study = api.forecast_table(table, {"votes": "none", "width": "0"}, as_of="2026-11-21")
        found = study.run(draws=4, as_of="2026-11-21").forecast.settled
        assert sorted(found) == sorted(name.lower() for name in here)
        for name in here:
            raw = found[name.lower()].raw
            assert raw is not None
            by_hand = weighted_mean([row for row in positions if row["isnr"] == name])
            assert raw.q10 == raw.median == raw.q90 == pytest.approx(by_hand, abs=1e-9)
            errors.append(abs(raw.median - float(issues[name]["outcome"])))
    assert round(sum(errors) / len(errors), 2) == COMPROMISE

"""Where a body settles: settlement.toml, and runs of other programs where they are at hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia.models.settlement import procedural, weighted_mean, weighted_median
from instantsia.models.settlement.probabilistic_condorcet import probabilities, victories
from instantsia.models.settlement.stakes import Stakes, Voting
from tests.published import published

TOLD = published("settlement.toml")


def stakes(told: dict[str, Any], **keywords: Any) -> Stakes:
    return Stakes(**{key: np.array(told[key]) for key in ("position", "capability", "salience")}, **keywords)


def mean(position: list[float], capability: list[float], salience: list[float]) -> float:
    return float(weighted_mean.settle(Stakes(np.array(position), np.array(capability), np.array(salience))).outcome)


def test_the_emission_standards_of_1989() -> None:
    told = TOLD["emissions"]
    body = stakes(told, scale=(4.0, 10.0))
    found = float(weighted_mean.settle(body).outcome)
    assert round(found, 2) == told["mean"]
    assert found == pytest.approx(7.389955686853766, abs=1e-12), "the same table by other programs"
    assert float(weighted_median.settle(body).outcome) == told["median"]


@pytest.mark.parametrize("told", TOLD["exchange"], ids=[one["name"] for one in TOLD["exchange"]])
def test_two_actors_before_they_exchange(told: dict[str, Any]) -> None:
    assert float(weighted_mean.settle(stakes(told)).outcome) == pytest.approx(told["mean"], abs=1e-12)


@pytest.mark.parametrize(("setter", "veto", "status_quo", "outcome"), TOLD["setter"]["points"])
def test_who_proposes_once(setter: float, veto: float, status_quo: float, outcome: float) -> None:
    body = Stakes([setter, veto], 1.0, 1.0, status_quo, (0.0, 1.0))
    voting = Voting([1.0, 0.0], 1.0, [False, True], setter=0)
    assert float(procedural.settle(body, voting).outcome) == pytest.approx(outcome, abs=1e-12)


# ------------------------------------------------------------------------------------------- what other programs gave


def vectors(shared: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((shared / "data" / "decision_models" / "test_vectors.json").read_text())
    return told


def exchange_table(path: Path) -> dict[str, list[list[float]]]:
    """{issue: position, salience and power of each actor} of a table of the exchange model."""
    found: dict[str, list[list[float]]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        cells = [cell.strip().strip("'\"") for cell in line.split("\t")]
        if cells[0] == "#D":
            found.setdefault(cells[2], []).append([float(cell.replace(",", ".")) for cell in cells[3:6]])
    return found


@pytest.mark.parametrize(
    ("table", "vector"),
    [
        ("cop21_exchange_model_input.csv", "exchange_cop21"),
        ("copenhagen_exchange_model_input.csv", "exchange_copenhagen"),
    ],
)
def test_climate_talks_before_they_exchange(shared: Path, table: str, vector: str) -> None:
    """Twenty issues of two conferences: the exchange model starts from the weighted mean of each."""
    told = vectors(shared)[vector]["outcome_start"]
    issues = exchange_table(shared / "data" / "bdm_cases" / table)
    assert set(issues) == set(told)
    for issue, rows in issues.items():
        position, salience, power = map(list, zip(*rows, strict=True))
        assert mean(position, power, salience) == pytest.approx(told[issue], abs=1e-9), issue


def test_three_issues_of_paris_before_they_exchange(shared: Path) -> None:
    told = vectors(shared)["exchange_paris_three_issues"]
    for issue, outcome in told["outcome_start"].items():
        rows = [actor[issue] for actor in told["input_position_salience_power"].values()]
        position, salience, power = map(list, zip(*rows, strict=True))
        assert mean(position, power, salience) == pytest.approx(outcome, abs=1e-9), issue


def test_the_emission_standards_are_those_of_the_vectors(shared: Path) -> None:
    told = vectors(shared)["emission_standards"]
    ours = TOLD["emissions"]
    assert [told[key] for key in ("actors", "capability", "salience", "position_years")] == [
        ours[key] for key in ("actors", "capability", "salience", "position")
    ]
    found = weighted_mean.settle(stakes(ours)).outcome, weighted_median.settle(stakes(ours)).outcome
    assert [float(one) for one in found] == pytest.approx([told["weighted_mean"], told["weighted_median"]], abs=1e-12)
    assert (told["published"]["bdm1994_dominant_outcome"], told["published"]["actual"]) == (
        ours["forecast"],
        ours["became"],
    )


def test_the_condorcet_election_of_five_actors(shared: Path) -> None:
    """KTAB's example: from who supports whom to who beats whom to the chance of each, given that somebody beats all."""
    told = vectors(shared)["pce_five_actors"]
    victory = victories(np.array(told["coalition"]))
    assert np.abs(victory - told["victory"]).max() < 1e-6
    for one in (victory, np.array(told["victory"])):
        assert np.abs(probabilities(one) - told["conditional"]).max() < 5e-6
    assert probabilities(victory).round(4).tolist() == [0.4681, 0.1088, 0.0580, 0.1533, 0.2118]


def ktab_table(path: Path) -> dict[str, list[tuple[float, float]]]:
    """{actor: (capability, salience on each dimension in turn)} of a table of KTAB."""
    with path.open(newline="", encoding="utf-8") as file:
        head, _, *rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
    at = range(4, 4 + 2 * int(head[3]), 2)  # actor, description, power, then position and salience of each dimension
    return {row[0]: [(float(row[2]), float(row[place])) for place in at] for row in rows if row and row[0]}


RUNS = ("SOE-Competitive", "SOE-Pol-Comp", "SOE-Policy", "dummyData-a040", "dummyData_3Dim", "dummyData_6Dim")


@pytest.mark.parametrize("name", RUNS)
def test_the_mean_at_every_turn_of_a_bargain(shared: Path, name: str) -> None:
    """Six runs of KTAB: positions move from turn to turn, and the mean of them all is known at each.

    Positions are printed with one decimal from the first turn on, so that the mean is met to half of that.
    """
    folder = shared / "data" / "decision_models"
    run = json.loads((folder / "ktab_smp_runs" / f"{name}.json").read_text())
    table = ktab_table(folder / "ktab_inputs" / f"{name}.csv")
    assert list(run["positions"]) == list(table)
    compared = 0
    for turn, means in enumerate(run["power_salience_weighted_mean_by_turn"]):
        for dimension, told in enumerate(means):
            position = [run["positions"][actor][dimension][turn] for actor in table]
            power, salience = map(list, zip(*(weights[dimension] for weights in table.values()), strict=True))
            assert mean(position, power, salience) == pytest.approx(told, abs=0.051), (turn, dimension)
            compared += 1
    assert compared >= 20

"""Figures of a table counted again with plain loops: wrong if any stage between a cell and a printed number slips.

Only the addressed uniform numbers and the table of past errors are taken from the project; how cells are drawn, how it
settles, how it is dressed and how far it would go are written out once more, without any of its analysis.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from instantsia import api
from instantsia.analysis.results import Forecast
from instantsia.draws.streams import Streams
from instantsia.models.settlement.dressing import residuals
from tests.stakeholders.build.tables import table

Floats = NDArray[np.float64]
Cell = tuple[float, float | None, float]
"""low, most likely, high."""

DRAWS = 2000
PRICE: Mapping[str, tuple[Cell, Cell, Cell]] = {
    "alpha": ((0, 0, 10), (0.7, 0.8, 0.9), (75, 100, 125)),
    "bravo": ((85, 95, 100), (0.6, 0.7, 0.8), (45, 60, 75)),
    "charlie": ((30, None, 50), (0.5, 0.6, 0.7), (30, 40, 50)),
    "delta": ((0, None, 100), (0.8, 0.9, 1.0), (41.25, 55, 68.75)),
}
QUOTA: Mapping[str, tuple[Cell, Cell, Cell]] = {
    "alpha": ((80, 90, 100), (0.2, 0.3, 0.4), (67.5, 90, 112.5)),
    "bravo": ((0, 10, 20), (0.1, 0.2, 0.3), (45, 60, 75)),
    "charlie": ((0, None, 100), (0.5, 0.6, 0.7), (30, 40, 50)),
    "foxtrot": ((45, 55, 65), (0.6, 0.7, 0.8), (60, 80, 100)),
}
TABLE = """
    issue,actor,position,salience,capability
    price,alpha,0,80,100
    price,bravo,95,70,60
    price,charlie,30..50,60,40
    price,delta,,90,55
    quota,alpha,90,30,90
    quota,bravo,10,20,60
    quota,charlie,,60,40
    quota,foxtrot,55,70,80
"""
ANSWERS = {
    "issue": "price", "status_quo": "0", "line": "50", "status_quo.quota": "100", "line.quota": "60",
    "by": "2027-03-01",
}  # fmt: skip


@pytest.fixture(scope="module")
def forecast(tmp_path_factory: pytest.TempPathFactory) -> Forecast:
    path = table(tmp_path_factory.mktemp("table"), TABLE, "two.csv")
    study = api.forecast_table(path, ANSWERS, as_of="2026-11-21")
    return study.run(draws=DRAWS, seed=1, as_of="2026-11-21").forecast


def at(u: float, cell: Cell) -> float:
    low, mode, high = cell
    if mode is None:
        return low + (high - low) * u
    if u < (mode - low) / (high - low):
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


def paths(issue: str, actor: str) -> tuple[str, str, str]:
    return f"actor.{actor}.{issue}", f"actor.{actor}.salience.{issue}", f"actor.{actor}.capability.{issue}"


def uniform(name: str) -> list[float]:
    found: list[float] = Streams(1, 0, DRAWS).uniform(name).tolist()
    return found


def settled(
    issue: str, who: Mapping[str, tuple[Cell, Cell, Cell]], held: Mapping[str, float]
) -> tuple[list[float], list[float]]:
    """Where it settles in each draw, without and with a past error; `held` at a quantile in every draw."""
    mean, weight = [0.0] * DRAWS, [0.0] * DRAWS
    for actor, cells in who.items():
        drawn = [
            [at(u, cell) for u in ([held[path]] * DRAWS if path in held else uniform(f"assumption/{path}"))]
            for path, cell in zip(paths(issue, actor), cells, strict=True)
        ]
        for draw, (x, s, c) in enumerate(zip(*drawn, strict=True)):
            mean[draw] += x * s * c
            weight[draw] += s * c
    bare = [one / w for one, w in zip(mean, weight, strict=True)]
    errors = residuals()["tables"]["weighted-mean"]["errors"]
    return bare, [dressed(one, u, errors) for one, u in zip(bare, uniform(f"step/{issue}/error"), strict=True)]


def dressed(point: float, u: float, errors: list[list[float]]) -> float:
    row, column = min(int(point / 5), len(errors) - 2), min(int(u * (len(errors[0]) - 1)), len(errors[0]) - 2)
    down, right = point / 5 - row, u * (len(errors[0]) - 1) - column
    error = sum(
        errors[row + i][column + j] * (down if i else 1 - down) * (right if j else 1 - right)
        for i, j in itertools.product((0, 1), repeat=2)
    )
    return min(100.0, max(0.0, point + error))


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[math.ceil(share * len(values) - 1e-9) - 1]


def stressed(
    issue: str, who: Mapping[str, tuple[Cell, Cell, Cell]], beyond: Callable[[float], bool]
) -> tuple[float, float, float]:
    """p and how far it goes with the three strongest numbers at their corners."""

    def share(held: Mapping[str, float]) -> float:
        return sum(map(beyond, settled(issue, who, held)[1])) / DRAWS

    p, measured = share({}), []
    for path in (path for actor in who for path in paths(issue, actor)):
        ends = [share({path: end}) for end in (0.1, 0.9)]
        measured.append((min(p, *ends) - max(p, *ends), path))
    three = [path for _, path in sorted(measured)[:3]]
    corners = [share(dict(zip(three, ends, strict=True))) for ends in itertools.product((0.1, 0.9), repeat=3)]
    return p, min(p, *corners), max(p, *corners)


@pytest.mark.parametrize(("issue", "who"), [("price", PRICE), ("quota", QUOTA)])
def test_where_it_settles_is_what_plain_loops_give(
    forecast: Forecast, issue: str, who: Mapping[str, tuple[Cell, Cell, Cell]]
) -> None:
    """Mean and quantiles of both issues, before and after the errors of the method."""
    bare, value = settled(issue, who, {})
    found, told = forecast.values[issue], forecast.settled[issue].raw
    assert found.mean == pytest.approx(math.fsum(value) / DRAWS, abs=1e-9)
    for name, share in (("q05", 0.05), ("q25", 0.25), ("median", 0.5), ("q90", 0.9)):
        assert getattr(found, name) == pytest.approx(quantile(value, share), abs=1e-9)
    assert found.at_low == sum(one <= 0 for one in value) / DRAWS
    assert told is not None
    assert told.median == pytest.approx(quantile(bare, 0.5), abs=1e-9)


def test_each_issue_has_a_range_of_its_own(forecast: Forecast) -> None:
    """What the headline rests on cannot reach the other issue: read off its corners that would look certain."""
    for issue, who, beyond in (
        ("price", PRICE, lambda place: place > 50),
        ("quota", QUOTA, lambda place: place < 60),
    ):
        expected = stressed(issue, who, beyond)
        found = forecast.values[issue].beyond
        event = next(one.share for one in forecast.events if one.id == f"{issue}_beyond")
        for share in (found, event):
            assert share is not None
            assert (share.p, share.low, share.high) == pytest.approx(expected, abs=1e-9)
        assert expected[2] - expected[1] > 0.1
        assert forecast.values[issue].high - forecast.values[issue].low > 5


def test_levers_on_another_issue_tell_the_shares_of_that_issue(tmp_path: Path) -> None:
    """The headline is about the price, which nothing said of the quota moves: it would stand still beside a lever."""
    study = api.forecast_table(table(tmp_path, TABLE, "two.csv"), ANSWERS, as_of="2026-11-21")
    found = study.levers("alpha", issue="quota", draws=DRAWS, as_of="2026-11-21")
    value = settled("quota", QUOTA, {})[1]
    assert found.p == sum(place < 60 for place in value) / DRAWS
    assert found.headline == "Quota goes below 60 (towards the low end)"
    best = found.levers[0]
    assert best.to is not None
    there = {**QUOTA, best.actor: ((best.to, None, best.to), *QUOTA[best.actor][1:])}
    assert best.key == "position"
    assert best.p_after == sum(place < 60 for place in settled("quota", there, {})[1]) / DRAWS


def test_every_draw_is_exported_with_the_name_of_its_model(tmp_path: Path) -> None:
    """A column of 0 and 1 would not say which model settled a draw; and the shares are those that are printed."""
    polars = pytest.importorskip("polars")
    answers = {**ANSWERS, "model": "weighted-mean|weighted-median"}
    study = api.forecast_table(table(tmp_path, TABLE, "two.csv"), answers, as_of="2026-11-21")
    run = study.run(draws=400, as_of="2026-11-21")
    rows = polars.read_csv(run.export("csv", tmp_path / "draws.csv"))
    shares = run.forecast.values["price"].methods
    assert {name: (rows["model.price"] == name).mean() for name in shares} == shares
    assert set(rows["model.quota"]) <= set(shares)

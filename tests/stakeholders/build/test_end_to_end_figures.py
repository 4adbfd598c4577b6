"""Figures of a table counted again with plain loops: wrong if any stage between a cell and a printed number slips.

Only the addressed uniform numbers and the table of past errors are taken from the project; how cells are drawn, how it
settles, how it is dressed and how far it would go are written out once more, without any of its analysis. (What other
models say is taken from replays: each has tests of its own.)
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from instantsia import api
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Forecast
from instantsia.case.dates import parse_day
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.models.settlement.dressing import residuals
from tests.stakeholders.build.tables import case_of, table

Floats = NDArray[np.float64]
Cell = tuple[float, float | None, float]
"""low, most likely, high."""
Room = list[tuple[float, float]]
"""(position, weight) of each."""
TABLE_OF_ERRORS = residuals()["tables"]["weighted-mean"]

DRAWS = 2000
PRICE: Mapping[str, tuple[Cell, Cell, Cell]] = {
    "alpha": ((0, 0, 0), (0.77, 0.8, 0.83), (75, 100, 125)),
    "bravo": ((90, 95, 100), (0.67, 0.7, 0.73), (45, 60, 75)),
    "charlie": ((30, None, 50), (0.57, 0.6, 0.63), (30, 40, 50)),
    "delta": ((0, None, 100), (0.87, 0.9, 0.93), (41.25, 55, 68.75)),
}
QUOTA: Mapping[str, tuple[Cell, Cell, Cell]] = {
    "alpha": ((82, 90, 98), (0.25, 0.3, 0.35), (67.5, 90, 112.5)),
    "bravo": ((2, 10, 18), (0.15, 0.2, 0.25), (45, 60, 75)),
    "charlie": ((0, None, 100), (0.55, 0.6, 0.65), (30, 40, 50)),
    "foxtrot": ((47, 55, 63), (0.65, 0.7, 0.75), (60, 80, 100)),
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
    if mode is None or low == high:
        return low + (high - low) * u
    if u < (mode - low) / (high - low):
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


def paths(issue: str, actor: str) -> tuple[str, str, str]:
    return f"actor.{actor}.{issue}", f"actor.{actor}.salience.{issue}", f"actor.{actor}.capability.{issue}"


@functools.cache
def uniform(name: str) -> list[float]:
    found: list[float] = Streams(1, 0, DRAWS).uniform(name).tolist()
    return found


def settled(
    issue: str,
    who: Mapping[str, tuple[Cell, Cell, Cell]],
    held: Mapping[str, float],
    kept: Mapping[str, tuple[Cell, Cell, Cell]] | None = None,
) -> tuple[list[float], list[float]]:
    """Where it settles in each draw, without and with a past error; `held` at a quantile in every draw, errors in units
    of how far apart those of `kept` stand."""
    bare, value = [], []
    rooms = drawn(issue, who, held)
    for draw, (room, met) in enumerate(zip(rooms, rooms if kept is None else drawn(issue, kept, held), strict=True)):
        point, _ = compromise(room)
        bare.append(point)
        u, somebody = (uniform(f"step/{issue}/{name}")[draw] for name in ("error", "somebody"))
        value.append(dressed(point, room, u, somebody, compromise(met)[1]))
    return bare, value


def drawn(issue: str, who: Mapping[str, tuple[Cell, Cell, Cell]], held: Mapping[str, float]) -> list[Room]:
    """(position, weight) of everybody in each draw."""
    rooms: list[Room] = [[] for _ in range(DRAWS)]
    for actor, cells in who.items():
        columns = [
            [at(u, cell) for u in ([held[path]] * DRAWS if path in held else uniform(f"assumption/{path}"))]
            for path, cell in zip(paths(issue, actor), cells, strict=True)
        ]
        for room, (x, s, c) in zip(rooms, zip(*columns, strict=True), strict=True):
            room.append((x, s * c))
    return rooms


def compromise(room: Room) -> tuple[float, float]:
    """The weighted mean, and how far from it they stand, as a weighted standard deviation."""
    weight = sum(w for _, w in room)
    mean = sum(x * w for x, w in room) / weight
    return mean, math.sqrt(sum(w * (x - mean) ** 2 for x, w in room) / weight)


def dressed(point: float, room: Room, u: float, somebody: float, spread: float) -> float:
    """Somebody's position, half of the time of one drawn by weight; else an error, cut to what is held."""
    errors, share = TABLE_OF_ERRORS["errors"], TABLE_OF_ERRORS["share"]
    if somebody < share:
        part = somebody / share
        tickets = [w if part < 0.5 else 1.0 for _, w in room]
        wanted = (2 * part if part < 0.5 else 2 * part - 1) * sum(tickets)
        reached = itertools.accumulate(tickets)
        return next(x for (x, _), so_far in zip(room, reached, strict=True) if so_far > wanted)
    cell = min(int(u * (len(errors) - 1)), len(errors) - 2)
    right = u * (len(errors) - 1) - cell
    erred = point + spread * (errors[cell] * (1 - right) + errors[cell + 1] * right)
    return min(max(x for x, _ in room), max(min(x for x, _ in room), erred))


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[math.ceil(share * len(values) - 1e-9) - 1]


def stressed(
    replays: Replays, issue: str, who: Mapping[str, tuple[Cell, Cell, Cell]], beyond: Callable[[float], bool]
) -> tuple[float, float, float]:
    """p and how far it goes with the three strongest groups at their corners, and by the Monte Carlo error.

    The numbers of the table are held in plain loops; only other models and other past errors are played by the project.
    """

    def share(variation: Variation) -> float:
        if variation.given:
            return sum(map(beyond, replays.outcomes(variation).value[issue].tolist())) / DRAWS
        return sum(map(beyond, settled(issue, who, variation.at_quantile)[1])) / DRAWS

    p = share(AS_DRAWN)
    measured = []
    for path in (path for actor in who for path in paths(issue, actor)):
        ends = [Variation(at_quantile={path: end}) for end in (0.1, 0.9)]
        shares = [p, *map(share, ends)]
        measured.append((min(shares) - max(shares), ends))
    ways = [way.regime for way in replays.prepared.steps[issue].ways(replays.plan.case)]
    assert ways == ["bargain", "vote", "bargain", "bargain", "bargain", "bargain"]
    for group, at_ends in (
        ([AS_DRAWN, *(by_way(issue, place) for place in (2, 3, 4, 5))], (0, -1)),
        ([AS_DRAWN, by_way(issue, 1)], (0, -1)),
        ([Variation(given={("errors", issue): float(row)}) for row in range(1, len(TABLE_OF_ERRORS["drawn"]) + 1)],
         (round(0.1 * (len(TABLE_OF_ERRORS["drawn"]) - 1)), round(0.9 * (len(TABLE_OF_ERRORS["drawn"]) - 1)))),
    ):  # fmt: skip
        ordered = sorted(group, key=share)
        ends = [ordered[place] for place in at_ends]
        shares = [p, *map(share, ends)]
        measured.append((min(shares) - max(shares), ends))
    three = [ends for _, ends in sorted(measured, key=lambda one: one[0])[:3]]
    corners = [share(one.joined(other).joined(third)) for one, other, third in itertools.product(*three)]
    return p, wilson(min(p, *corners), -1), wilson(max(p, *corners), 1)


def by_way(issue: str, place: int) -> Variation:
    return Variation(given={("way", issue): float(place)})


def wilson(p: float, side: int) -> float:
    """The end of the interval of all shares q of which p is within 1.96 of their standard errors, by bisection."""
    inside, outside = p, 0.5 + side / 2
    for _ in range(200):
        middle = (inside + outside) / 2
        if abs(middle - p) <= 1.959963984540054 * math.sqrt(middle * (1 - middle) / DRAWS):
            inside = middle
        else:
            outside = middle
    return inside


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


def test_each_issue_has_a_range_of_its_own(forecast: Forecast, tmp_path: Path) -> None:
    """What the headline rests on cannot reach the other issue: read off its corners that would look certain."""
    case = case_of(table(tmp_path, TABLE, "two.csv"), **ANSWERS)
    replays = Replays(Plan(case, seed=1, draws=DRAWS, as_of=parse_day("2026-11-21")))
    for issue, who, beyond in (
        ("price", PRICE, lambda place: place > 50),
        ("quota", QUOTA, lambda place: place < 60),
    ):
        expected = stressed(replays, issue, who, beyond)
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
    # one who moves alone does not make the error of the others larger
    kept = settled("quota", there, {}, QUOTA)[1]
    assert best.p_after == sum(place < 60 for place in kept) / DRAWS


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

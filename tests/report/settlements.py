"""Settlements: a small case that runs, and forecasts written by hand, with the edges that a real one seldom meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from instantsia.analysis.results import (
    AssumptionEffect,
    BlankBounds,
    Counts,
    Courses,
    EventForecast,
    Forecast,
    PositionRow,
    RangeFrom,
    ScaleEnds,
    Settled,
    Share,
    Stake,
    StepForecast,
    Strongest,
    TippingPoint,
    Value,
)
from tests.report import samples

NOTE = "3 blanks in the column veto read as no veto."


def ban_case(
    positions: Mapping[str, str | float],
    *,
    weights: Mapping[str, float] | None = None,
    rule: Mapping[str, Any] | None = None,
    line: float | None = 50.0,
    scale: tuple[float, float] = (0.0, 100.0),
    status_quo: float = 0.0,
    stretches: Mapping[str, float] | None = None,
    **step: Any,
) -> dict[str, Any]:
    """A council settles how far a ban goes; undressed unless said.

    positions   {actor: what is assumed of them}
    weights     {actor: their capability}; 1 unless said
    """
    low, high = scale
    assumptions = []
    for actor, written in positions.items():
        weight = (weights or {}).get(actor, 1.0)
        for path, value in (
            (f"{actor}.ban", written),
            (f"{actor}.salience.ban", 1.0),
            (f"{actor}.capability.ban", weight),
        ):
            assumptions.append({"about": path, "value": value, "why": "ban.csv", "source": "table"})
    issue: dict[str, Any] = {
        "id": "ban",
        "text": "How far the ban goes",
        "scale": {f"{low:g}": "no ban", f"{high:g}": "full ban"},
        "status_quo": status_quo,
    }
    if line is not None:
        issue["line"] = line
    if stretches:
        issue["stretches"] = dict(stretches)
    return {
        "instantsia": 1,
        "id": "ban",
        "title": "The ban",
        "note": NOTE,
        "hindsight": False,
        "actor": [{"id": actor, "name": actor.replace("_", " ").capitalize()} for actor in positions],
        "issue": [issue],
        "body": [{"id": "council", "members": list(positions), "rule": dict(rule or {"kind": "consensus"})}],
        "step": [
            {"id": "settlement", "kind": "settle", "body": "council", "issue": "ban", "date": "2027-03-01"}
            | {"dressed": False}
            | step
        ],
        "event": [
            {
                "id": "beyond",
                "text": "The ban goes beyond the line",
                "question": "Will the ban go beyond the line?",
                "when": f"settlement.value > {50 if line is None else line:g}",
            }
        ],
        "assumption": assumptions,
    }


def ban() -> Forecast:
    """The example of the specification: the interior minister was left blank, and everything rests on them."""
    names = {"usa": "USA", "france": "France", "hungary": "Hungary", "interior": "the interior minister"}
    stakes = (
        Stake("usa", "60..70..80", 63, 70, 77, False, 0.8, 90.0),
        Stake("france", "55..75", 57, 65, 73, False, 0.7, 60.0),
        Stake("hungary", "5", 5, 5, 5, False, 0.9, 20.0),
        Stake("interior", "", 10, 50, 90, True, 0.7, 70.0),
    )
    value = Value(
        issue="ban", step="settlement", mean=48.2, median=47.3, q05=3.0, q10=12.4, q25=30.0, q75=66.0, q90=88.4,
        q95=97.0, low=41.0, high=55.0, at_low=0.043, at_high=0.0, line=50.0, above=True,
        beyond=Share(0.6512, 0.0047, 0.58, 0.76), stretch="partial_ban",
        stretches={"no_ban": 0.1462, "partial_ban": 0.5651, "full_ban": 0.2887},
        methods={"weighted-mean": 1.0}, blocked=0.0,
    )  # fmt: skip
    assumed = (
        AssumptionEffect(
            "actor.interior.ban", "50", "0..100", None, "blank", "table", 0.31, 0.02, 0.4, 0.7, None,
            ("actor.interior.ban",),
        ),
        AssumptionEffect(
            "actor.usa.capability.ban", "90", "80..100", None, "", "table", 0.02, 0.02, None, None, None,
            ("actor.usa.capability.ban",),
        ),
    )  # fmt: skip
    return replace(
        samples.bare(),
        case="ban",
        title="The ban",
        note=NOTE,
        draws=10_000,
        known_by=None,
        vantage="explanation",
        counts=Counts(42, 0, 42),
        headline="beyond",
        events=(
            EventForecast(
                "beyond",
                "The ban goes beyond 50",
                "Will the ban go beyond 50?",
                Share(0.6512, 0.0047, 0.58, 0.76),
                ("settlement",),
            ),
        ),
        steps=(
            StepForecast(
                id="settlement",
                kind="settle",
                text="",
                given=False,
                happened=Share(1.0, 0.0),
                outcomes={name: Share(p, 0.004, None, None) for name, p in value.stretches.items()},
                pivotal={"usa": 0.62, "france": 0.41, "hungary": 0.0, "interior": 0.47},
                swing={"usa": 0.03, "france": 0.02, "hungary": 0.0, "interior": 0.21},
                date="2027-03-01",
                body="council",
                rule="consensus",
            ),
        ),
        decisions={},
        range_from=RangeFrom(0.18, 0.0, 0.0),
        strongest=(
            Strongest("actor.interior.ban", "assumption", ("actor.interior.ban",), 0.55, 0.78),
        ),
        assumptions=assumed,
        courses=Courses(None, None, None, None, None),
        positions=tuple(
            PositionRow("ban", one.actor, names[one.actor], one.p10, one.p10, one.p50, one.p90, one.p90, False)
            for one in stakes
        ),
        names={**names, "council": "Council"},
        scales={"ban": ScaleEnds("How far the ban goes", 0.0, 100.0, "no ban", "full ban")},
        values={"ban": value},
        settled={
            "ban": Settled(
                "ban", "settlement", (0.0, 0.0), {"no_ban": 10.0, "partial_ban": 70.0, "full_ban": 100.0},
                tuple([0.957 / 25] * 25), stakes, dressed=True,
            )
        },
        tipping_points=(TippingPoint("usa", "ban", "60..70..80", False, 40.0, "below", 1.0, 39.5, 40.5),),
        blank_bounds=BlankBounds("interior", "ban", 0.0, 100.0, 0.354, 0.652),
        deciding=5,
    )  # fmt: skip


def voted() -> Forecast:
    """By votes, with a status quo that often holds and nobody who tips it."""
    base = ban()
    value = replace(base.values["ban"], methods={"win-set": 1.0}, blocked=0.124)
    stakes = tuple(replace(one, salience=None, capability=None, votes=10.0) for one in base.settled["ban"].stakes)
    return replace(
        base,
        values={"ban": value},
        settled={"ban": replace(base.settled["ban"], stakes=(replace(stakes[0], veto=True), *stakes[1:]))},
        steps=(replace(base.steps[0], rule="qualified"),),
        tipping_points=(),
        blank_bounds=None,
        deciding=0,
    )


def several() -> Forecast:
    """By several models."""
    base = ban()
    methods = {"weighted-mean": 0.5, "win-set": 0.5}
    return replace(
        base,
        values={"ban": replace(base.values["ban"], methods=methods)},
        settled={"ban": replace(base.settled["ban"], by_model={"weighted-mean": 0.712, "win-set": 0.583})},
    )


def at_one_end() -> Forecast:
    """All of it at one end of the scale, everybody at one point, no line."""
    base = ban()
    at = dict.fromkeys(("mean", "median", "q05", "q10", "q25", "q75", "q90", "q95", "low", "high"), 100.0)
    value = replace(base.values["ban"], **at, at_low=0.0, at_high=1.0, line=None, beyond=None, stretch="", stretches={})  # type: ignore[arg-type]
    stakes = tuple(
        replace(one, p10=100, p50=100, p90=100, blank=False, said="100") for one in base.settled["ban"].stakes
    )
    found = replace(base.settled["ban"], parts=(0.0,) * 25, stakes=stakes, ends={}, status_quo=None)
    step = replace(base.steps[0], pivotal={})
    return replace(
        base,
        values={"ban": value},
        settled={"ban": found},
        steps=(step,),
        tipping_points=(),
        blank_bounds=None,
        strongest=(),
    )


def many() -> Forecast:
    """Two hundred actors, with names that are too long, in other scripts, or meant to break out."""
    base = ban()
    names = {f"a{n}": samples.HOSTILE if n % 3 else samples.LONG for n in range(200)}
    stakes = tuple(Stake(actor, "0..100", n / 2, n / 2, n / 2, False, 1.0, 1.0) for n, actor in enumerate(names))
    step = replace(base.steps[0], pivotal=dict.fromkeys(names, 0.9), swing=dict.fromkeys(names, 0.5))
    tips = tuple(
        TippingPoint(f"a{n}", "ban", "0..100", n == 1, 0.2 if n else 99.9, "below", 1.0, 0.0, 100.0) for n in range(5)
    )
    return replace(
        base,
        names={**names, "interior": samples.LONG},
        steps=(step,),
        settled={"ban": replace(base.settled["ban"], stakes=stakes)},
        tipping_points=tips,
        scales={"ban": ScaleEnds(samples.LONG, 0.0, 100.0, samples.HOSTILE, samples.LONG)},
        note=samples.HOSTILE,
    )


ALL = {"ban": ban, "voted": voted, "several": several, "at one end": at_one_end, "many": many}

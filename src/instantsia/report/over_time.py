"""What is told over time as plain JSON values, and the schema of it: in the answer of a case with steps that repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from instantsia.case.dates import day_text
from instantsia.report.json_text import fields
from instantsia.report.schema_parts import count, listed, named, number, or_null, record, share, text

if TYPE_CHECKING:
    from instantsia.analysis.results.times import Competing, Fan, MilestoneScore, OverTime, Quantile, Times


def over_time(found: OverTime | None) -> dict[str, Any]:
    """{key of the answer: its values}; empty where nothing repeats."""
    if found is None:
        return {}
    return {
        "times": {event: None if one is None else _times(one) for event, one in found.times.items()},
        "ends": {group: _ends(one) for group, one in found.ends.items()},
        "fans": [_fan(one) for one in found.fans],
        **({"milestone_scores": [_score(one) for one in found.scores]} if found.scores else {}),
        **({"milestones": {name: _times(one) for name, one in found.milestones.items()}} if found.milestones else {}),
    }


def _times(found: Times) -> dict[str, Any]:
    return {
        **fields(found, "ever mcse"),
        "until": day_text(found.until),
        "quantiles": {f"{q:g}": _quantile(one) for q, one in found.quantiles.items()},
        "course": [
            {"day": day_text(one.day), **fields(one, "p mcse at_risk hazard hazard_mcse")} for one in found.course
        ],
    }


def _score(found: MilestoneScore) -> dict[str, Any]:
    return fields(found, "milestone record crps every turns rivals")


def _quantile(found: Quantile) -> dict[str, str | None]:
    return {"day": _day(found.day), "low": _day(found.low), "high": _day(found.high)}


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)


def _ends(found: Competing) -> dict[str, Any]:
    return {"days": [day_text(day) for day in found.days], **fields(found, "shares mcse none")}


def _fan(found: Fan) -> dict[str, Any]:
    return {
        **fields(found, "subject name draws"),
        "days": [day_text(day) for day in found.days],
        "there": found.there,
        "bands": {f"{q:g}": band for q, band in found.bands.items()},
    }


_DAY = "as 1972-06-01"
_BY_DAY = record(
    {
        "day": text(f"The day, {_DAY}."),
        "p": share("Share of all draws in which it has come about by then; survival is one less it."),
        "mcse": share("Its Monte Carlo error."),
        "at_risk": count("Draws in which it had not come about before this day."),
        "hazard": share(
            "Share of those in which it comes about now, after the day before in the list; null where fewer than 200 "
            "are at risk.",
            null=True,
        ),
        "hazard_mcse": share("Its Monte Carlo error.", null=True),
    },
    "",
)
_QUANTILE = record(
    {
        "day": text(f"The day, {_DAY}; null: not by the last day.", null=True),
        "low": text("The same of that share less its Monte Carlo error.", null=True),
        "high": text("The same of that share plus its Monte Carlo error.", null=True),
    },
    "",
)
_TIMES = record(
    {
        "ever": share("Share of all draws in which the event ever holds, whether or not it holds at the end."),
        "mcse": share("Its Monte Carlo error."),
        "until": text(f"The last day on which it can come about: the last that is played, or the event's own, {_DAY}."),
        "quantiles": named(_QUANTILE, "By share of all draws, 0.1 to 0.9: the first day by which it has come about."),
        "course": listed(_BY_DAY, "The days on which something happens, at most 400."),
    },
    "When an event comes about: the first day on which its condition holds, looked at after every turn and step.",
)
_SHARES = named({"type": "array", "items": share("")}, "By event, one for each day.")
SCHEMA: Mapping[str, Any] = {
    "times": named(
        or_null(_TIMES, "Null where it holds in some draws before the first step: it does not come about."),
        "By event: when it comes about. Here, as ends and fans are, where steps of the case repeat.",
    ),
    "milestones": named(
        _TIMES,
        "By milestone, SUBJECT.LEVEL: when it is reached. Here only where two sides fight or bargain.",
    ),
    "milestone_scores": listed(
        record(
            {
                "milestone": text("Which."),
                "record": named(share(""), "By first day of a turn, or never: the chance that it was reached in it."),
                "crps": number("Continuous ranked probability score in turns, cut off at the last; less is better."),
                "every": text("The rhythm of the turns."),
                "turns": count("How many there are."),
                "rivals": named(number(""), "What is said whatever the case: its score."),
            },
            "",
        ),
        "Milestones of which the record tells. Here only where it does.",
    ),
    "ends": named(
        record(
            {
                "days": listed(text(""), f"Each {_DAY}."),
                "shares": _SHARES | {"description": "By event: share of all draws in which it has come first by then."},
                "mcse": _SHARES | {"description": "By event: the Monte Carlo error of each of these."},
                "none": listed(share(""), "Share in which none has come by then; with the shares it makes one."),
            },
            "",
        ),
        "By group of steps whose ends the case names: which of them comes first, and by when.",
    ),
    "fans": listed(
        record(
            {
                "subject": text("Whose number: of which step, or of what a step keeps numbers."),
                "name": text("Which: value is where it settles."),
                "draws": count("Of how many draws: the first of the run, played again."),
                "days": listed(text(""), f"Each {_DAY}."),
                "there": listed(share(""), "Share of these draws that have it by then."),
                "bands": named(
                    {"type": "array", "items": number("", null=True)},
                    "By share, 0.1 to 0.9: that quantile on each day, of the last value so far; null where fewer than "
                    "200 draws have one.",
                ),
            },
            "",
        ),
        "Numbers that go from turn to turn: settlements that repeat, and what events compare with a number.",
    ),
}
"""{key of the answer: its schema}."""

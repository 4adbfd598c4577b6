"""The table of all scores: on the screen, as a page of Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from instantsia.analysis.predictive.bootstrap import Interval
from instantsia.analysis.scoreboard import Pooled, Scoreboard, ScoredEvent
from instantsia.report import plaintext
from instantsia.report.json_text import dump, fields
from instantsia.report.plaintext import INDENT
from instantsia.report.schema_parts import count, listed, named, number, or_null, record, share, text, whole
from instantsia.report.sentences import scoreboard as words


def screen(found: Scoreboard, width: int = 80) -> str:
    """A block for each scored step, the table of means, what the columns are; at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    out: list[str] = []
    for one in found.events:
        case, step, happened, p, reach, wide, half, brier, log, rivals = words.event_cells(one)
        out.append(plaintext.entry(f"{case} {plaintext.DOT} {step}: {happened}", width))
        told = f"p {p} ({reach}), width {wide}, reaches 0.50: {half}. Brier {brier}, log {log}."
        out.append(plaintext.indented(told, width))
        out.append(plaintext.indented(f"Rivals (Brier, log): {rivals}.", width))
    rows = [words.pooled_cells(one) for one in found.pooled]
    if rows:
        out += ["", plaintext.table(words.POOLED, rows, width), ""]
    return "\n".join([*out, *(plaintext.lines(note, width, hanging=INDENT) for note in words.notes(found))])


def markdown(found: Scoreboard) -> str:
    """Both tables and the notes, as a page below its title."""
    events = _table(words.EVENTS, [words.event_cells(one) for one in found.events])
    pooled = _table(words.POOLED, [words.pooled_cells(one) for one in found.pooled])
    return "\n\n".join(["## Every scored step", events, "## Means", pooled, "## How to read it", *words.notes(found)])


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def scoreboard_json(found: Scoreboard) -> str:
    """One object: events[], pooled[]; see `scoreboard_schema`."""
    data: dict[str, Any] = {
        **fields(found, "seed draws"),
        "events": [_event(one) for one in found.events],
        "pooled": [_pooled(one) for one in found.pooled],
        **fields(found, "reach_half width without"),
    }
    return dump(data)


def _event(one: ScoredEvent) -> dict[str, Any]:
    return {
        **fields(one, "case as_of step text among record happened p low high width reaches_half brier log"),
        "rivals": {rival.name: fields(rival, "brier log note") for rival in one.rivals},
    }


def _pooled(one: Pooled) -> dict[str, Any]:
    return {
        **fields(one, "name events cases"),
        **{name: _interval(getattr(one, name)) for name in ("brier", "log", "ahead", "ahead_log")},
    }


def _interval(one: Interval | None) -> dict[str, Any] | None:
    return None if one is None else fields(one, "mean low high")


def scoreboard_schema() -> dict[str, Any]:
    """The JSON Schema of what `scoreboard_json` writes."""
    scores = {
        "brier": number("Brier score, a sum over the sides.", 0, 2),
        "log": number("Minus the natural logarithm of what was given to what happened.", 0),
    }
    event = record(
        {
            "case": text("Name of the case."),
            "as_of": text("From which day it is looked at."),
            "step": text("The step by its id."),
            "text": text("What it is called."),
            "among": text("Among which draws, where not all."),
            "record": named(share(""), "What is held to have happened, and with which chance."),
            "happened": text("The likeliest of these."),
            "p": share("What was given to it."),
            "low": share("Low end of its stress range; null where nothing has a range.", null=True),
            "high": share("Its high end, likewise.", null=True),
            "width": share("High less low.", null=True),
            "reaches_half": {"type": "boolean", "description": "Whether the range reaches one half."},
            **scores,
            "rivals": named(record({**scores, "note": text("")}, ""), "Simple forecasts, fixed beforehand."),
        },
        "",
    )
    interval = record(
        {
            "mean": number("The mean over the steps."),
            "low": number("2.5 % of a bootstrap by case; null with one case.", null=True),
            "high": number("97.5 %, likewise.", null=True),
        },
        "",
    )
    pooled = record(
        {
            "name": text("ours, or the rival."),
            "events": count("How many steps."),
            "cases": count("Of how many cases."),
            "brier": interval,
            "log": interval,
            "ahead": or_null(interval, "Our Brier score less its own on these steps."),
            "ahead_log": or_null(interval, "The same of the log score."),
        },
        "",
    )
    return whole(
        "Scores of Instantsia",
        "What `instantsia cases --scores --json` prints.",
        {
            "seed": count("Whose random numbers."),
            "draws": count("How many versions of each case were played."),
            "events": listed(event, "Every scored step of every bundled case."),
            "pooled": listed(pooled, "Means; ours first."),
            "reach_half": count("The range of how many reaches one half."),
            "width": share("Mean width of the ranges.", null=True),
            "without": listed(text(""), "Cases without a scored step."),
        },
    )

"""Who thought what when, as data: JSON, and its schema."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.results.beliefs import Held, Knew, OfFact, Row
from instantsia.case.dates import day_text
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, number, record, share, text, whole


def knew_json(found: Knew) -> str:
    """One object: facts[], knew[], origins[]; see `knew_schema`."""
    rows = []
    for fact in found.facts:
        rows += [_json_row(fact, None, one) for one in fact.before]
        rows += [_json_row(fact, row, one) for row in fact.rows for one in row.held]
    data: dict[str, Any] = {
        **fields(found, "case as_of known_by seed draws"),
        "facts": [fields(fact, "fact text so") for fact in found.facts],
        "knew": rows,
        "late": [
            {"report": row.step, **fields(one, "step share")}
            for fact in found.facts
            for row in fact.rows
            for one in row.late
        ],
        "origins": [
            {
                "fact": fact.fact,
                **fields(one, "origin steps all_yes so"),
                "held": [fields(held, "actor median knowing knows") for held in one.held],
            }
            for fact in found.facts
            for one in fact.origins
        ],
    }
    return dump(data)


def _json_row(fact: OfFact, row: Row | None, held: Held) -> dict[str, Any]:
    days = ("day", "first", "last")
    return {
        "fact": fact.fact,
        **{name: day_text(getattr(row, name)) if row is not None and row.day else None for name in days},
        "step": None if row is None else row.step,
        "turn": None if row is None else row.turn,
        "reached": 1.0 if row is None else row.reached,
        "outcome": None if row is None else row.outcome or None,
        "share": None if row is None else row.share,
        **fields(held, "actor before median p10 p90 more_likely_than_not knowing knows"),
    }


def vantage() -> dict[str, Any]:
    """What stands at the head of either answer."""
    return {
        "case": text("Name of the case."),
        "as_of": text("Day: only what was so by then.", null=True),
        "known_by": text("Day: only what had been told by then.", null=True),
        "seed": count("Whose random numbers."),
        "draws": count("Over how many draws."),
    }


def knew_schema() -> dict[str, Any]:
    """The JSON Schema of what `knew_json` writes."""
    chance = "of the chance that the actor gives the fact, over the draws in which the row came about."
    row = record(
        {
            "fact": text("What is believed."),
            "day": text("Median of the days on which it came about; null in the row before everything.", null=True),
            "first": text("Tenth percentile of these days, likewise.", null=True),
            "last": text("Ninetieth percentile, likewise.", null=True),
            "step": text("The report, or other step, that moved it; null before everything.", null=True),
            "turn": {"type": ["integer", "null"], "minimum": 0, "description": "Of a step that repeats, from 0."},
            "reached": share("Share of all draws in which it came about."),
            "outcome": text('What can come of the step first: "yes" of a report.', null=True),
            "share": share("How often that came of it, among these draws.", null=True),
            "actor": text("Who believes it."),
            "before": share("Median of the chance right before; null before everything.", null=True),
            "median": share(f"Median {chance}"),
            "p10": share(f"Tenth percentile {chance}"),
            "p90": share(f"Ninetieth percentile {chance}"),
            "more_likely_than_not": share("Share of these draws in which that chance is above one half."),
            "knowing": share(
                "Median had they known which reports are of one origin; null where no other had come.", null=True
            ),
            "knows": share("Share of these draws in which they do know; null likewise.", null=True),
        },
        "",
    )
    return whole(
        "Who knew what, by Instantsia",
        "What `instantsia knew CASE --json` prints.",
        {
            **vantage(),
            "facts": listed(
                record(
                    {
                        "fact": text("Its id."),
                        "text": text("Its sentence."),
                        "so": share("Share of the draws in which it is so."),
                    },
                    "",
                ),
                "The facts that are told.",
            ),
            "knew": listed(row, "By fact, by day; every row but the first ones names the step that moved it."),
            "late": listed(
                record(
                    {
                        "report": text("The report."),
                        "step": text("A decision that hangs on the fact."),
                        "share": share("Share of its draws in which it was taken while the report was under way."),
                    },
                    "",
                ),
                "What was decided before a report arrived.",
            ),
            "origins": listed(
                record(
                    {
                        "fact": text("The fact of which it tells."),
                        "origin": text("Its id."),
                        "steps": listed(text(""), "The reports that came from it, in the order in which they arrived."),
                        "all_yes": share("Share of all draws in which each of them arrived and said yes."),
                        "so": share("How often the fact is so among these; null where there are none.", null=True),
                        "held": listed(
                            record(
                                {
                                    "actor": text("Who got two of them or more."),
                                    "median": share("What they hold at the last that they got, as above."),
                                    "knowing": number("What they would hold if they knew the origin.", 0, 1),
                                    "knows": share("Share of the draws in which they know it."),
                                },
                                "",
                            ),
                            "",
                        ),
                    },
                    "",
                ),
                "Origins of which more than one report came.",
            ),
        },
    )

"""What is known on conditions, as JSON."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.results import Forecast, Narrowing
from instantsia.report.json_text import fields
from instantsia.report.schema_parts import listed, or_null, record, share, text
from instantsia.report.sentences import conditions


def conditional_data(forecast: Forecast) -> dict[str, Any] | None:
    """The key `conditional` of the answer; None where the headline's range is not wider than one half."""
    found = forecast.conditional
    if found is None:
        return None
    return {
        **fields(found, "id kind members p_low p_high scale"),
        "narrowing": None if found.narrowing is None else _narrowing(found.narrowing),
        "said": " ".join(conditions.lines(forecast)),
    }


def _narrowing(found: Narrowing) -> dict[str, Any]:
    return {**fields(found.what, "id kind"), **fields(found, "seen p_if_seen p_if_not width expected")}


def conditional_schema() -> dict[str, Any]:
    """The JSON Schema of what `conditional_data` gives."""
    narrowing = record(
        {
            "id": text("What is seen or found out, as it would be typed in a condition; a doubt by its address."),
            "kind": text("What kind of thing it is: outcome, vote, position, claim and so on."),
            "seen": share("Share of the replayed draws in which it is so."),
            "p_if_seen": share("The headline among these."),
            "p_if_not": share("Among the others."),
            "width": share("Width of the headline's range now."),
            "expected": share("Width of its range then, a mean over its being so and not so."),
        },
        "",
    )
    found = record(
        {
            "id": text("The strongest of what the range comes from: a path, the name of a group, or a credence."),
            "kind": {"enum": ["assumption", "credence", "model"], "description": "What it is."},
            "members": listed(text(""), "The paths that are held together."),
            "p_low": share("The headline with it alone held at its low end."),
            "p_high": share("At its high end."),
            "scale": or_null(
                listed(text(""), "Names of its two ends, or of two options."),
                "Null but for positions on one scale and for what one of two options is worth.",
            ),
            "narrowing": or_null(narrowing, "What would narrow the range most; null where nothing would by .02."),
            "said": text("The same in words, as the first line of the answer."),
        },
        "Where the headline's range is wider than one half: p alone is then not what is known.",
    )
    return or_null(found, "Null where the range is not wider than one half, and for a settlement on a scale.")

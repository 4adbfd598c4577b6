"""One course turn by turn: the screen, and JSON with its schema."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.results.other_side import Chronicle
from instantsia.case.dates import day_text
from instantsia.report import naming, plaintext
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, named, record, share, text, whole
from instantsia.report.sentences.over_time import short
from instantsia.report.wording.proportions import probability_text

HOW = {
    "typical": "The typical course: of {among} draws that of the commonest end, and the likeliest by when each "
    "milestone is reached.",
    "strangest": "The strangest course: of {among} draws the least likely by when each milestone is reached.",
    "number": "The draw of that number, of {among}.",
}


def screen(found: Chronicle, width: int = 80) -> str:
    """The turns in which something changed, at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    days = [f"as of {naming.day(found.as_of)}"] if found.as_of else []
    days += [f"known by {naming.day(found.known_by)}"] if found.known_by else []
    head = f" {plaintext.DOT} ".join(
        [found.case, "chronicle", ", ".join([f"draw {found.draw}, seed {found.seed}", *days])]
    )
    out = [plaintext.entry(head, width), plaintext.entry(HOW[found.chosen].format(among=f"{found.among:,}"), width)]
    out += [plaintext.entry(f"changed: {'; '.join(found.changes)}", width)] if found.changes else []
    out.append("")
    out += [plaintext.entry(one, width) for one in found.opening]
    labels = [short(entry.day, months=found.months) for entry in found.entries]
    wide = max(map(len, labels), default=0) + 2
    for label, entry in zip(labels, found.entries, strict=True):
        told = plaintext.lines(" ".join(entry.sentences), width, indent=" " * wide)
        out.append(f"{label:{wide}}{told[wide:]}")
    often = "" if found.alike is None else f" So ends {probability_text(found.alike)} of the draws."
    return "\n".join([*out, plaintext.entry(f"{found.ending}{often}", width)])


def chronicle_json(found: Chronicle) -> str:
    """One object, as `chronicle_schema` has it."""
    return dump(
        fields(found, "case seed as_of known_by changes draw chosen among opening")
        | {
            "entries": [{"day": day_text(one.day), "sentences": one.sentences} for one in found.entries],
            "ending": found.ending,
            "alike": found.alike,
            "ended": None if found.ended is None else day_text(found.ended),
            "reached": {name: None if day is None else day_text(day) for name, day in found.reached.items()},
        }
    )


def chronicle_schema() -> dict[str, Any]:
    """The JSON Schema of what `chronicle` prints."""
    properties = {
        "case": text("The case."),
        "seed": count("Whose random numbers."),
        "as_of": text("The day of --as-of, or null.", null=True),
        "known_by": text("The day of --known-by, or null.", null=True),
        "changes": listed(text(""), "Every change against the case."),
        "draw": count("The number of the draw, from 0."),
        "chosen": text("typical, strangest or number."),
        "among": count("Of how many draws it was chosen."),
        "opening": listed(text(""), "What is so at the start."),
        "entries": listed(
            record(
                {"day": text("The first day of the turn."), "sentences": listed(text(""), "What changed in it.")}, ""
            ),
            "The turns in which something changed.",
        ),
        "ending": text("How it ended, and the answer of the headline."),
        "alike": share("Share of the draws that end so; null for a draw that is not among those counted.", null=True),
        "ended": text("The day of the last turn that began; null where none did.", null=True),
        "reached": named(
            text("", null=True), "By milestone: the day on which it was reached, null where it never was."
        ),
    }
    return whole("Chronicle of Instantsia", "One course of a case, turn by turn.", properties)

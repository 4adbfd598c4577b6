"""What each mechanism of two sides moves: a table for the screen, JSON with its schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from instantsia.analysis.results.other_side import LEAST_MOVED, TIMES_ERROR, Each, Moved
from instantsia.case.phrases import and_list, in_words
from instantsia.report import plaintext
from instantsia.report.beliefs.knew import played
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, named, number, record, share, text, whole
from instantsia.report.wording.proportions import side_text

NOTHING = "."
"""Stands where nothing moves that is told."""
NAMES = 26
"""So many columns the mechanisms have at least."""


def screen(found: Each, width: int = 80) -> str:
    """A row for each mechanism that moves some event, and the names of those that move none."""
    width = max(width, plaintext.LEAST_WIDTH)
    head = f"{found.case} {plaintext.DOT} each mechanism off in turn {plaintext.DOT} {played(found)}"
    out = [plaintext.entry(head, width)]
    out += [plaintext.entry(f"on both sides: {'; '.join(found.changes)}", width)] if found.changes else []
    out += [plaintext.entry(found.note, width)] if found.note else []
    out += [plaintext.item(f"{in_words(event)}: {words.strip()}", width) for event, words in found.events.items()]
    for some in _fitting(found, width):
        out += ["", *_table(found, some, width)]
    idle = [one.text for one in found.rows if one.idle]
    if idle:
        them = "It moves" if len(idle) == 1 else f"These {len(idle)} move"
        out += ["", plaintext.entry(f"Idle: {and_list(idle)}. {them} no event that is told here.", width)]
    note = (
        f"Change of each share by the mechanism being off, in brackets three paired standard errors; "
        f'"{NOTHING}": less than that, or less than {LEAST_MOVED:g}. What is off is set by --set; --json has it.'
    )
    out += ["", plaintext.entry(note, width)]
    return "\n".join(out)


def _fitting(found: Each, width: int) -> Iterator[list[str]]:
    """The events in tables of as many as there is room for."""
    some: list[str] = []
    for event in found.events:
        if some and NAMES + sum(_wide(found, one) + 2 for one in (*some, event)) > width:
            yield some
            some = []
        some.append(event)
    yield some


def _wide(found: Each, event: str) -> int:
    return max(len(in_words(event)), *(len(cell(row.events[event])) for row in found.rows))


def _table(found: Each, events: Sequence[str], width: int) -> list[str]:
    rows = [["as it is", *(side_text(found.as_is[event]) for event in events)]]
    rows += [[row.text, *(cell(row.events[event]) for event in events)] for row in found.rows if not row.idle]
    heads = ["without", *(in_words(event) for event in events)]
    return plaintext.table(heads, rows, width, right=frozenset(range(1, len(heads)))).split("\n")


def cell(moved: Moved) -> str:
    """ "-0.36 (0.01)", or a dot where nothing is told."""
    if not moved.told:
        return NOTHING
    error = TIMES_ERROR * moved.mcse
    return f"{moved.change:+.2f} ({side_text(error) if error else '0'})"


def each_json(found: Each) -> str:
    """One object, as `each_schema` has it."""
    events = {
        event: {"text": words, "p": found.as_is[event], "shown": side_text(found.as_is[event])}
        for event, words in found.events.items()
    }
    without = {
        row.id: fields(row, "text sets idle")
        | {"events": {event: fields(one, "before after change mcse told") for event, one in row.events.items()}}
        for row in found.rows
    }
    facts = fields(found, "case seed draws as_of known_by changes")
    return dump(facts | {"events": events, "without": without, "note": found.note})


def each_schema() -> dict[str, Any]:
    """The JSON Schema of what `compare --each` prints."""
    moved = record(
        {
            "before": share("Share of the draws as the case is."),
            "after": share("Share with the mechanism off."),
            "change": number("The change, draw by draw."),
            "mcse": share("Its paired Monte Carlo error."),
            "told": {"type": "boolean", "description": "At least .01 and three of these errors."},
        },
        "",
    )
    properties = {
        "case": text("The case."),
        "seed": count("Whose random numbers."),
        "draws": count("Of how many draws."),
        "as_of": text("The day of --as-of, or null.", null=True),
        "known_by": text("The day of --known-by, or null.", null=True),
        "changes": listed(text(""), "Every change against the case, on both sides."),
        "events": named(
            record({"text": text("What it is."), "p": share("Its share."), "shown": text("As it is shown.")}, ""),
            "By event, the headline first.",
        ),
        "without": named(
            record(
                {
                    "text": text("What it is."),
                    "sets": listed(text(""), "How it is switched off: what stands behind --set."),
                    "idle": {"type": "boolean", "description": "Whether it moves no event."},
                    "events": named(moved, "By event."),
                },
                "",
            ),
            "By mechanism, those that move the headline most first.",
        ),
        "note": text("Steps that are played although the record gives them, or nothing."),
    }
    return whole("Mechanisms of Instantsia", "What each mechanism of two sides moves.", properties)

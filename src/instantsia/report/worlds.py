"""The readings of a doubted source side by side: what each world leads to, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from instantsia.analysis.changes.worlds import Figure, Worlds
from instantsia.case.phrases import plural
from instantsia.report import naming, plaintext
from instantsia.report.comparison import difference_line
from instantsia.report.data import SCHEMA
from instantsia.report.json_text import dump, fields
from instantsia.report.wording.proportions import side_text

AS_DRAWN = "as drawn"


def screen(found: Worlds, width: int = 80) -> str:
    """A column for each reading and one as drawn; below it what differs, each with its change, at most `width` wide."""
    width = max(width, plaintext.LEAST_WIDTH)
    chances = "; ".join(f"{naming.in_words(reading)} {chance}" for reading, chance in found.chances.items())
    head = [
        f"{found.case} {plaintext.DOT} worlds of {found.source}: {found.cite}",
        f"as drawn: {chances}",
        f"{plural(found.draws, 'draw')}, seed {found.seed}",
        *([f"changed: {'; '.join(found.changes)}"] if found.changes else []),
        *([found.note] if found.note else []),
    ]
    out = [*(plaintext.entry(line, width) for line in head), ""]
    shown = [one for one in found.figures if one.kind == "event" or one.differs]
    out.append(_table(shown, found, width))
    return "\n".join([*out, "", *_differing(shown, found, width)])


def _table(shown: Sequence[Figure], found: Worlds, width: int) -> str:
    heads = ["", AS_DRAWN, *(naming.in_words(reading) for reading in found.chances)]
    rows = []
    for one in shown:
        after = [one.readings[reading].after for reading in found.chances]
        rows.append([label(one, found), *(side_text(p) or "never" for p in (one.as_drawn, *after))])
    return plaintext.table(heads, rows, width, right=frozenset(range(1, len(heads))))


def _differing(shown: Sequence[Figure], found: Worlds, width: int) -> list[str]:
    differ = [one for one in shown if one.differs]
    if not differ:
        return [plaintext.entry("No reading of it is told from as drawn in anything that is decided.", width)]
    out = ["What differs from as drawn"]
    for one in differ:
        changes = [
            f"{naming.in_words(reading)} {difference_line(one.readings[reading])}"
            for reading in found.chances
            if one.readings[reading].moved
        ]
        out.append(plaintext.item(f"{label(one, found)}: {'; '.join(changes)}", width))
    rest = sum(not one.differs for one in found.figures)
    if rest:
        differ_by = "differs" if rest == 1 else "differ"
        told = f"{plural(rest, 'other figure')} {differ_by} by two standard errors at most."
        out.append(plaintext.entry(told, width))
    return out


def label(one: Figure, found: Worlds) -> str:
    """What a figure is about, in words."""
    if one.kind == "outcome":
        return f"{naming.issue(one.step, found.names)}: {naming.option(one.id.rpartition('.')[2], found.names)}"
    name = one.text or naming.in_words(one.id)
    return f"{name}: comes to it" if one.kind == "happened" else name


def worlds_json(found: Worlds) -> str:
    """One object: case, source, cite, readings, draws, seed, changes, note, and of every event, step and outcome the
    share as drawn and under each reading with its change, the standard error of that, and whether it differs."""
    kinds: dict[str, dict[str, Any]] = {"event": {}, "happened": {}, "outcome": {}}
    for one in found.figures:
        told = {
            "as_drawn": one.as_drawn,
            "differs": one.differs,
            "readings": {
                reading: {"p": d.after, "change": d.change, "mcse": d.mcse, "shown": difference_line(d)}
                for reading, d in one.readings.items()
            },
        }
        if one.kind == "outcome":
            kinds["outcome"].setdefault(one.step, {})[one.id] = told
        else:
            kinds[one.kind][one.id] = ({"text": one.text} if one.text else {}) | told
    data = {
        "schema": SCHEMA,
        **fields(found, "case source cite"),
        "readings": found.chances,
        **fields(found, "seed draws changes"),
        "events": kinds["event"],
        "happened": kinds["happened"],
        "steps": kinds["outcome"],
        "note": found.note,
    }
    return dump(data)

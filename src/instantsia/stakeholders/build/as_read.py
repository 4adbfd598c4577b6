"""A table as it was understood, as CSV: to be checked, mended and sent back. Read again it gives the same table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from instantsia.case.numbers import plain
from instantsia.controls import shown
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.files.columns.guess import READ_AS
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale, as_text
from instantsia.stakeholders.questions import ask

_CALLED = {"seats": "bloc seats"}


def as_read(read: Opened) -> str:
    """The entries of all issues, a row each, in the order of issues and names, and below them what was left out.

    Numbers stand as `Number` has them: 70 is about 70, 60..60 exactly 60, 20..30..60 a range, 20|40 one of the two.
    Positions are points of the scale that the header names, saliences hundredths (or all from 0 to 1).
    """
    told = read.table.stakeholders
    columns = [role for role in told.columns if role not in ("issue", "actor")]
    named = told.issues != ("",)
    scales = _scales(read)
    shared = next(iter(scales.values())) if len(set(scales.values())) == 1 else None
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = [_head(role, shared, told.unit) for role in columns]
    writer.writerow([*(["issue"] if named else []), "actor", *heads, READ_AS])
    for entry in told.entries:
        cells = [_cell(role, entry) for role in columns]
        became = "; ".join(filter(None, (_became(role, entry) for role in columns)))
        row = [*([entry.issue] if named else []), entry.actor, *cells, became]
        writer.writerow([as_text(shown(one)) for one in row])
    for remark in _remarks(read, scales if shared is None else {}):
        writer.writerow([shown(f"# {remark}")])
    return out.getvalue()


def _scales(read: Opened) -> dict[str, Scale]:
    """{issue: its scale}, of those whose positions are points of one."""
    asking = ask(read.known, read.written)
    return {name: asking.of(name).value("scale") for name, facts in read.known.issues.items() if not facts.options}


def _head(role: str, scale: Scale | None, unit: int) -> str:
    if role == "position" and scale is not None:
        return f"position ({scale[0]:g} to {scale[1]:g})"
    if role == "salience" and unit == 100:
        return f"salience ({WHOLE[0]:g} to {WHOLE[1]:g})"
    return _CALLED.get(role, role)


def _cell(role: str, entry: Entry) -> str:
    if role == "vote":
        return "" if entry.votes is None else plain(float(entry.votes))
    if role == "veto":
        return "yes" if entry.veto else ""
    found: Quantity | str = getattr(entry, role)
    return found if isinstance(found, str) else written(found)


def written(cell: Quantity) -> str:
    """A cell as it is understood, in a spelling that means nothing else."""
    if cell.abstains:
        return "abstain"
    number = cell.number
    if number is None:
        return cell.word or ""
    if number.among:
        return "|".join(map(plain, number.among))
    if number.fixed:
        return f"{plain(number.low)}..{plain(number.low)}" if cell.exact else plain(number.low)
    parts: Sequence[float | None] = (number.low, number.mode, number.high)
    return "..".join(plain(part) for part in parts if part is not None)


def _became(role: str, entry: Entry) -> str:
    """What a cell became that is written otherwise, as "position: 'strongly for' is 100"; "" where it is the same."""
    found = getattr(entry, role, "")
    if not isinstance(found, Quantity) or not found.raw:
        return ""
    now = written(found) or "not known"
    return "" if now == found.raw else f"{role}: {found.raw!r} is {now}"


def _remarks(read: Opened, scales: dict[str, Scale]) -> list[str]:
    """What a person should know who checks it: what was guessed, put together, and left out."""
    out = [sentence.rstrip(".") for sentence in questions.guessed(read.known, read.written)]
    out += [f"The scale of {name} is {figure(low)} to {figure(high)}" for name, (low, high) in scales.items()]
    out += reading_told(read.table.stakeholders, named=None)
    return [" ".join(one.split()) for one in out]

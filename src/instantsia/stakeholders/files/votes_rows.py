"""Rows of a table of votes that do not fit: no name, a name that stands twice, cells beyond the header, blank votes.

Nothing is refused for them: each is left out, told apart or read as no vote, and told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.without_name import says_nothing
from instantsia.stakeholders.folding import folded

NAMED = 6
UNNAMED = "names no member"


def members_meant(sheet: Sheet, place: int) -> Sheet:
    """The sheet with rows as wide as its header, a member of its own in each; what was done is in its notes.

    place   of the column of members
    """
    width = len(sheet.header)
    notes = list(sheet.notes)
    beyond = [cell for row in sheet.rows for cell in row[width:] if cell.text]
    if beyond:
        remedy = " (a cell with the separator in it stands in quotes)" if sheet.format == "csv" else ""
        notes.append(f"Not read, since it stands beyond the header: {_shown(beyond)}{remedy}")
    rows = [row[:width] for row in sheet.rows]
    bare = [row for row in rows if says_nothing(row[place].text)]
    gone = [
        LeftOut(row[place].spot._replace(column=0, name=""), ", ".join(cell.text for cell in row if cell.text), UNNAMED)
        for row in bare
    ]
    named = [row for row in rows if row not in bare]
    names, told = _apart([row[place] for row in named])
    made = [(*row[:place], name, *row[place + 1 :]) for row, name in zip(named, names, strict=True)]
    left_out = sorted((*sheet.left_out, *gone), key=lambda one: (one.spot.row, one.spot.column))
    return replace(sheet, rows=tuple(made), notes=(*notes, *told), left_out=tuple(left_out))


def one_writing(cells: Sequence[Cell]) -> tuple[list[Cell], list[str]]:
    """(the cells with each name in the first of its ways of writing, what is told of it)."""
    first: dict[str, str] = {}
    out = [cell._replace(text=first.setdefault(folded(cell.text), cell.text)) for cell in cells]
    pairs = {cell.text: made.text for cell, made in zip(cells, out, strict=True) if cell.text != made.text}
    shown = ", ".join(f"{cut(one)} and {cut(other)}" for one, other in pairs.items())
    return out, [f"Read as one name: {shown}"] if pairs else []


def blank_told(cells: Sequence[Cell]) -> list[str]:
    """What is told of blank cells of votes, which are read as no vote."""
    return [f"Read as no vote, since nothing stands there: {_rows(cells)}"] if cells else []


def _apart(cells: Sequence[Cell]) -> tuple[list[Cell], list[str]]:
    """(the cells of members with a number behind a name that stands again, what is told of it)."""
    taken = {folded(cell.text) for cell in cells}
    seen: Counter[str] = Counter()
    out, again = [], []
    for cell in cells:
        key = folded(cell.text)
        seen[key] += 1
        if seen[key] > 1:
            while folded(f"{cell.text} ({seen[key]})") in taken:
                seen[key] += 1
            cell = cell._replace(text=f"{cell.text} ({seen[key]})")
            again.append(cell)
        out.append(cell)
    return out, [f"Members that stand twice were told apart: {_shown(again)}"] if again else []


def _shown(cells: Sequence[Cell]) -> str:
    more = f" and {len(cells) - NAMED} more" if len(cells) > NAMED else ""
    return ", ".join(f"{cut(cell.text)} (row {cell.spot.row})" for cell in cells[:NAMED]) + more


def _rows(cells: Iterable[Cell]) -> str:
    rows = [str(cell.spot.row) for cell in cells]
    shown = ", ".join(rows[:NAMED]) + (", ..." if len(rows) > NAMED else "")
    return f"row{'s' if len(rows) > 1 else ''} {shown}"

"""Rows of a table of votes that do not fit: no name, a name that stands twice, cells beyond the header, blank votes.

Nothing is refused for them: each is left out, told apart or read as no vote, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.names_apart import NAMED, names_apart, within_the_header
from instantsia.stakeholders.files.rows.without_name import says_nothing
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet


def members_meant(sheet: Sheet, place: int) -> Sheet:
    """The sheet with rows as wide as its header, a member of its own in each; what was done is in its notes.

    place   of the column of members
    """
    sheet, beyond = within_the_header(sheet)
    bare = [row for row in sheet.rows if says_nothing(row[place].text)]
    gone = [
        LeftOut(
            row[place].spot.of_its_row,
            ", ".join(cell.text for cell in row if cell.text),
            Reason.UNNAMED,
        )
        for row in bare
    ]
    named = [row for row in sheet.rows if row not in bare]
    names, told = names_apart([row[place] for row in named], [""] * len(named), "Members")
    made = [(*row[:place], name, *row[place + 1 :]) for row, name in zip(named, names, strict=True)]
    left_out = sorted((*sheet.left_out, *gone), key=lambda one: (one.spot.row, one.spot.column))
    return replace(sheet, rows=tuple(made), notes=(*sheet.notes, *beyond, *told), left_out=tuple(left_out))


def blank_told(cells: Sequence[Cell]) -> list[str]:
    """What is told of blank cells of votes, which are read as no vote."""
    return [f"Read as no vote, since nothing stands there: {_rows(cells)}"] if cells else []


def _rows(cells: Iterable[Cell]) -> str:
    rows = [str(cell.spot.row) for cell in cells]
    shown = ", ".join(rows[:NAMED]) + (", ..." if len(rows) > NAMED else "")
    return f"row{'s' if len(rows) > 1 else ''} {shown}"

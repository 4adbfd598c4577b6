"""A table read anew with something else in one cell: what the cell would mean there, by the one reader of cells.

A what-if in the words of a table is read so, whatever the column: what a cell may say is known in one place alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from instantsia.frozen import frozen
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading import Table, table_of
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import Sheet, Spot

Column = Literal["position", "salience", "capability", "seats", "vote"]
T = TypeVar("T")


@frozen
class CellRead:
    """What came of it.

    entry   of the actor whose cell it is, as the table tells it now
    before  the same as the table told it before
    table   the table with that cell in it
    spot    where the cell stands
    """

    entry: Entry
    before: Entry
    table: Table
    spot: Spot


def cell_read(
    read: Opened, actor: str, issue: str, column: Column, value: str, answers: Mapping[str, str]
) -> CellRead | None:
    """The table with a value in a cell; None where no one cell of its sheet is that one.

    answers   further answers, which hold for this reading alone

    Raises TableError and UserError where the table cannot be read with it.
    """
    table = read.table
    before = entry_of(table, actor, issue)
    if table.sheet is None or before is None:
        return None
    spot = _spot(table, before, column)
    sheet = None if spot is None else _with(table.sheet, spot, value)
    if spot is None or sheet is None:
        return None
    after = table_of(read.path, sheet, {**read.written, **answers}, table.known.today)
    entry = entry_of(after, actor, issue)
    return None if entry is None else CellRead(entry, before, after, spot)


def entry_of(table: Table, actor: str, issue: str) -> Entry | None:
    """What the table tells of an actor on an issue."""
    return next((entry for entry in table.rows.get(issue, ()) if entry.actor == actor), None)


def of_others(table: Table, actor: str, told: Callable[[Entry], T]) -> list[tuple[str, str, T]]:
    """(issue, actor, what is told) of everybody but one actor: it stays where it is when one cell is changed."""
    return [
        (issue, entry.actor, told(entry))
        for issue, entries in table.rows.items()
        for entry in entries
        if entry.actor != actor
    ]


def _spot(table: Table, entry: Entry, column: Column) -> Spot | None:
    """Where a cell stands; of votes only the name of the column is kept, and the row is that of the actor."""
    if column != "vote":
        cell: Quantity = getattr(entry, column)
        return cell.spot
    names = table.stakeholders.called.get("vote", ())
    if table.sheet is None or len(names) != 1 or "vote" not in entry.raws:
        return None
    spots = [cell.spot for cell in table.sheet.header if cell.text == names[0]]
    return spots[0]._replace(row=entry.spot.row, name=names[0]) if len(spots) == 1 else None


def _with(sheet: Sheet, spot: Spot, value: str) -> Sheet | None:
    """The sheet with a value in the cell that stands in a place; None where no one cell does."""
    place = spot.row, spot.column
    here = [
        (row, at)
        for row, cells in enumerate(sheet.rows)
        for at, cell in enumerate(cells)
        if (cell.spot.row, cell.spot.column) == place
    ]
    if len(here) != 1 or not spot.column:
        return None
    row, at = here[0]
    cells = sheet.rows[row]
    changed = (*cells[:at], cells[at]._replace(text=value), *cells[at + 1 :])
    return replace(sheet, rows=(*sheet.rows[:row], changed, *sheet.rows[row + 1 :]))

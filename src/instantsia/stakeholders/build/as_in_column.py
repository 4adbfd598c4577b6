"""A number as the column of a table reads it in the cell of an actor: a 4 of 1 to 5 is 80 of 100."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from instantsia.case.numbers import Number, plain
from instantsia.errors import UserError, cut
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading import Table, table_of
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale, Sheet, Spot, TableError
from instantsia.stakeholders.files.values.quantities import number_of
from instantsia.stakeholders.folding import folded

Weight = Literal["salience", "capability"]
SHARES: Scale = (0.0, 1.0)


def as_in_column(read: Opened, actor: str, issue: str, role: Weight, value: str) -> str:
    """What a value means in the cell of this actor, as a path has it: saliences from 0 to 1, capabilities as read.

    The table is read anew with the value in that cell, on the scale that the column has now. Where the column holds no
    number, or is not there, a salience is one of 100, or of 1 where it is no more than that.

    Raises UserError for a value that the column cannot have, or by which its other cells would be read otherwise.
    """
    table = read.table
    before = _entry(table, actor, issue)
    scale = _scale(read) if role == "salience" else None
    spot = Spot(read.path.name) if before is None else getattr(before, role).spot
    sheet = None if table.sheet is None else _with(table.sheet, spot, value)
    if sheet is None or not _numbers(table, role):
        return _alone(read, role, value)
    written = dict(read.written)
    if scale is not None:
        written["salience_scale"] = f"{plain(scale[0])}..{plain(scale[1])}"
    refused = UserError(f"found {cut(value)}, {_expected(scale)}, as in the column {spot.name}")
    try:
        after = table_of(read.path, sheet, written, table.known.today)
    except TableError:
        raise refused from None
    found = _entry(after, actor, issue)
    cell: Quantity | None = None if found is None else getattr(found, role)
    if cell is None or cell.number is None or _numbers(table, role, actor) != _numbers(after, role, actor):
        raise refused
    unit = 1.0 if role == "capability" or (after.stakeholders.unit == 1 and not cell.percent) else WHOLE[1]
    if role == "salience" and not 0 <= cell.number.low <= cell.number.high <= unit:
        raise refused
    return _written(cell.number, unit)


def _alone(read: Opened, role: Weight, value: str) -> str:
    """The same beside no number in the column: a grade is what was told of it."""
    grades = questions.ask(read.known, read.written).value("grades")
    told = {folded(word): point for word, point in grades.items()}.get(folded(value))
    parts = tuple(told if isinstance(told, tuple) else () if told is None else (told,))
    found = read_cell(value, frozenset(".")) if not parts else None
    if isinstance(found, Read):
        parts = tuple(map(float, found.parts))
    if role == "capability" and not parts:
        return value
    unit = WHOLE[1] if told is not None or max(parts, default=0.0) > 1 else 1.0
    if role == "salience" and not (parts and 0 <= parts[0] <= parts[-1] <= unit):
        raise UserError(f"found {cut(value)}, {_expected(WHOLE)}")
    return _written(number_of(parts), unit if role == "salience" else 1.0)


def _written(number: Number, unit: float) -> str:
    parts = (number.low,) if number.fixed else (number.low, number.mode, number.high)
    return "..".join(plain(round(one / unit, 9)) for one in parts if one is not None)


def _scale(read: Opened) -> Scale:
    """The scale on which the saliences of a table are read."""
    table, told = read.table, read.written.get("salience_scale")
    if told is not None:
        return questions.read_scale(told)
    if table.known.salience is not None:
        return table.known.salience.scale
    return SHARES if table.stakeholders.unit == 1 else WHOLE


def _entry(table: Table, actor: str, issue: str) -> Entry | None:
    return next((entry for entry in table.rows.get(issue, ()) if entry.actor == actor), None)


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


def _numbers(table: Table, role: Weight, but: str = "") -> list[tuple[str, str, Number | None]]:
    """(issue, actor, number) of all cells of a column with digits in them, but those of one actor.

    Words are left out, since they may be shares of the most that anybody has.
    """
    out = []
    for issue, entries in table.rows.items():
        for entry in entries:
            cell: Quantity = getattr(entry, role)
            if entry.actor != but and any(map(str.isdigit, cell.raw)):
                out.append((issue, entry.actor, cell.number))
    return out


def _expected(scale: Scale | None) -> str:
    between = f" from {figure(scale[0])} to {figure(scale[1])}" if scale else ""
    return f"expected a number{between}, a range of them, or high, medium or low"

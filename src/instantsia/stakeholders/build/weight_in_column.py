"""A salience or a capability as the column of a table reads it in the cell of an actor: a 4 of 1 to 5 is 80 of 100."""

from __future__ import annotations

from typing import Literal

from instantsia.case.numbers import Number, plain
from instantsia.errors import UserError, cut
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.cell_read import cell_read, entry_of
from instantsia.stakeholders.build.numbers import in_path
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading import Table
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale, TableError
from instantsia.stakeholders.files.values.quantities import number_of
from instantsia.stakeholders.folding import folded

Weight = Literal["salience", "capability"]
SHARES: Scale = (0.0, 1.0)


def weight_in_column(read: Opened, actor: str, issue: str, role: Weight, value: str) -> str:
    """What a value means in the cell of this actor, as a path has it: saliences from 0 to 1, capabilities as read.

    The table is read anew with the value in that cell, on the scale that the column has now. Where the column holds no
    number, or is not there, a salience is one of 100, or of 1 where it is no more than that.

    Raises UserError for a value that the column cannot have, or by which its other cells would be read otherwise.
    """
    scale = _scale(read) if role == "salience" else None
    answers = {} if scale is None else {"salience_scale": f"{plain(scale[0])}..{plain(scale[1])}"}
    if not _numbers(read.table, role):
        return _alone(read, role, value)
    before = entry_of(read.table, actor, issue)
    name = "" if before is None else getattr(before, role).spot.name
    refused = UserError(f"found {cut(value)}, {_expected(scale)}, as in the column {name}")
    try:
        found = cell_read(read, actor, issue, role, value, answers)
    except TableError:
        raise refused from None
    if found is None:
        return _alone(read, role, value)
    cell: Quantity = getattr(found.entry, role)
    if cell.number is None or _numbers(read.table, role, actor) != _numbers(found.table, role, actor):
        raise refused
    unit = 1.0 if role == "capability" or (found.table.stakeholders.unit == 1 and not cell.percent) else WHOLE[1]
    if role == "salience" and not 0 <= cell.number.low <= cell.number.high <= unit:
        raise refused
    return in_path(cell.number, unit)


def _alone(read: Opened, role: Weight, value: str) -> str:
    """The same beside no number in the column: a grade is what was told of it."""
    grades = questions.ask(read.known, read.written).value("grades")
    told = {folded(word): point for word, point in grades.items()}.get(folded(value))
    parts = tuple(told if isinstance(told, tuple) else (told,) if isinstance(told, float) else ())
    found = read_cell(value, frozenset(".")) if not parts else None
    if isinstance(found, Read):
        parts = tuple(map(float, found.parts))
    if role == "capability" and not parts:
        return value
    unit = WHOLE[1] if told is not None or max(parts, default=0.0) > 1 else 1.0
    if role == "salience" and not (parts and 0 <= parts[0] <= parts[-1] <= unit):
        raise UserError(f"found {cut(value)}, {_expected(WHOLE)}")
    return in_path(number_of(parts), unit if role == "salience" else 1.0)


def _scale(read: Opened) -> Scale:
    """The scale on which the saliences of a table are read."""
    table, told = read.table, read.written.get("salience_scale")
    if told is not None:
        return questions.read_scale(told)
    if table.known.salience is not None:
        return table.known.salience.scale
    return SHARES if table.stakeholders.unit == 1 else WHOLE


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

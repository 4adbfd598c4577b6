"""A header that stands below a title of its own, where the first row of a table names nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.columns.names import is_header, roles
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.table.shape import ABOVE
from instantsia.stakeholders.files.table.titles import title_of


def with_header(sheet: Sheet) -> Sheet:
    """The sheet with its header where that stands below a title; as it is where its first row names columns."""
    names = [cell.text for cell in sheet.header]
    if is_header(names) or roles(names) or sum(map(bool, names)) > 1:
        return sheet
    for at, row in enumerate(sheet.rows[:ABOVE]):
        filled = [cell for cell in row if cell.text]
        if len(filled) < 2 or any(isinstance(read_cell(cell.text, frozenset()), Read) for cell in filled):
            continue
        width = max(cell.spot.column for cell in filled)
        called = {cell.spot.column: cell.text for cell in filled}
        first = filled[0].spot._replace(column=0, name="")

        def cells(row: Sequence[Cell], width: int = width, called: dict[int, str] = called) -> tuple[Cell, ...]:
            found = {cell.spot.column: cell for cell in row if cell.text}
            here = row[0].spot
            some = [
                Cell(
                    found[column].text if column in found else "",
                    here._replace(column=column, name=called.get(column, "")),
                )
                for column in range(1, width + 1)
            ]
            return (*some, *(cell for column, cell in sorted(found.items()) if column > width))

        above = [" ".join(name for name in names if name), *(row[0].text for row in sheet.rows[:at]), sheet.title]
        title = title_of(above)
        header = tuple(
            Cell(called.get(column, ""), first._replace(column=column, name=called.get(column, "")))
            for column in range(1, width + 1)
        )
        return replace(sheet, header=header, rows=tuple(map(cells, sheet.rows[at + 1 :])), title=title)
    return sheet

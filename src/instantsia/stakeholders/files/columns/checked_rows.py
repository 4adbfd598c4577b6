"""A table that was written as it was understood: how it is known, and which of its rows were written as actors."""

from __future__ import annotations

from instantsia.stakeholders.files.sheet import Cell, Sheet

READ_AS = "read as"
"""The column that says what the cells of a row became: by it such a table is known."""
AS_WRITTEN = "as written"
"""What it says of a row of which no cell became another."""
SCALE, LOW_END, HIGH_END, STATUS_QUO = "scale", "low end", "high end", "status quo"
"""The columns that say of the issue of a row between which points it lies, what these mean, and what holds now."""


def written_as_understood(sheet: Sheet) -> bool:
    return any(cell.text == READ_AS for cell in sheet.header)


def checked_row(sheet: Sheet, row: tuple[Cell, ...]) -> bool:
    """Whether a row of such a table was written as an actor's, and not added to it."""
    return any(named.text == READ_AS and bool(cell.text) for named, cell in zip(sheet.header, row, strict=False))

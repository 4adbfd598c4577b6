"""A table that was written as it was understood: how it is known, and which of its rows were written as actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from instantsia.stakeholders.files.sheet import Cell, Sheet

READ_AS = "read as"
"""The column that says what the cells of a row became: by it such a table is known."""
AS_WRITTEN = "as written"
"""What it says of a row of which no cell became another."""
SCALE, LOW_END, HIGH_END, STATUS_QUO = "scale", "low end", "high end", "status quo"
"""The columns that say of the issue of a row between which points it lies, what these mean, and what holds now."""


ANSWER = "# Answer: "
"""How a line below such a table begins that tells an answer, KEY=VALUE behind it."""


def answers_told(lines: Iterable[str]) -> tuple[str, ...]:
    """KEY=VALUE of the lines that tell an answer.

    >>> answers_told(["# Answer: quota=2/3", "# Left out: row 9"])
    ('quota=2/3',)
    """
    return tuple(line.removeprefix(ANSWER).strip() for line in lines if line.startswith(ANSWER))


def with_answers(sheet: Sheet) -> Sheet:
    """The sheet of a workbook with the lines that tell answers taken out of its rows; any other as it is."""
    if not written_as_understood(sheet):
        return replace(sheet, answers=())
    told = {at: row[0].text for at, row in enumerate(sheet.rows) if row and row[0].text.startswith(ANSWER)}
    rows = tuple(row for at, row in enumerate(sheet.rows) if at not in told)
    return replace(sheet, rows=rows, answers=(*sheet.answers, *answers_told(told.values())))


def written_as_understood(sheet: Sheet) -> bool:
    return any(cell.text == READ_AS for cell in sheet.header)


def checked_row(sheet: Sheet, row: tuple[Cell, ...]) -> bool:
    """Whether a row of such a table was written as an actor's, and not added to it."""
    return any(named.text == READ_AS and bool(cell.text) for named, cell in zip(sheet.header, row, strict=False))

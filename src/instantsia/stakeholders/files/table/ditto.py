"""Ditto marks: a sign or a word in a cell that stands for what the cell above it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut, few, listed
from instantsia.stakeholders.files.cells.ditto_marks import is_ditto
from instantsia.stakeholders.files.sheet import Cell, Sheet

COLUMNS = 4
"""So many columns are named."""
LEAST = 2
"""So many cells has a row of which the one below may say the same; one alone is a heading."""
Row = tuple[Cell, ...]


def as_above(sheet: Sheet) -> Sheet:
    """The sheet with the text above in every cell of ditto marks, which is told once; others as they are."""
    width = len(sheet.header)
    if not any(is_ditto(cell.text) for row in sheet.rows for cell in row[:width]):
        return sheet
    above = [""] * width
    rows: list[Row] = []
    marks: dict[str, None] = {}
    read: dict[int, int] = {}
    for row in sheet.rows:
        cells = list(row)
        for at, cell in enumerate(row[:width]):
            if above[at] and is_ditto(cell.text):
                cells[at] = cell._replace(text=above[at])
                marks.setdefault(cell.text)
                read[at] = read.get(at, 0) + 1
        rows.append(tuple(cells))
        if sum(bool(cell.text) for cell in row) >= LEAST:
            above = [cell.text or before for cell, before in zip(cells, above, strict=False)]
    if not read:
        return sheet
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, _told(sheet, list(marks), read)))


def _told(sheet: Sheet, marks: Sequence[str], read: dict[int, int]) -> str:
    """What is told of them: the marks, the columns, and how many cells each has."""
    columns = [f"{cut(sheet.header[at].text or 'without a name')} {many}" for at, many in sorted(read.items())]
    shown = listed([cut(mark) for mark in marks[:COLUMNS]])
    return f"Read as the cell above where it says {shown} (cells by column): {few(columns, COLUMNS)}"

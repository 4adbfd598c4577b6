"""Marks that say that a cell holds what stands above it: 〃 and 同上."""

from __future__ import annotations

from dataclasses import replace

from instantsia.errors import few
from instantsia.stakeholders.files.sheet import Cell, Sheet

MARKS = frozenset(("〃", "〻", "同上", "同", "상동", "위와 같음"))
NAMED = 3


def as_above(sheet: Sheet) -> Sheet:
    """The sheet with what stands above in the place of each such mark; it is told."""
    if not any(cell.text in MARKS for row in sheet.rows for cell in row):
        return sheet
    last: dict[int, str] = {}
    rows, found = [], []
    for row in sheet.rows:
        out: list[Cell] = []
        for at, cell in enumerate(row):
            if cell.text in MARKS and at in last:
                found.append(cell.spot.row)
                cell = cell._replace(text=last[at])
            elif cell.text:
                last[at] = cell.text
            out.append(cell)
        rows.append(tuple(out))
    told = f"'〃' and the like ({few([f'row {row}' for row in dict.fromkeys(found)], NAMED)}) as what stands above it"
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, f"Read {told}") if found else sheet.notes)

"""A row right under the header that tells how columns are measured: what it says belongs to their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.sheet import Cell, Sheet


def with_extents(sheet: Sheet, extents: Sequence[str]) -> Sheet:
    """The sheet with the ends of scales behind the names of columns that tell none: "Position" and "0-100" as one.

    extents   of each column, "" where the row tells none
    """
    names = {
        place: f"{head.text} ({extent.strip('()[] ')})"
        for place, (head, extent) in enumerate(zip(sheet.header, extents, strict=False))
        if head.text and extent and not any(map(str.isdigit, head.text))
    }
    if not names:
        return sheet

    def named(cell: Cell, place: int) -> Cell:
        return cell._replace(spot=cell.spot._replace(name=names[place])) if place in names else cell

    header = tuple(
        named(head._replace(text=names.get(place, head.text)), place) for place, head in enumerate(sheet.header)
    )
    rows = tuple(tuple(named(cell, place) for place, cell in enumerate(row)) for row in sheet.rows)
    return replace(sheet, header=header, rows=rows)

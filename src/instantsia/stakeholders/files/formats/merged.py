"""Merged cells: a text that is merged downwards is that of each row, as everybody sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instantsia.stakeholders.files.formats.grid import Area, Cells, Value

MOST_FILLED = 100_000
"""So many rows of merged cells are looked at; 10,000 rows with ten merged columns have as many."""


def filled(cells: Cells, areas: Sequence[Area], across: bool = False) -> Cells:
    """The cells with texts in every row over which they are merged; where `across`, in every column as well.

    Only rows that hold something are filled, and a number is never repeated: nobody knows whether it is that of each.
    """
    if not areas:
        return cells
    out = {row: dict(values) for row, values in cells.items()}
    left = MOST_FILLED
    for area in areas:
        value = cells.get(area.top, {}).get(area.left)
        if value is None or value.kind != "text":
            continue
        columns = range(area.left, min(area.right, area.left + 1000) + 1) if across else (area.left,)
        rows = range(area.top, min(area.bottom + 1, area.top + left))
        left -= len(rows)
        for row in rows:
            if row in out:
                for column in columns:
                    out[row].setdefault(column, value)
    return {row: dict(sorted(values.items())) for row, values in out.items()}


def spanned(areas: Sequence[Area], cells: Cells, bottom: int, width: int) -> Iterator[tuple[Area, list[int]]]:
    """(area, its columns) of merged cells under a header whose places do not each have a value of their own.

    bottom   last row of the header
    width    of the header
    """
    left = MOST_FILLED
    for area in areas:
        value = cells.get(area.top, {}).get(area.left, Value(""))
        columns = range(area.left, min(area.right, width) + 1)
        rows = range(max(area.top, bottom + 1), min(area.bottom + 1, area.top + left))
        left -= max(len(rows), 0)
        if not columns or not any(row in cells for row in rows):
            continue
        if area.right == area.left and (value.kind == "text" and value.text):
            continue
        yield area, list(columns)

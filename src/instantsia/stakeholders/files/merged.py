"""Merged cells: a text that is merged downwards is that of each row, as everybody sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instantsia.stakeholders.files.grid import Area, Cells, Value

MOST_FILLED = 10_000
"""So many rows of one merged cell are filled at most."""


def filled(cells: Cells, areas: Sequence[Area], across: bool = False) -> Cells:
    """The cells with texts in every row over which they are merged; where `across`, in every column as well.

    Only rows that hold something are filled, and a number is never repeated: nobody knows whether it is that of each.
    """
    if not areas:
        return cells
    out = {row: dict(values) for row, values in cells.items()}
    for area in areas:
        value = cells.get(area.top, {}).get(area.left)
        if value is None or value.kind != "text":
            continue
        columns = range(area.left, min(area.right, area.left + 1000) + 1) if across else (area.left,)
        for row in range(area.top, min(area.bottom, area.top + MOST_FILLED) + 1):
            if row in out:
                for column in columns:
                    out[row].setdefault(column, value)
    return {row: dict(sorted(values.items())) for row, values in out.items()}


def spanned(areas: Sequence[Area], cells: Cells, bottom: int, width: int) -> Iterator[tuple[Area, list[int]]]:
    """(area, its columns) of merged cells under a header whose places do not each have a value of their own.

    bottom   last row of the header
    width    of the header
    """
    for area in areas:
        value = cells.get(area.top, {}).get(area.left, Value(""))
        columns = range(area.left, min(area.right, width) + 1)
        rows = [row for row in range(area.top, min(area.bottom, area.top + MOST_FILLED) + 1) if row in cells]
        if area.bottom <= bottom or not columns or not any(row > bottom for row in rows):
            continue
        if area.right == area.left and (value.kind == "text" and value.text):
            continue
        yield area, list(columns)

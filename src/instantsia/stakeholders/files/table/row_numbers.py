"""A column without a name that counts the rows, as programs write one before a table: it is no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.sheet import Cell, Sheet

FEWEST = 2


def without_row_numbers(sheet: Sheet) -> Sheet:
    """The sheet with such a column blank, and told in `notes`."""
    for place, name in enumerate(sheet.header):
        if name.text or not _counts([row[place].text for row in sheet.rows if place < len(row)]):
            continue
        rows = tuple((*row[:place], Cell("", row[place].spot), *row[place + 1 :]) for row in sheet.rows)
        return replace(sheet, rows=rows, notes=(*sheet.notes, "a column that numbers the rows was not read"))
    return sheet


def _counts(texts: Sequence[str]) -> bool:
    """Whether texts are 0, 1, 2, ... or 1, 2, 3, ..., blanks left aside."""
    held = [text for text in texts if text]
    return len(held) >= FEWEST and any(held == [str(first + place) for place in range(len(held))] for first in (0, 1))

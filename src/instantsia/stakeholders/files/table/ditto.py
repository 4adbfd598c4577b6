"""Ditto marks: a sign or a word in a cell that stands for what the cell above it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut, few, listed
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.sheet import Cell, Sheet

_MARK = pattern(r"[-–—\s]*(?:\"|''|\u2018\u2018|\u2019\u2019|,,|[\u201c\u201d\u201e\u201f\u2033\u3003\u02ba])[-–—\s]*")
_WORDS = set_of(
    "ditto, dito, dtto, d:o, as above, same as above, see above, wie oben, siehe oben, s. oben, dto.",
    "dto, idem, id., ídem, como arriba, igual que arriba, comme ci-dessus, voir ci-dessus, come sopra, c.s.",
    "como acima, igual acima, zie boven, als boven, jak wyżej, j.w., jw., jw, как выше, то же, см. выше, як вище",
    "те саме, див. вище, som ovan, som ovenfor, viz výše, 同上, 同前",
)
COLUMNS = 4
"""So many columns are named."""
LEAST = 2
"""So many cells has a row of which the one below may say the same; one alone is a heading."""
Row = tuple[Cell, ...]


def is_ditto(text: str) -> bool:
    """Whether a cell says that it says what the one above it does.

    >>> [is_ditto(text) for text in ('"', "''", "〃", "- \\" -", "Idem", "as above", "dito", "jw.")]
    [True, True, True, True, True, True, True, True]
    >>> [is_ditto(text) for text in ("", "-", "'", "Ditto Records", "do", "ID")]
    [False, False, False, False, False, False]
    """
    return text.casefold() in _WORDS or _MARK.fullmatch(text) is not None


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

"""Rows that a sentence beside the table names as what holds: failing an agreement the old rules stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import GOES_ON, Line, told_if_nothing
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet

LEAST_LETTERS = 5
"""Of a word by which a sentence may name a row."""
FULL = 0.8
"""A column is filled in this share of the rows, or more."""
_WORD = pattern(r"[^\W\d_]+")


def rows_that_hold(sheet: Sheet, lines: Sequence[Line]) -> tuple[Sheet, dict[int, str]]:
    """(the sheet without the rows that such a sentence names as what holds, {row: the sentence}).

    The sentence says that they go on, and they lack a column that nearly all rows have: whoever decides instead has it.
    """
    said = [(text, where) for text, where in told_if_nothing(lines) if GOES_ON.search(text)]
    named: dict[int, str] = {}
    full = _filled(sheet.rows)
    # who told of a row, or a remark, is not what it is called
    called = roles([cell.text for cell in sheet.header]).get("actor", [])
    for row in sheet.rows if said else ():
        if not any(not row[at].text for at in full if at < len(row)):
            continue
        for text, where in said:
            if any(
                word in _names(text)
                for cell in ([row[at] for at in called if at < len(row)] or row)
                for word in _first_name(cell.text)
            ):
                named.setdefault(row[0].spot.row, f"{where}: {cut(text)}" if where else cut(text))
    if not named or 2 * len(named) > len(sheet.rows):
        return sheet, {}
    away = tuple(row for row in sheet.rows if row[0].spot.row in named)
    left = tuple(
        LeftOut(row[0].spot, ", ".join(cell.text for cell in row if cell.text), Reason.REFERENCE) for row in away
    )
    return replace(
        sheet,
        rows=tuple(row for row in sheet.rows if row[0].spot.row not in named),
        references=(*sheet.references, *away),
        left_out=tuple(sorted((*sheet.left_out, *left), key=lambda one: one.spot.row)),
    ), named


def _filled(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns in which nearly every row has something."""
    width = min(map(len, rows), default=0)
    return [at for at in range(width) if sum(bool(row[at].text) for row in rows) >= FULL * len(rows)]


def _names(text: str) -> set[str]:
    """The words of a sentence that may name something, behind its first one."""
    return {word for word in _WORD.findall(text)[1:] if word[0].isupper() and len(word) >= LEAST_LETTERS}


def _first_name(text: str) -> list[str]:
    """The first word of a cell, if it may be a name."""
    return [word for word in _WORD.findall(text)[:1] if word[0].isupper() and len(word) >= LEAST_LETTERS]

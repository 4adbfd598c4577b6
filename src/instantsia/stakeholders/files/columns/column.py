"""A column as it is looked at before anybody knows what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from instantsia.frozen import frozen
from instantsia.stakeholders.files.columns.as_held import said_of
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.hints import certainty, said
from instantsia.stakeholders.files.columns.kinds import kind_of
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.sheet import Sheet, letters

LOOKED = 500
"""So many rows are looked at."""


@frozen
class Column:
    """A column as it is looked at: its place, its name, what stands in it, and of which kind that is.

    name     its name, or the question that it answers
    called   as it is named in an answer: its name, or "column C" where it has none, and "column C (Rate)" where another
             has the same
    filled   share of the rows that hold something
    said     {role: how surely its name means it}, beside what stands in it
    earlier  whether it tells what somebody wanted before, and another column what they want now
    hidden   whether the workbook hides it
    over     the heading over it, where others under other headings are called as it is
    """

    at: int
    name: str
    called: str
    texts: tuple[str, ...]
    kind: str
    filled: float
    said: Mapping[str, float] = field(default_factory=dict, compare=False)
    earlier: bool = False
    hidden: bool = False
    over: str = ""


def columns_of(sheet: Sheet) -> list[Column]:
    """The columns of a sheet, looked at in the rows that hold more than one cell: headings are none of them."""
    width = len(sheet.header)
    rows = [row for row in sheet.rows if sum(bool(cell.text) for cell in row[:width]) > 1] or list(sheet.rows)
    rows = rows[:LOOKED]
    names = [cell.text for cell in sheet.header]
    out = []
    for at, cell in enumerate(sheet.header):
        texts = tuple(row[at].text for row in rows)
        held = sum(map(bool, known(texts)))
        plain = cell.text and names.count(cell.text) == 1 and "|" not in cell.text
        called = cell.text if plain else f"column {letters(cell.spot.column or at + 1)}{_which(cell.text)}"
        name = _telling(cell.text, sheet.asked.get(cell.spot.column, ""))
        kind = kind_of(texts)
        filled = held / len(rows) if rows else 0.0
        hidden, over = cell.spot.column in sheet.hidden, sheet.over.get(cell.spot.column, "")
        out.append(Column(at, name, called, texts, kind, filled, said_of(name, kind, texts), hidden=hidden, over=over))
    return out


def _which(name: str) -> str:
    """What stands behind the letter of a column that shares its name with another, so that a reader knows which it is.

    >>> _which("Opinion"), _which("")
    (' (Opinion)', '')
    """
    return f" ({name})" if name and "|" not in name else ""


def _telling(name: str, question: str) -> str:
    """The question of a survey in the place of a name that does not say by itself what it asks: Q4_pos."""
    known = not question or said(name) or named_rater(name)
    return name if known or not (said(question) or certainty(question)) else question

"""Whether a text names columns in letters beyond ASCII, which tells that its bytes are read in the right alphabet."""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.hints import hint

LINES = 6
"""So many lines at the beginning are looked at."""
PEOPLE = frozenset(["関係者", "利害関係者", "议员", "議員", "利益相关者", "이해관계자"])
"""Headings over the names of actors that are no parts of other headings."""
_CELLS = pattern(r"[,;\t]")


def names_columns(text: str) -> bool:
    """Whether a cell of the first lines is a name of a column as it is known, not all of it in ASCII.

    >>> names_columns("議員,立場\\n"), names_columns("Участник;Позиция\\n"), names_columns("actor,position\\n")
    (True, True, False)
    """
    cells = [one.strip(' "') for line in text.split("\n", LINES)[:LINES] for one in _CELLS.split(line)]
    return any(one in PEOPLE or hint(one) is not None for one in cells if not one.isascii())

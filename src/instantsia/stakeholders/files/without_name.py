"""Rows whose cell of the name says nothing (blank, n/c, a dash): a column of names beside it may tell who it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.stakeholders.files.attitudes import attitude
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.files.words import NOTHING, UNKNOWN

NAMED = 6
LONGEST = 60
MOST_WORDS = 4
"""Words of a name, in the middle of a column of them; remarks have more."""
FULL = 0.75


def says_nothing(name: str) -> bool:
    """Whether the cell of a name holds a sign for nothing, and no name.

    >>> [says_nothing(name) for name in ("", "–", "?", "n/c", "k. A.", "Unknown soldier", "NA", "NS")]
    [True, True, True, True, True, False, True, False]
    """
    plain = name.casefold()
    return plain in NOTHING or (plain in UNKNOWN and (not any(map(str.isalpha, plain)) or any(map(plain.count, "./"))))


def names_somebody(sheet: Sheet, at: int) -> bool:
    """Whether a column has a short text of its own in nearly every row, as one of names has."""
    texts = [row[at].text for row in sheet.rows if at < len(row) and not says_nothing(row[at].text)]
    short = {text for text in texts if len(text) <= LONGEST and any(map(str.isalpha, text)) and attitude(text) is None}
    return len(texts) >= FULL * len(sheet.rows) and len(short) >= FULL * len(texts) and not remarks(sheet, at)


def remarks(sheet: Sheet, at: int) -> bool:
    """Whether most texts of a column have more words than names have."""
    words = sorted(len(row[at].text.split()) for row in sheet.rows if at < len(row) and row[at].text)
    return bool(words) and words[len(words) // 2] > MOST_WORDS


def named_beside(sheet: Sheet, actors: Sequence[int], positions: Sequence[int]) -> Sheet:
    """The sheet with names of another column of names where the cells of the name say nothing; it is told.

    actors, positions   places of their columns
    """
    bare = [row for row in sheet.rows if all(says_nothing(row[at].text) for at in actors)]
    if not bare or len(bare) == len(sheet.rows):
        return sheet
    beside = [at for at in range(len(sheet.header)) if at not in (*actors, *positions) and sheet.header[at].text]
    near = sorted(beside, key=lambda at: (at > actors[0], abs(at - actors[0])))
    found = next((at for at in near if names_somebody(sheet, at)), None)
    if found is None:
        return sheet
    taken: list[str] = []
    rows = []
    for row in sheet.rows:
        text = row[found].text
        if row in bare and not says_nothing(text):
            taken.append(f"{cut(text)} (row {row[found].spot.row})")
            row = (*row[: actors[0]], row[actors[0]]._replace(text=text), *row[actors[0] + 1 :])
        rows.append(row)
    more = f" and {len(taken) - NAMED} more" if len(taken) > NAMED else ""
    told = f"Names taken from the column {cut(sheet.header[found].text)}: {', '.join(taken[:NAMED])}{more}"
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, told)) if taken else sheet

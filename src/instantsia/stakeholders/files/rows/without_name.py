"""Rows whose cell of the name says nothing (blank, n/c, a dash): a column of names beside it may tell who it is.

So it may where a cell describes instead of naming: both houses, Dr Ruskin speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN, set_of
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.names_apart import NAMED, row_told
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.told import TAKEN_FROM

LONGEST = 60
MOST_WORDS = 4
"""Words of a name, in the middle of a column of them; remarks have more."""
FULL = 0.75
CAPITALS = 0.8
"""Share of the names that begin with a capital, or with no letter, where a small letter begins no name."""
PARTICLES = set_of(
    "de, del, della, di, da, das, do, dos, du, des, d, la, le, les, los, las, el, al, as, ash, ad, van, von, vom, der",
    "den, dem, ter, ten, te, zu, zum, zur, ibn, bin, bint, ben, abu, umm, af, av, mac, mc",
)
"""With which names of persons begin in small letters."""
_ASIDE = pattern(r"\([^()]*\)")
NO_NAME = "no name"
"""What stands first of a row that was left out for want of one."""
Row = tuple[Cell, ...]


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
    sheet = _called_before(sheet, actors[0])
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
            taken.append(f"{cut(text)} ({row_told(row[found])})")
            row = _with_name(row, actors[0], text)
        rows.append(row)
    told = f"{TAKEN_FROM}{cut(sheet.header[found].text)}: {few(taken, NAMED)}"
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, told)) if taken else sheet


def _called_before(sheet: Sheet, actor: int) -> Sheet:
    """The sheet with the name of the column right before that of names where a cell of this describes and names nobody.

    It begins in small letters, where nearly all others begin with a capital, and has several words; the one before it
    begins with a capital and stands in no other row.
    """
    texts = [row[actor].text for row in sheet.rows if not says_nothing(row[actor].text)]
    capital = sum(not text[:1].islower() for text in texts)
    before = actor - 1
    if before < 0 or not sheet.header[before].text or capital < CAPITALS * len(texts) or capital == len(texts):
        return sheet
    column = [row[before].text for row in sheet.rows]
    taken: list[str] = []
    rows = []
    for row in sheet.rows:
        name, text = row[actor].text, row[before].text
        first = re.split(r"[\s'’-]", name)[0]
        describes = name[:1].islower() and " " in name and first not in PARTICLES
        if describes and text[:1].isupper() and len(text) <= LONGEST and column.count(text) == 1:
            taken.append(f"{cut(text)} ({row_told(row[actor])}, not {cut(name)})")
            row = _with_name(row, actor, text)
        rows.append(row)
    told = f"{TAKEN_FROM}{cut(sheet.header[before].text)}: {few(taken, NAMED)}"
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, told)) if taken else sheet


def named(sheet: Sheet, actor: int) -> tuple[Sheet, list[str]]:
    """(the sheet with a name in each row: of its own, of a column beside it, or the row left out; what is told of it).

    actor   place of the column of names
    """
    taken: list[str] = []
    gone: list[str] = []
    uncalled: list[LeftOut] = []
    notes: list[str] = []
    rows: list[Row] = []
    for row in sheet.rows:
        name = "" if says_nothing(row[actor].text) else row[actor].text
        if name and not (_ASIDE.fullmatch(name) and (group := _beside(sheet, row, actor, alone=False))):
            rows.append(row)
            continue
        if not any(cell.text for cell in row):
            continue
        found = f"{group} {name}" if name else _beside(sheet, row, actor, alone=True)
        if found:
            taken.append(f"{cut(found)} ({row_told(row[actor])})")
            rows.append(_with_name(row, actor, found))
        else:
            texts = ", ".join(cell.text for cell in row if cell.text)
            if any(map(str.isdigit, texts)):
                uncalled.append(LeftOut(row[actor].spot._replace(column=0), f"{NO_NAME}, {texts}", Reason.UNCALLED))
            else:
                gone.append(f"{row_told(row[actor])} ({cut(texts)})")
    if taken:
        notes.append(f"{TAKEN_FROM}beside them: {few(taken, NAMED)}")
    if gone:
        notes.append(f"No name stands in these rows, which are left out: {few(gone, NAMED)}")
    if not taken and not gone and not uncalled:
        return sheet, notes
    left_out = sorted((*sheet.left_out, *uncalled), key=lambda one: (one.spot.row, one.spot.column))
    return replace(sheet, rows=tuple(rows), left_out=tuple(left_out)), notes


def _beside(sheet: Sheet, row: Row, actor: int, alone: bool) -> str:
    """The name in a column before that of actors, the nearest first, or in the one behind it; "" where none does.

    alone   whether it has to be that of this row alone, and not of a group of rows
    """
    behind = [actor + 1] if alone and actor + 1 < len(sheet.header) and names_somebody(sheet, actor + 1) else []
    for at in (*range(actor - 1, -1, -1), *behind):
        text: str = row[at].text
        if not sheet.header[at].text or role(sheet.header[at].text) not in (None, "actor", "body"):
            continue
        if (
            says_nothing(text)
            or (alone and remarks(sheet, at))
            or len(text) > LONGEST
            or not any(map(str.isalpha, text))
        ):
            continue
        if attitude(text) is None and not (alone and sum(other[at].text == text for other in sheet.rows) > 1):
            return text
    return ""


def _with_name(row: Row, at: int, name: str) -> Row:
    return (*row[:at], row[at]._replace(text=name), *row[at + 1 :])

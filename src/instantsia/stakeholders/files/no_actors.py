"""Rows of a table that are no actors: sums and means, headings, remarks, scales. They are left out and named.

An actor is never left out for want of numbers: a row is no actor's by what its name says, by how it stands alone, or
because all its numbers are those of its columns. In doubt it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from instantsia.errors import cut
from instantsia.stakeholders.files.cells import Read, decimal_marks, read_numbers
from instantsia.stakeholders.files.columns import roles
from instantsia.stakeholders.files.no_actor_words import (
    ADDS,
    BESIDE,
    FIRMS,
    HEADINGS,
    JOINS,
    LAST,
    PHRASES,
    REMARKS,
    SCALES,
    UNITS,
    WHOLE,
)
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.sums import summing
from instantsia.stakeholders.files.words import NOTHING, TOTALS

ADDED = "adds up or averages the others"
COUNTED = "counts the others"
HEADING = "is a heading"
REMARK = "reads as a remark"
SCALE = "tells how the columns are measured"
SUMMED = "has the sums or means of its columns"
LONGEST_NAME = 80
FEWEST_ABOVE = 3

_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*|[∑Σσ]")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|n\s*=\s*\d+", re.IGNORECASE)
_OF_A_GROUP = re.compile(r"\w+\.?:? [A-Z][A-Z0-9]+(?:[-+ ]?[0-9]*\+?)?")
"""Total EU, Average G20: one word and the letters of a group."""
_COUNT = re.compile(r"\(?\s*n\s*[=:]\s*[\d.,]+\)?(?:\s+\w+)?", re.IGNORECASE)
_MARKED = re.compile(r"(?:[*†‡§#]|\(?\d+\s*=|\([*\d a-z]\)|\d+\s*=|[–—]\s|n\.?b\.?:?\s).*", re.IGNORECASE)
_EXTENT = re.compile(
    r"[\[(]?\s*-?\d+(?:[.,]\d+)?\s*%?\s*(?:\.\.+|…|-|–|—|to|bis|à|a|до|/)\s*[+-]?\d+(?:[.,]\d+)?\s*%?\s*[\])]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Table:
    """A sheet with the place of its column of names, and of those whose cells are numbers.

    read   {text: its numbers} of all cells
    """

    sheet: Sheet
    actor: int
    numeric: frozenset[int]
    read: dict[str, Read | None]

    def name(self, row: Sequence[Cell]) -> str:
        return row[self.actor].text

    def others(self, row: Sequence[Cell]) -> list[tuple[int, str]]:
        """(place, text) of the cells under a name that hold something, beside the actor's."""
        width = len(self.sheet.header)
        return [
            (place, cell.text)
            for place, cell in enumerate(row[:width])
            if place != self.actor and cell.text.casefold() not in NOTHING
        ]

    def numbers(self, row: Sequence[Cell]) -> list[tuple[int, str]]:
        return [(place, text) for place, text in self.others(row) if place in self.numeric and self.read[text]]

    def words(self, row: Sequence[Cell]) -> list[str]:
        return [text for place, text in self.others(row) if self.read[text] is None and place not in self.numeric]


def actors_only(sheet: Sheet) -> Sheet:
    """The sheet less the rows that are no actors, each named in `left_out`; and those that say nothing, in `notes`."""
    if not sheet.rows or not sheet.header:
        return sheet
    table = _table(sheet)
    rows = list(sheet.rows)
    reasons: dict[int, str] = {}
    for place, row in enumerate(rows):
        reason = _by_name(table, row) or (_scale(table, row) if place == 0 else "")
        if reason:
            reasons[place] = reason
    kept = [place for place in range(len(rows)) if place not in reasons]
    reasons |= _alone(table, rows, kept)
    kept = [place for place in kept if place not in reasons]
    for place in summing([table.numbers(rows[place]) for place in kept], table.read, FEWEST_ABOVE):
        if not table.words(rows[kept[place]]):
            reasons[kept[place]] = SUMMED
    unknown = [
        row[table.actor].text
        for place, row in enumerate(rows)
        if place not in reasons and table.name(row) and not table.others(row) and table.numeric
    ]
    notes = (f"nothing but the name is told of {_some(unknown)}",) if unknown else ()
    gone = {rows[place][table.actor].spot.row for place in reasons}
    return replace(
        sheet,
        rows=tuple(row for place, row in enumerate(rows) if place not in reasons),
        notes=(*sheet.notes, *notes),
        left_out=(*sheet.left_out, *(_left_out(rows[place], reason) for place, reason in sorted(reasons.items()))),
        doubts=tuple(one for one in sheet.doubts if one.spot.row not in gone),
    )


def adds_up(name: str) -> bool:
    """Whether a name is that of a row which adds up or averages others.

    >>> [adds_up(name) for name in ("Weighted average", "Total (n=14)", "Total votes", "EU total", "Net position")]
    [True, True, True, True, True]
    >>> [adds_up(name) for name in ("Total EU-27", "Average OPEC+", "Total SA", "Total 14 actors", "Std dev")]
    [True, True, False, True, True]
    >>> [adds_up(name) for name in ("Total Energies", "Mean Fiddler Ltd", "Net Neutrality Group", "Sum 41")]
    [False, False, False, False]
    """
    plain = name.rstrip(" :.").casefold()
    if plain in TOTALS or plain in WHOLE:
        return True
    if _OF_A_GROUP.fullmatch(name) and name.split()[0].casefold() in ADDS:
        return name.split()[-1].rstrip(".").casefold() not in FIRMS
    bare = _ASIDE.sub(" ", plain)
    words = _WORD.findall(bare)
    if not words or (any(map(str.isdigit, bare)) and words == ["sum"]):
        return False
    if all(word in ADDS or word in BESIDE for word in words):
        return any(word in ADDS for word in words) or " ".join(words) in WHOLE
    return 1 < len(words) < 4 and words[-1] in LAST


def _table(sheet: Sheet) -> _Table:
    names = [cell.text for cell in sheet.header]
    width = len(names)
    texts = {cell.text for row in sheet.rows for cell in row[:width]}
    decimal = decimal_marks(texts, sheet.point)
    read: dict[str, Read | None] = {}
    for text in texts:
        found = read_numbers(text, decimal) if text.casefold() not in NOTHING else None
        # what may be read in two ways is a number all the same
        read[text] = found if isinstance(found, Read) else Read(()) if found and found.kind != "strange" else None
    filled, numbers = [0] * width, [0] * width
    for row in sheet.rows:
        for place, cell in enumerate(row[:width]):
            if cell.text:
                filled[place] += 1
                numbers[place] += read[cell.text] is not None
    told = roles(names).get("actor")
    texty = next((place for place in range(width) if filled[place] and 2 * numbers[place] < filled[place]), 0)
    actor = told[0] if told else texty
    numeric = {
        place for place in range(width) if place != actor and filled[place] and 2 * numbers[place] >= filled[place]
    }
    return _Table(sheet, actor, frozenset(numeric), read)


def _by_name(table: _Table, row: Sequence[Cell]) -> str:
    """Why a row is no actor's by what stands in its first cell, and by what stands beside it."""
    name = table.name(row)
    plain = name.rstrip(" :.").casefold()
    if not name:
        return ""
    if _COUNT.fullmatch(name):
        return COUNTED
    if adds_up(name):
        # a company may be called Total: the words beside it say that it is one
        return "" if plain in TOTALS and table.words(row) else ADDED
    begin, colon, _ = name.partition(":")
    begins = bool(colon) and begin.strip().casefold() in REMARKS
    beside = [text for _, text in table.others(row)]
    if (begins or plain in REMARKS) and all("=" in text or ":" in text or _measure(text) for text in beside):
        return SCALE if plain in SCALES and _measures(table, row) else REMARK
    return ""


def _scale(table: _Table, row: Sequence[Cell]) -> str:
    """Whether the first row under the header tells how columns are measured: 0-100, %, EUR bn."""
    name = table.name(row).strip(" :()").casefold()
    told = [(place, text) for place, text in table.others(row) if place in table.numeric]
    if not name and told and not any(_single(table, text) for _, text in table.others(row)):
        # words where others have numbers, and nobody's: "mb/d", "of 100"
        return SCALE
    if not _measures(table, row):
        return ""
    units = any(text.strip("()[] ").casefold() in UNITS for place, text in table.others(row) if place in table.numeric)
    return SCALE if not name or name in SCALES or (units and name in UNITS | {"name", "text", "-"}) else ""


def _single(table: _Table, text: str) -> bool:
    """Whether a cell is one number, and no range."""
    found = table.read[text]
    return found is not None and len(found.parts) < 2


def _measures(table: _Table, row: Sequence[Cell]) -> bool:
    others = table.others(row)
    return bool(others) and all(_measure(text) for _, text in others)


def _measure(text: str) -> bool:
    return bool(_EXTENT.fullmatch(text)) or text.strip("()[] ").casefold() in UNITS


def _alone(table: _Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int]) -> dict[int, str]:
    """{row: why it is no actor's} of rows in which the first cell stands alone, in a table where others say more."""
    alone = [place for place in kept if table.name(rows[place]) and not table.others(rows[place])]
    if not alone or len(alone) == len(kept):
        return {}
    last = max(place for place in kept if place not in alone)
    out = {}
    for place in alone:
        name = table.name(rows[place])
        if _remark(name) or (place > last and _gap(rows, place, last)):
            out[place] = REMARK
    heads = [place for place in alone if place not in out and place < last]
    # a group begins the table, or stands behind a blank row; where several do, the lines alone at their heads name them
    starts = [place for place in heads if place == kept[0] or _gap(rows, place, place - 1)]
    several = len(starts) > 1 and starts[0] == kept[0]
    for place in heads:
        if (several and place in starts) or (place + 1 not in alone and _heading(table.name(rows[place]))):
            out[place] = HEADING
    return out


def _gap(rows: Sequence[Sequence[Cell]], place: int, before: int) -> bool:
    """Whether a blank row stands somewhere between two rows."""
    return rows[place][0].spot.row - rows[before][0].spot.row > place - before


def _remark(name: str) -> bool:
    plain = name.casefold()
    if len(name) > LONGEST_NAME or _MARKED.fullmatch(name):
        return True
    if any(plain.startswith(f"{one} ") or plain == one for one in PHRASES):
        return True
    return name.endswith(".") and len(name.split()) > 4


def _heading(name: str) -> bool:
    if name.endswith(":"):
        return True
    bare = _ASIDE.sub("", name).strip(" :").casefold()
    words = bare.split()
    if bare in HEADINGS:
        return True
    # "permanent members", "members without a vote"
    return 1 < len(words) < 7 and (words[-1] in HEADINGS or (words[0] in HEADINGS and words[1] in JOINS))


def _left_out(row: Sequence[Cell], reason: str) -> LeftOut:
    texts = [cell.text for cell in row if cell.text]
    return LeftOut(row[0].spot._replace(column=0, name=""), ", ".join(texts), reason)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(cut(name) for name in names[:3])
    return shown + (f" and {len(names) - 3} more" if len(names) > 3 else "")

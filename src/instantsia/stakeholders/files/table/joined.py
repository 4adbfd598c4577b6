"""Two sheets of a workbook that belong together: by the IDs of those in them, or as matrices of the same rows.

Of a second sheet with the same IDs, names and weights are read that the first has not, and that is told. A matrix of
the same rows beside the one that is read, such as one of how much each cares, is told as not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.hints import PART, hint, said
from instantsia.stakeholders.files.columns.names import key
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

_IDS = frozenset(
    map(
        key,
        (
            *("id", "code", "key", "ref", "short", "stakeholder id", "actor id", "Kürzel", "Schlüssel", "Kennung"),
            *("sigle", "clé", "código", "clave", "codice", "sigla", "chave", "kod", "klucz", "symbol", "код", "шифр"),
            *("sleutel", "afkorting"),
        ),
    )
)
"""What a column is called by which rows of two sheets belong together."""
SAME = 0.8
"""So many of the rows must stand in the other sheet."""
HALF = 0.5
"""So many rows of a matrix stand in another of the same issues."""
WEIGHTS = ("capability", "vote", "seats", "veto")
"""Roles that are taken from another sheet where this one has no column for them."""
TOLD_OF = {"salience": "how much they care", "capability": "how much each weighs"}


def ids_of(sheet: Sheet) -> dict[str, tuple[Cell, ...]]:
    """{ID: its row}; empty where no column has a different one with a letter in each of its rows."""
    for at, head in enumerate(sheet.header):
        if key(head.text) not in _IDS:
            continue
        rows = [row for row in sheet.rows if at < len(row) and row[at].text]
        out = {folded(row[at].text): row for row in rows}
        short = all(len(text) <= 12 and any(map(str.isalnum, text)) for text in out)
        if len(out) > 2 and len(out) == len(rows) and short:
            return out
    return {}


def same_ids(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    """Whether most of those in the first sheet stand in the second by their IDs."""
    return bool(first) and len(set(first) & set(second)) >= SAME * len(first)


def with_joined(sheet: Sheet, others: Sequence[tuple[str, Sheet]]) -> Sheet:
    """The sheet with columns of names and of weights from the first other sheet that has its IDs.

    others   (name, sheet) of each that may belong to it
    """
    own = ids_of(sheet)
    for name, other in others:
        theirs = ids_of(other)
        if not same_ids(own, theirs):
            continue
        places = [at for role in ("actor", *WEIGHTS) if (at := _taken(sheet, other, role)) is not None]
        if places:
            return _joined(sheet, own, other, theirs, places, name)
    return sheet


def _taken(sheet: Sheet, other: Sheet, role: str) -> int | None:
    """The place of the first column of the other sheet that has a role which no column of the sheet has."""
    if any(said(cell.text).get(role, 0.0) >= PART for cell in sheet.header if cell.text):
        return None
    names = [cell.text for cell in other.header]
    return next((at for at, name in enumerate(names) if name and said(name).get(role, 0.0) >= PART), None)


def _joined(
    sheet: Sheet,
    own: Mapping[str, tuple[Cell, ...]],
    other: Sheet,
    theirs: Mapping[str, tuple[Cell, ...]],
    places: Sequence[int],
    name: str,
) -> Sheet:
    width = len(sheet.header)
    of_row = {id(row): found for found, row in own.items()}
    beyond = [cell.spot.column for row in (sheet.header, *sheet.rows) for cell in row]
    first = max(beyond, default=0) + 1

    def made(row: tuple[Cell, ...], found: Sequence[Cell | None]) -> tuple[Cell, ...]:
        spot = row[0].spot
        added = [
            Cell("" if cell is None else cell.text, spot._replace(column=first + at, name=other.header[place].text))
            for at, (cell, place) in enumerate(zip(found, places, strict=True))
        ]
        return (*row[:width], *added, *row[width:])

    rows = []
    for row in sheet.rows:
        there = theirs.get(of_row.get(id(row), ""))
        rows.append(made(row, [None if there is None else there[place] for place in places]))
    shown = " and ".join(cut(other.header[place].text) for place in places)
    lost = [found for found in own if found not in theirs]
    told = (
        f"{shown} {'is' if len(places) == 1 else 'are'} read from sheet {cut(name)}, by the IDs that both sheets have"
    )
    told += f" ({', '.join(cut(one) for one in lost[:5])} of them not)" if lost else ""
    header = made(sheet.header, [other.header[place] for place in places])
    return replace(sheet, header=header, rows=tuple(rows), notes=(*sheet.notes, told))


def matrices_told(first: Sequence[str], others: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """What is told of sheets whose rows are called as those of the one that is read, and which say how much they care.

    first    the first cells of the rows of the sheet that is read
    others   (name, the first cells of its rows) of each other sheet
    """
    own = {folded(text) for text in first if text}
    out = []
    for name, texts in others:
        same = own & {folded(text) for text in texts if text}
        meant = hint(name)
        if meant in TOLD_OF and len(same) > 2 and len(same) >= HALF * len({folded(text) for text in texts if text}):
            told = f"sheet {cut(name)} has the same rows and tells, by its name, {TOLD_OF[meant]}"
            out.append(f"{told}: it was not read (a {meant} beside each position is read)")
    return tuple(out)

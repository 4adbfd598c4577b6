"""What is told of hidden columns: that they are read only where they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import Cell, letters

_HIDDEN = pattern(r"hidden columns were read \(([^;)]*)((?:;[^)]*)?)\)")


def hidden_told(notes: Sequence[str], header: Sequence[Cell], unread: Collection[str]) -> tuple[str, ...]:
    """The notes, where that of hidden columns names as read only those that are, and the others as not read.

    header   of the file, before any column was set aside
    unread   names of the columns that are not read
    """
    aside = {letters(cell.spot.column) for cell in header if cell.spot.column and cell.text in {"", *unread}}
    return tuple(_told(note, aside) for note in notes)


def _told(note: str, aside: Collection[str]) -> str:
    match = _HIDDEN.fullmatch(note)
    if match is None:
        return note
    places = match[1].split(", ")
    read = [one for one in places if one not in aside]
    not_read = ", ".join(one for one in places if one in aside)
    if not not_read:
        return note
    if not [one for one in read if one != "..."]:
        return f"hidden columns are not read ({', '.join(places)})"
    return f"hidden columns were read ({', '.join(read)}{match[2]}) and not read ({not_read})"

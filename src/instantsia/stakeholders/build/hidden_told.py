"""What is told of hidden columns: that they are read only where they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from instantsia.stakeholders.files.sheet import Sheet, letters
from instantsia.stakeholders.told import HIDDEN_READ, hidden_columns


def hidden_told(notes: Sequence[str], sheet: Sheet, unread: Collection[str]) -> tuple[str, ...]:
    """The notes, where that of hidden columns names as read only those that are, and the others as not read.

    sheet    as the file has it, before any column was set aside
    unread   names of the columns that are not read
    """
    aside = {cell.spot.column for cell in sheet.header if cell.spot.column and cell.text in {"", *unread}}
    if not aside & sheet.hidden:
        return tuple(notes)
    read = [letters(one) for one in sorted(sheet.hidden - aside)]
    not_read = [letters(one) for one in sorted(sheet.hidden & aside)]
    return tuple(hidden_columns(read, not_read) if note.startswith(HIDDEN_READ) else note for note in notes)

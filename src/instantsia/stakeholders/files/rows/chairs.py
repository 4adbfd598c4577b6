"""Who is in the chair: whose name begins with that office or has it in brackets, or who has a cell of it alone."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import CHAIR
from instantsia.stakeholders.files.sheet import Sheet

_BRACKET = pattern(r"[(\[]([^()\[\]]+)[)\]]")


def chairs_told(entries: Iterable[Entry], sheet: Sheet | None) -> tuple[str, ...]:
    """The names of those who are said to be in the chair, in order; of a table in which nobody is, none.

    sheet   with the columns that are not read, one of which may tell the office of each
    """
    actors = {entry.spot.row: entry.actor for entry in entries}
    offices: dict[int, list[str]] = {}
    for row in () if sheet is None else sheet.rows:
        for cell in row:
            offices.setdefault(cell.spot.row, []).append(cell.text)
    found = {
        actor
        for at, actor in actors.items()
        if _named(actor) or any(_is_office(text) for text in offices.get(at, ()) if text != actor)
    }
    return tuple(sorted(found))


def _named(actor: str) -> bool:
    begins = CHAIR.match(actor)
    return bool(begins) or any(_is_office(part) for part in _BRACKET.findall(actor))


def _is_office(text: str) -> bool:
    """Whether a text is the office and nothing else.

    >>> _is_office("Chair"), _is_office("the chair"), _is_office("wants the chair's job")
    (True, True, False)
    """
    return CHAIR.fullmatch(text.strip()) is not None

"""How somebody votes, as a column of votes has it: Y, N and A, in favour and against, leaning yes, as positions."""

from __future__ import annotations

from dataclasses import replace

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.attitudes import PLAIN, attitude
from instantsia.stakeholders.files.cells.words import ABSTAINS, NO, NOTHING, UNKNOWN, YES
from instantsia.stakeholders.files.columns.contents import ballot
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.sheet import Cell, Sheet

SAID = {1: "yes", -1: "no"}
ABSTAIN = "abstain"


def as_ballots(sheet: Sheet) -> Sheet:
    """The sheet with the short words of a column of positions that is one of votes written out; as it is otherwise.

    Only where some of them are yes and no: Y, in favour and for are yes then, N and against are no, and A abstains.
    """
    places = roles([cell.text for cell in sheet.header]).get("position", [])
    if not places:
        return sheet
    at = places[0]
    texts = [row[at].text for row in sheet.rows]
    plain = {text.casefold() for text in texts}
    if not ballot(texts) or not (plain & YES or plain & NO):
        return sheet
    # beside ja and nein an E is Enthaltung
    away = {"a", "e"} if "j" in plain else {"a"}
    written = {text: said for text in dict.fromkeys(texts) if (said := _said(text, away)) not in ("", text.casefold())}
    if not written:
        return sheet

    def row_of(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        cell = row[at]
        return (*row[:at], cell._replace(text=written.get(cell.text, cell.text)), *row[at + 1 :])

    shown = [f"{cut(text)} {'' if at else 'is read '}as {said}" for at, (text, said) in enumerate(written.items())]
    return replace(sheet, rows=tuple(map(row_of, sheet.rows)), notes=(*sheet.notes, ", ".join(shown)))


def _said(text: str, away: set[str]) -> str:
    plain = text.casefold()
    if plain in NOTHING or plain in UNKNOWN:
        return ""
    if plain in YES or plain in NO:
        return SAID[1 if plain in YES else -1]
    if plain in away or plain in ABSTAINS:
        return ABSTAIN
    found = attitude(text)
    return SAID.get(found[0], "") if found is not None and found[1] == PLAIN else ""

"""How somebody votes, as a column of votes has it: Y, N and A, in favour and against, leaning yes, as positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.letters import for_and_against
from instantsia.stakeholders.files.cells.sides import side_taken
from instantsia.stakeholders.files.cells.words import ABSTAINS, NO, NOTHING, UNKNOWN, YES
from instantsia.stakeholders.files.columns.contents import ballot
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.sheet import Cell, Sheet

SAID = {1: "yes", -1: "no"}
ABSTAIN = "abstain"
_IN_LETTERS = {"f": "for", "a": "against"}
"""Beside each other alone, F and A are for and against."""
_DOUBT = pattern(r"\s*[(\[]?\s*\?+\s*[)\]]?\s*$")
"""What stands behind a word that is in doubt."""


def as_ballots(sheet: Sheet) -> Sheet:
    """The sheet with a column of positions that is one of votes in one word for each side; as it is otherwise.

    Only where some of them are yes and no: Y, in favour and for are yes then, N and against are no, and A abstains. A
    word of the sheet goes before ours: where Oui and oui stand both are Oui.
    """
    places = roles([cell.text for cell in sheet.header]).get("position", [])
    if not places:
        return sheet
    at = places[0]
    texts = [row[at].text for row in sheet.rows]
    plain = {text.casefold() for text in texts}
    lettered = for_and_against(texts)
    if not ballot(texts) or not (lettered or plain & YES or plain & NO):
        return sheet
    # beside ja and nein an E is Enthaltung
    away = frozenset[str]() if lettered else frozenset("ae") if "j" in plain else frozenset("a")
    # a doubt stays behind the word: Y (?) is yes (?)
    doubts = {text: match[0] for text in texts if (match := _DOUBT.search(text)) and match.start()}
    bare = {text: text.removesuffix(doubts.get(text, "")) for text in dict.fromkeys(texts)}
    meant = {
        text: (_IN_LETTERS.get(one.casefold()) if lettered else None) or _said(one, away) for text, one in bare.items()
    }
    own = {said: _own(said, texts, meant) for said in SAID.values()}
    told = {
        text: own.get(said, said) + doubts.get(text, "")
        for text, said in meant.items()
        if said and text.casefold() not in ABSTAINS
    }
    written = {text: said for text, said in told.items() if text.casefold() != said.casefold()}
    if not written:
        return sheet

    def row_of(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        cell = row[at]
        return (*row[:at], cell._replace(text=written.get(cell.text, cell.text)), *row[at + 1 :])

    shown = [f"{cut(text)} {'' if at else 'is read '}as {said}" for at, (text, said) in enumerate(written.items())]
    return replace(sheet, rows=tuple(map(row_of, sheet.rows)), notes=(*sheet.notes, ", ".join(shown)))


def _own(said: str, texts: Sequence[str], meant: Mapping[str, str]) -> str:
    """The word of a column for yes or no, the most frequent one of several letters; ours where it has none."""
    words = Counter(text for text in texts if meant[text] == said and len(text) > 1 and text.casefold() in YES | NO)
    return words.most_common(1)[0][0] if words else said


def _said(text: str, away: frozenset[str]) -> str:
    plain = text.casefold()
    if plain in NOTHING or plain in UNKNOWN:
        return ""
    return ABSTAIN if plain in away or plain in ABSTAINS else SAID.get(side_taken(text), "")

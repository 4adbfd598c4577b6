"""Who is in the chair: whose name begins with that office or has it in brackets, or who has a cell of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import CHAIR, speaks_of_casting
from instantsia.stakeholders.files.sheet import Sheet

_SAID = pattern(r"\s*[.,;]\s+")
_BRACKET = pattern(r"[(\[]([^()\[\]]+)[)\]]")

_OF_BODY = pattern(
    r"(?:\s+(?-i:[A-ZÀ-ÝĄ-Ż]{2,4})|\s+(?:of|der|des|du|de|del|della|do|da|van)(?:\s+(?:the|la|l'|het|den|de))?(?:\s+\w+)?\s+"
    r"(?:board|council|committee|commission|rates?|vorstands?|ausschusses|kommission|conseil|comité|consejo|comisión|consiglio"
    r"|comitato|conselho|comissão|raad|bestuur)|\s+(?:rady|zarządu|komisji|komitetu)(?:\s+\w+)?)?",
    re.IGNORECASE,
)
"""What may stand behind an office: its body, in letters (RN) or in words."""


def chairs_told(entries: Iterable[Entry], sheet: Sheet | None) -> tuple[str, ...]:
    """The names of those who are said to be in the chair, in order; of a table in which nobody is, none.

    sheet   with the columns that are not read, one of which may tell the office of each
    """
    actors = {entry.spot.stands_in: entry.actor for entry in entries}
    offices: dict[int, list[str]] = {}
    for row in () if sheet is None else sheet.rows:
        for cell in row:
            offices.setdefault(cell.spot.stands_in, []).append(cell.text)
    found = {
        actor
        for at, actor in actors.items()
        if _named(actor) or any(_in_the_chair(text) for text in offices.get(at, ()) if text != actor)
    }
    return tuple(sorted(found))


def _named(actor: str) -> bool:
    begins = CHAIR.match(actor)
    return bool(begins) or any(_is_office(part) for part in _BRACKET.findall(actor))


def _in_the_chair(text: str) -> bool:
    """Whether a cell is the office, or has it alone in brackets.

    >>> _in_the_chair("Vicar (chair)"), _in_the_chair("chair"), _in_the_chair("Deputy (to the chair)")
    (True, True, False)
    """
    return _is_office(text) or any(_is_office(part) for part in _BRACKET.findall(text))


def _is_office(text: str) -> bool:
    """Whether a text is the office and nothing else, or the office before what is said of it.

    >>> _is_office("Präsidentin, Stichentscheid"), _is_office("chair. Has a proxy"), _is_office("President, Farm Union")
    (True, True, False)
    >>> _is_office("Chair"), _is_office("the chair"), _is_office("wants the chair's job")
    (True, True, False)
    >>> _is_office("Przewodniczący RN"), _is_office("Chair of the Supervisory Board"), _is_office("Chairman emeritus")
    (True, True, False)
    """
    office = CHAIR.match(text.strip())
    if office is None:
        return False
    behind = text.strip()[office.end() :]
    title, *said = _SAID.split(behind, maxsplit=1)
    plain = not said or behind.lstrip()[:1] != "," or said[0][:1].islower() or speaks_of_casting(said[0])
    return plain and _OF_BODY.fullmatch(title) is not None

"""Rows that count who is there: Present & voting, Attendance, Quorum.

The word "present" in them says nothing of what holds.
"""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of

_WORDS = any_of(
    "attendance, attending, quorum, quorate, quórum, quoruns, kworum, turnout, headcount, head count, in the room",
    "votes cast, present and voting, present & voting, present + voting, members present, present members",
    "those present, expected to attend, beschlussfähig, beschlussfähigkeit, anwesend, anwesende",
    "anwesende mitglieder, anwesenheit",
    "présents et votants, présents, votants, présence, presentes y votantes, presentes, votantes, asistencia",
    "asistentes, presenti e votanti, presenti, votanti, numero legale, presentes e votantes, presença, presenças",
    "aanwezigen, aanwezig, obecni, obecnych, frekwencja, присутствует, присутствуют, кворум",
)
_INSIDE = "出席|定足数|参加者|출석|정족수|出席人数|法定人数"
_COUNT = pattern(
    r"\W*(?:total|no\.?|number of|total of|zahl der|anzahl|nombre de|número de|numero di)?\s*"
    # a word with a capital behind it is a name: Quorum Club
    rf"(?:(?:{_WORDS})(?!\w)|{_INSIDE})(?-i:\s*(?:[^A-ZÄÖÜ\s].*)?)",
    re.IGNORECASE,
)


def counts_people(name: str) -> bool:
    """Whether the name of a row says that it counts who is there.

    >>> counts_people("Present & voting (excl Chair)"), counts_people("Quorum"), counts_people("Present rules")
    (True, True, False)
    >>> counts_people("Quorum Club"), counts_people("Quorum of 5")
    (False, True)
    >>> counts_people("Anwesende Mitglieder"), counts_people("Presentation"), counts_people("Presents Ltd")
    (True, False, False)
    """
    return bool(_COUNT.fullmatch(name))

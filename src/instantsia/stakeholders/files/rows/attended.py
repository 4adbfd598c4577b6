"""How many must be there, told without the word quorum: with at least 5 present, przy obecności 5 członków."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import WRITTEN, any_of, in_digits

_WRITTEN = WRITTEN["attended"]
_BEFORE, _LEAST, _THERE = (any_of(_WRITTEN[kind]).pattern for kind in ("before", "least", "there"))
_HALF = any_of(WRITTEN["quorum_shares"]["half"]).pattern
_LINK = r"(?:\s+(?:von|der|de|del|di|da|d[’']|van|of))?\s*(?:la\s+|the\s+)?"
_MANY = rf"(?:\d+(?:[.,/]\d+)?(?!\w)(?:\s*%)?|{_HALF})"
_PHRASE = rf"{_BEFORE}{_LINK}(?:{_LEAST}\s*)?{_MANY}(?:\s+(?!za\b|przeciw\b)[^\W\d]+)?"
_WITH = rf"(?<!\w)with\s+(?:{_LEAST}\s+)?\d+(?!\s*[/%]|[.,]\d)(?:\s+(?!of\b)[^\W\d]+)?\s+{_THERE}"
_MUST = rf"{_LEAST}\s+\d+(?!\s*[/%]|[.,]\d)(?:\s+(?!of\b)[^\W\d]+)?\s+(?:must|have to|need to)\s+be\s+{_THERE}"
_ATTENDED = pattern(rf"{_PHRASE}|{_WITH}|{_MUST}", re.IGNORECASE)


def attended(text: str) -> str:
    """The words of a text that tell how many must be there; "" where none do.

    >>> attended("zwykła większość głosów oddanych przy obecności co najmniej 5 członków")
    'przy obecności co najmniej 5 członków'
    >>> attended("Mehrheit bei Anwesenheit von mindestens der Hälfte"), attended("2/3 of at least 5 members present")
    ('', '')
    >>> attended("majority with at least five members present"), attended("with 2/3 of the members present")
    ('with at least 5 members present', '')
    """
    found = _ATTENDED.search(in_digits(text))
    return found[0] if found else ""


def without_attended(text: str) -> str:
    """A text without the words that tell how many must be there, which are no votes needed.

    >>> without_attended("majority of votes cast with at least 5 members present")
    'majority of votes cast '
    """
    return _ATTENDED.sub("", in_digits(text)) if attended(text) else text

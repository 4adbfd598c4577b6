"""A line that asks for more than one majority: in each of several bodies, or of members and of what they weigh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import MAJORITY, WRITTEN, any_of
from instantsia.stakeholders.files.rows.heads_and_weights import Both, heads_and_weights
from instantsia.stakeholders.files.rows.needed_words import one_majority_told
from instantsia.stakeholders.files.sheet import Sheet

_BODY = any_of(WRITTEN["each_of"]["bodies"]).pattern
_EACH = pattern(rf"{any_of(WRITTEN['each_of']['before']).pattern}\s+(?:[^\W\d]+\s+){{0,2}}?{_BODY}", re.IGNORECASE)
_BODIES = pattern(_BODY, re.IGNORECASE)
_TWO = any_of(WRITTEN["two_majorities"]["words"])
_MUST = any_of(WRITTEN["two_majorities"]["must"])
_SHARE = r"\d+(?:[.,]\d+)?\s?(?:%|per cent|percent)"
_AND = r"(?:\band|\bund|\bet|\by|\be|\ben|&|\+|\bи)\s"
_TWO_SHARES = pattern(
    rf"{_SHARE}\s+(?:of|der|des|de|van|dei|dos|из)\b[^.;]{{0,60}}?{_AND}[^.;]{{0,40}}?{_SHARE}", re.IGNORECASE
)
"""55 % of the members and 65 % of the population."""
MOST_BODIES = 6


def majorities_asked(text: str) -> Literal["", "two", "each"]:
    """Which majorities a line asks for: two of the same people at once, or one in each of several bodies; "" of a line
    that asks for no more than one.

    >>> majorities_asked("Needed: 2/3 in each house"), majorities_asked("in beiden Kammern ist eine Mehrheit nötig")
    ('each', 'each')
    >>> majorities_asked("Mayoría de ambas cámaras"), majorities_asked("of both houses"), majorities_asked("one for each group")
    ('each', '', '')
    >>> majorities_asked("Double majority: 55 %"), majorities_asked("doppeltes Mehr"), majorities_asked("65 % of the votes")
    ('two', 'two', '')
    >>> majorities_asked("55 % of the members and 65 % of the population must agree")
    'two'
    >>> majorities_asked("Poll: 55 % of the members and 65 % of the population like it")
    ''
    """  # noqa: E501
    asks = one_majority_told(text)
    if _TWO.search(text) or (_TWO_SHARES.search(text) and (asks or _MUST.search(text))) or told_apart(text):
        return "two"
    return "each" if _EACH.search(text) and (asks or MAJORITY.search(text)) else ""


def told_apart(text: str) -> Both | None:
    """The two majorities of a line that gives each its own number, not as shares of two wholes.

    >>> told_apart("double majority"), told_apart("55 % of members and 65 % of the population")
    (None, None)
    """
    return None if _TWO.search(text) or _TWO_SHARES.search(text) else heads_and_weights(text)


def bodies_in(sheet: Sheet) -> tuple[str, tuple[str, ...]] | None:
    """(the name of a column that says in which of several bodies each sits, the bodies in its order), or None."""
    for place, cell in enumerate(sheet.header):
        if _BODIES.fullmatch(cell.text.strip()):
            found = Counter(_texts(sheet, place))
            if 1 < len(found) <= MOST_BODIES and "" not in found and min(found.values()) > 1:
                return cell.text, tuple(found)
    return None


def _texts(sheet: Sheet, place: int) -> Sequence[str]:
    return [row[place].text.strip() if place < len(row) else "" for row in sheet.rows]

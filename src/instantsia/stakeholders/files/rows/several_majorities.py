"""A line that asks for more than one majority: in each of several bodies, or of members and of what they weigh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import MAJORITY, WRITTEN, any_of
from instantsia.stakeholders.files.rows.heads_and_weights import Both, heads_and_weights, needs_both
from instantsia.stakeholders.files.sheet import Sheet

_BODY = any_of(WRITTEN["each_of"]["bodies"]).pattern
_EACH = pattern(rf"{any_of(WRITTEN['each_of']['before']).pattern}\s+(?:[^\W\d]+\s+){{0,2}}?{_BODY}", re.IGNORECASE)
_BODIES = pattern(_BODY, re.IGNORECASE)
_TWO = any_of(WRITTEN["two_majorities"]["words"])
_SHARE = r"\d+(?:[.,]\d+)?\s?(?:%|per cent|percent)"
_AND = r"(?:\band|\bund|\bet|\by|\be|\ben|&|\+|\bи)\s"
_TWO_SHARES = pattern(
    rf"{_SHARE}\s+(?:of|der|des|de|van|dei|dos|из)\b[^.;]{{0,60}}?{_AND}[^.;]{{0,40}}?{_SHARE}", re.IGNORECASE
)
"""55 % of the members and 65 % of the population."""
MOST_BODIES = 6


def in_each(text: str) -> bool:
    """Whether a line asks for a majority in each of several bodies.

    >>> in_each("Needed: 2/3 in each house"), in_each("majority of both chambers"), in_each("in beiden Kammern")
    (True, True, True)
    >>> in_each("2/3 of the members"), in_each("each member has a vote"), in_each("one vote for each group")
    (False, False, False)
    """
    return _EACH.search(text) is not None


def two_majorities(text: str) -> bool:
    """Whether a line asks for two majorities of the same people at once.

    >>> two_majorities("Double majority: 55 %"), two_majorities("55 % of members and 65 % of the population")
    (True, True)
    >>> two_majorities("65 % of the votes"), two_majorities("doppeltes Mehr"), two_majorities("double votes, majority")
    (False, True, False)
    """
    return bool(_TWO.search(text) or _TWO_SHARES.search(text) or heads_and_weights(text))


def told_apart(text: str) -> Both | None:
    """The two majorities of a line that gives each its own number, not as shares of two wholes.

    >>> told_apart("double majority"), told_apart("55 % of members and 65 % of the population")
    (None, None)
    """
    return None if _TWO.search(text) or _TWO_SHARES.search(text) else heads_and_weights(text)


def asks_for_several(text: str) -> bool:
    """Whether a line asks for more than one majority, and names one.

    >>> asks_for_several("Mayoría de ambas cámaras"), asks_for_several("Doppeltes Mehr"), asks_for_several("of both houses")
    (True, True, False)
    """  # noqa: E501
    return bool(_TWO.search(text) or needs_both(text) or (in_each(text) and MAJORITY.search(text)))


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

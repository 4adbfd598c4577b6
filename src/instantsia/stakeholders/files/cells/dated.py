"""A range or a score that a spreadsheet made a date: 4-5 is shown as 04-May, and 3/10 as 3 October."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.words import EACH_MONTH, MONTHS

LARGEST, MOST = 12, 31
"""The largest month, and the largest number of a column in which a range was typed that is shown as a date."""
_ISO = re.compile(r"\d{4}-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_SIGNS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](?:\d{2}|\d{4})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[-. ]{{0,2}}({MONTHS})\w*\.?(?:[-. ]+(?:\d{{2}}|\d{{4}}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({MONTHS})\w*\.?[-. ]+(\d{{1,2}})", re.IGNORECASE)


def as_typed(text: str, out_of: int = 0) -> Read | None:
    """What was typed where a date is shown, as a range, or a score where the others of its column are out of a number.

    out_of   that number, 0 where there is none

    >>> as_typed("2025-05-04").parts, as_typed("05-Mrz").parts, as_typed("2025-10-03", 10).parts, as_typed("2025-05-24")
    ((Decimal('4'), Decimal('5')), (Decimal('3'), Decimal('5')), (Decimal('3'),), None)
    """
    if match := _ISO.fullmatch(text) or _SIGNS.fullmatch(text):
        pair = [int(match[1]), int(match[2])]
    elif match := _DAY_FIRST.fullmatch(text):
        pair = [int(match[1]), _month(match[2])]
    elif match := _MONTH_FIRST.fullmatch(text):
        pair = [_month(match[1]), int(match[2])]
    else:
        return None
    if out_of in pair:
        pair.remove(out_of)
    if not all(1 <= one <= LARGEST for one in pair):
        return None
    return Read(tuple(Decimal(one) for one in sorted(set(pair))))


def are_small(texts: Iterable[str]) -> bool:
    """Whether the numbers of a column are all on a scale on which the day and the month of a date could lie, too."""
    sizes = [float(text.replace(",", ".")) for text in texts if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", text)]
    return bool(sizes) and max(sizes) <= MOST


def _month(text: str) -> int:
    return next(at for at, names in enumerate(EACH_MONTH, 1) if re.match(names, text, re.IGNORECASE))

"""Deadlines as people write them: 1 Feb 2027, Q1 2027, end of March 2027."""

from __future__ import annotations

import calendar
import re

from instantsia.case.dates import parse_span
from instantsia.stakeholders.files.cells.words import EACH_MONTH

_MONTHS = [tuple(begins.split("|")) for begins in EACH_MONTH]
_ENDS = (
    r"(?:(?:by|until|before|bis)\s+)?(?:the\s+)?"
    r"(?:end\s+of|end|late|ende|fin|fine|final de|eind|конец)\s+(?:of\s+)?"
)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?:\s+de|\s+of)?[\s-]+([^\W\d]+)\.?(?:\s+de)?[,\s-]+(\d{4})")
_TURNED = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})")
_MONTH = re.compile(r"([^\W\d]+)\.?(?:\s+de)?[\s-]+(\d{4})")
_PART = re.compile(r"([qhQHtTsS])([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*([qhQHtTsS])([1-4])")


def deadline(written: str) -> str | None:
    """The last day, month or year that is meant, as a case writes it; None where it is none.

    >>> deadline("1 Feb 2027"), deadline("Q1 2027"), deadline("end of March 2027"), deadline("2027")
    ('2027-02-01', '2027-03-31', '2027-03-31', '2027')
    """
    text = " ".join(written.split())
    try:
        if parse_span(text).last is not None:
            return text
    except ValueError:
        pass
    ended = re.match(_ENDS, text, re.IGNORECASE)
    bare = re.sub(r"^(?:by|until|before|bis|on)\s+", "", text[ended.end() :] if ended else text, flags=re.IGNORECASE)
    part = _PART.fullmatch(bare)
    if part:
        letter, count, year = (part[1], part[2], part[3]) if part[1] else (part[5], part[6], part[4])
        months = 3 * int(count) if letter.casefold() in "qt" else 6 * int(count)
        return _day(int(year), months, None) if months <= 12 else None
    for pattern, order in ((_DAY, (1, 2, 3)), (_TURNED, (2, 1, 3))):
        match = pattern.fullmatch(bare)
        if match:
            month = _month(match[order[1]])
            return _day(int(match[order[2]]), month, int(match[order[0]])) if month else None
    match = _MONTH.fullmatch(bare)
    if match and (month := _month(match[1])):
        return _day(int(match[2]), month, None)
    if ended and re.fullmatch(r"\d{4}", bare):
        return f"{bare}-12-31"
    return None


def _month(name: str) -> int:
    """The number of a month by its name or how that begins, 0 where it is none."""
    low = name.casefold()
    return next((number for number, begins in enumerate(_MONTHS, 1) if low.startswith(begins)), 0)


def _day(year: int, month: int, day: int | None) -> str | None:
    last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    day = last if day is None else day
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= last else None

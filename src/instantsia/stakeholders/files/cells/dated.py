"""Dates in columns of numbers: a range or a score that a spreadsheet made one, 4-5 as 04-May and 3/10 as 3 October.

Also dates that somebody wrote, whose year may be what is meant: III.1948, 12.03.1948, Mar 1948.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.words import MONTHS, month_of
from instantsia.stakeholders.files.cells.years import FIRST_DATED, YEARS

LARGEST, MOST = 12, 31
"""The largest month, and the largest number of a column in which a range was typed that is shown as a date."""
_ISO = pattern(r"\d{4}-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_SIGNS = pattern(r"(\d{1,2})[./](\d{1,2})[./](?:\d{2}|\d{4})")
_DAY_FIRST = pattern(rf"(\d{{1,2}})[-. ]{{0,2}}({MONTHS})\w*\.?(?:[-. ]+(?:\d{{2}}|\d{{4}}))?", re.IGNORECASE)
_MONTH_FIRST = pattern(rf"({MONTHS})\w*\.?[-. ]+(\d{{1,2}})", re.IGNORECASE)

_ROMAN = "(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"
_BETWEEN = r"\s*[-./ ]\s*"
_YEAR = r"(?P<{}>(?:1[5-9]|20|21)\d\d)"
_OF_A_MONTH = pattern(
    rf"(?:[0-3]?\d{_BETWEEN})?(?:{_ROMAN}|[01]?\d|(?i:{MONTHS})[^\W\d_]*\.?){_BETWEEN}{_YEAR.format('last')}\.?"
    rf"|{_YEAR.format('first')}[-./][01]?\d(?:[-./][0-3]?\d)?(?:[ T]00:00(?::00)?)?"
)
"""A month, or a day, of a year, the month in digits, in Roman ones or by its name."""
_WITHOUT_CENTURY = pattern(
    rf"(?:[0-3]?\d{_BETWEEN}{_ROMAN}\.?(?:{_BETWEEN}\d\d)?|{_ROMAN}{_BETWEEN}\d\d|[0-3]?\d[./][01]?\d[./](?:\d\d)?)\.?"
)
MOSTLY = 0.5


def as_typed(text: str, out_of: int = 0) -> Read | None:
    """What was typed where a date is shown, as a range, or a score where the others of its column are out of a number.

    out_of   that number, 0 where there is none

    >>> as_typed("2025-05-04").parts, as_typed("05-Mrz").parts, as_typed("2025-10-03", 10).parts, as_typed("2025-05-24")
    ((Decimal('4'), Decimal('5')), (Decimal('3'), Decimal('5')), (Decimal('3'),), None)
    """
    if match := _ISO.fullmatch(text) or _SIGNS.fullmatch(text):
        pair = [int(match[1]), int(match[2])]
    elif match := _DAY_FIRST.fullmatch(text):
        pair = [int(match[1]), month_of(match[2])]
    elif match := _MONTH_FIRST.fullmatch(text):
        pair = [month_of(match[1]), int(match[2])]
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


def year_of(text: str) -> int | None:
    """The year of a date with its month; None of another text.

    >>> year_of("III.1948"), year_of("3. XI. 1951"), year_of("Mar 1948"), year_of("12/03/1948"), year_of("1948-03")
    (1948, 1951, 1948, 1948, 1948)
    >>> year_of("1948"), year_of("19O8"), year_of("44.1948")
    (None, None, None)
    """
    match = _OF_A_MONTH.fullmatch(text.strip())
    return int(match["last"] or match["first"]) if match else None


def is_date(text: str) -> bool:
    """Whether a text is a date, of which the year may be left out or cut short.

    >>> is_date("III.1948"), is_date("2.II."), is_date("II.50"), is_date("3.5.48"), is_date("1I0"), is_date("5,,0")
    (True, True, True, True, False, False)
    """
    return year_of(text) is not None or bool(_WITHOUT_CENTURY.fullmatch(text.strip()))


def are_years(texts: Iterable[str]) -> bool:
    """Whether most cells of a column are calendar years."""
    some = [text.strip() for text in texts if text.strip()]
    years = [text for text in some if re.fullmatch(r"\d{4}", text) and FIRST_DATED <= float(text) <= YEARS[1]]
    return len(years) > MOSTLY * len(some)

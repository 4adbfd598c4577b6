"""Positions that are times: 12 Mar 2027, 1.4.2027, Q1 2027 and 2030/31, each as a year with its part.

A day is a point, 2027.192 of 12 Mar 2027; a month, a quarter and a half are anywhere in it; a fiscal year is the year
in which it begins. A date that a spreadsheet made of 4-5 is none: see `cells.dated`.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from instantsia.case.times import point_at, time_text
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.dated import as_typed
from instantsia.stakeholders.files.cells.mostly import FEWEST, mostly, telling
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.words import MONTHS, month_of
from instantsia.stakeholders.files.cells.years import PARTS_OF_A_YEAR, YEARS
from instantsia.stakeholders.files.columns.times import day_first, day_of

if TYPE_CHECKING:
    from instantsia.case.numbers import Number

MONTHS_A_YEAR, CENTURY = 12, 2000
MOST_TIMES = 3
"""So many times has a range: from, most likely, to."""
LATEST, SPREAD = 60, 12
"""A month behind which two digits stand is one of a year of this century up to so late, where the column covers so many
years at most: Jul-27 beside Jan-29, as spreadsheets write it. No day stands there: the least is 20."""
FIRST = 20
_PART = pattern(r"(?:([qhst])([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*([qhst])([1-4]))", re.IGNORECASE)
_FISCAL = pattern(r"(?:FY\s?)?(\d{4})\s?/\s?(\d{2}|\d{4})|FY\s?(\d{4})", re.IGNORECASE)
_DASHED = pattern(r"(?:FY\s?)?(\d{4})\s?[-–]\s?(1[3-9]|[2-9]\d)", re.IGNORECASE)
"""The same with a dash where what stands behind it is no month: 2030-31."""
_YEAR = pattern(r"\d{4}")
_OF_A_YEAR = pattern(rf"(?P<month>{MONTHS})[^\W\d_]*\.?\s?[-/]\s?(?P<year>\d\d)", re.IGNORECASE)
_IS_A_DAY = pattern(rf"\d\W+(?:\d|{MONTHS})|(?:{MONTHS})", re.IGNORECASE)
"""A fiscal year, 2030/31 or FY 2031, is none."""
_FROM_TO = pattern(r"\s*\.\.\s*|\s+(?:to|–)\s+")
_WRITTEN_OUT = pattern(r"\s*[1-9]\d?\.\s?[1-9]\d?\.\s?\d{4}\s*")
_IN_DIGITS = pattern(r"[\d./-]+(?:[ T][\d:]+)?")


def times_in(texts: Sequence[str]) -> dict[str, Read]:
    """{text: when it is, as a year with its part} of a column of times; {} of any other column.

    >>> {text: [str(part) for part in read.parts] for text, read in times_in(["12 Mar 2027", "Q1 2028", "?"]).items()}
    {'12 Mar 2027': ['2027.192'], 'Q1 2028': ['2028', '2028.25']}
    >>> times_in(["2030/31", "2032/33"])["2032/33"].parts, times_in(["4 May", "5 June"]), times_in(["2030", "2031"])
    ((Decimal('2032'),), {}, {})
    >>> times_in(["2025-05-04", "2025-07-06"]), len(times_in(["2025-04-01", "2025-07-01"]))
    ({}, 2)
    >>> {text: [str(part) for part in read.parts] for text, read in times_in(["Jul-27", "Jan-29", "never"]).items()}
    {'Jul-27': ['2027.5', '2027.583'], 'Jan-29': ['2029', '2029.083']}
    """
    some = telling(texts)
    if not any(any(map(str.isdigit, text)) for text in some):
        return {}
    first = day_first([*some])
    read = {text: found for text in dict.fromkeys(some) if (found := time_in(text, first)) is not None}
    read |= _months_of_years(some)
    dated = [text for text in some if text in read and not _YEAR.fullmatch(text.strip())]
    if not mostly({*dated}, some) or _made_by_a_spreadsheet(dated, first):
        return {}
    return read


def _months_of_years(texts: Sequence[str]) -> dict[str, Read]:
    """{text: its month} of the texts Jul-27 and Jan-29; {} where their digits may be days."""
    found = {text: match for text in texts if (match := _OF_A_YEAR.fullmatch(text.strip()))}
    years = [int(match["year"]) for match in found.values()]
    if len(found) < FEWEST or not FIRST <= min(years) <= max(years) <= LATEST or max(years) - min(years) > SPREAD:
        return {}
    months = {
        text: _between(CENTURY + int(match["year"]), month_of(match["month"]) - 1, MONTHS_A_YEAR)
        for text, match in found.items()
    }
    return {text: read for text, read in months.items() if read is not None}


def time_in(text: str, day_before_month: bool | None = None) -> Read | None:
    """When a text says, as a year with its part; None where it says no time that has a year.

    day_before_month   of 1/4/2027: whether the day stands first; None where nobody knows it

    >>> time_in("March 2027").parts, time_in("1.4.2027", True).parts, time_in("2027-31-31"), time_in("April")
    ((Decimal('2027.167'), Decimal('2027.25')), (Decimal('2027.247'),), None, None)
    >>> [str(one) for one in time_in("2027-01-01..July 2027..Oct 2027").parts], time_in("2028..2027")
    (['2027', '2027.542', '2027.833'], None)
    """
    text = text.strip()
    if ".." in text:
        return _from_to([time_in(one, day_before_month) for one in text.split("..")])
    if (fiscal := _fiscal(text)) is not None:
        return Read((Decimal(fiscal),)) if _is_year(fiscal) else None
    if _FISCAL.fullmatch(text):
        return None
    if match := _PART.fullmatch(text):
        letter, count, year = match[1] or match[5], int(match[2] or match[6]), int(match[3] or match[4])
        parts = {"q": 4, "t": 4}.get(letter.casefold(), 2)
        return _between(year, count - 1, parts) if count <= parts else None
    found = day_of(text, day_before_month)
    if found is None or found.year is None or not _is_year(found.year):
        return None
    if found.month is None:
        return Read((Decimal(found.year),))
    if found.day is None:
        return _between(found.year, found.month - 1, 12)
    try:
        gone = (date(found.year, found.month, found.day) - date(found.year, 1, 1)).days
    except ValueError:
        return None
    return Read((_part(found.year, gone, 366 if isleap(found.year) else 365),))


def _from_to(times: Sequence[Read | None]) -> Read | None:
    """From one time to another, with the most likely one between where three are told; None where they do not rise."""
    some = [one.parts for one in times if one is not None]
    if len(some) < len(times) or not 2 <= len(some) <= MOST_TIMES:
        return None
    middle = [round((parts[0] + parts[-1]) / 2, PARTS_OF_A_YEAR) for parts in some[1:-1]]
    parts = (some[0][0], *middle, some[-1][-1])
    return Read(parts) if list(parts) == sorted(parts) else None


def time_between(text: str, low: float, high: float) -> Read | None:
    """A day without a year as a point of a scale of days: May 1, of the first year in which it lies on it.

    >>> time_between("May 1", 2027.2, 2027.5).parts, time_between("May 1", 2027.5, 2027.9)
    ((Decimal('2027.329'),), None)
    """
    day = day_of(text.strip(), None)
    if day is None or day.year is not None or day.day is None:
        return None
    found = (time_in(f"{text.strip()} {year}") for year in range(int(low), int(high) + 1))
    return next((one for one in found if one is not None and low <= one.parts[0] <= high), None)


def _fiscal(text: str) -> int | None:
    """The year in which a fiscal year begins; None of what is none.

    >>> [_fiscal(text) for text in ("2030/31", "FY 2031", "2030-31", "2030–31", "2011-12", "2030/32")]
    [2030, 2031, 2030, 2030, None, None]
    """
    match = _FISCAL.fullmatch(text) or _DASHED.fullmatch(text)
    if match is None:
        return None
    year = int(match[1] or match[3])
    return year if match[2] is None or int(match[2]) in (year + 1, (year + 1) % 100) else None


_AMOUNT = pattern(r"\d{4}[.,]\d+")


def says_time(text: str) -> bool:
    """Whether a text says a day, a month, a quarter or a year: Jul-27 too, in a column of times. Not a year with a
    part of it, which may be an amount.

    >>> says_time("Jul-27"), says_time("2026"), says_time("1950.5")
    (True, True, False)
    """
    if _AMOUNT.fullmatch(text.strip()):
        return False
    return time_in(text, True) is not None or bool(_OF_A_YEAR.fullmatch(text.strip()))


def whole_months(low: float, high: float) -> tuple[float, float]:
    """The first days of months between which two times lie, as near as may be; not both the first day of a year, by
    which a scale of days would be one of whole years.

    >>> [time_text(end) for end in whole_months(2026.677, 2026.773)], whole_months(2026.0, 2026.666)
    (['1 Sep 2026', '1 Nov 2026'], (2026.0, 2026.666))
    >>> [time_text(end) for end in whole_months(2026.5, 2029.083)]
    ['1 Jul 2026', '1 Feb 2029']
    >>> [time_text(end) for end in whole_months(2026.03, 2026.928)]
    ['1 Jan 2026', '1 Feb 2027']
    """
    years = range(int(low), int(high) + 2)
    firsts = [point_at(date(year, month, 1)) for year in years for month in range(1, MONTHS_A_YEAR + 1)]
    begin = max(one for one in firsts if one <= low)
    after = [one for one in firsts if one >= high and not (begin == int(begin) and one == int(one))]
    return begin, min(after)


def told_time(text: str, number: Number) -> str:
    """What a text of a column of times was read as, as a day, a month or two days; "" where it says no time with a
    part of a year.

    >>> from instantsia.case.numbers import Number
    >>> told_time("2026-09-05", Number(low=2026.677, high=2026.677, source="table"))
    '5 Sep 2026'
    >>> told_time("Jul-27", Number(low=2027.5, high=2027.583, source="table"))
    'Jul 2027'
    >>> told_time("2030/31", Number(low=2030.0, high=2030.0, source="table"))
    ''
    """
    if not says_time(text) or not YEARS[0] <= number.low <= number.high <= YEARS[1] or _YEAR.fullmatch(text.strip()):
        return ""
    if number.fixed:
        return time_text(number.low) if _fiscal(text.strip()) is None and _IS_A_DAY.search(text) else ""
    if round((number.high - number.low) * MONTHS_A_YEAR) == 1:
        return time_text((number.low + number.high) / 2).partition(" ")[2]
    return f"{time_text(number.low)} to {time_text(number.high)}"


def span_in(text: str) -> tuple[float, float] | None:
    """From which time to which a text says, months and years to their ends; None where it is no such span.

    >>> span_in("2026-09-05..2026-10-17"), span_in("Sept 2026 to 2027-03"), span_in("0..100")
    ((2026.677, 2026.792), (2026.667, 2027.25), None)
    """
    ends = [time_in(part, True) for part in _FROM_TO.split(text.strip())]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return float(ends[0].parts[0]), float(ends[1].parts[-1])


def _is_year(year: int) -> bool:
    return YEARS[0] <= year <= YEARS[1]


def _between(year: int, at: int, parts: int) -> Read | None:
    return Read((_part(year, at, parts), _part(year, at + 1, parts))) if _is_year(year) else None


def _part(year: int, at: int, parts: int) -> Decimal:
    value = round(year + at / parts, PARTS_OF_A_YEAR)
    return Decimal(str(value) if at % parts else f"{value:g}")


def _made_by_a_spreadsheet(dated: Sequence[str], first: bool | None) -> bool:
    """Whether all dates may have been ranges of small numbers: days and months up to twelve of one year, in digits.

    With points and the whole year somebody wrote them: 3.4.2027.
    """
    if all(map(_WRITTEN_OUT.fullmatch, dated)):
        return False
    days = [day_of(text, first) for text in dated]
    if not all(_IN_DIGITS.fullmatch(text) and as_typed(text) is not None for text in dated):
        return False
    return len({one.year for one in days if one is not None}) == 1 and {one.day for one in days if one is not None} != {
        1
    }

"""Columns of times, and in which order their texts are: days, months, years, and rounds by their numbers.

Words have no order, and times of which one could be before or after another have none either: 4/5/2026 beside
6/7/2026, or November beside May.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import MONTHS, any_of, month_of, set_of
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_TIMES = set_of(*HEADER_WORDS["rows"]["times"].split("\n"))
_WORD = pattern(r"[^\W_]+")
_CLOCK = (
    r"(?:[T,]?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_ISO = pattern(rf"(?P<year>\d{{4}})(?:[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}){_CLOCK})?)?")
# without a year 1.2 may be a version: days have another point, or a stroke
_SIGNS = pattern(
    rf"(\d{{1,2}})([./-])(\d{{1,2}})(?:[./-](?P<year>\d{{4}}|\d{{2}})|(?<=\.\d)\.|(?<=\.\d\d)\.|(?<=/\d)|(?<=/\d\d)){_CLOCK}"
)
_NAMED = rf"(?P<month>{MONTHS})[^\W\d_]*\.?"
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
_OF = r"(?:\s*[-,./]?\s*(?:de|del|of)?\s*)"
_BEFORE = rf"(?:(?:{any_of(*HEADER_WORDS['rows']['times'].splitlines())})\.?,?\s+)?"
_DAY_FIRST = pattern(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?{_OF}{_NAMED}(?:{_OF}{_YEAR})?{_CLOCK}", re.IGNORECASE
)
_MONTH_FIRST = pattern(
    rf"{_BEFORE}{_NAMED}\s*-?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?{_CLOCK}", re.IGNORECASE
)
_MONTH = pattern(rf"{_NAMED}(?:{_OF}(?P<year>\d{{4}}|['’]\d{{2}}))?", re.IGNORECASE)
_DIGITS = pattern(r"\d+")
_LETTERS = pattern(r"[^\W\d_]+")
CENTURY, TURN = 100, 70
"""Years of two digits are of this century up to the turn, and of the last one from it on."""
SHORT = 2
"""Letters of what may stand at the number of a round, and be no word: Q1, KW 7, 2nd."""
HALF_A_YEAR = 6
FIRST_YEAR = 1000

Place = tuple[float, ...]


class Day(NamedTuple):
    """A day, or a month or a year, with the time of day; None where it is not told."""

    year: int | None
    month: int | None
    day: int | None
    clock: tuple[int, int, int] = (0, 0, 0)

    @property
    def told(self) -> tuple[bool, bool, bool]:
        return self.year is not None, self.month is not None, self.day is not None

    @property
    def place(self) -> Place:
        return tuple(float(part or 0) for part in (self.year, self.month, self.day, *self.clock))


def tells_time(text: str) -> bool:
    """Whether a text names a meeting, a round, a day, or a year, as columns or their texts do: mtg, Runde 2.

    >>> tells_time("mtg"), tells_time("Runde 2"), tells_time("Issue"), tells_time("survey_wave")
    (True, True, False, True)
    """
    return bool(_TIMES & set(_WORD.findall(text.casefold())))


def are_times(head: str, texts: Sequence[str]) -> bool:
    """Whether a column tells times, by its name or by what stands in it: days, or numbered rounds.

    >>> are_times("Clause", ["Article 4 marine", "Article 5 decrees"]), order_of(["Version 1.2", "Version 2.1"])
    (False, None)
    >>> sorted(order_of(["2.1", "1.2"]).items()), order_of(["Sitzung 4.10.", "x"])
    ([('1.2', (1.0, 2.0)), ('2.1', (2.0, 1.0))], None)
    >>> are_times("Clause", ["4 Oct", "13 Sep"]), are_times("x", ["Round 1", "Round 2"]), are_times("x", ["1", "2"])
    (True, True, False)
    """
    days = _days(texts)
    dated = days is not None and all(one.day is not None for one in days.values())
    return bool(texts) and (dated or tells_time(head) or all(tells_time(text) and _round(text) for text in texts))


def order_of(texts: Sequence[str]) -> dict[str, Place] | None:
    """{text: its place} of times, the earliest least; None where they have no order that is sure.

    >>> order = order_of(["13 Sep", "4 Oct"])
    >>> order["13 Sep"] < order["4 Oct"]
    True
    >>> order_of(["Ceasefire", "Elections"]) is None, order_of(["4/5/2026", "6/7/2026"]) is None
    (True, True)
    >>> order_of(["Q4 2025", "Q1 2026"]), order_of(["Round 2", "13 Sep"])
    ({'Q4 2025': (2025.0, 4.0), 'Q1 2026': (2026.0, 1.0)}, None)
    """
    once = list(dict.fromkeys(texts))
    days = _days(once)
    found = {text: _round(text) for text in once} if days is None else _places(days)
    if found is None or None in found.values() or len({*found.values()}) < len(once):
        return None
    places = {text: place for text, place in found.items() if place is not None}
    return places if len({len(place) for place in places.values()}) == 1 else None


def _days(texts: Sequence[str]) -> dict[str, Day] | None:
    """{text: its day} where all are days, months or years that are told alike; else None."""
    before = day_first(texts)
    if before is None:
        return None
    days = {text: _day(text.strip(), before) for text in texts}
    read = {text: one for text, one in days.items() if one is not None}
    return read if read and len(read) == len(days) and len({one.told for one in read.values()}) == 1 else None


def day_first(texts: Sequence[str]) -> bool | None:
    """Whether the day stands before the month in days of digits, as in 1.4.2027; None where that is not known.

    With dashes before a year of four digits the day does, and where one of the two is always 1 that is the day.

    >>> day_first(["1.4.2027"]), day_first(["4/25/2027"]), day_first(["4/5/2027"]), day_first(["04-05-2027"])
    (True, False, None, True)
    >>> day_first(["01/04/2027", "01/07/2027"]), day_first(["4/1/2027", "7/1/2027"]), day_first(["1/4/2027"])
    (True, False, None)
    """
    signs = [match for text in texts if (match := _SIGNS.fullmatch(text.strip()))]
    first, second = (any(int(one[at]) > 12 for one in signs) for at in (1, 3))
    if not (first or second) and len({one[0] for one in signs}) > 1:
        first, second = (all(int(one[at]) == 1 for one in signs) for at in (1, 3))
        first, second = first, second and not first
    dotted = any(one[2] == "." or (one[2] == "-" and len(one["year"]) > 2) for one in signs)
    before = (first or dotted) and not second
    return None if (first and second) or (signs and not (before or second)) else before


def day_of(text: str, before: bool | None) -> Day | None:
    """The day, month or year of a text; None where it is none, or where its day and its month may be either.

    before   whether the day stands before the month; None where that is not known
    """
    return None if before is None and _SIGNS.fullmatch(text) else _day(text, bool(before))


def _day(text: str, day_first: bool) -> Day | None:
    if match := _SIGNS.fullmatch(text):
        one, two = int(match[1]), int(match[3])
        day, month = (one, two) if day_first else (two, one)
        return _checked(match, month, day)
    if match := _ISO.fullmatch(text):
        return _checked(match, *(int(match[part]) if match[part] else None for part in ("month", "day")))
    if text.isdecimal():
        return None  # no month has a name of digits alone
    for form in (_DAY_FIRST, _MONTH_FIRST, _MONTH):
        if match := form.fullmatch(text):
            return _checked(match, month_of(match["month"]), int(match["day"]) if form is not _MONTH else None)
    return None


def _checked(match: re.Match[str], month: int | None, day: int | None) -> Day | None:
    """The day of a match, None where no calendar has it."""
    parts = match.groupdict()
    digits = (parts.get("year") or "").lstrip("'’")
    year = int(digits) if digits else None
    if len(digits) == 2 and year is not None:
        year += 20 * CENTURY if year < TURN else 19 * CENTURY
    clock = tuple(int(parts.get(part) or 0) for part in ("hour", "minute", "second"))
    possible = (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)
    return Day(year, month, day, (clock[0], clock[1], clock[2])) if possible else None


def _places(days: dict[str, Day]) -> dict[str, Place | None] | None:
    """The places of days; None of days without a year half of one or more apart, which may be of two."""
    some = list(days.values())
    months = sorted(one.month for one in some if one.year is None and one.month is not None)
    if any(later - before >= HALF_A_YEAR for before, later in pairwise(months)):
        return None
    return {text: one.place for text, one in days.items()}


def _round(text: str) -> Place | None:
    """The numbers of a round, the year first: 2 of Round 2, (2026, 1) of Q1 2026; None of any other text."""
    words = [word for word in _LETTERS.findall(text.casefold()) if len(word) > SHORT]
    if not all(word in _TIMES for word in words):
        return None
    found = sorted(map(float, _DIGITS.findall(text)), key=lambda one: one < FIRST_YEAR)
    return tuple(found) if 0 < len(found) <= 2 else None

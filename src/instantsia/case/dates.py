"""Days and spans of days as a person writes them.

`1957-06-17`, `1957-06`, `1957`, spans `1957-06-18..1957-06-20` or `1957-06-18/1957-06-20`, a trailing `?` or `~` for
doubt (kept out of the bounds: strict bounds only), and `always`. A day is a number: the proleptic Gregorian ordinal.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from instantsia.case.times import MONTHS as MONTHS
from instantsia.frozen import frozen

DOUBT = frozenset("?~%")
"""Behind a date they say that it is not certain."""
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?\Z")
_OTHERWISE = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})[?~%]?")
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+([A-Za-z]{3,})\.?,?\s+(\d{4})|([A-Za-z]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})"
)
EXPECTED = "a day 1957-06-17, a month 1957-06, a year 1957, a span 1957-06-18..1957-06-20, or always"
ALWAYS = "always"


@frozen
class Span:
    """First and last day as ordinals; an `always` span has no bounds."""

    first: int | None
    last: int | None

    @property
    def always(self) -> bool:
        return self.last is None

    def by(self, day: int) -> bool:
        """Whether it counts as so by `day`: its last day is not after it, or it is always so."""
        return self.last is None or self.last <= day


@functools.lru_cache(maxsize=4096)
def parse_span(text: str) -> Span:
    """First and last day of a written date; raises ValueError with what was expected.

    >>> parse_span("1957-06").last - parse_span("1957-06").first
    29
    """
    written = text.strip()
    if written == ALWAYS:
        return Span(None, None)
    if told := _otherwise(written):
        raise ValueError(f"expected {EXPECTED} ({told})")
    parts = re.split(r"\.\.|/", written)
    if len(parts) > 2:
        raise ValueError(f"expected {EXPECTED}")
    bounds = [_bounds(part.strip()) for part in parts]
    first, last = bounds[0][0], bounds[-1][1]
    if first > last:
        raise ValueError("expected a span whose first day is not after its last")
    return Span(first, last)


def _otherwise(text: str) -> str:
    """How to write a day that is written with its year last; "" where it is no such day.

    >>> _otherwise("12/09/1904"), _otherwise("25.12.1904"), _otherwise("12 September 1904")
    ('write 1904-09-12, or 1904-12-09 if the month comes first', 'write 1904-12-25', 'write 1904-09-12')
    """
    found, named = _OTHERWISE.fullmatch(text), _NAMED.fullmatch(text)
    if named:
        name, day, year = named[2] or named[4], int(named[1] or named[5]), int(named[3] or named[6])
        month = next((at for at, one in enumerate(MONTHS, 1) if one[:3].lower() == name[:3].lower()), 0)
        written = _possible(year, month, day)
        return f"write {written}" if written else ""
    if found is None:
        return ""
    if len(found[3]) == 2:
        return "write the year first, with four digits, as in 1904-09-12"
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    days = list(dict.fromkeys(filter(None, (_possible(year, two, one), _possible(year, one, two)))))
    if not days:
        return ""
    return f"write {days[0]}" + (f", or {days[1]} if the month comes first" if len(days) > 1 else "")


def _possible(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _bounds(text: str) -> tuple[int, int]:
    match = _DAY.match(text)
    if not match:
        raise ValueError(f"expected {EXPECTED}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1).toordinal(), datetime.date(year, month, last).toordinal()
        ordinal = datetime.date(year, month, day).toordinal()
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"expected {EXPECTED}; there is no such day") from None
    return ordinal, ordinal


def parse_day(text: str) -> int:
    """The ordinal of one day; raises ValueError where a span is written."""
    span = parse_span(text)
    if span.first is None or span.first != span.last:
        raise ValueError("expected one day, as in 1957-06-17")
    return span.first


def day_text(ordinal: float) -> str:
    """The day as it is typed: 1957-06-17."""
    return datetime.date.fromordinal(int(ordinal)).isoformat()


def day_in_words(day: int) -> str:
    """A day as it stands in a sentence.

    >>> day_in_words(714585)
    '20 June 1957'
    """
    date = datetime.date.fromordinal(day)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def days_in_words(first: int | None, last: int | None) -> str:
    """Days as they stand in a sentence, without what both ends share; empty where there is no last one.

    >>> days_in_words(714583, 714585), days_in_words(None, 714585)
    ('18-20 June 1957', '20 June 1957')
    """
    if last is None:
        return ""
    end, whole = datetime.date.fromordinal(last), day_in_words(last)
    if first is None or first >= last:
        return whole
    start = datetime.date.fromordinal(first)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{whole}"
    parts = [f"{start.day}", MONTHS[start.month - 1], f"{start.year}"]
    return f"{' '.join(parts[: 2 if start.year == end.year else 3])} to {whole}"


def months_later(day: int, months: int) -> int:
    """The same day so many months later, or the last of a shorter month; days go on where the calendar ends.

    >>> [day_text(months_later(parse_day("1957-01-31"), months)) for months in (1, 2, 12)]
    ['1957-02-28', '1957-03-31', '1958-01-31']
    """
    start = datetime.date.fromordinal(day)
    years, month = divmod(start.month - 1 + months, 12)
    if start.year + years > datetime.MAXYEAR:
        return datetime.date.max.toordinal() + 1
    last = calendar.monthrange(start.year + years, month + 1)[1]
    return datetime.date(start.year + years, month + 1, min(start.day, last)).toordinal()


def _read(value: Any) -> Any:
    # TOML has dates of its own; they mean the same day as their text
    if isinstance(value, datetime.datetime):
        raise ValueError(f"expected {EXPECTED}, without an hour")
    if isinstance(value, datetime.date):
        value = value.isoformat()
    elif isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}"
    if not isinstance(value, str):
        raise ValueError(f"expected {EXPECTED}")
    parse_span(value)
    return value.strip()


Date = Annotated[
    str,
    BeforeValidator(_read),
    WithJsonSchema({"type": ["string", "integer"], "description": f"Expected {EXPECTED}."}),
]
"""A written date or span, checked; `parse_span` gives its bounds."""

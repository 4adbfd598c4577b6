"""Points of a scale that are days: a year with the part of it that is gone, 2026.677 of 5 Sep 2026."""

from __future__ import annotations

import datetime
from calendar import isleap

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Their English names; those of `strftime` follow the machine's language."""
YEARS = (1900.0, 2200.0)
"""Whole numbers from the one to the other may be years, where nothing else says so."""
PARTS_OF_A_YEAR = 3
"""So many decimals are read of a day as a part of its year."""


def are_times(low: float, high: float) -> bool:
    """Whether a scale runs from one day to another, and not from one whole year, or one amount, to another.

    Known by its ends: each is the point of a day to three decimals, as amounts hardly ever are, and one of them is no
    beginning of a year.

    >>> are_times(2026.666, 2026.833), are_times(2026, 2030), are_times(0, 100), are_times(1950.5, 2000)
    (True, False, False, False)
    """
    if not YEARS[0] <= low <= high <= YEARS[1]:
        return False
    broken = [end for end in (low, high) if end != int(end)]
    of_days = all(point_at(day_at(end)) == end for end in broken)
    return of_days and any(round(end, PARTS_OF_A_YEAR - 1) != end for end in broken)


def day_at(value: float) -> datetime.date:
    """The day of a point.

    >>> str(day_at(2026.677)), str(day_at(2027.0)), str(day_at(2027.999))
    ('2026-09-05', '2027-01-01', '2027-12-31')
    """
    year = int(value)
    days = 366 if isleap(year) else 365
    return datetime.date(year, 1, 1) + datetime.timedelta(min(round((value - year) * days), days - 1))


def point_at(day: datetime.date) -> float:
    """The point of a day.

    >>> point_at(datetime.date(2026, 9, 5))
    2026.677
    """
    gone = (day - datetime.date(day.year, 1, 1)).days
    return round(day.year + gone / (366 if isleap(day.year) else 365), PARTS_OF_A_YEAR)


def time_text(value: float) -> str:
    """The day of a point as it is printed.

    >>> time_text(2026.677)
    '5 Sep 2026'
    """
    day = day_at(value)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"

"""Points of a scale of days, as an answer has them."""

from __future__ import annotations

from instantsia.case.numbers import plain
from instantsia.case.times import are_times, day_at, point_at


def typed(value: float, low: float, high: float) -> str:
    """A point of a scale as it would be typed: a day of a scale of days, where it is one.

    >>> typed(2026.677, 2026.666, 2026.833), typed(2026.0, 2026.0, 2030.0), typed(2026.6771, 2026.666, 2026.833)
    ('2026-09-05', '2026', '2026.6771')
    """
    day = day_at(value) if are_times(low, high) else None
    return day.isoformat() if day is not None and point_at(day) == value else plain(value)

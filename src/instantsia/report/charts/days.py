"""The frame of whatever goes over time: days from left to right, a number from below upwards."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

from instantsia.case.dates import MONTHS
from instantsia.frozen import frozen
from instantsia.report.charts import svg

LEFT = 44.0
TOP = 12.0
HEIGHT = 180.0
YEARS_FROM, MONTHS_FROM = 900, 75
"""A frame of more days than this has years, or months, below it."""
MOST_TICKS = 7


@frozen
class Frame:
    """Where days and numbers lie.

    first, last   ordinals at the left and right edge
    low, high     numbers at the lower and upper edge
    """

    first: int
    last: int
    low: float = 0.0
    high: float = 1.0

    @property
    def right(self) -> float:
        """The right edge."""
        return svg.WIDTH - svg.PAD - 10

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return TOP + HEIGHT

    def x(self, day: float) -> float:
        """Where a day lies; of a single day the middle."""
        if self.last == self.first:
            return (LEFT + self.right) / 2
        return LEFT + (self.right - LEFT) * (day - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        """Where a number lies; raises ValueError where it has no place."""
        if not self.low - 1e-9 <= value <= self.high + 1e-9:
            raise ValueError(f"{value} does not lie between {self.low} and {self.high}")
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.bottom - HEIGHT * min(max(share, 0.0), 1.0)


def frame_of(days: Sequence[int], low: float = 0.0, high: float = 1.0, *, after: bool = False) -> Frame:
    """The frame of some days; raises ValueError where they do not rise, or there are none.

    after   a little is left at the right, where what stands at the end of the last day is seen
    """
    if not days or any(later <= day for day, later in itertools.pairwise(days)):
        raise ValueError("the days of a drawing rise")
    last = days[-1] + (max((days[-1] - days[0]) // 30, 1) if after else 0)
    return Frame(days[0], last, low, high)


def grid(frame: Frame, ticks: Sequence[tuple[float, str]]) -> list[str]:
    """A line for each number of `ticks`, its label at the left."""
    parts = []
    for value, label in ticks:
        y = frame.y(value)
        parts += [
            svg.line(LEFT, y, frame.right, y, "grid"),
            svg.text(LEFT - 7, y + 4.5, svg.fit(label, LEFT - 9, svg.SMALL), "small", anchor="end", full=label),
        ]
    return parts


def base(frame: Frame) -> list[str]:
    """The lower edge with its days."""
    parts = [svg.line(LEFT, frame.bottom, frame.right, frame.bottom, "axis")]
    end = -1.0
    for day, label in day_ticks(frame.first, frame.last):
        x, half = frame.x(day), svg.text_width(label, svg.SMALL) / 2
        parts.append(svg.line(x, frame.bottom, x, frame.bottom + 5, "axis"))
        middle = min(max(x, half), svg.WIDTH - svg.PAD - half)
        if middle - half > end:
            parts.append(svg.text(middle, frame.bottom + 19, label, "small", anchor="middle"))
            end = middle + half + 4
    return parts


def day_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """(ordinal, label) of some days from the first to the last: years, months or days, at round ones."""
    # the margins of a picture may lie before the first day of the calendar, or behind its last
    first, last = max(first, 1), min(last, datetime.date.max.toordinal())
    length = last - first
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    if length > YEARS_FROM:
        years = range(start.year, end.year + 1)
        step = _step(len(years), (1, 2, 5, 10, 20, 50, 100, 500))
        found = [(datetime.date(year, 1, 1).toordinal(), f"{year}") for year in years if year % step == 0]
    elif length > MONTHS_FROM:
        months = range(12 * start.year + start.month - 1, 12 * end.year + end.month)
        step = _step(len(months), (1, 2, 3, 6))
        found = [
            (datetime.date(month // 12, month % 12 + 1, 1).toordinal(), f"{MONTHS[month % 12][:3]} {month // 12}")
            for month in months
            if month % 12 % step == 0
        ]
    else:
        step = _step(length + 1, (1, 2, 7, 14))
        found = [(day, _day(day)) for day in range(first, last + 1, step)]
    return [(day, label) for day, label in found if first <= day <= last]


def _step(count: int, steps: Sequence[int]) -> int:
    return next((step for step in steps if count <= MOST_TICKS * step), steps[-1])


def _day(ordinal: int) -> str:
    date = datetime.date.fromordinal(ordinal)
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def stair(frame: Frame, days: Sequence[int], values: Sequence[float]) -> list[str | float]:
    """The points of a path that keeps each value until the next day, the last one to the right edge."""
    points: list[str | float] = ["M", frame.x(days[0]), frame.y(values[0])]
    for day, before, value in zip(days[1:], values, values[1:], strict=False):
        points += ["L", frame.x(day), frame.y(before), "L", frame.x(day), frame.y(value)]
    return [*points, "L", frame.right, frame.y(values[-1])]


def between(frame: Frame, days: Sequence[int], lower: Sequence[float], upper: Sequence[float]) -> list[str | float]:
    """The points of the area between two stairs."""
    below = stair(frame, days, lower)
    points = [below[place : place + 3] for place in range(0, len(below), 3)]
    back: list[str | float] = [part for _, *at in points[::-1] for part in ("L", *at)]
    return [*stair(frame, days, upper), *back, "Z"]

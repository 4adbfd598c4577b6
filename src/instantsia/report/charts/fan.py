"""How a number goes over time over the draws: its median as a line, the middle half and eight tenths as bands."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from instantsia.report.charts import days, svg

BANDS = ((0.1, 0.9, 0.16), (0.25, 0.75, 0.3))
"""Lower and upper quantile of each band, and how dense it is."""
MEDIAN = 0.5
MOST_TICKS = 5
STROKE = 3.0


def fan(
    days_: Sequence[int],
    bands: Mapping[float, Sequence[float | None]],
    *,
    title: str,
    description: str,
    id: str,
    bounds: tuple[float, float] | None = None,
    line: tuple[float, str] | None = None,
) -> str:
    """Bands between quantiles, day by day; where they are not known nothing is drawn.

    days_    ordinals, rising
    bands    {share: that quantile on each day}: 0.1, 0.25, 0.5, 0.75 and 0.9
    bounds   what the lower and upper edge stand for; without it the least and the greatest that is drawn
    line     a number that matters, and what is written at it

    Raises ValueError where the quantiles of a day do not ascend.
    """
    known = [value for band in bands.values() for value in band if value is not None]
    if not days_ or not known:
        return svg.nothing(id, title, description)
    _check(bands)
    low, high = bounds or _bounds([*known, *((line[0],) if line else ())])
    frame = days.frame_of(days_, low, high)
    parts = days.grid(frame, [(value, f"{value:,.12g}") for value in rounds(low, high)])
    known_days = stretches(bands[MEDIAN])
    for first, last in known_days:
        for lower, upper, density in BANDS:
            parts.append(_band(frame, days_, bands[lower], bands[upper], first, last, density))
    for first, last in known_days:
        parts.append(svg.path(_points(frame, days_, bands[MEDIAN], first, last), "course"))
    if line is not None and low <= line[0] <= high:
        y, words = frame.y(line[0]), svg.fit(line[1], frame.right - days.LEFT - 12, svg.SMALL)
        parts += [
            svg.line(days.LEFT, y, frame.right, y, "half"),
            svg.text(days.LEFT + 6, y - 5, words, "small", extra="halo", full=line[1]),
        ]
    return svg.document(
        id, title, description, frame.bottom + 48, [*parts, *days.base(frame), *_legend(frame.bottom + 38)]
    )


def _check(bands: Mapping[float, Sequence[float | None]]) -> None:
    ordered = [bands[q] for q in sorted(bands)]
    for of_day in zip(*ordered, strict=True):
        known = [value for value in of_day if value is not None]
        if len(known) not in (0, len(ordered)) or known != sorted(known):
            raise ValueError(f"the quantiles of a day ascend, and are known together: {of_day}")


def _bounds(known: Sequence[float]) -> tuple[float, float]:
    low, high = min(known), max(known)
    return (low, high) if high > low else (low - 1, high + 1)


def stretches(values: Sequence[float | None]) -> list[tuple[int, int]]:
    """(first, last) of each run of days on which something is known."""
    out = []
    for there, run in groupby(range(len(values)), key=lambda place: values[place] is not None):
        places = list(run)
        out += [(places[0], places[-1])] if there else []
    return out


def _points(
    frame: days.Frame, days_: Sequence[int], values: Sequence[float | None], first: int, last: int
) -> list[str | float]:
    points: list[str | float] = []
    for place in range(first, last + 1):
        value = values[place]
        assert value is not None
        points += ["L" if points else "M", frame.x(days_[place]), frame.y(value)]
    if last == first:
        # a single day is drawn as a short stroke
        points += ["L", frame.x(days_[first]) + STROKE, points[-1]]
    return points


def _band(
    frame: days.Frame,
    days_: Sequence[int],
    lower: Sequence[float | None],
    upper: Sequence[float | None],
    first: int,
    last: int,
    density: float,
) -> str:
    below = _points(frame, days_, lower, first, last)
    pairs = [below[place + 1 : place + 3] for place in range(0, len(below), 3)]
    back = [part for at in pairs[::-1] for part in ("L", *at)]
    return svg.path([*_points(frame, days_, upper, first, last), *back, "Z"], "fan", opacity=density)


def rounds(low: float, high: float) -> list[float]:
    """Round numbers from low to high, at most five of them: whole tenths, fifths, quarters or halves of a power of ten.

    >>> rounds(0, 100), rounds(-12, 12), rounds(0.13, 0.41)
    ([0.0, 25.0, 50.0, 75.0, 100.0], [-10.0, -5.0, 0.0, 5.0, 10.0], [0.2, 0.3, 0.4])
    """
    power = 10.0 ** math.floor(math.log10(high - low))
    for part in (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0):
        step = power * part
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < MOST_TICKS:
            break
    return [round(number * step, 12) + 0.0 for number in range(first, last + 1)]


def _legend(y: float) -> list[str]:
    x = days.LEFT
    return [
        svg.line(x, y - 4, x + 24, y - 4, "course"),
        svg.text(x + 31, y, "middle draw", "small"),
        svg.rect(x + 126, y - 10, 24, 12, "fan", opacity=BANDS[1][2] + BANDS[0][2]),
        svg.text(x + 157, y, "middle half", "small"),
        svg.rect(x + 246, y - 10, 24, 12, "fan", opacity=BANDS[0][2]),
        svg.text(x + 277, y, "eight in ten", "small"),
    ]

"""What two sides would accept over time: the floor of the one and the ceiling of the other, the middle draw as a line
and the middle half as a band, and how often there is room between the two."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from instantsia.report.charts import days, svg
from instantsia.report.charts.fan import rounds, stretches

LOWER, MEDIAN, UPPER = 0.25, 0.5, 0.75
DENSITY = 0.22
STROKE = 3.0
"""How long a single turn is drawn."""
ROW = 19.0
COURSES = (("course", "fan"), ("course-bad", "fan-bad"))

Bands = Mapping[float, Sequence[float | None]]


def corridor(
    days_: Sequence[int],
    floor: Bands,
    ceiling: Bands,
    open_: Sequence[float | None],
    *,
    labels: tuple[str, str],
    title: str,
    description: str,
    id: str,
    bounds: tuple[float, float] | None = (0.0, 1.0),
) -> str:
    """Both sides in one frame, and from its lower edge as bars, of which the whole height is all draws, how often there
    is room.

    days_            ordinals, rising
    floor, ceiling   {share: that quantile on each day}: 0.25, 0.5 and 0.75; None where it is not known
    open_            share of the draws in which the floor is no higher than the ceiling, day by day
    labels           what the floor and the ceiling are called
    bounds           what the lower and upper edge stand for; None: the least and the greatest that is drawn

    Raises ValueError where the quantiles of a day do not ascend.
    """
    if not days_ or all(value is None for band in (*floor.values(), *ceiling.values()) for value in band):
        return svg.nothing(id, title, description)
    low, high = bounds or _bounds(floor, ceiling)
    frame = days.frame_of(days_, low, high)
    parts = days.grid(frame, [(value, f"{value:,.12g}") for value in rounds(low, high)])
    parts += _bars(frame, days_, open_)
    for (line, area), bands in zip(COURSES, (floor, ceiling), strict=True):
        _check(bands)
        for first, last in stretches(bands[MEDIAN]):
            places = range(first, last + 1)
            above, below = (_points(frame, days_, bands[q], places) for q in (UPPER, LOWER))
            back = [part for place in range(len(below) - 3, -1, -3) for part in ("L", *below[place + 1 : place + 3])]
            parts.append(svg.path([*above, *back, "Z"], area, opacity=DENSITY))
            parts.append(svg.path(_points(frame, days_, bands[MEDIAN], places), line))
    y = frame.bottom + 42
    for (line, area), label in zip(COURSES, labels, strict=True):
        parts += [svg.rect(days.LEFT, y - 11, 24, 14, area, opacity=DENSITY)]
        parts += [svg.path(["M", days.LEFT, y - 4, "L", days.LEFT + 24, y - 4], line)]
        parts += [svg.text(days.LEFT + 32, y, svg.fit(label, _room(), svg.SMALL), "small", full=label)]
        y += ROW
    parts += [svg.rect(days.LEFT, y - 11, 24, 14, "band")]
    parts += [svg.text(days.LEFT + 32, y, "share of the draws in which there is room between the two", "small")]
    return svg.document(id, title, description, y + 12, [*parts, *days.base(frame)])


def _bounds(floor: Bands, ceiling: Bands) -> tuple[float, float]:
    known = [value for side in (floor, ceiling) for q in (LOWER, UPPER) for value in side[q] if value is not None]
    low, high = min(known), max(known)
    return (low, high) if high > low else (low - 1, high + 1)


def _room() -> float:
    return svg.WIDTH - svg.PAD - 10 - days.LEFT - 32


def _check(bands: Bands) -> None:
    ordered = [bands[q] for q in (LOWER, MEDIAN, UPPER)]
    for of_day in zip(*ordered, strict=True):
        known = [value for value in of_day if value is not None]
        if len(known) not in (0, len(ordered)) or known != sorted(known):
            raise ValueError(f"the quantiles of a day ascend, and are known together: {of_day}")


def _points(
    frame: days.Frame, days_: Sequence[int], values: Sequence[float | None], places: Sequence[int]
) -> list[str | float]:
    points: list[str | float] = []
    for place in places:
        value = values[place]
        assert value is not None
        points += ["L" if points else "M", frame.x(days_[place]), frame.y(value)]
    if len(places) == 1:
        points += ["L", frame.x(days_[places[0]]) + STROKE, points[-1]]
    return points


def _bars(frame: days.Frame, days_: Sequence[int], open_: Sequence[float | None]) -> list[str]:
    """A bar for each turn from the lower edge, as wide as the time to the next."""
    after = [later - day for day, later in itertools.pairwise(days_)]
    widths = [*after, after[-1] if after else 1]
    out = []
    for day, width, share in zip(days_, widths, open_, strict=True):
        if share:
            left, right = frame.x(day), min(frame.x(min(day + width, frame.last)), frame.right)
            top = frame.bottom - days.HEIGHT * share
            out.append(svg.rect(left, top, max(right - left, STROKE), frame.bottom - top, "band"))
    return out

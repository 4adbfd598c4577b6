"""Who believed what over time: a strip for each actor, their median as a stair and eight draws in ten as a band."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import days, svg

STRIP = 44.0
GAP = 26.0
BAND = 0.2


@frozen
class Strip:
    """What one actor holds: (day, p10, median, p90) from each day on, the days rising."""

    label: str
    text: str
    steps: Sequence[tuple[int, float, float, float]]


def beliefs(strips: Sequence[Strip], days_: Sequence[int], *, title: str, description: str, id: str) -> str:
    """Strips from above downwards, in each 0 below and 1 above; a line at each of the days and at one half.

    days_  ordinals on which something came about, rising; the first is that of what was held before

    Raises ValueError for what is no chance, and where the days of a strip are not among them.
    """
    if not strips or len(days_) < 2:
        return svg.nothing(id, title, description)
    frame, y, parts = days.frame_of(days_, after=True), days.TOP + 16, list[str]()
    for strip in strips:
        parts += _strip(strip, frame, days_, y)
        y += STRIP + GAP
    bottom = y - GAP
    parts.append(svg.line(days.LEFT, bottom, frame.right, bottom, "axis"))
    end = -1.0
    for day, label in days.day_ticks(frame.first, frame.last):
        x, half = frame.x(day), svg.text_width(label, svg.SMALL) / 2
        middle = min(max(x, half), svg.WIDTH - svg.PAD - half)
        if middle - half > end:
            parts.append(svg.text(middle, bottom + 19, label, "small", anchor="middle"))
            end = middle + half + 4
    return svg.document(id, title, description, bottom + 30, parts)


def _strip(strip: Strip, frame: days.Frame, days_: Sequence[int], top: float) -> list[str]:
    def place(chance: float) -> float:
        if not -1e-9 <= chance <= 1 + 1e-9:
            raise ValueError(f"{chance} is no chance")
        return top + STRIP * (1.0 - chance)

    def stair(column: int) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for step in strip.steps:
            x = frame.x(step[0])
            points += [(x, points[-1][1])] if points else []
            points.append((x, place(step[column])))
        return [*points, (frame.right, points[-1][1])]

    if not {day for day, *_ in strip.steps} <= set(days_):
        raise ValueError(f"{strip.label}: a day that is none of those on which something came about")
    low, middle, high = stair(1), stair(2), stair(3)
    label = svg.fit(strip.label, frame.right - days.LEFT - svg.text_width(strip.text, svg.SMALL) - 14, svg.SMALL)
    out = [
        svg.text(days.LEFT, top - 5, label, "small", full=strip.label),
        svg.text(frame.right, top - 5, strip.text, "small", anchor="end"),
        svg.line(days.LEFT, place(0.5), frame.right, place(0.5), "half"),
        svg.text(days.LEFT - 7, top + 9, "1", "small", anchor="end"),
        svg.text(days.LEFT - 7, top + STRIP, "0", "small", anchor="end"),
    ]
    out += [svg.line(frame.x(day), top, frame.x(day), top + STRIP, "grid") for day in days_[1:]]
    return [
        *out,
        svg.path(_path([*high, *low[::-1]], closed=True), "fan", opacity=BAND),
        svg.path(_path(middle), "course"),
    ]


def _path(points: Sequence[tuple[float, float]], *, closed: bool = False) -> list[str | float]:
    out: list[str | float] = []
    for x, y in points:
        out += ["L" if out else "M", x, y]
    return [*out, "Z"] if closed else out

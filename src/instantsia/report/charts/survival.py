"""In which share of the draws something has not come about yet, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import days, svg

TICKS = ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1"))
SURE = 2
"""So many Monte Carlo errors to either side are drawn,"""
SEEN = 0.015
"""where they reach as far as this anywhere: less is not seen."""


@frozen
class Left:
    """The end of a day: the share in which it has not come about by then, and its Monte Carlo error."""

    day: int
    share: float
    mcse: float


def survival(left: Sequence[Left], *, title: str, description: str, id: str, half: str = "", never: str = "") -> str:
    """A stair that falls from 1 on the first day to the share of those in which it never comes about.

    left    each day on which it can come about, rising; before the first it has come about nowhere
    half    what stands at the day by which it has come about in half of the draws
    never   what is told of those in which it never does
    """
    if not left:
        return svg.nothing(id, title, description)
    every = [left[0].day - 1, *(one.day for one in left)]
    frame = days.frame_of(every, after=True)
    shares = [1.0, *(_share(one.share) for one in left)]
    errors = [0.0, *(SURE * one.mcse for one in left)]
    wide = max(errors) >= SEEN
    parts = [*days.grid(frame, TICKS), *days.base(frame)]
    if wide:
        low = [max(share - error, 0.0) for share, error in zip(shares, errors, strict=True)]
        high = [min(share + error, 1.0) for share, error in zip(shares, errors, strict=True)]
        parts.append(svg.path(days.between(frame, every, low, high), "band"))
    parts.append(svg.path(days.stair(frame, every, shares), "course"))
    middle = next((one.day for one in left if one.share <= 0.5), None)
    if middle is not None and half:
        parts += _half(frame, middle, half)
    y = frame.bottom + 38
    parts += _legend(y, wide=wide)
    if never:
        y += 19
        room = frame.right - days.LEFT
        parts.append(svg.text(days.LEFT, y, svg.fit(never, room, svg.SMALL), "small", full=never))
    return svg.document(id, title, description, y + 10, parts)


def _share(share: float) -> float:
    found = svg.fraction(share)
    assert found is not None
    return found


def _half(frame: days.Frame, day: int, text: str) -> list[str]:
    """The day of the half; its words stand where the stair never runs, below at the left or above at the right."""
    x, y = frame.x(day), frame.y(0.5)
    left = svg.text_width(text, svg.SMALL) + 10 <= x - days.LEFT
    label = svg.fit(text, frame.right - x - 10, svg.SMALL)
    return [
        svg.line(x, y, x, frame.bottom, "half"),
        svg.circle(x, y, 4.5, "dot"),
        svg.text(x - 8, frame.bottom - 8, text, "small", anchor="end")
        if left
        else svg.text(x + 10, y - 8, label, "small", extra="halo", full=text),
    ]


def _legend(y: float, *, wide: bool) -> list[str]:
    parts = [
        svg.line(days.LEFT, y - 4, days.LEFT + 24, y - 4, "course"),
        svg.text(days.LEFT + 31, y, "not come about by then", "small"),
    ]
    if wide:
        parts += [
            svg.rect(days.LEFT + 202, y - 10, 24, 12, "band"),
            svg.text(days.LEFT + 233, y, "twice the Monte Carlo error", "small"),
        ]
    return parts

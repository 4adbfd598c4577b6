"""Which of several ends has come first, day by day: areas one upon the other that add up to all draws."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import days, svg
from instantsia.report.charts.survival import TICKS

KINDS = ("flow", "flow-bad", "flow-good")
NUMBERED = 0.08
"""In a thinner area there is no room for a number."""
ROW = 19.0


@frozen
class End:
    """One end: the share of the draws in which it has come first by each day."""

    label: str
    shares: Sequence[float]
    text: str = ""


def incidence(days_: Sequence[int], ends: Sequence[End], *, none: str, title: str, description: str, id: str) -> str:
    """Areas from below upwards in the order given, each named by its number; what is left above them is `none`.

    Raises ValueError where the shares of a day add up to more than 1.
    """
    if not ends or not days_:
        return svg.nothing(id, title, description)
    every = [days_[0] - 1, *days_]
    frame = days.frame_of(every, after=True)
    parts = days.grid(frame, TICKS)
    lower = [0.0] * len(every)
    for number, end in enumerate(ends):
        shares = [0.0, *end.shares]
        upper = [below + share for below, share in zip(lower, shares, strict=True)]
        area = svg.path(days.between(frame, every, lower, upper), KINDS[number % len(KINDS)])
        edge = svg.path(days.stair(frame, every, lower), "edge") if number else ""
        parts.append(svg.group(": ".join(filter(None, (end.label, end.text))), [area, edge]))
        if shares[-1] >= NUMBERED:
            parts.append(_number(frame, (lower[-1] + upper[-1]) / 2, f"{number + 1}"))
        lower = upper
    parts += days.base(frame)
    y = frame.bottom + 42
    for number, end in enumerate(ends):
        drawn, y = _row(y, f"{number + 1}", KINDS[number % len(KINDS)], end.label, end.text)
        parts += drawn
    drawn, y = _row(y, "", "frame", none, f"{max(1 - lower[-1], 0.0):.2f}")
    return svg.document(id, title, description, y - 8, [*parts, *drawn])


def _number(frame: days.Frame, share: float, text: str) -> str:
    return svg.text(frame.right - 10, frame.y(share) + 5, text, "head", anchor="end")


def _row(y: float, number: str, kind: str, label: str, text: str) -> tuple[list[str], float]:
    """A row of the legend, and where the next one stands."""
    room = svg.WIDTH - svg.PAD - 10 - days.LEFT - 32 - svg.text_width(text, svg.SMALL) - 14
    parts = [
        svg.rect(days.LEFT, y - 11, 24, 14, kind),
        svg.text(days.LEFT + 12, y, number, "head", anchor="middle"),
        svg.text(svg.WIDTH - svg.PAD - 10, y, text, "small", anchor="end"),
    ]
    for line in svg.broken(label, room, svg.SMALL, 3) or [""]:
        parts.append(svg.text(days.LEFT + 32, y, line, "small", full=label if line.endswith("…") else ""))
        y += ROW
    return parts, y

"""Where the members of a body stand on a scale from 0 to 100, and how surely that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from instantsia.frozen import frozen
from instantsia.report.charts import svg

ROW = 25.0
HEAD = 42.0
WIDEST = 150.0


@frozen
class Member:
    """One member's position over the draws; `marker`: told by a source, or assumed."""

    label: str
    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float
    marker: Literal["claimed", "assumed"]
    note: str = ""


def members_on_scale(
    rows: Sequence[Member],
    ends: tuple[str, str],
    *,
    title: str,
    description: str,
    id: str,
    marks: tuple[str, str] = ("told by a source", "assumed"),
) -> str:
    """One line a member, in the order given: the median, the middle half (thick), the 10-90 % span (thin)."""
    if not rows:
        return svg.nothing(id, title, description)
    left = svg.PAD + 14 + min(WIDEST, max(svg.text_width(row.label, svg.LABEL) for row in rows))
    width = svg.WIDTH - svg.PAD - 6 - left
    bottom = HEAD + ROW * len(rows)
    parts = _frame(ends, left, width, bottom)
    for place, row in enumerate(rows):
        parts.append(_row(row, left, width, HEAD + ROW * (place + 0.5)))
    parts += _legend(marks, left, bottom + 22)
    return svg.document(id, title, description, bottom + 50, parts)


def _frame(ends: tuple[str, str], left: float, width: float, bottom: float) -> list[str]:
    room = width / 2 - 6
    parts = [
        svg.text(left, 14, svg.fit(f"0  {ends[0]}", room, svg.SMALL), "small", full=ends[0]),
        svg.text(left + width, 14, svg.fit(f"{ends[1]}  100", room, svg.SMALL), "small", anchor="end", full=ends[1]),
    ]
    for at in (0, 25, 50, 75, 100):
        x = left + width * at / 100
        parts.append(svg.line(x, 22, x, bottom, "half" if at == 50 else "grid"))
    return parts


def _row(row: Member, left: float, width: float, y: float) -> str:
    spots = (row.low, row.quarter, row.median, row.three_quarters, row.high)
    if list(spots) != sorted(spots):
        raise ValueError(f"the percentiles of {row.label} do not ascend: {spots}")
    low, quarter, median, three_quarters, high = (_x(spot, row.label, left, width) for spot in spots)
    label = svg.fit(row.label, left - svg.PAD - 14, svg.LABEL)
    told = f"{row.label}: {row.median:.0f} ({row.low:.0f} to {row.high:.0f}), {row.marker}"
    return svg.group(
        "; ".join(filter(None, (told, row.note))),
        [
            svg.text(svg.PAD, y + 5, label, "label", full=row.label),
            svg.line(low, y, high, y, "thin"),
            svg.line(quarter, y, three_quarters, y, "thick"),
            svg.circle(median, y, 4.5, "dot" if row.marker == "claimed" else "ring"),
        ],
    )


def _x(spot: float, label: str, left: float, width: float) -> float:
    if not 0 <= spot <= 100:
        raise ValueError(f"{label} stands at {spot}, which is not on the scale from 0 to 100")
    return left + width * spot / 100


def _legend(marks: tuple[str, str], left: float, y: float) -> list[str]:
    room = (svg.WIDTH - svg.PAD - left) / 2 - 34
    first, last = (svg.fit(mark, room, svg.SMALL) for mark in marks)
    second = left + 14 + svg.text_width(first, svg.SMALL) + 22
    return [
        svg.circle(left + 5, y - 4, 4.5, "dot"),
        svg.text(left + 14, y, first, "small", full=marks[0]),
        svg.circle(second, y - 4, 4.5, "ring"),
        svg.text(second + 9, y, last, "small", full=marks[1]),
        svg.line(left, y + 14, left + 22, y + 14, "thick"),
        svg.text(left + 28, y + 18, "middle half", "small"),
        svg.line(left + 116, y + 14, left + 138, y + 14, "thin"),
        svg.text(left + 144, y + 18, "10-90 %", "small"),
    ]

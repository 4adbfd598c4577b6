"""What moves the headline: for each assumption or source, p with it held at either end, against p as drawn."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import svg

ROW = 20.0
GAP = 12.0
HEAD = 30.0
INNER = svg.WIDTH - 2 * svg.PAD


@frozen
class Mover:
    """One assumption or source; both p's are None where it was not held ("fixed, not varied")."""

    label: str
    p_low: float | None
    p_high: float | None
    text: str = ""


def movers(
    rows: Sequence[Mover],
    p: float | None,
    *,
    title: str,
    description: str,
    id: str,
    ends: tuple[str, str] = ("held at its low end", "held at its high end"),
) -> str:
    """A line from p at the one end (ring) to p at the other (dot), each under its label; the tick is the headline.

    `ends` names what ring and dot are: for a source ("if it falls", "if it stands").
    """
    if not rows:
        return svg.nothing(id, title, description)
    headline = svg.fraction(p)
    parts: list[str] = []
    lines: list[float] = []
    y = HEAD
    for row in rows:
        drawn, line_at, y = _row(row, y, headline)
        parts.append(drawn)
        lines += line_at
    frame = _frame(lines, headline, y)
    return svg.document(id, title, description, y + 48, [*frame, *parts, *_legend(ends, y + 18)])


def _row(row: Mover, top: float, p: float | None) -> tuple[str, list[float], float]:
    """The row, the height of its line if it has one, and where the next one begins."""
    parts, y = svg.labelled(row.label, row.text, top + 15)
    title = ": ".join(filter(None, (row.label, row.text)))
    low, high = svg.fraction(row.p_low), svg.fraction(row.p_high)
    if low is None or high is None:
        return svg.group(title, parts), [], y + GAP
    middle = y + ROW / 2 + 3
    parts.append(svg.line(_x(low), middle, _x(high), middle, "thick"))
    if p is not None:
        parts.append(svg.line(_x(p), middle - 7, _x(p), middle + 7, "mark"))
    parts += [svg.circle(_x(low), middle, 4.5, "ring"), svg.circle(_x(high), middle, 4.5, "dot")]
    return svg.group(title, parts), [middle], y + ROW + GAP


def _frame(lines: Sequence[float], p: float | None, bottom: float) -> list[str]:
    parts: list[str] = []
    for y in lines:
        parts.append(svg.line(_x(0), y, _x(1), y, "grid"))
        parts += [svg.line(_x(at), y - 4, _x(at), y + 4, "grid") for at in (0, 0.25, 0.5, 0.75, 1)]
    parts += [
        svg.text(_x(0), 14, "0", "small"),
        svg.text(_x(0.5), 14, "0.5", "small", anchor="middle"),
        svg.text(_x(1), 14, "1", "small", anchor="end"),
        svg.line(_x(0), 20, _x(1), 20, "axis"),
    ]
    parts += [svg.line(_x(at), 20, _x(at), 25, "axis") for at in (0, 0.25, 0.5, 0.75, 1)]
    if p is not None:
        parts.append(svg.line(_x(p), 16, _x(p), 28, "mark"))
    return parts


def _legend(ends: tuple[str, str], y: float) -> list[str]:
    room = INNER / 2 - 40
    first, last = (svg.fit(end, room, svg.SMALL) for end in ends)
    second = svg.PAD + 14 + svg.text_width(first, svg.SMALL) + 22
    return [
        svg.circle(svg.PAD + 5, y - 4, 4.5, "ring"),
        svg.text(svg.PAD + 14, y, first, "small", full=ends[0]),
        svg.circle(second, y - 4, 4.5, "dot"),
        svg.text(second + 9, y, last, "small", full=ends[1]),
        svg.line(svg.PAD + 5, y + 8, svg.PAD + 5, y + 22, "mark"),
        svg.text(svg.PAD + 14, y + 19, "the headline as drawn", "small"),
    ]


def _x(p: float) -> float:
    return svg.PAD + p * INNER

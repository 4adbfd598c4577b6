"""The one picture of a brief: the answer as a bar with its range, below it who stands where, whoever is pivotal marked.

It stands alone: its colours are inside, on white, and its letters are large enough at 16 cm of width.
"""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.report.charts import svg
from instantsia.report.charts.alone import alone
from instantsia.report.charts.bars import BAR, WORDS
from instantsia.report.charts.settlement import Frame, Place, Scale, edge_label, place_row
from instantsia.report.wording.probabilities import BANDS

ROW = 20.0
MOST = 16
"""More people are not drawn: the pivotal ones come first."""


def brief_picture(
    p: float | None,
    low: float | None,
    high: float | None,
    *,
    question: str,
    shown: str,
    scale: Scale | None,
    rows: Sequence[Place],
    description: str,
) -> str:
    """The whole picture, ready to be pasted; without people the bar alone."""
    middle, bottom, top = svg.fraction(p), svg.fraction(low), svg.fraction(high)
    parts: list[str] = []
    drawn, y = svg.labelled(question, "", 20)
    parts += drawn
    for line in svg.broken(shown, svg.WIDTH - 2 * svg.PAD, svg.LABEL, 2):
        y += svg.LEADING
        parts.append(svg.text(svg.PAD, y, line, "value", full=shown))
    y += 12
    inner = svg.WIDTH - 2 * svg.PAD

    def x(share: float) -> float:
        return svg.PAD + share * inner

    parts.append(svg.rect(svg.PAD, y, inner, BAR, "track"))
    if middle is not None:
        parts.append(svg.rect(svg.PAD, y, middle * inner, BAR, "bar"))
    parts += [svg.line(x(edge), y, x(edge), y + BAR, "cut") for _, _, edge in BANDS[:-1]]
    if bottom is not None and top is not None:
        parts.append(svg.line(x(bottom), y + BAR / 2, x(top), y + BAR / 2, "range"))
    if middle is not None:
        parts.append(svg.line(x(middle), y - 3, x(middle), y + BAR + 3, "mark"))
    y += BAR + 16
    parts += [svg.text(x(at), y, word, "small", anchor="middle") for word, at in WORDS]
    y += 10
    if scale is not None and rows:
        people, y = _people(scale, rows[:MOST], len(rows), y + 16)
        parts += people
    return alone(svg.document("brief", question, description, y + 4, parts))


def _people(scale: Scale, rows: Sequence[Place], count: int, y: float) -> tuple[list[str], float]:
    """The people on their scale, and where they end."""
    left = max(84.0, svg.PAD + 12 + min(150.0, max(svg.text_width(row.label, svg.LABEL) for row in rows)))
    frame = Frame(scale, left, svg.WIDTH - svg.PAD - 8 - left)
    right = frame.left + frame.width
    room = frame.width / 2 - 8
    parts = [
        svg.text(left, y, svg.fit(scale.names[0], room, svg.SMALL), "small", full=scale.names[0]),
        svg.text(right, y, svg.fit(scale.names[1], room, svg.SMALL), "small", anchor="end", full=scale.names[1]),
    ]
    marks = [(scale.line, f"the line {frame.text(scale.line)}", "half")] if scale.line is not None else []
    if scale.status_quo is not None:
        at = sum(scale.status_quo) / 2
        marks.append((at, f"status quo {frame.text(at)}", "axis"))
    top = y + 8
    if marks:
        top += 15 * len(marks)
    bottom = top + ROW * len(rows)
    parts += [svg.line(edge, top, edge, bottom, "grid") for edge in (left, right)]
    for number, (at, text, kind) in enumerate(marks):
        label = y + 15 * (number + 1)
        parts += [
            svg.line(frame.x(at), label + 4, frame.x(at), bottom, kind),
            edge_label(frame, frame.x(at), label, text, "small"),
        ]
    parts += [place_row(frame, row, top + ROW * (place + 0.5)) for place, row in enumerate(rows)]
    y = bottom + 16
    told = "filled: pivotal" if any(row.pivotal for row in rows) else ""
    if any(row.blank for row in rows):
        told = "; ".join(filter(None, (told, "dotted: not known")))
    if count > len(rows):
        told = "; ".join(filter(None, (told, f"{count - len(rows)} more are not drawn")))
    if told:
        parts.append(svg.text(svg.PAD, y, told, "small"))
        y += 6
    return parts, y

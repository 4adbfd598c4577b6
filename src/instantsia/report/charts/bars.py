"""Probabilities of events or options as bars, each with the range that is read first.

The track is cut at the borders of the ICD 203 words. The pale bar runs to p, which a tick marks; the heavy line
runs from low to high.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from instantsia.frozen import frozen
from instantsia.report.charts import svg
from instantsia.report.wording.probabilities import BANDS

BAR = 14.0
LINE = 19.0
NOTE = 17.0
GAP = 16.0
INNER = svg.WIDTH - 2 * svg.PAD
WORDS = (("very unlikely", 0.125), ("unlikely", 0.325), ("even", 0.5), ("likely", 0.675), ("very likely", 0.875))


@frozen
class Bar:
    """One event or option; p is None where it did not come to it. `text` is what `shown` says."""

    label: str
    p: float | None
    low: float | None
    high: float | None
    text: str
    note: str = ""


Axis = Literal["words", "numbers", "none"]


def probability_bars(
    rows: Sequence[Bar], *, title: str, description: str, id: str, axis: Axis = "words", legend: bool = True
) -> str:
    """Bars from 0 to 1, one under the other: label left, text right, on one line where they fit.

    axis    "words": the bands by name over 0 to 1; "numbers": 0 to 1 alone; "none": where a chart above has it
    legend  what tick and line are, once for charts that stand together
    """
    if not rows:
        return svg.nothing(id, title, description)
    parts: list[str] = []
    y = 0.0
    for row in rows:
        drawn, y = _row(row, y)
        parts.append(drawn)
    y -= GAP
    for wanted, drawing, height in (
        (axis == "words", _words, 18.0),
        (axis != "none", _numbers, 17.0),
        (legend, _legend, 20.0),
    ):
        if wanted:
            parts += drawing(y)
            y += height
    return svg.document(id, title, description, y + 6, parts)


def _row(row: Bar, top: float) -> tuple[str, float]:
    """The row and where the next one begins."""
    parts: list[str] = []
    drawn, y = svg.labelled(row.label, row.text, top + 15)
    parts += drawn
    y += 8
    parts += _bar(row, y)
    y += BAR
    if row.note:
        for part in svg.broken(row.note, INNER, svg.SMALL, 2):
            y += NOTE
            parts.append(svg.text(svg.PAD, y, part, "small", full=row.note if part.endswith("…") else ""))
        y += 3
    told = ": ".join(filter(None, (row.label, row.text)))
    return svg.group("; ".join(filter(None, (told, row.note))), parts), y + GAP


def _bar(row: Bar, y: float) -> list[str]:
    p, low, high = svg.fraction(row.p), svg.fraction(row.low), svg.fraction(row.high)
    parts = [svg.rect(svg.PAD, y, INNER, BAR, "track")]
    if p is not None:
        parts.append(svg.rect(svg.PAD, y, p * INNER, BAR, "bar"))
    parts += [svg.line(_x(top), y, _x(top), y + BAR, "cut") for _, _, top in BANDS[:-1]]
    if low is not None and high is not None:
        middle = y + BAR / 2
        parts.append(svg.line(_x(low), middle, _x(high), middle, "range"))
    if p is not None:
        parts.append(svg.line(_x(p), y - 3, _x(p), y + BAR + 3, "mark"))
    return parts


def _words(y: float) -> list[str]:
    return [svg.text(_x(at), y + 17, word, "small", anchor="middle") for word, at in WORDS]


def _numbers(y: float) -> list[str]:
    return [
        svg.text(_x(0), y + 17, "0", "small"),
        svg.text(_x(0.5), y + 17, "0.5", "small", anchor="middle"),
        svg.text(_x(1), y + 17, "1", "small", anchor="end"),
    ]


def _legend(y: float) -> list[str]:
    return [
        svg.line(_x(0), y + 7, _x(0), y + 21, "mark"),
        svg.text(_x(0) + 8, y + 18, "p", "small"),
        svg.line(_x(0) + 30, y + 14, _x(0) + 58, y + 14, "range"),
        svg.text(_x(0) + 66, y + 18, "low to high, the strongest judgements held far out", "small"),
    ]


def _x(p: float) -> float:
    return svg.PAD + p * INNER

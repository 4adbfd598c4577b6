"""Probabilities of events or options as bars, each with the range that is read first.

The track is cut at the borders of the ICD 203 words. The pale bar runs to p, which a tick marks; the heavy line
runs from low to high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from instantsia.report.charts import svg
from instantsia.report.wording import BANDS

BAR = 14.0
LINE = 19.0
NOTE = 17.0
GAP = 16.0
INNER = svg.WIDTH - 2 * svg.PAD
WORDS = (("very unlikely", 0.125), ("unlikely", 0.325), ("even", 0.5), ("likely", 0.675), ("very likely", 0.875))


@dataclass(frozen=True)
class Bar:
    """One event or option; p is None where it did not come to it. `text` is what `shown` says."""

    label: str
    p: float | None
    low: float | None
    high: float | None
    text: str
    note: str = ""


def probability_bars(rows: Sequence[Bar], *, title: str, description: str, id: str) -> str:
    """Bars from 0 to 1, one under the other: label left, text right, on one line where all of them fit."""
    if not rows:
        return svg.nothing(id, title, description)
    abreast = all(_fits_abreast(row) for row in rows)
    parts: list[str] = []
    y = 0.0
    for row in rows:
        drawn, y = _row(row, y, abreast)
        parts.append(drawn)
    parts += _axis(y)
    return svg.document(id, title, description, y + 54, parts)


def _fits_abreast(row: Bar) -> bool:
    return svg.text_width(row.label, svg.LABEL) + svg.text_width(row.text, svg.LABEL) + 20 <= INNER


def _row(row: Bar, top: float, abreast: bool) -> tuple[str, float]:
    """The row and where the next one begins."""
    parts: list[str] = []
    y = top + 15
    for part in svg.broken(row.label, INNER, svg.LABEL, 2):
        parts.append(svg.text(svg.PAD, y, part, "label", full=row.label if part.endswith("…") else ""))
        y += LINE
    if abreast:
        parts.append(svg.text(svg.WIDTH - svg.PAD, y - LINE, row.text, "value", anchor="end"))
    elif row.text:
        cut = svg.fit(row.text, INNER, svg.LABEL)
        parts.append(svg.text(svg.WIDTH - svg.PAD, y, cut, "value", anchor="end", full=row.text))
        y += LINE
    y -= LINE - 8
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


def _axis(y: float) -> list[str]:
    parts = [svg.text(_x(at), y + 2, word, "small", anchor="middle") for word, at in WORDS]
    parts += [
        svg.text(_x(0), y + 19, "0", "small"),
        svg.text(_x(0.5), y + 19, "0.5", "small", anchor="middle"),
        svg.text(_x(1), y + 19, "1", "small", anchor="end"),
        svg.line(_x(0), y + 30, _x(0), y + 44, "mark"),
        svg.text(_x(0) + 8, y + 41, "p", "small"),
        svg.line(_x(0) + 30, y + 37, _x(0) + 58, y + 37, "range"),
        svg.text(_x(0) + 66, y + 41, "low to high, the strongest judgements held far out", "small"),
    ]
    return parts


def _x(p: float) -> float:
    return svg.PAD + p * INNER

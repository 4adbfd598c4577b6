"""Where a matter settles on its scale: how the draws spread, what is marked on it, and who stands where.

Bars: share of draws in equal parts of the scale; what lies at its very ends has a bar of its own, with the share in
numbers. Below them the middle 80 % with the median, the stretches by name, and a row for each actor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from instantsia.frozen import frozen
from instantsia.report.charts import svg
from instantsia.report.wording.magnitudes import scale_text
from instantsia.report.wording.proportions import probability_text

TALL = 104.0
TOP = 54.0
ROW = 22.0
WIDEST = 150.0
LEAST_LEFT = 84.0
STRIP = 12.0
END = 7.0
"""Width of the bar of what lies at an end of the scale."""
MOST = 40
"""More actors are not drawn."""


@frozen
class Scale:
    """The scale in its own units: its ends and their names, and what is marked on it.

    status_quo  from where to where, or None
    stretches   {name: upper end}, upwards
    """

    low: float
    high: float
    names: tuple[str, str]
    line: float | None = None
    status_quo: tuple[float, float] | None = None
    stretches: Mapping[str, float] = field(default_factory=dict)


@frozen
class Spread:
    """How the draws spread: shares in equal parts and at the very ends, and three quantiles in units of the scale."""

    parts: Sequence[float]
    at_low: float
    at_high: float
    q10: float
    median: float
    q90: float


@frozen
class Place:
    """Where one actor stands, in units of the scale; a pivotal one is filled; one left blank is dashed."""

    label: str
    low: float
    median: float
    high: float
    pivotal: bool = False
    blank: bool = False
    note: str = ""


def settlement_on_scale(
    scale: Scale, spread: Spread | None, rows: Sequence[Place], *, title: str, description: str, id: str, what: str = ""
) -> str:
    """The whole chart; without a spread the actors alone. `what` is what the bars show, in the legend."""
    if not rows and spread is None:
        return svg.nothing(id, title, description)
    shown = rows[:MOST]
    left = max(
        LEAST_LEFT, svg.PAD + 12 + min(WIDEST, max((svg.text_width(r.label, svg.LABEL) for r in shown), default=0))
    )
    frame = Frame(scale, left, svg.WIDTH - svg.PAD - END - 2 - left)
    parts: list[str] = []
    y = TOP
    if spread is not None:
        parts += _bars(frame, spread, y)
        y += TALL
        parts += _middle(frame, spread, y + 13)
        y += 36
    if scale.stretches:
        drawn, y = _strip(frame, y)
        parts += drawn
        y += 5
    top = y + 4
    for place, row in enumerate(shown):
        parts.append(place_row(frame, row, top + ROW * (place + 0.5)))
    bottom = top + ROW * len(shown)
    after = bottom + 18
    if len(rows) > len(shown):
        text = f"and {len(rows) - len(shown)} more, in the table"
        parts.append(svg.text(svg.PAD, after, text, "small"))
        after += 20
    legend, height = _legend(frame, shown, spread, what, after)
    return svg.document(id, title, description, height, [*_lines(frame, bottom), *parts, *legend])


@frozen
class Frame:
    """Where the scale lies in the drawing."""

    scale: Scale
    left: float
    width: float

    def x(self, value: float) -> float:
        """Cut to the scale."""
        part = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.left + self.width * min(max(part, 0.0), 1.0)

    def text(self, value: float) -> str:
        return scale_text(value, self.scale.low, self.scale.high)


def _lines(frame: Frame, bottom: float) -> list[str]:
    """The ends by name, the line that matters and the status quo, through everything."""
    scale, room = frame.scale, (frame.width + frame.left - svg.PAD) / 2 - 8
    low, high = f"{frame.text(scale.low)}  {scale.names[0]}", f"{scale.names[1]}  {frame.text(scale.high)}"
    right = frame.left + frame.width
    parts = [
        svg.line(frame.left, TOP - 2, frame.left, bottom, "grid"),
        svg.line(right, TOP - 2, right, bottom, "grid"),
        svg.text(frame.left, 14, svg.fit(low, min(room, frame.width / 2 - 6), svg.SMALL), "small", full=low),
        svg.text(right, 14, svg.fit(high, min(room, frame.width / 2 - 6), svg.SMALL), "small", anchor="end", full=high),
    ]
    if scale.status_quo is not None:
        first, last = scale.status_quo
        at = frame.text(first) if first == last else f"{frame.text(first)} to {frame.text(last)}"
        for one in dict.fromkeys((first, last)):
            parts.append(svg.line(frame.x(one), 36, frame.x(one), bottom, "axis"))
        parts.append(edge_label(frame, (frame.x(first) + frame.x(last)) / 2, 32, f"status quo {at}", "small"))
    if scale.line is not None:
        x = frame.x(scale.line)
        parts += [
            svg.line(x, 52, x, bottom, "half"),
            edge_label(frame, x, 48, f"the line {frame.text(scale.line)}", "head"),
        ]
    return parts


def edge_label(frame: Frame, x: float, y: float, text: str, kind: str) -> str:
    """A text over a point, moved inwards where it would run over an edge."""
    half = svg.text_width(text, svg.SMALL) / 2
    if x - half < frame.left:
        return svg.text(frame.left, y, text, kind, extra="halo")
    if x + half > frame.left + frame.width:
        return svg.text(frame.left + frame.width, y, text, kind, anchor="end", extra="halo")
    return svg.text(x, y, text, kind, anchor="middle", extra="halo")


def _bars(frame: Frame, spread: Spread, top: float) -> list[str]:
    parts = [svg.fraction(one) or 0.0 for one in spread.parts]
    low, high = svg.fraction(spread.at_low) or 0.0, svg.fraction(spread.at_high) or 0.0
    most = max(*parts, low, high, 1e-9) if parts else max(low, high, 1e-9)
    base, room = top + TALL, TALL - 16
    each = frame.width / max(len(parts), 1)
    out = []
    for place, share in enumerate(parts):
        if share:
            tall = share / most * room
            inner = svg.rect(frame.left + each * place + 0.5, base - tall, each - 1, tall, "flow")
            from_, to = (
                frame.scale.low + (frame.scale.high - frame.scale.low) * n / len(parts) for n in (place, place + 1)
            )
            out.append(svg.group(f"{frame.text(from_)} to {frame.text(to)}: {probability_text(share)}", [inner]))
    right = frame.left + frame.width
    for share, x, at in ((low, frame.left - END - 1, "low"), (high, right + 1, "high")):
        if share:
            tall = share / most * room
            words = probability_text(share)
            if at == "low":
                label = svg.text(x - 4, min(base - tall + 10, base - 3), words, "cell", anchor="end")
            else:
                label = svg.text(x + END, base - tall - 5, words, "cell", anchor="end", extra="halo")
            out.append(
                svg.group(f"at the very {at} end: {words}", [svg.rect(x, base - tall, END, tall, "solid"), label])
            )
    return [*out, svg.line(frame.left - END - 1, base, right + END + 1, base, "axis")]


def _middle(frame: Frame, spread: Spread, y: float) -> list[str]:
    """The middle 80 % as a line, the median as a tick with its number."""
    if not spread.q10 <= spread.median <= spread.q90:
        raise ValueError(f"the quantiles do not ascend: {spread.q10}, {spread.median}, {spread.q90}")
    x = frame.x(spread.median)
    told = f"{frame.text(spread.median)}, middle 80 %: {frame.text(spread.q10)} to {frame.text(spread.q90)}"
    label = f"about {frame.text(spread.median)}"
    return [
        svg.group(
            told,
            [
                svg.line(frame.x(spread.q10), y, frame.x(spread.q90), y, "range"),
                svg.line(x, y - 7, x, y + 7, "mark"),
                svg.text(svg.PAD, y + 5, svg.fit(label, frame.left - svg.PAD - 12, svg.LABEL), "value", full=label),
            ],
        )
    ]


def _strip(frame: Frame, y: float) -> tuple[list[str], float]:
    """The stretches side by side, their names below, on a second line where they would run into one another.

    Returns the parts and where they end.
    """
    out, start = [], frame.scale.low
    ends, last = [-1.0, -1.0], y + STRIP
    for place, (name, end) in enumerate(frame.scale.stretches.items()):
        x, width = frame.x(start), frame.x(end) - frame.x(start)
        told = f"{name}: {frame.text(start)} to {frame.text(end)}"
        inner = [svg.rect(x + 0.5, y, width - 1, STRIP, "track" if place % 2 else "band")]
        text = svg.fit(name, max(width, frame.width / 3), svg.SMALL)
        wide = svg.text_width(text, svg.SMALL)
        left = min(max(x + (width - wide) / 2, frame.left), frame.left + frame.width - wide)
        for number in (0, 1):
            if left > ends[number] + 6:
                below = y + STRIP + 13 + 15 * number
                inner.append(svg.text(left + wide / 2, below, text, "small", anchor="middle", full=name))
                ends[number], last = left + wide, max(last, below)
                break
        out.append(svg.group(told, inner))
        start = end
    return out, last


def place_row(frame: Frame, row: Place, y: float) -> str:
    """One actor's row at the height `y`: their name, the range in which they stand, and a mark at the median.

    Raises ValueError where the three percentiles do not ascend.
    """
    if not row.low <= row.median <= row.high:
        raise ValueError(f"the percentiles of {row.label} do not ascend: {row.low}, {row.median}, {row.high}")
    room = frame.left - svg.PAD - 12
    told = f"{row.label}: {frame.text(row.median)} ({frame.text(row.low)} to {frame.text(row.high)})"
    kind = "value" if row.pivotal else "label"
    parts = [
        svg.text(
            svg.PAD, y + 5, svg.fit(row.label, room, svg.LABEL * (1.06 if row.pivotal else 1)), kind, full=row.label
        ),
        svg.line(frame.x(row.low), y, frame.x(row.high), y, "unknown" if row.blank else "thin"),
    ]
    if not row.blank or row.pivotal:
        parts.append(svg.circle(frame.x(row.median), y, 4.5, "dot" if row.pivotal else "ring"))
    return svg.group("; ".join(filter(None, (told, "pivotal" if row.pivotal else "", row.note))), parts)


def _legend(frame: Frame, rows: Sequence[Place], spread: Spread | None, what: str, y: float) -> tuple[list[str], float]:
    """What the marks are, only those that are drawn; and the height of the drawing."""
    entries: list[tuple[str, list[str]]] = []

    def mark(text: str, *drawn: str) -> None:
        entries.append((text, list(drawn)))

    if spread is not None and what:
        mark(what, "flow")
        mark("median and middle 80 %", "range", "mark")
    if any(row.pivotal for row in rows):
        mark("pivotal", "dot")
    if any(not row.pivotal and not row.blank for row in rows):
        mark("where they stand", "ring")
    if any(row.low != row.high and not row.blank for row in rows):
        mark("how surely", "thin")
    if any(row.blank for row in rows):
        mark("not known", "unknown")
    out: list[str] = []
    x, line = svg.PAD, y
    for whole, drawn in entries:
        text = svg.fit(whole, svg.WIDTH - 2 * svg.PAD - 46, svg.SMALL)
        wide = 30 + svg.text_width(text, svg.SMALL) + 16
        if x > svg.PAD and x + wide > svg.WIDTH:
            x, line = svg.PAD, line + 20
        for kind in drawn:
            out.append(_mark(kind, x, line - 4))
        out.append(svg.text(x + 30, line, text, "small", full=whole))
        x += wide
    return out, line + 12 if entries else y


def _mark(kind: str, x: float, y: float) -> str:
    if kind in ("dot", "ring"):
        return svg.circle(x + 12, y, 4.5, kind)
    if kind == "mark":
        return svg.line(x + 12, y - 6, x + 12, y + 6, kind)
    if kind == "flow":
        return svg.rect(x + 2, y - 6, 20, 11, kind)
    return svg.line(x, y, x + 24, y, kind)

"""A map of a body: across, where each member stands; upwards, how much it matters to them; the larger, the more weight.

A name is written beside its circle where there is room for it; else the circle has a number, explained below.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import svg
from instantsia.report.charts.settlement import Frame, Scale, edge_label

TALL = 250.0
TOP = 34.0
LEFT = 52.0
LARGEST, SMALLEST = 20.0, 3.5
MOST = 40
"""More members are not drawn: those with most weight come first."""
NAME, LONG = 150.0, 80
"""So wide a name may be, and so many letters of it are looked at."""
KEY = 17.0
GAP = 4.0

Box = tuple[float, float, float, float]


@frozen
class Standing:
    """One member.

    position  in units of the scale
    salience  how much it matters to them, 0 or more
    weight    what they can bring to bear, 0 or more
    """

    label: str
    position: float
    salience: float
    weight: float


def position_map(
    scale: Scale, rows: Sequence[Standing], *, title: str, description: str, id: str, missing: Sequence[str] = ()
) -> str:
    """The whole map.

    missing  those of whom it is not known where they stand: named below
    raises ValueError for a salience or a weight below 0, or that is no number
    """
    for row in rows:
        if not (0 <= row.salience < math.inf and 0 <= row.weight < math.inf):
            raise ValueError(f"{row.label} has a salience of {row.salience} and a weight of {row.weight}")
    if not rows:
        return svg.nothing(id, title, description)
    shown = sorted(rows, key=lambda row: (-row.weight, row.label))[:MOST]
    frame = Frame(scale, LEFT, svg.WIDTH - svg.PAD - LARGEST - LEFT)
    top = max(row.salience for row in shown) or 1.0
    heaviest = max(row.weight for row in shown) or 1.0
    bottom = TOP + LARGEST + TALL
    spots = [
        (
            frame.x(row.position),
            bottom - TALL * row.salience / top,
            max(SMALLEST, LARGEST * math.sqrt(row.weight / heaviest)),
        )
        for row in shown
    ]
    parts = _axes(frame, top, bottom)
    names, keys = _names(shown, spots, bottom)
    for row, (x, y, radius) in zip(shown, spots, strict=True):
        told = f"{row.label}: stands at {frame.text(row.position)}, matters {row.salience:g}, weight {row.weight:g}"
        parts.append(svg.group(told, [svg.circle(x, y, radius, "bubble")]))
    parts += names
    y = bottom + LARGEST + 36
    notes = [", ".join(f"{number} {label}" for number, label in keys)] if keys else []
    notes.append("the larger the circle, the more weight")
    if missing:
        notes.append(f"not known where they stand: {', '.join(map(_short, missing))}")
    if len(rows) > len(shown):
        notes.append(f"{len(rows) - len(shown)} more, with less weight, are not drawn")
    for note in notes:
        for line in svg.broken(note, svg.WIDTH - 2 * svg.PAD, svg.SMALL, 6):
            parts.append(svg.text(svg.PAD, y, line, "small", full=note if line.endswith("…") else ""))
            y += KEY
    return svg.document(id, title, description, y - KEY + 8, parts)


def _axes(frame: Frame, top: float, bottom: float) -> list[str]:
    scale, right = frame.scale, frame.left + frame.width
    low = bottom + LARGEST
    parts = [svg.line(at, TOP, at, low, "grid") for at in (frame.left, right)]
    for share in (0.0, 0.5, 1.0):
        y = bottom - TALL * share
        parts += [
            svg.line(frame.left, y, right, y, "grid"),
            svg.text(
                frame.left - 8,
                y + 4,
                svg.fit(f"{top * share:.2g}", LEFT - svg.PAD - 8, svg.SMALL),
                "small",
                anchor="end",
            ),
        ]
    if scale.line is not None:
        parts.append(svg.line(frame.x(scale.line), TOP, frame.x(scale.line), low, "half"))
        text = f"threshold {frame.text(scale.line)}"
        parts.append(edge_label(frame, frame.x(scale.line), TOP - 5, text, "small"))
    room = frame.width / 2 - 8
    ends = [f"{frame.text(at)} {name}" for at, name in zip((scale.low, scale.high), scale.names, strict=True)]
    parts += [
        svg.text(svg.PAD, 13, "how much it matters to them", "small"),
        svg.text(frame.left, low + 15, svg.fit(ends[0], room, svg.SMALL), "small", full=ends[0]),
        svg.text(right, low + 15, svg.fit(ends[1], room, svg.SMALL), "small", anchor="end", full=ends[1]),
    ]
    return parts


def _names(
    rows: Sequence[Standing], spots: Sequence[tuple[float, float, float]], bottom: float
) -> tuple[list[str], list[tuple[int, str]]]:
    """The names that have room beside their circle; and the numbers of those that have not, with theirs."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    parts: list[str] = []
    keys: list[tuple[int, str]] = []
    for place, (row, (x, y, radius)) in enumerate(zip(rows, spots, strict=True)):
        name = _short(row.label)
        wide = svg.text_width(name, svg.SMALL)
        others = [box for number, box in enumerate(taken) if number != place]
        for left, base in (
            (x + radius + GAP, y + 4),
            (x - radius - GAP - wide, y + 4),
            (x - wide / 2, y - radius - GAP),
            (x - wide / 2, y + radius + 13),
        ):
            box = (left, base - 11, left + wide, base + 3)
            inside = (
                left >= LEFT and left + wide <= svg.WIDTH - svg.PAD and box[1] >= TOP and box[3] <= bottom + LARGEST
            )
            if inside and not any(_meet(box, other) for other in others):
                taken.append(box)
                parts.append(svg.text(left, base, name, "cell", extra="halo", full=row.label))
                break
        else:
            keys.append((len(keys) + 1, name))
            parts.append(svg.text(x, y + 4, str(len(keys)), "cell", anchor="middle", extra="halo"))
    return parts, keys


def _short(label: str) -> str:
    # nothing so long is measured letter by letter
    return svg.fit(label[:LONG], NAME, svg.SMALL)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

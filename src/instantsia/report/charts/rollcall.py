"""How each member of a body would vote: a grid of members and options, and whose vote matters."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.frozen import frozen
from instantsia.report.charts import svg
from instantsia.report.wording.proportions import cell_text

ROW = 27.0
LINE = 17.0
WIDEST_LABEL = 142.0
MOST_LINES = 3
WIDEST_CELL = 76.0
PALEST, DARKEST = 0.06, 0.5


@frozen
class Voter:
    """One member's shares over the draws: an option each, and where they are told absence, pivot and swing."""

    label: str
    shares: tuple[float | None, ...]
    abstain: float | None = None
    absent: float | None = None
    pivotal: float | None = None
    swing: float | None = None


def roll_call_grid(
    options: Sequence[str],
    rows: Sequence[Voter],
    *,
    title: str,
    description: str,
    id: str,
    heads: tuple[str, str] = ("swing vote", "resampled"),
) -> str:
    """Shares printed to .05 and shaded; columns that nobody has a number in are left out, long names are wrapped.

    heads   what the columns of `pivotal` and of `swing` are called
    """
    if not rows:
        return svg.nothing(id, title, description)
    for row in rows:
        if len(row.shares) != len(options):
            raise ValueError(f"{row.label} has {len(row.shares)} shares for {len(options)} options")
    columns: list[tuple[str, list[float | None], bool]] = [
        (option, [row.shares[place] for row in rows], False) for place, option in enumerate(options)
    ]
    for name, values, as_bar in (
        ("abstains", [row.abstain for row in rows], False),
        ("absent", [row.absent for row in rows], False),
        (heads[0], [row.pivotal for row in rows], True),
        (heads[1], [row.swing for row in rows], True),
    ):
        if any(value is not None for value in values):
            columns.append((name, values, as_bar))
    labels = [svg.broken(row.label, WIDEST_LABEL, svg.LABEL, MOST_LINES) for row in rows]
    left = svg.PAD + 12 + max((svg.text_width(line, svg.LABEL) for lines in labels for line in lines), default=0.0)
    pitch = min(WIDEST_CELL, (svg.WIDTH - svg.PAD - left) / max(len(columns), 1))
    parts, top = _heads([name for name, _, _ in columns], left, pitch)
    y = top
    for place, (row, lines) in enumerate(zip(rows, labels, strict=True)):
        height = max(ROW, LINE * len(lines) + 8)
        first = y + height / 2 + 5 - LINE * (len(lines) - 1) / 2
        cut = any(line.endswith("…") for line in lines)
        cells = [
            svg.text(svg.PAD, first + LINE * number, line, "label", full=row.label if cut else "")
            for number, line in enumerate(lines)
        ]
        told: list[str] = []
        for column, (name, values, as_bar) in enumerate(columns):
            value = svg.fraction(values[place])
            cells += (_bar if as_bar else _cell)(value, left + pitch * column, y, pitch, height)
            if cell_text(value):
                told.append(f"{name} {cell_text(value)}")
        parts.append(svg.group(": ".join(filter(None, (row.label, ", ".join(told)))), cells))
        y += height
    return svg.document(id, title, description, y + 6, parts)


def _heads(names: Sequence[str], left: float, pitch: float) -> tuple[list[str], float]:
    """The heads of the columns, in two tiers where they would touch, and where the rows begin."""
    tiered = any(svg.text_width(name, svg.SMALL) > pitch - 6 for name in names)
    parts: list[str] = []
    top = 42.0 if tiered else 24.0
    for column, name in enumerate(names):
        raised = tiered and (len(names) - 1 - column) % 2 == 1
        middle = left + pitch * (column + 0.5)
        beyond = 2 * min(middle, svg.WIDTH - middle) - 4
        room = min(2 * pitch - 8 if tiered else pitch - 4, beyond)
        head = svg.fit(name, room, svg.SMALL)
        parts.append(svg.text(middle, 14 if raised else top - 9, head, "head", anchor="middle", full=name))
        if raised:
            parts.append(svg.line(middle, 18, middle, top - 4, "grid"))
    return parts, top


def _cell(share: float | None, x: float, y: float, pitch: float, height: float) -> list[str]:
    """The share shaded and printed; where the column is too narrow for the number, shaded only."""
    box = (x + 1, y + 1, pitch - 2, height - 2)
    printed = cell_text(share)
    if share is None or not printed:
        return [svg.rect(*box, "frame")]
    shade = PALEST + (DARKEST - PALEST) * share
    drawn = [svg.rect(*box, "heat", opacity=shade)]
    if svg.text_width(printed, svg.SMALL) <= pitch:
        drawn.append(svg.text(x + pitch / 2, y + height / 2 + 4.5, printed, "cell", anchor="middle"))
    return drawn


def _bar(share: float | None, x: float, y: float, pitch: float, height: float) -> list[str]:
    """The share as a number over a thin bar; the whole track is 1."""
    if share is None:
        return []
    start, width, printed = x + 7, pitch - 9, cell_text(share)
    top = y + height / 2
    drawn = [svg.rect(start, top + 6, width, 4, "track"), svg.rect(start, top + 6, width * share, 4, "solid")]
    if printed and svg.text_width(printed, svg.SMALL) <= pitch - 7:
        drawn.append(svg.text(start, top + 2, printed, "cell"))
    return drawn

"""How each member of a body would vote: a grid of members and options, and whose vote matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from instantsia.report.charts import svg
from instantsia.report.wording import cell_text

ROW = 27.0
WIDEST_LABEL = 122.0
WIDEST_CELL = 76.0
PALEST, DARKEST = 0.06, 0.5


@dataclass(frozen=True)
class Voter:
    """One member's shares over the draws: an option each, and where they are told absence, pivot and swing."""

    label: str
    shares: tuple[float | None, ...]
    abstain: float | None = None
    absent: float | None = None
    pivotal: float | None = None
    swing: float | None = None


def roll_call_grid(options: Sequence[str], rows: Sequence[Voter], *, title: str, description: str, id: str) -> str:
    """Shares printed to .05 and shaded; columns that nobody has a number in are left out."""
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
        ("pivotal", [row.pivotal for row in rows], True),
        ("swing", [row.swing for row in rows], True),
    ):
        if any(value is not None for value in values):
            columns.append((name, values, as_bar))
    left = svg.PAD + 12 + min(WIDEST_LABEL, max(svg.text_width(row.label, svg.LABEL) for row in rows))
    pitch = min(WIDEST_CELL, (svg.WIDTH - svg.PAD - left) / max(len(columns), 1))
    parts, top = _heads([name for name, _, _ in columns], left, pitch)
    for place, row in enumerate(rows):
        y = top + ROW * place
        label = svg.fit(row.label, left - svg.PAD - 10, svg.LABEL)
        cells = [svg.text(svg.PAD, y + 18.5, label, "label", full=row.label)]
        told: list[str] = []
        for column, (name, values, as_bar) in enumerate(columns):
            value = svg.fraction(values[place])
            cells += (_bar if as_bar else _cell)(value, left + pitch * column, y, pitch)
            if cell_text(value):
                told.append(f"{name} {cell_text(value)}")
        parts.append(svg.group(": ".join(filter(None, (row.label, ", ".join(told)))), cells))
    return svg.document(id, title, description, top + ROW * len(rows) + 6, parts)


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


def _cell(share: float | None, x: float, y: float, pitch: float) -> list[str]:
    box = (x + 1, y + 1, pitch - 2, ROW - 2)
    printed = cell_text(share)
    if share is None or not printed:
        return [svg.rect(*box, "frame")]
    shade = PALEST + (DARKEST - PALEST) * share
    return [
        svg.rect(*box, "heat", opacity=shade),
        svg.text(x + pitch / 2, y + 18, printed, "cell", anchor="middle"),
    ]


def _bar(share: float | None, x: float, y: float, pitch: float) -> list[str]:
    """The share as a number over a thin bar; the whole track is 1."""
    if share is None:
        return []
    start, width = x + 7, pitch - 9
    return [
        svg.text(start, y + 15, cell_text(share), "cell"),
        svg.rect(start, y + 19, width, 4, "track"),
        svg.rect(start, y + 19, width * share, 4, "solid"),
    ]

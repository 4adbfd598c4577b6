"""Words that several raters said of one actor, in one cell: each is read by itself, and the cell is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from instantsia.stakeholders.files.columns.raters import BAR
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.quantities import number_of
from instantsia.stakeholders.folding import folded


def each_word(cells: Iterable[Quantity]) -> list[str]:
    """The words of all cells, as often as they stand there; each of several raters' by itself."""
    return [part.strip() for cell in cells if cell.word is not None for part in cell.word.split(BAR) if part.strip()]


def at_points(cell: Quantity, points: Mapping[str, float]) -> Quantity:
    """A word as its point, and words of several raters as one of theirs; any other as it is.

    points   {word, folded: its point}
    """
    if cell.word is None:
        return cell
    words = each_word([cell])
    held = sorted(points[folded(word)] for word in words if folded(word) in points)
    if not held or len(held) < len(words):
        return cell
    several = len(set(held)) > 1
    return replace(cell, number=number_of(tuple(held) if several else (held[0],), several), word=None)

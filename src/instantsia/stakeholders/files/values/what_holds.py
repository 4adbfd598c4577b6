"""Cells of a column of numbers that say that what holds now shall stay: same as now, no change, as today.

They are the point that the sheet tells of what holds, and asked about; where it tells none they are not known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from instantsia.stakeholders.files.cells.now_words import as_now
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.quantities import number_of
from instantsia.stakeholders.folding import folded

NOT_TOLD = "what holds now, which the table does not tell"


def at_what_holds(
    cells: Sequence[Quantity], holds: tuple[float, str] | None, kept: Collection[str] = ()
) -> list[Quantity]:
    """The cells, those that say that what holds now shall stay at its point.

    holds   the point that holds, and the row that says so; None where the sheet tells none
    kept    words, folded, that were answered to be ends of the scale or options
    """
    numbers = sum(cell.number is not None for cell in cells)
    words = sum(cell.word is not None for cell in cells)
    if numbers <= words:
        return list(cells)
    return [_at(cell, holds) if _says_so(cell, kept) else cell for cell in cells]


def _says_so(cell: Quantity, kept: Collection[str]) -> bool:
    return cell.word is not None and folded(cell.word) not in kept and as_now(cell.word)


def _at(cell: Quantity, holds: tuple[float, str] | None) -> Quantity:
    if holds is None:
        return replace(cell, why=NOT_TOLD)
    point, row = holds
    return replace(cell, number=number_of((point,)), word=None, loose="doubtful", why=f"what holds now by {row}")

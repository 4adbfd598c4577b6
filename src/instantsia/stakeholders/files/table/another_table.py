"""Another table below the first, under a header of its own that begins with the same name."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.files.table.shape import begins_again


def first_table(names: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> tuple[list[tuple[Cell, ...]], list[LeftOut]]:
    """(the rows above another table, where that begins): "State, Position" and below "State, Demand, Stake"."""
    for at, row in enumerate(rows):
        texts = [cell.text for cell in row]
        if begins_again(names, texts) and texts[: len(names)] != list(names):
            spot = row[0].spot.of_its_row
            return list(rows[:at]), [LeftOut(spot, ", ".join(filter(None, texts)), Reason.ANOTHER)]
    return list(rows), []

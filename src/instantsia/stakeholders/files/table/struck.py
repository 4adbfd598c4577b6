"""What is struck through in a workbook: rows of people who are out, and single cells that hold no more."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.errors import few
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.formats.grid import Grid, Value

NAMED = 6
CELL = "struck through, and read all the same"
"""What is told of a single cell."""


def name_place(names: Sequence[str]) -> int | None:
    """The place of the column of names by its header, or None."""
    found = roles(names).get("actor")
    return found[0] if found else None


def struck_name(grid: Grid, row: int, texts: Sequence[Value], place: int | None) -> str:
    """The name of a row that is struck through; "" where it is not.

    texts   the cells of the row under the header
    place   of the column of names; where no header tells it, the first text with letters is the name
    """
    filled = [at for at, value in enumerate(texts) if value.text]
    lettered = [at for at in filled if any(map(str.isalpha, texts[at].text))]
    at = place if place is not None and place in filled else next(iter(lettered), None)
    if at is None:
        return ""
    struck = {one for one in filled if (row, one + 1) in grid.struck}
    return texts[at].text if at in struck or 2 * len(struck) > len(filled) else ""


def struck_told(rows: Sequence[str]) -> list[str]:
    """What is told of rows that are struck through, and were read; nothing where there are none."""
    if not rows:
        return []
    which = "leaves it out" if len(rows) == 1 else "leaves them out"
    return [f"struck through: {few(rows, NAMED)}, read all the same; --hidden leave-out {which}"]

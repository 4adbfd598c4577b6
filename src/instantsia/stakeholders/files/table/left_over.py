"""The columns of a table that may be turned: whether most are actors, and those that are neither these nor issues."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from instantsia.errors import cut, few
from instantsia.stakeholders.files.sheet import Sheet

NAMED = 12


def most_are_actors(sheet: Sheet, actors: Sequence[int], label: int) -> bool:
    """Whether half of the columns behind that of the names of rows, in which something stands, are those of actors."""
    others = [at for at in range(label + 1, len(sheet.header)) if any(at < len(r) and r[at].text for r in sheet.rows)]
    return 2 * len(actors) >= len(others)


def left_over(sheet: Sheet, used: Collection[int]) -> tuple[str, ...]:
    """A sentence that names columns in which something stands and that were not used; () where none is left.

    used   places of the columns that were
    """
    rest = [
        cut(cell.text)
        for at, cell in enumerate(sheet.header)
        if at not in used and cell.text and any(at < len(row) and row[at].text for row in sheet.rows)
    ]
    return (f"columns that are not those of an actor, and are not read: {few(rest, NAMED)}",) if rest else ()

"""What is told once of cells that were read as amounts in one unit, or without the marks of footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from instantsia.case.numbers import plain
from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.footnotes import told_of_marks
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.values.exceptions import NAMED

_ROLES = ("position", "salience", "capability")


def amounts_told(entries: Sequence[Entry]) -> list[str]:
    """A sentence for each column of amounts, and of positions for each issue, that tells the unit and some cells.

    entries   with their cells as they were read, before any scale was looked at
    """
    columns: dict[tuple[str, str, str], dict[str, str]] = {}
    as_they_are: dict[tuple[str, str, str], dict[str, None]] = {}
    for entry in entries:
        for role in _ROLES:
            cell: Quantity = getattr(entry, role)
            if cell.loose == "amount" and cell.number is not None:
                of = (f" on {entry.issue}" if entry.issue else "") if role == "position" else cut(cell.spot.name)
                place = role, of, cell.unit.name
                if cell.raw == plain(cell.number.low):
                    as_they_are.setdefault(place, {})[cell.raw] = None
                else:
                    columns.setdefault(place, {})[cell.raw] = f"{cell.raw} = {_shown(cell)}"
    out = []
    for place, some in columns.items():
        role, of, unit = place
        begin = f"Read{of}" if role == "position" else f"{of} is read"
        bare = few([*as_they_are.get(place, {})], NAMED)
        more = f"; so are the numbers without a unit ({bare})" if bare else ""
        out.append(f"{begin} as amounts in {unit or 'full'}: {few([*some.values()], NAMED, '; ')}{more}")
    return out


def _shown(cell: Quantity) -> str:
    assert cell.number is not None
    return {"up": f"{plain(cell.number.low)} or more", "down": f"{plain(cell.number.low)} or less"}.get(
        cell.open, cell.number.typed
    )


def marks_told(entries: Iterable[Entry]) -> list[str]:
    """A sentence that tells the marks of footnotes that were left out of numbers; none where there were none."""
    return told_of_marks(
        [
            f"{cell.raw} of {entry.actor}"
            for entry in entries
            for role in (*_ROLES, "seats")
            if (cell := getattr(entry, role)).loose == "mark"
        ]
    )

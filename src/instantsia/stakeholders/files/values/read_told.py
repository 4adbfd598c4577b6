"""What is told once of cells that were read without the marks of footnotes."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.stakeholders.files.cells.footnotes import told_of_marks
from instantsia.stakeholders.files.entries import Entry

_ROLES = ("position", "salience", "capability")


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

"""A table that was written as it was understood: how it is known, and which of its rows were written as actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import Cell, Sheet

READ_AS = "read as"
"""The column that says what the cells of a row became: by it such a table is known."""
AS_WRITTEN = "as written"
"""What it says of a row of which no cell became another."""
SCALE, LOW_END, HIGH_END, STATUS_QUO = "scale", "low end", "high end", "status quo"
"""The columns that say of the issue of a row between which points it lies, what these mean, and what holds now."""


ANSWER = "# Answer: "
"""How a line above or below such a table begins that tells an answer, KEY=VALUE behind it."""
_ANSWER = pattern(r"#\s*answers?\s*(?::|(?=\w+(?:\.[^=]*)?\s*=))\s*", re.IGNORECASE)
"""How such lines are typed: #Answer: line=70, # answer : line=70, # Answer line=70."""


def answer_told(cells: Sequence[str], separator: str = ",") -> str | None:
    """KEY=VALUE of a line that tells an answer, or of one that begins so; None of any other.

    separator   joins the cells of a line that was typed without the quotes around it

    >>> answer_told(["# Answer: quota=2/3", ""]), answer_told(["#answer : votes=Ann", "Bob"])
    ('quota=2/3', 'votes=Ann,Bob')
    >>> answer_told(["# Left out: row 9"]) is answer_told(["# Answers of last May"]) is None
    True
    """
    begun = _ANSWER.match(cells[0]) if cells else None
    return None if begun is None else separator.join(cells)[begun.end() :].strip(f"{separator} ")


def answers_of_it_alone(sheet: Sheet) -> Sheet:
    """The sheet without lines that tell answers, and told so, where it was not written as it was understood."""
    if written_as_understood(sheet) or not sheet.answers:
        return sheet
    rows = ", ".join(str(cell.spot.row) for cell in sheet.answers)
    told = f"Not read: {ANSWER.strip()} in row{'s' if len(sheet.answers) > 1 else ''} {rows}"
    return replace(
        sheet, answers=(), notes=(*sheet.notes, f"{told} (it is read in a table with a column {READ_AS!r} alone)")
    )


def written_as_understood(sheet: Sheet) -> bool:
    return any(cell.text == READ_AS for cell in sheet.header)


def checked_row(sheet: Sheet, row: tuple[Cell, ...]) -> bool:
    """Whether a row of such a table was written as an actor's, and not added to it."""
    return any(named.text == READ_AS and bool(cell.text) for named, cell in zip(sheet.header, row, strict=False))

"""Sentences on how a decision is reached that do not stand beside the table: in remarks, and on other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from instantsia.stakeholders.files.cells.otherwise import Line, told_if_nothing
from instantsia.stakeholders.files.rows.decision_words import sentences_of_days
from instantsia.stakeholders.files.rows.procedure_words import is_quorum, speaks_of_casting, tells_counting
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.sheet import Cell

MOST_CELLS = 3
"""A line of text on another sheet stands in no more cells; a row of more is one of a table."""
FEWEST_WORDS = 2


def lines_of_another(name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[Line, ...]:
    """(text, where it stands) of the lines of another sheet that tell how a decision is reached, or what holds if not.

    rows    (row, texts of its cells)

    >>> lines_of_another("Rules", [(1, ["Rule 3", "Needs two thirds of the votes cast."]), (2, ["Ann", "4"])])
    (('Rule 3, Needs two thirds of the votes cast.', "sheet 'Rules', row 1"),)
    """
    out = []
    for row, texts in rows:
        filled = [text for text in texts if text]
        line = ", ".join(filled)
        if not filled or len(filled) > MOST_CELLS or len(line.split()) < FEWEST_WORDS:
            continue
        if tells_counting(line) or told_needed(line) or told_if_nothing([(line, "")]) or sentences_of_days(line):
            out.append((line, f"sheet {name!r}, row {row}"))
    return tuple(out)


def lines_of_remarks(rows: Iterable[Sequence[Cell]], actors: Mapping[int, str]) -> list[Line]:
    """(text, where it stands) of cells of actors that tell who decides a tie, or how many must be there.

    Whoever has the row is named before what it tells: a chair has the casting vote that stands in their remark.

    actors   {row: who has it}
    """
    return [
        (f"{actors[cell.spot.row]}: {cell.text}", f"row {cell.spot.row}")
        for row in rows
        for cell in row
        if cell.spot.row in actors
        and len(cell.text.split()) > 1
        and cell.text != actors[cell.spot.row]
        and (speaks_of_casting(cell.text) or is_quorum(cell.text))
    ]

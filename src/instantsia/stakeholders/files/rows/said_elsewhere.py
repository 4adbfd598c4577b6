"""Sentences on how a decision is reached that do not stand beside the table: in remarks, and on other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line, told_if_nothing
from instantsia.stakeholders.files.rows.all_agree import all_must_agree
from instantsia.stakeholders.files.rows.deciders import decides_alone
from instantsia.stakeholders.files.rows.decision_words import sentences_of_days
from instantsia.stakeholders.files.rows.procedure_words import is_quorum, speaks_of_casting, tells_counting
from instantsia.stakeholders.files.rows.remark_kinds import speaks_of_veto, told_needed
from instantsia.stakeholders.files.sheet import Cell

MOST_CELLS = 3
"""A line of text on another sheet stands in no more cells; a row of more is one of a table."""
FEWEST_WORDS = 2
WHOLE_LINE = 300
"""So many signs of a line are shown, which is nearly always the whole of it."""
SHOWN = 12
"""So many lines of another sheet are shown; where it has more, those alone that tell how it is decided."""


def lines_of_another(name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[Line, ...]:
    """(text, where it stands) of the lines of another sheet that tell how a decision is reached, or what holds if not.

    rows    (row, texts of its cells)

    >>> lines_of_another("Rules", [(1, ["Rule 3", "Needs two thirds of the votes cast."]), (2, ["Ann", "4"])])
    (('Rule 3, Needs two thirds of the votes cast.', "sheet 'Rules', row 1"),)
    """
    return tuple((line, f"sheet {name!r}, row {row}") for row, line in _texts(rows) if _tells(line))


def shown_of_another(name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> str:
    """The short texts of another sheet, whole, for whoever is asked; "" where nothing on it tells how it is decided.

    >>> shown_of_another("Rules", [(1, ["Rule 3", "Needs two thirds of the votes cast."]), (2, ["Base", "all of them"])])
    "On sheet 'Rules': 'Rule 3, Needs two thirds of the votes cast.'; 'Base, all of them'"
    >>> shown_of_another("To do", [(1, ["JM", "ring Bastide"])])
    ''
    """  # noqa: E501
    lines = [line for _, line in _texts(rows)]
    telling = [line for line in lines if _tells(line)]
    shown = lines if telling and len(lines) <= SHOWN else telling[:SHOWN]
    return f"On sheet {name!r}: {'; '.join(cut(line, WHOLE_LINE) for line in shown)}" if shown else ""


def _texts(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, str]]:
    """(row, text) of the rows of few cells with some words."""
    for row, texts in rows:
        filled = [text for text in texts if text]
        line = ", ".join(filled)
        if filled and len(filled) <= MOST_CELLS and len(line.split()) >= FEWEST_WORDS:
            yield row, line


def _tells(line: str) -> bool:
    told = tells_counting(line) or told_needed(line) or told_if_nothing([(line, "")]) or sentences_of_days(line)
    return bool(told) or all_must_agree(line) or speaks_of_veto(line) or bool(decides_alone(line))


def lines_of_remarks(rows: Iterable[Sequence[Cell]], actors: Mapping[int, str]) -> list[Line]:
    """(text, where it stands) of cells of actors that tell who decides a tie, or how many must be there.

    Whoever has the row is named before what it tells: a chair has the casting vote that stands in their remark.

    actors   {row: who has it}
    """
    return [
        (f"{actors[cell.spot.stands_in]}: {cell.text}", f"row {cell.spot.row}")
        for row in rows
        for cell in row
        if cell.spot.stands_in in actors
        and len(cell.text.split()) > 1
        and cell.text != actors[cell.spot.stands_in]
        and (speaks_of_casting(cell.text) or is_quorum(cell.text))
    ]

"""Cells between commas, semicolons or tabs: which of them is told from the header, quoted cells, a line "sep=;"."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from instantsia.casefile.tables.columns import is_header, language, of_issue, role
from instantsia.casefile.tables.sheet import MOST_ROWS, Cell, Sheet, Spot, TableError, tidy
from instantsia.casefile.tables.text import any_text

SEPARATORS = (",", ";", "\t")
ABOVE = 20
"""In so many rows that are not blank a header is looked for."""

Row = tuple[int, list[str]]


def read_delimited(data: bytes, file: str) -> Sheet:
    """The sheet of a text file; raises TableError in one sentence where it is none."""
    text, alphabet = any_text(data, file, western)
    separator, text, skipped = told_separator(text) or (None, text, 0)
    if separator is None:
        separator = best_separator(text, understood)
    rows, cut_off = cells_of(text, separator, file, skipped, MOST_ROWS + ABOVE + 1)
    sheet = sheet_of(rows, file, separator)
    notes = () if alphabet == "UTF-8" else (f"{file} is read as {alphabet}",)
    del cut_off
    return Sheet(**{**vars(sheet), "notes": notes + sheet.notes})


def sheet_of(rows: list[Row], file: str, separator: str) -> Sheet:
    """Rows of text, with a header among the first, as a sheet."""
    if not rows:
        raise TableError([f"{file}: found an empty file, expected a header line and a row for each actor"])
    top = next((place for place, (_, cells) in enumerate(rows[:ABOVE]) if is_header(cells)), 0)
    title = "" if not top else " ".join(cell for cell in rows[0][1] if cell).lstrip("# ")
    row, names = rows[top]
    while names and not names[-1]:
        names = names[:-1]
    spots = [(place, name) for place, name in enumerate(names, 1)]
    header = tuple(Cell(name, Spot(file, "", row, place, name)) for place, name in spots)
    width = len(names)
    body: list[tuple[Cell, ...]] = []
    comments = 0
    for row, cells in rows[top + 1 :]:
        if cells[0].startswith("# ") and not any(cells[1:]):
            comments += 1
            continue
        made = [Cell(cell, Spot(file, "", row, place, name)) for (place, name), cell in zip(spots, cells, strict=False)]
        made += [Cell("", Spot(file, "", row, place, name)) for place, name in spots[len(cells) :]]
        made += [
            Cell(cell, Spot(file, "", row, place))
            for place, cell in enumerate(cells[width:], width + 1)
            if cell
        ]  # fmt: skip
        body.append(tuple(made))
    notes = (f"{comments} lines that begin with # were left out",) if comments else ()
    return Sheet(file, "csv", header, tuple(body), title, notes=notes, point=separator == ",")


def told_separator(text: str) -> tuple[str, str, int] | None:
    """(separator, text behind the line, 1) where the first line says it, as spreadsheets have it: sep=;"""
    first, _, rest = text.partition("\n")
    bare = first.strip(" \"'").lower() if "\t" not in first else first.strip(" ")
    if bare[:4].lower() == "sep=" and len(bare) == 5 and bare[4] in SEPARATORS:
        return bare[4], rest, 1
    return None


def best_separator(text: str, known: Callable[[str], bool], above: int = ABOVE) -> str:
    """The separator with which some line at the top has the most cells that are `known`, then the most cells."""
    lines: list[str] = []
    start = 0
    while len(lines) < above and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            lines.append(text[start:end])
        start = end + 1

    def fit(separator: str) -> tuple[int, int]:
        found = [[tidy(cell.strip().strip('"')) for cell in line[:10_000].split(separator)] for line in lines]
        scores = [(sum(bool(cell) and known(cell) for cell in cells), len(cells)) for cells in found]
        return max(scores, default=(0, 0), key=lambda score: score[0]) if any(s[0] for s in scores) else (
            (0, scores[0][1]) if scores else (0, 0)
        )  # fmt: skip

    return max(SEPARATORS, key=fit)


def cells_of(text: str, separator: str, file: str, skipped: int, most: int) -> tuple[list[Row], bool]:
    """((row as a spreadsheet counts, tidied cells) of every row that is not blank, whether there are more than `most`).

    skipped   rows that have been read already
    """
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = skipped
    try:
        for row, cells in enumerate(reader, 1 + skipped):
            tidied = [tidy(cell) for cell in cells]
            if any(tidied):
                rows.append((row, tidied))
            if len(rows) > most:
                return rows, True
    except csv.Error as error:
        remedy = 'a cell with quotes in it is written "so ""quoted"" here"'
        raise TableError([f"{file}, row {row + 1}: no row of a table: {error} ({remedy})"]) from None
    return rows, False


def understood(name: str) -> bool:
    """Whether a cell is the name of a column of stakeholders."""
    return role(name) is not None or of_issue(name) is not None


def western(text: str) -> bool:
    """Whether the header of a table is in a language of western Europe other than English."""
    separator = best_separator(text, understood)
    for line in text.split("\n", ABOVE)[:ABOVE]:
        names = [tidy(cell.strip().strip('"')) for cell in line.split(separator)]
        if is_header(names):
            return language(names) is not None
    return False

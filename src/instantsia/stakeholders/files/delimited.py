"""Cells between commas, semicolons or tabs: which of them is told from the header, quoted cells, a line "sep=;"."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from instantsia.stakeholders.files.columns import is_header, language, role
from instantsia.stakeholders.files.header import ABOVE, Known, find_header, title_of
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, Sheet, Spot, TableError, tidy
from instantsia.stakeholders.files.text import any_text

SEPARATORS = (",", ";", "\t")

Row = tuple[int, list[str]]


def decoded(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """(text, what a person should know about its alphabet); raises TableError in one sentence where it is none."""
    text, alphabet = any_text(data, file, western)
    return text, () if alphabet == "UTF-8" else (f"{file} is read as {alphabet}",)


def table_rows(text: str, file: str) -> tuple[list[Row], str]:
    """(rows that are not blank, their separator) of a text."""
    separator, text, skipped = told_separator(text) or (best_separator(text, understood), text, 0)
    return cells_of(text, separator, file, MOST_ROWS + ABOVE + 1, skipped), separator


def sheet_of(
    rows: list[Row], file: str, separator: str, notes: tuple[str, ...] = (), known: Known = is_header
) -> Sheet:
    """Rows of text, with a header among the first, as a sheet.

    known   whether a row is a header by its names
    """
    if not rows:
        raise TableError([f"{file}: found an empty file, expected a header line and a row for each actor"])
    found = find_header([cells for _, cells in rows[:ABOVE]], known)
    title = title_of([cells for _, cells in rows[: found.first]])
    top, names = found.last, found.names
    row = rows[top][0]
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
    if comments:
        notes = (*notes, f"{comments} lines that begin with # were left out")
    return Sheet(file, "csv", header, tuple(body), title, notes=notes, point=separator == ",")


def told_separator(text: str) -> tuple[str, str, int] | None:
    """(separator, text behind the line, 1) where the first line says it, as spreadsheets have it: sep=;"""
    first, _, rest = text.partition("\n")
    bare = first.strip(" \"'").lower() if "\t" not in first else first.strip(" ")
    if bare[:4].lower() == "sep=" and len(bare) == 5 and bare[4] in SEPARATORS:
        return bare[4], rest, 1
    return None


def best_separator(text: str, known: Callable[[str], bool], above: int = ABOVE) -> str:
    """The separator with which a line at the top has the most cells that are `known`, or else the first the most cells.

    above   how many lines that are not blank are looked at
    """
    lines: list[str] = []
    start = 0
    while len(lines) < above and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            lines.append(text[start : min(end, start + 10_000)])
        start = end + 1

    def fit(separator: str) -> tuple[int, int]:
        split = [[tidy(cell.strip().strip('"')) for cell in line.split(separator)] for line in lines]
        scores = [(sum(bool(cell) and known(cell) for cell in cells), len(cells)) for cells in split]
        best = max(scores, default=(0, 0))
        return best if best[0] else scores[0] if scores else best

    return max(SEPARATORS, key=fit)


def cells_of(text: str, separator: str, file: str, most: int, skipped: int = 0) -> list[Row]:
    """(row as a spreadsheet counts, tidied cells) of every row that is not blank, of which `most` + 1 are read.

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
                break
    except csv.Error as error:
        remedy = 'a cell with quotes in it is written "so ""quoted"" here"'
        raise TableError([f"{file}, row {row + 1}: no row of a table: {error} ({remedy})"]) from None
    return rows


def understood(name: str) -> bool:
    """Whether a cell is the name of a column of stakeholders."""
    return role(name) is not None


def western(text: str) -> bool:
    """Whether the header of a table is in a language of western Europe other than English."""
    separator = best_separator(text, understood)
    for line in text.split("\n", ABOVE)[:ABOVE]:
        names = [tidy(cell.strip().strip('"')) for cell in line.split(separator)]
        if is_header(names):
            return language(names) is not None
    return False

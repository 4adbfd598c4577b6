"""Comma-separated values as bytes to bare cells: what the table of claims and the tables of `score` have in common."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from instantsia.errors import CaseError, Place, Problem

SEPARATORS = (",", ";", "\t")
"""Those of every country's spreadsheet."""


def text_of(data: bytes, file: str) -> str:
    """The text of a file in UTF-8, with or without a mark in front, its lines ending alike; raises CaseError."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise CaseError([Problem("E02", "found UTF-16, expected UTF-8", Place(file, 1), remedy='save as "CSV UTF-8"')])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"found the byte 0x{data[error.start]:02x}, expected UTF-8"
        raise CaseError([Problem("E03", message, Place(file, line), remedy='save as "CSV UTF-8"')]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def rows_of(text: str, separator: str, file: str, before: int = 0) -> Iterator[tuple[int, list[str]]]:
    """(line of the file, bare cells) of every row that is not blank; raises CaseError where one is no row.

    before   lines of the file that stand before the text
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = before + reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            remedy = 'a cell with quotes in it is written "so ""quoted"" here"'
            raise CaseError([Problem("E07", f"no row of a table: {error}", Place(file, line), remedy=remedy)]) from None
        if any(cells):
            yield line, cells

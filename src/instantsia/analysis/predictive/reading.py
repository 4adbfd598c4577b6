"""A table of `score` from its file: CSV with the separators of every country's spreadsheet, or Parquet.

A CSV file is read whole by Polars where every line is a row of it. Where one is not (a cell with a line break or a
quote in it, a row with a cell too many), it is read row by row, which names the line that is at fault.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars

from instantsia.analysis.predictive.forms import LEVEL
from instantsia.analysis.predictive.tables import Indices, Table
from instantsia.casefile.csv_rows import SEPARATORS, rows_of, text_of
from instantsia.errors import CaseError, Place, Problem

_NEWLINE, _QUOTE = ord("\n"), ord('"')
_UNSEEN = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
"""What `str.strip` takes away: Polars by itself leaves U+001C to U+001F."""


def read(path: Path) -> Table:
    """A table; raises CaseError where the file cannot be read as one at all."""
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError([Problem("E10", f"cannot be read: {error.strerror}", Place(file))]) from None
    return _parquet(data, file) if data[:4] == b"PAR1" else _csv(data, file)


def column_name(written: str) -> str:
    """The name of a column: our own in any case of letters, others as they are written."""
    bare = written.strip()
    low = bare.lower()
    return low if low in {"id", "model", "outcome", "p"} or LEVEL.fullmatch(low) else bare


# ------------------------------------------------------------------------------------------------ Parquet


def _parquet(data: bytes, file: str) -> Table:
    try:
        frame = polars.read_parquet(io.BytesIO(data))
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError):
        raise CaseError([Problem("E07", "no Parquet file that can be read", Place(file))]) from None
    return _table(file, frame.columns, [*map(_bare, frame)], np.arange(1, frame.height + 1))


def _bare(column: polars.Series) -> polars.Series:
    """Numbers as they are, text without blanks around it, and all else as Python writes it."""
    if column.dtype.is_numeric():
        return column
    if column.dtype != polars.String:
        column = polars.Series([None if cell is None else str(cell) for cell in column.to_list()], dtype=polars.String)
    return column.fill_null("").str.strip_chars(_UNSEEN)


# ------------------------------------------------------------------------------------------------ CSV


def _csv(data: bytes, file: str) -> Table:
    text = text_of(data, file)
    if "\0" in text:
        raise CaseError([Problem("E04", "found a NUL character, expected a table", Place(file))])
    start, line, top = _top(text)
    separator = max(SEPARATORS, key=top.count)
    found = _at_once(text[start:], separator, file, line, top)
    return _by_row(text, separator, file) if found is None else found


def _top(text: str) -> tuple[int, int, str]:
    """Where the first line begins that is not blank, its number from 1, and the line."""
    start, line = 0, 1
    while True:
        end = text.find("\n", start)
        found = text[start:] if end < 0 else text[start:end]
        if end < 0 or found.strip():
            return start, line, found
        start, line = end + 1, line + 1


def _at_once(text: str, separator: str, file: str, line: int, top: str) -> Table | None:
    """The table of a text that begins with its header; None where a line of it is no row by itself.

    line   the number of the header's line in the file
    """
    data = text.encode()
    if top.count('"') % 2 or not _quoted_plainly(data, separator):
        return None
    header = next(rows_of(top, separator, file), (line, []))[1]
    if not header:
        return None
    schema = {str(place): polars.String for place in range(len(header))}
    try:
        frame = polars.read_csv(
            data, has_header=False, separator=separator, schema=schema, quote_char='"' if b'"' in data else None
        )
    except polars.exceptions.PolarsError:
        return None
    if frame.height != text.count("\n") + (not text.endswith("\n")):
        return None
    frame = frame.slice(1).select(polars.all().fill_null(""))
    if not text.isascii() or any(
        character in text for character in _UNSEEN if character.isascii() and character != "\n"
    ):
        frame = frame.select(polars.all().str.strip_chars(_UNSEEN))
    filled = frame.select(polars.any_horizontal(polars.all() != "")).to_series()
    return _table(file, header, [*frame.filter(filled)], line + 1 + np.flatnonzero(filled.to_numpy()))


def _quoted_plainly(data: bytes, separator: str) -> bool:
    """Whether every quote opens a cell or closes it: of these, each second one."""
    if b'"' not in data:
        return True
    found = np.frombuffer(b"\n" + data + b"\n", dtype=np.uint8)
    quotes = np.flatnonzero(found == _QUOTE)
    ends = (_NEWLINE, ord(separator))
    opens, closes = found[quotes[::2] - 1], found[quotes[1::2] + 1]
    return len(opens) == len(closes) and bool(np.isin(opens, ends).all() and np.isin(closes, ends).all())


def _by_row(text: str, separator: str, file: str) -> Table:
    read = list(rows_of(text, separator, file))
    if not read:
        raise CaseError([Problem("E12", "found nothing, expected a table with a line of column names", Place(file))])
    header = read[0][1]
    rows: list[list[str]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for line, cells in read[1:]:
        if any(cells[len(header) :]):
            message = f"found {len(cells)} cells, expected at most {len(header)}"
            problems.append(Problem("E21", message, Place(file, line)))
        else:
            rows.append([*cells, *[""] * len(header)][: len(header)])
            lines.append(line)
    columns = [polars.Series([row[place] for row in rows], dtype=polars.String) for place in range(len(header))]
    found = _table(file, header, columns, np.array(lines, dtype=np.intp))
    found.problems[:0] = problems
    return found


# ------------------------------------------------------------------------------------------------ for both


def _table(file: str, header: Sequence[str], columns: Sequence[polars.Series], lines: Indices) -> Table:
    table = Table(file, {}, lines)
    for written, cells in zip(header, columns, strict=True):
        name = column_name(written)
        if name in table.columns:
            table.problems.append(Problem("E20", f"found column {name} twice, expected it once", Place(file, 1), name))
        elif name:
            table.columns[name] = cells
    return table

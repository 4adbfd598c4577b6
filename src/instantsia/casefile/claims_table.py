"""claims.csv, and claims.NAME.csv of each further coder: one claim a line, kept in a spreadsheet.

Read are UTF-8 with or without a mark at its beginning, the separators of every country's spreadsheet (comma, semicolon,
tab; told from the header line), quoted cells, blank lines. What a spreadsheet does to a cell is undone where its
meaning is certain (TRUE for yes) and never guessed elsewhere.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from instantsia.case.evidence import PASSAGE, Claim, Coding
from instantsia.case.numbers import Number, plain
from instantsia.casefile.csv_rows import SEPARATORS, rows_of, text_of
from instantsia.casefile.positions import Span
from instantsia.errors import CaseError, Place, Problem, cut, nearest
from instantsia.frozen import frozen

ALWAYS = ("claim", "source", "about", "value", "told_by", "lines", "first", "last", "kind", "of")
WHERE_NEEDED = (
    "replaces", "exhibit", "against_interest", "version", "right", "says", "made", "url", "seen", "why",
)  # fmt: skip
COLUMNS = (*ALWAYS, *WHERE_NEEDED)
NEEDED = ("about", "value")
"""Columns without which no row can be read, beside the id."""
HELP = ("passage", "scale", "kinds")
"""Columns of a codebook that tell what is to be read and what may be filled in."""
CODED = ("claim", *PASSAGE, "value", "kind", "why")
"""Columns of a further coder, beside those of the codebook that tell what may be filled in."""

YES = frozenset({"yes", "true", "1", "x", "y", "wahr", "vrai"})
NO = frozenset({"no", "false", "0", "n", "falsch", "faux"})
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_READINGS = re.compile(r"[a-z][a-z0-9_]*\s*=")


@frozen
class Row:
    """One claim as written: {key: cell}, and {(key,): line} with () for the row itself."""

    cells: Mapping[str, Any]
    lines: Mapping[tuple[str | int, ...], int]


@frozen
class Table:
    """The rows of a table that can be used, and what is wrong with the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_claims(data: bytes, file: str) -> Table:
    """The claims of a table; raises CaseError where it cannot be read as a table at all."""
    return _read(data, file, COLUMNS, NEEDED)


def read_coding(data: bytes, file: str, coder: str) -> Table:
    """What a further coder filled in; raises CaseError where it cannot be read as a table at all.

    Blank is the value of a passage that was left uncoded.
    """
    table = _read(data, file, (*CODED, *HELP), ("value",))
    rows = []
    for row in table.rows:
        cells = {"by": coder, "claim": row.cells["id"]}
        cells |= {key: cell for key, cell in row.cells.items() if key not in ("id", *HELP)}
        rows.append(Row(cells, row.lines))
    return Table(tuple(rows), table.problems)


def _read(data: bytes, file: str, known: tuple[str, ...], needed: tuple[str, ...]) -> Table:
    text = text_of(data, file)
    lines = _lines(text, file)
    header = next(lines, None)
    if header is None:
        message = "found an empty file, expected a first line with the names of the columns"
        raise CaseError([Problem("E12", message, Place(file), remedy="as in claim,source,about,value")])
    problems: list[Problem] = []
    place = Place(file, header[0])
    columns = _columns(header[1], place, problems, known)
    absent = [one for one in needed if one not in columns]
    missing = [Problem("E12", f"found no column {one}, expected one", place) for one in absent]
    of_header = tuple(problems)
    rows: list[Row] = []
    for line, cells in lines:
        row = _row(columns, cells, Place(file, line), problems)
        if row is not None:
            rows.append(row)
    if rows and missing:
        # said once, and not of row after row; a column that cannot be told may be the one that is missing
        raise CaseError(of_header or missing)
    return Table(tuple(rows), tuple(problems))


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """(line of the file, cells) of the header and of every row that is not blank."""
    begin, separator = _layout(text)
    return rows_of(text[begin:], separator, file, int(begin > 0))


def _layout(text: str) -> tuple[int, str]:
    """Where the table begins, which is behind a first line "sep=;" where there is one, and what separates its cells."""
    if text[:4].lower() == "sep=" and text[4:6].strip("\r\n") in SEPARATORS:
        end = _LINE_END.search(text)
        return (len(text) if end is None else end.end()), text[4]
    top = next((line for line in _LINE_END.split(text) if line.strip()), "")
    return 0, max(SEPARATORS, key=lambda one: _known(top, one))


def cells(text: str) -> Iterator[list[Span]]:
    """Where each cell of a table stands in its text, quotes included, row by row; rows that are blank are left out.

    Only for text that `read_claims` accepts; the lines may end as on any system.
    """
    pos, separator = _layout(text)
    stop = re.compile(rf"{re.escape(separator)}|\r\n|\r|\n|\Z")
    while pos < len(text):
        row: list[Span] = []
        while True:
            start = pos
            if text.startswith('"', pos):
                quoted = _QUOTED.match(text, pos)
                pos = len(text) if quoted is None else quoted.end()
            end = stop.search(text, pos)
            assert end is not None
            row.append((start, end.start()))
            pos = end.end()
            if end.group() != separator:
                break
        if any(text[first:last].strip() for first, last in row):
            yield row


def column_of(key: str, header: list[str]) -> int:
    """Which column of a table holds a key; the length of the header where none does."""
    names = [_name(cell.strip().strip('"').strip()) for cell in header]
    return names.index(key) if key in names else len(names)


def _known(header: str, separator: str) -> tuple[int, int]:
    cells = [cell.strip().strip('"').strip().lower() for cell in header.split(separator)]
    return sum(cell in (*COLUMNS, *HELP) for cell in cells), len(cells)


def _columns(cells: list[str], place: Place, problems: list[Problem], known: tuple[str, ...]) -> list[str | None]:
    """The key of each column, None for one that is left out; "id" for the column `claim`.

    A column that is misspelt is told, and read as the one that was meant: nothing else is missing because of it.
    """
    columns: list[str | None] = []
    names = [_name(cell) for cell in cells]
    for cell, name in zip(cells, names, strict=True):
        if not name:
            columns.append(None)
            continue
        if name not in known:
            problems.append(
                Problem("E11", f"found column {cut(cell)}, expected one that is known", place, "", nearest(name, known))
            )
            meant = difflib.get_close_matches(name, [one for one in known if one not in names], n=1, cutoff=0.6)
            if not meant:
                columns.append(None)
                continue
            name = meant[0]
        key = "id" if name == "claim" else name
        if key in columns:
            problems.append(Problem("E20", f"found column {name} twice, expected it once", place))
            columns.append(None)
        else:
            columns.append(key)
    if "id" not in columns:
        raise CaseError(
            [*problems, Problem("E12", "found no column claim, expected one with the id of each claim", place)]
        )
    return columns


def _name(cell: str) -> str:
    """What a cell of the header calls its column."""
    return cell.lower().replace(" ", "_")


def _row(columns: list[str | None], cells: list[str], place: Place, problems: list[Problem]) -> Row | None:
    extra = [cell for cell in cells[len(columns) :] if cell]
    unnamed = [cell for column, cell in zip(columns, cells, strict=False) if column is None and cell]
    written: dict[str, Any] = {
        column: cell for column, cell in zip(columns, cells, strict=False) if column is not None and cell
    }
    name = written.get("id", "")
    if extra:
        problems.append(
            Problem(
                "E21",
                f"found {len(cells)} cells, the last of them {cut(extra[-1])}, expected at most {len(columns)}",
                place,
                f"claim.{name.lower()}" if name else "",
                "a cell with the separator in it stands in quotes",
            )
        )
        return None
    if not name:
        shown = cut(next(iter(written.values()), unnamed[0] if unnamed else ""))
        problems.append(Problem("E12", f"found a row without an id ({shown}), expected one in column claim", place))
        return None
    written["id"] = name.lower()
    key = f"claim.{written['id']}"
    if "against_interest" in written:
        flag = written["against_interest"].lower()
        if flag not in YES | NO:
            found = cut(written.pop("against_interest"))
            problems.append(Problem("E13", f"found {found}, expected yes or no", place, f"{key}.against_interest"))
        else:
            written["against_interest"] = flag in YES
    if "right" in written and _READINGS.match(written["right"]):
        pairs = (pair.partition("=") for pair in re.split(r"[\s,;]+(?=[a-z])", written["right"]))
        written["right"] = {reading.strip(): value.strip() for reading, _, value in pairs}
    assert place.line is not None
    return Row(written, {(): place.line})


def write_claims(claims: Iterable[Claim]) -> str:
    """The table of these claims; reading it gives the same claims. Reasons inside `right` are not kept."""
    rows = [_written(claim, claim.id, COLUMNS) for claim in claims]
    return table_text(rows, [name for name in COLUMNS if name in ALWAYS or any(row.get(name) for row in rows)])


def write_coding(coded: Iterable[Coding]) -> str:
    """The table of what one further coder filled in; reading it gives the same."""
    rows = [_written(one, one.claim, CODED) for one in coded]
    wanted = ("claim", "value", "kind")
    return table_text(rows, [name for name in CODED if name in wanted or any(row.get(name) for row in rows)])


def passage_cells(claim: Claim) -> dict[str, str]:
    """{column: cell} of where the passage of a claim stands and of what it is read, and of nothing else."""
    return _written(claim, claim.id, ("claim", *PASSAGE))


def table_text(rows: Iterable[Mapping[str, str]], columns: list[str]) -> str:
    """A table with a header, a row for each mapping of column to cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _written(entry: Claim | Coding, id: str, columns: tuple[str, ...]) -> dict[str, str]:
    row = {"claim": id}
    for name in columns[1:]:
        value = getattr(entry, name)
        if value is None or value == "" or value is False:
            continue
        row[name] = _cell(value)
    return row


def _cell(value: Any) -> str:
    if value is True:
        return "yes"
    if isinstance(value, Number):
        parts = (value.low,) if value.fixed else (value.low, value.high)
        return "..".join(plain(p) for p in (parts if value.mode is None else (value.low, value.mode, value.high)))
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, tuple):
        return str(value[0]) if value[0] == value[1] else f"{value[0]}..{value[1]}"
    if isinstance(value, list):
        return "..".join(plain(part) for part in value)
    if isinstance(value, dict):
        return " ".join(f"{reading}={_cell(number)}" for reading, number in value.items())
    return str(value)

"""Cells between commas, semicolons or tabs: which of them is told from the header, quoted cells, a line "sep=;"."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.tongues import western_words
from instantsia.stakeholders.files.columns.checked_rows import answer_told
from instantsia.stakeholders.files.columns.names import is_header, language, role
from instantsia.stakeholders.files.columns.names_in_text import names_columns
from instantsia.stakeholders.files.formats.text import any_text
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, Sheet, Spot, TableError, check_width, tidy
from instantsia.stakeholders.files.table.another_table import first_table
from instantsia.stakeholders.files.table.bands_over import bands_over
from instantsia.stakeholders.files.table.header import Known, above_told, find_header, lines_of, numbers_told
from instantsia.stakeholders.files.table.header_again import without_headers
from instantsia.stakeholders.files.table.shape import ABOVE, LOOKED, measured
from instantsia.stakeholders.files.table.titles import title_of

SEPARATORS = (",", ";", "\t")

Row = tuple[int, list[str]]
LONGEST_CELL = 32_767
"""Characters that a cell may have, as in spreadsheets."""
NAMED = 6
"""So many rows are told by their numbers."""


def decoded(data: bytes, file: str, answered: str = "") -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """(text, what a person should know about its alphabet, the one proposed and others where it is in doubt).

    answered   the alphabet that somebody told, or ""

    Raises TableError in one sentence where the bytes are no text.
    """
    text, alphabet, others = any_text(data, file, western, answered, names_columns)
    if others:
        return text, (), (alphabet, *others)
    return text, () if alphabet == "UTF-8" else (f"{file} is read as {alphabet}",), ()


def table_rows(text: str, file: str, notes: list[str] | None = None) -> tuple[list[Row], str]:
    """(rows that are not blank, their separator) of a text.

    notes   takes what is told of cells that are cut, and of quotes that close nothing; without it these are refused
    """
    separator, text, skipped = told_separator(text) or (best_separator(text, understood), text, 0)
    rows = cells_of(text, separator, file, MOST_ROWS + ABOVE + 1, skipped, notes)
    check_width(file, max((len(cells) for _, cells in rows), default=0))
    return rows, separator


def sheet_of(
    rows: list[Row],
    file: str,
    separator: str,
    notes: tuple[str, ...] = (),
    known: Known = is_header,
    alphabets: tuple[str, ...] = (),
) -> Sheet:
    """Rows of text, with a header among the first, as a sheet.

    known       whether a row is a header by its names
    alphabets   as in `Sheet`
    """
    if not rows:
        raise TableError([f"{file}: found an empty file, expected a header line and a row for each actor"])
    lines = {row: line for row, cells in rows if (line := answer_told(cells, separator)) is not None}
    told = tuple(Cell(line, Spot(file, "", row)) for row, line in lines.items())
    rows = [one for one in rows if one[0] not in lines]
    if not rows:
        raise TableError([f"{file}: found answers alone, expected a header line and a row for each actor"])
    found = find_header([cells for _, cells in rows[:LOOKED]], known)
    above = lines_of([cells for _, cells in rows[: found.first]])
    top, names = found.last, found.names
    row = rows[top][0]
    notes = (*notes, *above_told(rows[: found.first], row), *numbers_told(names, row))
    spots = [(place, name) for place, name in enumerate(names, 1)]
    header = tuple(Cell(name, Spot(file, "", row, place, name)) for place, name in spots)
    width = len(names)
    body: list[tuple[Cell, ...]] = []
    comments: list[str] = []
    joined: dict[int, int] = {}
    below = [cells for _, cells in rows[top + 1 :] if len(cells) <= width or not any(cells[width:])]
    numbers = _numbers(below, width)
    for row, cells in rows[top + 1 :]:
        if cells[0].startswith("# ") and not any(cells[1:]):
            comments.append(cells[0])
            continue
        split = _split_at(cells, names, numbers) if any(cells[width:]) else None
        if split is not None:
            joined[row] = split
            behind = split + 1 + len(cells) - width
            cells = [*cells[:split], f"{separator} ".join(filter(None, cells[split:behind])), *cells[behind:]]
        made = [Cell(cell, Spot(file, "", row, place, name)) for (place, name), cell in zip(spots, cells, strict=False)]
        made += [Cell("", Spot(file, "", row, place, name)) for place, name in spots[len(cells) :]]
        made += [
            Cell(cell, Spot(file, "", row, place))
            for place, cell in enumerate(cells[width:], width + 1)
            if cell
        ]  # fmt: skip
        body.append(tuple(made))
    for place in sorted(set(joined.values())):
        of = [row for row, one in joined.items() if one == place]
        shown = ", ".join(map(str, of[:NAMED])) + (", ..." if len(of) > NAMED else "")
        where = f"row{'s' if len(of) > 1 else ''} {shown}"
        more = f"the cells of {where} beyond the header were read as part of {cut(names[place])}"
        notes = (*notes, f"{more} (a cell with the separator in it stands in quotes)")
    if comments:
        notes = (*notes, f"{len(comments)} lines that begin with # were left out")
    kept, again = without_headers(names, body, above)
    kept, another = first_table(names, kept)
    return Sheet(
        file, "csv", header, tuple(kept), title_of(above), notes=notes, point=separator == ",", alphabets=alphabets,
        left_out=(*again, *another), above=above,
        answers=told, over=bands_over([cells for _, cells in rows[: top + 1]], found.first, top, names),
    )  # fmt: skip


def _numbers(rows: list[list[str]], width: int) -> frozenset[int]:
    """The columns in which every second cell or more is a number or a date."""
    out = set[int]()
    for place in range(width):
        held = [cells[place] for cells in rows if place < len(cells) and cells[place]]
        if held and 2 * sum(map(measured, held)) >= len(held):
            out.add(place)
    return frozenset(out)


def _split_at(cells: list[str], names: list[str], numbers: frozenset[int]) -> int | None:
    """The column whose text has separators in it, so that no number of the row stands where it belongs; else None."""
    width, more = len(names), len(cells) - len(names)

    def fits(place: int) -> bool:
        parts = list(filter(None, cells[place : place + more + 1]))
        last = place == width - 1
        if not names[place] or place in numbers or not (last or all(any(map(str.isalpha, one)) for one in parts)):
            return False
        if last and measured(cells[place]):
            return False
        rest = [*cells[:place], "", *cells[place + more + 1 :]]
        return all(not rest[one] or not any(map(str.isalpha, rest[one])) for one in numbers)

    places = [place for place in range(width) if fits(place)]
    # a text goes on in small letters; else it is the longest that has commas, which is a remark
    small = [place for place in places if cells[place + 1][:1].islower()]
    return max(small or places, key=lambda place: (place == width - 1, len(cells[place]), place), default=None)


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
        # a line that a separator does not split is one long text, and no name whatever words it has
        scores = [
            (sum(bool(cell) and known(cell) for cell in cells) if len(cells) > 1 else 0, len(cells)) for cells in split
        ]
        best = max(scores, default=(0, 0))
        return best if best[0] else scores[0] if scores else best

    found = {separator: fit(separator) for separator in SEPARATORS}
    if any(best[0] for best in found.values()):
        return max(SEPARATORS, key=found.__getitem__)
    # no name is known: the one that splits most lines into as many cells
    return max(SEPARATORS, key=lambda separator: (_even(lines, separator), found[separator]))


def _even(lines: list[str], separator: str) -> int:
    """How many lines a separator splits into as many cells as it splits most lines into."""
    counts = Counter(line.count(separator) for line in lines)
    return max((many for count, many in counts.items() if count), default=0)


def cells_of(
    text: str, separator: str, file: str, most: int, skipped: int = 0, notes: list[str] | None = None
) -> list[Row]:
    """(row as a spreadsheet counts, tidied cells) of every row that is not blank, of which `most` + 1 are read.

    skipped   rows that have been read already
    notes     as in `table_rows`
    """
    rows: list[Row] = []
    try:
        for row, made in _cells(text, separator, skipped, strict=True):
            rows.append((row, made))
            if len(rows) > most:
                break
    except _UnreadRowError as error:
        if notes is None:
            remedy = 'a cell with quotes in it is written "so ""quoted"" here"'
            raise TableError([f"{file}, row {error.row}: no row of a table: {error} ({remedy})"]) from None
        notes.append(f"the quotes in row {error.row} do not fit: all quotes are read as part of no cell, and left out")
        bare = [(row, [tidy(cell.replace('"', "")) for cell in made]) for row, made in _cells(text, separator, skipped)]
        rows = [(row, made) for row, made in bare if any(made)]
    return [_cut(row, made, notes) for row, made in rows]


def _cut(row: int, cells: list[str], notes: list[str] | None) -> Row:
    """A row with what is too long in it cut, which is told in `notes`."""
    for cell in cells:
        if len(cell) > LONGEST_CELL and notes is not None:
            notes.append(f"a cell of {len(cell):,} characters in row {row} is cut after {LONGEST_CELL:,}")
    return row, [cell[:LONGEST_CELL] for cell in cells]


class _UnreadRowError(Exception):
    """A row that the csv module cannot read: its quotes do not fit."""

    def __init__(self, row: int, error: csv.Error) -> None:
        super().__init__(str(error))
        self.row = row


def _cells(text: str, separator: str, skipped: int, strict: bool = False) -> Iterator[Row]:
    """Every row that is not blank; where not `strict`, quotes are letters like others.

    Raises _UnreadRowError for a row that cannot be read.
    """
    quoting: Any = csv.QUOTE_MINIMAL if strict else csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict, quoting=quoting)
    row = skipped
    # the module refuses a file with a long cell in it, though nothing may rest on that cell
    before = csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        for row, cells in enumerate(reader, 1 + skipped):
            tidied = [tidy(cell) for cell in cells]
            if any(tidied):
                yield row, tidied
    except csv.Error as error:
        raise _UnreadRowError(row + 1, error) from None
    finally:
        csv.field_size_limit(before)


def understood(name: str) -> bool:
    """Whether a cell is the name of a column of stakeholders."""
    return role(name) is not None


def western(text: str) -> bool:
    """Whether the header of a table, or what stands in it, is in a language of western Europe other than English."""
    separator = best_separator(text, understood)
    for line in text.split("\n", ABOVE)[:ABOVE]:
        names = [tidy(cell.strip().strip('"')) for cell in line.split(separator)]
        if is_header(names):
            return language(names) is not None or western_words(text)
    return western_words(text)

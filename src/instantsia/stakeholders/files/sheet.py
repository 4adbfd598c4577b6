"""One sheet of a table: text cells, each with its place, as the file has them and before anything is understood."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple

from instantsia.errors import FOUND_LIMIT, PRINTED_LIMIT, UserError, cut
from instantsia.frozen import frozen
from instantsia.patterns import pattern

MOST_ROWS, MOST_COLUMNS = 10_000, 1_000

Scale = tuple[float, float]
"""Low and high end."""
WHOLE: Scale = (0.0, 100.0)
"""The scale of a table that says no other."""

Way = Literal["numbers", "letters", "lines"]
Format = Literal["csv", "xlsx", "ods", "frame", "ktab", "ktab-xml", "exchange", "deu"]


class TableError(UserError):
    """A table that cannot be used; carries every problem found, in the order of the file."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        lines = list(problems[:PRINTED_LIMIT])
        if len(problems) > PRINTED_LIMIT:
            lines.append(f"... {len(problems)} problems in all; the first {PRINTED_LIMIT} are shown")
        super().__init__("\n".join(lines))


class Spot(NamedTuple):
    """Where something stands; rows, lines and columns count from 1, and 0 means that none is told.

    name   of the column, as the file writes it
    way    how a person finds it: columns by number (CSV) or by letters (spreadsheets), or lines alone (XML, '#D' rows)
    across whether what stands under one name runs along a row, as in a table that was turned

    >>> str(Spot("ban.xlsx", "Actors", 5, 3, "position", "letters"))
    'ban.xlsx, sheet Actors, row 5, column C (position)'
    >>> str(Spot("ban.csv", "", 5, 3, "position"))
    'ban.csv, row 5, column 3 (position)'
    >>> str(Spot("ban.xml", "", 40, 0, "dCoord", "lines"))
    'ban.xml, line 40 (dCoord)'
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    name: str = ""
    way: Way = "numbers"
    across: bool = False

    @property
    def runs_in(self) -> int:
        """The row or the column in which the cells of one name stand.

        >>> Spot("ban.csv", "", 5, 3).runs_in, Spot("ban.csv", "", 5, 3, across=True).runs_in
        (3, 5)
        """
        return self.row if self.across else self.column

    @property
    def stands_in(self) -> int:
        """The row in which all stands that is told of one actor; in a table that was turned the column of the file.

        >>> Spot("ban.csv", "", 5, 3).stands_in, Spot("ban.csv", "", 5, 3, across=True).stands_in
        (5, 3)
        """
        return self.column if self.across else self.row

    @property
    def of_its_row(self) -> Spot:
        """That of the whole row in which it stands; in a table that was turned, of the whole column of the file.

        >>> Spot("ban.csv", "", 5, 3, "position").of_its_row == Spot("ban.csv", "", 5)
        True
        """
        return self._replace(name="") if self.across else self._replace(column=0, name="")

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.row:
            parts.append(f"{'line' if self.way == 'lines' else 'row'} {self.row}")
        named = f" ({self.name})" if self.name else ""
        if self.column and self.way != "lines":
            parts.append(f"column {letters(self.column) if self.way == 'letters' else self.column}{named}")
        elif named:
            parts[-1] += named
        return ", ".join(parts)


class Cell(NamedTuple):
    """What stands in a place, on one line and without spaces around it; "" where nothing does."""

    text: str
    spot: Spot


def across(name: Cell) -> Cell:
    """The name of an actor in the header of a table that is turned: what is theirs stands in its column of the file."""
    return name._replace(spot=name.spot._replace(across=True))


class Problem(NamedTuple):
    """One thing to mend: where it stands, and what was found and expected."""

    spot: Spot
    message: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.message}"


class LeftOut(NamedTuple):
    """A row or a part of a file that is no actor's and was left out.

    text     what stands in it, its cells joined by commas
    reason   why it is no actor's, as it stands behind "which": "adds up or averages the rows above"

    >>> str(LeftOut(Spot("ban.csv", "", 9), "Total, 442", "adds up the rows above"))
    "row 9 ('Total, 442', which adds up the rows above)"
    >>> str(LeftOut(Spot("ban.csv", "", 1, 9, across=True), "Total, 442", "adds up the others"))
    "column 9 ('Total, 442', which adds up the others)"
    """

    spot: Spot
    text: str
    reason: str

    @property
    def where(self) -> str:
        """Where it stands, and what it holds: row 9 ('Total, 442')."""
        return self.cut_at(FOUND_LIMIT)

    def cut_at(self, longest: int) -> str:
        """Where it stands, and what it holds, cut at so many signs."""
        where = f"{'line' if self.spot.way == 'lines' else 'row'} {self.spot.row}" if self.spot.row else self.spot.file
        if self.spot.across:
            where = f"column {letters(self.spot.column) if self.spot.way == 'letters' else self.spot.column}"
        elif self.spot.column and self.spot.way == "letters":
            where = f"cell {letters(self.spot.column)}{self.spot.row}"
        return f"{where} ({cut(self.text, longest)})"

    def __str__(self) -> str:
        return self.told(FOUND_LIMIT)

    def told(self, longest: int) -> str:
        """The whole of it, what it holds cut at so many signs."""
        return f"{self.cut_at(longest)[:-1]}, which {self.reason})"


@frozen
class Sheet:
    """A table before anything is understood.

    header      names of columns; a reader that knows its format writes them in English, the places are the file's own
    rows        as wide as the header, or wider where cells stand beyond it; rows without any text are left out
    title       what stands above the header, or what the format has as a description
    notes       what a person should know: hidden rows that were read, an old alphabet that was told
    problems    what is wrong in it already; `stakeholders` tells it together with what it finds
    scales      (low, high) of issues where the file has it; "" stands for every issue
    ends        what the ends of the scale mean, of issues where somebody checked it
    status_quo  point that holds if nothing is decided, of issues where the file has it
    point       whether the format itself settles that a point is a decimal point (3.141 is not thousands)
    left_out    rows and parts that are no actors, in the order of the file; they stand in `rows` no more
    doubts      what is wrong with single cells, in columns that may not be read: `lay_out` tells those that are
    checked     whether it was written as it was understood, and checked: its numbers are not doubted again
    rivals      what is told of other sheets of the workbook that would do nearly as well; "" where none would
    asked       {column: the question that its cells answer}, where a row of an export of a survey tells it
    ranged      {name of a column that is an end of a range, folded: the name of that of the whole range}
    options     names of columns that are options of one question, and were read as one
    references  rows that are points of comparison, and were left out: one may say what holds
    above       all lines above the header, of which one may tell a scale
    elsewhere   (text, where it stands) of lines of other sheets that tell how it is decided, or what holds if not
    answers     KEY=VALUE of the lines that tell answers, each with its place
    hidden      columns that the workbook hides, and that were read
    indents     {(row, column): how far its text is moved to the right} of cells of a workbook
    over        {column: the heading over it}, where one name stands in the header under several headings
    alphabets   the alphabet in which the bytes are read, and others that may be meant; empty where it is sure
    """

    file: str
    format: Format
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    scales: Mapping[str, Scale] = field(default_factory=dict)
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    status_quo: Mapping[str, float] = field(default_factory=dict)
    point: bool = False
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Problem, ...] = ()
    alphabets: tuple[str, ...] = ()
    checked: bool = False
    rivals: str = ""
    asked: Mapping[int, str] = field(default_factory=dict)
    ranged: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    references: tuple[tuple[Cell, ...], ...] = ()
    above: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    answers: tuple[Cell, ...] = ()
    hidden: frozenset[int] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    over: Mapping[int, str] = field(default_factory=dict)

    @property
    def guessed_about(self) -> bool:
        """Whether people wrote it as they liked, so that what its columns and rows mean is guessed and asked about."""
        return self.format in ("csv", "xlsx", "ods", "frame")

    @property
    def numbers_only(self) -> bool:
        """Whether its format has nothing but numbers where it has any, on a scale that the format settles."""
        return self.format in ("ktab", "ktab-xml", "deu")


def header_of(roles: Sequence[str], spot: Spot) -> tuple[Cell, ...]:
    """The header of a sheet whose reader knows its format: the roles in English, where the file has them."""
    return tuple(Cell(role, spot._replace(column=place, name=role)) for place, role in enumerate(roles, 1))


def letters(column: int) -> str:
    """A column as a spreadsheet names it.

    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


_FORMULA = pattern(r"(?:=|@|[-+](?!\s*[\d.,]+%?(?:\.\.[-\d.]*)*\s*$))")
"""How a cell begins that a spreadsheet would take as a formula: not a number with its sign."""


def as_text(cell: str) -> str:
    """A cell that a spreadsheet would calculate with the sign before it that makes it a text; others as they are.

    >>> as_text("=SUM(A1)"), as_text("-5"), as_text("-2+3"), as_text("+7%")
    ("'=SUM(A1)", '-5', "'-2+3", '+7%')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%", 0xFF0B: "+", 0xFF0D: "-", 0xFF1D: "="}
"""Digits and signs in full width, as East Asia types them."""


def tidy(text: str) -> str:
    """On one line, single spaces, composed letters: what two writings of one cell have in common."""
    if text[:1] == "'" and _FORMULA.match(text[1:]):
        text = text[1:]
    if text.isascii() and not text.isspace() and "  " not in text and text.isprintable():
        return text.strip()
    text = text.translate(_WIDE)
    return unicodedata.normalize("NFC", " ".join(text.replace("\u200b", "").replace("\ufeff", "").split()))


def check_width(file: str, width: int) -> None:
    """Raises TableError for more columns than are looked at, of which no table of people has as many."""
    if width > MOST_COLUMNS:
        remedy = "leave out those that are not needed, or turn the table round"
        raise TableError([f"{file}: found {width:,} columns, expected at most {MOST_COLUMNS:,} ({remedy})"])


SEVERAL = 4
"""So many cells of a column with one cause are one message."""
PLACES = 3
"""So many of their rows are named."""
_FOUND = pattern(r"found ('(?:[^'\\]|\\.)*'|\"[^\"]*\"|[^,]*)")


def ordered(problems: Sequence[Problem]) -> list[str]:
    """A line each, in the order of the file, none twice; many cells of a column with one cause have one line."""
    places = sorted(dict.fromkeys(problems), key=lambda one: (one.spot.row, one.spot.column))
    causes: dict[tuple[object, ...], list[Problem]] = {}
    for one in places:
        causes.setdefault((one.spot._replace(row=0), _FOUND.sub("", one.message, count=1)), []).append(one)
    out = []
    for one in places:
        same = causes[one.spot._replace(row=0), _FOUND.sub("", one.message, count=1)]
        if len(same) < SEVERAL or not one.spot.row:
            out.append(str(one))
        elif one is same[0]:
            out.append(str(gathered(same)))
    return list(dict.fromkeys(out))


def gathered(same: Sequence[Problem]) -> Problem:
    """Problems of one column with one cause, as one: the first, and where the others stand.

    >>> gathered([Problem(Spot("ban.csv", "", row, 2), "found 'x', expected a number") for row in range(2, 9)]).message
    "found 'x', expected a number; and so in 6 more cells of the column (rows 3, 4, 5, ...)"
    """
    first, *more = same
    if not more:
        return first
    shown = ", ".join(str(one.spot.row) for one in more[:PLACES]) + (", ..." if len(more) > PLACES else "")
    kind = "line" if first.spot.way == "lines" else "row"
    many = f"{len(more)} more cells" if len(more) > 1 else "1 more cell"
    where = f"{kind}{'s' if len(more) > 1 else ''} {shown}"
    return first._replace(message=f"{first.message}; and so in {many} of the column ({where})")

"""A table of votes: the first column names the member, `votes` the weight, `union` (optional) whom it has joined.

Read are UTF-8 with or without a mark at its beginning; comma, semicolon or tab, told from the header line; quoted
cells; blank lines; decimal points and decimal commas. What could be read in two ways (1,234) is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from instantsia.errors import cut, nearest
from instantsia.stakeholders.files.cells import GROUPED, MARKED, twice
from instantsia.stakeholders.files.delimited import Row, best_separator, cells_of, told_separator
from instantsia.stakeholders.files.sheet import TableError as TableError
from instantsia.stakeholders.files.text import read_bytes, utf8

MOST_MEMBERS = 10_000
VOTES, UNION = "votes", "union"
EXPECTED = "a number such as 12 or 12.5, without spaces or marks between thousands"


@dataclass(frozen=True)
class VotesTable:
    """Who votes with what weight, in the order of the file.

    unions   whom each has joined, None for one who stands alone; None where the table has no such column
    unread   columns that are not looked at
    """

    members: tuple[str, ...]
    votes: tuple[Fraction, ...]
    quota: Fraction
    unions: tuple[str | None, ...] | None = None
    unread: tuple[str, ...] = ()


def read_votes(path: Path, quota: str) -> VotesTable:
    """The table and the quota with it; raises TableError with everything that is wrong in either."""
    file, problems = path.name, list[str]()
    rows = _rows(path)
    if not rows:
        raise TableError([f"{file}: found an empty file, expected a header line and a row for each member"])
    (top, header), *body = rows
    where = _columns(header, f"{file}, row {top}", problems)
    if len(body) > MOST_MEMBERS:
        problems.append(f"{file}: found more than {MOST_MEMBERS:,} members, expected at most as many")
        body = []
    elif not body:
        problems.append(f"{file}: found a header line alone, expected a row for each member")
    members: list[str] = []
    votes: list[Fraction | None] = []
    unions: list[str | None] = []
    seen: dict[str, int] = {}
    column = where.get(VOTES)
    decimal = _marks(cells[column] for _, cells in body if column is not None and column < len(cells))
    for row, cells in body:
        place = f"{file}, row {row}"
        cells = [*cells, *[""] * (len(header) - len(cells))]
        extra = [cell for cell in cells[len(header) :] if cell]
        if extra:
            problems.append(
                f"{place}: found {len(cells)} cells, the last of them {cut(extra[-1])}, expected at most {len(header)} "
                "(a cell with the separator in it stands in quotes)"
            )
            continue
        if not cells[0]:
            problems.append(f"{place}, column {header[0] or 1}: found nothing, expected the name of a member")
        elif cells[0] in seen:
            told = f"found {cut(cells[0])} a second time (first in row {seen[cells[0]]}), expected each member once"
            problems.append(f"{place}, column {header[0] or 1}: {told}")
        seen.setdefault(cells[0], row)
        members.append(cells[0])
        if column is not None:
            votes.append(_votes(cells[column], decimal, f"{place}, column {header[column]}", problems))
        unions.append(cells[where[UNION]] or None if UNION in where else None)
    known = [one for one in votes if one is not None]
    total = sum(known, Fraction(0)) if known and len(known) == len(body) else None
    if total == 0 and not problems:
        problems.append(f"{file}, column {header[where[VOTES]]}: found 0 votes in all, expected one member with more")
    needed = _quota(quota, total, problems)
    if problems or needed is None:
        raise TableError(problems)
    unread = tuple(name for place, name in enumerate(header) if name and place and place not in where.values())
    return VotesTable(tuple(members), tuple(known), needed, tuple(unions) if UNION in where else None, unread)


def _rows(path: Path) -> list[Row]:
    """The header and every row that is not blank."""
    text = utf8(read_bytes(path, "a table (CSV or TSV)", (".csv", ".tsv")), path.name)
    separator, text, skipped = told_separator(text) or (best_separator(text, _known, above=1), text, 0)
    return cells_of(text, separator, path.name, MOST_MEMBERS + 1, skipped)


def _known(name: str) -> bool:
    return name.lower() in (VOTES, UNION)


def _columns(header: Sequence[str], place: str, problems: list[str]) -> dict[str, int]:
    """Where `votes` and `union` stand."""
    where: dict[str, int] = {}
    for number, name in enumerate(header):
        key = name.lower()
        if key not in (VOTES, UNION):
            continue
        if number == 0:
            problems.append(f"{place}: found {cut(name)} as the first column, expected the one that names the member")
        elif key in where:
            problems.append(f"{place}: found column {name} twice, expected it once")
        where.setdefault(key, number)
    if VOTES not in where:
        named = ", ".join(cut(name) for name in header[:8])
        others = [name.lower() for name in header[1:] if name]
        close = nearest(VOTES, others) if others else ""
        hint = f" ({close})" if close.startswith("did") else ""
        problems.append(f"{place}: found columns {named}, expected a column votes{hint}")
    return where


def _marks(cells: Iterable[str]) -> frozenset[str]:
    """The marks that can only be decimal in this column: some number has other than three digits behind one."""
    found = (MARKED.fullmatch(cell) for cell in cells)
    return frozenset(one[3] for one in found if one and one[3] and not GROUPED.fullmatch(one[0].lstrip("+-")))


def _votes(cell: str, decimal: frozenset[str], place: str, problems: list[str]) -> Fraction | None:
    value, told = _number(cell, decimal)
    if value is None:
        problems.append(f"{place}: {told}")
    elif value < 0:
        problems.append(f"{place}: found {cut(cell)}, expected 0 or more")
        return None
    return value


def _number(cell: str, decimal: frozenset[str]) -> tuple[Fraction | None, str]:
    if not cell:
        return None, "found nothing, expected a number (0 for one without a vote)"
    found = MARKED.fullmatch(cell)
    if found is None:
        return None, f"found {cut(cell)}, expected {EXPECTED}"
    sign, whole, mark, part = found.groups()
    if mark == "," and mark not in decimal and GROUPED.fullmatch(cell.lstrip("+-")):
        return None, twice(cell, mark)
    return Fraction(f"{sign}{whole}.{part or 0}"), ""


def _quota(written: str, total: Fraction | None, problems: list[str]) -> Fraction | None:
    cell = written.strip()
    value, told = _number(cell, frozenset())
    if value is None:
        remedy = " (in votes, not in per cent)" if "%" in cell else ""
        problems.append(f"--quota: {told}{remedy}")
    elif value <= 0 or (total is not None and total > 0 and value > total):
        most = f" and at most {float(total):.15g}, the sum of the votes" if total else ""
        problems.append(f"--quota: found {cut(cell)}, expected more than 0{most}")
    return value

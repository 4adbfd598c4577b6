"""A table of votes: who is a member, with how many votes, whom each has joined beforehand, and who has a veto.

It is read through the same door as a table of stakeholders: any file, totals left out, one way of writing a name, and
what could be read in two ways (1.234) refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.blank_words import text_told
from instantsia.stakeholders.files.cells.footnotes import footnoted, told_of_marks
from instantsia.stakeholders.files.cells.marks import marks_meant, ungrouped
from instantsia.stakeholders.files.cells.numbers import POINT, Finding, Read, decimal_marks, fraction, read_numbers
from instantsia.stakeholders.files.cells.thousands import in_doubt
from instantsia.stakeholders.files.cells.words import NO, NOTHING, YES
from instantsia.stakeholders.files.formats.text import alphabet_in_doubt
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.names_apart import one_writing
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, LeftOut, Problem, Sheet, Spot, ordered
from instantsia.stakeholders.files.sheet import TableError as TableError
from instantsia.stakeholders.files.table.struck import CELL as STRUCK
from instantsia.stakeholders.files.votes.columns import is_header, is_votes, places
from instantsia.stakeholders.files.votes.quotas import read_quota
from instantsia.stakeholders.files.votes.rows import blank_told, members_meant

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden

EXPECTED = "a number such as 12 or 12.5"


@frozen
class VotesTable:
    """Who votes with what weight, in the order of the file.

    unions     whom each has joined, None for one who stands alone; None where the table has no such column
    vetoes     whether nothing passes without each; None where the table has no such column
    unread     columns that are not looked at
    left_out   rows that are no members
    """

    members: tuple[str, ...]
    votes: tuple[Fraction, ...]
    quota: Fraction
    unions: tuple[str | None, ...] | None = None
    vetoes: tuple[bool, ...] | None = None
    unread: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def read_votes(
    path: Path,
    quota: str,
    sheet: str | None = None,
    *,
    hidden: Hidden = "read",
    encoding: str = "",
    columns: str = "",
    decimal: str = "",
) -> VotesTable:
    """The table and the quota with it; raises TableError with everything that is wrong in either.

    encoding   the alphabet that was told of a text, or ""
    columns    which column is which, as it is answered: "actor:Club|vote:Delegates", or ""
    decimal    the decimal mark that was told, or ""
    """
    found = read_sheet(path, sheet, hidden=hidden, known=is_header, encoding=encoding)
    if not columns and not any(is_votes(cell.text) for cell in found.header):
        # a small table of which each member has one number is read without what reads several
        from instantsia.stakeholders.files.rows.counted import votes_in_all

        found = votes_in_all(found)
    problems = list(found.problems)
    where = places(found, columns, problems)
    if "member" in where and found.rows:
        found = members_meant(found, where["member"])
    notes = _shape(found, set(where.values()), problems)

    def column(meaning: str) -> list[Cell] | None:
        return [row[where[meaning]] for row in found.rows] if meaning in where else None

    members, counted = column("member") or [], column("votes")
    bare = footnoted([cell.text for cell in counted or []], POINT if found.point else frozenset())
    marked = zip(members, counted or [], strict=False)
    notes += told_of_marks([f"{cell.text} of {member.text}" for member, cell in marked if cell.text in bare])
    plain = [cell._replace(text=bare.get(cell.text, cell.text)) for cell in counted or []]
    votes, marks, blank = _votes(plain, found.point, decimal, problems)
    notes += blank_told(blank)
    union, veto = column("union"), column("veto")
    unions = None if union is None else _unions(union, notes)
    vetoes = None if veto is None else _vetoes(veto, problems)
    if counted and not problems and not any(votes):
        told = "found 0 votes in all, expected one member with more"
        problems.append(Problem(found.header[where["votes"]].spot, told))
    lines = ordered(problems)
    needed = Fraction(0)
    try:
        needed = read_quota(quota, () if problems else votes, marks)
    except ValueError as error:
        lines.append(f"--quota: {error}")
    if lines:
        raise TableError(lines)
    used = set(where.values())
    unread = tuple(cell.text for place, cell in enumerate(found.header) if cell.text and place not in used)
    names = tuple(cell.text for cell in members)
    all_notes = (*alphabet_in_doubt(path.name, found.alphabets), *found.notes, *notes)
    return VotesTable(names, tuple(votes), needed, unions, vetoes, unread, found.left_out, all_notes)


def _shape(sheet: Sheet, used: set[int], problems: list[Problem]) -> list[str]:
    """What is told of cells of columns that are read; and rows there are none of, or too many."""
    if not sheet.rows:
        problems.append(Problem(Spot(sheet.file), "found a header line alone, expected a row for each member"))
    elif len(sheet.rows) > MOST_ROWS:
        raise TableError([f"{sheet.file}: found more than {MOST_ROWS:,} members, expected at most as many"])
    columns = {sheet.header[place].spot.column for place in used}
    doubts = [one for one in sheet.doubts if one.spot.column in columns]
    problems += [one for one in doubts if one.message != STRUCK]
    return [str(one) for one in doubts if one.message == STRUCK]


def _votes(
    cells: Sequence[Cell], point: bool, told: str, problems: list[Problem]
) -> tuple[list[Fraction], frozenset[str], list[Cell]]:
    """(votes, the marks that are decimal, blank cells); a blank is no vote, and where others say yes none is told.

    told   the decimal mark that somebody told, with which no number is in doubt, or ""
    """
    texts = [cell.text for cell in cells]
    decimal, grouping, doubtful = decimal_marks(texts, point), "", in_doubt(texts)
    if told:
        decimal, grouping, _ = marks_meant({"": texts}, point, told)
        doubtful = {}
    said = any(text.casefold() in YES and not text.isdecimal() for text in texts)
    percents = {"%" in text for text in texts if text}
    if len(percents) > 1:
        odd = next(cell for cell in cells if "%" in cell.text)
        problems.append(Problem(odd.spot, f"found {cut(odd.text)} beside votes without per cent, expected one unit"))
    out: list[Fraction] = []
    blank: list[Cell] = []
    for cell in cells:
        plain = cell.text.casefold()
        found = doubtful.get(cell.text) or (
            read_numbers(ungrouped(cell.text, grouping), decimal) if plain not in NOTHING else None
        )
        value = Fraction(0)
        if isinstance(found, Read) and len(found.parts) == 1:
            value = fraction(found.parts[0])
            if value < 0:
                problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected 0 or more"))
        elif isinstance(found, Finding) and found.kind != "strange":
            says = ", or say which: --answer decimal=comma or decimal=point" if found.kind == "twice" else ""
            problems.append(Problem(cell.spot, f"{found.message}{says}"))
        elif said and (plain in YES or plain in NO or plain in NOTHING):
            value = Fraction(plain in YES)
        elif not cell.text:
            blank.append(cell)
        elif plain not in NOTHING:
            problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected {EXPECTED}"))
        out.append(value)
    return out, decimal, blank


def _unions(cells: Sequence[Cell], notes: list[str]) -> tuple[str | None, ...]:
    made, told = one_writing([cell._replace(text=text_told(cell.text)) for cell in cells])
    notes += told
    return tuple(cell.text or None for cell in made)


def _vetoes(cells: Sequence[Cell], problems: list[Problem]) -> tuple[bool, ...]:
    known = YES | NO | NOTHING
    for cell in cells:
        if cell.text.casefold() not in known:
            told = f"found {cut(cell.text)}, expected yes or no (or nothing, which is no)"
            problems.append(Problem(cell.spot, told))
    return tuple(cell.text.casefold() in YES for cell in cells)

"""A table of a deal: its issues, and what each of two sides wants of each; read through the door of all tables.

Any file, titles above the header, blank cells, ranges, hedged numbers and amounts are read as in a table of
stakeholders; what could be read in two ways is asked, or refused, and never guessed in silence.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.errors import cut, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.marks import marks_meant
from instantsia.stakeholders.files.deal.cells import (
    Marks,
    of_issue,
    texts_of,
    unit_of,
    untold,
    weights,
    with_words,
    words_told,
)
from instantsia.stakeholders.files.deal.columns import Places, places
from instantsia.stakeholders.files.deal.headers import is_header
from instantsia.stakeholders.files.deal.long_form import widened
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.formats.text import alphabet_in_doubt
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Problem, Sheet, Spot, TableError, ordered
from instantsia.stakeholders.files.table.struck import CELL as STRUCK
from instantsia.stakeholders.folding import folded

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden

MOST_ISSUES = 60
"""Nobody weighs more of them at one table."""


@frozen
class Ends:
    """What one side wants of one issue: as much as it dreams of, as little as it would take, how much it counts."""

    best: Quantity
    worst: Quantity
    weight: Quantity


@frozen
class Issue:
    """One issue.

    unit   "" where none is told
    ends   of each of the two sides
    """

    name: str
    unit: str
    ends: tuple[Ends, Ends]
    spot: Spot = field(compare=False)
    note: str = ""

    @property
    def in_words(self) -> bool:
        """Whether it is a choice among options, and no number."""
        return not any(one.number is not None for end in self.ends for one in (end.best, end.worst))


@frozen
class Guess:
    """Something that was guessed: as a sentence, and as it is answered, KEY=VALUE."""

    told: str
    answer: str


@frozen
class Deal:
    """What two sides could agree on, as a table has it.

    sides      what they are called, ours first
    notes      what a person should know of how it was read
    left_out   rows that are no issues
    unread     columns that are not looked at
    guessed    what was guessed, and is asked
    """

    file: str
    sides: tuple[str, str]
    issues: tuple[Issue, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[str, ...] = ()
    guessed: tuple[Guess, ...] = ()


def read_deal(
    path: Path,
    sheet: str | None = None,
    *,
    hidden: Hidden = "read",
    encoding: str = "",
    columns: str = "",
    decimal: str = "",
    words: str = "",
) -> Deal:
    """The table of a deal; raises TableError with everything that is wrong in it.

    encoding   the alphabet that was told of a text, or ""
    columns    what columns are, as it is answered: "our best:Ask|our worst:Limit", or ""
    decimal    the decimal mark that was told, or ""
    words      which numbers words are, as it is answered: "on delivery:0", or ""
    """
    found = read_sheet(path, sheet, hidden=hidden, known=is_header, encoding=encoding, actors=False)
    return deal_of(found, columns, decimal, words)


def deal_of(sheet: Sheet, columns: str = "", decimal: str = "", words: str = "") -> Deal:
    """The same of a sheet that was read; arguments as of `read_deal`."""
    problems = list(sheet.problems)
    wide = None if columns else widened(sheet)
    sheet, where = wide or (sheet, places(sheet, columns, problems))
    if where is None:
        raise TableError(ordered(problems))
    problems += [one for one in sheet.doubts if one.spot.column - 1 in where.used and one.message != STRUCK]
    notes: list[str] = []
    rows = _rows(sheet, where, problems, notes)
    ends = [[_cell(row, where.ends[side].get(kind)) for side in (0, 1) for kind in ("best", "worst")] for row in rows]
    if said := words_told(words):
        there = {folded(cell.text): cell.text for cells in ends for cell in cells}
        if strange := [word for word in said if word not in there]:
            close = nearest(strange[0], list(filter(None, there.values())))
            raise TableError([f"{sheet.file}: words: found no cell {cut(strange[0])} ({close})"])
        ends = [with_words(cells, said) for cells in ends]
    heavy = [[_cell(row, where.ends[side].get("weight")) for row in rows] for side in (0, 1)]
    named = {f"{number}": cells for number, cells in enumerate(ends)}
    named |= {f"weight {side}": cells for side, cells in enumerate(heavy)}
    some, grouping, twice = marks_meant(texts_of(named), sheet.point, decimal)
    marks = Marks(some, grouping)
    counted = [
        weights(cells, marks, problems) if "weight" in where.ends[side] else [_nothing(cell) for cell in cells]
        for side, cells in enumerate(heavy)
    ]
    issues = []
    for number, (row, cells) in enumerate(zip(rows, ends, strict=True)):
        unit = "" if where.unit is None or untold(row[where.unit].text) else row[where.unit].text
        name = row[where.issue]
        before = len(problems)
        read, amounts = of_issue(cells, f"{name.text} {unit}", marks, problems, notes)
        told = "" if where.note is None else row[where.note].text
        both = (
            Ends(read[0], read[1], counted[0][number]),
            Ends(read[2], read[3], counted[1][number]),
        )
        issues.append(Issue(name.text, unit_of(read, unit or amounts), both, name.spot, told))
        if len(problems) == before:
            _check(issues[-1], where.sides, problems)
    if problems:
        raise TableError(ordered(problems))
    return Deal(
        sheet.file,
        where.sides,
        tuple(issues),
        (*alphabet_in_doubt(sheet.file, sheet.alphabets), *sheet.notes, *notes),
        sheet.left_out,
        tuple(cell.text for at, cell in enumerate(sheet.header) if cell.text and at not in where.used),
        _guesses(sheet, where, twice),
    )


def _guesses(sheet: Sheet, where: Places, twice: tuple[str, str] | None) -> tuple[Guess, ...]:
    out = []
    if where.guessed:
        told = f"no header says which column is which, so they are taken by their order: {where.guessed}"
        out.append(Guess(told, f"columns={where.guessed}"))
    if twice is not None:
        mark = "comma" if twice[0] == "," else "point"
        out.append(
            Guess(f"{cut(twice[1])} can be read in two ways; the decimal mark is taken as a {mark}", f"decimal={mark}")
        )
    return tuple(out)


def line_to_paste(table: str, deal: Deal) -> str:
    """The command that answers whatever was guessed as it was guessed."""
    answers = " ".join(f"--answer {shlex.quote(one.answer)}" for one in deal.guessed)
    return f"instantsia bargain {shlex.quote(table)} {answers}"


def _rows(sheet: Sheet, where: Places, problems: list[Problem], notes: list[str]) -> list[tuple[Cell, ...]]:
    """The rows of issues, as wide as the header; others are told."""
    rows: list[tuple[Cell, ...]] = []
    seen: dict[str, Cell] = {}
    for row in sheet.rows:
        name = row[where.issue]
        wanted = [place for one in where.ends for kind, place in one.items() if kind != "weight"]
        said = [row[place] for place in wanted if place < len(row) and row[place].text]
        if not name.text:
            if said:
                problems.append(Problem(name.spot, "found no name of the issue, expected one in each row with numbers"))
            continue
        if not said:
            notes.append(
                f"{cut(name.text)} (row {name.spot.row}) says nothing of what either side wants, and is left out"
            )
            continue
        if (other := seen.get(folded(name.text))) is not None:
            where_else = f"expected each once (it stands in row {other.spot.row})"
            problems.append(Problem(name.spot, f"found the issue {cut(name.text)} twice, {where_else}"))
        seen[folded(name.text)] = name
        rows.append(row)
    if not rows:
        empty = " with a best or a worst" if notes else ""
        told = f"found no issue{empty}, expected a row for each with best and worst of two sides"
        problems.append(Problem(Spot(sheet.file), told))
    elif len(rows) > MOST_ISSUES:
        raise TableError([f"{sheet.file}: found {len(rows)} issues, expected at most {MOST_ISSUES}"])
    return rows


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else Cell("", row[0].spot)


def _nothing(cell: Cell) -> Quantity:
    return Quantity("", None, None, cell.spot)


def _check(issue: Issue, sides: Sequence[str], problems: list[Problem]) -> None:
    """A best that is no better than its worst; and nothing of what one side wants."""
    for side, name in enumerate(sides):
        best, worst = issue.ends[side].best, issue.ends[side].worst
        which = f"of {name} on {cut(issue.name)}"
        if best.word is not None and worst.word is not None and folded(best.word) == folded(worst.word):
            told = f"found {cut(worst.raw)} as best and as worst {which}, expected two that differ"
            problems.append(Problem(worst.spot, told))
        if best.number is not None and worst.number is not None:
            one, other = best.number, worst.number
            if one.low == one.high == other.low == other.high:
                told = f"found {cut(worst.raw)} as best and as worst {which}, expected two that differ"
                problems.append(Problem(worst.spot, told))
            elif one.low <= other.high and other.low <= one.high:
                told = f"found {cut(best.raw)} as best and {cut(worst.raw)} as worst {which}"
                problems.append(Problem(worst.spot, f"{told}, expected ranges that do not meet"))
    known: Mapping[str, bool] = {
        f"{kind} of {name}": not getattr(issue.ends[side], kind).blank
        for side, name in enumerate(sides)
        for kind in ("best", "worst")
    }
    for side, name in enumerate(sides):
        mine, yours = issue.ends[side], issue.ends[1 - side]
        needs_best = mine.worst.blank and yours.best.blank
        same = mine.best.number is not None and mine.best.number == yours.best.number
        alike = same and mine.worst.blank and yours.worst.blank
        if (mine.best.blank and (yours.best.blank or yours.worst.blank)) or needs_best or alike:
            there = ", ".join(key for key, told in known.items() if told) or "nothing"
            told = f"found no more than {there} on {cut(issue.name)}"
            hint = "both ends of one side at least, or the best of both"
            spot = (mine.best if mine.best.blank else mine.worst).spot
            problems.append(Problem(spot, f"{told}, too little to fill in what {name} wants, expected {hint}"))
            return

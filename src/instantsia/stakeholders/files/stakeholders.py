"""A sheet to stakeholders: who stands where on which issue, cares and can do how much, and has a vote or a veto.

Nothing is guessed: a blank stays a blank, a word stays a word until the scale reads it, and everything that is wrong is
told at once with sheet, row and column. The entries do not depend on the order of rows and columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from instantsia.case.numbers import Number
from instantsia.errors import cut, nearest
from instantsia.stakeholders.files.cells import EXACTLY, Finding, Read, decimal_marks, fraction, read_numbers
from instantsia.stakeholders.files.checks import names_once, position_units, salience_units, share_units
from instantsia.stakeholders.files.columns import ROLES
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.layout import Layout, Line, lay_out
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, Problem, Scale, Sheet, Spot, TableError, ordered
from instantsia.stakeholders.files.words import NO, NOTHING, UNKNOWN, YES
from instantsia.stakeholders.folding import folded

QUANTITIES = ("position", "salience", "capability", "seats")
OF_NUMBERS = (*QUANTITIES, "vote")


@dataclass(frozen=True)
class Stakeholders:
    """All of a sheet, or of one issue of it.

    entries     in the order of issues, then of names
    issues      in the order of names, all that the file has
    columns     the roles that have a column, in the order of `columns.ROLES`
    unread      columns that are not looked at, in the order of names
    blank_*     how many cells of votes and vetoes are blank, and were read as no; 0 where there is no such column
    scales      (low, high) of issues where the file tells it
    status_quo  point that holds if nothing is decided, of issues where the file tells it
    unit        of saliences: 1 where all lie from 0 to 1, else 100
    notes       what else a person should know
    """

    file: str
    title: str
    entries: tuple[Entry, ...]
    issues: tuple[str, ...]
    columns: tuple[str, ...]
    unread: tuple[str, ...] = ()
    blank_votes: int = 0
    blank_vetoes: int = 0
    scales: Mapping[str, Scale] = field(default_factory=dict)
    status_quo: Mapping[str, float] = field(default_factory=dict)
    unit: int = 100
    notes: tuple[str, ...] = ()


def stakeholders(sheet: Sheet, issue: str | None = None, scale: Scale | None = None) -> Stakeholders:
    """Who stands where; raises TableError with everything that is wrong.

    issue   only this one of several; what is wrong with the others is not told; where the one issue has
            no name, any is right
    scale   (low, high) of positions, where it has been answered; without it positions that all lie within 0 to 1, some
            outside 0 to 100, and some of each unit are problems
    """
    problems = list(sheet.problems)
    layout = lay_out(sheet, problems)
    if layout is None or len(sheet.rows) > MOST_ROWS:
        if layout is not None:
            told = f"found more than {MOST_ROWS:,} rows, expected at most as many"
            problems.append(Problem(Spot(sheet.file, sheet.header[0].spot.sheet), told))
        raise TableError(ordered(problems))
    lines = names_once(layout.lines, problems)
    issues = tuple(sorted({line["issue"].text for line in lines}, key=_order))
    if issue is not None:
        chosen = _chosen(issue, issues, sheet, layout)
        lines = [line for line in lines if line["issue"].text == chosen]
        # a line that names no issue, or no actor, may be one of these
        kept = {line["actor"].spot.row for line in layout.lines if line["issue"].text in ("", chosen)}
        others = {line["actor"].spot.row for line in layout.lines} - kept
        problems = [one for one in problems if one.spot.row not in others or one in sheet.problems]
    blanks = {"vote": 0, "veto": 0}
    entries = _entries(lines, layout, sheet.point, blanks, problems)
    scales = {name: found for name in issues if (found := sheet.scales.get(name, sheet.scales.get("")))}
    known = scales if scale is None else dict.fromkeys(issues, scale)
    position_units(entries, known, scale is None, problems)
    exempt = sheet.format in ("ktab", "ktab-xml", "deu")
    unit = salience_units(entries, exempt, problems)
    share_units(entries, problems)
    if problems:
        raise TableError(ordered(problems))
    return Stakeholders(
        sheet.file,
        sheet.title,
        tuple(sorted(entries, key=lambda entry: (_order(entry.issue), _order(entry.actor)))),
        issues,
        tuple(role for role in ROLES if role in layout.roles),
        tuple(sorted(layout.unread, key=_order)),
        blanks["vote"],
        blanks["veto"],
        scales,
        {name: sheet.status_quo[name] for name in issues if name in sheet.status_quo},
        unit,
        sheet.notes,
    )


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _chosen(issue: str, issues: Sequence[str], sheet: Sheet, layout: Layout) -> str:
    for name in issues:
        if folded(name) == folded(issue):
            return name
    if "issue" not in layout.roles:
        return ""  # the one issue there is has no name of its own
    raise TableError([f"{sheet.file}: found no issue {cut(issue)} ({nearest(issue, issues)})"])


def _entries(
    lines: Sequence[Line], layout: Layout, point: bool, blanks: dict[str, int], problems: list[Problem]
) -> list[Entry]:
    decimal = decimal_marks((line[role].text for line in layout.lines for role in OF_NUMBERS if role in line), point)
    known: dict[str, Read | Finding | None] = {}
    numbers: dict[tuple[Decimal, ...], Number] = {}
    entries: list[Entry] = []
    for line in lines:
        here = line["actor"].spot._replace(column=0, name="")
        nothing = Cell("", here)
        read = {
            role: _quantity(role, line.get(role, nothing), decimal, known, numbers, problems) for role in QUANTITIES
        }
        entries.append(
            Entry(
                line["actor"].text,
                line["issue"].text,
                read["position"],
                read["salience"],
                read["capability"],
                _votes(line.get("vote"), decimal, blanks, problems),
                _veto(line.get("veto"), blanks, problems),
                line.get("body", nothing).text,
                read["seats"],
                line.get("source", nothing).text,
                line.get("note", nothing).text,
                here,
            )
        )
    return entries


def _quantity(
    role: str,
    cell: Cell,
    decimal: frozenset[str],
    known: dict[str, Read | Finding | None],
    numbers: dict[tuple[Decimal, ...], Number],
    problems: list[Problem],
) -> Quantity:
    text = cell.text
    plain = text.casefold()
    if plain in NOTHING or plain in UNKNOWN:
        return Quantity(text, None, None, cell.spot)
    if text not in known:
        known[text] = read_numbers(text, decimal)
    found = known[text]
    if isinstance(found, Read):
        if role != "position" and found.parts[0] < 0:
            problems.append(Problem(cell.spot, f"found {cut(text)}, expected 0 or more"))
        elif role == "seats" and found.percent:
            problems.append(Problem(cell.spot, f"found {cut(text)}, expected a number of seats"))
        if found.parts not in numbers:
            numbers[found.parts] = _number(found.parts)
        exact = len(set(found.parts)) == 1 and (len(found.parts) > 1 or text.startswith(EXACTLY))
        return Quantity(text, numbers[found.parts], None, cell.spot, found.percent, exact)
    if isinstance(found, Finding):
        problems.append(Problem(cell.spot, found.message))
    elif role == "seats":
        problems.append(Problem(cell.spot, f"found {cut(text)}, expected a number of seats"))
    return Quantity(text, None, text if found is None else None, cell.spot)


def _number(parts: tuple[Decimal, ...]) -> Number:
    low, *middle, high = map(float, parts if len(parts) > 1 else parts * 2)
    return Number(low=low, high=high, mode=middle[0] if middle else None, source="table")


def _votes(
    cell: Cell | None, decimal: frozenset[str], blanks: dict[str, int], problems: list[Problem]
) -> Fraction | None:
    if cell is None:
        return None
    plain = cell.text.casefold()
    if plain in NOTHING:
        blanks["vote"] += 1
        return None
    if plain in YES:
        return Fraction(1)
    if plain in NO:
        return None
    expected = "expected yes, no (or nothing), or a number of votes"
    found = None if plain in UNKNOWN else read_numbers(cell.text, decimal)
    if isinstance(found, Read) and len(found.parts) == 1 and not found.percent:
        if found.parts[0] < 0:
            problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected 0 or more votes"))
        return fraction(found.parts[0]) or None
    number = isinstance(found, Finding) and found.kind != "strange"
    told = found.message if number and isinstance(found, Finding) else f"found {cut(cell.text)}, {expected}"
    problems.append(Problem(cell.spot, told))
    return None


def _veto(cell: Cell | None, blanks: dict[str, int], problems: list[Problem]) -> bool:
    if cell is None:
        return False
    plain = cell.text.casefold()
    if plain in NOTHING:
        blanks["veto"] += 1
    elif plain not in YES and plain not in NO:
        problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected yes or no (or nothing, which is no)"))
    return plain in YES

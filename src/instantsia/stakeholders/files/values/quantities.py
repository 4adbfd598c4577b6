"""Cells as quantities, votes and vetoes: each as it is written, whatever the others are."""

from __future__ import annotations

import math
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number
from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.casting import with_casting
from instantsia.stakeholders.files.cells.changes import change, in_changes
from instantsia.stakeholders.files.cells.clock import behind_midnight, hour_of
from instantsia.stakeholders.files.cells.codes import missing_codes
from instantsia.stakeholders.files.cells.dated import MOST, are_small, are_years, as_typed, is_date, year_of
from instantsia.stakeholders.files.cells.fractions import fractions_in
from instantsia.stakeholders.files.cells.in_brackets import EITHER, IN_BRACKETS, Sense, sense_of_brackets
from instantsia.stakeholders.files.cells.large_weights import told_divided
from instantsia.stakeholders.files.cells.loose import VULGAR, Loose, loosely, mistyped, most_in_full, out_of, unit_power
from instantsia.stakeholders.files.cells.marks import ungrouped
from instantsia.stakeholders.files.cells.multiples import multiple
from instantsia.stakeholders.files.cells.named_points import NamedPoint, named_points
from instantsia.stakeholders.files.cells.numbers import EXPECTED, Finding, Read, fraction, scaled
from instantsia.stakeholders.files.cells.remarks import before_remark
from instantsia.stakeholders.files.cells.signs import as_sign, in_signs
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.unit_of_amounts import in_unit
from instantsia.stakeholders.files.cells.units import amount, each_part, thousandfold, unit_in_cells
from instantsia.stakeholders.files.cells.words import NO, NOTHING, UNKNOWN, YES, abstains
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.entries import How, Quantity, Unit
from instantsia.stakeholders.files.sheet import Cell, Problem, Scale
from instantsia.stakeholders.files.values.legends import legend_scale
from instantsia.stakeholders.files.values.of_column import OfColumn

GRADED = ("salience", "capability")
UNBOUNDED = ("capability", "seats")
"""Weights, which end nowhere above."""
_ASIDE = pattern(r"\s*\([^)]*\)\s*$")
_PART = pattern(rf"([0-9]{{1,3}})\s*/\s*([1-9][0-9]{{0,2}})|[{''.join(VULGAR)}]")
"""A part of a vote: 1/2."""
A_SHARE = "a share of the scale of the others, or a number out of it?"
WITHOUT_THOUSANDS = "the thousands of the low end are left out?"
_RANGED = pattern(r"\d\s*(?:-|–|—|\.\.+|…|to|bis|à|a|до)\s*\d")
"""Two numbers with what stands between the ends of a range."""
BLANK_END_TAKEN = "the best guess stands, and the blank end is taken as far from it as the other, on the scale"
SUBSTITUTES = frozenset(
    ["sub", "substitute", "alternate", "deputy", "observer", "suppléant", "stellvertreter", "suplente", "supplente"]
)
"""Whoever votes only in the place of another has no vote of their own."""


def _without_remark(text: str) -> str:
    """A cell of votes or vetoes without what is said behind it: yes (proxy), no - by invitation."""
    bare = _ASIDE.sub("", text)
    return bare if any(map(str.isdigit, bare)) else before_remark(bare)


def says_no_vote(text: str) -> bool:
    """Whether a cell of votes says that there is none; a blank one says nothing.

    >>> says_no_vote("no"), says_no_vote("0"), says_no_vote(""), says_no_vote("3"), says_no_vote("no - a guest")
    (True, True, False, False, True)
    """
    plain = _without_remark(text.casefold())
    return plain in (NO | SUBSTITUTES) or plain.strip("0.,") == "" != plain.strip()


class Cells:
    """Reads the cells of one table; what is wrong is added to `problems`.

    decimal   the marks that are decimal in it
    grouping  the mark that groups thousands, or ""
    names     {issue: words that mean elsewhere that nobody knows, and are options on it: ND, DK}
    columns   {column: its texts} of all columns of numbers
    issues    {(column, issue): texts of the column on one issue}
    notes     what a person should know of how cells were read
    unclear   the same of votes and vetoes that were not understood, and count as none
    blanks    how many cells of votes and vetoes are blank
    unknown   numbers that a legend says to stand for what is not known
    beside    lines beside the table, which may tell a scale or what brackets mean
    """

    def __init__(
        self,
        decimal: frozenset[str],
        grouping: str,
        names: Mapping[str, frozenset[str]],
        problems: list[Problem],
        columns: Mapping[int, Sequence[str]] | None = None,
        issues: Mapping[tuple[int, str], Sequence[str]] | None = None,
        unknown: frozenset[str] = frozenset(),
        beside: Sequence[str] = (),
    ) -> None:
        self.decimal = decimal
        self.grouping = grouping
        self.names = names
        self.unknown = unknown
        self.problems = problems
        self.blanks = {"vote": 0, "veto": 0}
        self.notes: list[str] = []
        self.unclear: list[str] = []
        columns = columns or {}
        self.signed = frozenset(column for column, texts in columns.items() if in_signs(texts))
        self._columns, self._issues = columns, issues or {}
        self._beside, self._brackets = tuple(beside), dict[int, Sense]()
        self._codes: dict[tuple[int, str], frozenset[str]] = {}
        self._of_column: dict[int, frozenset[str]] = {}
        self._changes: dict[int, bool] = {}
        self._named: dict[tuple[int, str], dict[str, NamedPoint]] = {}
        self._of = OfColumn(decimal, grouping, self._columns, self._issues)
        self._divided_told: set[int] = set()
        self.years = frozenset(column for column, texts in columns.items() if are_years(texts))
        self.small = frozenset(column for column, texts in columns.items() if are_small(texts))
        self.out_of = {column: of for column, texts in columns.items() if (of := out_of(texts))}
        self.fractions = {column: some for column, texts in columns.items() if (some := fractions_in(texts))}
        self.units = {column: unit for column, texts in columns.items() if (unit := unit_in_cells(texts))}
        self.full = frozenset(column for column, texts in columns.items() if most_in_full(texts))
        self._known: dict[str, Read | Finding | None] = {}
        self._numbers: dict[Read, Number] = {}

    def quantity(self, role: str, cell: Cell, issue: str) -> Quantity:
        """A position, salience, capability or number of seats."""
        text = cell.text
        plain = text.casefold().replace("’", "'")
        if cell.spot.runs_in in self.signed and as_sign(text):
            return Quantity(text, None, text, cell.spot)
        if role == "position" and abstains(plain):
            return Quantity(text, None, None, cell.spot, abstains=True)
        if (plain in NOTHING or plain in UNKNOWN) and not (role == "position" and text in self.names.get(issue, ())):
            return Quantity(text, None, None, cell.spot)
        if role == "position" and self._of.endless(cell.spot.runs_in, issue):
            told = f"found {cut(text)}, and no number in the column, expected {EXPECTED}"
            self.problems.append(Problem(cell.spot, told))
            return Quantity(text, None, None, cell.spot)
        if role == "position" and (when := self._time(cell, issue)) is not None:
            if hour_of(text) is not None:
                column = self._of.times(cell.spot.runs_in, issue)
                self.notes.append(f"The times in {cut(cell.spot.name)} are hours of the day{behind_midnight(column)}")
            return self._told(role, when, cell, "column")
        if role != "seats" and (held := self._as_amount(role, cell, issue)) is not None:
            return held
        if (bare := self._of.footnoted(cell.spot.runs_in).get(ungrouped(text, self.grouping))) is not None:
            held = self.quantity(role, cell._replace(text=bare), issue)
            return replace(held, raw=text, loose=held.loose or "mark") if held.number is not None else held
        mark = self._of.marks(cell.spot.runs_in, cell.spot.name, self._beside).get(ungrouped(text, self.grouping))
        if mark is not None and role != "seats":
            return self._told(role, Read((mark,)), cell, "column")
        short = self._of.short_ranges(cell.spot.runs_in).get(ungrouped(text, self.grouping))
        if short is not None and role != "seats":
            return self._told(role, short, cell, "proposed", WITHOUT_THOUSANDS)
        read = self._read(role, cell)
        # marks without a number are grades: +, ++
        found = None if role in GRADED and text.strip("+*") == "" else read
        if isinstance(found, Finding) or found is None:
            point = self.named(cell, issue).get(text)
            if point is not None and role != "seats" and (role == "position" or point.value >= 0):
                why = "" if point.name else "other words than the others with that number"
                return self._told(role, Read((Decimal(point.value),)), cell, "doubtful" if why else "column", why)
            return self._in_words(role, cell, found)
        if role != "position" and found.parts[0] < 0:
            return Quantity(text, None, text, cell.spot, why="is below 0")
        if role != "seats" and text.replace("−", "-") in self.unknown:
            return Quantity(text, None, text, cell.spot, why="the sheet says that it is not known")
        # beside others in brackets, which may be below 0 too, it is not the only one
        lone = found.parts[0] >= 0 or not any(map(IN_BRACKETS.fullmatch, self._columns.get(cell.spot.runs_in, ())))
        if role != "seats" and not found.percent and lone and text in self.codes(role, cell, issue):
            why = "is the only number below 0" if found.parts[0] < 0 else "stands apart: a code for not known?"
            return Quantity(text, None, text, cell.spot, why=why)
        if role == "seats" and (found.percent or (found.open and len(found.parts) == 1)):
            return Quantity(text, None, text, cell.spot, why="is no number of seats")
        if found.among and _RANGED.search(text):
            self.notes.append(f"{cut(text)} ({row_of(cell)}): of a range among several numbers the middle is read")
        return self._told(role, found, cell)

    def _time(self, cell: Cell, issue: str) -> Read | None:
        """When a cell says, where its column holds times: a year with its part."""
        return self._of.times(cell.spot.runs_in, issue).get(ungrouped(cell.text, self.grouping))

    def codes(self, role: str, cell: Cell, issue: str) -> frozenset[str]:
        """The numbers of a column, on an issue, that stand for missing ones."""
        column, told, weights = cell.spot.runs_in, told_scale(cell.spot.name), role == "capability"
        place = column, issue
        if column not in self._of_column:
            self._of_column[column] = missing_codes(self._columns.get(column, ()), told, weights)
        if place not in self._codes:
            part = missing_codes(self._issues.get(place, ()), told, weights) if issue else frozenset[str]()
            self._codes[place] = self._of_column[column] | part
        return self._codes[place]

    def _read(self, role: str, cell: Cell) -> Read | Finding | None:
        """What a cell says by itself; a weight of any size, in a column whose weights are divided, which is told."""
        column, text = cell.spot.runs_in, ungrouped(cell.text, self.grouping)
        if role == "capability" and (power := self._of.divided_by(column)):
            found = read_cell(text, self.decimal, math.inf)
            if column not in self._divided_told and isinstance(found, Read):
                where = f"{cut(cell.text)} ({row_of(cell)})"
                self.notes.append(told_divided(cut(cell.spot.name), power, where, scaled(found, -power)))
                self._divided_told.add(column)
            return found
        if cell.text not in self._known:
            self._known[cell.text] = read_cell(text, self.decimal)
        return self._known[cell.text]

    def _as_amount(self, role: str, cell: Cell, issue: str) -> Quantity | None:
        """A cell as an amount in the unit of its column; None where it is read in another way."""
        column, header = cell.spot.runs_in, cell.spot.name
        scale, unit = told_scale(header), unit_power(header) if column not in self.full else 0
        found = self._of.amounts(
            column,
            issue if role == "position" else "",
            header,
            self.codes(role, cell, issue),
            lambda text: self._amount(text, cell, unit, scale[1] if scale else 0.0),
        )
        text = ungrouped(cell.text, self.grouping)
        if (own := found.others.get(text)) is not None:
            said = f"in {own}, the others in {found.most}"
            return Quantity(cell.text, None, cell.text, cell.spot, loose="other", why=said, unit=Unit(own))
        if (why := found.strange.get(text)) is not None:
            return Quantity(cell.text, None, cell.text, cell.spot, why=why)
        read = found.numbers.get(text)
        if read is None and found.numbers and any(map(str.isdigit, text)) and text not in self._of.texts(column, issue):
            # a row that is no actor's, as one that tells what holds
            read = in_unit(text, found.unit, self.decimal)
            if read is None:
                return Quantity(cell.text, None, cell.text, cell.spot, why=f"no amount in {found.unit.name}")
        if read is None:
            return None
        if role != "position" and read.parts[0] < 0:
            return Quantity(cell.text, None, cell.text, cell.spot, why="is below 0")
        if any(abs(part) > LARGEST for part in read.parts):
            return Quantity(cell.text, None, cell.text, cell.spot, why="is beyond what is reckoned with")
        return replace(self._told(role, read, cell, "amount"), unit=found.unit)

    def named(self, cell: Cell, issue: str) -> dict[str, NamedPoint]:
        """The points of the column of a cell that stand there with their names, on one issue."""
        place = cell.spot.runs_in, issue
        if place not in self._named:
            self._named[place] = named_points(self._issues.get(place, ()) or self._columns.get(place[0], ()))
        return self._named[place]

    def changes(self, cell: Cell) -> bool:
        """Whether a cell stands in a column of changes."""
        column = cell.spot.runs_in
        if column not in self._changes:
            self._changes[column] = in_changes(self._columns.get(column, ()), cell.spot.name)
        return self._changes[column]

    def _in_brackets(self, cell: Cell) -> Sense:
        """What brackets around the numbers of the column of a cell say."""
        column, header = cell.spot.runs_in, cell.spot.name
        if column not in self._brackets:
            texts = self._columns.get(column, ())
            sizes = self._of.sizes(column)
            legend = legend_scale(self._beside, header, "position", sizes)
            scale = told_scale(header) or (legend.scale if legend is not None else None)
            self._brackets[column] = sense_of_brackets(texts, self._beside, scale, signed=self.changes(cell))
        return self._brackets[column]

    def _told(self, role: str, found: Read, cell: Cell, loose: How = "", why: str = "") -> Quantity:
        # amounts are in a unit of their own
        if role == "capability" and loose != "amount" and (power := self._of.divided_by(cell.spot.runs_in)):
            found = scaled(found, -power)
        if found not in self._numbers:
            self._numbers[found] = _number(found)
        number, spot = self._numbers[found], cell.spot
        if found.open and not number.fixed:
            self.notes.append(f"{cut(cell.text)} ({row_of(cell)}): {BLANK_END_TAKEN}")
            if role in UNBOUNDED:
                number = number_of(with_both_ends(number, found.open, (0.0, LARGEST)))
                found = found._replace(open="")
        return Quantity(cell.text, number, None, spot, found.percent, found.exact, found.open, loose=loose, why=why)

    def _in_words(self, role: str, cell: Cell, found: Finding | None) -> Quantity:
        """A text as the number that stands in it, or as a word."""
        text, header = cell.text, cell.spot.name
        held, of = self.fractions.get(cell.spot.runs_in, {}).get(text) if role != "seats" else None, 0
        if held is not None:
            return self._told(
                role, held.read, cell, "column" if held.sure else "doubtful", "" if held.sure else A_SHARE
            )
        of = self.out_of.get(cell.spot.runs_in, 0)
        bracketed = role == "position" and IN_BRACKETS.fullmatch(text)
        sense = self._in_brackets(cell) if bracketed else "as they are"
        if role == "position" and (sense == "below" if bracketed else self.changes(cell)):
            held = change(ungrouped(text, self.grouping), self.decimal)
        if held is None and (found is None or found.kind == "strange"):
            unit = unit_power(header) if cell.spot.runs_in not in self.full else 0
            scale = told_scale(header)
            typed = as_typed(text, of)
            fits = cell.spot.runs_in in self.small if scale is None else typed and typed.parts[-1] <= scale[1] <= MOST
            if typed is not None and role != "seats" and (fits or of):
                return self._told(role, typed, cell, "doubtful" if of else "proposed", "shown as a date")
            if role == "position" and cell.spot.runs_in in self.years and (year := year_of(text)) is not None:
                return self._told(role, Read((Decimal(year),)), cell, "doubtful", "the year of a date")
            held = self._amount(ungrouped(text, self.grouping), cell, unit, scale[1] if scale else 0.0)
        if held is not None and (role == "position" or held.read.parts[0] >= 0):
            if sense == "either":
                return self._told(role, held.read, cell, "doubtful", EITHER)
            if held.plain:
                return self._told(role, held.read, cell, "column" if held.sure else "doubtful")
            return self._told(role, held.read, cell, "plain" if held.sure else "proposed")
        why = "" if found is None else found.message.partition(", ")[2].partition(", expected")[0]
        why = "is a date" if why and is_date(text) else why
        return Quantity(text, None, text, cell.spot, why="looks mistyped" if mistyped(text) else why)

    def _amount(self, text: str, cell: Cell, unit: int | None, top: float) -> Loose | None:
        """The number that a text holds: in the unit of its column, in a multiple of it, or in other words.

        unit   power of ten of the column's unit, None where nobody has told it
        top    the upper end of the scale that the header tells, 0 where it tells none
        """
        column, header = cell.spot.runs_in, cell.spot.name
        sizes = self._of.sizes(column)
        return (
            amount(text, self.units.get(column, ""), self.decimal)
            or thousandfold(text, header, self.decimal, sizes)
            or loosely(text, self.decimal, unit, top, self.out_of.get(column, 0))
            or multiple(text, self.decimal, sizes)
            or each_part(text, header, self.decimal, unit, sizes)
        )

    def votes(self, cell: Cell | None, actor: str) -> Fraction | None:
        """How many votes; None for one without any.

        actor   whose they are
        """
        if cell is None:
            return None
        if (marked := self._of.footnoted(cell.spot.runs_in).get(ungrouped(cell.text, self.grouping))) is not None:
            self.notes.append(f"{cut(cell.text)} ({row_of(cell)}) is read as {marked} votes")
            cell = cell._replace(text=marked)
        if own := with_casting(cell.text):
            remedy = f"--answer casting={shlex.quote(actor)} has them decide a tie"
            self.notes.append(f"{cut(cell.text)} ({row_of(cell)}) is read as {own}, and a casting vote ({remedy})")
            cell = cell._replace(text=own)
        plain = cell.text.casefold()
        bare = _without_remark(plain)
        if bare in YES or bare in NO or bare in SUBSTITUTES:
            if bare != plain or bare in SUBSTITUTES:
                self.notes.append(f"{cut(cell.text)} is read as {'a vote' if bare in YES else 'no vote'}")
            plain = "no" if bare in SUBSTITUTES else bare
        if plain in NOTHING:
            self.blanks["vote"] += 1
            return None
        if plain in YES:
            return Fraction(1)
        if match := _PART.fullmatch(plain):
            above, below = VULGAR[match[0]] if match[0] in VULGAR else (int(match[1]), int(match[2]))
            if 0 < above <= below:
                return Fraction(above, below)
        if plain in NO:
            return None
        found = None if plain in UNKNOWN else read_cell(ungrouped(cell.text, self.grouping), self.decimal)
        if found is None and plain not in UNKNOWN:
            held = loosely(ungrouped(cell.text, self.grouping), self.decimal)
            found = held.read if held is not None and held.sure else None
            if found is not None:
                self.notes.append(f"{cut(cell.text)} ({row_of(cell)}) is read as {found.parts[0]:f} votes")
        shares = self._of.in_per_cent(cell.spot.runs_in)
        # a range of a share is its middle; of 1 to 2 votes nobody knows how many they are
        strange = isinstance(found, Read) and not shares and (found.percent or len(found.parts) > 1)
        if isinstance(found, Read) and not strange and not found.open and not found.among and found.parts[0] >= 0:
            if len(found.parts) > 1:
                self.notes.append(f"{cut(cell.text)} ({row_of(cell)}) is read as {middle_of(found.parts):f} votes")
            return fraction(middle_of(found.parts)) or None
        if wrong := _no_size(plain, found):
            self.problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected {wrong}"))
            return None
        remedy = "--answer votes=NAMES says who has one"
        told = self.notes if abstains(plain) else self.unclear
        told.append(f"{cut(cell.text)} ({row_of(cell)}) is read as no vote ({remedy})")
        return None

    def veto(self, cell: Cell | None) -> bool:
        """Whether they have a veto."""
        if cell is None:
            return False
        plain = _without_remark(cell.text.casefold())
        if plain in NOTHING:
            self.blanks["veto"] += 1
        elif (plain not in YES and plain not in NO) or plain != cell.text.casefold():
            remedy = "--answer vetoes=NAMES says who has one"
            read = "a veto" if plain in YES else "no veto"
            notes = self.notes if plain in YES or plain in NO else self.unclear
            notes.append(f"{cut(cell.text)} ({row_of(cell)}) is read as {read} ({remedy})")
        return plain in YES


def _no_size(text: str, found: Read | Finding | None) -> str:
    """What is expected instead of a number that no weight can be; "" for any other, and for words."""
    if isinstance(found, Finding) and (found.kind == "large" or text.isdecimal()):
        larger = "in a larger unit where there are more, since only the proportions of votes count"
        return f"a number of at most {LARGEST:g} ({larger})"
    return "0 votes or more" if isinstance(found, Read) and max(found.parts) < 0 else ""


def middle_of(parts: Sequence[Decimal]) -> Decimal:
    """The most likely number of some, or the middle between the low and the high one.

    >>> middle_of([Decimal("1.4"), Decimal("1.6")]), middle_of([Decimal(3), Decimal(9), Decimal(10)])
    (Decimal('1.5'), Decimal('9'))
    """
    return parts[1] if len(parts) == 3 else (parts[0] + parts[-1]) / 2 if len(parts) == 2 else parts[0]


def row_of(cell: Cell | Quantity) -> str:
    """Where a cell stands, as it is told beside its text: row 12."""
    return f"{'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row}"


def number_of(parts: tuple[float, ...], among: bool = False) -> Number:
    """One, two or three numbers in order as a number, a range, or one of several."""
    if among:
        return Number(low=parts[0], high=parts[-1], among=parts, source="table")
    low, *middle, high = parts if len(set(parts)) > 1 else parts[:1] * 2
    return Number(low=low, high=high, mode=middle[0] if middle else None, source="table")


def with_both_ends(number: Number, blank: str, scale: Scale) -> tuple[float, float, float]:
    """A best guess and one end with the other as far from it, within a scale.

    blank   the side on which the other is: "up" or "down"

    >>> with_both_ends(Number(low=20, high=30, source="table"), "up", (0, 100))
    (20.0, 30.0, 40.0)
    >>> with_both_ends(Number(low=30, high=90, source="table"), "down", (0, 100))
    (0.0, 30.0, 90.0)
    """
    low, high = number.low, number.high
    off = high - low
    if blank == "up":
        return low, high, max(high, min(float(scale[1]), round(high + off, 9)))
    return min(low, max(float(scale[0]), round(low - off, 9))), low, high


def _number(found: Read) -> Number:
    parts: tuple[Decimal, ...] = found.parts
    return number_of(tuple(map(float, parts)), found.among)

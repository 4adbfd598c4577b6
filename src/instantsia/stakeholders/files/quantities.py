"""Cells as quantities, votes and vetoes: each as it is written, whatever the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from instantsia.case.numbers import Number
from instantsia.errors import cut
from instantsia.stakeholders.files.cells import Finding, Read, fraction
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.marks import ungrouped
from instantsia.stakeholders.files.sheet import Cell, Problem
from instantsia.stakeholders.files.spellings import read_cell
from instantsia.stakeholders.files.words import ABSTAINS, NO, NOTHING, UNKNOWN, YES

GRADED = ("salience", "capability")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
SUBSTITUTES = frozenset(
    ["sub", "substitute", "alternate", "deputy", "observer", "suppléant", "stellvertreter", "suplente", "supplente"]
)
"""Whoever votes only in the place of another has no vote of their own."""


class Cells:
    """Reads the cells of one table; what is wrong is added to `problems`.

    decimal   the marks that are decimal in it
    grouping  the mark that groups thousands, or ""
    names     {issue: words that mean elsewhere that nobody knows, and are options on it: ND, DK}
    notes     what a person should know of how cells were read
    blanks    how many cells of votes and vetoes are blank
    """

    def __init__(
        self, decimal: frozenset[str], grouping: str, names: Mapping[str, frozenset[str]], problems: list[Problem]
    ) -> None:
        self.decimal = decimal
        self.grouping = grouping
        self.names = names
        self.problems = problems
        self.blanks = {"vote": 0, "veto": 0}
        self.notes: list[str] = []
        self._known: dict[str, Read | Finding | None] = {}
        self._numbers: dict[Read, Number] = {}

    def quantity(self, role: str, cell: Cell, issue: str) -> Quantity:
        """A position, salience, capability or number of seats."""
        text = cell.text
        plain = text.casefold()
        if plain in ABSTAINS and role == "position":
            return Quantity(text, None, None, cell.spot, abstains=True)
        if (plain in NOTHING or plain in UNKNOWN) and not (role == "position" and text in self.names.get(issue, ())):
            return Quantity(text, None, None, cell.spot)
        if text not in self._known:
            self._known[text] = read_cell(ungrouped(text, self.grouping), self.decimal)
        # marks without a number are grades: +, ++
        found = None if role in GRADED and text.strip("+*") == "" else self._known[text]
        if isinstance(found, Read):
            if role != "position" and found.parts[0] < 0:
                self.problems.append(Problem(cell.spot, f"found {cut(text)}, expected 0 or more"))
            elif role == "seats" and (found.percent or found.open):
                self.problems.append(Problem(cell.spot, f"found {cut(text)}, expected a number of seats"))
            if found not in self._numbers:
                self._numbers[found] = _number(found)
            return Quantity(text, self._numbers[found], None, cell.spot, found.percent, found.exact, found.open)
        if isinstance(found, Finding):
            self.problems.append(Problem(cell.spot, found.message))
        elif role == "seats":
            self.problems.append(Problem(cell.spot, f"found {cut(text)}, expected a number of seats"))
        return Quantity(text, None, text if found is None else None, cell.spot)

    def votes(self, cell: Cell | None) -> Fraction | None:
        """How many votes; None for one without any."""
        if cell is None:
            return None
        plain = cell.text.casefold()
        bare = _ASIDE.sub("", plain)
        if bare in YES or bare in NO or bare in SUBSTITUTES:
            if bare != plain or bare in SUBSTITUTES:
                self.notes.append(f"{cut(cell.text)} is read as {'a vote' if bare in YES else 'no vote'}")
            plain = "no" if bare in SUBSTITUTES else bare
        if plain in NOTHING:
            self.blanks["vote"] += 1
            return None
        if plain in YES:
            return Fraction(1)
        if plain in NO:
            return None
        expected = "expected yes, no (or nothing), or a number of votes"
        found = None if plain in UNKNOWN else read_cell(ungrouped(cell.text, self.grouping), self.decimal)
        if isinstance(found, Read) and len(found.parts) == 1 and not (found.percent or found.open):
            if found.parts[0] < 0:
                self.problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected 0 or more votes"))
            return fraction(found.parts[0]) or None
        number = isinstance(found, Finding) and found.kind != "strange"
        told = found.message if number and isinstance(found, Finding) else f"found {cut(cell.text)}, {expected}"
        self.problems.append(Problem(cell.spot, told))
        return None

    def veto(self, cell: Cell | None) -> bool:
        """Whether they have a veto."""
        if cell is None:
            return False
        plain = cell.text.casefold()
        if plain in NOTHING:
            self.blanks["veto"] += 1
        elif plain not in YES and plain not in NO:
            told = f"found {cut(cell.text)}, expected yes or no (or nothing, which is no)"
            self.problems.append(Problem(cell.spot, told))
        return plain in YES


def number_of(parts: tuple[float, ...], among: bool = False) -> Number:
    """One, two or three numbers in order as a number, a range, or one of several."""
    if among:
        return Number(low=parts[0], high=parts[-1], among=parts, source="table")
    low, *middle, high = parts if len(parts) > 1 else parts * 2
    return Number(low=low, high=high, mode=middle[0] if middle else None, source="table")


def _number(found: Read) -> Number:
    parts: tuple[Decimal, ...] = found.parts
    return number_of(tuple(map(float, parts)), found.among)

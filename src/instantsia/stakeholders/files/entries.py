"""One actor on one issue, as a table says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from instantsia.case.numbers import Number
from instantsia.stakeholders.files.sheet import Spot


@dataclass(frozen=True)
class Quantity:
    """What a cell says about how much.

    raw      as it is written (not compared: 0.5 and 0,5 are equal)
    number   None where it is blank, or a word
    word     None where it is blank, or a number; "leans to full ban" is read by the scale, not here
    exact    whether one number is written so that it has no width: "=60", or as a range of nothing, "60..60"
    """

    raw: str = field(compare=False)
    number: Number | None
    word: str | None
    spot: Spot = field(compare=False)
    percent: bool = field(default=False, compare=False)
    exact: bool = False

    @property
    def blank(self) -> bool:
        """Whether nobody knows."""
        return self.number is None and self.word is None


@dataclass(frozen=True)
class Entry:
    """One actor on one issue.

    actor    name as it is written
    issue    "" where the table has one issue without a name
    votes    None for one without a vote; 1 where the cell says yes
    seats    votes of a bloc
    """

    actor: str
    issue: str
    position: Quantity
    salience: Quantity
    capability: Quantity
    votes: Fraction | None
    veto: bool
    body: str
    seats: Quantity
    source: str
    note: str
    spot: Spot = field(compare=False)

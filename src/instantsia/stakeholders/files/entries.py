"""One actor on one issue, as a table says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Literal, NamedTuple

from instantsia.case.numbers import Number
from instantsia.frozen import frozen
from instantsia.stakeholders.files.sheet import Spot


class Unit(NamedTuple):
    """The unit in which the amounts of a column are read.

    name       as it is told: "USD m", "thousands"; "" where there is none, or the numbers are in full
    power      its power of ten
    currency   the codes of the currencies that it may be in; empty where it is no sum of money
    """

    name: str = ""
    power: int = 0
    currency: frozenset[str] = frozenset()


NO_UNIT = Unit()
How = Literal["", "plain", "proposed", "column", "doubtful", "amount", "mark", "other"]
"""How a cell was read, as `Quantity.loose` has it."""


@frozen
class Quantity:
    """What a cell says about how much.

    raw      as it is written (not compared: 0.5 and 0,5 are equal)
    number   None where it is blank, or a word
    word     None where it is blank, or a number; "leans to full ban" is read by the scale, not here
    exact    whether it is exactly the number that is written, and not about that much
    open     the side on which the end of its range is that of its scale: "up" of 80+, "down" of <45
    abstains whether the cell says that they abstain or are away: they stand nowhere, and that is known
    loose    how the number was read out of a text: "plain" is told, "proposed" is asked about; as good as numbers that
             stand alone are "column", which the others of the column make plain, "doubtful", which is asked about,
             "amount", in the unit of its column, and "mark", without the mark of a footnote. A word is "other" where
             it is an amount in another currency than that of its column, and "doubtful" where it is an option that
             they probably take
    why      of a word in a column of numbers: why it is none; of a number that is asked about: why
    unit     of an amount: that in which its number is; of one in another currency, that
    """

    raw: str = field(compare=False)
    number: Number | None
    word: str | None
    spot: Spot = field(compare=False)
    percent: bool = field(default=False, compare=False)
    exact: bool = False
    open: Literal["", "up", "down"] = ""
    abstains: bool = False
    loose: How = field(default="", compare=False)
    why: str = field(default="", compare=False)
    unit: Unit = field(default=NO_UNIT, compare=False)

    @property
    def blank(self) -> bool:
        """Whether nobody knows."""
        return self.number is None and self.word is None and not self.abstains


@frozen
class Entry:
    """One actor on one issue.

    actor    name as it is written
    issue    "" where the table has one issue without a name
    votes    None for one without a vote; 1 where the cell says yes
    seats    votes of a bloc
    away     whether the cell of their votes says that they abstain or are away
    raws     {"vote", "veto": the cell as it is written}, of those that have one
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
    away: bool = False
    raws: Mapping[str, str] = field(default_factory=dict, compare=False)

"""From a cell to what is assumed about one number, and to what its source claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Any

from instantsia.case.numbers import Number, plain
from instantsia.case.values import Domain
from instantsia.frozen import frozen
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Spot

SHARE = 0.25
"""A bare capability is drawn within this share of itself on either side."""
WIDER = 3.0
"""Where the source of a number falls, it may be so many times as far off."""
DIGITS = 9
"""Ends of ranges are rounded to so many digits behind the point: 0.1 + 0.2 is 0.3."""
EVEN = 1e-6
"""Widths that differ by no more than this differ by rounding."""


def in_path(number: Number, unit: float = 1.0) -> str:
    """A number as a path has it, each part of it divided by a unit.

    >>> in_path(Number(low=20, mode=30, high=50), 100), in_path(Number(low=20, high=40, among=(20, 40)), 100)
    ('0.2..0.3..0.5', '0.2|0.4')
    """
    if number.among:
        return "|".join(plain(round(one / unit, DIGITS)) for one in number.among)
    parts = (number.low,) if number.fixed else (number.low, number.mode, number.high)
    return "..".join(plain(round(one / unit, DIGITS)) for one in parts if one is not None)


@frozen
class Stated:
    """What is known about one number.

    number   as it is drawn
    why      where it stands, and what was made of it
    wider    as it is drawn where the source of its row falls; None where nothing is stated
    spot     of its cell, None where there is no such column
    """

    number: Number
    why: str
    wider: Number | None = None
    spot: Spot | None = None

    def assumption(self, about: str, sourced: bool) -> dict[str, Any]:
        """What is assumed, as an entry of a case; of a number with a source what holds where that falls."""
        number, why = self.number, self.why
        if sourced and self.wider is not None:
            number = self.wider
            why += "; where the source of its row is wrong "
            why += "the same" if self.wider == self.number else f"up to {WIDER:g} times as far off"
        return {"about": about, "value": {**_figures(number), "why": why, "source": "table"}, "why": why}

    @property
    def claimed(self) -> list[float] | str:
        """The number as a claim writes it."""
        number = self.number
        if number.among:
            return "|".join(map(plain, number.among))
        if number.fixed:
            return [number.low]
        return [number.low, number.high] if number.mode is None else [number.low, number.mode, number.high]


def _figures(number: Number) -> dict[str, Any]:
    if number.among:
        return {"among": list(number.among)}
    return {"value": [number.low, number.high] if number.mode is None else [number.low, number.mode, number.high]}


def _round(value: float) -> float:
    return round(value, DIGITS)


def between(low: float, mode: float | None, high: float, domain: Domain) -> Number:
    """A number cut to its domain."""
    ends = [_round(min(max(end, domain.low), domain.high)) for end in (low, high)]
    middle = None if mode is None else min(max(_round(mode), ends[0]), ends[1])
    return Number(low=ends[0], high=ends[1], mode=middle, source="table")


def around(value: float, width: float, domain: Domain, *, even: bool = True) -> Number:
    """A single number with what it may be off on either side, most likely as it stands.

    even   as far on either side as there is room on both: else a number near an end would be drawn to the middle, and
           one at an end is exact
    """
    if even:
        width = min(width, value - domain.low, domain.high - value)
    if width <= 0:
        return Number(low=value, high=value, source="table")
    return between(value - width, value, value + width, domain)


def _widened(number: Number, domain: Domain) -> Number:
    """The same with ends so many times as far from its middle."""
    middle = number.middle
    low, high = (middle + (end - middle) * WIDER for end in (number.low, number.high))
    return between(low, number.mode, high, domain)


@frozen
class Reader:
    """How the cells of one column on one issue are read.

    what      the column, as it is called
    domain    from where to where its values run
    unit      by which what is written is divided
    bare      (value) what a single number may be off on either side
    how       that in words
    word      a word to a number; raises ValueError where it is none
    blank     what a blank is: None to take one of the stated
    nobody    in words, what a blank is
    stated    the middles of what others have, in order
    """

    what: str
    domain: Domain
    unit: float
    bare: Callable[[float], float]
    how: str
    word: Callable[[str], Number]
    blank: Number | None = None
    nobody: str = ""
    stated: tuple[float, ...] = field(default=())

    def among(self, cells: Iterable[Quantity]) -> tuple[float, ...]:
        """The middles of what is stated in a column, in order."""
        return tuple(sorted(_round(cell.number.middle / self.unit) for cell in cells if cell.number is not None))

    def read(self, cell: Quantity) -> Stated:
        """What a cell says; raises ValueError for a word that is none, or a number outside the domain."""
        place = str(cell.spot)
        if cell.blank:
            return Stated(self._blank(), f"{place}: blank: {self.nobody}", spot=cell.spot)
        if cell.word is not None:
            number = self.word(cell.word)
            if not number.fixed:
                return Stated(number, f'{place}: "{cell.word}"', self._wider(number), cell.spot)
        else:
            assert cell.number is not None
            written, unit = cell.number, self.unit
            if not self.domain.low <= written.low / unit <= written.high / unit <= self.domain.high:
                low, high = self.domain.low * unit, self.domain.high * unit
                raise ValueError(f"expected {self.what} from {low:g} to {high:g}")
            mode = None if written.mode is None else written.mode / unit
            number = between(written.low / unit, mode, written.high / unit, self.domain)
            if written.among:
                among = tuple(_round(one / unit) for one in written.among)
                number = number.model_copy(update={"among": among})
                return Stated(number, f"{place}: one of several that were told", number, cell.spot)
            if cell.exact:
                return Stated(number, f"{place}: exact, as it stands", number, cell.spot)
        if not number.fixed:
            return Stated(number, f"{place}: a range, as it stands", self._wider(number), cell.spot)
        value, width = number.low, self.bare(number.low)
        drawn = around(value, width, self.domain)
        itself = "the end itself" if value in (self.domain.low, self.domain.high) else "the point itself"
        said = f'"{cell.word}", {itself}' if cell.word is not None else "a bare number"
        how = self.how if not drawn.fixed else "exact" if not width else "exact at the end of its range"
        if not drawn.fixed and drawn.high - drawn.low < 2 * width - EVEN:
            how += ", but on either side no farther than to the nearer end"
        wider = around(value, WIDER * width, self.domain, even=False)
        return Stated(drawn, f"{place}: {said}, {how}", wider, cell.spot)

    def _blank(self) -> Number:
        if self.blank is not None:
            return self.blank
        # where nothing is stated but words that are none, these are told
        among = self.stated or (self.domain.low,)
        return Number(low=among[0], high=among[-1], among=among, source="table")

    def _wider(self, number: Number) -> Number:
        return _widened(number, self.domain)


def held_in(cells: Iterable[Quantity]) -> tuple[float, float, float]:
    """(least, most, step) of the numbers that are stated in a column: the step is what they are written to."""
    found = [cell for cell in cells if cell.number is not None]
    middles = [cell.number.middle for cell in found if cell.number is not None] or [0.0]
    ends = [end for cell in found if cell.number is not None for end in (cell.number.low, cell.number.high)]
    return min(middles), max(middles), step_of(ends)


def step_of(values: Iterable[float]) -> float:
    """The least difference that numbers are written to: 1 where all are whole, .1 where one has a decimal.

    >>> step_of([20.0, 60.0]), step_of([0.5, 1.0])
    (1.0, 0.1)
    """
    decimals = max((len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in values), default=0)
    return round(10.0**-decimals, DIGITS)


def no_word(what: str) -> Callable[[str], Number]:
    """A reader of words for a column that has none."""

    def refuse(word: str) -> Number:
        raise ValueError(f"expected {what}, a range, or nothing where nobody knows")

    return refuse


def middles(values: Sequence[float]) -> str:
    """How many values, in words."""
    return "the one value that is stated" if len(values) == 1 else f"one of the {len(values)} that are stated"

"""How sides, issues, levels and worths of a deal are said."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from instantsia.analysis.bargaining.results import Bargain, OnIssue, Spread
from instantsia.case.phrases import and_list
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.probabilities import percent

SURE = 0.95
"""An option that stands in so many of the draws is said without how often."""


class Measure(NamedTuple):
    """How a number of an issue is said.

    unit  behind it, or ""
    to    the power of ten to which it is rounded; 0 where it is said as it is
    """

    unit: str = ""
    to: float = 0.0

    @property
    def bare(self) -> Measure:
        """The same without the unit."""
        return Measure("", self.to)


EXACT = Measure()


def number(value: float, of: Measure = EXACT) -> str:
    """A number with its unit.

    >>> number(140.0, Measure("million")), number(1.0, Measure("years")), number(132_988, Measure("$", 1_000))
    ('140 million', '1 year', '133,000 $')
    """
    text = value_text(round(value / of.to) * of.to if of.to else value)
    one = text == "1" and of.unit in ("years", "months", "weeks", "days", "hours", "points", "units")
    return f"{text} {of.unit.removesuffix('s') if one else of.unit}".strip()


def between(low: float, high: float, of: Measure = EXACT) -> str:
    """From a number to another, with the unit of both."""
    first, last = number(low, of.bare), number(high, of.bare)
    return number(low, of) if first == last else f"{first} to {number(high, of)}"


def level(found: OnIssue, of: Measure = EXACT) -> str:
    """Where an issue ends up, in the middle of the draws: a number, or the option that stands most often."""
    if found.number is not None:
        return number(found.number.median, of)
    option, share = most_often(found)
    return option if share >= SURE else f"{option} ({percent(share)})"


def most_often(found: OnIssue) -> tuple[str, float]:
    """The option that stands most often, and in which share of the draws."""
    return max(found.options.items(), key=lambda one: one[1])


def deal_text(issues: Mapping[str, OnIssue], measures: Mapping[str, Measure]) -> str:
    """A whole deal in a sentence: price 140 million, delivery 9 months and exclusivity yes."""
    return and_list([f"{name} {level(found, measures[name])}" for name, found in issues.items()])


def measures(found: Bargain) -> dict[str, Measure]:
    """{issue: how its numbers are said}: where lines are drawn, no finer than the steps between its levels."""
    out = {}
    for one in found.deal.issues:
        step = found.issues[one.name].step
        to = 10.0 ** math.floor(math.log10(step)) if step and found.drawn else 0.0
        out[one.name] = Measure(one.unit, to)
    return out


def ended(text: str) -> str:
    """A sentence with its full stop, which the short form of a unit may have already.

    >>> ended("9 months"), ended("9 Mon.")
    ('9 months.', '9 Mon.')
    """
    return text if text.endswith(".") else f"{text}."


def worth(value: float) -> str:
    """What a deal is worth to a side, to .01; a dash beyond a line of that side."""
    return f"{value + 0.0:.2f}".replace("-0.00", "0.00") if math.isfinite(value) else "-"


def worth_range(found: Spread) -> str:
    """The same with its range over the draws."""
    low, middle, high = worth(found.low), worth(found.median), worth(found.high)
    return middle if low == high else f"{middle} ({low}-{high})"


def change(value: float) -> str:
    """A difference of worths with its sign."""
    text = f"{value:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text


def round_text(found: Spread) -> str:
    """In which round, over the draws: 11, 9 to 14."""
    low, high = round(found.low), round(found.high)
    return f"{round(found.median)}" if low == high else f"{round(found.median)} ({low} to {high})"


def sides(found: Bargain) -> Sequence[str]:
    """What the two sides are called."""
    return found.deal.sides

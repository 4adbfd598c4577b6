"""How sides, issues, levels and worths of a deal are said."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from instantsia.analysis.bargaining.results import Bargain, OnIssue, Spread
from instantsia.case.phrases import and_list
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.probabilities import percent

SURE = 0.95
"""An option that stands in so many of the draws is said without how often."""


def number(value: float, unit: str = "") -> str:
    """A number with its unit.

    >>> number(140.0, "million"), number(1.0, "years"), number(2.5)
    ('140 million', '1 year', '2.5')
    """
    text = value_text(value)
    one = text == "1" and unit in ("years", "months", "weeks", "days", "hours", "points", "units")
    return f"{text} {unit.removesuffix('s') if one else unit}".strip()


def wide(spread: Spread) -> bool:
    """Whether the ends of a spread print as two numbers."""
    return value_text(spread.low) != value_text(spread.high)


def between(low: float, high: float, unit: str = "") -> str:
    """From a number to another, with the unit of both."""
    return number(low, unit) if value_text(low) == value_text(high) else f"{value_text(low)} to {number(high, unit)}"


def level(found: OnIssue, unit: str = "") -> str:
    """Where an issue ends up, in the middle of the draws: a number, or the option that stands most often."""
    if found.number is not None:
        return number(found.number.median, unit)
    option, share = most_often(found)
    return option if share >= SURE else f"{option} ({percent(share)})"


def most_often(found: OnIssue) -> tuple[str, float]:
    """The option that stands most often, and in which share of the draws."""
    return max(found.options.items(), key=lambda one: one[1])


def deal_text(issues: Mapping[str, OnIssue], units: Mapping[str, str]) -> str:
    """A whole deal in a sentence: price 140 million, delivery 9 months and exclusivity yes."""
    return and_list([f"{name} {level(found, units[name])}" for name, found in issues.items()])


def units(found: Bargain) -> dict[str, str]:
    """{issue: its unit}."""
    return {one.name: one.unit for one in found.deal.issues}


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

"""Values in their own unit, points of a scale, and scores."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from instantsia.case.times import are_times, time_text
from instantsia.report.wording.proportions import probability_text
from instantsia.report.wording.rounding import ONE, exact, to_step

if TYPE_CHECKING:
    from instantsia.analysis.predictive.bootstrap import Interval

_GROUPED = 10_000
"""From here on thousands are set off by commas: years are not, nor what stands beside them."""
DIGITS = 5
"""Of a point of a scale: a year has four before the point, and nobody tells thousandths of one."""


def value_text(value: float) -> str:
    """A value in its own unit, to three significant digits: "62", "6.4", "0.35", "12,000"."""
    meant = exact(value)
    if meant == 0:
        return "0"
    step = Decimal(1).scaleb(min(meant.adjusted() - 2, 0))
    text = _grouped(to_step(meant, step))
    return text.rstrip("0").rstrip(".") if "." in text else text


def scale_text(value: float, low: float, high: float) -> str:
    """A point of a scale, to a hundredth of the scale or to 1, whichever is finer; of at most five digits.

    >>> scale_text(46.6, 0, 100), scale_text(0.466, 0, 1), scale_text(46.6, -1000, 1000), scale_text(-0.2, -50, 50)
    ('47', '0.47', '47', '0')
    >>> scale_text(2036.713, 2033, 2039)
    '2036.7'
    >>> scale_text(2026.715, 2026.666, 2026.833)
    '19 Sep 2026'
    """
    if are_times(low, high):
        return time_text(value)
    before = len(str(int(max(abs(low), abs(high)))))
    places = max(0, min(math.ceil(-math.log10((high - low) / 100) - 1e-9), max(0, DIGITS - before)))
    rounded = to_step(exact(value), Decimal(1).scaleb(-places))
    return _grouped(rounded + 0, f".{places}f") if rounded else f"{0:.{places}f}"


def point_text(value: float, low: float, high: float) -> str:
    """A point to which somebody is moved: to a thousandth of the scale, or as `value_text` where that is finer.

    >>> point_text(1973.525, 1950, 1975), point_text(94.7, 0, 100), point_text(0.3125, 0, 1), point_text(3.25, 0, 100)
    ('1973.53', '94.7', '0.313', '3.25')
    """
    if are_times(low, high):
        return time_text(value)
    return at_resolution(value, (high - low) / 1000)


def at_resolution(value: float, difference: float) -> str:
    """As `value_text`, but to as many places as tell values apart that differ by so much; every digit where by 0.

    >>> at_resolution(1961.277, 0.3), at_resolution(49.801, 1.1), at_resolution(50.0, 0.02), at_resolution(1961.5, 0.0)
    ('1961.3', '49.8', '50', '1961.5')
    """
    if difference == 0:
        return _grouped(value + 0.0, ".12g")
    places = max(0, math.ceil(-math.log10(abs(difference)) - 1e-9))
    meant = exact(value)
    if meant and 2 - meant.adjusted() >= places:
        return value_text(value)
    text = _grouped(to_step(meant, Decimal(1).scaleb(-places)) + 0, f".{places}f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def score_text(score: float) -> str:
    """A Brier or logarithmic score, to .01, so that several stand under each other.

    >>> score_text(0.5), score_text(0.0004), score_text(math.inf)
    ('0.50', '<0.01', 'without bound')
    """
    if not math.isfinite(score):
        return "without bound"
    meant = exact(score)
    return "<0.01" if 0 < meant < ONE / 2 else f"{to_step(meant, ONE):.2f}"


def tipping_text(tipping: float | None, *, credence: bool = True) -> str:
    """Where the headline crosses .5: a credence to .01, or a value in its own unit."""
    if tipping is None:
        return "has no break-even"
    return f"break-even at {probability_text(tipping) if credence else value_text(tipping)}"


def interval_text(one: Interval, places: int) -> str:
    """A mean difference with its sign, and its interval where there is one: "+0.03 (-0.01 to +0.07)"."""
    if one.low is None or one.high is None:
        return f"{one.mean:+.{places}f}"
    return f"{one.mean:+.{places}f} ({one.low:+.{places}f} to {one.high:+.{places}f})"


def _grouped(value: Decimal | float, form: str = "f") -> str:
    """A number with commas between its thousands, but for those of four digits: years have none."""
    comma = "," if abs(float(value)) >= _GROUPED else ""
    return f"{value:{comma}{form}}"

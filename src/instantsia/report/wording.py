"""How numbers and lists are put into words on screen, in the report and under `shown` and `said` in the data.

Pure functions from numbers to text. A probability is never printed as 0 or 1, a range is printed to .05,
and p to .05 where its range is wider than .10, else to .01: more digits would claim to know more than is known.

Rounding is half up on the decimal value as it is written: 0.675 is 0.68 and 0.125 to the nearest .05 is 0.15,
whatever the binary number behind them.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from instantsia.case.phrases import and_list as and_list
from instantsia.case.phrases import capital as capital

if TYPE_CHECKING:
    from instantsia.analysis.predictive.bootstrap import Interval

BANDS: tuple[tuple[str, float, float], ...] = (
    ("almost no chance", 0.01, 0.05),
    ("very unlikely", 0.05, 0.20),
    ("unlikely", 0.20, 0.45),
    ("about even", 0.45, 0.55),
    ("likely", 0.55, 0.80),
    ("very likely", 0.80, 0.95),
    ("almost certain", 0.95, 0.99),
)
"""The words of ICD 203 with their bands; the directive says "roughly even chance" where we say "about even"."""

_EXACT = Decimal("1e-9")
_FIVE, _ONE, _THOUSANDTH = Decimal("0.05"), Decimal("0.01"), Decimal("0.001")
_HALF = Decimal("0.5")
_EDGES = (Decimal(0), *(Decimal(str(top)) for _, _, top in BANDS[:-1]), Decimal(1))

_GROUPED = 10_000
"""From here on thousands are set off by commas: years are not, nor what stands beside them."""

EITHER_WAY = "could go either way"
"""What is added where the range crosses one half."""


# ---------------------------------------------------------------------------------------------- probabilities


def shown(p: float | None, low: float | None = None, high: float | None = None, *, option: bool = False) -> str:
    """A probability with its range and, before it, the word; "" where there is no p.

    The word is "open" if the range crosses .5; else the ICD 203 word of p as printed if low and high lie in its band or
    in a neighbour's; else the word of the end nearer to .5 with "or more" or "or less". Without a range the word of p.
    `option`: p is that of one option among several, which prints nothing where p is 0.

    >>> shown(0.96, 0.65, 0.98)
    'likely or more, 0.95 (0.65 to >0.95)'
    """
    bare = shown_bare(p, low, high, option=option)
    return f"{_word(p, low, high)}, {bare}" if p is not None and bare else bare


def shown_bare(p: float | None, low: float | None = None, high: float | None = None, *, option: bool = False) -> str:
    """The number part of `shown`: "p (low-high)", or p alone to .01 where there is no range.

    Where p as printed would lie outside a range rounded to .05, the end moves outward by one step; so it does where
    both would print the same and lie a hundredth apart or more.

    >>> shown_bare(0.53, 0.526, 0.56), shown_bare(0.86, 0.83, 0.97)
    ('0.53 (0.50-0.55)', '0.85 (0.80-0.95)')
    """
    if p is None:
        return ""
    middle = _probability(p)
    if option and middle == 0:
        return ""
    if low is None or high is None:
        return _printed(middle, _ONE)
    bottom, top = _range(p, low, high)
    step = _FIVE if top - bottom > Decimal("0.10") else _ONE
    rounded = _to(middle, step)
    return f"{_printed(middle, step)} ({_range_printed(bottom, top, middle, rounded)})"


def probability_text(p: float | None, *, to: float = 0.01) -> str:
    """A probability alone, to .01 or to .05, never 0 or 1; "" where there is none.

    >>> probability_text(0.534), probability_text(0.534, to=0.05), probability_text(1.0)
    ('0.53', '0.55', '>0.95')
    """
    return "" if p is None else _printed(_probability(p), _decimal(to))


def said(p: float | None, low: float | None = None, high: float | None = None, *, option: bool = False) -> str:
    """What `shown` says, as the screen says it: the word of p as printed, and per cent; "" where nothing is to be said.

    Where the range crosses one half, that is added. `option` as in `shown`.

    >>> said(0.51, 0.45, 0.60)
    'about even, 50 % (45-60 %); could go either way'
    >>> said(0.96, 0.65, 0.98), said(0.0)
    ('almost certain, 95 % (65 to >95 %)', 'almost no chance, less than 5 %')
    """
    bare = said_bare(p, low, high, option=option)
    if p is None or not bare:
        return ""
    either = f"; {EITHER_WAY}" if either_way(p, low, high) else ""
    return f"{word(p, low, high)}, {bare}{either}"


def said_bare(p: float | None, low: float | None = None, high: float | None = None, *, option: bool = False) -> str:
    """The number part of `said`: "85 % (75 to >95 %)", rounded as `shown_bare` rounds.

    A p that is the least or the most that it may be is not said twice.

    >>> said_bare(0.85, 0.848, 0.95), said_bare(0.85, 0.6, 0.852), said_bare(0.75, 0.749, 0.752)
    ('85 % (up to 95 %)', '85 % (down to 60 %)', '75 %')
    """
    bare, _, ends = shown_bare(p, low, high, option=option).partition(" (")
    if not ends:
        return _percent(bare)
    first, last = re.split(r"-| to ", ends.removesuffix(")"))
    if first == last == bare:
        # nobody reads more out of "less than 5 % (<5 to <5)"
        return _percent(bare)
    if bare == first and bare[0] != "<":
        ends = f"up to {last})"
    elif bare == last and bare[0] != ">":
        ends = f"down to {first})"
    ends = _PERCENT.sub(_bare_percent, ends).replace(")", " %)")
    return f"{_percent(bare)} ({ends}"


def as_printed(p: float, low: float | None = None, high: float | None = None) -> float:
    """A probability as its number is printed beside its range; as it is where that says less or more than an end.

    >>> as_printed(0.868, 0.75, 0.97), as_printed(0.01)
    (0.85, 0.01)
    """
    bare = shown_bare(p, low, high).partition(" (")[0]
    return p if bare[0] in "<>" else float(bare)


def percent(p: float | None, *, to: float = 0.01) -> str:
    """A probability alone in per cent, never 0 or 100: "53 %", "more than 95 %".

    >>> percent(0.534), percent(0.534, to=0.05), percent(1.0)
    ('53 %', '55 %', 'more than 95 %')
    """
    return _percent(probability_text(p, to=to))


def word(p: float, low: float | None = None, high: float | None = None, *, to: float = 0.01) -> str:
    """The word of ICD 203 for a probability as its number is printed: one number that is read has one word.

    p is rounded as `said_bare` rounds it beside its range, and where there is none to `to`, as `percent` does. Of p
    itself 45 % would be unlikely once and about even another time, and nobody who reads could see why.

    >>> word(0.448, 0.3, 0.6), word(0.452, 0.3, 0.6), word(0.452), word(0.458)
    ('unlikely', 'unlikely', 'unlikely', 'about even')
    """
    return BANDS[_band(_read(shown_bare(p, low, high) if low is not None else probability_text(p, to=to)))][0]


def _read(bare: str) -> Decimal:
    """The number that a reader takes from `shown_bare`; beyond an end that end."""
    number = bare.partition(" (")[0]
    return Decimal({"<": 0, ">": 1}.get(number[0], number))


def either_way(p: float, low: float | None, high: float | None) -> bool:
    """Whether the range crosses one half."""
    if low is None or high is None:
        return False
    bottom, top = _range(p, low, high)
    return bottom < _HALF < top


_PERCENT = re.compile(r"[01]\.\d\d")


def _bare_percent(found: re.Match[str]) -> str:
    return f"{int(Decimal(found[0]) * 100)}"


def _percent(bare: str) -> str:
    """A probability as `_printed` prints it, in per cent and in words at the ends."""
    ends = {"<": "less than ", ">": "more than "}
    return f"{ends.get(bare[0], '')}{_PERCENT.sub(_bare_percent, bare.lstrip('<>'))} %" if bare else ""


def range_text(low: float, high: float) -> str:
    """A range alone, to .05: "0.35-0.85", "0.65 to >0.95"."""
    bottom, top = _probability(low), _probability(high)
    if bottom > top:
        raise ValueError(f"a range runs upwards, not from {low} to {high}")
    return _range_printed(bottom, top)


def cell_text(p: float | None) -> str:
    """A share in a cell of a table, to .05; an empty cell for nothing at all."""
    return "" if p is None or _probability(p) == 0 else _printed(_probability(p), _FIVE)


def index_text(share: Fraction | float) -> str:
    """An exact share to .001; 0 and 1 only where it is just that.

    >>> [index_text(share) for share in (0.3125, 0, 0.0001, 0.9999, 1)]
    ['0.313', '0', '<0.001', '>0.999', '1']
    """
    if share in (0, 1):
        return str(int(share))
    if share < 0.0005:
        return "<0.001"
    return ">0.999" if share >= 0.9995 else f"{_to(_decimal(float(share)), _THOUSANDTH):.3f}"


def percentage_text(p: float | None) -> str:
    """A share as a whole percentage, never 0 or 100: "61 %", "<1 %", ">99 %"."""
    if p is None:
        return ""
    whole = _to(_probability(p) * 100, Decimal(1))
    if whole == 0:
        return "<1 %"
    return ">99 %" if whole == 100 else f"{whole} %"


def _word(p: float, low: float | None, high: float | None) -> str:
    own = _band(_read(shown_bare(p, low, high)))
    if low is None or high is None:
        return BANDS[own][0]
    bottom, top = _range(p, low, high)
    if bottom < _HALF < top:
        return "open"
    if _EDGES[max(own - 1, 0)] <= bottom and top <= _EDGES[min(own + 2, len(BANDS))]:
        return BANDS[own][0]
    if bottom >= _HALF:
        return f"{BANDS[_band(bottom)][0]} or more"
    return f"{BANDS[_band(top)][0]} or less"


def _band(p: Decimal) -> int:
    """Number of the band; a border belongs to the band farther from even, so that 1 - p mirrors p."""
    if p > _HALF:
        return sum(p >= edge for edge in _EDGES[1:-1])
    return sum(p > edge for edge in _EDGES[1:-1])


def _printed(p: Decimal, step: Decimal) -> str:
    """One number to the step, never 0 or 1."""
    rounded = _to(p, step)
    if rounded >= 1 and p <= Decimal("0.975"):
        rounded = Decimal("0.95")
    if rounded <= 0:
        return "<0.05"
    return ">0.95" if rounded >= 1 else f"{rounded:.2f}"


def _range_printed(low: Decimal, high: Decimal, p: Decimal | None = None, inside: Decimal | None = None) -> str:
    """Both ends to .05; p, printed as `inside`, is held between them, and apart from an end that lies elsewhere."""
    below, above = _end(low), _end(high)
    if p is not None and inside is not None and 0 < inside < 1:
        if inside < below < 1:
            below = _to(inside, _FIVE, ROUND_DOWN)
        elif inside == below and p - low >= _ONE:
            below = min(below, _to(low, _FIVE, ROUND_DOWN))
        if 0 < above < inside:
            above = _to(inside, _FIVE, ROUND_UP)
        elif above == inside and high - p >= _ONE:
            above = max(above, _to(high, _FIVE, ROUND_UP))
    first, last = _printed(below, _FIVE), _printed(above, _FIVE)
    return f"{first} to {last}" if {first[0], last[0]} & {"<", ">"} else f"{first}-{last}"


def _end(p: Decimal) -> Decimal:
    """An end of a range to .05; exactly .975 is not above it and stays printable."""
    return Decimal("0.95") if p == Decimal("0.975") else _to(p, _FIVE)


def _range(p: float, low: float, high: float) -> tuple[Decimal, Decimal]:
    bottom, middle, top = _probability(low), _probability(p), _probability(high)
    if not bottom <= middle <= top:
        raise ValueError(f"p = {p} lies outside its range {low} to {high}")
    return bottom, top


# ------------------------------------------------------------------------------ shares, moves, tipping values


def share_text(share: float | None) -> str:
    """How much of the outcome hangs on one thing, to .01; under .02 it is not told from nothing."""
    if share is None:
        return ""
    exact = _decimal(share)
    return "<0.02" if exact < Decimal("0.02") else f"{_to(exact, _ONE):.2f}"


def variance_text(share: float | None) -> str:
    """A share of the variance, to .05; what would print as 0 or 1 prints as a bound."""
    return "" if share is None else _printed(min(max(_decimal(share), Decimal(0)), Decimal(1)), _FIVE)


def moves_text(moves: float | None, standard_error: float) -> str:
    """How far something moves the headline: signed, to .01; under two standard errors "<0.03".

    "0" where it is exactly 0, since then nothing before the event reads it; "" where it has no range.

    >>> moves_text(-0.174, 0.01), moves_text(0.01, 0.012), moves_text(0.0, 0.0)
    ('-0.17', '<0.03', '0')
    """
    if moves is None:
        return ""
    exact = _decimal(moves)
    if exact == 0:
        return "0"
    if abs(exact) < 2 * _decimal(standard_error):
        return "<0.03"
    rounded = _to(abs(exact), _ONE)
    if rounded == 0:
        return "<0.01"
    return f"{'-' if exact < 0 else '+'}{rounded:.2f}"


def value_text(value: float) -> str:
    """A value in its own unit, to three significant digits: "62", "6.4", "0.35", "12,000"."""
    exact = _decimal(value)
    if exact == 0:
        return "0"
    step = Decimal(1).scaleb(min(exact.adjusted() - 2, 0))
    text = _grouped(_to(exact, step))
    return text.rstrip("0").rstrip(".") if "." in text else text


DIGITS = 5
"""Of a point of a scale: a year has four before the point, and nobody tells thousandths of one."""


def scale_text(value: float, low: float, high: float) -> str:
    """A point of a scale, to a hundredth of the scale or to 1, whichever is finer; of at most five digits.

    >>> scale_text(46.6, 0, 100), scale_text(0.466, 0, 1), scale_text(46.6, -1000, 1000), scale_text(-0.2, -50, 50)
    ('47', '0.47', '47', '0')
    >>> scale_text(2036.713, 2033, 2039)
    '2036.7'
    """
    before = len(str(int(max(abs(low), abs(high)))))
    places = max(0, min(math.ceil(-math.log10((high - low) / 100) - 1e-9), max(0, DIGITS - before)))
    rounded = _to(_decimal(value), Decimal(1).scaleb(-places))
    return _grouped(rounded + 0, f".{places}f") if rounded else f"{0:.{places}f}"


def point_text(value: float, low: float, high: float) -> str:
    """A point to which somebody is moved: to a thousandth of the scale, or as `value_text` where that is finer.

    >>> point_text(1973.525, 1950, 1975), point_text(94.7, 0, 100), point_text(0.3125, 0, 1), point_text(3.25, 0, 100)
    ('1973.53', '94.7', '0.313', '3.25')
    """
    return at_resolution(value, (high - low) / 1000)


def at_resolution(value: float, difference: float) -> str:
    """As `value_text`, but to as many places as tell values apart that differ by so much; every digit where by 0.

    >>> at_resolution(1961.277, 0.3), at_resolution(49.801, 1.1), at_resolution(50.0, 0.02), at_resolution(1961.5, 0.0)
    ('1961.3', '49.8', '50', '1961.5')
    """
    if difference == 0:
        return _grouped(value + 0.0, ".12g")
    places = max(0, math.ceil(-math.log10(abs(difference)) - 1e-9))
    exact = _decimal(value)
    if exact and 2 - exact.adjusted() >= places:
        return value_text(value)
    text = _grouped(_to(exact, Decimal(1).scaleb(-places)) + 0, f".{places}f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def score_text(score: float) -> str:
    """A Brier or logarithmic score, to .01, so that several stand under each other.

    >>> score_text(0.5), score_text(0.0004), score_text(math.inf)
    ('0.50', '<0.01', 'without bound')
    """
    if not math.isfinite(score):
        return "without bound"
    exact = _decimal(score)
    return "<0.01" if 0 < exact < _ONE / 2 else f"{_to(exact, _ONE):.2f}"


def tipping_text(tipping: float | None, *, credence: bool = True) -> str:
    """Where the headline crosses .5: a credence to .01, or a value in its own unit."""
    if tipping is None:
        return "has no break-even"
    return f"break-even at {probability_text(tipping) if credence else value_text(tipping)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> plural(1, "number"), plural(10000, "draw"), plural(2, "body", "bodies")
    ('1 number', '10,000 draws', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _grouped(value: Decimal | float, form: str = "f") -> str:
    """A number with commas between its thousands, but for those of four digits: years have none."""
    comma = "," if abs(float(value)) >= _GROUPED else ""
    return f"{value:{comma}{form}}"


def _decimal(value: float) -> Decimal:
    """The decimal number that is meant: nine places, which is more than is ever kept."""
    exact = Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError(f"a finite number is needed, not {value}")
    return exact.quantize(_EXACT, ROUND_HALF_UP)


def _probability(p: float) -> Decimal:
    exact = _decimal(p)
    if not 0 <= exact <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {p}")
    return exact


def _to(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """The multiple of `step` nearest to `value`, half up (away from 0)."""
    return (value / step).quantize(Decimal(1), rounding) * step


def interval_text(one: Interval, places: int) -> str:
    """A mean difference with its sign, and its interval where there is one: "+0.03 (-0.01 to +0.07)"."""
    if one.low is None or one.high is None:
        return f"{one.mean:+.{places}f}"
    return f"{one.mean:+.{places}f} ({one.low:+.{places}f} to {one.high:+.{places}f})"

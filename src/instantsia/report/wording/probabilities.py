"""A probability in words and in numbers, with its range: the word follows from the number that is printed."""

from __future__ import annotations

import re
from decimal import Decimal

from instantsia.report.wording.proportions import probability_text
from instantsia.report.wording.rounding import FIVE, ONE, printed, probability, range_of, range_printed, to_step

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

_HALF = Decimal("0.5")
_EDGES = (Decimal(0), *(Decimal(str(top)) for _, _, top in BANDS[:-1]), Decimal(1))
_PERCENT = re.compile(r"[01]\.\d\d")
EITHER_WAY = "could go either way"
"""What is added where the range crosses one half."""


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
    middle = probability(p)
    if option and middle == 0:
        return ""
    if low is None or high is None:
        return printed(middle, ONE)
    bottom, top = range_of(p, low, high)
    step = FIVE if top - bottom > Decimal("0.10") else ONE
    rounded = to_step(middle, step)
    return f"{printed(middle, step)} ({range_printed(bottom, top, middle, rounded)})"


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

    A p that is the least or the most that it may be is not said twice; a range of which both ends lie beyond the same
    end of what is printed is not said.

    >>> said_bare(0.01, 0.0, 0.02), said_bare(0.01, 0.0, 0.03)
    ('1 %', '1 % (<5 to 5 %)')
    >>> said_bare(0.85, 0.848, 0.95), said_bare(0.85, 0.6, 0.852), said_bare(0.75, 0.749, 0.752)
    ('85 % (up to 95 %)', '85 % (down to 60 %)', '75 %')
    """
    bare, _, ends = shown_bare(p, low, high, option=option).partition(" (")
    if not ends:
        return _percent(bare)
    first, last = re.split(r"-| to ", ends.removesuffix(")"))
    if first == last and (first == bare or first[0] in "<>"):
        # nobody reads more out of "less than 5 % (<5 to <5)", and of "1 % (<5 to <5 %)" the range says less than p
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
    bottom, top = range_of(p, low, high)
    return bottom < _HALF < top


def _bare_percent(found: re.Match[str]) -> str:
    return f"{int(Decimal(found[0]) * 100)}"


def _percent(bare: str) -> str:
    """A probability as `printed` prints it, in per cent and in words at the ends."""
    ends = {"<": "less than ", ">": "more than "}
    return f"{ends.get(bare[0], '')}{_PERCENT.sub(_bare_percent, bare.lstrip('<>'))} %" if bare else ""


def _word(p: float, low: float | None, high: float | None) -> str:
    own = _band(_read(shown_bare(p, low, high)))
    if low is None or high is None:
        return BANDS[own][0]
    bottom, top = range_of(p, low, high)
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

"""The scale of a column of numbers: what its header tells, and what its numbers leave in doubt.

A doubt is asked about, never settled in silence: what is proposed holds only where the defaults are taken, and is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale

SMALL = 10.0
"""Numbers that are all within a tenth of 0 to 100 may be meant on another scale."""
YEARS = (1900.0, 2200.0)
GRIDS = (5.0, 7.0)
"""Upper ends of scales that begin with 1, as questionnaires have them."""

_NUMBER = r"[-−+]?\d+(?:[.,]\d+)?"
_TOLD = re.compile(rf"({_NUMBER})\s*(?:-|–|—|\.\.\.?|…|to|bis|à|a|al|até|tot|до|/)\s*({_NUMBER})(?!\d)")
_NAMED = re.compile(
    rf"({_NUMBER})\s*(?:=|:)\s*([^,;/|()\d][^,;/|()]*?)\s*(?:[,;/|]|\.{{2,3}}|…|\bto\b|\band\b)\s*({_NUMBER})\s*(?:=|:)\s*([^,;|()]+)"
)


@dataclass(frozen=True)
class Doubt:
    """A scale that nobody has told for certain.

    scale   what is proposed
    why     what it is proposed for, as the rest of "the scale is in doubt: ..."
    """

    scale: Scale
    why: str


@lru_cache(maxsize=1024)
def told_scale(header: str) -> Scale | None:
    """The scale that a header tells, or None.

    >>> told_scale("Salience (1-5)"), told_scale("Position: 0 = no ban, 100 = full ban"), told_scale("Position")
    ((1.0, 5.0), (0.0, 100.0), None)
    """
    named = _NAMED.search(header)
    match = _TOLD.search(header)
    pair = (named[1], named[3]) if named else match.groups() if match else None
    if pair is None:
        return None
    low, high = (float(part.replace("−", "-").replace(",", ".")) for part in pair)
    return (low, high) if low < high else None


@lru_cache(maxsize=1024)
def told_ends(header: str) -> tuple[str, str] | None:
    """What a header says that the two ends mean, or None.

    >>> told_ends("Position (0 = no ban, 100 = full ban)")
    ('no ban', 'full ban')
    """
    named = _NAMED.search(header)
    if named is None or told_scale(header) is None:
        return None
    low, high = (" ".join(part.split()) for part in (named[2], named[4]))
    return (low, high) if low and high and low.casefold() != high.casefold() else None


def doubt_of(cells: Sequence[Quantity], what: str) -> Doubt | None:
    """What is in doubt about the scale of a column, None where its numbers can only lie on 0 to 100, or are wrong.

    what   "positions", for the sentence
    """
    numbers = [cell.number for cell in cells if cell.number is not None]
    if not numbers:
        return None
    header = next(cell.spot.name for cell in cells if cell.number is not None)
    low, high = min(one.low for one in numbers), max(one.high for one in numbers)
    told = told_scale(header)
    if told == WHOLE:
        return None
    if told is not None and told[0] <= low and high <= told[1]:
        return Doubt(told, f"the column is called {header!r}")
    found = f"the {what} run from {low:g} to {high:g}"
    whole = all(part == int(part) for one in numbers for part in (one.low, one.high))
    if any(cell.percent for cell in cells) or (low, high) == (0, 0):
        return None
    if YEARS[0] <= low and high <= YEARS[1] and whole:
        return Doubt((low, high) if low < high else (low - 1, high + 1), f"{found}, which reads as years")
    if low < 0:
        end = next((end for end in (1.0, 2.0, 3.0, 5.0, 10.0, 100.0) if -end <= low and high <= end), None)
        return None if end is None else Doubt((-end, end), found)
    if high <= 1:
        return Doubt((0.0, 1.0), found)
    if high <= SMALL:
        grid = next((end for end in GRIDS if whole and low >= 1 and high <= end), None)
        return Doubt((0.0, SMALL) if grid is None else (1.0, grid), found)
    if low > WHOLE[1]:
        return Doubt((_rounded(low, math.floor), _rounded(high, math.ceil)), f"{found}, all beyond 100")
    return None


def _rounded(value: float, towards: object) -> float:
    """A number of two digits at or beyond another: 1,230 is 1,300 above and 1,200 below."""
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    assert callable(towards)
    return float(towards(value / step) * step)

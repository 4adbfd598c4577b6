"""Cells with a slash in a column of numbers, all read in one way: 7/10 as 7 out of 10, or 3/4 and 1/2 as parts of one.

Where all have one denominator they are points out of it, which `loose.out_of` tells. What is read here are columns in
which they are not, or in which the other numbers lie on another scale: there 7/10 is a share of that scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.loose import GRIDS, VULGAR, Loose, mixed_number, out_of
from instantsia.stakeholders.files.cells.numbers import POINT, Read
from instantsia.stakeholders.files.cells.spellings import read_cell

WHOLE, TEN = 100, 10
"""Upper ends of scales on which the other numbers of a column lie."""
DIGITS = 6
FEWEST = 3
"""So many parts of one make a column of numbers, which else may be dates."""
_SLASHED = pattern(r"([0-9]{1,4}(?:[.,][0-9]+)?)\s?/\s?([0-9]{1,4})")


def fractions_in(texts: Sequence[str]) -> Mapping[str, Loose]:
    """{cell: the number it is} of the cells with a slash of a column of numbers; empty where another reading is right.

    What may be a point out of its denominator as well is proposed, and else it is told.

    >>> {text: str(one.read.parts[0]) for text, one in fractions_in(["1/2", "½", "0.25"]).items()}
    {'1/2': '0.5'}
    >>> {text: (str(one.read.parts[0]), one.sure) for text, one in fractions_in(["40", "65", "7/10"]).items()}
    {'7/10': ('70', False)}
    >>> fractions_in(["7/10", "3/10", "8"]), fractions_in(["1/2", "6/7", "4"])
    ({}, {})
    """
    once = list(dict.fromkeys(texts))
    slashed = {text: part for text in once if (part := _part(text)) is not None}
    if not slashed or any(above > below for above, below in slashed.values()):
        return {}
    others = [value for text in once if text not in slashed and (value := _value(text)) is not None]
    most = max(others, default=Decimal(0))
    of = out_of(texts)
    if others and most <= 1:
        return _shares(slashed, Decimal(1), frozenset(below for _, below in slashed.values()))
    denominators = {below for _, below in slashed.values()}
    either = all(above + 1 == below for above, below in slashed.values())
    if either or (len(denominators) == 1 and most <= max(denominators)):
        return {}  # 6/7 is between the two
    if not others and of not in GRIDS:
        return _shares(slashed, Decimal(1), frozenset(denominators))
    whole = of if of and most <= of else TEN if most <= TEN else WHOLE
    return _shares(slashed, Decimal(whole), frozenset((whole,))) if most <= WHOLE else {}


def are_fractions(texts: Sequence[str]) -> bool:
    """Whether most cells of a column are parts of one, of which none is more than that, as days and months may be.

    >>> are_fractions(["1/3", "2/3", "1/6"]), are_fractions(["3/5", "21/5", "1/6"])
    (True, False)
    """
    found = [part for text in texts if (part := _part(text)) is not None]
    return (
        len(found) >= FEWEST
        and 2 * len(found) > len(texts)
        and all(above <= below for above, below in found)
        and any(above + 1 < below for above, below in found)
    )


def _part(text: str) -> tuple[Decimal, int] | None:
    match = _SLASHED.fullmatch(text.strip())
    if match is None or not int(match[2]):
        return None
    return Decimal(match[1].replace(",", ".")), int(match[2])


def _value(text: str) -> Decimal | None:
    plain = text.strip()
    if plain in VULGAR:
        return mixed_number(plain)
    found = read_cell(plain, POINT)
    return found.parts[-1] if isinstance(found, Read) and found.parts else None


def _shares(slashed: Mapping[str, tuple[Decimal, int]], whole: Decimal, sure: frozenset[int]) -> dict[str, Loose]:
    """Each as its share of a whole; sure where its denominator is."""
    out = {}
    for text, (above, below) in slashed.items():
        value = round(above / below * whole, DIGITS).normalize()
        out[text] = Loose(Read((Decimal(f"{value:f}"),)), below in sure, plain=True)
    return out

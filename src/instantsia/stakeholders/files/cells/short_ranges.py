"""A range whose low end leaves out the thousands, in a column of thousands: 11-12,000 beside 9,500 and 14,000.

It is read as 11,000 to 12,000 where the other numbers of its column are of that size, and asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.multiples import BEYOND, FEWEST, sizes_of
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.words import BETWEEN

_SHORT = pattern(
    rf"[~≈]?\s*([1-9]\d{{0,2}})\s*(?:\.\.+|…|-|–|—|(?<=\s)(?:{'|'.join(BETWEEN)})(?=\s))\s*"
    r"([1-9]\d{0,2})[.,' ]?(\d{3})"
)
THOUSAND = 1000
FAR = 10
"""So many times less, or more, than the range no other number of its column is."""


def is_short(text: str) -> bool:
    """Whether a cell may be a range whose low end leaves out the thousands.

    >>> is_short("11-12,000"), is_short("11 to 12.000"), is_short("11,000-12,000"), is_short("12-11,000")
    (True, True, False, False)
    """
    return _ends(text) is not None


def short_ranges(texts: Iterable[str], decimal: frozenset[str]) -> Mapping[str, Read]:
    """{cell: the range that is meant} of a column.

    >>> dict(short_ranges(["11-12,000", "9500", "14000", "13000"], frozenset()))["11-12,000"].parts
    (Decimal('11000'), Decimal('12000'))
    >>> dict(short_ranges(["11-12,000", "9.5", "14", "13"], frozenset(".")))
    {}
    """
    texts = list(texts)
    some = {text: ends for text in dict.fromkeys(texts) if (ends := _ends(text))}
    if not some:
        return {}
    sizes = sizes_of((text for text in texts if text not in some), decimal)
    return {text: Read((Decimal(ends[0]), Decimal(ends[1]))) for text, ends in some.items() if _fits(ends, sizes)}


def _ends(text: str) -> tuple[int, int] | None:
    match = _SHORT.fullmatch(text.strip())
    if match is None:
        return None
    low, high = THOUSAND * int(match[1]), int(match[2] + match[3])
    return (low, high) if low < high else None


def _fits(ends: tuple[int, int], sizes: Sequence[float]) -> bool:
    low, high = ends
    if len(sizes) < FEWEST:
        return False
    return low / THOUSAND * BEYOND < min(sizes) and low / FAR <= min(sizes) and max(sizes) <= high * FAR

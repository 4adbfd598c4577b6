"""A number of thousands or millions in a column whose unit nobody told: €27k beside 24,000, −0,2 mln b/d beside -600.

It is read in the one unit in which it lies among the other numbers of its column, and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.loose import RANGED, TIMES, Loose, times_words
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell

_NUMBER = r"[-+−]?\s*[0-9]+(?:[ '’.,][0-9]+)*"
_MULTIPLE = pattern(
    rf"[€$£¥₽]?\s*(?P<number>{_NUMBER}(?:{RANGED}{_NUMBER})?)\s*(?:{times_words()})(?!\w)\.?(?:\s*[€$£¥₽]|\s+[^\W\d_][\w./]*)?",
    re.IGNORECASE,
)
BEYOND = 3.0
"""So many times less than the least, or more than the most, of the others still lies among them."""
FEWEST = 3


def sizes_of(texts: Iterable[str], decimal: frozenset[str]) -> list[float]:
    """How large the numbers of a column are, without sign and without those that are 0."""
    read = (found for text in texts if isinstance(found := read_cell(text, decimal), Read))
    return [size for found in read for part in found.parts if (size := abs(float(part)))]


def multiple(text: str, decimal: frozenset[str], sizes: Sequence[float]) -> Loose | None:
    """The number that a text holds, in the unit of its column.

    sizes   `sizes_of` its column

    >>> multiple("€27k", frozenset("."), [24000, 38000, 55000]).read.parts
    (Decimal('27000'),)
    >>> multiple("−0,2 mln b/d", frozenset(","), [50, 300, 600]).read.parts, multiple("2 m", frozenset("."), [1, 2, 3])
    ((Decimal('-200'),), None)
    >>> multiple("1.1-1.3 tn", frozenset("."), [250, 300, 1300]).read.parts
    (Decimal('1100'), Decimal('1300'))
    """
    match = _MULTIPLE.fullmatch(text.strip())
    if match is None or len(sizes) < FEWEST:
        return None
    found = read_cell(match["number"].replace("− ", "-"), decimal)
    if not isinstance(found, Read):
        return None
    power = next(TIMES[kind] for kind in TIMES if match[kind])
    low, high = min(sizes) / BEYOND, max(sizes) * BEYOND
    some = [[part * Decimal(10) ** (power - unit) for part in found.parts] for unit in (0, 3, 6, 9) if unit < power]
    fits = [parts for parts in some if all(low <= abs(float(part)) <= high for part in parts)]
    parts = tuple(part.normalize() + 0 for part in fits[0]) if len(fits) == 1 else ()
    return Loose(found._replace(parts=parts), False, True) if parts else None

"""Whether numbers in a row count the marks above them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal


def counts_right(counts: Sequence[tuple[Decimal | int, Collection[int]]]) -> bool:
    """Whether numbers are counts of the marks above each of them, be they less in fewer than half of the columns:
    whoever has no vote is not counted.

    counts   (a number, what it is where it counts them all)

    >>> counts_right([(3, [3]), (2, [2])]), counts_right([(3, [3]), (4, [2])])
    (True, False)
    >>> counts_right([(3, [3]), (2, [2]), (1, [2])]), counts_right([(3, [3]), (1, [2])])
    (True, False)
    """
    less = sum(number not in may for number, may in counts)
    return all(number <= max(may) for number, may in counts) and 2 * less < len(counts)

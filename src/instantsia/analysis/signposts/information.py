"""How much seeing one thing tells of another, in bits.

Mutual information of two things that are so or not (Shannon 1948; Cover and Thomas 2006, "Elements of information
theory", chapter 2): the entropy of the one less what is left of it, on average, once the other is seen. The plug-in
estimate of n draws. Where neither tells anything of the other, 2 n ln(2) times it is near a chi-square number of one
degree of freedom (the G of the likelihood ratio test, Wilks 1938).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]

CHANCE = 9.0
"""A G below this, three standard errors, is not told from chance."""


def entropy(p: float) -> float:
    """The entropy in bits of what is so with probability p.

    >>> entropy(0.5), entropy(0.0)
    (1.0, 0.0)
    """
    return math.fsum(-one * math.log2(one) for one in (p, 1 - p) if 0 < one < 1)


def information(table: tuple[int, int, int, int]) -> float:
    """Mutual information in bits of a table of counts (both, first alone, second alone, neither).

    >>> information((50, 0, 0, 50)), information((25, 25, 25, 25))
    (1.0, 0.0)
    """
    both, first, second, neither = table
    n = both + first + second + neither
    rows, columns = (both + first, second + neither), (both + second, first + neither)
    cells = ((both, rows[0], columns[0]), (first, rows[0], columns[1]), (second, rows[1], columns[0]),
             (neither, rows[1], columns[1]))  # fmt: skip
    found = math.fsum(count / n * math.log2(count * n / (row * column)) for count, row, column in cells if count)
    return max(0.0, found)


def counted(one: Bools, other: Bools) -> tuple[int, int, int, int]:
    """The table of two (draw,) answers."""
    both, first, second = (int(np.count_nonzero(x)) for x in (one & other, one & ~other, ~one & other))
    return both, first, second, one.size - both - first - second


def by_chance(bits: float, draws: int) -> bool:
    """Whether so much information is no more than chance gives over so many draws."""
    return 2 * draws * math.log(2) * bits < CHANCE

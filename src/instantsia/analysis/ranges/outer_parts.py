"""How often something holds where a random number is among the lowest or the highest: counted, and not sorted.

A table of thousands of people has thousands of such numbers in each draw. They are counted by the cell of (0, 1) in
which they lie; only those in the cells that a boundary cuts are put in order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats

Bools = NDArray[np.bool_]

CELLS = 256
"""A power of two, so that a number is in the cell in which its product with this says it is."""


def outer_counts(numbers: Floats, holds: Bools, sizes: Sequence[int]) -> list[tuple[int, int]] | None:
    """For each of some sizes: how often it holds among so many lowest numbers, and among so many highest.

    numbers  (draw,) in (0, 1)
    holds    (draw,) whether it is so
    sizes    each at least 1 and less than the draws
    returns  None where a number occurs twice near a boundary, so that it does not tell the draws apart

    >>> outer_counts(np.array([0.5, 0.1, 0.9, 0.3]), np.array([True, True, False, False]), [1, 2])
    [(1, 0), (1, 1)]
    """
    draws = len(numbers)
    cell = (numbers * CELLS).astype(np.intp)
    counted = np.bincount(cell + holds * np.intp(CELLS), minlength=2 * CELLS)
    holding = counted[CELLS:]
    both = counted[:CELLS] + holding
    # (cell,) how many lie in it or below it, and how many of them hold
    upto, holding_upto = both.cumsum(), holding.cumsum()
    cuts = np.array([cut for size in sizes for cut in (size, draws - size)])
    at = upto.searchsorted(cuts, "right")
    is_cut = np.zeros(CELLS, np.bool_)
    is_cut[at] = True
    (near,) = is_cut.take(cell).nonzero()
    ordered = numbers.take(near)
    order = ordered.argsort()
    ordered = ordered.take(order)
    if (ordered[1:] == ordered[:-1]).any():
        return None
    # of those near a boundary, how many hold among the first none, one, two, ...
    held = np.zeros(near.size + 1, np.intp)
    holds.take(near.take(order)).cumsum(out=held[1:])
    first = ordered.searchsorted(at / CELLS)
    within = cuts - (upto - both)[at]
    under = (holding_upto - holding)[at] + held[first + within] - held[first]
    whole, found = int(holding_upto[-1]), under.tolist()
    return [(low, whole - high) for low, high in zip(found[::2], found[1::2], strict=True)]

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

CELLS = 1024


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
    counted = np.bincount(cell + holds * np.intp(CELLS), minlength=2 * CELLS).reshape(2, CELLS)
    # (cell,) how many lie below it, and how many of them hold
    below, holding = (np.concatenate([[0], np.cumsum(part)]) for part in (counted.sum(axis=0), counted[1]))
    cuts = np.array([cut for size in sizes for cut in (size, draws - size)])
    at = np.searchsorted(below, cuts, side="right") - 1
    is_cut = np.zeros(CELLS, np.bool_)
    is_cut[at] = True
    near = np.flatnonzero(is_cut[cell])
    near = near[np.argsort(numbers[near])]
    ordered = numbers[near]
    if (ordered[1:] == ordered[:-1]).any():
        return None
    first = np.searchsorted(cell[near], at)
    held = np.concatenate([[0], np.cumsum(holds[near])])
    under = holding[at] + held[first + cuts - below[at]] - held[first]
    whole = int(holding[-1])
    return [(int(low), whole - int(high)) for low, high in under.reshape(-1, 2)]

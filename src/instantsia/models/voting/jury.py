"""How often more than half of a council are right who judge apart from each other (Condorcet 1785).

With the same chance r for n members  P = sum over k > n/2 of C(n, k) r^k (1 - r)^(n - k); with chances of their own the
number who are right is counted member by member. Half of an even number is not more than half.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def majority_right(chances: Floats) -> Floats:
    """(...) the chance that more than half are right, 0-1.

    chances  (..., member) of each to be right, 0-1; one member at least

    Raises ValueError where there is no member.

    >>> float(majority_right(np.full(11, 0.6)).round(6))
    0.753498
    """
    chances = np.asarray(chances, dtype=np.float64)
    if not chances.ndim or not chances.shape[-1]:
        raise ValueError("found no member, expected one at least")
    members = chances.shape[-1]
    # (..., so many are right)
    counted = np.zeros((*chances.shape[:-1], members + 1))
    counted[..., 0] = 1.0
    for member in range(members):
        right = chances[..., member, None]
        more = counted[..., :-1] * right
        counted *= 1.0 - right
        counted[..., 1:] += more
    return np.asarray(counted[..., members // 2 + 1 :].sum(axis=-1), dtype=np.float64)

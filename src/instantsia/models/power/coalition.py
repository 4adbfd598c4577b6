"""The ruling coalition that holds: a majority of those in power throws the others out, and may split again.

A coalition X is self-enforcing when no self-enforcing part of it, other than X, has more than the share `alpha` of the
power in X: such a part would rule alone and need not fear that it splits in turn. Out of those in power at first the
self-enforcing coalition with more than `alpha` of their power rules that has least power, for its members then have the
largest share each; if there is none but the whole, all stay (Acemoglu, Egorov and Sonin 2008, "Coalition formation in
non-democracies", Review of Economic Studies 75: general knowledge, unchecked; `tests/published` has worked examples).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 16
"""Of so many or fewer all coalitions are looked at."""


def ruling_coalition(powers: Sequence[float], alpha: float = 0.5) -> tuple[int, ...]:
    """The places of those who are left, in their order: the first of `ruling_coalitions`, which has the arguments.

    >>> ruling_coalition([3, 4, 5]), ruling_coalition([3, 4, 10])
    ((0, 1, 2), (2,))
    """
    return ruling_coalitions(powers, alpha)[0]


def ruling_coalitions(powers: Sequence[float], alpha: float = 0.5) -> tuple[tuple[int, ...], ...]:
    """The places of those who are left, in their order; of several coalitions of the least power each.

    powers  of each, > 0; at most `MOST`
    alpha   share of the power that a coalition must exceed to throw the rest out, 0.5 <= alpha < 1

    The one whose members stand first is the first. There is one alone unless powers, or sums of them, are equal.

    Raises ValueError where there are none or too many, a power is not above 0, or alpha lies elsewhere.

    >>> ruling_coalitions([1, 1, 1])
    ((0, 1), (0, 2), (1, 2))
    """
    count = len(powers)
    if not 1 <= count <= MOST:
        raise ValueError(f"expected from 1 to {MOST} powers, found {count}")
    if not all(power > 0 for power in powers):
        raise ValueError("expected powers above 0")
    if not 0.5 <= alpha < 1:
        raise ValueError(f"expected a share from 0.5 to below 1, found {alpha:g}")
    power = _sums(np.asarray(powers, dtype=np.float64))
    stable = np.zeros(len(power), dtype=np.intp)
    found = 0
    everybody = len(power) - 1
    for coalition in range(1, len(power)):
        # a part of a coalition is a smaller number than the coalition
        parts = stable[:found]
        inside = parts[(parts & coalition) == parts]
        if not (power[inside] > alpha * power[coalition]).any():
            stable[found] = coalition
            found += 1
    kept = stable[:found]
    winning = kept[power[kept] > alpha * power[everybody]]
    if not winning.size:
        return (tuple(range(count)),)
    least = winning[power[winning] <= power[winning].min() * (1 + 1e-12)]
    return tuple(sorted(tuple(place for place in range(count) if int(one) >> place & 1) for one in least))


def _sums(powers: NDArray[np.float64]) -> NDArray[np.float64]:
    """(coalition,) the power of each coalition; bit n of its number says whether n is in it."""
    out = np.zeros(1)
    for power in powers:
        out = np.concatenate([out, out + power])
    return out

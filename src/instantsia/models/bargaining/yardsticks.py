"""What an agreement is measured by: the solutions of bargaining theory among agreements that can all be listed.

With u_i(o) what agreement o is worth to side i, r_i what i has without one and g_i(o) = u_i(o) - r_i >= 0 for all i

    nash               the largest product of the g_i                                Nash (1950)
    kalai_smorodinsky  the largest of the smallest g_i / (the most that i could gain)   Kalai and Smorodinsky (1975)
    egalitarian        the largest of the smallest g_i                               Kalai (1977)
    welfare            the largest sum of the g_i

The most that i could gain is sought among the agreements that no side loses by. Among those that come out the same the
largest sum is taken, and then the first: what Nash's product and the largest sum choose no other agreement betters for
one side without loss to another (it is on the `pareto` frontier), also where somebody can gain nothing at all. The
other two need not be on it where agreements cannot be divided.

General knowledge, none was read; on one dimension with quadratic losses: `settlement.nash`, `kalai_smorodinsky`.

Cost: a few passes over all agreements of all draws; `pareto` sorts them once, for two sides.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

NOTHING = -1
"""Where the place of an agreement would stand: there is none that every side would rather have than none."""

COARSE = 1.5 * 2.0**12
"""A number beside which others are rounded to multiples of 2^-40."""


def nash(utilities: Floats, reservation: Floats | float = 0.0) -> Places:
    """(...) the place of the agreement with the largest product of gains; `NOTHING` where there is none.

    utilities    (..., side, agreement) what each is worth to each
    reservation  (..., side) what each has without an agreement, in the same unit; -inf is not allowed

    >>> int(nash(np.array([[1.0, 0.8, 0.0], [0.0, 0.8, 1.0]])))
    1
    """
    gains, agreed = _gains(utilities, reservation)
    return _best(np.prod(gains, axis=-2), gains, agreed)


def kalai_smorodinsky(utilities: Floats, reservation: Floats | float = 0.0) -> Places:
    """(...) the place of the agreement whose smallest part of what each could gain is largest; else as `nash`.

    A side that can gain nothing whatever is agreed counts for nothing.

    >>> int(kalai_smorodinsky(np.array([[1.0, 0.6, 0.0], [0.0, 0.1, 0.2]])))
    1
    """
    gains, agreed = _gains(utilities, reservation)
    most = gains.max(axis=-1, keepdims=True)
    parts = np.where(most > 0, gains / np.where(most > 0, most, 1.0), 1.0)
    return _best(parts.min(axis=-2), gains, agreed)


def egalitarian(utilities: Floats, reservation: Floats | float = 0.0) -> Places:
    """(...) the place of the agreement whose smallest gain is largest; else as `nash`.

    >>> int(egalitarian(np.array([[1.0, 0.6, 0.2], [0.1, 0.3, 0.2]])))
    1
    """
    gains, agreed = _gains(utilities, reservation)
    return _best(gains.min(axis=-2), gains, agreed)


def welfare(utilities: Floats, reservation: Floats | float = 0.0) -> Places:
    """(...) the place of the agreement that gains most for all together; else as `nash`.

    >>> int(welfare(np.array([[1.0, 0.8, 0.0], [0.7, 0.8, 1.0]])))
    0
    """
    gains, agreed = _gains(utilities, reservation)
    return _best(gains.sum(axis=-2), gains, agreed)


def rounded(utilities: Floats) -> Floats:
    """(...) worths as multiples of 2^-40, for worths below 2^11: what differs by less is one.

    The same parts, added up in another order, differ in the last digit.

    >>> rounded(np.array([0.1 + 0.2, 0.3])).tolist() == [rounded(np.array(0.3))] * 2
    True
    """
    return utilities + COARSE - COARSE


def pareto(utilities: Floats) -> NDArray[np.bool_]:
    """(..., agreement) whether no other is better for one of two sides and no worse for the other.

    utilities  (..., 2, agreement); agreements of the same worth to both are all on the frontier, or none

    Raises ValueError where there are not two sides.

    >>> pareto(np.array([[1.0, 0.8, 0.5, 0.0], [0.0, 0.8, 0.5, 1.0]])).tolist()
    [True, True, False, True]
    """
    utilities = rounded(np.asarray(utilities, dtype=np.float64))
    if utilities.ndim < 2 or utilities.shape[-2] != 2:
        raise ValueError(f"found utilities of shape {utilities.shape}, expected (..., 2, agreement)")
    order = np.lexsort((-utilities[..., 1, :], -utilities[..., 0, :]), axis=-1)
    first, second = (np.take_along_axis(utilities[..., side, :], order, axis=-1) for side in (0, 1))
    # from the best of the first side down: only what is better for the second than all before it is on the frontier
    before = np.maximum.accumulate(second, axis=-1)
    before = np.concatenate([np.full((*before.shape[:-1], 1), -np.inf), before[..., :-1]], axis=-1)
    rises = second > before
    leader = np.maximum.accumulate(np.where(rises, np.arange(rises.shape[-1]), 0), axis=-1)
    same = (second == before) & (first == np.take_along_axis(first, leader, axis=-1))
    frontier = np.empty_like(rises)
    np.put_along_axis(frontier, order, rises | same, axis=-1)
    return frontier


def _gains(utilities: Floats, reservation: Floats | float) -> tuple[Floats, NDArray[np.bool_]]:
    """(..., side, agreement) gains, 0 where an agreement is worse for somebody; (..., agreement) where none is."""
    utilities = np.asarray(utilities, dtype=np.float64)
    if utilities.ndim < 2 or not utilities.shape[-1]:
        raise ValueError(f"found utilities of shape {utilities.shape}, expected (..., side, agreement)")
    without = np.asarray(reservation, dtype=np.float64)
    gains = rounded(utilities - (without[..., None] if without.ndim else without))
    agreed = np.asarray((gains >= 0).all(axis=-2))
    return np.where(agreed[..., None, :], gains, 0.0), agreed


def _best(score: Floats, gains: Floats, agreed: NDArray[np.bool_]) -> Places:
    """(...) the place of the largest score of what is agreed; of equals the largest sum of gains, then the first."""
    score = np.where(agreed, score, -np.inf)
    equal = agreed & (score == score.max(axis=-1, keepdims=True))
    place = np.where(equal, gains.sum(axis=-2), -np.inf).argmax(axis=-1)
    return np.where(agreed.any(axis=-1), place, NOTHING).astype(np.intp)

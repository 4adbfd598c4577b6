"""Two at one table of whom one answers each step of the other by a step of its own, or both do.

In its first turn each comes down by time (`concession`, `amounts`), by steps a and b from its opening. From then on a
side that answers goes

    r times as far as the other went in the turn before, and never beyond what it takes,

the absolute tit-for-tat of Faratin, Sierra and Jennings (1998) scaled by r; at r = 1 it gives like for like (Axelrod
1984). Where both answer, by r and q, and neither has come to its end, all their steps add up to

    (a + r b) / (1 - r q)    and    (b + q a) / (1 - r q)                                        `all_steps`

where r q < 1, and grow without end where it is not: the condition under which a race of two in arms is stable
(Richardson 1960), read the other way round. With r q < 1 two may stop short of each other though a range is open.
General knowledge, none was read.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.bargaining.concession import Demands
from instantsia.models.war.ranges import Range

Floats = NDArray[np.float64]
Rate = Floats | float | None


def steps(before: Demands, after: Demands) -> Demands:
    """(...) how far each came towards the other in a turn, >= 0: the step of who asks, and that of who gives.

    >>> went = steps(Demands(np.array(1.0), np.array(0.2)), Demands(np.array(0.9), np.array(0.1)))
    >>> float(went.asks.round(6)), float(went.gives)
    (0.1, 0.0)
    """
    return Demands(np.maximum(before.asks - after.asks, 0.0), np.maximum(after.gives - before.gives, 0.0))


def answered(
    range_: Range, before: Demands, went: Demands, by_time: Demands, first: Rate = None, second: Rate = None
) -> Demands:
    """What the two say in a turn behind the first.

    range_         what both take
    before         what they said in the turn before
    went           of `steps`, in the turn before
    by_time        what they would say by time alone
    first, second  how far each goes for a step of the other, >= 0; None of a side that comes down by time

    >>> before, went = Demands(np.array(0.9), np.array(0.2)), Demands(np.array(0.1), np.array(0.2))
    >>> found = answered(Range(np.array(0.3), np.array(0.6)), before, went, Demands(np.array(0.8), np.array(0.3)), 0.5)
    >>> float(found.asks.round(6)), float(found.gives)
    (0.8, 0.3)
    """
    asks, gives = by_time
    if first is not None:
        asks = np.maximum(range_.low, before.asks - first * went.gives)
    if second is not None:
        gives = np.minimum(range_.high, before.gives + second * went.asks)
    return Demands(np.asarray(asks, dtype=np.float64), np.asarray(gives, dtype=np.float64))


def all_steps(own: Floats | float, other: Floats | float, rate: Floats | float, others: Floats | float) -> Floats:
    """(...) how far a side goes in all where both answer; inf where the steps do not die out.

    own, other    the first steps of this side and of the other, >= 0 and not both 0
    rate, others  how far this side goes for a step of the other, and the other for one of its own, >= 0

    >>> float(all_steps(0.1, 0.2, 0.5, 0.5).round(6)), float(all_steps(0.1, 0.2, 1.0, 1.0))
    (0.266667, inf)
    """
    dies = np.multiply(rate, others) < 1.0
    whole = (own + np.multiply(rate, other)) / np.where(dies, 1.0 - np.multiply(rate, others), 1.0)
    return np.asarray(np.where(dies, whole, np.inf), dtype=np.float64)

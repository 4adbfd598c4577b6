"""A war of attrition: both pay as long as neither yields, and whoever yields leaves the prize to the other.

Each holds out as long as the chance that the other yields next pays for going on: a side with the prize v and the cost
c a unit of time is indifferent where the *other* yields at the rate c / v. If both do so, both still hold out after t
with the chance exp(-(h_1 + h_2) t), on average 1 / (h_1 + h_2) long; alike, exp(-2 c t / v) and v / (2 c) (Maynard
Smith 1974: general knowledge, unchecked; `tests/models/war` checks that it is an equilibrium).

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def hazard(value: Floats | float, cost: Floats | float) -> Floats:
    """(...) the rate a unit of time at which the other side yields, >= 0.

    value  what the prize is worth to a side, > 0
    cost   what holding out costs that side a unit of time, >= 0, in the same unit

    >>> float(hazard(10.0, 1.0))
    0.1
    """
    return np.asarray(np.divide(cost, value), dtype=np.float64)


def survival(time: Floats | float, first: Floats | float, second: Floats | float) -> Floats:
    """(...) the chance that both still hold out after `time`, 0-1.

    time           >= 0
    first, second  rates at which the two yield, >= 0, from `hazard`

    >>> float(survival(5.0, 0.1, 0.1).round(6))
    0.367879
    """
    return np.asarray(np.exp(-np.add(first, second) * time), dtype=np.float64)


def duration(first: Floats | float, second: Floats | float) -> Floats:
    """(...) how long both hold out, mean; inf where neither yields. Arguments as for `survival`.

    >>> float(duration(0.1, 0.1))
    5.0
    """
    rate = np.asarray(np.add(first, second), dtype=np.float64)
    ends = rate > 0
    return np.asarray(np.where(ends, 1.0 / np.where(ends, rate, 1.0), np.inf), dtype=np.float64)

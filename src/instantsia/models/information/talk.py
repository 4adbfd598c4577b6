"""What is left of a word in somebody's ear."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def left(weight: Floats, days: Floats, halves: Floats) -> Floats:
    """(...) what is left after `days`: weight x 2^(-days / halves).

    weight  utility
    days    0 or more
    halves  days after which half of it is left, > 0

    >>> float(left(np.array(0.2), np.array(7.0), np.array(7.0)))
    0.1
    """
    said = weight != 0
    if said.all():
        rest: Floats = weight * 2.0 ** (-days / halves)
        return rest
    # most have been told nothing: of no word nothing is left, and the power is dear
    rest = np.zeros(np.broadcast_shapes(weight.shape, days.shape, halves.shape))
    weight, days, halves, said = np.broadcast_arrays(weight, days, halves, said)
    rest[said] = weight[said] * 2.0 ** (-days[said] / halves[said])
    return rest

"""Whoever proposes once, take it or leave it, to one who may refuse.

The one who may refuse, with the ideal v, takes whatever is no farther from it than what holds, q: every point between q
and 2 v - q. Whoever proposes, with the ideal s, takes of these the one nearest to s (Romer and Rosenthal 1978: general
knowledge, unchecked). It is the win set of one veto player, as `settlement.win_set` has it for whole bodies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.settlement.win_set import Interval

Floats = NDArray[np.float64]


def setter(ideal: Floats | float, veto: Floats | float, status_quo: Floats | float) -> Floats:
    """(...) what is agreed, on the scale of the arguments.

    ideal       of whoever proposes
    veto        ideal of whoever may refuse
    status_quo  what holds otherwise

    All are (...), on one scale of any unit, and broadcast; the answer is not cut to the ends of the scale.

    >>> setter(np.array([1.0, 0.1]), 0.5, 0.2).tolist()
    [0.8, 0.2]
    """
    holds = np.asarray(status_quo, dtype=np.float64)
    mirrored = 2.0 * np.asarray(veto) - holds
    agreed = Interval(np.minimum(holds, mirrored), np.maximum(holds, mirrored), holds)
    return np.asarray(agreed.nearest(np.asarray(ideal, dtype=np.float64)), dtype=np.float64)

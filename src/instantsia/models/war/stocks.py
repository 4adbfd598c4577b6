"""Support, credit, stores: a number of points that drifts from turn to turn, faster where battles are lost.

    S' = S + drift (1 + loss x net battles lost) + noise,   cut to 5-95

the noise logistic with a stated standard deviation. What it bears on, the cost of a war, is multiplied by

    ((100 - S) / 50)^steep,

which is 1 at fifty points and grows as support falls. Own convention, from the specification of the other side, 3 and
5.2.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.models.information.copies import logit

Floats = NDArray[np.float64]

LOWEST, HIGHEST = 5.0, 95.0
"""Points beyond which no stock goes."""
SCALE = float(np.sqrt(3.0) / np.pi)
"""The scale of a logistic distribution with the standard deviation 1."""


def drifted(
    points: Floats, drift: Floats | float, loss: Floats | float, lost: NDArray[Any] | float, shock: Floats | float
) -> Floats:
    """(...) the points a turn later, 5-95.

    points  now, 5-95
    drift   points a turn while no battle is lost or won
    loss    how much a net battle lost adds to the drift, in parts of it
    lost    battles lost less battles won in the turn
    shock   of `logistic`, points

    >>> float(drifted(np.array(50.0), -0.5, 0.4, 1, 0.0).round(6))
    49.3
    """
    moved = points + drift * (1.0 + np.multiply(loss, lost)) + shock
    return np.asarray(np.clip(moved, LOWEST, HIGHEST), dtype=np.float64)


def logistic(uniform: Floats, deviation: Floats | float) -> Floats:
    """(...) a number about 0 with a standard deviation, by one number strictly between 0 and 1.

    >>> float(logistic(np.array(0.5), 2.0))
    0.0
    """
    return np.asarray(deviation * SCALE * logit(uniform), dtype=np.float64)


def bears(points: Floats, steep: Floats | float) -> Floats:
    """(...) by what the cost of a war is multiplied, > 0.

    points  5-95
    steep   >= 0

    >>> bears(np.array([50.0, 25.0]), 1.0).tolist()
    [1.0, 1.5]
    """
    return np.asarray(((100.0 - points) / 50.0) ** steep, dtype=np.float64)

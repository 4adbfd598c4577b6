"""Shares and means that do not depend on how the draws were cut into blocks: counted in integers, or summed exactly."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


def share(holds: NDArray[np.bool_], among: NDArray[np.bool_] | None = None) -> float | None:
    """Share of draws in which `holds` (draw,), among those of `among` (draw,); None where there are none.

    >>> share(np.array([True, False, True, True]))
    0.75
    """
    if among is None:
        total, hits = holds.size, int(np.count_nonzero(holds))
    else:
        total, hits = int(np.count_nonzero(among)), int(np.count_nonzero(holds & among))
    return hits / total if total else None


def mean(values: NDArray[np.float64]) -> float:
    """The mean of (draw,) values, at least one: their exact sum rounded once, whatever their order.

    >>> mean(np.array([1e16, 1.0, -1e16, 1.0]))
    0.5
    """
    return math.fsum(values.tolist()) / values.size


def monte_carlo_error(p: float | None, draws: int) -> float | None:
    """Standard error of a share: sqrt(p (1 - p) / n); None where p is."""
    return None if p is None or draws == 0 else math.sqrt(p * (1 - p) / draws)


SIGMAS = 1.959963984540054
"""Standard deviations on either side of the middle of a normal distribution between which 95 % of it lie."""


def wilson(p: float, draws: int) -> tuple[float, float]:
    """The 95 % interval of a share of so many draws, one at least: right also where it is 0 or 1.

    (p + z^2 / 2n  +-  z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n),      z = 1.96

    Wilson's score interval (1927), a textbook formula.

    >>> [round(end, 3) for end in wilson(1.0, 1)]
    [0.207, 1.0]
    """
    room = SIGMAS**2 / draws
    centre = p + room / 2
    half = math.sqrt(SIGMAS**2 * p * (1 - p) / draws + room**2 / 4)
    # rounding must not leave the share itself outside
    return max(0.0, min(p, (centre - half) / (1 + room))), min(1.0, max(p, (centre + half) / (1 + room)))

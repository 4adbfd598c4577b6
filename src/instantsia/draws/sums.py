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

"""Shares whose result does not depend on how the draws were cut into blocks: they are counted, in integers."""

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


def monte_carlo_error(p: float | None, draws: int) -> float | None:
    """Standard error of a share: sqrt(p (1 - p) / n); None where p is."""
    return None if p is None or draws == 0 else math.sqrt(p * (1 - p) / draws)

"""Sums and shares whose result does not depend on how the draws were cut into blocks.

Counts are integers. Float sums go through Python's exactly rounded `math.fsum`, so that neither the order of the
blocks nor the width of a vector register shows in the last digit.
"""

from __future__ import annotations

import math
from typing import Any

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


def mean(values: NDArray[Any]) -> float | None:
    """Exactly rounded mean of (draw,) values; None where there are none."""
    return math.fsum(values.tolist()) / values.size if values.size else None


def monte_carlo_error(p: float | None, draws: int) -> float | None:
    """Standard error of a share: sqrt(p (1 - p) / n); None where p is."""
    return None if p is None or draws == 0 else math.sqrt(p * (1 - p) / draws)

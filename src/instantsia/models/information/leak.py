"""How long something stays with those who know it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST = 1e-12
"""A hazard of nothing: the wait is longer than any case."""


def holds(heads: float, hazard: Floats, days: Floats) -> Floats:
    """(...) the chance that nothing has come out after `days`: exp(-heads x hazard x days).

    heads   how many know it, 0 or more
    hazard  a head and day, 0 or more: each tells it at a constant rate, and none waits for another
    """
    kept: Floats = np.exp(-heads * hazard * days)
    return kept


def wait(uniform: Floats, heads: float, hazard: Floats) -> Floats:
    """(...) days until it comes out, by one number each: -log(u) / (heads x hazard); past any case without a hazard."""
    days: Floats = -np.log(uniform) / np.maximum(heads * hazard, LEAST)
    return days

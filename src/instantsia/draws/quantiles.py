"""One uniform number in, one value out. Only + - * / and square roots: the same bits on every machine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def uniform(u: Floats, low: float, high: float) -> Floats:
    """Quantile of the uniform distribution on [low, high]; u (...) in (0, 1), returns (...)."""
    return low + (high - low) * u


def triangular(u: Floats, low: float, mode: float, high: float) -> Floats:
    """Quantile of the triangular distribution; u (...) in (0, 1), returns (...) in [low, high].

    F(x) = (x-low)^2 / ((high-low)(mode-low)) up to the mode, and its mirror image above; mean (low+mode+high)/3.
    Raises ValueError unless low <= mode <= high.

    >>> triangular(np.array([0.5]), 0.0, 50.0, 100.0)
    array([50.])
    """
    if not low <= mode <= high:
        raise ValueError(f"expected low <= mode <= high, found {low}, {mode}, {high}")
    return np.full_like(u, low) if low == high else _triangular(u, low, mode, high)


def triangular_rows(u: Floats, low: Floats, mode: Floats, high: Floats) -> Floats:
    """The same for many distributions: u (row, draw) in (0, 1); low, mode and high (row,), low < high in each of them.

    >>> triangular_rows(np.array([[0.5, 0.02]]), np.array([0.0]), np.array([50.0]), np.array([100.0]))
    array([[50., 10.]])
    """
    return _triangular(u, low[:, None], mode[:, None], high[:, None])


def _triangular(u: Floats, low: float | Floats, mode: float | Floats, high: float | Floats) -> Floats:
    below, above, width = mode - low, high - mode, high - low
    falling = np.subtract(1, u)
    for factor in (width, above):
        falling *= factor
    np.subtract(high, np.sqrt(falling, out=falling), out=falling)
    rising = u * width
    rising *= below
    np.sqrt(rising, out=rising)
    rising += low
    # all bits of what lies before the mode are set, by the sign of a difference: to choose number by number, which no
    # processor can foresee, takes as long as all else
    before = np.subtract(u, below / width).view(np.int64)
    before >>= 63
    return _either(before, rising, falling)


def _either(which: NDArray[np.int64], one: Floats, other: Floats) -> Floats:
    """`one` where all bits of `which` are set, and the other where none is; it takes the place of `one`."""
    bits, others = one.view(np.int64), other.view(np.int64)
    bits ^= others
    bits &= which
    bits ^= others
    return one


def one_of(u: Floats, values: Sequence[float]) -> Floats:
    """One of the values, each as likely, in their order; u (...) in (0, 1), returns (...).

    >>> one_of(np.array([0.1, 0.9]), (10.0, 20.0, 30.0))
    array([10., 30.])
    """
    found: Floats = np.asarray(values, dtype=np.float64)[(u * len(values)).astype(np.intp)]
    return found


def categorical(u: Floats, probabilities: Floats) -> NDArray[np.int8]:
    """Index of the category in which u falls; u (draw,), probabilities (category,) or (draw, category) adding to 1.

    The last category takes what rounding leaves over.
    """
    bounds = np.cumsum(probabilities, axis=-1)[..., :-1]
    below: NDArray[np.bool_] = u[..., None] >= bounds
    index: NDArray[np.int8] = below.sum(axis=-1, dtype=np.int8)
    return index


def waiting_days(u: Floats, hazard: Floats) -> Floats:
    """Day 1, 2, 3, ... of the first success when each day succeeds with probability `hazard`; inf where it is 0.

    u (draw,) in (0, 1), hazard (draw,) in [0, 1]. Inverse of the geometric distribution:
    the least k with 1 - (1-hazard)^k > u.
    """
    safe = np.clip(hazard, 1e-300, 1.0)
    with np.errstate(divide="ignore"):
        days = np.floor(np.log1p(-u) / np.log1p(-safe)) + 1.0
    return np.where(hazard <= 0.0, np.inf, np.where(hazard >= 1.0, 1.0, days))

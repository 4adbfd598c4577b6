"""Choice with a stated precision: the better option more often, the surer the larger the difference.

Two options (logistic):      P(first) = 1 / (1 + exp(-precision (u_first - u_second)))
Several options (logit):     P(o)     = exp(precision u_o) / sum over options k of exp(precision u_k)

The second is the first where two options are put. precision >= 0, per unit of utility: 0 is an even choice whatever
the utilities, and the larger it is, the nearer to always the better one. Utilities are 0-1 in this project, so a
precision of 6 gives somebody who stands wholly on one side (difference 1) a chance of 0.9975, and somebody who leans
to it by a fifth of the scale (difference 0.2) one of 0.77. Own choice of form; see the docs.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def probability(difference: Floats, precision: Floats | float) -> Floats:
    """Chance that the first of two options is chosen.

    difference  (...) utility of the first less utility of the second
    precision   broadcasts against it, >= 0
    returns     (...) in 0..1; exp is only taken of numbers that are not positive, so nothing overflows

    >>> probability(np.array([0.0, 0.2]), 6.0).round(4)
    array([0.5   , 0.7685])
    """
    z = np.asarray(precision * difference, dtype=np.float64)
    small = np.exp(-np.abs(z))
    share: Floats = np.where(z >= 0, 1.0, small) / (1.0 + small)
    return share


def hurdle(uniform: Floats) -> Floats:
    """What precision x difference must exceed for the first option to be chosen: log(u / (1 - u)).

    uniform  (...) strictly between 0 and 1
    `hurdle(u) < precision * difference` holds exactly where `u < probability(difference, precision)`, but for the last
    bit; taking the logarithm once serves every difference that is tried on the same number.
    """
    odds: Floats = 1.0 - uniform
    np.divide(uniform, odds, out=odds)
    np.log(odds, out=odds)
    return odds


def _unscaled(utility: Floats, precision: Floats | float, put: NDArray[np.bool_] | None) -> Floats:
    # shifted by the largest, so that the largest becomes exp(0) and none overflows
    z = np.asarray(precision)[..., None] * utility
    if put is None:
        values: Floats = np.exp(z - _largest(z))
        return values
    top = _largest(np.where(put, z, -np.inf))
    return np.where(put, np.exp(np.where(put, z - top, 0.0)), 0.0)


def _largest(values: Floats) -> Floats:
    """(..., 1) the largest along the last axis, which is short: option by option is much faster."""
    largest: Floats = functools.reduce(np.maximum, np.moveaxis(values, -1, 0))[..., None]
    return largest


def shares(utility: Floats, precision: Floats | float, put: NDArray[np.bool_] | None = None) -> Floats:
    """Chance of each option.

    utility    (..., option)
    precision  broadcasts against (...), >= 0
    put        (..., option) which options are put, at least one; None: all
    returns    (..., option), adding to 1 along the last axis

    >>> shares(np.array([0.0, 0.0, 0.0]), 5.0).round(3)
    array([0.333, 0.333, 0.333])
    """
    values = _unscaled(utility, precision, put)
    share: Floats = values / values.sum(axis=-1, keepdims=True)
    return share


def choose(
    uniform: Floats, utility: Floats, precision: Floats | float, put: NDArray[np.bool_] | None = None
) -> NDArray[np.int8]:
    """The option chosen, by one number: the first whose cumulative probability exceeds it.

    uniform  (...) strictly between 0 and 1; the other arguments as in `shares`
    returns  (...) int8; never an option that is not put. The largest value of `_unscaled` is 1, and a number below 1
             times a sum of 1 or more stays below that sum, so that the search never runs past the end
    """
    bounds = np.cumsum(_unscaled(utility, precision, put), axis=-1)
    passed = (uniform * bounds[..., -1])[..., None] >= bounds
    index: NDArray[np.int8] = passed.sum(axis=-1, dtype=np.int8)
    return index

"""What somebody who wants something else can be asked, and when to let them decide instead.

The state of the world is even on 0-1. Whoever reports it wants what is decided to be b above it, whoever decides wants
it met, both lose the square of what they miss. Then nothing finer can be told than in which of N stretches it lies
(Crawford and Sobel 1982), N at most the largest with 2 N (N - 1) b < 1, which end at

    a_i = i / N + 2 b i (i - N),        i = 0 .. N

Whoever decides loses 1 / (12 N^2) + b^2 (N^2 - 1) / 3 on average, whoever reports b^2 more. Whoever is left to decide
takes what they want and costs the other b^2, which is less wherever b < 1 / sqrt(12) (Dessein 2002). Recalled, not
read; at b = 1 / (2 N (N - 1)) exactly one stretch is empty and is not counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def stretches(bias: Floats | float) -> NDArray[np.intp]:
    """(...) N, how many different reports mean anything.

    bias  b, how far above the state whoever reports wants to have what is decided, > 0, in the width of all states

    Raises ValueError where a bias is not above 0: who wants the same can tell everything.

    >>> stretches(np.array([0.3, 0.05, 0.01])).tolist()
    [1, 3, 7]
    """
    bias = np.asarray(bias, dtype=np.float64)
    if not (bias > 0).all():
        raise ValueError("expected a bias above 0: who wants the same can tell everything")
    count = np.maximum(np.ceil(0.5 * (np.sqrt(1.0 + 2.0 / bias) - 1.0)), 1.0)
    # the square root is rounded, which near the knife's edge can lose a stretch: there the rule itself decides
    return np.where(2.0 * (count + 1.0) * count * bias < 1.0, count + 1.0, count).astype(np.intp)


def cuts(bias: float) -> Floats:
    """(N + 1,) where the stretches end, from 0 to 1. Argument as for `stretches`, one number.

    >>> cuts(0.1).round(6).tolist()
    [0.0, 0.3, 1.0]
    """
    count = int(stretches(bias))
    order = np.arange(count + 1)
    return np.asarray(order / count + 2.0 * bias * order * (order - count), dtype=np.float64)


def receiver_loss(bias: Floats | float) -> Floats:
    """(...) what whoever decides loses on average, squares of the width of all states. Argument as for `stretches`.

    >>> float(receiver_loss(0.1).round(6))
    0.030833
    """
    count = stretches(bias).astype(np.float64)
    return np.asarray(1.0 / (12.0 * count**2) + np.square(bias) * (count**2 - 1.0) / 3.0, dtype=np.float64)


def sender_loss(bias: Floats | float) -> Floats:
    """(...) what whoever reports loses on average. Argument as for `stretches`."""
    return np.asarray(receiver_loss(bias) + np.square(bias), dtype=np.float64)


def delegation_loss(bias: Floats | float) -> Floats:
    """(...) what whoever would decide loses on average by leaving it to the other. Argument as for `stretches`."""
    return np.asarray(np.square(bias), dtype=np.float64)


def better_delegated(bias: Floats | float) -> NDArray[np.bool_]:
    """(...) whether leaving it to the other loses less than asking them. Argument as for `stretches`.

    >>> better_delegated(np.array([0.28, 0.29])).tolist()
    [True, False]
    """
    return np.asarray(delegation_loss(bias) < receiver_loss(bias))

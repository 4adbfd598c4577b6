"""Beliefs in log-odds and what reports do to them; exact where the network of reports has no loop.

L = log(p / (1 - p)); a report of reliability r that says yes adds logit(r), one that says no takes it off
through(e, t) = 2 artanh(tanh(e / 2) tanh(t / 2))      evidence e about a message, seen through a link t
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAST, MOST = 1e-6, 1 - 1e-6


def logit(p: Floats) -> Floats:
    """(...) log-odds of p (...), which is kept off 0 and 1."""
    inner = np.clip(p, LEAST, MOST)
    return np.log(inner) - np.log1p(-inner)


def chance(odds: Floats) -> Floats:
    """(...) the probability whose log-odds these are."""
    small = np.exp(-np.abs(odds))
    return np.where(odds >= 0, 1.0, small) / (1.0 + small)


def through(evidence: Floats, link: Floats) -> Floats:
    """(...) evidence about a message, seen through a link."""
    product = np.tanh(evidence / 2) * np.tanh(link / 2)
    return 2 * np.arctanh(np.clip(product, -1 + 1e-12, 1 - 1e-12))


def heard(before: Floats, copy: Floats, origin: Floats, seen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(what a copy adds to the belief, what is now known of the word of its origin), all (draw,) log-odds.

    before  what was known of the origin's word; copy what this copy tells of it; origin how far that is right
    seen    whether it is known that copies are of one origin: else each counts alone
    """
    joint = through(before + copy, origin) - through(before, origin)
    return np.where(seen, joint, through(copy, origin)), before + copy

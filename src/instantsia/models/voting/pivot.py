"""Whose word it is in a body that must reach a threshold: who joins last of those without whom it is not reached.

What is worth v to the body is worth v + x_m to member m, who agrees to it where that is 0 or more: x_m is the shift of
the member, and those with the largest agree first. With x_(1) >= x_(2) >= ... and their seats s_(1), s_(2), ... it is
agreed to what is worth -x or more, with

    x = min( x_(k), x_v of every v with a veto ),   k the first with s_(1) + ... + s_(k) >= quota

and to nothing where all seats together do not reach the quota, or those who are there the quorum. Own; the weighted
order statistic is a textbook's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.voting.ballots import Threshold, over_members

Floats = NDArray[np.float64]

EVEN = 1e-12
"""Sums of seats that differ from a quota by no more than this share of it reach it: less is rounding."""


def pivot(shift: Floats, seats: Floats, present: NDArray[np.bool_], threshold: Threshold) -> Floats:
    """(draw,) the pivot x; -inf where the body agrees to nothing.

    shift    (draw, member); -inf of one who agrees to nothing
    seats    (draw, member) >= 0
    present  (draw, member) who is there: whoever is not has no vote and no veto

    >>> shift, seats = np.array([[0.3, -0.1, 0.7]]), np.ones((1, 3))
    >>> there = seats > 0
    >>> pivot(shift, seats, there, Threshold(np.array([2.0])))
    array([0.3])
    >>> pivot(shift, seats, there, Threshold(np.array([2.0]), np.array([False, True, False])))
    array([-0.1])
    """
    mine = np.where(present, seats, 0.0)
    order = np.argsort(-shift, axis=1, kind="stable")
    ordered = np.take_along_axis(shift, order, axis=1)
    reached = np.cumsum(np.take_along_axis(mine, order, axis=1), axis=1) >= threshold.quota[:, None] * (1.0 - EVEN)
    out = np.where(reached[:, -1], ordered[np.arange(len(shift)), np.argmax(reached, axis=1)], -np.inf)
    if threshold.vetoes is not None and threshold.vetoes.any():
        holding = np.where(present & threshold.vetoes, shift, np.inf)
        out = np.minimum(out, holding.min(axis=1))
    if threshold.quorum is not None:
        out = np.where(over_members(mine) >= threshold.quorum, out, -np.inf)
    return out

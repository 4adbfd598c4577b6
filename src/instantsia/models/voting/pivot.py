"""Whose word it is in a body that must reach a threshold: who joins last of those without whom it is not reached.

What is worth v to the body is worth v + x_m to member m, who agrees to it where that is 0 or more: x_m is the shift of
the member, and those with the largest agree first. With x_(1) >= x_(2) >= ... and their seats s_(1), s_(2), ... it is
agreed to what is worth -x or more, with

    x = min( x_(k), x_v of every v with a veto ),   k the first with s_(1) + ... + s_(k) >= quota

and to nothing where all seats together do not reach the quota, or those who are there the quorum. Own; the weighted
order statistic is a textbook's.

Where nobody votes it is the word of whoever decides, which a hearing moves (`heard`): with the heed h and the mean of
what the others add, by what their words weigh,  x = (1 - h) x_leader + h mean;  or that of a text that the chair writes
(`middle`), with the pull a:  x = (1 - a) x_chair + a (smallest + largest) / 2.
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


def heard(shift: Floats, says: Floats, present: NDArray[np.bool_], leader: NDArray[np.int16], heed: Floats) -> Floats:
    """(draw,) the pivot of one who decides after hearing the others; -inf where nobody decides.

    shift    (draw, member); -inf of one who agrees to nothing
    says     (draw, member) what the word of each weighs with whoever decides, >= 0
    present  (draw, member) who is there
    leader   (draw,) the member who decides, -1 where nobody does
    heed     (draw,) how far they go by the others, 0-1

    >>> shift, says = np.array([[0.3, -0.1, 0.7]]), np.ones((1, 3))
    >>> heard(shift, says, says > 0, np.array([0], np.int16), np.array([0.5])).round(6).tolist()
    [0.3]
    """
    draws, decides = np.arange(len(shift)), leader >= 0
    who = np.maximum(leader, 0)
    others = says * present
    others[draws, who] = 0.0
    whole = over_members(others)
    goes = np.where(whole > 0, heed, 0.0)
    # of those whose words weigh nothing, -inf is no word
    mean = over_members(np.where(others > 0, others * np.where(others > 0, shift, 0.0), 0.0))
    mean = mean / np.where(whole > 0, whole, 1.0)
    # by rounding it may lie a hair outside all of them
    moved = np.clip(_part(1.0 - goes, shift[draws, who]) + _part(goes, mean), *_extremes(shift, present))
    return np.where(decides, moved, -np.inf)


def middle(shift: Floats, present: NDArray[np.bool_], chair: NDArray[np.int16], pull: Floats) -> Floats:
    """(draw,) what a text of the chair between the extremes adds to what it is worth; -inf where nobody presides.

    shift    (draw, member); -inf of one who agrees to nothing
    present  (draw, member) who is there
    chair    (draw,) the member in the chair, -1 where nobody is
    pull     (draw,) how far the chair goes from their own place to the middle of the extremes, 0-1

    >>> shift, chair = np.array([[0.3, -0.1, 0.7]]), np.array([1], np.int16)
    >>> middle(shift, shift > -np.inf, chair, np.array([0.5])).round(6).tolist()
    [0.1]
    """
    draws, who = np.arange(len(shift)), np.maximum(chair, 0)
    presides = (chair >= 0) & present[draws, who]
    lowest, highest = _extremes(shift, present)
    both = np.isfinite(lowest) & np.isfinite(highest)
    between = np.where(both, np.where(both, lowest, 0.0) / 2.0 + np.where(both, highest, 0.0) / 2.0, -np.inf)
    text = _part(1.0 - pull, shift[draws, who]) + _part(pull, between)
    # by rounding it may lie a hair outside those between whom it is written
    return np.where(presides, np.clip(text, lowest, highest), -np.inf)


def _extremes(shift: Floats, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(draw,) the least and the most that anybody who is there adds."""
    return np.where(present, shift, np.inf).min(axis=1), np.where(present, shift, -np.inf).max(axis=1)


def _part(share: Floats, values: Floats) -> Floats:
    """(...) so much of the values: nothing of what is infinite is nothing."""
    return np.where(share > 0, share * np.where(share > 0, values, 0.0), 0.0)

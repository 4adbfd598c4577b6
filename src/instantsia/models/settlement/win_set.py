"""Win set of the status quo on one dimension, exactly, and the median of those who vote, moved into it.

Each prefers what is nearer. A point x above the status quo q beats it for those with 2 x_i - q > x. Let a be the
lower of two positions: the pivot counted from the high end, at which the votes of those at or above it reach the quota,
and the lowest position of a veto player; b the same mirrored. Then the points that the quota and every veto player
prefer to q are
    above q:  (q, 2a - q) if a > q, else none          below q:  (2b - q, q) if b < q, else none
The outcome is the point of it nearest to the median m of those who vote (by votes):
    m > q:  min(m, 2a - q) if a > q, else q            m < q:  max(m, 2b - q) if b < q, else q
Where the win set is empty, or nothing in it is nearer to m than q is, q holds and the settlement is `blocked`. Where
exactly half of the votes lie on either side, m is the middle position nearer to q (the lower where both are as near).
At the end of the win set, 2a - q, the one at a no longer gains anything, and is said to agree.

With a quota of half or less both sides may be there. Where only one is and m is q, those who want no change cannot keep
it from being made: a, or b, then stands for m, so that as many votes carry a motion as are said to. With all votes a is
the lowest voter. A veto player needs no votes.
The equations are those of Tsebelis (veto players) in one dimension, from notes; the book itself was not read.

On 130 EU decisions with a reference point (DEU, EU-15 wave) it errs by 31.80 of 100 on average, the weighted mean on
the same by 24.14: of 60 status quos that it held to be locked, 38 did not hold (benchmarks/residuals.py).

Cost: one sorting, 1.6 million positions (8,192 draws of 200 actors) in some 30 ms, half of it with equal votes.
`with_actor_at` reads every move off the same sorting, see `ranks`: 200 actors in 2,000 draws in some 60 ms.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.about import About
from instantsia.models.settlement.ranks import At, Ranks, medians, nearer, pivots, ranked
from instantsia.models.settlement.stakes import (
    EVEN,
    Floats,
    Settlement,
    Stakes,
    Voting,
    checked_place,
    needed_reference,
    needed_voting,
)

ABOUT = About(
    title="Win set under a quota and vetoes",
    cites=("Tsebelis (veto players and win sets; not read)", "Thomson et al. (2012), DEU II, EU-15 wave"),
    assumes="One dimension, each prefers what is nearer to them and votes so; what the middle voter likes best among "
    "what can be carried is what is put.",
    fails="Where votes are traded across issues, where the status quo cannot be kept, or where nobody would vote a "
    "neighbour down: such bodies change what this method holds to be locked.",
)
TRACK = "win-set"
ASKED_ANEW = False
NEEDS_VOTING = NEEDS_REFERENCE = True
NEEDS_SETTER = NEEDS_CHANCE = False


@frozen
class Interval:
    """The win set: the open intervals (low, status quo) and (status quo, high), (...) each; not cut to the scale.

    low, high    where it ends; the status quo itself where there is nothing on that side
    status_quo   what it is the win set of
    """

    low: Floats
    high: Floats
    status_quo: Floats

    @property
    def empty(self) -> NDArray[np.bool_]:
        """(...) whether nothing beats the status quo."""
        nothing: NDArray[np.bool_] = (self.low >= self.status_quo) & (self.high <= self.status_quo)
        return nothing

    def nearest(self, ideal: Floats) -> Floats:
        """(...) the point of it, ends included, nearest to `ideal`; the status quo where none is nearer than that."""
        return np.clip(ideal, self.low, self.high)


def interval(stakes: Stakes, voting: Voting) -> Interval:
    """The win set of the reference.

    >>> found = interval(Stakes([0.2, 0.5, 1.0], 1.0, 1.0, 0.2, (0.0, 1.0)), Voting([1.0, 1.0, 1.0], 2.0))
    >>> float(found.low), float(found.high)
    (0.2, 0.8)
    """
    return _win_set(stakes, voting, ranked(stakes.position, needed_voting(stakes, voting).votes))


def interval_moved(stakes: Stakes, voting: Voting, place: float) -> Interval:
    """The win set, (..., actor) each, with each actor, alone, at one place."""
    return _moved(stakes, voting, place, ranked(stakes.position, needed_voting(stakes, voting).votes))


def median(stakes: Stakes, voting: Voting) -> Floats:
    """(...) the median of those who vote; the status quo where nobody has a vote."""
    return _median(stakes, ranked(stakes.position, needed_voting(stakes, voting).votes))


def median_moved(stakes: Stakes, voting: Voting, place: float) -> Floats:
    """(..., actor) the median of those who vote with each actor, alone, at one place."""
    ranks = ranked(stakes.position, needed_voting(stakes, voting).votes)
    return _median_moved(stakes, checked_place(stakes, place), ranks)


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The median moved into the win set; chance, capability and salience are not looked at.

    notes: `unblocked`, the median
    """
    voting, reference = needed_voting(stakes, voting), needed_reference(stakes)
    ranks = ranked(stakes.position, voting.votes)
    middle = _median(stakes, ranks)
    found = _win_set(stakes, voting, ranks)
    outcome = found.nearest(_wanted(found, voting, middle, ranks.total, ranks.at))
    return Settlement(outcome, outcome == reference, {"unblocked": middle})


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place."""
    voting = needed_voting(stakes, voting)
    ranks = ranked(stakes.position, voting.votes)
    found = _moved(stakes, voting, checked_place(stakes, place), ranks)
    middle = _median_moved(stakes, place, ranks)
    return found.nearest(_wanted(found, voting, middle, ranks.total, ranks.moved_at(place)))


def _win_set(stakes: Stakes, voting: Voting, ranks: Ranks) -> Interval:
    lowest, highest = _vetoes(stakes, voting)
    return _between(needed_reference(stakes), pivots(ranks.total, voting.quota, ranks.at), lowest, highest)


def _wanted(found: Interval, voting: Voting, middle: Floats, total: Floats, at: At) -> Floats:
    """The median; where that is the status quo and half or fewer can change it on one side alone, the pivot there."""
    few = voting.quota <= total * (1 + EVEN) / 2
    if not few.any():
        return middle
    below, above = pivots(total, voting.quota, at)
    up, down = found.high > found.status_quo, found.low < found.status_quo
    stays = few[(..., *(None,) * (middle.ndim - few.ndim))] & (middle == found.status_quo)
    return np.where(stays & up & ~down, above, np.where(stays & down & ~up, below, middle))


def _median(stakes: Stakes, ranks: Ranks) -> Floats:
    reference = needed_reference(stakes)
    middle = nearer(*medians(ranks.total, ranks.at), reference, stakes.width)
    return np.where(ranks.total > 0, middle, reference)


def _median_moved(stakes: Stakes, place: float, ranks: Ranks) -> Floats:
    reference = needed_reference(stakes)[..., None]
    middle = nearer(*medians(ranks.total, ranks.moved_at(place)), reference, stakes.width)
    return np.where(ranks.total[..., None] > 0, middle, reference)


def _moved(stakes: Stakes, voting: Voting, place: float, ranks: Ranks) -> Interval:
    lowest, highest = _vetoes_moved(stakes, voting, place)
    pivot = pivots(ranks.total, voting.quota, ranks.moved_at(place))
    return _between(needed_reference(stakes)[..., None], pivot, lowest, highest)


def _between(reference: Floats, pivot: tuple[Floats, Floats], lowest: Floats, highest: Floats) -> Interval:
    """The win set from its pivots (from below, from above) and the ends of the veto players' positions."""
    up, down = np.minimum(pivot[1], lowest), np.maximum(pivot[0], highest)
    low = np.where(down < reference, 2 * down - reference, reference)
    high = np.where(up > reference, 2 * up - reference, reference)
    return Interval(low, high, reference)


def _vetoes(stakes: Stakes, voting: Voting) -> tuple[Floats, Floats]:
    """(...) the lowest and the highest position of a veto player who is there; inf and -inf without one."""
    return _held(stakes, voting, voting.vetoes)


def _held(stakes: Stakes, voting: Voting, who: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """(...) the lowest and the highest position of those of some who are there."""
    held = stakes.position[..., who]
    there = np.True_ if voting.away is None else ~voting.away[..., who]
    return held.min(axis=-1, initial=np.inf, where=there), held.max(axis=-1, initial=-np.inf, where=there)


def _vetoes_moved(stakes: Stakes, voting: Voting, place: float) -> tuple[Floats, Floats]:
    """(..., actor) the same with each actor, alone, at one place."""
    lowest, highest = (np.broadcast_to(end[..., None], stakes.position.shape).copy() for end in _vetoes(stakes, voting))
    for one in voting.vetoes:
        low, high = _held(stakes, voting, voting.vetoes[voting.vetoes != one])
        there = np.True_ if voting.away is None else ~voting.away[..., one]
        lowest[..., one] = np.where(there, np.minimum(low, place), low)
        highest[..., one] = np.where(there, np.maximum(high, place), high)
    return lowest, highest

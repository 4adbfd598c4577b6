"""Probabilistic Condorcet election: every position against every other, each contest won by chance.

    C(i, j) = sum over k of  w_k max(0, |x_k - x_j| - |x_k - x_i|),      w_k = c_k s_k
    V(i, j) = C(i, j) / (C(i, j) + C(j, i)),      1/2 where i and j stand on one point
    p_i     = prod over j of V(i, j),  made to add to 1
    outcome = sum of p_i x_i

Each actor supports the nearer of two positions, by as much as it is nearer to them times what they weigh; p_i is the
chance that i beats everybody, given that somebody does, contests being taken as independent ("conditional" in KTAB,
Wise, Lester & Efird 2015; not read: the equations are those of notes checked against its program). Actors on one point
are one option. The reading that is taken here is the mean of the distribution; its most probable position is another.

On 172 EU decisions (DEU, EU-15 wave) the mean errs by 24.89 of 100, the weighted mean by 24.02
(benchmarks/residuals.py).

Cost: as the cube of the number of actors, for bodies of a few dozen; `with_actor_at` settles anew for each actor.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.models.about import About
from instantsia.models.settlement.moving import one_by_one
from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, Voting
from instantsia.models.settlement.weights import or_reference, weights
from instantsia.models.voting.ballots import over_members

ABOUT = About(
    title="Probabilistic Condorcet election (conditional)",
    cites=("KTAB, smpExample (five actors, its printed probabilities)", "Thomson et al. (2012), DEU II, EU-15 wave"),
    assumes="Positions are put against each other in pairs, and whoever has more at stake is the more likely to win.",
    fails="Where many stand close together: their chances are split among them; and where a vote is counted.",
)
AT_ONCE = 2**15
"""Pairs of positions that are compared at a time: a quarter of a megabyte."""
TRACK = "probabilistic-condorcet"
ASKED_ANEW = True
NEEDS_VOTING = NEEDS_REFERENCE = NEEDS_SETTER = NEEDS_CHANCE = False


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The mean of the distribution; votes and chance are not looked at.

    notes: `probability`, (..., actor), of each position; of those on one point in equal parts

    >>> round(float(settle(Stakes([0.0, 100.0], 1.0, [3.0, 1.0])).outcome), 9)
    25.0
    """
    weight, _, nobody = weights(stakes)
    share = _shares(stakes.position, np.broadcast_to(weight, stakes.position.shape))
    mean = over_members(share * stakes.position)
    outcome = np.clip(mean, stakes.position.min(axis=-1), stakes.position.max(axis=-1))
    return Settlement(or_reference(outcome, stakes, nobody), None, {"probability": share})


def _shares(position: Floats, weight: Floats) -> Floats:
    """(..., i) the probability of each position, so many draws at a time as the processor keeps at hand."""
    actors = position.shape[-1]
    flat, weights_of = position.reshape(-1, actors), weight.reshape(-1, actors)
    size = max(1, AT_ONCE // actors**2)
    pieces = [
        probabilities(
            victories(coalitions(flat[start : start + size], weights_of[start : start + size])),
            flat[start : start + size],
            weights_of[start : start + size] > 0,
        )
        for start in range(0, len(flat), size)
    ]
    return np.concatenate(pieces).reshape(position.shape)


def coalitions(position: Floats, weight: Floats) -> Floats:
    """(..., i, j) the strength for position i against position j."""
    actors = position.shape[-1]
    out = np.zeros((*position.shape, actors))
    far = np.abs(position[..., :, None] - position[..., None, :])
    nearer = np.empty(out.shape)
    for k in range(actors):
        np.subtract(far[..., k, None, :], far[..., k, :, None], out=nearer)
        np.maximum(nearer, 0.0, out=nearer)
        nearer *= weight[..., k, None, None]
        out += nearer
    return out


def victories(strength: Floats) -> Floats:
    """(..., i, j) the chance that i beats j."""
    both = strength + np.swapaxes(strength, -1, -2)
    return np.where(both > 0, strength / np.where(both > 0, both, 1.0), 0.5)


def probabilities(victory: Floats, position: Floats | None = None, counts: NDArray[np.bool_] | None = None) -> Floats:
    """(..., i) the chance that i beats all others.

    position   (..., i) where each stands: those on one point count once, and share their chance; None: all apart
    counts     (..., i) whose position is put: not that of one without any weight; None: everybody's
    """
    actors = victory.shape[-1]
    same = np.eye(actors, dtype=np.bool_) if position is None else position[..., :, None] == position[..., None, :]
    put = np.ones(victory.shape[:-1], dtype=np.bool_) if counts is None else counts
    # of whoever puts nothing there is no copy, and nothing to beat
    same = np.where(put[..., None, :], same, np.eye(actors, dtype=np.bool_))
    copies = same.sum(axis=-1)
    with np.errstate(divide="ignore"):
        logs = np.where(same | ~put[..., None, :], 0.0, np.log(victory)) / copies[..., None, :]
    total = np.where(put, over_members(logs), -np.inf)
    # whoever has weight loses no contest for sure, so that the largest is a number
    chance = np.exp(total - total.max(axis=-1, keepdims=True)) / copies
    share: Floats = chance / over_members(chance)[..., None]
    return share


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place."""
    return one_by_one(lambda after: settle(after).outcome, stakes, place)

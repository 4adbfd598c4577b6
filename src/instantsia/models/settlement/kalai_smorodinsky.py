"""Kalai-Smorodinsky solution: everybody gets the same part of the most that they could gain, what holds being the
disagreement point.

    outcome = the x that nobody loses by with the largest  min over i of  (U_i(x) - U_i(d)) / (max of U_i - U_i(d))

with quadratic losses (`_gains`): weights play no part. The most that i could gain is at the point nearest to x_i that
nobody loses by. On one dimension only the nearest to d and the farthest from it count: the part of the farthest rises
with x, that of the nearest falls beyond their own position, and the solution is where the two are the same. Where
somebody loses by any change, d holds (`blocked`), and if it does not, it settles on the weighted mean (`unblocked`).

With all on one point a it is a; where nobody has any weight, d holds. The solution is that of Kalai and Smorodinsky
(1975), from notes; not read.

Cost: as `nash`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.models.about import About
from instantsia.models.settlement import weighted_mean
from instantsia.models.settlement._gains import gains, root
from instantsia.models.settlement.moving import one_by_one
from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, Voting
from instantsia.models.settlement.weights import or_reference

ABOUT = About(
    title="Kalai-Smorodinsky solution",
    cites=("Kalai and Smorodinsky (1975), from notes; not read", "Thomson et al. (2012), DEU II, EU-15 wave"),
    assumes="Nobody agrees to what is worse for them than what holds, and everybody gives up the same part.",
    fails="As the Nash solution; and where some can bring more to bear than others, which it does not see.",
)
TRACK = "kalai-smorodinsky"
ASKED_ANEW = True
NEEDS_VOTING = NEEDS_SETTER = NEEDS_CHANCE = False
NEEDS_REFERENCE = True


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The solution; votes, chance and how much each weighs are not looked at, but whether they weigh anything is.

    notes: `unblocked`, the weighted mean

    >>> round(float(settle(Stakes([50.0, 50.0], 1.0, 1.0, np.array(0.0))).outcome), 9)
    50.0
    """
    found = gains(stakes)
    near, far = found.away.min(axis=-1), found.away.max(axis=-1)

    def part(distance: Floats, away: Floats) -> Floats:
        best = np.minimum(away, found.end)
        most = best * (2 * away - best)
        return distance * (2 * away - distance) / np.where(most > 0, most, 1.0)

    def differs(distance: Floats) -> Floats:
        # at their own position the nearest has the most they can get, and from there on it falls
        return np.where(distance < near, 1.0, part(distance, near) - part(distance, far))

    distance = np.where(found.blocked, 0.0, root(differs, found.end))
    outcome = or_reference(found.point(distance), stakes, found.nobody)
    return Settlement(outcome, found.blocked, {"unblocked": weighted_mean.settle(stakes).outcome})


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place."""
    return one_by_one(lambda after: settle(after).outcome, stakes, place)

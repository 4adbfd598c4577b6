"""Nash bargaining solution, each with the weight that they can bring to bear, what holds being the disagreement point.

    outcome = the x that nobody loses by with the largest  sum of c_i log(U_i(x) - U_i(d)),    U_i(x) = -s_i (x - x_i)^2

With quadratic losses on one dimension the gain is s_i (x - d)(2 x_i - d - x) (`_gains`), salience falls out of the
sum, and the first-order condition is  C / (x - d) = sum of c_i / (2 x_i - d - x),  C the sum of c. Where everybody
stands on one side of d there is one such x between d and 2 a - d, a the nearest to d; otherwise whatever is changed
somebody loses by, and d holds (`blocked`). As the disagreement gets bad for everybody the solution tends to the
weighted mean (Achen 2006, as told in notes; not read), which is where it settles if d does not hold (`unblocked`).

With one actor, or all on one point a, it is a: the middle of d and 2 a - d. Where nobody has any weight, d holds.

Cost: sixty passes over the actors; `with_actor_at` settles anew for each actor.
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
from instantsia.models.voting.ballots import over_members

ABOUT = About(
    title="Nash bargaining solution (asymmetric)",
    cites=("Nash (1950) and Achen (2006), from notes; not read", "Thomson et al. (2012), DEU II, EU-15 wave"),
    assumes="Nobody agrees to what is worse for them than what holds, and all know where everybody stands.",
    fails="Where anybody would rather keep what holds: then it names that, and on record it often did not stay so.",
)
TRACK = "nash"
ASKED_ANEW = True
NEEDS_VOTING = NEEDS_SETTER = NEEDS_CHANCE = False
NEEDS_REFERENCE = True


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The solution; votes and chance are not looked at.

    notes: `unblocked`, the weighted mean

    >>> round(float(settle(Stakes([50.0, 50.0], 1.0, 1.0, np.array(0.0))).outcome), 9)
    50.0
    """
    found = gains(stakes)
    weight = np.where(stakes.weight > 0, stakes.capability, 0.0)
    if found.nobody is not None:
        weight = np.where(found.nobody[..., None], 1.0, weight)
    whole = over_members(weight)

    def rises(distance: Floats) -> Floats:
        left = 2 * found.away - distance[..., None]
        slope = over_members(weight / np.where(left > 0, left, np.inf))
        return whole / np.where(distance > 0, distance, 1.0) - slope

    distance = np.where(found.blocked, 0.0, root(rises, found.end))
    outcome = or_reference(found.point(distance), stakes, found.nobody)
    return Settlement(outcome, found.blocked, {"unblocked": weighted_mean.settle(stakes).outcome})


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place."""
    return one_by_one(lambda after: settle(after).outcome, stakes, place)

"""Compromise model: the mean of the positions, weighted by capability x salience.

    outcome = sum over i of c_i s_i x_i / sum over i of c_i s_i

c_i >= 0 capability, s_i >= 0 salience, x_i position: no units but that of the scale. If i alone moves to p the outcome
changes by c_i s_i (p - x_i) / sum of c s. Where nobody has any weight, the reference holds; without one, the plain
mean. It lies between the lowest and the highest position that has weight.

Argument for it, after Achen (2006): if no agreement is very bad for everybody, the Nash solution with quadratic losses
tends to this mean. Its forecasts of 172 EU decisions (DEU, EU-15 wave; capability = Council votes, Commission and
Parliament = the largest) err by 24.02 of 100 on average, a plain mean by 23.72: benchmarks/deu_baselines.py. Achen's
chapter was not read; the equation and the argument are those of notes written from programs that reproduce it.

Cost: linear in actors, 1.6 million positions (8,192 draws of 200 actors) in some 10 ms; `with_actor_at` the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.models.about import About
from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, Voting, checked_place
from instantsia.models.settlement.weights import or_reference, weights
from instantsia.models.voting.ballots import over_members

ABOUT = About(
    title="Weighted mean (compromise model)",
    cites=(
        "The European Union Decides (2006), its compromise model (not read)",
        "Thomson et al. (2012), DEU II, EU-15 wave (172 outcomes)",
    ),
    assumes="Nobody wants to go home without an agreement, and everybody gives way in proportion to their weight.",
    fails="Where the matter is yes or no, or where a vote is taken and only one side counts: it then names a point "
    "that nobody wants.",
)
TRACK = "weighted-mean"
ASKED_ANEW = False
NEEDS_VOTING = NEEDS_REFERENCE = NEEDS_SETTER = NEEDS_CHANCE = False


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The weighted mean; votes and chance are not looked at.

    >>> round(float(settle(Stakes([0.0, 100.0], 1.0, [0.1, 0.6])).outcome), 3)
    85.714
    """
    weight, total, nobody = weights(stakes)
    mean = over_members(weight * stakes.position) / total
    # rounding must not lift a point on which all agree above itself
    return Settlement(or_reference(np.clip(mean, *stakes.ends), stakes, nobody))


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the mean with each actor, alone, at one place: outcome + w_i (place - x_i) / sum of w."""
    place = checked_place(stakes, place)
    weight, total, nobody = weights(stakes)
    mean = over_members(weight * stakes.position) / total
    after = mean[..., None] + weight * (place - stakes.position) / total[..., None]
    return or_reference(np.clip(after, *stakes.scale), stakes, nobody)

"""A hall that decides by acclamation: the room goes one way, and its parts follow.

1. How far the hall leans to the leader, who stands for what holds:  L = sum seats_b lean_b / sum seats_b, -1..1,
   lean_b = debt(b -> leader) - debt(b -> the leader's rivals), clipped to -1..1.
2. Which way the room goes is one draw, never as many as there are seats:
   P(with the leader) = logistic(k x (L + c x [the leader's side chairs] + l x share of signatures)).
3. Each part follows in proportion 1 - r x max(0, -lean in the room's direction); who came late follows wholly.
4. The room carries it unless more than half of the seats are against it: with r <= 1/2 it always does.

k 2-8 (per unit of lean), c and l 0-0.5 (in units of lean), r 0-1, signatures 0-1. Own; see the docs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.choice import probability

Floats = NDArray[np.float64]


def mean_lean(lean: Floats, weight: Floats) -> Floats:
    """(draw,) lean of the hall, by seats; 0 where nobody sits there. lean, weight (draw, member)."""
    total = over_members(weight)
    return over_members(weight * lean) / np.where(total > 0, total, 1.0)


def room_follows(
    lean: Floats,
    weight: Floats,
    *,
    chairs: Floats,
    signatures: Floats,
    steepness: Floats,
    chair_weight: Floats,
    signature_weight: Floats,
) -> Floats:
    """(draw,) chance that the room goes with the leader, who stands for what holds.

    lean, weight  (draw, member) -1..1; seats of those who are there, >= 0
    chairs        (draw,) 1 where somebody of the leader's side chairs, else 0; or the chance of it
    the others    (draw,) each, as in the equations: share of signatures, k, c, l
    """
    return probability(mean_lean(lean, weight) + chair_weight * chairs + signature_weight * signatures, steepness)


def following(
    lean: Floats, direction: NDArray[np.int8], dissent: Floats, late: NDArray[np.bool_] | None = None
) -> Floats:
    """(draw, member) which part of each goes with the room.

    lean       (draw, member) -1..1 towards the leader
    direction  (draw,) 1 where the room goes with the leader, -1 where it goes against
    dissent    (draw,) r, 0-1
    late       (draw, member) who came late and follows wholly
    """
    part: Floats = 1.0 - dissent[:, None] * np.maximum(0.0, -lean * direction[:, None])
    return part if late is None else np.where(late, 1.0, part)

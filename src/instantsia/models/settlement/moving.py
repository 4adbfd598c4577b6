"""Moving one actor after another where a method has no shorter way: the method is asked once for each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from instantsia.models.settlement.stakes import Floats, Stakes, checked_place


def one_by_one(outcome: Callable[[Stakes], Floats], stakes: Stakes, place: float) -> Floats:
    """(..., actor) the outcome (...) with each actor, alone, at one place; as many settlements as there are actors."""
    place = checked_place(stakes, place)
    after: Floats = np.empty_like(stakes.position)
    for actor in range(stakes.position.shape[-1]):
        after[..., actor] = outcome(stakes.with_one_at(actor, place))
    return after

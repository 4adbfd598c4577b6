"""What each actor weighs, and what holds where nobody weighs anything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.settlement.stakes import Floats, Stakes
from instantsia.models.voting.ballots import over_members


def weights(stakes: Stakes) -> tuple[Floats, Floats, NDArray[np.bool_] | None]:
    """Capability x salience (..., actor), their sum (...), and where nobody has any (...); None: nowhere.

    Where nobody has any, all have 1.
    """
    weight, total = stakes.weight, stakes.total
    if (total > 0).all():
        return weight, total, None
    nobody = total <= 0
    weight = np.where(nobody[..., None], 1.0, weight)
    return weight, over_members(weight), nobody


def or_reference(outcome: Floats, stakes: Stakes, nobody: NDArray[np.bool_] | None) -> Floats:
    """The outcome (...) or (..., actor), but the reference, where there is one, where nobody has any weight."""
    if stakes.reference is None or nobody is None:
        return outcome
    reference = stakes.reference
    if outcome.ndim > nobody.ndim:
        nobody, reference = nobody[..., None], reference[..., None]
    return np.where(nobody, reference, outcome)

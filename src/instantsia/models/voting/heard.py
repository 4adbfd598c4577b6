"""What each member is heard to say before somebody decides: plain arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.models.voting.hearing import Hearing

Floats = NDArray[np.float64]


def favourites(seen: Hearing, quiet: Floats) -> NDArray[np.int8]:
    """(draw, member) the open option that each is heard for: the one that is worth most to them.

    quiet    (draw,) 0-1: who sees less than this between their two best options says nothing (ABSTAIN)
    returns  int8; ABSENT for who is not there. Of equal options the one written first
    """
    utility = np.where(seen.open[:, None, :], seen.utility, -np.inf)
    best = utility.argmax(axis=-1)
    first = utility.max(axis=-1)
    np.put_along_axis(utility, best[..., None], -np.inf, axis=-1)
    lead = first - utility.max(axis=-1)
    vote = np.where(lead >= quiet[:, None], best, ABSTAIN).astype(np.int8)
    vote[~seen.present] = ABSENT
    return vote

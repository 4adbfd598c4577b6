"""Two sides who weigh nothing but what waiting costs them, over bundles that can all be listed.

In round t the side whose turn it is offers, of all that the other will take, what is worth most to itself. The other
takes what is worth no less than its own turn a round later, less what the round costs it; in the last round whatever is
no worse than no deal. A side that would rather wait makes no offer that is taken. Worked out from the last round back
(Stahl 1972); with many rounds and fine bundles the first gets (1 - d_2) / (1 - d_1 d_2) of one prize (Rubinstein 1982),
as `alternating.share` has it.

General knowledge, none was read.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.bargaining.offers import Ranked, lowest
from instantsia.models.bargaining.yardsticks import NOTHING

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


class Patient(NamedTuple):
    """What comes of it: (draw,) the bundle, or `NOTHING`; (2, draw) what it is worth to each, seen from round 0."""

    place: Places
    worth: Floats


def patient(
    utilities: tuple[Floats, Floats],
    sides: tuple[Ranked, Ranked],
    keep: Floats,
    delay: tuple[float, float],
    rounds: int,
    first: int = 0,
) -> Patient:
    """What two patient sides agree on.

    utilities  (draw, bundle) of each side
    sides      of each side `ranked` with what the bundles are worth to the other
    keep       (2, draw) what each has without a deal
    delay      which part of a gain each loses by a round of waiting, 0-1
    rounds     how many offers there are at most, 1 or more
    first      the side that makes the first

    >>> from instantsia.models.bargaining.offers import ranked
    >>> share = np.linspace(0, 1, 1001)[None]
    >>> both = (share, 1 - share)
    >>> listed = (ranked(both[0], both[1]), ranked(both[1], both[0]))
    >>> float(patient(both, listed, np.zeros((2, 1)), (0.1, 0.1), 200).worth[0, 0].round(1))
    0.5
    """
    draws = utilities[0].shape[0]
    rows = np.arange(draws)
    place = np.full(draws, NOTHING, dtype=np.intp)
    worth = np.array(keep, dtype=np.float64)
    left = 1.0 - np.asarray(delay, dtype=np.float64)[:, None]
    for turn in reversed(range(rounds)):
        side, asked = (first + turn) % 2, (first + turn + 1) % 2
        waits = keep + left * (worth - keep)
        # of the bundles that the other takes, its list knows the one of most worth to this side
        at = lowest(sides[asked], waits[asked][:, None])[:, 0]
        offer = sides[asked].offers[rows, np.maximum(at, 0)]
        made = (at >= 0) & (utilities[side][rows, offer] >= waits[side])
        place = np.where(made, offer, place)
        worth = np.where(made, np.stack([each[rows, offer] for each in utilities]), waits)
    return Patient(place, worth)

"""Against whom a charge is brought first: the thickest file, as far as anybody looks; plain arrays.

P(a) = exp(sharp x odds_a) / sum over all who may be accused of exp(sharp x odds_k)

Each has a number of their own (the largest of sharp x odds_a + Gumbel noise is taken), so that taking somebody out
leaves what the others are drawn by as it was. Own choice of form: logistic, as every choice here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NOBODY = -1


def named(odds: Floats, sharp: Floats, uniform: Floats, may: NDArray[np.bool_]) -> NDArray[np.intp]:
    """(draw,) the place of whoever is accused; NOBODY where nobody may be.

    odds     (draw, person) log-odds of what stands against each
    sharp    (draw,) >= 0: at 0 any of them alike, the larger the surer the one with most against them
    uniform  (draw, person) strictly between 0 and 1
    may      (draw, person) who can be accused

    >>> named(np.array([[0.0, 3.0]]), np.array([50.0]), np.full((1, 2), 0.5), np.array([[True, True]])).tolist()
    [1]
    """
    best: Floats = np.full(len(sharp), -np.inf)
    first = np.full(len(sharp), NOBODY, dtype=np.intp)
    for one in range(odds.shape[1]):  # the tables lie person by person, and few of them are large
        worth = np.where(may[:, one], sharp * odds[:, one] - np.log(-np.log(uniform[:, one])), -np.inf)
        more = worth > best
        best[more], first[more] = worth[more], one
    return first

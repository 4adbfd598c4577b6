"""The walk of `walk` where the chance to win a battle is not known: a Beta with counts a and b.

    P = integral over p of  P(X; p) p^(a-1) (1-p)^(b-1) / B(a, b)

With z = log(p / (1 - p)) the integrand is smooth and falls off exponentially on both sides, so that a sum over evenly
spaced z converges faster than any power of the step (Trefethen and Weideman 2014: general knowledge). The nearest
poles of P lie 2 pi / N off the real line, hence a step of 1 / (2 N) at most. Right to some 1e-12.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.models.war.walk import Numbers, wins_at

Floats = NDArray[np.float64]

TAIL = 37.0
"""What is left out is less than exp(-TAIL) of the peak."""


def beta_wins(wins: Numbers, losses: Numbers, held: Numbers, forts: Numbers) -> Floats:
    """(...) the chance, 0-1, that a side ends with all positions, by the whole of what it believes of its battles.

    wins, losses  the counts a and b of a Beta, > 0: what went before and every battle since
    held, forts   as for `walk.wins`

    Cost: (..., z) at once, some 100 to 1,000 z; more where a count is far below 1.

    >>> float(beta_wins(6, 4, 5, 10).round(6)), float(beta_wins(3, 1, 1, 2).round(6))
    (0.720498, 0.75)
    """
    a, b, held, forts = (np.asarray(each, dtype=np.float64) for each in np.broadcast_arrays(wins, losses, held, forts))
    middle = np.log(a) - np.log(b)
    # from the middle to where the logarithm of the density falls with half of its last slope or more, and on from there
    below, above = (np.log(2.0 + np.exp(side)) + 2.0 * TAIL / count for side, count in ((middle, a), (-middle, b)))
    width = np.sqrt(1.0 / a + 1.0 / b)
    step = np.minimum(0.5 / forts, width / 2.0)
    count = int(np.ceil(((below + above) / step).max(initial=0.0))) + 1
    z = (middle - below)[..., None] + (below + above)[..., None] * (np.arange(count) / max(count - 1, 1))
    density = a[..., None] * z - (a + b)[..., None] * np.logaddexp(0.0, z)
    weight = np.exp(density - density.max(axis=-1, keepdims=True))
    won = wins_at(held[..., None], forts[..., None], -z)
    return np.asarray((weight * won).sum(axis=-1) / weight.sum(axis=-1), dtype=np.float64)

"""What may come on any day: a chance a day, held down by those who hold the doors.

    P(it comes today | not yet) = h x (1 - grip x share)
    P(it has come by day n)     = 1 - (1 - P(today))^n

h 0-1 a day; grip 0-1, how far a united majority could keep it from coming (doors, post, transport); share 0-1, the
part of the body that is with that majority. The day on which it comes is geometric. Own; see the docs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def daily(hazard: Floats, grip: Floats | float = 0.0, share: Floats | float = 0.0) -> Floats:
    """(draw,) chance that it comes on one day, where it has not come before; arguments (draw,) or one number, 0-1."""
    return np.asarray(hazard * (1.0 - grip * share), dtype=np.float64)


def by_day(daily_chance: Floats, days: Floats | float) -> Floats:
    """(draw,) chance that it has come after `days` days, >= 0.

    >>> by_day(np.array([0.5]), 2)
    array([0.75])
    """
    return np.asarray(1.0 - (1.0 - daily_chance) ** days, dtype=np.float64)

"""Two sides at one table who come down with time: what each still asks for, and where the two meet.

Between the floor, the least that the first side takes, and the ceiling, the most that the second gives, both as shares
of the first, an agreement is possible where floor <= ceiling. t turns after the talks began, with the last turn T,

    c = min(1, (t + 1) / T)^e,    asks = 1 - c (1 - floor),    gives = c ceiling,

so that each begins at its own end of the scale and comes down to what it takes: e < 1 gives way at once, e > 1 at the
end (the exponent of `offers` runs the other way). They agree in the middle of the two, as soon as asks <= gives. Sides
that do not wait ask for the floor and give the ceiling at once (c = 1). Own convention, from the specification of the
other side, 5.7-5.8.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.war.ranges import Range

Floats = NDArray[np.float64]


class Demands(NamedTuple):
    """What the two sides say, shares of the first, 0-1, (...) each.

    asks   what the first asks for
    gives  what the second offers
    """

    asks: Floats
    gives: Floats

    @property
    def meet(self) -> NDArray[np.bool_]:
        """(...) whether the one offers what the other asks for."""
        return np.asarray(self.asks <= self.gives)

    @property
    def middle(self) -> Floats:
        """(...) the middle of the two, 0-1."""
        return np.asarray(np.clip((self.asks + self.gives) / 2.0, 0.0, 1.0), dtype=np.float64)


def open_range(first: Floats | float, second: Floats | float) -> Range:
    """The floor and the ceiling, shares of the first side, 0-1.

    first, second   what each side has without an agreement, and wants beyond: shares of the prize that it keeps for
                    itself, cut to 0-1

    >>> found = open_range(0.3, 0.4)
    >>> float(found.low), float(found.high), bool(found.open), bool(open_range(0.7, 0.4).open)
    (0.3, 0.6, True, False)
    """
    low, high = np.clip(first, 0.0, 1.0), np.clip(np.subtract(1.0, second), 0.0, 1.0)
    return Range(np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64))


def come_down(turns: Floats | float, span: Floats | float, shape: Floats | float) -> Floats:
    """(...) which part of the way to what they take the two have gone, 0-1.

    turns   since the talks began, >= 0
    span    turns in which they go the whole way, > 0
    shape   e > 0

    >>> come_down(np.array([0.0, 8.0, 40.0]), 36.0, 0.5).round(6).tolist()
    [0.166667, 0.5, 1.0]
    """
    gone = np.clip(np.add(turns, 1.0) / span, 0.0, 1.0)
    return np.asarray(gone**shape, dtype=np.float64)


def demands(range_: Range, gone: Floats | float) -> Demands:
    """What the two say once they have gone part of the way.

    range_  of `open_range`
    gone    of `come_down`; 1 where they do not wait

    >>> found = demands(open_range(0.3, 0.4), 0.5)
    >>> float(found.asks), float(found.gives), bool(found.meet)
    (0.65, 0.3, False)
    """
    gone = np.asarray(gone)
    return Demands(
        np.asarray(1.0 - gone * (1.0 - range_.low), dtype=np.float64),
        np.asarray(gone * range_.high, dtype=np.float64),
    )

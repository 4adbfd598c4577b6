"""What two sides would both rather have than a war."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Range(NamedTuple):
    """Shares of the first side that neither would go to war over; not cut to the prize.

    low   (...) the least that the first side takes
    high  (...) the most that the second gives
    """

    low: Floats
    high: Floats

    @property
    def width(self) -> Floats:
        """(...) how much there is to agree on; below 0 where there is nothing."""
        width: Floats = self.high - self.low
        return width

    @property
    def open(self) -> NDArray[np.bool_]:
        """(...) whether there is anything that both would take."""
        return np.asarray(self.high >= self.low)

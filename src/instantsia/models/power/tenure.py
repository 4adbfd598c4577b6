"""Whether a leader who can still be deposed ever gets beyond that.

A leader is contested, and each turn becomes established with the chance e or is deposed with the chance h, e + h <= 1.
They are ever established with e / (e + h), and are contested for 1 / (e + h) turns on average. A chain reduced from the
two kinds of leaders of Svolik (2009), whose abstract alone was read; not his model.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Tenure(NamedTuple):
    """What becomes of a contested leader.

    ever       (...) chance to become established, 0-1
    contested  (...) turns until established or deposed, mean, >= 1
    """

    ever: Floats
    contested: Floats


def established(establishes: Floats | float, deposed: Floats | float) -> Tenure:
    """Whether, and how long it takes until either.

    establishes, deposed  chances a turn, 0-1, together above 0 and at most 1

    Both are (...) and broadcast; nothing is checked here.

    >>> found = established(0.05, 0.1)
    >>> float(found.ever.round(6)), float(found.contested.round(6))
    (0.333333, 6.666667)
    """
    ends = np.asarray(np.add(establishes, deposed), dtype=np.float64)
    return Tenure(np.asarray(establishes / ends, dtype=np.float64), np.asarray(1.0 / ends, dtype=np.float64))

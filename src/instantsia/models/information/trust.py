"""What somebody makes of a channel once they have seen how often it was right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def learned(believed: Floats, memory: Floats, right: Floats, told: Floats) -> Floats:
    """(...) how far a channel is believed after `told` reports of which `right` were right: the mean of a Beta.

    believed  0-1, before any report
    memory    so many reports that first belief is worth, > 0
    right     reports that were right, 0..told

    learned = (believed x memory + right) / (memory + told), the posterior mean of a Beta with these counts (Gelman et
    al., Bayesian Data Analysis, section 2.4: general knowledge, unchecked).

    >>> float(learned(np.array(0.8), np.array(4.0), np.array(0.0), np.array(4.0)))
    0.4
    """
    mean: Floats = (believed * memory + right) / (memory + told)
    return mean

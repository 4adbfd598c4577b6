"""How long word is under way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def queue(uniform: Floats, arrivals: Floats, service: Floats) -> Floats:
    """(...) days in a queue and at the desk, by one number each: -log(u) / (service - arrivals).

    arrivals  telegrams a day
    service   telegrams a day that the desk can do, more than arrive

    The time in a queue of one server, with arrivals and service without memory (M/M/1), is exponential with the mean
    1 / (service - arrivals): textbook.

    >>> float(queue(np.array(np.exp(-1.0)), np.array(8.0), np.array(10.0)).round(3))
    0.5
    """
    days: Floats = -np.log(uniform) / (service - arrivals)
    return days

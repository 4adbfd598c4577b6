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


def busy(arrivals: Floats | float, service: Floats | float) -> Floats:
    """(...) the part of the time in which the desk is at work, 0-1. Arguments as for `queue`.

    >>> float(busy(8.0, 10.0))
    0.8
    """
    return np.asarray(np.divide(arrivals, service), dtype=np.float64)


def mean_days(arrivals: Floats | float, service: Floats | float) -> Floats:
    """(...) days in the queue and at the desk, mean: what `queue` comes to on average. Arguments as there.

    >>> float(mean_days(8.0, 10.0))
    0.5
    """
    return np.asarray(1.0 / np.subtract(service, arrivals), dtype=np.float64)


def waiting(arrivals: Floats | float, service: Floats | float) -> Floats:
    """(...) telegrams that wait for the desk, mean, without the one on it. Arguments as for `queue`.

    As many as come in while one waits (Little 1961): arrivals x (days in all - days at the desk).

    >>> float(waiting(8.0, 10.0).round(6))
    3.2
    """
    return np.asarray(arrivals * busy(arrivals, service) * mean_days(arrivals, service), dtype=np.float64)

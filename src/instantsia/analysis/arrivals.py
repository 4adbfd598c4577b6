"""From which day on something that was sent can be used: what arrives in the course of a day comes too late for it.

A step asks for what has arrived by its day. What is under way for 1.3 days from the 5th arrives in the course of the
6th, and a vote of the 6th is held without it: it is there from the 7th on, and that is the day to print.
"""

from __future__ import annotations

import numpy as np

from instantsia.draws.streams import Floats


def usable(arrived: Floats, sent: Floats) -> Floats:
    """The first day on which it can be used: inf where it never arrives, the day of sending where it needs no time.

    >>> usable(np.array([6.3, 6.0, 5.5]), np.array([5.0, 5.0, 5.5])).tolist()
    [7.0, 6.0, 5.0]
    """
    return np.where(arrived > sent, np.ceil(arrived), np.floor(arrived))

"""Members of a council divide a prize by votes: whoever is drawn to propose buys the cheapest votes.

Of n members each is as likely to propose, q votes carry it, nothing may be amended, and after a refusal somebody is
drawn anew, a turn later. Every member then expects 1/n, a vote costs d/n, and whoever proposes keeps

    1 - d (q - 1) / n

and gives d/n to q - 1 of the others (Baron and Ferejohn 1989, closed rule, the equilibrium in which nothing depends on
what went before: general knowledge, unchecked; `tests/models/bargaining` finds it by iteration).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.integer]


class Division(NamedTuple):
    """How the prize of 1 is divided.

    proposer  (...) what whoever proposes keeps, 0-1
    partner   (...) what each of those gets whose vote is bought, 0-1; the others get nothing
    """

    proposer: Floats
    partner: Floats


def proposer(members: Integers | int, quota: Integers | int, patience: Floats | float) -> Division:
    """How whoever is drawn to propose divides the prize.

    members   how many there are, the proposer among them, 1 or more
    quota     votes that carry it, the proposer's among them, 1 to `members`
    patience  discount factor a turn of all of them, 0-1

    All are (...) and broadcast; nothing is checked here.

    >>> found = proposer(5, 3, 0.9)
    >>> float(found.proposer.round(6)), float(found.partner.round(6))
    (0.64, 0.18)
    """
    price = np.asarray(np.divide(patience, members), dtype=np.float64)
    return Division(np.asarray(1.0 - price * (np.asarray(quota) - 1), dtype=np.float64), price)

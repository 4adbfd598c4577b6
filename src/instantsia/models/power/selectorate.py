"""What a leader keeps who lives by the few without whom nobody rules.

S people could be among the W on whom the leader depends. Each turn the leader has R to spend on these alone, and keeps
the rest. A challenger offers a member all of R / W once, and then a place among the W with the chance W / S: the member
stays for as much as that is worth, which with the discount factor d is for

    z = (1 - d) (R / W) / (1 - d W / S)        a member and turn, and leaves  R - W z = R d (1 - W/S) / (1 - d W/S)

The fewer of those who could be taken are needed, the more the leader keeps; where all are (W = S), nothing. The special
case of private goods alone of Bueno de Mesquita, Smith, Siverson and Morrow (2003), derived for this project and not
read there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Private(NamedTuple):
    """Where the revenue goes, in its unit.

    member  (...) what each of those gets on whom the leader depends
    leader  (...) what the leader keeps
    share   (...) that as a share of all, 0-1
    """

    member: Floats
    leader: Floats
    share: Floats


def private_goods(
    winning: Floats | float, selectorate: Floats | float, revenue: Floats | float, patience: Floats | float
) -> Private:
    """What each member gets and what the leader keeps, a turn.

    winning      W, how many the leader depends on, > 0
    selectorate  S, how many could be among them, W or more
    revenue      R, >= 0 a turn
    patience     d, discount factor a turn of the members, 0 <= d < 1

    All are (...) and broadcast; nothing is checked here.

    >>> found = private_goods(100, 1000, 1.0, 0.9)
    >>> float(found.member.round(6)), float(found.leader.round(6))
    (0.001099, 0.89011)
    """
    patience = np.asarray(patience, dtype=np.float64)
    place = np.divide(winning, selectorate)
    per = (1.0 - patience) / (1.0 - patience * place)
    share = np.asarray(1.0 - per, dtype=np.float64)
    return Private(
        np.asarray(np.divide(revenue, winning) * per, dtype=np.float64),
        np.asarray(share * revenue, dtype=np.float64),
        share,
    )

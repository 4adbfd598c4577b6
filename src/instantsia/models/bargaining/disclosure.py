"""Who is told first that there will be talks, and what it costs a side that somebody hears of it late or from others.

A side tells its friends one after another, every e turns: who stands at place k of its list is told in turn k e, the
turns counted from 1 (`due`). Who has not been told, or has first heard of it from somebody else and not got over that
yet, takes talks amiss, and counts each who was told before: they cost the side, share of the prize,

    cost k                                                                                       `slight`

so that it does not talk before its friends know unless talks are worth as much. Where the two sides meet with the
chance p a turn and talk as soon as they may, a friend at place k whose offence is dearer than any talks puts them off
to the first meeting in turn k e or later: k e - 1 turns on average beside 1 / p. Own convention, from the specification
of the other side, 5.3: that allies fear to be left alone by each other is the argument of Snyder (1984), who has no
equation for it (general knowledge, unchecked).

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def due(turn: NDArray[np.integer] | int, place: int, every: Floats | float) -> Bools:
    """(...) whether who stands at a place of the list has been told by a turn.

    turn   counted from 1
    place  1 or more, 1 being the first
    every  turns from one who is told to the next, >= 0, rounded to a whole number, a half to the even one

    >>> due(np.array([1, 3, 4]), 2, 2.2).tolist(), due(np.array([1]), 2, 0.0).tolist()
    ([False, False, True], [True])
    """
    return np.asarray(np.asarray(turn) >= place * np.rint(every))


def slight(cost: Floats | float, place: int, amiss: Bools | bool) -> Floats:
    """(...) what it costs a side that a friend takes talks amiss, share of the prize, >= 0.

    cost   of one place, >= 0
    place  at which the friend is told, 1 or more; behind the last where it never is
    amiss  whether it has not been told, or is still offended

    >>> slight(0.02, 3, np.array([True, False])).round(6).tolist()
    [0.06, 0.0]
    """
    return np.where(amiss, np.asarray(cost, dtype=np.float64) * place, 0.0)

"""What going on with a war is worth to two sides with beliefs of their own, and for how long each expects it to last.

Both count positions from the first side. With p_i what side i holds for the chance that the first wins a battle, k_i
what a turn costs it, b battles a turn on average, and P, D of `walk` at p_i

    W_1 = max(0, P_1 - k_1 D_1 / b),    W_2 = max(0, 1 - P_2 - k_2 D_2 / b),    D_i / b turns,

since whoever would lose more than the prize can give in. A front at an end counts as the position beside it: the war
that is over is not asked. Own convention on the textbook's walk, from the specification of the other side, 5.7 and 6.2.

What the sides believe after w of n battles were won by the first is `information.trust.learned`.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.information.copies import probability
from instantsia.models.war.walk import Numbers, course

Floats = NDArray[np.float64]

SURE = 20.0
EVEN = 0.5
LEAST = 0.02


class Value(NamedTuple):
    """What a war is worth to one side, (...) each.

    worth  share of the prize, >= 0
    turns  how long it expects the war to last, >= 0
    """

    worth: Floats
    turns: Floats


def value(
    held: Numbers, forts: Numbers, belief: Floats, battles: Floats | float, cost: Floats | float, *, first: bool
) -> Value:
    """What a war is worth to one side at its own belief.

    held     positions of the first side, 0 to `forts`
    forts    2 or more
    belief   for how likely the side holds it that the *first* wins a battle, 0-1
    battles  a turn, mean, > 0
    cost     of a turn to the side, shares of the prize, >= 0
    first    whether the side is the one from which positions are counted

    >>> found = value(5, 10, np.array(0.5), 1.0, 0.01, first=True)
    >>> float(found.worth.round(6)), float(found.turns.round(6))
    (0.25, 25.0)
    """
    inside = np.clip(held, 1, np.subtract(forts, 1))
    end = course(inside, forts, belief)
    turns = np.asarray(end.battles / battles, dtype=np.float64)
    wins = end.wins if first else 1.0 - end.wins
    return Value(np.asarray(np.maximum(wins - cost * turns, 0.0), dtype=np.float64), turns)


def over_the_year(battles: Floats | float, share: float, rest: Floats | float) -> Floats:
    """(...) battles a turn, mean over a year of which a share is the season and the rest has fewer.

    battles  a turn in the season, >= 0
    share    of the year, 0-1
    rest     which part of them there is outside the season, 0-1

    >>> float(over_the_year(1.2, 0.5, 0.5).round(6))
    0.9
    """
    return np.asarray(np.multiply(battles, share + np.multiply(rest, 1.0 - share)), dtype=np.float64)


def weakness(wins: Floats, run: Floats, sure: Floats | float = SURE, even: Floats | float = EVEN) -> Floats:
    """(...) for how likely one side holds it that the other is weak, 0.02-0.98, who asks for talks.

    wins   for how likely it holds it that the *other* wins a battle, 0-1
    run    net battles that the other has won of late (`turn.run`)
    sure   how surely it reads that
    even   the chance of a battle at which it would be as likely as not, without a run

    logistic(sure (even - wins) - run / 2): a reading of the war, not of the offer. Both constants are judgement.

    >>> weakness(np.array([0.5, 0.45]), np.array([0.0, 2.0])).round(6).tolist()
    [0.5, 0.5]
    """
    return np.clip(probability(np.asarray(sure * (even - wins) - run / 2.0)), LEAST, 1.0 - LEAST)

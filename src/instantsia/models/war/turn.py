"""One turn of a war that goes on while others talk: some battles, each of which moves the front of `walk` by one.

With b battles a turn on average there are floor(b + u), u even on 0-1, `MOST` at most: the mean is b where b is at most
`MOST`. A battle is fought only while neither side holds all. What supplies change is added to the log-odds of a
battle. Net battles won are remembered as a run, of which `MEMORY` is left a turn later. Own convention, from the
specification of the other side, 5.2.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.information.copies import logit, probability

Floats = NDArray[np.float64]
Counts = NDArray[np.int16]

MOST = 3
"""So many battles a turn at most."""
MEMORY = 0.8
"""Which part of a run of victories is left a turn later."""


class Front(NamedTuple):
    """How a war stands, by the side from which positions are counted, (...) each.

    held    positions that it holds
    won     battles that it has won
    fought  battles that were fought
    """

    held: Counts
    won: Counts
    fought: Counts


def with_supplies(chance: Floats | float, effect: Floats | float, short: Floats | float) -> Floats:
    """(...) the chance to win a battle, 0-1, with what supplies take from it or add to it.

    chance  with all that was asked for, 0-1
    effect  log-odds for each unit that is short
    short   how much more there is than was asked for; below 0 how much less

    >>> float(with_supplies(0.5, 1.0, 0.0)), float(with_supplies(0.5, 2.0, -0.5).round(6))
    (0.5, 0.268941)
    """
    return probability(np.asarray(logit(np.asarray(chance, dtype=np.float64)) + np.multiply(effect, short)))


def battles(mean: Floats | float, uniform: Floats) -> Counts:
    """(...) how many battles a turn has, 0 to `MOST`.

    mean     >= 0
    uniform  strictly between 0 and 1

    >>> battles(1.5, np.array([0.4, 0.6])).tolist()
    [1, 2]
    """
    return np.minimum(np.floor(mean + uniform), MOST).astype(np.int16)


def fight(front: Front, forts: Floats | Counts, chance: Floats, count: Counts, uniform: Sequence[Floats]) -> Front:
    """The front after a turn of battles.

    forts    positions in all
    chance   that the side from which they are counted wins a battle, 0-1
    count    of `battles`
    uniform  one number for each of `MOST` battles, fought or not

    >>> start = Front(*(np.array([each], np.int16) for each in (1, 0, 0)))
    >>> found = fight(start, np.array([10.0]), np.array([0.5]), np.array([2], np.int16), [np.array([0.7])] * 3)
    >>> [each.tolist() for each in found]
    [[0], [0], [1]]
    """
    held, won, fought = front
    for number, chances in enumerate(uniform):
        live = (count > number) & (held > 0) & (held < forts)
        wins = live & (chances < chance)
        held = (held + np.where(wins, 1, np.where(live, -1, 0))).astype(np.int16)
        won = (won + wins).astype(np.int16)
        fought = (fought + live).astype(np.int16)
    return Front(held, won, fought)


def net(before: Front, after: Front) -> Counts:
    """(...) battles won less battles lost between two stands of a war, by the side from which it is counted."""
    won, fought = after.won - before.won, after.fought - before.fought
    return np.asarray(2 * won - fought, dtype=np.int16)


def run(before: Floats, net: Counts) -> Floats:
    """(...) net battles won, of which those of each turn count `MEMORY` as much as those of the next.

    >>> float(run(np.array(2.0), np.array(1, np.int16)))
    2.6
    """
    return np.asarray(MEMORY * before + net, dtype=np.float64)

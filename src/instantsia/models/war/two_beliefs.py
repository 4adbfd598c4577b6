"""How a war ends that is fought until its battles have taught the two sides enough, and after how many battles.

The walk of `walk`, fought by two sides who hold different chances for true. After n battles of which the first side won
w, each believes (m s + w) / (s + n): `information.trust.learned`. They agree as soon as what the first would take is no
more than what the second would give (`walk.opens`), before the first battle or after any; else they fight one more, and
the war is over where a side holds all or none.

Worked out, not drawn: the chance to hold X positions after n battles is carried on from battle to battle, for X and n
tell how many were won. Time O(battles x positions) for each draw, memory O(battles).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.information.trust import learned
from instantsia.models.war import walk

Floats = NDArray[np.float64]

NOBODY = 1e-12
"""Where all draws together have less than so much left to fight, nothing more is worked out."""


class Ends(NamedTuple):
    """The chance that a war ends so, after 0, 1, 2, ... battles: (draw, battles) each.

    agreed  both would rather have terms
    first   the first side holds all positions
    second  the second side does
    """

    agreed: Floats
    first: Floats
    second: Floats

    @property
    def open(self) -> Floats:
        """(draw,) the chance that it has not ended after as many battles as were looked at."""
        return np.asarray(1.0 - sum(each.sum(axis=-1) for each in self))


def ends(
    held: int,
    forts: int,
    chance: Floats,
    first: Floats,
    second: Floats,
    strength: float,
    cost: float,
    most: int,
) -> Ends:
    """How likely each end is after each number of battles.

    held           positions of the first side at the start, 1 to `forts` - 1
    forts          2 or more
    chance         (draw,) true chance that the first side wins a battle, 0-1
    first, second  (draw,) what the two sides take it for before the first battle, 0-1
    strength       so many battles these beliefs are worth, > 0
    cost           of a battle to each side, shares of the prize, >= 0
    most           so many battles are looked at, >= 0

    Raises ValueError where the front is not between the ends.

    >>> found = ends(1, 2, np.array([0.6]), np.array([0.9]), np.array([0.2]), 10.0, 0.01, 5)
    >>> found.first[0].round(6).tolist(), found.second[0].round(6).tolist()
    ([0.0, 0.6, 0.0, 0.0, 0.0, 0.0], [0.0, 0.4, 0.0, 0.0, 0.0, 0.0])
    """
    if not 0 < held < forts:
        raise ValueError(f"found a front at {held} of {forts} positions, expected one between the ends")
    worth, left = np.asarray(strength, dtype=np.float64), np.zeros((len(chance), forts + 1))
    left[:, held] = 1.0
    found = Ends(*(np.zeros((len(chance), most + 1)) for _ in Ends._fields))
    for fought in range(most + 1):
        # every battle moves the front by one, so that every second position only can be held
        low, high = held - fought, held + fought
        place = np.arange(low if low > 0 else 1 + (low + 1) % 2, min(high, forts - 1) + 1, 2)
        won = ((place - held + fought) // 2).astype(np.float64)
        ours, theirs = (learned(each[:, None], worth, won, np.asarray(float(fought))) for each in (first, second))
        agree = walk.opens(place, forts, ours, theirs, cost, cost).open
        found.agreed[:, fought] = np.where(agree, left[:, place], 0.0).sum(axis=1)
        going = np.where(agree, 0.0, left[:, place])
        left = np.zeros_like(left)
        left[:, place + 1] += chance[:, None] * going
        left[:, place - 1] += (1.0 - chance[:, None]) * going
        if fought == most or left.sum() < NOBODY:
            break
        found.first[:, fought + 1], found.second[:, fought + 1] = left[:, forts], left[:, 0]
        left[:, [0, forts]] = 0.0
    return found

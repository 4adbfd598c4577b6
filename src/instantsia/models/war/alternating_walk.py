"""Two sides offer in turn while they fight: every refusal brings a battle, and then the other side offers.

On the walk of `walk`, A holding k of N positions, let a_k be A's share when A offers and b_k be B's when B offers. The
side that is asked gets what refusing is worth to it, so that

    a_k = 1 - [d (p b_(k+1) + (1-p) b_(k-1)) - c_B],     b_k = 1 - [d (p a_(k+1) + (1-p) a_(k-1)) - c_A]

with a_N = b_0 = 1 and a_0 = b_N = 0: the part of Slantchev (2003) and of Powell (2004) in which everything is known,
derived for this project. N = 2 and d = 1 give p + c_B and p - c_A, the ends of Fearon's range (`costs.interval`); c = 0
and d = 1 give the gambler's ruin (`walk.wins`).

The equations fall apart into the two rows a_1, b_2, a_3, ... and b_1, a_2, b_3, ..., each with three numbers in a line,
which are solved by elimination from one end to the other (Thomas): time and memory O(N) for each draw.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Shares(NamedTuple):
    """What A gets, by the positions that it holds, 1 to N - 1 along the last axis.

    offering  (..., held) where A offers
    asked     (..., held) where B offers
    """

    offering: Floats
    asked: Floats

    @property
    def interior(self) -> NDArray[np.bool_]:
        """(...) whether all are shares, 0-1. Where not, a side would rather stop than go on, and this is no answer."""
        return np.asarray(np.logical_and.reduce([((each >= 0) & (each <= 1)).all(axis=-1) for each in self]))


def shares(
    forts: int,
    chance: Floats | float,
    patience: Floats | float,
    cost_first: Floats | float,
    cost_second: Floats | float,
) -> Shares:
    """What is agreed on at once at each position of the front, if either side offers.

    forts                    positions in all, 2 or more
    chance                   (...) that A wins a battle, 0-1
    patience                 (...) discount factor a battle of both, 0-1
    cost_first, cost_second  (...) of a battle to A and to B, shares of the prize, >= 0

    Raises ValueError where there are fewer than two positions.

    >>> found = shares(4, 0.5, 0.95, 0.02, 0.02)
    >>> found.offering.round(6).tolist(), found.asked.round(6).tolist()
    ([0.305552, 0.5041, 0.780552], [0.219448, 0.4959, 0.694448])
    """
    if forts < 2:
        raise ValueError(f"found {forts} positions, expected two or more")
    chance, patience, cost_first, cost_second = np.broadcast_arrays(
        *(np.asarray(each, dtype=np.float64) for each in (chance, patience, cost_first, cost_second))
    )
    up, down = patience * chance, patience * (1.0 - chance)
    costs, last = (cost_second, cost_first), (1.0, 0.0)  # of those who are asked; what the one who offers has at N
    rows = []
    for begins in (0, 1):
        # the first row begins with an offer of A, 0, and ends with one of A or B, as many positions as there are
        sides = [(begins + held - 1) % 2 for held in range(1, forts + 1)]
        known = np.stack([1.0 + costs[side] for side in sides[:-1]])
        known[0] -= down * (1.0 - begins)
        known[-1] -= up * last[sides[-1]]
        rows.append(_three_in_a_line(up, down, known))
    odd = np.arange(1, forts) % 2 == 1
    odd = odd.reshape(-1, *(1,) * up.ndim)
    offering, theirs = np.where(odd, rows[0], rows[1]), np.where(odd, rows[1], rows[0])
    return Shares(np.moveaxis(offering, 0, -1), np.moveaxis(1.0 - theirs, 0, -1))


def _three_in_a_line(up: Floats, down: Floats, known: Floats) -> Floats:
    """(held, ...) the x with  down x_(k-1) + x_k + up x_(k+1) = known_k,  and 0 beyond either end.

    down + up <= 1, so that nothing is divided by less than 1/2.
    """
    slope, part = np.empty_like(known), np.empty_like(known)
    slope[0], part[0] = up, known[0]
    for held in range(1, len(known)):
        left = 1.0 - down * slope[held - 1]
        slope[held] = up / left
        part[held] = (known[held] - down * part[held - 1]) / left
    for held in range(len(known) - 2, -1, -1):
        part[held] -= slope[held] * part[held + 1]
    return part

"""Shapley-Shubik index: in what share of all orders in which members may join does each bring the quota.

    phi_i = sum over k of  k! (n-1-k)! / n!  x  sum over t = q - w_i .. q - 1 of N_-i[k][t]

with N_-i[k][t] the coalitions of k members and weight t among the others: see `games`. All phi add to 1; members of
equal weight have the same; one whom nobody needs has 0. Exact: integers throughout, one fraction at the end. With T
sums of weights below the quota, time O((n + distinct weights) T) sums of integers of O(n^2) bits, memory O(n^2 T) bits.

Checked against the values that powerindexR 1.6 prints for [176; 137, 85, 71, 32, 9, 8, 5, 2, 1], those of the EEC of
1958 and of the UN Security Council, and every order of small games. powerindices 1.0.2 returns -1.7e-44 for each of 205
equal members (64-bit overflow); it is 1/205. The equations are those of a specification written from such programs; the
article that proposed the index was not read.
"""

from __future__ import annotations

import math
from fractions import Fraction

from instantsia.models.about import About
from instantsia.models.power.games import WeightedGame, orders, room, swings

ABOUT = About(
    title="Shapley-Shubik index",
    cites=("powerindexR 1.6 (its example of nine members)",),
    assumes="Every order in which members join a proposal is equally likely; votes and quota are all that is known.",
    fails="Where wishes, alliances or the order of speaking are known; it says who could decide, never who will.",
)


def shapley_shubik(game: WeightedGame) -> tuple[Fraction, ...]:
    """The index of each member, in the order of the weights.

    Where all who have votes have the same, they share equally: nothing is counted.

    >>> [str(share) for share in shapley_shubik(WeightedGame((50, 49, 1), 51))]
    ['2/3', '1/6', '1/6']
    """
    voters = len(game.voters)
    if len(set(game.voters)) == 1:
        return tuple(Fraction(1, voters) if weight else Fraction(0) for weight in game.weights)
    return by_counting(game)


def by_counting(game: WeightedGame) -> tuple[Fraction, ...]:
    """The same by the equation, for any game."""
    voters = len(game.voters)
    step, all_orders = room(voters), math.factorial(voters)
    share = {
        weight: Fraction(orders(packed, step, voters - 1), all_orders) for weight, packed in swings(game, step).items()
    }
    return tuple(share.get(weight, Fraction(0)) for weight in game.weights)

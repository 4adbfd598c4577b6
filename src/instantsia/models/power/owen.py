"""Owen value: the Shapley-Shubik index where members have joined in unions beforehand.

Unions join in any order, all orders equally likely; within a union its members do the same, and no other union comes
between them. Member i of union U, with u unions and m members in U:

    Omega_i = sum over r, s of  r! (u-1-r)! / u!  x  s! (m-1-s)! / m!  x  swings_i[r][s]

where swings_i[r][s] counts r of the other unions, whole, and s others of U whose weights add to q - w_i .. q - 1.

1. g[t] = sum over r of r! (u-1-r)! N_-U[r][t], the other unions as members of a game of their own; G its running sum.
2. f_i[t] = sum over s of s! (m-1-s)! N_-i[s][t], the others of U.
3. Omega_i = sum over t of f_i[t] (G(q - t) - G(q - w_i - t)) / (u! m!),  G(x) = sum of g below x.

The values of a union add to its Shapley-Shubik index among unions. Where each stands alone, or all stand together, it
is the Shapley-Shubik index. Exact. Time: two tables as in `games` for each union, and their product at each t.

Checked against every order of small games that keeps unions together. powerindexR 1.6 has these values too; it was not
run for them. The article that proposed them was not read.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import accumulate

from instantsia.models.about import About
from instantsia.models.power.games import WeightedGame, coalitions, orders, room, without

ABOUT = About(
    title="Owen value (a priori unions)",
    cites=("powerindexR 1.6 (has these values; not run)",),
    assumes="Unions hold together until all their members are in; else as the Shapley-Shubik index.",
    fails="Where a union's members may break away, or sit in several unions.",
)


def owen(game: WeightedGame, unions: Sequence[Hashable]) -> tuple[Fraction, ...]:
    """The value of each member, in the order of the weights.

    unions   the union of each member, by any name

    >>> [str(share) for share in owen(WeightedGame((50, 49, 1), 51), ["a", "b", "b"])]
    ['1/2', '1/4', '1/4']
    """
    if len(unions) != len(game.weights):
        raise ValueError(f"found {len(unions)} unions, expected one for each of {len(game.weights)} members")
    parts: dict[Hashable, list[int]] = {}
    for union, weight in zip(unions, game.weights, strict=True):
        if weight:
            parts.setdefault(union, []).append(weight)
    quota, step = game.counted_quota, room(len(parts))
    outside = coalitions([sum(part) for part in parts.values()], quota, step)
    running: dict[int, tuple[list[int], list[int]]] = {}
    shares: dict[tuple[Hashable, int], Fraction] = {}
    for union, part in parts.items():
        whole = sum(part)
        if whole not in running:
            rest = without(outside, whole, step)
            joined = [orders(packed, step, len(parts) - 1) for packed in rest.values()]
            running[whole] = list(rest), list(accumulate(joined, initial=0))
        for weight, value in _within(part, quota, running[whole]).items():
            shares[union, weight] = Fraction(value, math.factorial(len(parts)) * math.factorial(len(part)))
    return tuple(
        shares[union, weight] if weight else Fraction(0) for union, weight in zip(unions, game.weights, strict=True)
    )


def _within(part: Sequence[int], quota: int, running: tuple[list[int], list[int]]) -> dict[int, int]:
    """{weight: sum of step 3} for the members of one union."""
    reached, sums = running
    step = room(len(part))
    table = coalitions(part, quota, step)
    found = {}
    for weight in sorted(set(part)):
        value = 0
        for inside, packed in without(table, weight, step).items():
            upper = sums[bisect.bisect_left(reached, quota - inside)]
            lower = sums[bisect.bisect_left(reached, quota - weight - inside)]
            if packed and upper != lower:
                value += orders(packed, step, len(part) - 1) * (upper - lower)
        found[weight] = value
    return found

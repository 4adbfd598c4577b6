"""Weighted games and the counting of their coalitions, in exact integers.

A game [q; w_1, ..., w_n] has members with weights w_i >= 0 and a quota 0 < q <= W = sum w_i; a coalition wins where its
weights add to q or more. Member i decides in a coalition S of the others (a swing) where q - w_i <= w(S) < q.

1. N[k][t], the coalitions of k members and weight t, is the coefficient of y^k z^t in the product of (1 + y z^w_i).
2. Those without member i: dividing by (1 + y z^w) gives  N_-w[k][t] = N[k][t] - N_-w[k-1][t-w], t upwards. Members of
   equal weight share that answer.
3. The swings of weight w by size: sum of N_-w[k][t] over t = q - w .. q - 1.

For each t that some coalition reaches, the numbers N[0][t], N[1][t], ... stand in one Python integer, `step` bits apart
(y = 2^step, with more bits than any of them needs), so that a step of 1 or 2 is one shift and one sum; with step 0
sizes are not told apart. Members without weight are nobody's swing and are left out.

The game [W - q + 1; w] has the same swings, each size k become n - 1 - k; the lower of the two quotas is counted.
Time O((n + distinct weights) T) such sums and memory O(T), T = weights below the quota that some coalition reaches.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from instantsia.errors import UserError
from instantsia.frozen import frozen

MOST_BYTES = 1 << 30
MOST_WORK = 300_000_000
"""Sums of short integers; about a minute and a half."""


class TooMuch(UserError):
    """A game with too many different sums of weights to be counted exactly."""


@frozen
class WeightedGame:
    """A weighted game: integer weights >= 0, one a member, and a quota 0 < quota <= their sum; else ValueError.

    >>> WeightedGame((4, 4, 4, 2, 2, 1), 12).vetoes
    (False, False, False, False, False, False)
    """

    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        if any(weight < 0 for weight in self.weights):
            raise ValueError("found a weight below 0, expected none")
        if not 0 < self.quota <= self.total:
            raise ValueError(f"found quota {self.quota}, expected more than 0 and at most {self.total}")

    @cached_property
    def total(self) -> int:
        """The sum of the weights."""
        return sum(self.weights)

    @cached_property
    def voters(self) -> tuple[int, ...]:
        """The weights that are not 0."""
        return tuple(weight for weight in self.weights if weight)

    @property
    def vetoes(self) -> tuple[bool, ...]:
        """Member by member, whether nothing passes without them."""
        return tuple(self.total - weight < self.quota for weight in self.weights)

    @property
    def counted_quota(self) -> int:
        """The lower of the quota and its mirror image: both have the same swings."""
        return min(self.quota, self.total - self.quota + 1)


def scaled(weights: Sequence[int | Fraction], quota: int | Fraction) -> WeightedGame:
    """The game in the smallest integers: common denominator out, common divisor out, quota rounded up.

    >>> scaled([Fraction("1.5"), Fraction("0.5"), 1], Fraction("1.6"))
    WeightedGame(weights=(3, 1, 2), quota=4)
    """
    exact = [Fraction(weight) for weight in weights]
    denominator = math.lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * denominator) for weight in exact]
    divisor = math.gcd(*whole) or 1
    return WeightedGame(
        tuple(weight // divisor for weight in whole), math.ceil(Fraction(quota) * denominator / divisor)
    )


def with_vetoes(game: WeightedGame, vetoes: Sequence[bool]) -> WeightedGame:
    """The game in which nothing passes without those who have a veto, either, as a weighted game.

    With W the sum of the weights, M = W - q + 1 and k vetoes, each of the k has M votes more and the quota is q + k M:
    the votes of all others together, W + (k - 1) M, are below it, and with all of them a coalition needs q as before.

    vetoes   member by member

    >>> with_vetoes(WeightedGame((1, 1, 1), 2), (True, False, False))
    WeightedGame(weights=(3, 1, 1), quota=4)
    """
    if len(vetoes) != len(game.weights):
        raise ValueError(f"found {len(vetoes)} vetoes, expected one for each of {len(game.weights)} members")
    more = game.total - game.quota + 1
    return WeightedGame(
        tuple(weight + more * veto for weight, veto in zip(game.weights, vetoes, strict=True)),
        game.quota + more * sum(vetoes),
    )


def room(members: int) -> int:
    """Bits that hold any number of coalitions of so many members, in whole bytes."""
    return 8 * (members // 8 + 1)


def coalitions(weights: Iterable[int], below: int, step: int) -> dict[int, int]:
    """{t: sum over k of N[k][t] 2^(step k)} for every t < below that is reached, in the order of t (step 1).

    weights  positive integers
    step     0, or at least `room(members)`
    raises TooMuch where that would not fit into memory or a minute or two
    """
    groups = sorted(Counter(weights).items(), key=lambda group: (-group[1], group[0]))
    _refuse_what_is_too_much(groups, below, step)
    table = {0: 1}
    for place, (weight, many) in enumerate(groups):
        if place == 0:
            table, chosen = {}, 1
            for size in range(min(many, (below - 1) // weight) + 1):
                table[weight * size] = chosen << step * size
                chosen = chosen * (many - size) // (size + 1)
            continue
        for _ in range(many):
            grown = dict(table)
            for reached, value in table.items():
                if reached + weight < below:
                    grown[reached + weight] = grown.get(reached + weight, 0) + (value << step)
            table = grown
    return dict(sorted(table.items()))


def without(table: dict[int, int], weight: int, step: int) -> dict[int, int]:
    """The same table for all members but one of that weight (step 2)."""
    rest: dict[int, int] = {}
    for reached, value in table.items():
        before = rest.get(reached - weight)
        rest[reached] = value - (before << step) if before else value
    return rest


def swings(game: WeightedGame, step: int) -> dict[int, int]:
    """{weight: swings of a member with it among the voters, by size as `coalitions` packs them} (step 3).

    >>> swings(WeightedGame((50, 49, 1), 51), 0)
    {1: 1, 49: 1, 50: 3}
    """
    quota = game.counted_quota
    table = coalitions(game.voters, quota, step)
    return {
        weight: sum(many for reached, many in without(table, weight, step).items() if reached >= quota - weight)
        for weight in sorted(set(game.voters))
    }


def by_size(packed: int, step: int, members: int) -> list[int]:
    """The numbers for 0, 1, ... members out of one integer."""
    wide = step // 8
    data = packed.to_bytes(wide * (members + 1), "little")
    return [int.from_bytes(data[start : start + wide], "little") for start in range(0, len(data), wide)]


def orders(packed: int, step: int, others: int) -> int:
    """Orders of a member and `others` more in which one of these coalitions is before that member.

    The sum over k of k! (others - k)! N[k].
    packed   the coalitions by size, as `coalitions` packs them
    """
    factorial = [1]
    for number in range(1, others + 1):
        factorial.append(factorial[-1] * number)
    return sum(
        many * factorial[size] * factorial[others - size]
        for size, many in enumerate(by_size(packed, step, others))
        if many
    )


def _refuse_what_is_too_much(groups: Sequence[tuple[int, int]], below: int, step: int) -> None:
    reached = 1
    for _, many in groups:
        reached = min(reached * (many + 1), below)
    members = sum(many for _, many in groups)
    wide = max(step, 1) * members // 8 + 32
    sums = reached * (members - (groups[0][1] if groups else 0) + len(groups))
    if reached * wide > MOST_BYTES or sums * (1 + wide // 1000) > MOST_WORK:
        raise TooMuch(
            f"{members:,} members whose votes add up in as many as {reached:,} ways below the quota are more than can "
            "be counted exactly; round the votes (to thousands, say), or join the smallest members"
        )

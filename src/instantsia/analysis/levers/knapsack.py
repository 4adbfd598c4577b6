"""The least that must be spent to reach a level: on shares that add up, and on votes that are had or not.

    fractional   least sum of cost_i x_i    with sum of gain_i x_i >= need,  0 <= x_i <= room_i
    cover        least sum of cost of members taken to a first or on to a second level, so that at each level (the
                 second counts for both) the weights reach what is needed there

The first is a fractional knapsack, which is filled exactly by taking the cheapest per gain first (Dantzig 1957). The
second is solved exactly by going through the members one by one and keeping, of all ways to the same two sums, the
cheapest: time is linear in members and in the number of different pairs of sums. Where these are more than `WAYS`, the
most promising are kept and the answer is marked as not proven.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen

Floats = NDArray[np.float64]

WAYS = 8_000
"""So many ways are kept side by side."""
_EVEN = 1e-12


def fractional(need: float, gain: Floats, cost: Floats, room: Floats) -> Floats | None:
    """How much to take of each, (one,); None where all together do not reach it.

    need  > 0; gain, cost, room  (one,) >= 0; of two that cost the same per gain the first is taken first

    >>> fractional(3.0, np.array([1.0, 2.0]), np.array([1.0, 1.0]), np.array([5.0, 1.0])).tolist()
    [1.0, 1.0]
    """
    taken = np.zeros(len(gain))
    with np.errstate(divide="ignore", invalid="ignore"):
        price = np.where(gain > 0, cost / gain, np.inf)
    left = need
    for one in np.argsort(price, kind="stable"):
        if left <= 0 or not np.isfinite(price[one]):
            break
        taken[one] = min(room[one], left / gain[one])
        left -= gain[one] * taken[one]
    return taken if left <= need * _EVEN else None


@frozen
class Covered:
    """Who is taken where.

    level   (one,) 0 stays, 1 to the first, 2 to the second
    cost    of all
    proven  whether nothing can be cheaper
    """

    level: NDArray[np.int8]
    cost: float
    proven: bool


def cover(
    cost: Floats, weight: Floats, need: tuple[float, float], must: NDArray[np.bool_] | None = None, ways: int = WAYS
) -> Covered | None:
    """The cheapest way to reach both levels; None where there is none.

    cost    (one, 2) of taking them to the first and to the second level, not falling; 0 where they are there already,
            inf where they cannot be taken
    weight  (one, 2) what they count for at either level, >= 0
    need    what must be reached at either; 0 nothing
    must    (one,) who must be at the first level at least
    ways    so many are kept

    >>> found = cover(np.array([[1.0, 4.0], [2.0, 2.0], [5.0, 5.0]]), np.ones((3, 2)), (2.0, 1.0))
    >>> found.level.tolist(), found.cost
    ([1, 2, 0], 3.0)
    """
    count = len(cost)
    must = np.zeros(count, dtype=np.bool_) if must is None else must
    goal = tuple(max(one, 0.0) * (1 - _EVEN) for one in need)
    with np.errstate(divide="ignore", invalid="ignore"):
        price = np.where(cost[:, 0] > 0, cost[:, 0] / (weight.sum(axis=1) + _EVEN), 0.0)
    # those who must come first: then a way that has enough can stop, all others staying at no cost
    order = np.lexsort((np.arange(count), np.where(np.isfinite(price), price, np.inf), ~must))
    first, second, spent = np.zeros(1), np.zeros(1), np.zeros(1)
    steps: list[tuple[NDArray[np.intp], NDArray[np.int8]]] = []
    best: tuple[float, int, int, int] | None = None
    """Its cost, the last one it takes anywhere, the way before it, and the level."""
    proven = True
    rate = _rate(cost, weight, goal)
    last_must = int(np.count_nonzero(must))
    for place, one in enumerate(order):
        options = [
            (level, sums, price_of)
            for level, sums, price_of in _options(cost[one], weight[one], bool(must[one]))
            if np.isfinite(price_of)
        ]
        if not options:
            return None
        parent = np.concatenate([np.arange(len(spent))] * len(options))
        level = np.repeat(np.array([option[0] for option in options], dtype=np.int8), len(spent))
        first = np.concatenate([np.minimum(first + sums[0], goal[0]) for _, sums, _ in options])
        second = np.concatenate([np.minimum(second + sums[1], goal[1]) for _, sums, _ in options])
        spent = np.concatenate([spent + price_of for _, _, price_of in options])
        keep = _cheapest(first, second, spent, goal)
        if place + 1 >= last_must:
            enough = keep[(first[keep] >= goal[0]) & (second[keep] >= goal[1])]
            if enough.size and (best is None or spent[enough].min() < best[0]):
                found = enough[np.argmin(spent[enough])]
                best = float(spent[found]), place, int(parent[found]), int(level[found])
            if best is not None:
                # a way that costs as much already is no better
                keep = keep[spent[keep] < best[0]]
        if len(keep) > ways:
            missing = (goal[0] - first[keep]) * rate[0] + (goal[1] - second[keep]) * rate[1]
            keep = np.sort(keep[np.argsort(spent[keep] + missing, kind="stable")[:ways]])
            proven = False
        steps.append((parent[keep], level[keep]))
        first, second, spent = first[keep], second[keep], spent[keep]
        if not len(keep):
            break
    if best is None:
        return None
    taken = np.zeros(count, dtype=np.int8)
    cheapest, last, way, taken[order[best[1]]] = best
    for place in range(last - 1, -1, -1):
        parents, levels = steps[place]
        taken[order[place]] = levels[way]
        way = int(parents[way])
    return Covered(taken, cheapest, proven)


def _options(cost: Floats, weight: Floats, must: bool) -> list[tuple[int, tuple[float, float], float]]:
    """(level, what it adds to either sum, cost): staying there first; what costs nothing is not staying."""
    out = []
    if cost[1] <= 0:
        return [(0, (float(weight[0]), float(weight[1])), 0.0)]
    if cost[0] <= 0:
        out.append((0, (float(weight[0]), 0.0), 0.0))
    else:
        if not must:
            out.append((0, (0.0, 0.0), 0.0))
        if must or weight[0] > 0:
            out.append((1, (float(weight[0]), 0.0), float(cost[0])))
    if weight[1] > 0:
        out.append((2, (float(weight[0]), float(weight[1])), float(cost[1])))
    return out


def _cheapest(first: Floats, second: Floats, spent: Floats, goal: tuple[float, ...]) -> NDArray[np.intp]:
    """The places of the cheapest way to each pair of sums; sums that differ by rounding alone are the same."""
    keys = [
        np.rint(sums / (whole or 1.0) * 1e10).astype(np.int64)
        for sums, whole in zip((first, second), goal, strict=True)
    ]
    order = np.lexsort((np.arange(len(spent)), spent, keys[1], keys[0]))
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (np.diff(keys[0][order]) != 0) | (np.diff(keys[1][order]) != 0)
    return np.sort(order[new])


def _rate(cost: Floats, weight: Floats, goal: tuple[float, ...]) -> tuple[float, float]:
    """About what a vote costs at either level."""
    found = []
    for level in (0, 1):
        fine = np.isfinite(cost[:, level]) & (weight[:, level] > 0)
        found.append(float(np.median(cost[fine, level] / weight[fine, level])) if fine.any() else 0.0)
    return found[0], max(found[1] - found[0], 0.0)

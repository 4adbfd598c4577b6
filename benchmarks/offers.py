"""What alternating offers on three issues cost, with every offer logged, beside a bare loop over rounds, in turn.

    .venv/bin/python benchmarks/offers.py

1,000 bundles, 100 rounds, both sides hold out; blocks of 256 negotiations. The loop walks a pointer down the list of
each side, round by round; ours finds the same offers by halving. Both logs must be the same. Seconds of CPU.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from instantsia.models.bargaining import offers
from instantsia.models.bargaining.bundles import bundles, worth

Floats = NDArray[np.float64]
ROUNDS, EXPONENT, BLOCK, LEVELS, TURNS = 100, 0.2, 256, 10, 7


def tables(block: int) -> tuple[Floats, Floats]:
    """(draw, bundle) of each side: random weights on three issues of which one wants more and the other less."""
    numbers = np.random.default_rng(block)
    weights = numbers.random((2, BLOCK, 3))
    weights /= weights.sum(axis=2, keepdims=True)
    value = np.linspace(0.0, 1.0, LEVELS)
    return worth([value] * 3, weights[0]), worth([1 - value] * 3, weights[1])


def loop(own: tuple[Floats, Floats]) -> NDArray[np.int32]:
    """The log of a block, round by round."""
    order = [np.argsort(-one, axis=1, kind="stable").astype(np.int16) for one in own]
    ranked = [np.take_along_axis(one, at, axis=1) for one, at in zip(own, order, strict=True)]
    pointer = np.zeros((2, BLOCK), np.int64)
    talking = np.arange(BLOCK)
    asks = 1 - (np.arange(ROUNDS) / (ROUNDS - 1)) ** (1 / EXPONENT)
    last = own[0].shape[1] - 1
    logged = []
    for turn in range(ROUNDS):
        side = turn % 2
        place = pointer[side, talking]
        while True:
            after = np.minimum(place + 1, last)
            goes = (ranked[side][talking, after] >= asks[turn]) & (after > place)
            if not goes.any():
                break
            place = np.where(goes, after, place)
        pointer[side, talking] = place
        offer = order[side][talking, place]
        levels = (offer // 100, offer // 10 % 10, offer % 10)
        logged.append(np.stack([talking, np.full(len(talking), turn), *levels], 1).astype(np.int32))
        taken = own[1 - side][talking, offer] >= asks[min(turn + 1, ROUNDS - 1)]
        talking = talking[~taken]
        if not len(talking):
            break
    return np.concatenate(logged)


def ours(own: tuple[Floats, Floats]) -> NDArray[np.int32]:
    """The same by the models of the package."""
    keep = np.zeros(BLOCK)
    sides = (offers.ranked(own[0]), offers.ranked(own[1]))
    aspiration = offers.aspirations(ROUNDS, EXPONENT)
    asked = (offers.asks(sides[0], keep, aspiration), offers.asks(sides[1], keep, aspiration))
    needs = (offers.takes(asked[0], keep), offers.takes(asked[1], keep))
    return offers.log(offers.alternating(own, sides, asked, needs), bundles([LEVELS] * 3))


def seconds(way: Callable[[tuple[Floats, Floats]], object], block: int) -> float:
    """CPU of a block, the worths of its bundles among it."""
    start = time.process_time()
    way(tables(block))
    return time.process_time() - start


def main() -> None:
    """Print how many negotiations each plays a second of CPU, and the ratio of what they take."""
    one, other = loop(tables(0)), ours(tables(0))
    one = one[np.lexsort((one[:, 1], one[:, 0]))]
    assert np.array_equal(one, other), "the two logs differ"
    ratios, bare, own = [], [], []
    for block in range(1, TURNS + 1):
        bare.append(seconds(loop, block))
        own.append(seconds(ours, block))
        ratios.append(own[-1] / bare[-1])
    print(f"rows logged in a block of {BLOCK}: {len(other):,}")
    print(f"bare loop   {BLOCK / statistics.median(bare):8,.0f} negotiations a second of CPU")
    print(f"instantsia  {BLOCK / statistics.median(own):8,.0f} negotiations a second of CPU")
    print(f"ratio       {statistics.median(ratios):8.2f} ({min(ratios):.2f}-{max(ratios):.2f})")


if __name__ == "__main__":
    main()

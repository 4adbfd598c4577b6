"""Trades: on two issues each side gives way where it minds less, and both gain against the middle of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.bargaining.drawing import Drawn
from instantsia.analysis.bargaining.levels import Levels
from instantsia.frozen import frozen
from instantsia.models.bargaining import yardsticks
from instantsia.models.bargaining.bundles import bundles, worth

Floats = NDArray[np.float64]


@frozen
class Swap:
    """Two issues, in each draw.

    issues  the places of the two
    levels  (2, draw) where each ends up
    gains   (2, draw) what each side gains; 0 where both cannot
    moves   (2, 2, draw) (side, issue) what each gains on each of the two
    """

    issues: tuple[int, int]
    levels: NDArray[np.intp]
    gains: Floats
    moves: Floats


def swaps(drawn: Drawn, levels: Sequence[Levels]) -> list[Swap]:
    """Every pair of issues, each traded so that who gains less gains most; only within the lines of both."""
    middles = [_middle(one) for one in levels]
    return [_swap(pair, drawn, levels, middles) for pair in combinations(range(len(levels)), 2)]


def joined(some: Sequence[Swap]) -> Swap:
    """The same pair of issues over several blocks of draws."""
    return Swap(
        some[0].issues,
        np.concatenate([one.levels for one in some], axis=1),
        np.concatenate([one.gains for one in some], axis=1),
        np.concatenate([one.moves for one in some], axis=2),
    )


def _middle(one: Levels) -> Floats:
    """(2, draw) what the middle of an issue is worth to each side: of its lines, or of all its options."""
    inside = one.fine.all(axis=0) & (one.at >= one.low[:, None]) & (one.at <= one.high[:, None])
    ends = [np.where(inside, one.worth, fill) for fill in (np.inf, -np.inf)]
    low, high = ends[0].min(axis=-1), ends[1].max(axis=-1)
    return np.where(inside.any(axis=-1), (low + high) / 2, 0.0)


def _swap(pair: tuple[int, int], drawn: Drawn, levels: Sequence[Levels], middles: Sequence[Floats]) -> Swap:
    some = [levels[place] for place in pair]
    counted = drawn.weights[:, :, list(pair)]
    reached = worth([one.worth for one in some], counted)
    allowed = worth([np.where(one.fine.all(axis=0), 0.0, 1.0) for one in some], np.ones_like(counted[0])) == 0
    middle = sum(counted[:, :, n] * middles[place] for n, place in enumerate(pair))
    table = np.where(allowed, reached, -np.inf)
    found = yardsticks.egalitarian(np.moveaxis(table, 0, 1), np.moveaxis(np.asarray(middle), 0, 1))
    there = found != yardsticks.NOTHING
    at = bundles([one.count for one in some])[np.maximum(found, 0)]
    rows = np.arange(len(found))
    moves = np.stack(
        [
            counted[:, :, n] * (one.worth[:, rows, at[:, n]] - middles[place])
            for n, (place, one) in enumerate(zip(pair, some, strict=True))
        ],
        axis=1,
    )
    gains = np.where(there, moves.sum(axis=1), 0.0)
    return Swap(pair, at.T, gains, np.where(there, moves, 0.0))

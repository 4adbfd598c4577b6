"""How far the headline's probability spreads when every assumption is drawn once for the whole run, not in each draw.

A set of assumptions is a quantile for each of them, each by its own random number (address `band/assumption/PATH`,
one number a set). All assumptions are held there in all draws, and the headline's share is moved to p as the range
is. The band is the 5th to the 95th percentile over a hundred sets. It is narrower than the range, where the strongest
stand far out all at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from instantsia.analysis.replaying.groups import address, groups
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.draws.streams import Floats, Streams
from instantsia.evidence.variation import Variation

SETS = 100
LOW, HIGH = 0.05, 0.95


def band(replays: Replays, p: float, sets: int = SETS) -> tuple[float, float]:
    """(low, high) of the headline's p over re-drawn sets of assumptions; p both times where none has a range."""
    paths = [path for group in groups(replays) if group.kind == "assumption" for path in group.members]
    if not paths:
        return p, p
    streams = Streams(replays.plan.seed, 0, sets, scope="band")
    quantiles = {path: streams.uniform(address(path)).tolist() for path in paths}
    before = replays.headline()
    shares = replays.headlines(
        Variation(at_quantile={path: quantiles[path][one] for path in paths}) for one in range(sets)
    )
    found = sorted(shift_logit(p, one, before, replays.draws) for one in shares)
    return percentile(found, LOW), percentile(found, HIGH)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The least of some ordered values that at least a share of them do not exceed.

    >>> percentile([1.0, 2.0, 3.0, 4.0], 0.5)
    2.0
    """
    return ordered[_place(len(ordered), share)]


def percentiles(numbers: Floats, shares: Sequence[float]) -> tuple[float, ...]:
    """The same of (draw,) numbers in any order, at each of some shares."""
    ordered = np.sort(numbers)
    return tuple(ordered[[_place(len(ordered), share) for share in shares]].tolist())


def _place(count: int, share: float) -> int:
    return max(0, math.ceil(share * count - 1e-9) - 1)

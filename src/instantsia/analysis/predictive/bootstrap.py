"""How far the difference between two models could be chance: questions that hang together are drawn anew together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Streams

Floats = NDArray[np.float64]

RESAMPLES, SEED = 10_000, 1
ENDS = (0.025, 0.975)
ADDRESS = "score/resample"
_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Interval:
    """A mean difference and the ends of its 95 % percentile interval, None where there are fewer than two clusters."""

    mean: float
    low: float | None
    high: float | None


def paired(difference: Floats, clusters: Sequence[str], *, resamples: int = RESAMPLES, seed: int = SEED) -> Interval:
    """The mean of differences between two models on the same questions, with a bootstrap interval by cluster.

    difference   (question,) loss of the one minus loss of the other
    clusters     (question,) names of what is drawn together: a proposal with all of its issues

    1. The clusters are put in the order of their names, g of them; S(c) is the sum of the differences in a cluster and
       n(c) the number of its questions.
    2. Resample r takes g clusters with replacement, the j-th being floor(g x u) for the number u at the address (seed,
       "score/resample", r, j): all pairs of models with the same clusters meet the same resamples.
    3. Its difference is sum of S / sum of n. The interval runs from the 2.5 % to the 97.5 % quantile of these, NumPy's
       default (linear) quantile. No correction for the number of models compared.

    The percentile interval of the cluster bootstrap is textbook matter; the addresses are our own convention.
    """
    names, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    sums: Floats = np.bincount(place, weights=difference, minlength=len(names)).astype(np.float64)
    sizes = np.bincount(place, minlength=len(names)).astype(np.float64)
    mean = float(sums.sum() / sizes.sum())
    if len(names) < 2:
        return Interval(mean, None, None)
    found = np.concatenate([_means(sums, sizes, start, count, seed) for start, count in _blocks(len(names), resamples)])
    low, high = np.quantile(found, ENDS)
    return Interval(mean, float(low), float(high))


def _blocks(clusters: int, resamples: int) -> list[tuple[int, int]]:
    """(start, count) of the blocks in which the resamples are drawn, none much larger than a million numbers."""
    size = max(4, _AT_ONCE // clusters // 4 * 4)
    return [(start, min(size, resamples - start)) for start in range(0, resamples, size)]


def _means(sums: Floats, sizes: Floats, start: int, count: int, seed: int) -> Floats:
    numbers = Streams(seed, start, count).uniform(ADDRESS, size=len(sums))
    index = (numbers * len(sums)).astype(np.intp)
    found: Floats = sums[index].sum(axis=-1) / sizes[index].sum(axis=-1)
    return found

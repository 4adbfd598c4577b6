"""How far the difference between two models could be chance: questions that hang together are drawn anew together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Streams
from instantsia.frozen import frozen

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

RESAMPLES, SEED = 10_000, 1
ENDS = (0.025, 0.975)
ADDRESS = "score/resample"
MANY = 1_000
"""Of more clusters than this the interval is computed: resamples would move its ends by more than it does."""
_AT_ONCE = 1 << 20
_Z, _ROUNDS, _CLOSE = 1.959963984540054, 16, 1e-12


@frozen
class Interval:
    """A mean difference and the ends of its 95 % percentile interval, None where there are fewer than two clusters."""

    mean: float
    low: float | None
    high: float | None


def paired(difference: Floats, clusters: Sequence[str], *, resamples: int = RESAMPLES, seed: int = SEED) -> Interval:
    """The mean of differences between two models on the same questions, with an interval by cluster.

    difference   (question,) loss of the one minus loss of the other
    clusters     (question,) names of what is drawn together: a proposal with all of its issues

    See `intervals`, which takes the clusters in the order of their names.
    """
    _, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    return intervals(difference[None], place, resamples=resamples, seed=seed)[0]


def intervals(differences: Floats, cluster: Indices, *, resamples: int = RESAMPLES, seed: int = SEED) -> list[Interval]:
    """Means of differences on the same questions, each with a bootstrap interval by cluster.

    differences   (difference, question)
    cluster       (question,) number of its cluster, 0 to g - 1, none left out

    1. S(c) is the sum of the differences in a cluster and n(c) the number of its questions.
    2. Resample r takes g clusters with replacement, the j-th being floor(g x u) for the number u at the address (seed,
       "score/resample", r, j): all pairs of models with the same clusters meet the same resamples.
    3. Its difference is sum of S / sum of n. The interval runs from the 2.5 % to the 97.5 % quantile of these, NumPy's
       default (linear) quantile. No correction for the number of models compared.

    Of more than `MANY` clusters nothing is drawn: `_in_the_limit`. The percentile interval of the cluster bootstrap is
    textbook matter; the addresses are our own convention.
    """
    sizes = np.bincount(cluster).astype(np.float64)
    sums = np.array([np.bincount(cluster, weights=one, minlength=len(sizes)) for one in differences])
    means = [float(one.sum() / sizes.sum()) for one in sums]
    if len(sizes) < 2:
        return [Interval(mean, None, None) for mean in means]
    if len(sizes) > MANY:
        return [_in_the_limit(mean, one, sizes) for mean, one in zip(means, sums, strict=True)]
    blocks = [_means(sums, sizes, start, count, seed) for start, count in _blocks(len(sizes), resamples)]
    ends = np.quantile(np.concatenate(blocks, axis=-1), ENDS, axis=-1)
    return [Interval(mean, float(low), float(high)) for mean, low, high in zip(means, *ends, strict=True)]


def _in_the_limit(mean: float, sums: Floats, sizes: Floats) -> Interval:
    """The interval to which that of the resamples comes near with many clusters.

    The difference of a resample is at most x where the mean of S(c) - x n(c) over its g clusters is at most 0. That is
    a mean of g independent values, whose p-quantile is by Cornish & Fisher's expansion, up to terms of 1/g,

        m + s / sqrt(g) (z + k (z^2 - 1) / 6 sqrt(g))

    with the mean m, standard deviation s and skewness k of S(c) - x n(c) and the p-quantile z of the normal
    distribution. x is where it is 0, found by a few rounds (textbook matter).
    """
    g = len(sizes)
    found = []
    for z in (-_Z, _Z):
        x = mean
        for _ in range(_ROUNDS):
            apart = sums - x * sizes
            apart -= apart.mean()
            square = apart * apart
            spread = float(np.sqrt(square.mean()))
            skew = float((square * apart).mean()) / spread**3 if spread > 0 else 0.0
            reach = spread / g**0.5 * (z + skew * (z**2 - 1) / (6 * g**0.5))
            x, before = float(sums.mean() + reach) / float(sizes.mean()), x
            if abs(x - before) <= _CLOSE * spread:
                break
        found.append(x)
    return Interval(mean, *found)


def _blocks(clusters: int, resamples: int) -> list[tuple[int, int]]:
    """(start, count) of the blocks in which the resamples are drawn, none much larger than a million numbers."""
    size = max(4, _AT_ONCE // clusters // 4 * 4)
    return [(start, min(size, resamples - start)) for start in range(0, resamples, size)]


def _means(sums: Floats, sizes: Floats, start: int, count: int, seed: int) -> Floats:
    """(difference, resample) means of some resamples."""
    numbers = Streams(seed, start, count).uniform(ADDRESS, size=len(sizes))
    index = (numbers * len(sizes)).astype(np.intp)
    of = sizes[index].sum(axis=-1)
    return np.array([one[index].sum(axis=-1) / of for one in sums])

"""Every agreement on several issues at once, and what each is worth: additive in the issues."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST = 100_000
"""So many bundles are enumerated at most."""


def bundles(levels: Sequence[int]) -> NDArray[np.intp]:
    """(bundle, issue) the level of each issue in each bundle, the last issue changing fastest.

    levels  how many options each issue has, 1 or more; at most `MOST` bundles in all

    Raises ValueError where an issue has no option or there are too many bundles.

    >>> bundles([2, 2]).tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    """
    if any(count < 1 for count in levels):
        raise ValueError(f"found issues of {list(levels)} options, expected one or more of each")
    count = 1
    for each in levels:
        count *= each
    if count > MOST:
        raise ValueError(f"found {count} bundles of options, expected at most {MOST}")
    return np.stack(np.unravel_index(np.arange(count), tuple(levels)), axis=-1) if levels else np.zeros((1, 0), np.intp)


def worth(values: Sequence[Floats], weights: Floats) -> Floats:
    """(..., bundle) what each bundle is worth to a side, in the order of `bundles`: sum of weight x value.

    values   for each issue (..., level) what its options are worth to the side
    weights  (..., issue) how much each issue counts; the leading axes broadcast with those of the values

    Raises ValueError where there are not as many weights as issues.

    >>> worth([np.array([0.0, 1.0]), np.array([1.0, 0.0])], np.array([0.8, 0.2])).round(6).tolist()
    [0.2, 0.0, 1.0, 0.8]
    """
    weights = np.asarray(weights, dtype=np.float64)
    if weights.shape[-1] != len(values):
        raise ValueError(f"found weights of {weights.shape[-1]} issues, expected those of {len(values)}")
    total = np.zeros((*weights.shape[:-1], 1))
    for issue, value in enumerate(values):
        part = weights[..., issue, None] * np.asarray(value, dtype=np.float64)
        sums = total[..., :, None] + part[..., None, :]
        total = sums.reshape((*sums.shape[:-2], -1))
    return total

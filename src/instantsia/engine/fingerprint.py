"""A hash of how this machine computes: two machines with one fingerprint give one run, to the bit.

Uniform numbers, sums of short rows and arithmetic are the same everywhere; exp, log, powers and sorts with ties may
differ in the last bit between processors and versions of NumPy.
"""

from __future__ import annotations

import functools
import hashlib

import numpy as np


@functools.cache
def numerics() -> str:
    """16 hexadecimal digits."""
    x = np.linspace(-8.0, 8.0, 4096) + 1e-9
    positive = np.abs(x) + 1e-3
    rows = np.ascontiguousarray(x.reshape(-1, 16))
    ties = np.round(np.sin(np.arange(256.0)), 1).reshape(-1, 16)
    with np.errstate(all="ignore"):
        parts = (
            np.exp(x),
            np.log(positive),
            np.log1p(positive),
            np.power(positive, 1.7),
            rows.sum(axis=1),
            np.argsort(ties, axis=1, kind="stable").astype(np.int64),
        )
    digest = hashlib.sha256()
    for part in parts:
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()[:16]

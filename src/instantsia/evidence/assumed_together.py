"""Assumed numbers of which nothing is claimed, drawn many at a time: a table of thousands of people has few others."""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.draws.quantiles import triangular_rows
from instantsia.draws.streams import Floats
from instantsia.evidence.block import UNTOUCHED, Block
from instantsia.evidence.nodes import PathNode

AT_ONCE = 12_000
"""So many numbers are worked out at once: they stay in the processor's cache."""


def assumed_together(block: Block) -> dict[str, Floats]:
    """{path: (draw,)} the numbers with a most likely value of which nothing is claimed, but for those that are held.

    Each comes from the stream of its own address and is to the bit what it would be by itself.
    """
    varied = block.variation
    by_itself = varied.at_quantile.keys() | varied.value.keys() | varied.assumed.keys()
    found: dict[str, Floats] = {}
    missing: list[tuple[PathNode, Any]] = []
    for path in block.program.only_assumed:
        if path.path in by_itself:
            continue
        touched = UNTOUCHED if block.plain else block.touched(UNTOUCHED, path.assumption_addresses)
        key = block.key(path.assumption_key, touched)
        kept: Floats | None = block.memo.get(key)
        if kept is None:
            missing.append((path, key))
        else:
            found[path.path] = kept
    step = max(1, AT_ONCE // max(1, block.count))
    for start in range(0, len(missing), step):
        some = missing[start : start + step]
        u = block.streams.several([path.assumption_address for path, _ in some])
        ends = np.array([path.triangle for path, _ in some])
        for (path, key), row in zip(some, triangular_rows(u, *ends.T), strict=True):
            block.memo.put(key, row)
            found[path.path] = row
    return found

"""Assumed numbers of which nothing is claimed, drawn many at a time: a table of thousands of people has few others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from instantsia.draws.quantiles import triangular_rows
from instantsia.draws.streams import Floats
from instantsia.evidence.block import UNTOUCHED, Block, Drawn
from instantsia.evidence.nodes import PathNode

AT_ONCE = 12_000
"""So many numbers are worked out at once: they stay in the processor's cache."""


def assumed_together(block: Block) -> dict[str, Floats]:
    """{path: (draw,)} the numbers with a most likely value of which nothing is claimed, but for those that are held.

    Each comes from the stream of its own address and is to the bit what it would be by itself. The numbers of a kind
    are rows of one table, so that whoever wants them side by side need not copy them; a row of it in which nothing is
    drawn begins with NaN.
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
    before = block.memo.drawn
    there = None if before is None else before.of(block)
    if there is not None:
        for path, key in missing:
            table, place, _ = block.program.tables[path.path]
            found[path.path] = there[table][place]
            block.memo.put(key, found[path.path])
        return found
    tables = _tables(block, missing, found)
    if before is None and block.plain and len(missing) == len(block.program.only_assumed):
        block.memo.drawn = Drawn(block.program, block.draws, tables)
    return found


def _tables(block: Block, missing: Sequence[tuple[PathNode, Any]], found: dict[str, Floats]) -> dict[int, Floats]:
    """{place in the program: (row, draw)} what is missing, drawn, and noted in `found` and in the memo."""
    tables: dict[int, Floats] = {}
    step = max(1, AT_ONCE // max(1, block.count))
    for start in range(0, len(missing), step):
        some = missing[start : start + step]
        u = block.streams.several([path.assumption_address for path, _ in some])
        ends = np.array([path.triangle for path, _ in some])
        for (path, key), numbers in zip(some, triangular_rows(u, *ends.T), strict=True):
            table, place, rows = block.program.tables[path.path]
            if table not in tables:
                tables[table] = np.empty((rows, block.count))
                tables[table][:, :1] = np.nan
            row = tables[table][place]
            row[:] = numbers
            block.memo.put(key, row)
            found[path.path] = row
    return tables

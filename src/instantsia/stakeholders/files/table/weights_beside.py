"""Another sheet of a workbook that counts votes or seats for the same names: it is not read, and that is told."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.at_stake import with_stakes
from instantsia.stakeholders.files.columns.column import Column, columns_of
from instantsia.stakeholders.files.columns.hints import PART
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.folding import folded

COUNTS = ("seats", "vote", "capability")
"""Roles of what weighs, the surest first."""
CALLED = {"seats": "seats", "vote": "votes", "capability": "weights"}
KINDS = ("numbers", "figures", "shares", "ranges")
NAMES = ("names", "labels", "mixed", "titles")
FEWEST = 3
HALF = 0.5
"""So many names, and so much of those that have a weight, stand in the sheet that is read."""


def weights_beside(sheet: Sheet, others: Iterable[tuple[str, Sheet]]) -> tuple[str, ...]:
    """What is told of the first other sheet that has weights for those in this one, which has none.

    others   (name, sheet) of each that may have them
    """
    own = with_stakes(columns_of(sheet))
    if any(_weighs(one) for one in own):
        return ()
    known = [{folded(text) for text in one.texts if text} for one in own if one.kind in NAMES]
    for name, other in others:
        columns = with_stakes(columns_of(other))
        for weight, role in _weights(columns):
            best = max(
                (_shared(one, weight, some) for one in columns if one.kind in NAMES for some in known), default=0
            )
            held = sum(map(bool, weight.texts))
            if best >= max(FEWEST, HALF * held):
                remedy = f"--sheet {shlex.quote(name)} reads that sheet"
                of = f"{CALLED[role]} for {best} of these names in its column {cut(weight.name)}"
                return (f"the sheet {cut(name)} has {of}, which are not read ({remedy})",)
    return ()


def _weighs(column: Column) -> str:
    """What a column of numbers weighs by its name, of `COUNTS`; "" where it weighs nothing."""
    told = [role for role in COUNTS if column.said.get(role, 0.0) >= PART]
    return told[0] if told and column.kind in (*KINDS, "grades") and column.filled > 0 else ""


def _weights(columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    found = [(one, _weighs(one)) for one in columns if one.kind in KINDS]
    for role in COUNTS:
        yield from (pair for pair in found if pair[1] == role)


def _shared(names: Column, weight: Column, known: set[str]) -> int:
    """How many of the names that have a weight are known."""
    pairs = zip(names.texts, weight.texts, strict=True)
    return len({folded(name) for name, held in pairs if name and held} & known)

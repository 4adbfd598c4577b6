"""Scales that somebody answered and on which the numbers of a table would all be one point: 20 to 80 of 0 to 1e12."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

from instantsia.case.numbers import plain
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Problem, Scale
from instantsia.stakeholders.folding import folded

SO_WIDE = 1000
"""So many times as wide as its largest number no scale of a table is."""


def too_wide_scales(entries: Sequence[Entry], answered: Mapping[str, Scale], first: str) -> list[Problem]:
    """What is wrong with the answers about scales of positions.

    answered  {issue, folded, "" for the first one: the ends as they were answered}
    first     the issue that an answer without a name is about
    """
    out: list[Problem] = []
    for issue in dict.fromkeys(entry.issue for entry in entries):
        scale = answered.get(folded(issue)) or (answered.get("") if issue == first else None)
        cells = [entry.position for entry in entries if entry.issue == issue]
        out += too_wide(cells, scale, "positions", "scale" if issue == first else f"scale.{issue}")
    return out


def too_wide(cells: Sequence[Quantity], scale: Scale | None, what: str, key: str) -> list[Problem]:
    """What is wrong with one scale that was answered, or nothing.

    what   "positions", for the sentence
    key    of the answer
    """
    numbers = [cell.number for cell in cells if cell.number is not None]
    if scale is None or not numbers:
        return []
    low, high = min(one.low for one in numbers), max(one.high for one in numbers)
    reach = max(abs(low), abs(high))
    if not reach or scale[1] - scale[0] <= SO_WIDE * max(reach, 1.0):
        return []
    ends = WHOLE if low >= 0 and high <= WHOLE[1] else (min(low, 0.0), max(high, 0.0))
    remedy = f"--answer {shlex.quote(f'{key}={plain(ends[0])}..{plain(ends[1])}')} has all of them"
    told = (
        f"found {what} from {figure(low)} to {figure(high)} and the answer that their scale is "
        f"{figure(scale[0])} to {figure(scale[1])}, expected one at most {SO_WIDE:,} times as wide as the largest of "
        f"them ({remedy})"
    )
    return [Problem(next(cell.spot for cell in cells if cell.number is not None), told)]

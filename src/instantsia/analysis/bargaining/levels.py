"""The levels of each issue that are looked at, what they are worth to each side, and whether it would go so far.

A number runs from what the one side dreams of to what the other does. Most levels lie between the two lines, the worst
of each; a few beyond them, since offers begin there. Beyond its line no side goes while the two lines leave a range on
the issue. Where they leave none, another issue has to make up for what is beyond a line: it is worth less than 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.bargaining.drawing import Choice, Drawn, Lines
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.models.bargaining.bundles import MOST

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
BUNDLES = 2_500
"""So many bundles are looked at unless more are asked for; numbers have fewer levels where there are more of them."""
FEWEST, WITHOUT, FINEST = 3, 5, 101
BEYOND = 6
"""One level of so many lies beyond the line of a side, one at least; where there are fewer than `WITHOUT`, none."""


@frozen
class Levels:
    """The levels of one issue.

    at      (draw, level) the number of each; the place of the option of a choice
    worth   (2, draw, level) to each side: 1 its best, 0 its worst
    fine    (2, draw, level) whether the side goes so far
    range   (draw,) whether the two lines leave a range on this issue
    low, high  (draw,) the ends of what both would take, or of the gap between their lines
    """

    at: Floats
    worth: Floats
    fine: Flags
    range: Flags
    low: Floats
    high: Floats

    def rows(self, which: slice) -> Levels:
        """Some of the draws."""
        return Levels(
            self.at[which],
            self.worth[:, which],
            self.fine[:, which],
            self.range[which],
            self.low[which],
            self.high[which],
        )

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self.at.shape[1])


def counts(drawn: Drawn, bundles: int, names: Sequence[str]) -> list[int]:
    """How many levels each issue has, so that there are about so many bundles.

    Raises UserError where even the fewest make more bundles than can be listed.
    """
    fixed = [len(one.names) if isinstance(one, Choice) else 0 for one in drawn.issues]
    options = math.prod(count for count in fixed if count)
    numbers = fixed.count(0)
    each = int((bundles / options) ** (1 / numbers) + 1e-9) if numbers else 0
    each = min(max(each, FEWEST), FINEST)
    while each > FEWEST and options * each**numbers > MOST:
        each -= 1
    if options * each**numbers > MOST:
        raise UserError(
            f"found {len(names)} issues, which make {options * each**numbers:,} bundles, expected at most {MOST:,} "
            "(leave out those that count least)"
        )
    return [count or each for count in fixed]


def levels_of(one: Lines | Choice, count: int, firm: bool = True) -> Levels:
    """The levels of an issue.

    count   how many there are; of a number about so many, where round steps are found
    firm    whether a side never goes beyond its line on an issue that has a range
    """
    if isinstance(one, Choice):
        return _options(one, firm)
    best, worst, more = one.best, one.worst, one.more
    opposed = more[0] != more[1]
    bottom = np.where(opposed, best.min(axis=0), np.where(more[0], worst.max(axis=0), best.min(axis=0)))
    top = np.where(opposed, best.max(axis=0), np.where(more[0], best.max(axis=0), worst.min(axis=0)))
    low = np.clip(np.where(opposed, worst.min(axis=0), bottom), bottom, top)
    high = np.clip(np.where(opposed, worst.max(axis=0), top), bottom, top)
    upward = np.where(more[0], worst[0], worst[1])
    downward = np.where(more[0], worst[1], worst[0])
    has_range = ~opposed | (upward <= downward)
    at = _grid(bottom, low, high, top, count)
    raw = (at - worst[:, :, None]) / (best - worst)[:, :, None]
    rounding = 1e-9
    fine = (raw >= -rounding) | ~has_range[:, None] if firm else np.ones_like(raw, dtype=bool)
    # a rounding error beyond a line is none, and beyond its best a side gains no more
    worth = np.where(np.abs(raw) < rounding, 0.0, np.minimum(raw, 1.0))
    return Levels(at, worth, fine, has_range, low, high)


def _options(one: Choice, firm: bool) -> Levels:
    draws, count = one.worth.shape[1:]
    at = np.broadcast_to(np.arange(count, dtype=np.float64), (draws, count))
    ends = np.zeros(draws), np.full(draws, count - 1.0)
    has_range = np.asarray((one.worth >= 0).all(axis=0).any(axis=-1))
    fine = (one.worth >= 0) | ~has_range[:, None] if firm else np.ones_like(one.worth, dtype=bool)
    return Levels(at, one.worth, fine, has_range, *ends)


def _grid(bottom: Floats, low: Floats, high: Floats, top: Floats, count: int) -> Floats:
    """(draw, level) from bottom to top: evenly between low and high, and a few on both sides of these."""
    outer = max(1, count // BEYOND) if count >= WITHOUT else 0
    below = outer if (low > bottom).any() else 0
    above = outer if (high < top).any() else 0
    parts = max(count - below - above - 1, 1)
    if _alike(low) and _alike(high) and high[0] > low[0]:
        parts = round_parts(float(low[0]), float(high[0]), parts) if count >= WITHOUT else parts
    if not (high > low).any():
        parts = 0
    inner = low[:, None] + (high - low)[:, None] * (np.arange(parts + 1) / max(parts, 1))
    under = bottom[:, None] + (low - bottom)[:, None] * (np.arange(below) / max(below, 1))
    over = high[:, None] + (top - high)[:, None] * (np.arange(1, above + 1) / max(above, 1))
    # the ends themselves, without the rounding of how they are reached
    inner[:, -1] = high
    return np.concatenate([under, inner, over], axis=1)


def _alike(some: Floats) -> bool:
    return bool((some == some[0]).all())


def round_parts(low: float, high: float, parts: int) -> int:
    """Into how many parts a range is cut, about as many as are asked for, so that the steps are round numbers.

    >>> round_parts(130, 160, 8), round_parts(9, 18, 8), round_parts(1, 4, 8)
    (6, 9, 6)
    """
    most = parts + max(1, parts // 3)

    def odd(count: int) -> tuple[int, bool, int]:
        step = (high - low) / count
        text = f"{step:.6g}"
        if not math.isclose(float(text), step, rel_tol=1e-9):
            return 9, True, -count
        # 1, 2, 5 and 25 are the steps that people count in
        return len(text.partition(".")[2]), text.replace(".", "").strip("0") not in ("1", "2", "5", "25"), -count

    return min(range(max(1, (parts + 1) // 2), most + 1), key=odd)

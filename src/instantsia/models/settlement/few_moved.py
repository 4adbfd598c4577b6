"""The weighted mean, dressed with past errors, with a few members elsewhere: in time per draw, not per member.

With W = sum of w, c the mean and Q = sum of w (x - c)^2 of all members, and members m who go from (x_m, w_m) to
(x'_m, w'_m),

    W' = W + sum (w' - w)      A = sum w' (x' - c) - w (x - c)      B = sum w' (x' - c)^2 - w (x - c)^2
    mean' = c + A / W'         spread'^2 = (Q + B) / W' - (A / W')^2

up to rounding. The lowest and the highest position that has weight are kept with the next few, so that what is left
without those who go is known. Whose position it is, where it is somebody's, is looked up anew only where weights
change. A range asks for hundreds of such moves, and a body of hundreds would be added up for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.models.settlement import dressing, weighted_mean
from instantsia.models.settlement.stakes import Floats, Stakes

To = Mapping[int, tuple[Floats | None, Floats | None]]
"""{place of a member: (draw,) position and weight; None as it is}."""
MOST = 3
"""So many members are moved at most."""
LEFT = 1e-6
"""Where less than this share of the weight is left the sums are not to be trusted."""


@dataclass(frozen=True)
class Moved:
    """What comes of a move, (draw,) each.

    undressed  the weighted mean
    value      the same with a past error, or somebody's position
    spread     how far the positions lie apart
    """

    undressed: Floats
    value: Floats
    spread: Floats


@dataclass(frozen=True)
class Errors:
    """The random numbers of past errors, (draw,) each; see `dressing.dress`."""

    u: Floats
    who: Floats


class Compromise:
    """A body that settles by the weighted mean, ready to be moved.

    stakes  (draw, actor) each; somebody has weight in every draw
    errors  None where the mean is not dressed
    """

    def __init__(self, stakes: Stakes, errors: Errors | None) -> None:
        self.position, self.weight, self.errors = stakes.position, stakes.weight, errors
        self.mean = weighted_mean.settle(stakes).outcome
        self.held = dressing.held(stakes)
        self.total = self.weight.sum(axis=1)
        self.squared = self.held.spread**2 * self.total
        self.lowest = _first(np.where(self.weight > 0, self.position, np.inf))
        self.highest = _first(np.where(self.weight > 0, -self.position, np.inf))
        self._theirs: _Theirs | None = None

    def moved(self, to: To, *, row: int = 0, kept: bool = False, errors: Errors | None = None) -> Moved | None:
        """What comes of it with some members elsewhere; None where more are moved than can be, or too little is left.

        to    the members who are elsewhere
        row   of the table of errors
        kept  the errors are in units of the spread as it was
        errors  other random numbers of past errors
        """
        if len(to) > MOST:
            return None
        mean, spread, low, high = self.mean, self.held.spread, self.held.low, self.held.high
        if to:
            found = self._sums(to)
            if found is None:
                return None
            mean, spread, low, high = found
        drawn = self.errors if errors is None else errors
        if self.errors is None or drawn is None:
            return Moved(mean, mean, np.full(mean.shape, np.nan))
        table = dressing.table(weighted_mean.TRACK)
        error = dressing.read(table, drawn.u, row)
        value = dressing.erred(mean, low, high, self.held.spread if kept else spread, error)
        theirs = self._somebodys(row, drawn)
        value[theirs.rows] = theirs.moved(self, to)
        return Moved(mean, value, spread)

    def _sums(self, to: To) -> tuple[Floats, Floats, Floats, Floats] | None:
        """Mean, spread, lowest and highest position; None where too little weight is left."""
        total, first, second = self.total.copy(), np.zeros(self.total.shape), self.squared.copy()
        low, high = _without(self.lowest, to), -_without(self.highest, to)
        for place, (position, weight) in to.items():
            w, x = self.weight[:, place], self.position[:, place]
            position, weight = x if position is None else position, w if weight is None else weight
            before, after = x - self.mean, position - self.mean
            total += weight - w
            first += weight * after - w * before
            second += weight * after * after - w * before * before
            low = np.minimum(low, np.where(weight > 0, position, np.inf))
            high = np.maximum(high, np.where(weight > 0, position, -np.inf))
        if (total < LEFT * self.total).any():
            return None
        further = first / total
        spread = np.sqrt(np.maximum(second / total - further * further, 0.0))
        return np.clip(self.mean + further, low, high), np.where(low == high, 0.0, spread), low, high

    def _somebodys(self, row: int, errors: Errors) -> _Theirs:
        if row == 0 and errors is self.errors:
            # most moves are asked for with the errors as they are; a table for every other would fill the memory
            if self._theirs is None:
                self._theirs = self._found(row, errors)
            return self._theirs
        return self._found(row, errors)

    def _found(self, row: int, errors: Errors) -> _Theirs:
        share = dressing.table(weighted_mean.TRACK).share[row]
        rows = np.flatnonzero(errors.who < share)
        who, weight = np.minimum(errors.who[rows] / share, 1.0), self.weight[rows]
        reached, part = dressing.along(weight, who)
        return _Theirs(rows, who, part, reached, dressing.first_beyond(reached, part, weight))


@dataclass(frozen=True)
class _Theirs:
    """The draws in which it is somebody's position, (draw that is,) each.

    rows     which draws
    who      the number that says whose it is, see `dressing.somebodys`
    part     how much of what all bring it is that says so
    reached  (draw that is, actor) what is brought up to each
    chosen   whose it is
    """

    rows: NDArray[np.intp]
    who: Floats
    part: Floats
    reached: Floats
    chosen: NDArray[np.intp]

    def moved(self, body: Compromise, to: To) -> Floats:
        """The position of whoever it is with some members elsewhere."""
        chosen = self.chosen if all(weight is None for _, weight in to.values()) else self._with_weights(body, to)
        found: Floats = body.position[self.rows, chosen]
        for place, (position, _) in to.items():
            if position is not None:
                found = np.where(chosen == place, position[self.rows], found)
        return found

    def _with_weights(self, body: Compromise, to: To) -> NDArray[np.intp]:
        """Whose it is with other weights: from each member whose weight is another on, all are that much further."""
        by_weight, members = self.who < dressing.HALF, self.reached.shape[1]
        further: list[tuple[int, Floats]] = []
        for place, (_, weight) in sorted(to.items()):
            if weight is not None:
                before, after = body.weight[self.rows, place], weight[self.rows]
                more = (after > 0).astype(np.float64) - (before > 0)
                further.append((place, np.where(by_weight, after - before, more)))
        wanted = self.part * (self.reached[:, -1] + sum(more for _, more in further))
        chosen, start, offset = np.full(self.rows.size, members), 0, np.zeros(self.rows.size)
        for end, more in (*further, (members, offset)):
            # who comes first in this stretch of members, all of whom are as much further
            found = np.maximum(_first_over(self.reached, wanted - offset), start)
            chosen = np.where((chosen == members) & (found < end), found, chosen)
            start, offset = end, offset + more
        nobody = np.flatnonzero(chosen == members)
        if nobody.size:
            table = body.weight[self.rows[nobody]]
            for place, (_, weight) in to.items():
                if weight is not None:
                    table[:, place] = weight[self.rows[nobody]]
            chosen[nobody] = dressing.whose(table, self.who[nobody])
        return chosen


def _first_over(rising: Floats, than: Floats) -> NDArray[np.intp]:
    """(row,) the first place at which (row, place) values, which rise, are over another; past the last where none."""
    rows = np.arange(len(rising))
    low, high = np.zeros(rows.size, np.intp), np.full(rows.size, rising.shape[1])
    for _ in range(rising.shape[1].bit_length()):
        middle = np.minimum((low + high) // 2, rising.shape[1] - 1)
        over = rising[rows, middle] > than
        low, high = np.where(over | (low == high), low, middle + 1), np.where(over & (low < high), middle, high)
    return low


def _first(values: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """(draw, few) the least of (draw, actor) values, in order, and whose they are: one more than are moved at most."""
    few = min(MOST + 1, values.shape[1])
    who = np.argpartition(values, few - 1, axis=1)[:, :few]
    least = np.take_along_axis(values, who, axis=1)
    order = np.argsort(least, axis=1, kind="stable")
    return np.take_along_axis(least, order, axis=1), np.take_along_axis(who, order, axis=1)


def _without(first: tuple[Floats, NDArray[np.intp]], some: Mapping[int, object]) -> Floats:
    """(draw,) the least value of whoever is not among some; inf where nobody is left."""
    least, who = first
    gone = np.zeros(who.shape, np.bool_)
    for one in some:
        gone |= who == one
    found: Floats = np.where(gone, np.inf, least).min(axis=1)
    return found

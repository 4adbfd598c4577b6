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

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.settlement import dressing, method, weighted_mean
from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, at_a_time

To = Mapping[int, tuple[Floats | None, Floats | None]]
"""{place of a member: (draw,) position and weight; None as it is}."""
Places = NDArray[np.intp]
Movers = Sequence[tuple[Places, Floats | None, Floats | None]]
"""(..., draw) positions and weights of whoever moves, and whom by their place, (...): of one move, or of several each
of which is by itself. In the order of the places."""
MOST = 3
"""So many members are moved at most."""
LEFT = 1e-6
"""Where less than this share of the weight is left the sums are not to be trusted."""


@frozen
class Moved:
    """What comes of a move, (draw,) each.

    undressed  the weighted mean
    value      the same with a past error, or somebody's position
    spread     how far the positions lie apart
    """

    undressed: Floats
    value: Floats
    spread: Floats


@frozen
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
        self.stakes, self.position, self.weight, self.errors = stakes, stakes.position, stakes.weight, errors
        self.mean = weighted_mean.settle(stakes).outcome
        self.held = dressing.held(stakes)
        self.total = self.weight.sum(axis=1)
        self.squared = self.held.spread**2 * self.total
        self.lowest = _first(np.where(self.weight > 0, self.position, np.inf))
        self.highest = _first(np.where(self.weight > 0, -self.position, np.inf))
        self._theirs: _Theirs | None = None
        self._points: dict[str, Floats | None] = {}

    def moved(self, to: To, *, row: int = 0, kept: bool = False, errors: Errors | None = None) -> Moved | None:
        """What comes of it with some members elsewhere; None where more are moved than can be, or too little is left.

        to    the members who are elsewhere
        row   of the table of errors
        kept  the errors are in units of the spread as it was
        errors  other random numbers of past errors
        """
        if len(to) > MOST:
            return None
        movers = [(np.asarray(place), *to[place]) for place in sorted(to)]
        return self._moved(movers, row=row, kept=kept, errors=self.errors if errors is None else errors)

    def each_moved(self, places: Places, position: Floats, weight: Floats) -> Moved | None:
        """What comes of each of several moves, (move, draw), in each of which one member alone is elsewhere.

        places            (move,) whom
        position, weight  (move, draw) where they stand then, and what they weigh

        None where too little weight is left in one of them.
        """
        return self._moved([(places, position, weight)], row=0, kept=False, errors=self.errors)

    def otherwise(self, name: str, track: str | None, *, row: int = 0, errors: Errors | None = None) -> Moved | None:
        """What comes of it as it is, where another method puts the point and past errors of its own are added.

        name   a method that looks at the stakes alone; else, and where it says that nothing can be had, None
        track  whose errors; None where none are added
        row, errors  as for `moved`

        The point is looked for once, whichever errors are asked for: it costs a sorting of everybody in each draw.
        """
        if name not in self._points:
            self._points[name] = self._point(name)
        point, errors = self._points[name], self.errors if errors is None else errors
        if point is None or errors is None or track is None:
            return None if point is None else Moved(point, point, np.full(point.shape, np.nan))
        value = dressing.dress(point, self.held, errors.u, errors.who, track, row=row)
        return Moved(point, value, self.held.spread)

    def _point(self, name: str) -> Floats | None:
        """(draw,) where a method puts it, so many draws at a time as the processor keeps at hand."""
        asked = method(name)
        if asked.NEEDS_VOTING or asked.NEEDS_REFERENCE or asked.NEEDS_SETTER or asked.NEEDS_CHANCE:
            return None
        draws, members = self.position.shape
        size = at_a_time(members)
        pieces: list[Settlement] = [
            asked.settle(self.stakes.of(slice(start, start + size)), None) for start in range(0, draws, size)
        ]
        return np.concatenate([one.outcome for one in pieces]) if all(one.blocked is None for one in pieces) else None

    def _moved(self, movers: Movers, *, row: int, kept: bool, errors: Errors | None) -> Moved | None:
        mean, spread, low, high = self.mean, self.held.spread, self.held.low, self.held.high
        if movers:
            found = self._sums(movers)
            if found is None:
                return None
            mean, spread, low, high = found
        if self.errors is None or errors is None:
            return Moved(mean, mean, np.full(mean.shape, np.nan))
        error = dressing.read(dressing.table(weighted_mean.TRACK), errors.u, row)
        value = dressing.erred(mean, low, high, self.held.spread if kept else spread, error)
        theirs = self._somebodys(row, errors)
        value[..., theirs.rows] = theirs.moved(self, movers)
        return Moved(mean, value, spread)

    def _sums(self, movers: Movers) -> tuple[Floats, Floats, Floats, Floats] | None:
        """Mean, spread, lowest and highest position; None where too little weight is left."""
        total, first, second = self.total, np.zeros(self.total.shape), self.squared
        low, high = _without(self.lowest, movers), -_without(self.highest, movers)
        for place, position, weight in movers:
            w, x = self.weight.T[place], self.position.T[place]
            position, weight = x if position is None else position, w if weight is None else weight
            before, after = x - self.mean, position - self.mean
            total = total + (weight - w)
            first = first + (weight * after - w * before)
            second = second + (weight * after * after - w * before * before)
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


@frozen
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
    chosen: Places

    def moved(self, body: Compromise, movers: Movers) -> Floats:
        """(..., draw that is) the position of whoever it is with some members elsewhere."""
        same = all(weight is None for _, _, weight in movers)
        chosen = self.chosen if same else self._with_weights(body, movers)
        found: Floats = body.position[self.rows, chosen]
        for place, position, _ in movers:
            if position is not None:
                found = np.where(chosen == place[..., None], position[..., self.rows], found)
        return found

    def _with_weights(self, body: Compromise, movers: Movers) -> Places:
        """Whose it is with other weights: from each member whose weight is another on, all are that much further."""
        by_weight, members, draws = self.who < dressing.HALF, self.reached.shape[1], np.arange(self.rows.size)
        further: list[tuple[Places, Floats]] = []
        for place, _, weight in movers:
            if weight is not None:
                before, after = body.weight[self.rows, place[..., None]], weight[..., self.rows]
                more = (after > 0).astype(np.float64) - (before > 0)
                further.append((place[..., None], np.where(by_weight, after - before, more)))
        wanted = self.part * (self.reached[:, -1] + sum(more for _, more in further))
        # in which stretch of members, all of whom are as much further, it is reached; and who there comes first
        there = np.zeros(wanted.shape, np.bool_)
        start, offset = np.zeros(wanted.shape, np.intp), np.zeros(wanted.shape)
        for place, more in further:
            there |= (place > start) & (self.reached[draws, place - 1] > wanted - offset)
            start, offset = np.where(there, start, place), np.where(there, offset, offset + more)
        chosen = np.maximum(_first_over(self.reached, wanted - offset), start)
        nobody = np.nonzero(chosen == members)
        if nobody[0].size:
            *which, draw = nobody
            rows = self.rows[draw]
            table = body.weight[rows]
            for place, _, weight in movers:
                if weight is not None:
                    table[np.arange(rows.size), place[tuple(which)]] = weight[(*which, rows)]
            chosen[nobody] = dressing.whose(table, self.who[draw])
        return chosen


def _first_over(rising: Floats, than: Floats) -> Places:
    """(..., row) the first place at which (row, place) values, which rise, are over (..., row) others; past the last
    where none is."""
    places = rising.shape[1]
    flat, first = rising.reshape(-1), np.arange(0, rising.size, places)
    low, high = np.zeros(than.shape, np.intp), np.full(than.shape, places)
    for _ in range(places.bit_length()):
        middle = (low + high) >> 1
        over = flat.take(first + np.minimum(middle, places - 1)) > than
        over |= middle >= places
        high = np.where(over, middle, high)
        low = np.where(over, low, np.minimum(middle + 1, high))
    return high


def _first(values: Floats) -> tuple[Floats, Places]:
    """(few, draw) the least of (draw, actor) values, in order, and whose they are: one more than are moved at most."""
    values, rows = np.array(values, order="C"), np.arange(len(values))
    few = min(MOST + 1, values.shape[1])
    least, who = np.empty((few, rows.size)), np.empty((few, rows.size), np.intp)
    for place in range(few):
        # to look for the least a few times takes less than to put all in two parts
        who[place] = values.argmin(axis=1)
        least[place] = values[rows, who[place]]
        values[rows, who[place]] = np.inf
    return least, who


def _without(first: tuple[Floats, Places], movers: Movers) -> Floats:
    """(..., draw) the least value of whoever is not among some; inf where nobody is left."""
    least, who = first
    gone = np.zeros(who.shape, np.bool_)
    for place, _, _ in movers:
        gone = gone | (who == place[..., None, None])
    found: Floats = np.where(gone, np.inf, least).min(axis=-2)
    return found

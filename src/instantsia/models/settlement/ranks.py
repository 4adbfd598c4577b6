"""Actors in the order of their positions, and the weight that is reached on the way: medians and pivots are read off.

With F(x) the weight of all at or below x, every median and pivot here is the least position with F(x) >= level:

    lower median     level = W/2           upper median     level = just above W/2
    pivot from below level = quota         pivot from above level = just above W - quota

"Just above" is more by `EVEN` W, and everywhere sums that differ by less count as equal, so that an exact half is one
however the sums were rounded. If one actor of weight w moves to p, all others staying, the position at a level t is

    p, cut to [Q(t - w), Q(t)]   with Q(s) the least position of the others at which they alone reach s

since standing at the low end somebody adds w to everything above. So all moves are read off one sorting.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.settlement.stakes import EVEN

Floats = NDArray[np.float64]
At = Callable[[Floats], Floats]
"""From a level (...) to the position there, (...); or (..., actor) where each actor stands elsewhere in turn."""


@frozen
class Ranks:
    """Actors sorted by position; stably, so that the sums are the same on every machine.

    position, weight  (..., actor) as given
    place             (..., actor) positions, rising
    reached           (..., actor) weight of all up to there
    steps             (actor,) the same where it is the same everywhere, since all weights are equal; else None
    """

    position: Floats
    weight: Floats
    place: Floats
    reached: Floats
    steps: Floats | None = None

    @property
    def total(self) -> Floats:
        """(...) the weight of all."""
        whole: Floats = self.reached[..., -1]
        return whole

    def at(self, level: Floats) -> Floats:
        """(...) the least position at which `level` (...) > 0 is reached; inf where it never is."""
        return self._first(np.asarray(level)[..., None])[..., 0]

    def moved_at(self, place: float) -> At:
        """The same as `at` with each actor, alone, at one place."""

        weights, whose = self._weights()

        def at(level: Floats) -> Floats:
            level = np.asarray(level)[..., None]
            alone = self._first(level)
            higher, lower = (self._first(level + sign * weights)[..., whose] for sign in (1, -1))
            without = np.where(alone < self.position, alone, higher)
            with_them = np.where(lower < self.position, lower, alone)
            low = np.where(self.weight >= level, -np.inf, with_them)
            moved: Floats = np.minimum(np.maximum(low, place), without)
            return moved

        return at

    def _first(self, level: Floats) -> Floats:
        """(..., k) the least position at which each of the levels (..., k) is reached; inf where it never is."""
        actors = self.place.shape[-1]
        first = self._searched(level) if self.steps is None else np.searchsorted(self.steps, level)
        return np.where(first < actors, _taken(self.place, np.minimum(first, actors - 1)), np.inf)

    def _weights(self) -> tuple[Floats, NDArray[np.intp] | slice]:
        """Weights (..., k) and whose they are (actor,): each but once where they are the same in all draws."""
        row = self.weight.reshape(-1, self.weight.shape[-1])[0]
        if not (self.weight == row).all():
            return self.weight, slice(None)
        found, whose = np.unique(row, return_inverse=True)
        return found, whose

    def _searched(self, level: Floats) -> NDArray[np.intp]:
        """(..., k) how many come before each of the levels is reached."""
        actors = self.place.shape[-1]
        shape = (*self.place.shape[:-1], level.shape[-1])
        low, high = np.zeros(shape, dtype=np.intp), np.full(shape, actors, dtype=np.intp)
        for _ in range(actors.bit_length()):
            middle = (low + high) >> 1
            there = _taken(self.reached, np.minimum(middle, actors - 1)) >= level
            there |= middle >= actors
            high = np.where(there, middle, high)
            low = np.where(there, low, np.minimum(middle + 1, high))
        return high


def ranked(position: Floats, weight: Floats) -> Ranks:
    """Actors sorted by position, (..., actor) both; weights >= 0. Time O(n log n) a draw.

    Where all weights are equal, as with a vote each, who stands where does not matter, only where somebody stands: the
    positions alone are sorted, which takes a tenth of the time and gives the same bits.
    """
    position, weight = np.broadcast_arrays(position, weight)
    if weight.size and (weight == weight.flat[0]).all():
        steps = np.cumsum(np.full(weight.shape[-1], weight.flat[0]))
        # + 0.0: a zero without a sign, so that equal numbers have equal bits and no order among them is left
        place = np.sort(position + 0.0, axis=-1)
        return Ranks(position, weight, place, np.broadcast_to(steps, position.shape), steps)
    # actor by actor in memory, whichever way they came
    position, weight = np.ascontiguousarray(position), np.ascontiguousarray(weight)
    order, place = _sorted(position)
    # a running sum adds in order, so that a draw alone gives the same bits
    return Ranks(position, weight, place, np.cumsum(_taken(weight, order), axis=-1))


def _sorted(position: Floats) -> tuple[NDArray[np.intp], Floats]:
    """(..., actor) the stable order, and the positions in it.

    Numbers alone are sorted in a fraction of the time that an order takes. The last bits of how far each stands from
    the lowest give way to whose it is: that is the order, but where two who stand a hair apart change places, and it is
    looked for anew.
    """
    low = (1 << (position.shape[-1] - 1).bit_length()) - 1
    # rounding keeps what is larger at least as large, and so do the bits of numbers that are not negative
    key = (position - position.min(axis=-1, keepdims=True) + 0.0).view(np.uint64)
    key &= np.uint64(2**64 - 1 - low)
    key |= np.arange(position.shape[-1], dtype=np.uint64)
    key.sort(axis=-1)
    key &= np.uint64(low)
    order = key.view(np.intp)
    place = _taken(position, order)
    amiss = (place[..., 1:] < place[..., :-1]).any(axis=-1)
    if amiss.any():
        order[amiss] = np.argsort(position[amiss], axis=-1, kind="stable")
        place = _taken(position, order)
    return order, place


def _taken(values: Floats, where: NDArray[np.intp]) -> Floats:
    """(..., k) of values (..., actor) those at the places (..., k): `take_along_axis`, but faster."""
    rows = np.arange(0, values.size, values.shape[-1]).reshape(*values.shape[:-1], 1)
    found: Floats = np.take(values.reshape(-1), where + rows)
    return found


def medians(total: Floats, at: At) -> tuple[Floats, Floats]:
    """The lower and the upper median, the same but where half of the weight lies on either side."""
    return at(total * (0.5 - EVEN)), at(total * (0.5 + EVEN))


def pivots(total: Floats, quota: Floats, at: At) -> tuple[Floats, Floats]:
    """The actors at which a quota is reached: counted from the low end, and counted from the high end.

    total, quota  (...); where all together do not reach it: inf and -inf
    """
    slack = total * EVEN
    enough = quota <= total + slack
    from_below = at(np.minimum(quota, total) - slack)
    from_above = at(np.maximum(total - quota, 0.0) + slack)
    wide = enough.reshape(enough.shape + (1,) * (from_below.ndim - enough.ndim))
    return np.where(wide, from_below, np.inf), np.where(wide, from_above, -np.inf)


def nearer(low: Floats, high: Floats, reference: Floats | None, width: float) -> Floats:
    """(...) of two points, low <= high, the nearer to the reference; the lower where both are as near, or without one.

    width  of the scale: distances that differ by less than `EVEN` of it count as equal
    """
    if reference is None:
        return low
    return np.where(np.abs(high - reference) < np.abs(low - reference) - EVEN * width, high, low)

"""One amount that one side gets and the other pays, with other terms beside it that can be traded for it.

Since the amount carries over from one side to the other without loss, a term of levels is settled by itself, at the
level where what it is worth to the one less what it costs the other is largest (`side`); terms of which one stands only
with another are settled where that is largest of all together (`linked`). What it is worth or costs then moves the
least that the one takes and the most that the other pays. Where a part g of the amount is paid in kind, the
one has a (1 - r_s g) of an amount a, and the other pays a (1 - r_b g): they choose the g with the largest
(1 - r_s g) / (1 - r_b g), and both ends of the range are divided by their own factor (`in_kind`).

Each side begins with what it demanded or offered first and comes down to its own end of the range, with c of
`concession.come_down`:  asks = opening_s + c (floor - opening_s),  gives = opening_b + c (ceiling - opening_b).

Own convention, from the specification of the other side, 5.7 and 11. All arguments are (...) and broadcast, amounts in
any one unit; nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.bargaining.concession import Demands
from instantsia.models.war.ranges import Range

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]


class Beside(NamedTuple):
    """A term that is settled beside an amount, (...) each.

    level  the place of the level
    worth  what it is worth to the side that gets it
    cost   what it costs the side that gives it
    """

    level: Levels
    worth: Floats
    cost: Floats


class InKind(NamedTuple):
    """How much of an amount is paid in kind, (...) each.

    level  the place of the level
    gets   what a unit of the amount is worth to the side that gets it
    pays   what a unit of it costs the side that pays it
    """

    level: Levels
    gets: Floats
    pays: Floats


def side(worth: Floats, cost: Floats, part: Floats) -> Beside:
    """The level at which most is gained by both together; of several the first.

    worth, cost   of the last level, to the side that gets and to the side that gives it
    part          (..., level) the part of the last level for which each stands, 0-1

    >>> found = side(np.array([40.0, 5.0]), np.array([10.0, 10.0]), np.array([0.0, 1.0]))
    >>> found.level.tolist(), found.worth.tolist(), found.cost.tolist()
    ([1, 0], [40.0, 0.0], [10.0, 0.0])
    """
    return at(gains(worth, cost, part).argmax(axis=-1), worth, cost, part)


def gains(worth: Floats, cost: Floats, part: Floats) -> Floats:
    """(..., level) what both together gain at each level; as for `side`."""
    return np.asarray((worth - cost)[..., None] * part, dtype=np.float64)


def at(level: NDArray[Any], worth: Floats, cost: Floats, part: Floats) -> Beside:
    """A term at a level of it, (...); the rest as for `side`."""
    share = np.take_along_axis(np.broadcast_to(part, (*level.shape, part.shape[-1])), level[..., None], axis=-1)[..., 0]
    return Beside(level.astype(np.int8), worth * share, cost * share)


def linked(gained: Sequence[Floats], stands_with: Sequence[int | None]) -> list[Levels]:
    """The level of each term, (...), at which most is gained by all of them, where none goes further than the one with
    which it stands; of several that gain as much the lowest.

    gained       of each term (..., level) of `gains`
    stands_with  of each term the place of that one, which has no fewer levels; None for none. Nothing runs in a circle

    >>> credit, annuity = np.array([0.0, -10.0]), np.array([0.0, 30.0])
    >>> [int(each) for each in linked([credit, annuity], [None, 0])]
    [1, 1]
    >>> [int(each) for each in linked([4 * credit, annuity], [None, 0])]
    [0, 0]
    """
    found: dict[int, Levels] = {}
    chosen: dict[int, NDArray[Any]] = {}

    def most(place: int) -> Floats:
        """(..., level) what a term and all that stand with it gain at most where it goes no further than each level."""
        whole = gained[place]
        for other, parent in enumerate(stands_with):
            if parent == place:
                inner = most(other)
                whole = whole + inner[..., np.minimum(np.arange(whole.shape[-1]), inner.shape[-1] - 1)]
        best: Floats = np.maximum.accumulate(whole, axis=-1)
        rises = np.concatenate([np.ones_like(best[..., :1], dtype=np.bool_), whole[..., 1:] > best[..., :-1]], axis=-1)
        chosen[place] = np.maximum.accumulate(np.where(rises, np.arange(whole.shape[-1]), 0), axis=-1)
        return best

    def settle(place: int, limit: NDArray[Any]) -> None:
        at_most = np.minimum(limit, chosen[place].shape[-1] - 1)
        level = np.take_along_axis(chosen[place], at_most[..., None], axis=-1)[..., 0]
        found[place] = level.astype(np.int8)
        for other, parent in enumerate(stands_with):
            if parent == place:
                settle(other, level)

    for place, parent in enumerate(stands_with):
        if parent is None:
            settle(place, np.full(most(place).shape[:-1], chosen[place].shape[-1] - 1))
    return [found[place] for place in range(len(gained))]


def in_kind(loses: Floats, saves: Floats, part: Floats) -> InKind:
    """The part of the amount that is best paid in kind; of several that are as good the first.

    loses   r_s, which share of what is paid in kind is lost to the side that gets it, 0-1
    saves   r_b, which share of it the side that pays saves, 0 or more and below 1
    part    (..., level) the part of the amount that is paid in kind at each level, 0-1

    >>> found = in_kind(np.array([0.1, 0.3]), np.array([0.2, 0.2]), np.array([0.0, 0.5, 1.0]))
    >>> found.level.tolist(), found.gets.tolist(), found.pays.tolist()
    ([2, 0], [0.9, 1.0], [0.8, 1.0])
    """
    gets, pays = 1.0 - loses[..., None] * part, 1.0 - saves[..., None] * part
    level = (gets / pays).argmax(axis=-1)
    chosen = (np.take_along_axis(each, level[..., None], axis=-1)[..., 0] for each in (gets, pays))
    return InKind(level.astype(np.int8), *chosen)


def said(
    range_: Range, gone: Floats | float, asks: Floats, gives: Floats, theirs: Floats | float | None = None
) -> Demands:
    """What the two say once they have gone part of the way; neither ever says less than it takes.

    range_   floor and ceiling
    gone     of `concession.come_down`
    asks     what the one demanded first
    gives    what the other offered first
    theirs   the part that the other has gone, where it is another

    >>> found = said(Range(np.array(100.0), np.array(150.0)), 0.5, np.array(300.0), np.array(50.0))
    >>> float(found.asks), float(found.gives)
    (200.0, 100.0)
    """
    asks, gives = np.maximum(asks, range_.low), np.minimum(gives, range_.high)
    return Demands(
        np.asarray(asks + gone * (range_.low - asks), dtype=np.float64),
        np.asarray(gives + (gone if theirs is None else theirs) * (range_.high - gives), dtype=np.float64),
    )


def held(keep: Floats, taken: Floats | float, turns: Floats | float) -> Floats:
    """(...) what is kept without an agreement where it may simply be taken: keep (1 - taken)^turns.

    keep    what it is worth held in peace
    taken   the chance a turn that it is taken, 0-1
    turns   so many turns are counted on, >= 0

    >>> float(held(np.array(100.0), 0.5, 2.0))
    25.0
    """
    return np.asarray(keep * (1.0 - np.asarray(taken)) ** turns, dtype=np.float64)

"""What the two sides of a term need and bear before they talk: a ladder of levels that one gives and the other takes.

Level l of 0 ... m stands for the part f_l of the whole, f_0 = 0 and f_m = 1. With B what talks are worth to the taker,
all costs but that of talking for less than it has told counted, and G what they are worth to the giver,

    the taker needs  the first l with  B - firm s_l + worth f_l >= 0                 `least`
    the giver bears  the last l with   G >= cost f_l                                 `most`

where s_l = max(0, 1 - f_l / f_told) is what is short of the level that the taker has told: 1 - f_l where that is the
last. A first level costs nothing: a giver who bears no other bears that. They come together where what the giver bears,
or what stands already, reaches what the taker needs (`answer`); else at the last level for a price, where

    cost - G <= what the price is worth to the giver,    B + worth >= what it costs the taker.

Own convention, from the specification of the other side, 5.5. All are shares of the prize, (...) that broadcast; the
levels are a last axis. Nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Levels = NDArray[np.int8]

MONTHS_A_YEAR = 12.0
NEARS = 6.0
"""Months in which what a day that draws near adds falls to 1/e of it."""

OPEN, UNREACHED, HOME, PRECONDITION, COST, VETO, PRICE, PLACE = range(8)
"""What stands in the way: nothing, nobody was reached, the taker's home, what the taker has told, what the level costs
the giver, an ally's veto, the price, and waiting for a place."""


class Price(NamedTuple):
    """What is asked in return for the last level: what it costs the taker, and what it is worth to the giver."""

    cost: Floats
    worth: Floats


class Answer(NamedTuple):
    """What comes of a meeting, (...) each.

    agreed   whether they come together
    priced   whether it takes the price
    level    the level that stands afterwards
    """

    agreed: Bools
    priced: Bools
    level: Levels


def talks(year: Floats | float, horizon: Floats | float, nearing: Floats | float, months: Floats | float) -> Floats:
    """(...) what talks are worth to a side apart from any settlement, share of the prize, >= 0.

    year     a year of talks, >= 0
    horizon  so many months of talks it counts on, >= 0
    nearing  how much a date that draws near adds, in parts of the same, >= 0
    months   until that date, >= 0; inf where none is to come

    >>> float(talks(0.12, 10.0, 0.0, np.inf).round(6)), float(talks(0.12, 10.0, 1.0, 0.0).round(6))
    (0.1, 0.2)
    """
    adds = np.asarray(nearing) * np.exp(-np.asarray(months) / NEARS)
    return np.asarray(np.asarray(year) / MONTHS_A_YEAR * (1.0 + adds) * horizon, dtype=np.float64)


def pressed(support: Floats | float, cost: Floats | float, horizon: Floats | float) -> Floats:
    """(...) what support that has fallen below one half adds to the worth of talks, share of the prize, >= 0.

    support  points, 0-100
    cost     of the war a month, share of the prize, >= 0
    horizon  months, >= 0

    >>> float(pressed(40.0, 0.01, 12.0).round(6)), float(pressed(60.0, 0.01, 12.0))
    (0.024, 0.0)
    """
    short = np.maximum(50.0 - np.asarray(support), 0.0)
    return np.asarray(short * cost * horizon / 50.0, dtype=np.float64)


def parts(written: Sequence[Floats | None]) -> Floats:
    """(..., level) the part of the whole for which each level stands, 0-1: as written, else in even steps.

    written  of each level but the first and the last, None where nothing is written

    >>> parts([None]).tolist(), parts([np.array([0.3, 0.4])]).tolist()
    ([0.0, 0.5, 1.0], [[0.0, 0.3, 1.0], [0.0, 0.4, 1.0]])
    """
    count = len(written) + 1
    inner = [np.asarray(place / count if one is None else one) for place, one in enumerate(written, 1)]
    rows = np.broadcast_arrays(np.asarray(0.0), *inner, np.asarray(1.0))
    return np.stack(rows, axis=-1).astype(np.float64)


def short(part: Floats, told: int) -> Floats:
    """(..., level) how much each level is short of what was told, 0-1; 0 where that is the first.

    part   (..., level) of `parts`
    told   the place of the level that was told

    >>> short(np.array([0.0, 0.25, 1.0]), 2).tolist(), short(np.array([0.0, 0.25, 1.0]), 1).tolist()
    ([1.0, 0.75, 0.0], [1.0, 0.0, 0.0])
    """
    if told == part.shape[-1] - 1:
        return np.asarray(1.0 - part)
    whole = part[..., told, None]
    return np.asarray(np.where(whole > 0, 1.0 - np.minimum(part, whole) / np.where(whole > 0, whole, 1.0), 0.0))


def gains(base: Floats, firm: Floats | None, worth: Floats, part: Floats, told: int) -> Floats:
    """(..., level) what talks at each level gain the taker, share of the prize.

    base   B, what talks are worth to it
    firm   what talking for nothing of what it has told costs it, >= 0; None where it costs nothing
    worth  of the last level to it
    part   (..., level) of `parts`
    told   the place of the level that it has told
    """
    found: Floats = base[..., None] + worth[..., None] * part
    return found if firm is None else found - firm[..., None] * short(part, told)


def least(gained: Floats) -> Levels:
    """(...) the first level by which the taker gains nothing less than 0; one behind the last where there is none.

    gained  (..., level) of `gains`

    >>> least(np.array([[-0.1, 0.0, 0.2], [-0.3, -0.2, -0.1]])).tolist()
    [1, 3]
    """
    gained = np.asarray(gained)
    fits = gained >= 0
    found: Levels = np.where(fits.any(axis=-1), fits.argmax(axis=-1), gained.shape[-1]).astype(np.int8)
    return found


def most(base: Floats, costs: Floats) -> Levels:
    """(...) the last level that the giver bears, 0 where it bears no other.

    base   G, what talks are worth to it
    costs  (..., level) of each level to it

    >>> most(np.array([0.1, -0.1]), np.array([0.0, 0.1, 0.2])).tolist()
    [1, 0]
    """
    fits = base[..., None] >= costs
    last = costs.shape[-1] - 1
    return np.where(fits.any(axis=-1), last - fits[..., ::-1].argmax(axis=-1), 0).astype(np.int8)


def by_price(gives: Floats, cost: Floats, gain: Floats, price: Price | None) -> Bools:
    """(...) whether the last level is given for the price, and not without it.

    gives  G, what talks are worth to the giver
    cost   of the last level to it
    gain   what talks at the last level gain the taker
    price  None where nothing is asked in return
    """
    if price is None:
        return np.zeros(np.broadcast_shapes(gives.shape, gain.shape), dtype=np.bool_)
    found: Bools = (gives < cost) & (gives >= cost - price.worth) & (gain >= price.cost)
    return found


def answer(met: Bools, bears: Levels, needs: Levels, stands: Levels, priced: Bools, last: int) -> Answer:
    """What comes of a meeting of the two sides.

    met     whether they met, or what stands speaks for itself
    bears   of `most`
    needs   of `least`
    stands  the level that stands
    priced  of `by_price`
    last    the number of the last level

    >>> yes, level = np.array([True]), np.array([1], np.int8)
    >>> [each.tolist() for each in answer(yes, level, level, level * 0, ~yes, 2)]
    [[True], [False], [1]]
    """
    freely = met & (np.maximum(bears, stands) >= needs)
    pays = met & ~freely & priced & (needs <= last)
    given = np.where(freely, np.minimum(needs, last), np.where(pays, last, 0))
    return Answer(freely | pays, pays, np.maximum(stands, given).astype(np.int8))


def in_the_way(
    met: Bools, gained: Floats, bears: Levels, needs: Levels, stands: Levels, agreed: Bools, dear: Bools | bool = False
) -> Levels:
    """(...) what stood in the way of talks: `OPEN`, `UNREACHED`, `HOME`, `PRECONDITION`, `COST` or `PRICE`.

    gained   (..., level) of `gains`
    dear     whether the giver would give the last level for the price, and the taker does not pay it
    the rest as for `answer`

    What the taker needs and the giver does not bear is the taker's precondition where it needs the last level, else
    what the level costs the giver.
    """
    last = gained.shape[-1] - 1
    lacks = needs > np.maximum(bears, stands)
    found = np.where(lacks, np.where(needs >= last, np.where(dear, PRICE, PRECONDITION), COST), OPEN)
    found = np.where(gained[..., last] < 0, HOME, found)
    found = np.where(agreed, OPEN, np.where(met, found, UNREACHED))
    return found.astype(np.int8)

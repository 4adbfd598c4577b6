"""War as a walk over N positions: each battle moves the front by one, until one side holds all or none.

A holds X of N and wins a battle with the chance p, q = 1 - p. With l = log(q / p), x = X l and n = N l

    P = (1 - (q/p)^X) / (1 - (q/p)^N) = expm1(x) / expm1(n)        chance that A ends with all; X / N at p = 1/2
    D = (X - N P) / (q - p)                                        battles until then, mean;    X (N - X) at p = 1/2

the gambler's ruin (Feller 1968, XIV.2-3), as a model of war that of Smith and Stam (2004), recalled. If a battle costs
k, the war is worth P - k D to A; to B, who has the chance 1 - p in a battle and N - X positions, the same by its own
numbers. Two who hold different p for true agree where what A would take is no more than what B would give.

Numbers. For l > 0 the same is exp(x - n) expm1(-x) / expm1(-n), so that nothing overflows and the chance of one who is
nearly lost keeps its digits (200 of 400 positions at p = 0.3: 2.5e-74). Only l = 0 is a case of its own. X - N P loses
digits where n is small; there, with g(t) = expm1(t)/t,

    D = X (N - X)  l / tanh(l/2)  (g(n) - g(x)) / (n - x) / g(n),     (g(n) - g(x)) / (n - x) = sum of h_k / (k+1)!

with h_1 = 1, h_(k+1) = n h_k + x^k. Both together are right to some 1e-12 of D.

Arguments are (...) and broadcast, draws or anything else; a draw among others gives the bits that it gives alone.
Nothing is checked here: positions lie in 0..N, N >= 1, whole or not, and chances in 0-1, the ends included.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.war.ranges import Range

Floats = NDArray[np.float64]
Numbers = NDArray[np.float64] | NDArray[np.integer] | float

FARTHEST = 1e4
"""A log-odds of one who cannot lose a battle: its exponential is 0, and no number that is not 0 or 1 comes near it."""
NEAR = 0.1
"""Below this |n| the number of battles is taken from its series."""
TERMS = 9
"""So many terms of it."""


class Course(NamedTuple):
    """How a war ends if it is fought to the end.

    wins     (...) chance that the side ends with all positions, 0-1
    battles  (...) how many there are until either has all, mean, >= 0
    """

    wins: Floats
    battles: Floats


def against(chance: Floats | float) -> Floats:
    """(...) log-odds of losing a battle that is won with a chance 0-1: log((1 - p) / p), -1e4 to 1e4.

    >>> against(np.array([0.5, 1.0])).tolist()
    [0.0, -10000.0]
    """
    chance = np.asarray(chance, dtype=np.float64)
    with np.errstate(divide="ignore"):
        odds: Floats = np.clip(np.log1p(-chance) - np.log(chance), -FARTHEST, FARTHEST)
    return odds


def wins(held: Numbers, forts: Numbers, chance: Floats | float) -> Floats:
    """(...) the chance, 0-1, that a side that holds `held` of `forts` positions ends with all of them.

    held    0 to `forts`
    forts   1 or more
    chance  that it wins a battle, 0-1

    >>> wins(np.array([5, 10]), np.array([10, 20]), 0.55).round(6).tolist()
    [0.731717, 0.881499]
    """
    return wins_at(held, forts, against(chance))


def wins_at(held: Numbers, forts: Numbers, odds: Floats) -> Floats:
    """(...) the same by the log-odds of losing a battle, from `against`; |odds| x `forts` finite."""
    even = odds == 0
    down = -np.abs(np.where(even, 1.0, odds))  # the exponentials are of numbers that are not positive
    part = np.expm1(held * down) / np.expm1(forts * down)
    lost = np.where(odds > 0, np.exp(np.subtract(forts, held) * down), 1.0)
    return np.asarray(np.where(even, np.divide(held, forts), lost * part), dtype=np.float64)


def battles(held: Numbers, forts: Numbers, chance: Floats | float) -> Floats:
    """(...) how many battles there are, on average, until either side has all positions. Arguments as for `wins`.

    >>> battles(np.array([5, 1]), np.array([10, 4]), np.array([0.5, 0.6])).round(6).tolist()
    [25.0, 3.307692]
    """
    return course(held, forts, chance).battles


def course(held: Numbers, forts: Numbers, chance: Floats | float) -> Course:
    """Both at once: who wants the two pays for the logarithm and the exponentials once. Arguments as for `wins`."""
    chance = np.asarray(chance, dtype=np.float64)
    odds = against(chance)
    won = wins_at(held, forts, odds)
    behind = 1.0 - 2.0 * chance  # q - p, exact near 1/2
    near = np.abs(np.multiply(forts, odds)) < NEAR
    mean = np.asarray((held - forts * won) / np.where(near, 1.0, behind), dtype=np.float64)
    if near.any():
        # few draws are so near: the series is added up for these alone
        near, held, forts, odds = np.broadcast_arrays(near, held, forts, odds)
        few = np.flatnonzero(near)
        held, forts, odds = held.flat[few], forts.flat[few], odds.flat[few]
        mean.flat[few] = _near_even(held, forts, odds)
    return Course(won, mean)


def values(held: Numbers, forts: Numbers, chance: Floats | float, cost: Floats | float) -> Floats:
    """(...) what the war is worth, fought to the end, to a side with these numbers: P - cost x D.

    cost    of a battle to that side, shares of the prize, >= 0; the rest as for `wins`

    It is below 0 where the war costs more than the prize; whoever may give in then has 0 instead.

    >>> float(values(5, 10, 0.55, 0.01).round(6))
    0.5
    """
    end = course(held, forts, chance)
    return np.asarray(end.wins - cost * end.battles, dtype=np.float64)


def opens(
    held: Numbers,
    forts: Numbers,
    first: Floats | float,
    second: Floats | float,
    cost_first: Floats | float,
    cost_second: Floats | float,
) -> Range:
    """What both would rather have than to fight to the end, as shares of the first side; `open` where there is any.

    held                     positions of the first side, 0 to `forts`
    forts                    1 or more
    first, second            chance that the *first* side wins a battle, 0-1, as each of the two believes
    cost_first, cost_second  of a battle to each, shares of the prize, >= 0

    With the same beliefs it is always open, and as wide as the battles to come cost both together.

    >>> found = opens(5, 10, 0.6, 0.5, 0.005, 0.005)
    >>> float(found.width.round(6)), bool(found.open)
    (-0.162727, False)
    """
    theirs = course(held, forts, second)
    return Range(
        values(held, forts, first, cost_first),
        np.asarray(theirs.wins + cost_second * theirs.battles, dtype=np.float64),
    )


def _near_even(held: NDArray[Any], forts: NDArray[Any], odds: Floats) -> Floats:
    """(near,) the battles by their series, from arrays of one shape."""
    x, n = held * odds, forts * odds
    whole, rising = np.zeros(n.shape), np.zeros(n.shape)
    term, power, apart, factorial = np.ones(n.shape), np.ones(n.shape), np.ones(n.shape), 1.0
    for order in range(1, TERMS + 1):
        whole += term / factorial  # g(n) = sum of n^(k-1) / k!
        factorial *= order + 1
        rising += apart / factorial
        term, power = term * n, power * x
        apart = n * apart + power
    even = odds == 0
    slope = np.where(even, 2.0, odds / np.tanh(np.where(even, 1.0, odds) / 2.0))
    return np.asarray(held * np.subtract(forts, held) * slope * rising / whole, dtype=np.float64)

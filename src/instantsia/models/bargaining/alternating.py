"""Two sides offer in turn how to divide a prize of 1, and whoever waits loses by it.

The side that is asked takes what is worth to it today what its own offer would be worth a turn later: with discount
factors d_1 of the side that offers first and d_2 of the other

    x = (1 - d_2) / (1 - d_1 d_2)                              without an end              Rubinstein (1982)
    x_T = (1 - d_2) (1 + z + ... + z^(k-1)) + z^k [T odd]       T offers, the last takes all  Stahl (1972)
          with z = d_1 d_2 and k = T / 2 rounded down; d_1 = d_2 = d gives (1 - (-d)^T) / (1 + d)
    x = r_2 / (r_1 + r_2)                                      offers without a pause, at rates r of impatience

A refusal that ends the talks with the chance q leaves A with b_A = p - c_A and B with b_B = 1 - p - c_B. Without
discounting A, who offers first, then gets b_A + (c_A + c_B) / (2 - q): derived in the manner of Binmore, Rubinstein and
Wolinsky (1986); q -> 0 gives p + (c_B - c_A) / 2, the middle of what is left over (Nash 1950). An outside option b of
the side that is asked counts only where it is better than waiting: the offer leaves 1 - max(d / (1 + d), b).

General knowledge: none of the articles was read; each form is checked against iteration in `tests/models/bargaining`.
All arguments are (...) and broadcast; nothing is checked here, a share comes back for whatever numbers go in.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.integer]


def share(first: Floats | float, second: Floats | float) -> Floats:
    """(...) what the side that offers first gets of the prize, 0-1, where there is no last offer.

    first, second  discount factors a turn of the side that offers first and of the other, 0-1, not both 1

    >>> float(share(0.95, 0.8).round(6))
    0.833333
    """
    return np.asarray((1.0 - second) / (1.0 - np.multiply(first, second)), dtype=np.float64)


def finite(offers: Integers | int, first: Floats | float, second: Floats | float) -> Floats:
    """(...) what the side that offers first gets, 0-1, where the last of so many offers takes all.

    offers         how many there are in all, by turns, 1 or more
    first, second  discount factors a turn, 0-1

    >>> float(finite(2, 0.9, 0.9).round(6)), float(finite(3, 1.0, 1.0))
    (0.1, 1.0)
    """
    pairs, odd = np.divmod(offers, 2)
    both = np.multiply(first, second)
    left = both**pairs
    # the sum of the powers of `both`: as many as there are pairs of offers where nobody loses by waiting
    patient = both == 1.0
    powers = np.where(patient, pairs, (1.0 - left) / np.where(patient, 1.0, 1.0 - both))
    return np.asarray((1.0 - np.asarray(second)) * powers + left * odd, dtype=np.float64)


def limit(first: Floats | float, second: Floats | float) -> Floats:
    """(...) what the side that offers first gets, 0-1, where offers follow each other without a pause.

    first, second  rates of impatience of the two, >= 0, in one unit of time, not both 0

    >>> float(limit(0.05, 0.10).round(6))
    0.666667
    """
    return np.asarray(second / np.add(first, second), dtype=np.float64)


def breakdown(
    chance: Floats | float, wins: Floats | float, cost_first: Floats | float, cost_second: Floats | float
) -> Floats:
    """(...) what the side that offers first gets where a refusal may end in war.

    chance                   that a refusal does, 0-1; 0 is the limit in which it hardly ever does
    wins                     chance that the side that offers first wins that war, 0-1
    cost_first, cost_second  of the war, shares of the prize, >= 0

    >>> float(breakdown(0.1, 0.6, 0.1, 0.2).round(6)), float(breakdown(0.0, 0.6, 0.1, 0.2).round(6))
    (0.657895, 0.65)
    """
    over = np.add(cost_first, cost_second) / (2.0 - np.asarray(chance))
    return np.asarray(wins - np.asarray(cost_first) + over, dtype=np.float64)


def outside(patience: Floats | float, option: Floats | float) -> Floats:
    """(...) what the side that offers first gets, 0-1, where the other may leave for something else.

    patience  discount factor a turn of both, 0-1
    option    what the other has if it leaves, share of the prize, 0-1

    >>> float(outside(0.9, 0.6)), float(outside(0.9, 0.3).round(6))
    (0.4, 0.526316)
    """
    return np.asarray(1.0 - np.maximum(patience / np.add(1.0, patience), option), dtype=np.float64)

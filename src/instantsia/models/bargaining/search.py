"""One after another is asked for an offer, and the seeker takes less and less.

In turn t = 0, 1, ... counterpart t mod n is asked. With its chance it offers what it is worth to the seeker; else it
refuses. The seeker takes the best that it can have where that is worth

    threshold(t) = max(least, begins - falls t)

or more. What it can have is this turn's offer alone, or, where offers stay open, every offer so far. Where one
counterpart alone is asked, who offers with the chance c what is above the threshold from the beginning, the turn in
which it ends is geometric, c (1 - c)^t; where all always offer and offers stay open, it ends in the first turn in which
the best offer so far reaches the threshold. Search with a falling reservation, in the manner of sequential search
(McCall 1970), whose threshold is stated here and not worked out.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NOBODY = -1


def threshold(
    begins: Floats | float, falls: Floats | float, least: Floats | float, turns: NDArray[Any] | int
) -> Floats:
    """(...) what an offer must be worth to be taken.

    begins  in the first turn
    falls   by how much it falls a turn, >= 0
    least   below which it never falls
    turns   since the first, >= 0

    >>> threshold(0.9, 0.2, 0.4, np.array([0, 1, 2, 3])).round(6).tolist()
    [0.9, 0.7, 0.5, 0.4]
    """
    return np.maximum(np.subtract(begins, np.multiply(falls, turns)), least).astype(np.float64)


def best(
    worth: Floats, offers: NDArray[np.bool_], asked: NDArray[Any], had: Floats, by: NDArray[np.int8]
) -> tuple[Floats, NDArray[np.int8]]:
    """(...) what the best offer is worth, and whose it is; one that is worth as much as the one before does
    not take its place.

    worth   (...) of the offer of who is asked
    offers  (...) whether they offer
    asked   (...) who is asked, by their place
    had     (...) what the best offer before is worth; -inf where there is none
    by      (...) whose it is, by their place; `NOBODY` where there is none
    """
    better = offers & (worth > had)
    return np.where(better, worth, had), np.where(better, asked, by).astype(np.int8)

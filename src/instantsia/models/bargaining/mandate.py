"""What an envoy was charged to say and what arrives: a word through several hands, and one that is read back.

Each of n hands passes on what it was told as it was told with the chance h, else the contrary. The word is as it was
charged at the end with the chance

    r = 1/2 + 1/2 (2h - 1)^n                                                                     `exact`

which is a cascade of n binary symmetric channels (Shannon 1948: general knowledge, unchecked). A mandate that is read
back b times is passed on only where all m = b + 1 tellings agree, each right or wrong apart from the others, so that it
is

    right  r^m,    wrong  (1 - r)^m,    not passed on  the rest                                  `said`

and of what is passed on the log-odds that it is right are m times those of one telling: m log(r / (1 - r)), as Bayes'
rule has it. That each reading back takes a turn, and that a wrong word is disowned and shuts the way, is own
convention, after the specification of the other side, 5.9.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Said(NamedTuple):
    """What becomes of a word, (...) each; neither where it is not passed on.

    right  it arrives as it was charged
    wrong  it arrives otherwise
    """

    right: Bools
    wrong: Bools


def exact(hand: Floats | float, hands: Floats | float) -> Floats:
    """(...) the chance that a word arrives as it was charged, 0.5-1.

    hand   the chance that one hand passes it on as it was told, 0.5-1
    hands  through how many it goes, >= 0, rounded to a whole number, a half to the even one

    >>> float(exact(0.9, 2).round(6)), float(exact(0.95, 5).round(6)), float(exact(0.5, 1)), float(exact(0.7, 0))
    (0.82, 0.795245, 0.5, 1.0)
    """
    return np.asarray(0.5 + 0.5 * (2.0 * np.asarray(hand) - 1.0) ** np.rint(hands), dtype=np.float64)


def said(right: Floats | float, back: Floats | float, uniform: Floats) -> Said:
    """What becomes of a word that is read back.

    right    of `exact`
    back     how often it is read back, >= 0, rounded to a whole number
    uniform  numbers strictly between 0 and 1

    >>> of = said(0.8, 1.0, np.array([0.6, 0.7, 0.97]))
    >>> of.right.tolist(), of.wrong.tolist()
    ([True, False, False], [False, False, True])
    """
    right, tellings = np.asarray(right), np.rint(back) + 1.0
    return Said(np.asarray(uniform < right**tellings), np.asarray(uniform >= 1.0 - (1.0 - right) ** tellings))

"""Why two sides who both lose by a war may fight it: one war, one cost each, a prize of 1.

A war is won by the first side with the chance p and costs the two c_A and c_B. Whatever the first gets between
p - c_A and p + c_B both would rather have (`interval`). They fight all the same

* where a cost is private (`private_cost`): c_B is even on [0, C], and only B knows it. If C > c_A, A asks for
  p + (C - c_A)/2, is refused with the chance (C - c_A)/(2 C) and expects p + (C - c_A)^2/(4 C); else it asks for p,
  which nobody refuses;
* where strength is private (`screen`): D is weak with the chance m; A wins with p_w against the weak, with p_s < p_w
  against the strong. It asks for what only the weak accept where m > m* = (c_A + c_D) / (p_w - p_s + c_A + c_D), and
  then fights the strong;
* where a promise cannot be kept (`strike`): A will win with p_2 instead of p_1 and cannot be held to what it promises
  today. B strikes first where d p_2 - p_1 > c_B (1 - d)^2, d the discount factor;
* where power shifts fast (`surplus`): R rises and D declines, M is what each can secure by fighting, B what all is
  worth. Fighting is sure where d M_R' - M_R > B - M_D - M_R, the shift exceeds the surplus.

The range and the promise are those of Fearon (1995), the shift that of Powell (2004, 2006), from abstracts and from
memory; the private cost was derived for this project from Fearon's set-up, the private strength in the manner of
Filson and Werner (2002). Each is checked by search in `tests/models/war`.

All arguments are (...) and broadcast; nothing is checked here. Costs and worths are shares of the prize unless it says
otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.war.ranges import Range

Floats = NDArray[np.float64]


class Demand(NamedTuple):
    """The best demand of a side that does not know what a war costs the other.

    demand  (...) share that it asks for
    war     (...) chance that it is refused and fights, 0-1
    worth   (...) what it expects
    """

    demand: Floats
    war: Floats
    worth: Floats


class Shift(NamedTuple):
    """A shift of power beside what holds it in check; both in the unit of the arguments.

    shift  (...) how much would be lost by waiting
    check  (...) how much is lost by fighting
    """

    shift: Floats
    check: Floats

    @property
    def fights(self) -> NDArray[np.bool_]:
        """(...) whether the shift is the larger."""
        return np.asarray(self.shift > self.check)


def interval(wins: Floats | float, cost_first: Floats | float, cost_second: Floats | float) -> Range:
    """What both would rather have than a war: from p - c_A to p + c_B; the end that a side gets that has all the say.

    wins                     chance that the first side wins, 0-1
    cost_first, cost_second  >= 0

    >>> found = interval(0.7, 0.1, 0.15)
    >>> float(found.low.round(6)), float(found.high.round(6)), float(found.width.round(6))
    (0.6, 0.85, 0.25)
    """
    return Range(
        np.asarray(np.subtract(wins, cost_first), dtype=np.float64),
        np.asarray(np.add(wins, cost_second), dtype=np.float64),
    )


def private_cost(wins: Floats | float, cost: Floats | float, most: Floats | float) -> Demand:
    """The best demand where the other's cost is anything from 0 to `most`, each as likely, and known to it alone.

    wins  chance that the side that demands wins, 0-1
    cost  what a war costs it, >= 0
    most  the most that it may cost the other, >= 0

    The demand is not cut to the prize: it is right only where it is 1 or less.

    >>> found = private_cost(0.5, 0.1, 0.4)
    >>> float(found.demand.round(6)), float(found.war.round(6)), float(found.worth.round(6))
    (0.65, 0.375, 0.55625)
    """
    wins, most = np.asarray(wins, dtype=np.float64), np.asarray(most, dtype=np.float64)
    risk = np.maximum(most - cost, 0.0)
    per = risk / np.where(most > 0, most, 1.0)
    return Demand(wins + risk / 2.0, np.asarray(per / 2.0 + 0.0 * wins), wins + risk * per / 4.0)


def screen(
    strong: Floats | float, weak: Floats | float, cost_first: Floats | float, cost_second: Floats | float
) -> Floats:
    """(...) how likely the other must be weak, 0-1, for the demand that only the weak accept to be the better one.

    strong, weak             chances to win against the strong and against the weak, 0-1, the second the larger
    cost_first, cost_second  of a war, >= 0; not both 0 where the chances are the same

    >>> float(screen(0.4, 0.7, 0.1, 0.1).round(6))
    0.4
    """
    saved = np.add(cost_first, cost_second)
    return np.asarray(saved / (np.subtract(weak, strong) + saved), dtype=np.float64)


def screened_war(weak: Floats | float, threshold: Floats | float) -> Floats:
    """(...) the chance of a war, 0-1: that of a strong side where the risk is taken, else 0.

    weak       chance that the other is weak, 0-1
    threshold  from `screen`

    >>> screened_war(np.array([0.3, 0.7]), 0.4).round(6).tolist()
    [0.0, 0.3]
    """
    return np.asarray(np.where(np.greater(weak, threshold), np.subtract(1.0, weak), 0.0), dtype=np.float64)


def strike(now: Floats | float, later: Floats | float, cost: Floats | float, patience: Floats | float) -> Shift:
    """Whether the side that declines strikes before the other has risen.

    now, later  chances that the side that rises wins today and once it has risen, 0-1
    cost        what the strike costs the one that declines, >= 0, in prizes of one turn, once
    patience    discount factor a turn, 0 <= d < 1; the prize is had anew each turn

    >>> bool(strike(0.3, 0.34, 0.5, 0.9).fights), bool(strike(0.3, 0.335, 0.5, 0.9).fights)
    (True, False)
    """
    patience = np.asarray(patience, dtype=np.float64)
    return Shift(
        np.asarray(patience * later - now, dtype=np.float64), np.asarray(cost * (1.0 - patience) ** 2, dtype=np.float64)
    )


def surplus(
    patience: Floats | float,
    whole: Floats | float,
    declining: Floats | float,
    rising: Floats | float,
    rising_later: Floats | float,
) -> Shift:
    """Whether power shifts so fast that no division can hold: the shift against what there is to divide.

    patience              discount factor a turn, 0-1
    whole                 what all that is divided is worth, over all time
    declining, rising     what each side can secure by fighting now, in the same unit
    rising_later          what the side that rises can secure a turn later

    >>> found = surplus(0.9, 10.0, 6.5, 2.5, 5.5)
    >>> float(found.shift.round(6)), float(found.check.round(6)), bool(found.fights)
    (2.45, 1.0, True)
    """
    return Shift(
        np.asarray(patience * np.asarray(rising_later) - rising, dtype=np.float64),
        np.asarray(np.subtract(whole, declining) - rising, dtype=np.float64),
    )

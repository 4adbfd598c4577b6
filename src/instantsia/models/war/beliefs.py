"""What battles teach two sides who began with different beliefs.

A side that began with the mean belief m, worth s battles, and saw w of n won holds (m s + w) / (s + n) for true:
`information.trust.learned`, the mean of a Beta. Two who began apart with the same s and saw the same battles are

    (m_1 - m_2) s / (s + n)

apart, whoever won them (`gap`), and within t of each other from n = s ((m_1 - m_2)/t - 1) battles on (`agree_after`).

If only two chances are possible, p and 1 - p, each with the prior 1/2, a lead of m battles makes the one likely with
1 / (1 + ((1-p)/p)^m). It exceeds t from m = log(t/(1-t)) / log(p/(1-p)) on, rounded up; the battles until then are
those of a walk from the middle of 2 m positions, and the conclusion is wrong with the chance that the rest leaves
(Wald 1945, sequential test of two simple hypotheses: general knowledge; derived for this project as a learning time).
That battles bring beliefs together is what Slantchev (2003) calls convergence; it is contested, and is no law here.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.information.copies import probability
from instantsia.models.war import walk

Floats = NDArray[np.float64]

EVEN = 1e-12
"""By so small a part a number of battles may exceed a whole one without another battle: less is rounding."""


class Learning(NamedTuple):
    """How long it takes to tell the stronger from the weaker.

    lead     (...) net victories that are needed
    battles  (...) how many are fought until then, mean
    wrong    (...) chance that the conclusion is wrong, 0-0.5
    """

    lead: Floats
    battles: Floats
    wrong: Floats


def gap(first: Floats | float, second: Floats | float, strength: Floats | float, fought: walk.Numbers) -> Floats:
    """(...) how far apart two beliefs are after the same battles, whoever won them.

    first, second  beliefs before, 0-1
    strength       so many battles the beliefs before are worth, > 0, the same for both
    fought         battles since, >= 0

    >>> float(gap(0.6, 0.4, 10.0, 30).round(6))
    0.05
    """
    return np.asarray(np.subtract(first, second) * strength / np.add(strength, fought), dtype=np.float64)


def agree_after(
    first: Floats | float, second: Floats | float, strength: Floats | float, within: Floats | float
) -> Floats:
    """(...) after how many battles two beliefs are no farther apart than `within`; 0 where they are not to begin with.

    within  > 0; the rest as for `gap`

    >>> float(agree_after(0.6, 0.4, 10.0, 0.05))
    30.0
    """
    needed = strength * (np.abs(np.subtract(first, second)) / within - 1.0)
    return np.asarray(_up(np.maximum(needed, 0.0)), dtype=np.float64)


def learn(chance: Floats | float, sure: Floats | float) -> Learning:
    """How many battles tell a side that wins them with p from one that wins them with 1 - p.

    chance  p, the larger of the two, 0.5 < p < 1
    sure    t, how likely one of the two must have become, 0.5 < t < 1

    >>> found = learn(0.6, 0.95)
    >>> float(found.lead), float(found.battles.round(4)), float(found.wrong.round(6))
    (8.0, 36.9957, 0.037553)
    """
    odds = walk.against(chance)
    lead = np.maximum(_up(walk.against(sure) / odds), 1.0)
    return Learning(lead, walk.battles(lead, 2.0 * lead, chance), probability(lead * odds))


def _up(battles: Floats) -> Floats:
    whole: Floats = np.ceil(battles * (1.0 - EVEN))
    return whole

"""Whose word about the other side is believed, and how much peace a mediator can make.

**Bias.** A carrier knows whether the opponent is weak, wrongly with the chance e. Told "weak", side 1 asks for what a
weak opponent gives up (its cost of war c_H), told "strong" for what a strong one does (c_L); a wrong "weak" ends in a
war that costs the carrier c_m. A carrier who cares for the share of side 1 with the weight b says "weak" when it is so
only where  b ((1 - e) c_H - c_L) >= e c_m,  that is from the bias

    b* = e c_m / ((1 - e) c_H - c_L)

on. Below it every carrier says "strong", and is not believed. Derived for this project in the manner of Kydd (2003),
whose abstract says that a mediator who wants nothing but peace is not believed; not his model.

**The most peace.** Two sides are strong (H) with the chance q each, else weak (L), and know it of themselves alone. War
leaves th of a prize of 1; H beats L with the chance p, equals are even. A mediator hears both and recommends peace
with a division, or nothing; everybody must do best by telling the truth and by following. With  lam = q / (1 - q)  and
g = (p th - 1/2) / (1/2 - th/2),  how much more a strong side has from a war against a weak one than from half:

    lam >= g, or g <= 0   peace always
    g/2 <= lam < g        peace but between two strong, there with (2 lam - g) / (lam (1 + g - lam))
    lam < g/2             no peace between two strong; between unequals with 1 / (1 + g - 2 lam)

and always between two weak. The strong side of an unequal pair gets  max(1/2, p th - lam (1 - th)/2 x P_HH / P_HL),
by which it is no worse off than by a war. The set-up is that of Hoerner, Morelli and Squintani (2015), recalled; the
solution was derived anew for this project and is searched for on a grid in `tests/models/bargaining`.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Peace(NamedTuple):
    """The most peace that a mediator can make.

    odds                 (...) lam, the odds that a side is strong
    lure                 (...) g, what a war against the weak is worth to the strong beside half, in units of its waste
    chance               (...) of peace, 0-1, before anybody's strength is known
    weak, mixed, strong  (...) chance of peace, 0-1, between two weak, unequals, and two strong
    share                (...) what the strong side of an unequal pair gets of the prize when they keep peace, 0-1
    """

    odds: Floats
    lure: Floats
    chance: Floats
    weak: Floats
    mixed: Floats
    strong: Floats
    share: Floats


def least_bias(
    error: Floats | float, war: Floats | float, weak_cost: Floats | float, strong_cost: Floats | float
) -> Floats:
    """(...) the weight on side 1's share from which a carrier's "they are weak" is believed; inf where it never is.

    error        chance that the carrier takes a strong opponent for weak, 0-1
    war          what a war costs the carrier, >= 0, in shares of the prize as all costs here
    weak_cost    what a war costs a weak opponent: so much more it gives up
    strong_cost  what it costs a strong one, 0 or more and less than that

    Where the error is so large that asking for more does not pay, (1 - error) weak_cost <= strong_cost, no bias helps.

    >>> float(least_bias(0.1, 0.2, 0.3, 0.1).round(6)), float(least_bias(0.0, 0.2, 0.3, 0.1))
    (0.117647, 0.0)
    """
    gains = (1.0 - np.asarray(error)) * weak_cost - strong_cost
    pays = gains > 0
    return np.asarray(np.where(pays, error * np.asarray(war) / np.where(pays, gains, 1.0), np.inf), dtype=np.float64)


def peace(strong: Floats | float, wins: Floats | float, left: Floats | float) -> Peace:
    """The most peace between two sides who know their own strength alone.

    strong  q, chance that a side is strong, 0 <= q < 1, apart from the other's
    wins    p, chance that the strong beat the weak, 0.5-1
    left    th, share of the prize that a war leaves, 0 <= th < 1

    >>> found = peace(0.4, 0.75, 0.8)
    >>> float(found.chance.round(6)), float(found.strong.round(6)), float(found.share.round(6))
    (0.9, 0.375, 0.575)
    """
    q, left = np.asarray(strong, dtype=np.float64), np.asarray(left, dtype=np.float64)
    odds = q / (1.0 - q)
    lure = (wins * left - 0.5) / (0.5 - left / 2.0)
    odds, lure, q = np.broadcast_arrays(odds, lure, q)
    always = (lure <= 0) | (odds >= lure)
    between = ~always & (2.0 * odds >= lure)
    most = np.where(between, odds * (1.0 + lure - odds), 1.0)
    both = np.where(always, 1.0, np.where(between, (2.0 * odds - lure) / most, 0.0))
    mixed = np.where(always | between, 1.0, 1.0 / np.where(always | between, 1.0, 1.0 + lure - 2.0 * odds))
    chance = (1.0 - q) ** 2 + 2.0 * q * (1.0 - q) * mixed + q**2 * both
    share = np.maximum(0.5, wins * left - odds * (1.0 - left) / 2.0 * both / mixed)
    return Peace(odds, lure, chance, np.ones_like(chance), mixed, both, share)

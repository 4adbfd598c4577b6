"""What being seen to talk, or to threaten, tells the other side.

A side is weak with the prior chance m. The strong always talk; if the weak talk with the chance w, whoever sees talks
holds the side for weak with  m w / (m w + (1 - m) s),  s the chance with which the strong talk, and escalates where
that exceeds t. The weak can then talk at most with

    w* = min(1, t (1 - m) / ((1 - t) m))

without bringing it on themselves. This is a reduced form of the argument of Mastro (2019), derived for this project and
not her model. At w* the other side is exactly indifferent: a bound to test against, not a way to behave.

A threat to fight is believed by a defender who would lose a prize v by yielding, has w < v if it comes to a war, and
pays a for yielding in public: it yields where the chance of a war is at least (v + a) / (v - w) in public and
v / (v - w) in private, so that secrecy buys a / (v - w). Derived in the spirit of Kurizaki (2007), not his model.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Threat(NamedTuple):
    """How sure of a war the defender must be to yield.

    public, private  (...) chances; above 1 where it would rather have the war
    """

    public: Floats
    private: Floats


def weak_talks(weak: Floats | float, escalates: Floats | float) -> Floats:
    """(...) the chance with which the weak can talk at most without an escalation, where the strong always do.

    weak       prior chance that the side is weak, 0-1
    escalates  the other side does where it holds the side for weak with more than this, 0-1

    >>> weak_talks(np.array([0.6, 0.3, 1.0]), 0.5).round(6).tolist()
    [0.666667, 1.0, 0.0]
    """
    weak, escalates = np.asarray(weak), np.asarray(escalates)
    bears, needs = escalates * (1.0 - weak), (1.0 - escalates) * weak
    freely = bears >= needs
    return np.asarray(np.where(freely, 1.0, bears / np.where(freely, 1.0, needs)), dtype=np.float64)


def posterior(weak: Floats | float, weak_talk: Floats | float, strong_talk: Floats | float = 1.0) -> Floats:
    """(...) how likely the side is weak, 0-1, to whoever sees it talk; the prior where nobody would.

    weak                    prior chance that it is weak, 0-1
    weak_talk, strong_talk  chances that the weak and the strong talk, 0-1

    >>> float(posterior(0.6, 2 / 3).round(6))
    0.5
    """
    weak = np.asarray(weak)
    seen, other = weak * weak_talk, (1.0 - weak) * strong_talk
    nobody = seen + other <= 0
    return np.asarray(np.where(nobody, weak, seen / np.where(nobody, 1.0, seen + other)), dtype=np.float64)


def threat(audience: Floats | float, war: Floats | float, prize: Floats | float = 1.0) -> Threat:
    """How sure of a war a defender must be to yield to a threat made in public, and to one made in private.

    audience  what yielding in public costs beside the prize, >= 0, in the unit of the prize
    war       what a war is worth to the defender, below the prize
    prize     what yielding loses, > 0

    >>> found = threat(0.2, -0.5)
    >>> float(found.public.round(6)), float(found.private.round(6))
    (0.8, 0.666667)
    """
    loses = np.subtract(prize, war)
    return Threat(
        np.asarray(np.add(prize, audience) / loses, dtype=np.float64), np.asarray(prize / loses, dtype=np.float64)
    )

"""One turn of contacts between two sides who are not talking yet: who is tried, who is met, and what comes between.

Where the way is free a contact is tried. It comes about of itself, or over a carrier whose word is believed
(`mediation.least_bias`): a carrier reaches the other side within w turns with the chance P, which is
1 - (1 - P)^(1/w) in each of them. Bombs that fall on the day cut what was met; what was neither cut nor leaked has
reached the other side. A word that a carrier was not charged with (`mandate.said`) is disowned where the two did not
meet of themselves; one that is not passed on is as if nothing had been carried. A cut, a leak or a word that is
disowned shuts the way for some turns. Own convention, from the specification of the other side, 5.4 and 5.9.

All arguments are (...) and broadcast; nothing is checked here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.models.bargaining.mandate import Said

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

LONGEST = 32_767
"""So many turns are kept at most."""


class Ways(NamedTuple):
    """One number for each thing that happens to a contact: its chance, 0-1, or the uniform number that decides it.

    tries    it is tried
    direct   it is met without a carrier
    carrier  a carrier reaches the other side
    cut      what was met is cut while bombs fall
    leak     what was met and not cut comes out
    """

    tries: Floats
    direct: Floats
    carrier: Floats
    cut: Floats
    leak: Floats


class Contact(NamedTuple):
    """What came of a turn, (...) each.

    tried     a contact was tried
    carried   it was met over a carrier who is believed
    met       the other side was met
    cut       it was met, and that was cut
    leaked    it was met and came out
    disowned  it was met over a carrier alone, who said what it was not charged with
    """

    tried: Bools
    carried: Bools
    met: Bools
    cut: Bools
    leaked: Bools
    disowned: Bools

    @property
    def reached(self) -> Bools:
        """(...) whether the other side was met, and nothing came between."""
        return self.met & ~self.spoilt

    @property
    def spoilt(self) -> Bools:
        """(...) whether something came between, so that the way is shut for some turns."""
        return self.cut | self.leaked | self.disowned


def each_turn(chance: Floats | float, turns: Floats | float) -> Floats:
    """(...) the chance in one turn, 0-1, of what comes about within some turns with a chance, 0-1.

    turns  1 or more

    >>> float(each_turn(0.75, 2))
    0.5
    """
    return np.asarray(1.0 - (1.0 - np.asarray(chance)) ** (1.0 / np.asarray(turns)), dtype=np.float64)


def contact(
    free: Bools, believed: Bools, bombed: Bools, chance: Ways, uniform: Ways, word: Said | None = None
) -> Contact:
    """What comes of the contacts of one turn.

    free      whether the way is open
    believed  whether a carrier's word is
    bombed    whether bombs fall that can cut a contact
    chance    chances, 0-1
    uniform   numbers strictly between 0 and 1
    word      what becomes of a carrier's word, of `mandate.said`; None where it arrives as it was charged

    >>> even = Ways(*(np.array([0.5, 0.5]) for _ in range(5)))
    >>> low, high = np.array([0.2, 0.2]), np.array([0.8, 0.8])
    >>> yes, no = low > 0, low < 0
    >>> found = contact(yes, np.array([True, False]), no, even, Ways(low, high, low, low, high))
    >>> found.met.tolist(), found.reached.tolist()
    ([True, False], [True, False])
    """
    tried = free & (uniform.tries < chance.tries)
    carried = tried & believed & (uniform.carrier < chance.carrier)
    direct, disowned = tried & (uniform.direct < chance.direct), np.zeros_like(tried)
    if word is not None:
        carried &= word.right | word.wrong
        disowned = carried & word.wrong & ~direct
    met = direct | carried
    cut = met & bombed & (uniform.cut < chance.cut)
    return Contact(tried, carried, met, cut, met & ~cut & (uniform.leak < chance.leak), disowned)


def shut(before: NDArray[np.int16], spoilt: Bools, turns: Floats) -> NDArray[np.int16]:
    """(...) how many turns the way stays shut after this one, >= 0.

    before  turns that it was to stay shut, >= 0
    spoilt  whether a cut or a leak shuts it now
    turns   for how many turns; rounded to a whole number, a half to the even one

    >>> shut(np.array([3, 0, 0], np.int16), np.array([False, False, True]), np.full(3, 4.2)).tolist()
    [2, 0, 4]
    """
    return np.where(spoilt, whole_turns(turns), np.maximum(before - 1, 0)).astype(np.int16)


def whole_turns(turns: Floats) -> NDArray[np.int16]:
    """(...) turns, 0 or more, as a whole number that is kept: what would last longer lasts to the end of any group.

    >>> whole_turns(np.array([4.2, 1e15])).tolist()
    [4, 32767]
    """
    return np.minimum(np.rint(turns), LONGEST).astype(np.int16)

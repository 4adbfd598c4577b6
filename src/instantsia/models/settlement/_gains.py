"""What each gains over what holds, on one dimension: what the bargaining solutions of two files share.

Losses are quadratic, U_i(x) = -(x - x_i)^2, so that the gain over the reference d is (x - d)(2 x_i - d - x). All gain
between d and 2 a - d, a the position nearest to d, if everybody stands on one side of d; otherwise somebody loses by
any change.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.settlement.stakes import Floats, Stakes, needed_reference
from instantsia.models.settlement.weights import weights

STEPS = 60
"""Halvings of an interval: as far as a double goes."""


@frozen
class Gains:
    """Distances from the reference, all counted in the direction in which everybody wants to go.

    away       (..., actor) of each; of whoever has no weight that of the nearest
    end        (...) up to which all gain; 0 where nobody can without another's loss
    sign       (...) 1 or -1: the direction
    reference  (...)
    low, high  (...) the lowest and the highest position of those who have weight
    nobody     (...) where nobody has any; None: nowhere
    """

    away: Floats
    end: Floats
    sign: Floats
    reference: Floats
    low: Floats
    high: Floats
    nobody: NDArray[np.bool_] | None

    @property
    def blocked(self) -> NDArray[np.bool_]:
        """(...) whether nothing can be had that nobody loses by."""
        none: NDArray[np.bool_] = self.end <= 0
        return none

    def point(self, distance: Floats) -> Floats:
        """(...) the point of the scale at a distance from the reference, at which a solution lies."""
        # every solution lies between the positions: rounding must not lift one on which all agree above itself
        found: Floats = np.clip(self.reference + self.sign * distance, self.low, self.high)
        return found


def gains(stakes: Stakes) -> Gains:
    """Of those who have any weight; of all where nobody has."""
    reference = needed_reference(stakes)
    weight, _, nobody = weights(stakes)
    counts = weight > 0
    low = np.where(counts, stakes.position, np.inf).min(axis=-1)
    high = np.where(counts, stakes.position, -np.inf).max(axis=-1)
    sign = np.where(high < reference, -1.0, 1.0)
    nearest = np.where(sign > 0, low - reference, reference - high)
    away = np.where(counts, (stakes.position - reference[..., None]) * sign[..., None], nearest[..., None])
    return Gains(away, np.maximum(2 * nearest, 0.0), sign, reference, low, high, nobody)


def root(falling: Callable[[Floats], Floats], end: Floats) -> Floats:
    """(...) where a function of a distance in (0, end), which falls, crosses 0; by halving."""
    low, high = np.zeros(end.shape), end.copy()
    for _ in range(STEPS):
        middle = (low + high) / 2
        above = falling(middle) > 0
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return (low + high) / 2

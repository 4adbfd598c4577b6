"""How long many keep a secret, in the form in which it was published: Grimes (2016).

    P(it is out after t years) = 1 - exp(-t (1 - (1 - p)^N))

N heads who each tell it within a year with the chance p. The rate is at most 1 a year however many know it, so that it
is too small for large circles; what happens in a case follows `leak`, heads x hazard, which agrees where N p is small.
This is here for comparison with the published numbers: no step uses it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def yearly(heads: Floats | float, chance: Floats | float) -> Floats:
    """(...) the rate a year at which it comes out, 0-1: 1 - (1 - p)^N, exact also for the smallest p.

    heads   how many know it, >= 0
    chance  that one of them tells within a year, 0 <= p < 1
    """
    return np.asarray(-np.expm1(heads * np.log1p(-np.asarray(chance, dtype=np.float64))), dtype=np.float64)


def out(heads: Floats | float, chance: Floats | float, years: Floats | float) -> Floats:
    """(...) the chance that it is out after so many years, 0-1.

    years  >= 0; the rest as for `yearly`

    >>> float(out(2521, 4.09e-6, 5).round(6))
    0.049997
    """
    return np.asarray(-np.expm1(-years * yearly(heads, chance)), dtype=np.float64)


def years_until(share: Floats | float, heads: Floats | float, chance: Floats | float) -> Floats:
    """(...) after how many years it is out with the chance `share`, 0 <= share < 1; the rest as for `yearly`, above 0.

    >>> float(years_until(0.95, 411_000, 4.09e-6).round(2))
    3.68
    """
    return np.asarray(-np.log1p(-np.asarray(share, dtype=np.float64)) / yearly(heads, chance), dtype=np.float64)

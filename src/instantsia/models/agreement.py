"""How far several coders agree, beyond what the spread of their values would give by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence


def interval_alpha(units: Sequence[Sequence[float]]) -> float | None:
    """Krippendorff's alpha of values on an interval scale; None where it is not defined.

    units   for each thing that was coded the values that coders gave it, as many as there are; those with fewer than
            two tell nothing and are passed over

        alpha = 1 - D_o / D_e
        D_o   mean squared difference of two values of one unit, each unit with m values counted m times
        D_e   mean squared difference of any two of all values that stand beside another

    1 is agreement, 0 what chance would give, below 0 is worse than that. It is not defined where fewer than two units
    tell anything, or all values are the same (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").

    >>> interval_alpha([[0, 0], [100, 100]])
    1.0
    """
    coded = [unit for unit in units if len(unit) > 1]
    values = [value for unit in coded for value in unit]
    expected = _squares(values) / (len(values) - 1) if len(coded) > 1 else 0.0
    if expected == 0:
        return None
    return 1 - math.fsum(_squares(unit) / (len(unit) - 1) for unit in coded) / expected


def _squares(values: Sequence[float]) -> float:
    """Sum of the squared differences of every two values, each pair counted both ways."""
    mean = math.fsum(values) / len(values)
    # about the mean, so that large values on a short stretch lose no digits
    return 2 * len(values) * math.fsum((value - mean) ** 2 for value in values)

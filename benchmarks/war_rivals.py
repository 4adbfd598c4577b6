"""Simple forecasts of wars: base rates, the capability ratio, exponential and lognormal durations.

Each is a fit as `left_out` says it: from wars to a forecaster, which is given log ratios and gives (war, class, end).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from left_out import Fit, Forecaster
from war_records import BEGAN, BOUNDS, CLASSES, Wars

Floats = NDArray[np.float64]

RIDGE = 0.1
ROUNDS = 30


def normal(x: Floats) -> Floats:
    """(...) the standard normal distribution function."""
    found = np.array([math.erfc(-each / math.sqrt(2.0)) / 2.0 for each in np.ravel(x)])
    return found.reshape(np.shape(x))


def classes(below: Floats) -> Floats:
    """(..., class) chances, by those to last less than each bound (..., bound)."""
    ends = np.zeros((*below.shape[:-1], 1))
    return np.diff(np.concatenate([ends, below, ends + 1.0], axis=-1), axis=-1)


def three_ends(agreed: Floats, began: Floats) -> Floats:
    """(war, end) chances, by that of agreement and by that that who began wins where it is force."""
    force = 1.0 - agreed
    return np.stack([agreed, force * began, force * (1.0 - began)], axis=-1)


def base_rates(wars: Wars) -> tuple[float, float]:
    """How often it ended by agreement, and how often by force for who began, one war added to each side."""
    known = wars.agreed | wars.forced
    won = wars.won
    return (
        float((wars.agreed.sum() + 1.0) / (known.sum() + 2.0)),
        float((wars.ends[won, BEGAN].sum() + 1.0) / (won.sum() + 2.0)),
    )


def with_base_rates(lasting: Callable[[Wars], Floats]) -> Fit:
    """Durations that are the same for all, (class,), and base rates of the endings."""

    def fit(wars: Wars) -> Forecaster:
        agreed, began = base_rates(wars)
        cells = lasting(wars)[:, None] * three_ends(np.asarray(agreed), np.asarray(began))
        return lambda ratio: np.broadcast_to(cells, (len(ratio), *cells.shape))

    return fit


def counted(wars: Wars) -> Floats:
    """(class,) base rates of the classes, one war added to each."""
    return (np.bincount(wars.lasted, minlength=CLASSES) + 1.0) / (len(wars) + CLASSES)


def exponential(wars: Wars) -> Floats:
    """(class,) with the mean duration."""
    return classes(-np.expm1(-BOUNDS / wars.months.mean()))


def lognormal(wars: Wars) -> Floats:
    """(class,) with the mean and the standard deviation of the logarithms."""
    logs = np.log(wars.months)
    return classes(normal((np.log(BOUNDS) - logs.mean()) / logs.std()))


def capability(wars: Wars) -> Forecaster:
    """Duration and ending by the size of the log ratio, who won by the ratio itself."""
    size, logs = _line(np.abs(wars.ratio)), np.log(wars.months)
    line = np.linalg.lstsq(size, logs, rcond=None)[0]
    spread = (logs - size @ line).std()
    known, won = wars.agreed | wars.forced, wars.won
    agreed = logistic(size[known], wars.agreed[known])
    began = logistic(_line(wars.ratio[won]), wars.ends[won, BEGAN])

    def forecast(ratio: Floats) -> Floats:
        sizes = _line(np.abs(ratio))
        lasting = classes(normal((np.log(BOUNDS) - (sizes @ line)[:, None]) / spread))
        ends = three_ends(chance(sizes @ agreed), chance(_line(ratio) @ began))
        return np.asarray(lasting[:, :, None] * ends[:, None, :])

    return forecast


def logistic(x: Floats, happened: NDArray[np.bool_]) -> Floats:
    """(column,) the constants of a logistic line, the first free and the others drawn to 0 by `RIDGE`, by Newton."""
    found, ridge = np.zeros(x.shape[1]), np.diag([1e-9] + [RIDGE] * (x.shape[1] - 1))
    for _ in range(ROUNDS):
        p = chance(x @ found)
        slope = x.T @ (happened - p) - ridge @ found
        found = found + np.linalg.solve((x * (p * (1.0 - p))[:, None]).T @ x + ridge, slope)
    return found


def chance(logit: Floats) -> Floats:
    """(...) 0-1."""
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))


def _line(x: Floats) -> Floats:
    return np.stack([np.ones(len(x)), x], axis=1)


RIVALS: Mapping[str, Fit] = {
    "base rates": with_base_rates(counted),
    "capability ratio": capability,
    "exponential": with_base_rates(exponential),
    "lognormal": with_base_rates(lognormal),
}

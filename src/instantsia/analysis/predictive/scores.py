"""Scores of predictive distributions on a scale from 0 to 100, and of probabilities of events: arrays in, arrays out.

Two ways to write a distribution, two readings, each scored exactly:

steps   the distribution function F at 0, 1, ..., 100: (question, 101). Read as a distribution on these points, with
        the mass F(k) - F(k-1) at k. What lies on the points (positions, what is cut to the ends) is read as it is; what
        lies between them as if rounded up to the next point, which moves MAE and CRPS by less than one point. Who needs
        it finer writes quantiles.
knots   the quantile function Q, linear between the points (tau, Q(tau)): (question, knot) each, made by `knots` from
        the quantiles that are given.

All scores are losses (less is better) but coverage, which should be .80, and the PIT, which should be flat. Outcomes
are (question,). The CRPS is known from Gneiting & Raftery (2007), "Strictly proper scoring rules, prediction, and
estimation", JASA 102, to whom the R packages bamlss and cocons refer; the article itself was not read. What was seen is
the definition in the manual of sktime, E|X - y| - E|X - X'| / 2, against which both integrals below are tested.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LOW, HIGH = 0.0, 100.0
POINTS = 101
LEAST = 1e-3
"""No outcome counts as less probable than this in the log score: at most 6.91; a uniform forecast has 4.61."""
MIDDLE = (0.1, 0.9)
"""Between which quantiles the middle 80 % lies."""
BINS = 10
_ROUNDING = 1e-9


# ------------------------------------------------------------------------------------------------ written as steps


def steps_quantile(cdf: Floats, p: float) -> Floats:
    """(question,) the least point k with F(k) >= p.

    >>> steps_quantile(np.array([np.arange(101.0) / 100]), 0.5)
    array([50.])
    """
    found: Floats = np.argmax(cdf >= p - _ROUNDING, axis=-1).astype(np.float64)
    return found


def steps_crps(cdf: Floats, outcome: Floats) -> Floats:
    """CRPS = integral over x from 0 to 100 of (F(x) - [x >= y])^2, with F constant from each point to the next.

    On [k, k+1) the part a_k = min(1, max(0, k+1 - max(k, y))) lies at or above y, hence
    sum over k < 100 of F(k)^2 (1 - a_k) + (1 - F(k))^2 a_k. A point mass at x has |x - y|.
    """
    k = np.arange(POINTS - 1, dtype=np.float64)
    above = np.clip(k + 1 - np.maximum(k, outcome[:, None]), 0.0, 1.0)
    inner = cdf[:, :-1]
    found: Floats = (inner**2 * (1 - above) + (1 - inner) ** 2 * above).sum(axis=-1)
    return found


def steps_around(cdf: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """(F just below, F at) the point of each outcome, an outcome between two points counting with the upper one."""
    point = np.ceil(outcome - _ROUNDING).astype(np.intp)
    rows = np.arange(len(outcome))
    below = np.where(point > 0, cdf[rows, np.maximum(point - 1, 0)], 0.0)
    return below, cdf[rows, point]


def steps_cell(cdf: Floats, outcome: Floats) -> Floats:
    """The mass of the outcome's cell among [0,1], (1,2], ..., (99,100]: see `log_score`."""
    point = _cell(outcome)
    rows = np.arange(len(outcome))
    found: Floats = cdf[rows, point] - np.where(point > 1, cdf[rows, point - 1], 0.0)
    return found


# ------------------------------------------------------------------------------------------------ written as quantiles


def knots(levels: Sequence[float], quantiles: Floats) -> tuple[Floats, Floats]:
    """(tau, Q(tau)), each (question, knot), of the piecewise-linear quantile function through given quantiles.

    levels      (level,) rising, strictly between 0 and 1, at least two
    quantiles   (question, level) not falling, 0 to 100

    Below the first level and above the last Q goes on with the slope of the outermost piece; what would lie outside of
    the scale lies at its end. Equal quantiles are thereby a point mass without tails. (Own convention.)
    """
    tau = np.broadcast_to(np.asarray(levels, dtype=np.float64), quantiles.shape)
    bottom, turn_low = _tail(quantiles[:, 0] - LOW, quantiles[:, 1] - quantiles[:, 0], levels[0], levels[1] - levels[0])
    top, turn_high = _tail(
        HIGH - quantiles[:, -1], quantiles[:, -1] - quantiles[:, -2], 1 - levels[-1], levels[-1] - levels[-2]
    )
    ends = np.zeros(len(quantiles))
    return (
        np.column_stack([ends, turn_low, tau, 1 - turn_high, ends + 1]),
        np.column_stack([LOW + bottom, LOW + bottom, quantiles, HIGH - top, HIGH - top]),
    )


def _tail(room: Floats, rise: Floats, left: float, width: float) -> tuple[Floats, Floats]:
    """How far from the end of the scale a tail of probability `left` ends, and how much probability lies at that end.

    room    distance of the outermost quantile from the end of the scale
    rise    by how much the outermost piece rises over the probability `width`
    """
    slope = rise / width
    reach = slope * left
    over = reach > room
    at_end = np.where(over, left - room / np.where(over, slope, 1.0), 0.0)
    return np.where(over, 0.0, room - reach), at_end


def knots_quantile(tau: Floats, value: Floats, p: float) -> Floats:
    """(question,) Q(p)."""
    width, rise = np.diff(tau, axis=-1), np.diff(value, axis=-1)
    part = np.clip((p - tau[:, :-1]) / np.where(width > 0, width, 1.0), 0.0, 1.0)
    found: Floats = value[:, 0] + (rise * part).sum(axis=-1)
    return found


def knots_cdf(tau: Floats, value: Floats, x: Floats, *, below: bool = False) -> Floats:
    """(question,) F(x), the probability of x or less; of less than x with `below`."""
    low, rise = value[:, :-1], np.diff(value, axis=-1)
    flat = (low < x[:, None]) if below else (low <= x[:, None])
    sloped = rise > _ROUNDING
    part = np.where(sloped, np.clip((x[:, None] - low) / np.where(sloped, rise, 1.0), 0.0, 1.0), flat)
    found: Floats = (np.diff(tau, axis=-1) * part).sum(axis=-1)
    return np.minimum(found, 1.0)


def knots_crps(tau: Floats, value: Floats, outcome: Floats) -> Floats:
    """CRPS = 2 x integral over tau from 0 to 1 of ([y <= Q(tau)] - tau) (Q(tau) - y).

    This form equals that of `steps_crps`. Each piece is cut where Q passes y; on either
    side the integrand is a product of two linear functions, for which Simpson's rule is exact.
    """
    y = outcome[:, None]
    start, end, low, high = tau[:, :-1], tau[:, 1:], value[:, :-1], value[:, 1:]
    rise = high - low
    sloped = rise > _ROUNDING
    part = np.where(sloped, np.clip((y - low) / np.where(sloped, rise, 1.0), 0.0, 1.0), low < y)
    turn, middle = start + (end - start) * part, low + rise * part

    def simpson(a: Floats, b: Floats, over_a: Floats, over_b: Floats, weight_a: Floats, weight_b: Floats) -> Floats:
        ends = weight_a * over_a + weight_b * over_b
        return (b - a) / 6 * (ends + (weight_a + weight_b) * (over_a + over_b))

    under = simpson(start, turn, y - low, y - middle, start, turn)
    over = simpson(turn, end, middle - y, high - y, 1 - turn, 1 - end)
    found: Floats = 2 * (under + over).sum(axis=-1)
    return np.maximum(found, 0.0)


def knots_around(tau: Floats, value: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """(F just below, F at) each outcome."""
    return knots_cdf(tau, value, outcome, below=True), knots_cdf(tau, value, outcome)


def knots_cell(tau: Floats, value: Floats, outcome: Floats) -> Floats:
    """The mass of the outcome's cell among [0,1], (1,2], ..., (99,100]: see `log_score`."""
    top = _cell(outcome).astype(np.float64)
    return knots_cdf(tau, value, top) - np.where(top > 1, knots_cdf(tau, value, top - 1), 0.0)


# ------------------------------------------------------------------------------------------------ for both


def log_score(mass: Floats) -> Floats:
    """-ln of the probability given to what happened, at least `LEAST`.

    On the scale this is the mass of the outcome's cell among the hundred [0,1], (1,2], ..., (99,100], which is the
    density per unit of the scale: a uniform forecast has ln 100 = 4.61. Cells of one width keep forecasts with and
    without points of mass comparable. (Cells and floor: own convention.)

    >>> round(float(log_score(np.array([0.01]))[0]), 4)
    4.6052
    """
    return -np.log(np.clip(mass, LEAST, 1.0))


def brier(p: Floats, happened: Floats) -> Floats:
    """(p - [it happened])^2, 0 to 1: half of the sum over both outcomes that `run` prints as the score of a step."""
    return (p - happened) ** 2


def covered(low: Floats, high: Floats, outcome: Floats) -> NDArray[np.bool_]:
    """Whether low <= outcome <= high; of the middle 80 % where these are the 10 % and 90 % quantiles.

    Both ends count, so a good forecast with much mass on single points covers more than 80 %.
    """
    return (outcome >= low - _ROUNDING) & (outcome <= high + _ROUNDING)


def pit_histogram(below: Floats, at: Floats, bins: int = BINS) -> Floats:
    """(bin,) shares of the probability integral transforms of the outcomes, adding to 1.

    below, at   (question,) F just below the outcome, F at it

    An outcome that has a mass of its own is spread evenly over [below, at]: what a randomised PIT gives on average,
    without random numbers. The mean over questions, bin by bin, is the non-randomised histogram of Czado, Gneiting &
    Held (2009), Biometrics 65 (as in the R package surveillance; the article itself was not read). Without such a
    mass it is the plain histogram, each bin with its lower edge.
    """
    edges = np.linspace(0.0, 1.0, bins + 1)
    width = (at - below)[:, None]
    spread = np.clip((edges - below[:, None]) / np.where(width > _ROUNDING, width, 1.0), 0.0, 1.0)
    reached = np.where(width > _ROUNDING, spread, edges > below[:, None] + _ROUNDING)
    reached[:, 0], reached[:, -1] = 0.0, 1.0
    found: Floats = np.diff(reached.mean(axis=0))
    return found


def _cell(outcome: Floats) -> NDArray[np.intp]:
    """The upper end of the outcome's cell, 1 to 100."""
    return np.maximum(np.ceil(outcome - _ROUNDING).astype(np.intp), 1)

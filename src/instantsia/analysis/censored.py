"""When something comes about within so many months: simple forecasts of it, and how far one lay from what came.

A forecast is written as what it gives by each month, (month,): `by[0]` is the chance that it has come about by the end
of month 1, `by[-1]` by the end of the last one, and what is left of 1 comes later or never. All are cut off at the last
month: whoever says "never" is judged as if they had said the last month, and what never came about as if it had come
then.

Arrays in, arrays out. The rivals are fixed beforehand, and no number of theirs is fitted to what came: a constant
hazard, nothing for a while and then one, one month of a span as likely as another. `of_draws` writes a run in the same
form.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive import scores

Floats = NDArray[np.float64]


# ------------------------------------------------------------------------------------------------------ the forecasts


def hazard(rate: float, months: int, quiet: int = 0) -> Floats:
    """The same chance in each month in which it has not come about yet, after `quiet` months in which it cannot.

    1 - (1 - rate)^(m - quiet) by month m, 0 up to month `quiet`. Raises ValueError for a rate that is no chance.

    >>> hazard(0.5, 3)
    array([0.5  , 0.75 , 0.875])
    >>> hazard(0.5, 3, quiet=1)
    array([0.  , 0.5 , 0.75])
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"expected a chance a month from 0 to 1, found {rate}")
    gone = np.maximum(np.arange(1, months + 1) - quiet, 0)
    by: Floats = 1 - (1 - rate) ** gone
    return by


def with_mean(mean: float, months: int) -> float:
    """The chance a month of the constant hazard whose month, cut off at the last one, has this mean.

    It says what is left of a forecast once no more is known of it than how soon it comes about on average: with r a
    month the mean is (1 - (1 - r)^months) / r. Raises ValueError for a mean that none has.

    >>> round(with_mean(1.75, 3), 6)
    0.5
    >>> with_mean(73.0, 73)
    0.0
    """
    if not 1 <= mean <= months:
        raise ValueError(f"expected a mean from 1 to {months}, found {mean}")
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        slow = float(((1 - middle) ** np.arange(months)).sum()) > mean
        low, high = (middle, high) if slow else (low, middle)
    return low if mean < months else 0.0


def between(first: int, last: int, months: int) -> Floats:
    """One month from `first` to `last` as likely as another, and none outside of them.

    Raises ValueError where these are not months of the span.

    >>> between(2, 3, 4)
    array([0. , 0.5, 1. , 1. ])
    """
    if not 1 <= first <= last <= months:
        raise ValueError(
            f"expected two months of 1 to {months}, the first not after the last, found {first} and {last}"
        )
    by: Floats = np.clip((np.arange(1, months + 1) - first + 1) / (last - first + 1), 0.0, 1.0)
    return by


def of_draws(month: Floats, months: int) -> Floats:
    """What a run gives: the share of draws in which it has come about by each month.

    month   (draw,) the month, counted from 1, in which it came about; inf where it never did

    Raises ValueError for no draws and for a month that is no whole number from 1 on.

    >>> of_draws(np.array([1.0, 3.0, np.inf, 9.0]), 3)
    array([0.25, 0.25, 0.5 ])
    """
    if len(month) == 0:
        raise ValueError("expected at least one draw")
    came = month[np.isfinite(month)]
    if np.isnan(month).any() or (came < 1).any() or (came != np.rint(came)).any():
        raise ValueError("expected whole months from 1 on, or inf where it never came about")
    within = came[came <= months].astype(np.intp)
    by: Floats = np.cumsum(np.bincount(within, minlength=months + 1)[1:]) / len(month)
    return by


# ---------------------------------------------------------------------------------------------------------- the score


def crps(by: Floats, month: float) -> float:
    """The continuous ranked probability score in months, cut off at the last one; less is better.

    month   in which it came about; inf where it did not

    With F the distribution function of x = min(month told, last) and y = min(month that came, last) it is the integral
    over t from 0 to the last month of (F(t) - [t >= y])^2. It equals the mean of |x - y| less half the mean of
    |x - x'| over two draws of the forecast (`predictive.scores` says from whom this is known). A forecast that is sure
    of one month has the months by which it is wrong.

    Raises ValueError for a month before the first.

    >>> crps(between(20, 20, 73), 17)
    3.0
    >>> crps(hazard(0.0, 73), 17)
    56.0
    """
    if not month >= 1:
        raise ValueError(f"expected a month from 1 on, or inf, found {month}")
    inner = by[:-1]
    come = np.arange(1, len(by)) >= month
    return float(((inner - come) ** 2).sum())


def brier(p: float, truth: float) -> float:
    """The mean over the record's doubt of (p - [it happened])^2, never less than truth x (1 - truth).

    truth   the chance that the record gives to its having happened

    >>> round(brier(0.5, 0.8), 4), round(brier(0.8, 0.8), 4)
    (0.25, 0.16)
    """
    both = scores.brier(np.array([p, p]), np.array([1.0, 0.0]))
    return float(truth * both[0] + (1 - truth) * both[1])


def log_loss(p: Sequence[float], truth: Sequence[float]) -> float:
    """The mean over the record's doubt of -ln of what was given to what happened, p no less than `scores.LEAST`.

    p       what the forecast gives to each outcome; may add to less than 1, where it expects something else
    truth   what the record gives to each, adding to 1

    Raises ValueError where the two are not of one length.

    >>> round(log_loss([0.25, 0.75], [1.0, 0.0]), 4)
    1.3863
    """
    if len(p) != len(truth):
        raise ValueError(f"expected as many chances as outcomes of the record, {len(truth)}, found {len(p)}")
    return float(np.dot(np.asarray(truth, float), scores.log_score(np.asarray(p, float))))


# ------------------------------------------------------------------------------- clocks that know nothing of each other


def before(one: Floats, other: Floats) -> float:
    """The chance that `one` has come about when `other` does, among the courses in which `other` comes within the span.

    Each comes about independently of the other. Of two in one month either is as likely to be the first. Raises
    ValueError where `other` cannot come about within the span.

    >>> before(between(1, 2, 2), between(1, 2, 2))
    0.5
    """
    if other[-1] <= 0:
        raise ValueError("the other never comes about within the span: there is nothing to be before")
    new = _each(other)
    return float(np.dot(new, _earlier(one) + _each(one) / 2) / other[-1])


def in_order(first: Floats, second: Floats, third: Floats) -> float:
    """The chance that three come about within the span and in this order, each independently of the others.

    Of two or three in one month every order is as likely.

    >>> in_order(between(1, 1, 3), between(2, 2, 3), between(2, 2, 3))
    0.5
    """
    a, b, c = _each(first), _each(second), _each(third)
    soon, late = _earlier(first), third[-1] - third
    apart = soon * b * late
    tied = (a * b * late + soon * b * c) / 2
    return float((apart + tied + a * b * c / 6).sum())


def _each(by: Floats) -> Floats:
    """(month,) the chance that it comes about in just this month."""
    return np.diff(by, prepend=0.0)


def _earlier(by: Floats) -> Floats:
    """(month,) the chance that it came about before this month."""
    return np.concatenate([[0.0], by[:-1]])

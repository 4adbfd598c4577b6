"""The losses of one model's forecasts, a block of rows at a time so that what is computed stays in the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.forms import MEDIAN, QUANTILES
from instantsia.analysis.predictive.given import Given
from instantsia.analysis.predictive.tables import Floats, Indices
from instantsia.frozen import frozen

BLOCK = 2_048
_EACH = ("mae", "crps", "log", "coverage", "below", "at")


@frozen
class Losses:
    """One model on some questions, in the order of their ids.

    question   (question,) their numbers
    each       {score: (question,)}
    pit        ten shares, None for events
    """

    question: Indices
    each: Mapping[str, Floats]
    pit: tuple[float, ...] | None


def losses(given: Given, rows: Indices, outcomes: Floats) -> Losses:
    """The losses of some rows of one model, all of one kind.

    rows       places in `given`, in the order of the ids of their questions
    outcomes   (question of the data,) none of them nan where it is asked for
    """
    question = given.question[rows]
    outcome = outcomes[question]
    written, form = list(given.columns), given.form[rows]
    if written[form[0]] == "p":
        p = given.values["p"][given.row[rows], 0]
        mass = np.where(outcome > 0, p, 1 - p)
        return Losses(question, {"brier": scores.brier(p, outcome), "log": scores.log_score(mass)}, None)
    each = {key: np.empty(len(rows)) for key in _EACH}
    for place in np.unique(form).tolist():
        here = np.flatnonzero(form == place)
        values = given.values[written[place]][given.row[rows[here]]]
        for some, of in _alike(values, given.columns[written[place]]):
            for start in range(0, len(some), BLOCK):
                block = some[start : start + BLOCK]
                for key, found in of(values[block], outcome[here[block]]).items():
                    each[key][here[block]] = found
    pit = tuple(scores.pit_histogram(each.pop("below"), each.pop("at")).tolist())
    return Losses(question, each, pit)


_Of = Callable[[Floats, Floats], dict[str, Floats]]


def _alike(values: Floats, columns: tuple[str, ...]) -> Iterator[tuple[Indices, _Of]]:
    """(rows, what scores them) of the rows in which the same columns are filled."""
    if MEDIAN not in columns:
        yield np.arange(len(values)), _by_steps
        return
    filled = ~np.isnan(values)
    pattern = filled @ (1 << np.arange(len(columns)))
    for one in np.unique(pattern).tolist():
        some = np.flatnonzero(pattern == one)
        there = filled[some[0]]
        names = [name for name, here in zip(columns, there, strict=True) if here]
        yield some, _by_quantiles(names, there)


def _by_steps(values: Floats, outcome: Floats) -> dict[str, Floats]:
    # by rounding a distribution function may fall a little, and end a little beside 1
    cdf = np.maximum.accumulate(values, axis=1)
    cdf[:, -1] = 1.0
    low, high = (scores.steps_quantile(cdf, p) for p in scores.MIDDLE)
    below, at = scores.steps_around(cdf, outcome)
    return {
        "mae": np.abs(scores.steps_quantile(cdf, 0.5) - outcome),
        "crps": scores.steps_crps(cdf, outcome),
        "log": scores.log_score(scores.steps_cell(cdf, outcome)),
        "coverage": scores.covered(low, high, outcome).astype(np.float64),
        "below": below,
        "at": at,
    }


def _by_quantiles(names: list[str], there: np.ndarray) -> _Of:
    levels, median = [QUANTILES[name] for name in names], names.index(MEDIAN)

    def of(values: Floats, outcome: Floats) -> dict[str, Floats]:
        written = values[:, there]
        tau, value = scores.knots(levels, written)
        low, high = (scores.knots_quantile(tau, value, p) for p in scores.MIDDLE)
        below, at = scores.knots_around(tau, value, outcome)
        return {
            "mae": np.abs(written[:, median] - outcome),
            "crps": scores.knots_crps(tau, value, outcome),
            "log": scores.log_score(scores.knots_cell(tau, value, outcome)),
            "coverage": scores.covered(low, high, outcome).astype(np.float64),
            "below": below,
            "at": at,
        }

    return of

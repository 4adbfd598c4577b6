"""Forecasts against what came of them: each model's scores, and its paired differences to the best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import RESAMPLES, SEED, Interval, paired
from instantsia.analysis.predictive.tables import QUANTILES, Forecast, Question, Table, forecasts, questions, read
from instantsia.errors import CaseError, Place, Problem

Floats = NDArray[np.float64]
Kind = Literal["scale", "event"]

LOSSES: Mapping[Kind, tuple[str, ...]] = {"scale": ("crps", "mae", "log"), "event": ("brier", "log")}
"""What is compared, the first of them deciding which model is best."""


@dataclass(frozen=True)
class ModelScore:
    """The means over n questions; None where a score is not for this kind of forecast.

    kind       of a place on the scale, or of an event
    pit        ten shares, adding to 1
    """

    model: str
    kind: Kind
    n: int
    mae: float | None
    crps: float | None
    log: float
    brier: float | None
    coverage: float | None
    pit: tuple[float, ...] | None


@dataclass(frozen=True)
class Difference:
    """A model minus the best of its kind, question by question: {score: interval}."""

    model: str
    best: str
    clusters: int
    losses: Mapping[str, Interval]


@dataclass(frozen=True)
class Judged:
    """Everything that `score` says; models of a kind stand together, the best first.

    cluster    the column by which questions were drawn together, None where each stood alone
    dropped    questions without an outcome that some model spoke of
    notes      what was left out, in sentences
    """

    models: tuple[ModelScore, ...]
    differences: tuple[Difference, ...]
    cluster: str | None
    dropped: int
    notes: tuple[str, ...]
    resamples: int = RESAMPLES
    seed: int = SEED


@dataclass(frozen=True)
class _Losses:
    """One model on some questions, in the order of their ids: {score: (question,)}."""

    ids: tuple[str, ...]
    each: Mapping[str, Floats]
    pit: tuple[float, ...] | None


def judge(forecast_file: str, data_file: str, cluster: str | None = None) -> Judged:
    """Read both tables and score; raises CaseError with every problem of both."""
    tables = [_read(forecast_file), _read(data_file)]
    problems = [problem for one in tables if isinstance(one, CaseError) for problem in one.problems]
    table, data = tables
    asked = questions(data, cluster) if isinstance(data, Table) else {}
    given = forecasts(table, asked, data_file) if isinstance(table, Table) else []
    if isinstance(table, Table) and isinstance(data, Table):
        problems += [*table.problems, *data.problems, *_no_events(given, asked, data)]
    else:
        problems += [problem for one in tables if isinstance(one, Table) for problem in one.problems]
    known = [one for one in given if one.id in asked and asked[one.id].outcome is not None]
    if not problems and not known:
        problems.append(Problem("E12", "found no forecast of a question with an outcome", Place(forecast_file)))
    if problems:
        raise CaseError(problems)
    dropped = len({one.id for one in given} - {one.id for one in known})
    return _judged(known, asked, cluster, dropped, _unasked(given, asked))


def _read(file: str) -> Table | CaseError:
    try:
        return read(Path(file))
    except CaseError as error:
        return error


def _no_events(given: Iterable[Forecast], asked: Mapping[str, Question], data: Table) -> list[Problem]:
    """Outcomes that are neither 0 nor 1 of questions for which a p was given, each said once."""
    names = dict.fromkeys(one.id for one in given if one.p is not None and one.id in asked)
    found = (asked[name] for name in names if asked[name].outcome not in (None, 0.0, 1.0))
    message = "found {:g}, expected 0 or 1: a model gives a p for it"
    return [Problem("E17", message.format(one.outcome), data.place(one.row), "outcome") for one in found]


def _unasked(given: Iterable[Forecast], asked: Mapping[str, Question]) -> list[str]:
    left = len(asked.keys() - {one.id for one in given})
    return [f"{left} of {len(asked)} questions have no forecast"] if left else []


def _judged(
    known: Sequence[Forecast], asked: Mapping[str, Question], cluster: str | None, dropped: int, notes: list[str]
) -> Judged:
    models: list[ModelScore] = []
    differences: list[Difference] = []
    rows: dict[Kind, dict[str, dict[str, Forecast]]] = {"scale": {}, "event": {}}
    for one in known:
        rows["scale" if one.p is None else "event"].setdefault(one.model, {})[one.id] = one
    for kind, by_model in rows.items():
        common = set.intersection(*(set(one) for one in by_model.values())) if by_model else set()
        uneven = {name: len(one) for name, one in sorted(by_model.items()) if len(one) > len(common)}
        if uneven:
            which = ", ".join(f"{name} {n}" for name, n in uneven.items())
            what = f"the {len(common)} common ones" if common else "no common one: each is scored on its own, no pairs"
            notes.append(f"the models answer different questions ({which}): compared on {what}")
        losses = {
            name: _losses([one for key, one in sorted(given.items()) if key in common or not common], asked)
            for name, given in by_model.items()
        }
        found = sorted(
            (_score(name, kind, one) for name, one in losses.items()), key=lambda one: (_main(one), one.model)
        )
        models += found
        if common:
            differences += [_difference(one.model, found[0].model, kind, losses, asked) for one in found[1:]]
    return Judged(tuple(models), tuple(differences), cluster, dropped, tuple(notes))


def _main(one: ModelScore) -> float:
    """The score by which the best is found, rounded so that ties of the last bit go by the name."""
    value = one.crps if one.kind == "scale" else one.brier
    assert value is not None
    return round(value, 9)


def _score(name: str, kind: Kind, one: _Losses) -> ModelScore:
    mean = {key: float(values.mean()) for key, values in one.each.items()}
    return ModelScore(
        model=name,
        kind=kind,
        n=len(one.ids),
        mae=mean.get("mae"),
        crps=mean.get("crps"),
        log=mean["log"],
        brier=mean.get("brier"),
        coverage=mean.get("coverage"),
        pit=one.pit,
    )


def _difference(
    name: str, best: str, kind: Kind, losses: Mapping[str, _Losses], asked: Mapping[str, Question]
) -> Difference:
    clusters = [asked[one].cluster for one in losses[name].ids]
    found = {key: paired(losses[name].each[key] - losses[best].each[key], clusters) for key in LOSSES[kind]}
    return Difference(name, best, len(set(clusters)), found)


def _losses(given: Sequence[Forecast], asked: Mapping[str, Question]) -> _Losses:
    """One model's loss on each of its questions, which come in the order of their ids."""
    outcome = np.array([asked[one.id].outcome for one in given], dtype=np.float64)
    ids = tuple(one.id for one in given)
    if given[0].p is not None:
        p = np.array([one.p for one in given], dtype=np.float64)
        mass = np.where(outcome > 0, p, 1 - p)
        return _Losses(ids, {"brier": scores.brier(p, outcome), "log": scores.log_score(mass)}, None)
    each = {key: np.empty(len(given)) for key in ("mae", "crps", "log", "coverage", "below", "at")}
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(given):
        groups.setdefault(() if one.quantiles is None else tuple(one.quantiles), []).append(place)
    for columns, places in groups.items():
        here = [given[place] for place in places]
        for key, values in (_by_quantiles if columns else _by_steps)(here, outcome[places]).items():
            each[key][places] = values
    pit = tuple(scores.pit_histogram(each.pop("below"), each.pop("at")).tolist())
    return _Losses(ids, each, pit)


def _by_steps(given: Sequence[Forecast], outcome: Floats) -> dict[str, Floats]:
    cdf = np.array([one.steps for one in given], dtype=np.float64)
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


def _by_quantiles(given: Sequence[Forecast], outcome: Floats) -> dict[str, Floats]:
    written = [one.quantiles or {} for one in given]
    levels = [QUANTILES[column] for column in written[0]]
    tau, value = scores.knots(levels, np.array([list(one.values()) for one in written], dtype=np.float64))
    low, high = (scores.knots_quantile(tau, value, p) for p in scores.MIDDLE)
    below, at = scores.knots_around(tau, value, outcome)
    return {
        "mae": np.abs(np.array([one["q50"] for one in written]) - outcome),
        "crps": scores.knots_crps(tau, value, outcome),
        "log": scores.log_score(scores.knots_cell(tau, value, outcome)),
        "coverage": scores.covered(low, high, outcome).astype(np.float64),
        "below": below,
        "at": at,
    }

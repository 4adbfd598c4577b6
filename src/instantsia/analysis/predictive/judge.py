"""Forecasts against what came of them: each model's scores, and its paired differences to the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from instantsia.analysis.predictive.asked import NOTHING, Questions, questions
from instantsia.analysis.predictive.bootstrap import intervals
from instantsia.analysis.predictive.given import Given, forecasts
from instantsia.analysis.predictive.judged import LOSSES, Difference, Judged, Kind, ModelScore
from instantsia.analysis.predictive.losses import Losses, losses
from instantsia.analysis.predictive.reading import read
from instantsia.analysis.predictive.tables import Indices, Table
from instantsia.errors import CaseError, Place, Problem


def judge(forecast_file: str, data_file: str, cluster: str | None = None) -> Judged:
    """Read both tables and score; raises CaseError with every problem of both."""
    tables = [_read(forecast_file), _read(data_file)]
    problems = [problem for one in tables if isinstance(one, CaseError) for problem in one.problems]
    table, data = tables
    asked = questions(data, cluster) if isinstance(data, Table) else NOTHING
    given = forecasts(table, asked, data_file) if isinstance(table, Table) else None
    if given is not None and isinstance(table, Table) and isinstance(data, Table):
        problems += [*table.problems, *data.problems, *_no_events(given, asked, data)]
    else:
        problems += [problem for one in tables if isinstance(one, Table) for problem in one.problems]
    if problems or given is None:
        raise CaseError(problems)
    # every question is one of the data's, or there would have been a problem
    known = np.flatnonzero(~np.isnan(asked.outcome[given.question]))
    if not known.size:
        raise CaseError([Problem("E12", "found no forecast of a question with an outcome", Place(forecast_file))])
    spoken = np.unique(given.question)
    dropped = int(np.isnan(asked.outcome[spoken]).sum())
    left = len(asked.ids) - len(spoken)
    unasked = [f"{left} of {len(asked.ids)} questions have no forecast"] if left else []
    return _judged(given, known, asked, cluster, dropped, unasked)


def _read(file: str) -> Table | CaseError:
    try:
        return read(Path(file))
    except CaseError as error:
        return error


def _no_events(given: Given, asked: Questions, data: Table) -> list[Problem]:
    """Outcomes that are neither 0 nor 1 of questions for which a p was given, each said once."""
    if "p" not in given.columns:
        return []
    question = given.question[(given.form == list(given.columns).index("p")) & (given.question >= 0)]
    outcome = asked.outcome[question]
    message = "found {:g}, expected 0 or 1: a model gives a p for it"
    wrong = dict.fromkeys(question[~np.isnan(outcome) & (outcome != 0) & (outcome != 1)].tolist())
    return [
        Problem("E17", message.format(asked.outcome[one]), data.place(int(asked.row[one])), "outcome") for one in wrong
    ]


def _judged(
    given: Given, known: Indices, asked: Questions, cluster: str | None, dropped: int, notes: list[str]
) -> Judged:
    """Everything, of the rows that have an outcome: places in `given`."""
    models: list[ModelScore] = []
    differences: list[Difference] = []
    # in the order of the ids, so that the order of the rows changes nothing
    known = known[np.argsort(asked.ids.rank("ordinal").to_numpy()[given.question[known]])]
    events = given.form == (list(given.columns).index("p") if "p" in given.columns else -1)
    kinds: tuple[Kind, ...] = ("scale", "event")
    for kind in kinds:
        rows = _by_model(given, known[events[known] == (kind == "event")])
        # a model speaks of each question once
        spoken = np.concatenate([known[:0], *rows.values()])
        common = np.flatnonzero(np.bincount(given.question[spoken]) == len(rows)) if rows else known[:0]
        uneven = {name: len(one) for name, one in sorted(rows.items()) if len(one) > len(common)}
        if uneven:
            which = ", ".join(f"{name} {n}" for name, n in uneven.items())
            what = (
                f"the {len(common)} common ones"
                if len(common)
                else "no common one: each is scored on its own, no pairs"
            )
            notes.append(f"the models answer different questions ({which}): compared on {what}")
            if len(common):
                rows = {name: one[np.isin(given.question[one], common)] for name, one in rows.items()}
        found = {name: losses(given, one, asked.outcome) for name, one in rows.items()}
        scored = sorted(
            (_score(name, kind, one) for name, one in found.items()), key=lambda one: (_main(one), one.model)
        )
        models += scored
        if len(common) and len(scored) > 1:
            differences += _differences([one.model for one in scored], kind, found, asked)
    return Judged(tuple(models), tuple(differences), cluster, dropped, tuple(notes))


def _by_model(given: Given, rows: Indices) -> dict[str, Indices]:
    """{model: its rows}, models in the order of their first row, rows in the order in which they come."""
    models = given.model[rows]
    code = models.rank("dense").to_numpy().astype(np.intp) - 1
    order = np.argsort(code, kind="stable")
    parts = np.split(rows[order], np.cumsum(np.bincount(code))[:-1]) if len(rows) else []
    return {given.model[int(part[0])]: part for part in parts}


def _main(one: ModelScore) -> float:
    """The score by which the best is found, rounded so that ties of the last bit go by the name."""
    value = one.crps if one.kind == "scale" else one.brier
    assert value is not None
    return round(value, 9)


def _score(name: str, kind: Kind, one: Losses) -> ModelScore:
    mean = {key: float(values.mean()) for key, values in one.each.items()}
    return ModelScore(
        model=name,
        kind=kind,
        n=len(one.question),
        mae=mean.get("mae"),
        crps=mean.get("crps"),
        log=mean["log"],
        brier=mean.get("brier"),
        coverage=mean.get("coverage"),
        pit=one.pit,
    )


def _differences(names: Sequence[str], kind: Kind, found: Mapping[str, Losses], asked: Questions) -> list[Difference]:
    """Of every model but the first, the best, which all answer the same questions."""
    best, *others = names
    together = asked.cluster[found[best].question].rank("dense").to_numpy().astype(np.intp) - 1
    keys = LOSSES[kind]
    less = np.array([found[one].each[key] - found[best].each[key] for one in others for key in keys])
    each = iter(intervals(less, together))
    return [Difference(one, best, int(together.max()) + 1, {key: next(each) for key in keys}) for one in others]

"""What `score` found, in words and as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from instantsia.analysis.predictive.judged import LOSSES, Difference, Judged, Kind, ModelScore
from instantsia.analysis.predictive.scores import LEAST
from instantsia.case.phrases import plural
from instantsia.report import plaintext
from instantsia.report.json_text import dump
from instantsia.report.wording.magnitudes import interval_text

HEADS = ("model", "n", "MAE", "CRPS", "log", "Brier", "coverage")
LABELS = {"crps": "CRPS", "mae": "MAE", "log": "log", "brier": "Brier"}
PLACES = {"mae": 2, "crps": 2, "log": 2, "brier": 3, "coverage": 2}


def judged_words(found: Judged, width: int = 80) -> str:
    """A table of the models, a table of differences for each kind of forecast, and what the columns are."""
    rows = [[one.model, str(one.n), *(_shown(one, key) for key in PLACES)] for one in found.models]
    blocks = [plaintext.table(HEADS, rows, width, right=frozenset(range(1, len(HEADS))))]
    kinds: tuple[Kind, ...] = ("scale", "event")
    for kind in kinds:
        names = {one.model for one in found.models if one.kind == kind}
        there = [one for one in found.differences if one.model in names]
        if there:
            blocks.append(_differences(there, kind, found, width))
    blocks.append("\n".join(plaintext.lines(one, width, hanging="   ") for one in _notes(found)))
    return "\n\n".join(blocks)


def _shown(one: ModelScore, key: str) -> str:
    value = getattr(one, key)
    return "-" if value is None else f"{value:.{PLACES[key]}f}"


def _differences(there: Sequence[Difference], kind: Kind, found: Judged, width: int) -> str:
    keys = LOSSES[kind][:2]  # a third would not fit: as JSON
    rows = [[one.model, *(interval_text(one.losses[key], PLACES[key]) for key in keys)] for one in there]
    table = plaintext.table(("", *(LABELS[key] for key in keys)), rows, width, right=frozenset(range(1, len(keys) + 1)))
    by = "by question" if found.cluster is None else f"by {found.cluster}"
    many = plural(there[0].clusters, "cluster" if found.cluster is not None else "question")
    how = "bootstrap" if there[0].drawn else "interval from the standard error"
    head = f"Minus {there[0].best}, the best by {LABELS[keys[0]]} (95 % {how} {by}: {many})"
    return f"{plaintext.lines(head, width, hanging='   ')}\n{table}"


def _notes(found: Judged) -> list[str]:
    out = [f"{one[0].upper()}{one[1:]}." for one in found.notes]
    if found.dropped:
        out.append(f"Dropped: {plural(found.dropped, 'question')} without an outcome.")
    if any(one.kind == "scale" for one in found.models):
        out.append("MAE: of the median; it and CRPS in points of the scale.")
        out.append("Coverage: how often the outcome lay within the middle 80 %; its ends count.")
    least = f"{-math.log(LEAST):.2f}"
    out.append(f"Log: -ln of the probability of what happened (on the scale, within a point), at most {least}.")
    out.append("All but coverage: less is better.")
    return out


def judged_json(found: Judged) -> str:
    """One object: models {n, mae, crps, log, brier, coverage, pit}, differences to the best, what was left out."""
    data: dict[str, Any] = {
        "models": {one.model: {key: getattr(one, key) for key in ("n", *PLACES, "pit")} for one in found.models},
        "differences": {
            one.model: {
                "best": one.best,
                "clusters": one.clusters,
                "interval": "bootstrap" if one.drawn else "standard error",
                **{key: {"mean": i.mean, "low": i.low, "high": i.high} for key, i in one.losses.items()},
            }
            for one in found.differences
        },
        "cluster": found.cluster,
        "dropped": found.dropped,
        "notes": list(found.notes),
        "resamples": found.resamples,
        "seed": found.seed,
    }
    return dump(data)

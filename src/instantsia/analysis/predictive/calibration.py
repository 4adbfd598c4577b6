"""How good the forecasts of a ledger were, over all that are resolved, next to simple rivals.

A forecast filed several times, week after week, is no further evidence: entries of one case, or with the words of one
question, are a cluster, and intervals draw clusters anew (`predictive.bootstrap`). Under `ENOUGH` of them there is no
interval, and the figures tell nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import Interval, paired
from instantsia.frozen import frozen
from instantsia.ledger.chain import Entry
from instantsia.ledger.records import LEVELS

Floats = NDArray[np.float64]

ENOUGH = 10
"""Fewer questions than this are too few to tell."""
BINS = 10
EVEN_ODDS, BASE_RATE, UNIFORM = "even odds", "base rate", "uniform"
HINDSIGHT = "known only afterwards"


@frozen
class Bin:
    """Forecasts whose p lay from `low` up to `high` (which belongs to the next bin, but for 1).

    n          how many
    p          their mean p
    happened   how many of them happened
    """

    low: float
    high: float
    n: int
    p: float
    happened: int


@frozen
class Measured:
    """Mean losses of one method, and of the filed forecasts less it: {score: interval}; less is better.

    less   empty for the filed forecasts themselves
    note   what a reader must know of it
    """

    name: str
    losses: Mapping[str, Interval]
    less: Mapping[str, Interval]
    note: str = ""


@frozen
class Events:
    """Whether it happened: losses are brier (0-1) and log, a headline each."""

    n: int
    questions: int
    filed: Measured
    rivals: tuple[Measured, ...]
    bins: tuple[Bin, ...]


@frozen
class Scales:
    """Where it settled: losses are mae (of the median) and crps, in hundredths of the scale, and log.

    coverage   how often the outcome lay in the middle 80 %
    pit        ten shares, adding to 1
    """

    n: int
    questions: int
    filed: Measured
    rivals: tuple[Measured, ...]
    coverage: float
    pit: tuple[float, ...]


@frozen
class Calibration:
    """Everything that is said of a ledger's record.

    entries     all that are filed
    resolved    those with an outcome; void those whose question came to nothing
    questions   clusters among the resolved
    hindsight   of the resolved, those looked at from a past day and coded by somebody who may have known the outcome
    """

    entries: int
    resolved: int
    void: int
    questions: int
    hindsight: int
    events: Events | None
    scales: Scales | None


def calibration(entries: Sequence[Entry]) -> Calibration:
    """Scores over the resolved entries of a ledger; each entry's last resolution counts."""
    settled = [(one, one.resolution) for one in entries if one.resolution is not None]
    told = [(one, resolution["outcome"]) for one, resolution in settled if not resolution["outcome"]["void"]]
    clusters = dict(zip((one.number for one, _ in told), questions([one for one, _ in told]), strict=True))
    of = [clusters[one.number] for one, _ in told]
    places = [
        _Place(value["quantiles"], value["scale"], outcome["values"][issue], cluster)
        for (one, outcome), cluster in zip(told, of, strict=True)
        for issue, value in one.manifest["values"].items()
        if issue in outcome["values"]
    ]
    p = np.array([one.manifest["headline"]["p"] for one, _ in told], dtype=np.float64)
    came = np.array([outcome["events"][one.manifest["headline"]["event"]] for one, outcome in told], dtype=np.float64)
    return Calibration(
        entries=len(entries),
        resolved=len(told),
        void=len(settled) - len(told),
        questions=len(set(clusters.values())),
        hindsight=sum(1 for one, _ in told if one.manifest["hindsight"] and one.manifest["vantage"] == "forecast"),
        events=_events(p, came, of) if told else None,
        scales=_scales(places) if places else None,
    )


def questions(entries: Sequence[Entry]) -> list[str]:
    """Of each entry the cluster to which it belongs, named by the number of its first entry.

    Entries of one case, or with the words of one question, belong together, also by way of others.
    """
    root = {one.number: one.number for one in entries}

    def first(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    seen: dict[tuple[str, str], int] = {}
    for one in entries:
        for key in (("case", one.manifest["case"]), ("question", " ".join(one.manifest["question"].lower().split()))):
            if key[1]:
                low, high = sorted((first(seen.setdefault(key, one.number)), first(one.number)))
                root[high] = low
    return [f"{first(one.number):04d}" for one in entries]


# ------------------------------------------------------------------------------------------------ events


def _events(p: Floats, came: Floats, clusters: Sequence[str]) -> Events:
    filed = _event_losses(p, came)
    rivals = {
        EVEN_ODDS: _event_losses(np.full_like(p, 0.5), came),
        BASE_RATE: _event_losses(np.full_like(p, came.mean()), came),
    }
    return Events(
        len(p),
        len(set(clusters)),
        _measured("filed", filed, None, clusters),
        tuple(_measured(n, losses, filed, clusters, HINDSIGHT * (n == BASE_RATE)) for n, losses in rivals.items()),
        _bins(p, came),
    )


def _event_losses(p: Floats, came: Floats) -> dict[str, Floats]:
    """brier (p - [it happened])^2 and log -ln of the probability of what happened, at most -ln(.001)."""
    return {"brier": scores.brier(p, came), "log": scores.log_score(np.where(came > 0, p, 1 - p))}


def _bins(p: Floats, came: Floats) -> tuple[Bin, ...]:
    """Ten bins of p of one width, the empty ones left out."""
    # a share that is meant as .3 may lie a rounding below it
    place = np.minimum(np.floor(p * BINS + 1e-9).astype(np.intp), BINS - 1)
    return tuple(
        Bin(one / BINS, (one + 1) / BINS, int(here.sum()), float(p[here].mean()), int(came[here].sum()))
        for one in np.unique(place).tolist()
        for here in (place == one,)
    )


# ------------------------------------------------------------------------------------------------ scales


@frozen
class _Place:
    """One settlement: its filed quantiles, its scale, where it settled, its cluster."""

    quantiles: Mapping[str, float]
    scale: Sequence[float]
    outcome: float
    cluster: str


def _scales(places: Sequence[_Place]) -> Scales:
    clusters = [one.cluster for one in places]
    low, high = np.array([one.scale for one in places], dtype=np.float64).T
    per_point = 100 / (high - low)
    written = np.array([[one.quantiles[level] for level in LEVELS] for one in places], dtype=np.float64)
    rows = np.clip((written - low[:, None]) * per_point[:, None], 0.0, 100.0)
    outcome = (np.array([one.outcome for one in places], dtype=np.float64) - low) * per_point
    levels = list(LEVELS.values())
    tau, value = scores.knots(levels, rows)
    filed = _scale_losses(rows, tau, value, outcome)
    even = np.broadcast_to(100 * np.array(levels), rows.shape)
    rival = _scale_losses(even, *scores.knots(levels, even), outcome)
    bottom, top = (rows[:, list(LEVELS).index(name)] for name in ("q10", "q90"))
    return Scales(
        len(rows),
        len(set(clusters)),
        _measured("filed", filed, None, clusters),
        (_measured(UNIFORM, rival, filed, clusters, "any place as likely"),),
        float(scores.covered(bottom, top, outcome).mean()),
        tuple(scores.pit_histogram(*scores.knots_around(tau, value, outcome)).tolist()),
    )


def _scale_losses(rows: Floats, tau: Floats, value: Floats, outcome: Floats) -> dict[str, Floats]:
    return {
        "mae": np.abs(rows[:, list(LEVELS).index("q50")] - outcome),
        "crps": scores.knots_crps(tau, value, outcome),
        "log": scores.log_score(scores.knots_cell(tau, value, outcome)),
    }


# ------------------------------------------------------------------------------------------------ both


def _measured(
    name: str,
    losses: Mapping[str, Floats],
    filed: Mapping[str, Floats] | None,
    clusters: Sequence[str],
    note: str = "",
) -> Measured:
    """Means of a method's losses, and of the filed forecasts' less them."""
    less = {} if filed is None else {key: _mean(filed[key] - each, clusters) for key, each in losses.items()}
    return Measured(name, {key: _mean(each, clusters) for key, each in losses.items()}, less, note)


def _mean(each: Floats, clusters: Sequence[str]) -> Interval:
    """The mean with its 95 % bootstrap interval by cluster, where there are enough of them."""
    if len(set(clusters)) < ENOUGH:
        return Interval(float(each.mean()), None, None)
    return paired(each, clusters)

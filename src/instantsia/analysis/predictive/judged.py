"""What became of forecasts: scores of each model, and paired differences to the best of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from instantsia.analysis.predictive.bootstrap import MANY, RESAMPLES, SEED, Interval
from instantsia.frozen import frozen

Kind = Literal["scale", "event"]

LOSSES: Mapping[Kind, tuple[str, ...]] = {"scale": ("crps", "mae", "log"), "event": ("brier", "log")}
"""What is compared, the first of them deciding which model is best."""


@frozen
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


@frozen
class Difference:
    """A model minus the best of its kind, question by question: {score: interval}."""

    model: str
    best: str
    clusters: int
    losses: Mapping[str, Interval]

    @property
    def drawn(self) -> bool:
        """Whether the intervals are those of resamples; of very many clusters they are computed."""
        return self.clusters <= MANY


@frozen
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

"""When something comes about: how soon, with which chance by each day, and what comes first where ends compete.

A draw either comes to it on one of the days of `until`, or never while the case is played. "Never" is no lost
observation: every draw is played to its end, so that the share that has come to it by a day is an estimate of the
cumulative distribution itself, and 1 minus it is that of survival, without the product limit of Kaplan and Meier.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.results.times import ByDay, Competing, Quantile, Times
from instantsia.draws.state import Array

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
LEAST_AT_RISK = 200
"""In fewer draws a hazard of a few per cent rests on a handful of them, and none is printed."""


def times(days: Array, grid: Sequence[int], until: int | None = None) -> Times:
    """When something comes about.

    days   (draw,) the ordinal of the day on which it came about, inf where it never did
    grid   the days on which it can come about or be seen, rising; the last is the day up to which the case is played
    until  the last day on which it can come about, by its own definition; None where that sets none

    Raises ValueError where the grid does not rise, or something comes about after its last day.
    """
    edges = _edges(days, grid)
    count = len(days)
    new = _counted(days, edges)
    came = np.cumsum(new)
    left = count - came + new
    course = tuple(
        ByDay(
            day=day,
            p=float(done / count),
            mcse=_mcse(done / count, count),
            at_risk=int(risk),
            hazard=float(now / risk) if risk >= LEAST_AT_RISK else None,
            hazard_mcse=_mcse(now / risk, risk) if risk >= LEAST_AT_RISK else None,
        )
        for day, now, done, risk in zip(grid, new, came, left, strict=True)
    )
    ever = float(came[-1] / count)
    last = int(grid[-1]) if until is None else min(until, int(grid[-1]))
    return Times(ever, _mcse(ever, count), last, _quantiles(days), course)


def competing(days: Mapping[str, Array], grid: Sequence[int]) -> Competing:
    """Which of several ends comes first, and by when: the cumulative incidence of each.

    days  {end: (draw,) the day on which it came about, inf where it never did}; of two on one day the one that stands
          first counts as the first

    On each day the shares of all ends and that of none add to 1.
    """
    names = tuple(days)
    table = np.stack([days[name] for name in names])
    first = table.min(axis=0)
    which = np.where(np.isfinite(first), table.argmin(axis=0), len(names))
    edges = _edges(first, grid)
    counted = {name: np.cumsum(_counted(first[which == place], edges)) for place, name in enumerate(names)}
    shares = {name: tuple(float(one) for one in came / len(first)) for name, came in counted.items()}
    none = tuple(float(1 - came / len(first)) for came in np.sum([*counted.values()], axis=0))
    mcse = {name: tuple(_mcse(p, len(first)) for p in by_day) for name, by_day in shares.items()}
    return Competing(tuple(int(day) for day in grid), shares, mcse, none)


def _edges(days: Array, grid: Sequence[int]) -> NDArray[np.float64]:
    edges = np.asarray(grid, float)
    if not len(edges) or (np.diff(edges) <= 0).any():
        raise ValueError(f"expected days that rise, found {list(grid)}")
    if (days[np.isfinite(days)] > edges[-1]).any():
        raise ValueError(f"something comes about after {grid[-1]}, the last day that is played")
    return edges


def _counted(days: Array, edges: NDArray[np.float64]) -> NDArray[np.intp]:
    """How many come about after the day before and by each day."""
    places = np.searchsorted(edges, days[np.isfinite(days)])
    return np.bincount(places, minlength=len(edges))


def _quantiles(days: Array) -> dict[float, Quantile]:
    ordered = np.sort(days)
    out: dict[float, Quantile] = {}
    for q in QUANTILES:
        error = _mcse(q, len(days))
        out[q] = Quantile(*(_day(ordered, share) for share in (q, max(q - error, 0.0), min(q + error, 1.0))))
    return out


def _day(ordered: Array, share: float) -> int | None:
    """The first day by which the share of all draws has come to it; None where they have not by the end."""
    day = ordered[max(math.ceil(share * len(ordered) - 1e-9), 1) - 1]
    return int(day) if np.isfinite(day) else None


def _mcse(p: float, count: int) -> float:
    return math.sqrt(p * (1 - p) / count)

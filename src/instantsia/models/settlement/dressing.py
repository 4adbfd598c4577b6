"""A method's point, dressed with the errors that the same method made elsewhere.

    dressed(f, u) = f + e(f, u), cut to the scale,      u uniform in (0, 1)

e(f, u) is the u-quantile of outcome - forecast among the quarter of a method's past forecasts nearest to f: a forecast
near an end of the scale errs towards the middle. Issues are used together with their mirror images (100 - x), so that
e(100 - f, 1 - u) = -e(f, u): the table knows no direction; and f + e(f, u) is made to rise with f: a higher forecast
never gives a lower settlement. It holds e on a grid of forecasts (0, 5, ..., 100) and of evenly spaced u, made by
benchmarks/residuals.py from EU decisions (DEU II, EU-15 wave, Thomson et al. 2012); between these, interpolation is
linear in both. Other scales are mapped linearly to 0-100.

A status quo that a method forecasts because nothing else could be carried is not dressed; `blocked` says how often
such a forecast failed there, and the table `FAILED` how far the outcome then lay from where it would have settled with
nothing in the way (for the win set, the median of those who vote).
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from instantsia.models.settlement.stakes import Floats

RESIDUALS = "residuals.json"
FAILED = "win-set-failed"
"""The table for a status quo that nothing could replace and that failed nevertheless; dresses `notes["unblocked"]`."""
GRID = 100.0
"""Length of the scale of the tables."""


@dataclass(frozen=True)
class Table:
    """Past errors of a method.

    n         issues (before mirroring)
    forecast  (forecast,) evenly spaced from 0 to 100
    level     (level,) evenly spaced from 0 to 1
    error     (forecast, level) points of 100, not falling along a row
    """

    n: int
    forecast: Floats
    level: Floats
    error: Floats


@dataclass(frozen=True)
class Blocked:
    """How a status quo fared that the win set's method forecast because nothing else could be carried.

    n            issues with such a forecast
    failed       share of them whose outcome lay more than `tolerance` points of 100 off the status quo, 0-1
    low, high    95 % interval of that share, proposals drawn anew as wholes
    tolerance    points of 100
    nearer_unblocked, nearer_reference   how many of those that failed lay nearer the median of those who vote, and
                 nearer the status quo; where the two are one point, neither
    """

    n: int
    failed: float
    low: float
    high: float
    tolerance: float
    nearer_unblocked: int
    nearer_reference: int

    @property
    def written(self) -> str:
        """As it is written in a case: low..most likely..high."""
        return f"{self.low:.2f}..{self.failed:.2f}..{self.high:.2f}"

    @property
    def why(self) -> str:
        """Where it is from, in words."""
        return (
            f"on {self.n} EU decisions where nothing could be carried against the status quo, "
            f"it failed to hold in {round(self.n * self.failed)}"
        )


@functools.cache
def residuals() -> dict[str, Any]:
    """The file of past errors, read once."""
    text = files("instantsia.models.settlement").joinpath(RESIDUALS).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@functools.cache
def tables() -> tuple[str, ...]:
    """The names of the tables."""
    return tuple(sorted(residuals()["tables"]))


@functools.cache
def table(name: str) -> Table:
    """A table by its name; KeyError for one that is not in `tables()`."""
    return as_table(residuals()["tables"][name])


@functools.cache
def blocked() -> Blocked:
    """How often a status quo failed that was forecast because nothing else could be carried."""
    return Blocked(**residuals()["blocked"])


def as_table(written: dict[str, Any]) -> Table:
    """A table from what is written of it: n and the rows of errors, the grids being even."""
    error = np.array(written["errors"], dtype=np.float64)
    forecasts, levels = error.shape
    return Table(int(written["n"]), np.linspace(0.0, GRID, forecasts), np.linspace(0.0, 1.0, levels), error)


def dress(point: Floats, u: Floats, name: str, scale: tuple[float, float] = (0.0, 100.0)) -> Floats:
    """The point plus a past error of the method, cut to the scale.

    point    (...) on the scale
    u        (...) in (0, 1)
    name     a table: see `tables`
    scale    its low and its high end
    returns  (...); elementwise, so that a draw alone gives the same bits

    >>> bool(dress(np.array(50.0), np.array(0.1), "weighted-mean") < 50.0)
    True
    """
    return dressed(point, u, table(name), scale)


def dressed(point: Floats, u: Floats, errors: Table, scale: tuple[float, float] = (0.0, 100.0)) -> Floats:
    """The same with a table at hand."""
    low, high = scale
    unit = (high - low) / GRID
    row, between_rows = _place((np.asarray(point) - low) / (high - low), errors.error.shape[0])
    column, between_columns = _place(np.asarray(u), errors.error.shape[1])
    flat, wide = errors.error.reshape(-1), errors.error.shape[1]
    first = row * wide + column
    here = _between(flat.take(first), flat.take(first + 1), between_columns)
    there = _between(flat.take(first + wide), flat.take(first + wide + 1), between_columns)
    return np.clip(point + unit * _between(here, there, between_rows), low, high)


def _place(part: Floats, count: int) -> tuple[Any, Floats]:
    """The cell of an even grid of `count` points on 0-1 in which each part lies, and how far into it, 0-1."""
    along = part * (count - 1)
    cell = np.clip(np.floor(along), 0, count - 2).astype(np.intp)
    return cell, along - cell


def _between(a: Floats, b: Floats, part: Floats) -> Floats:
    # in this form the reflected table gives the reflected error up to the last digit
    return a * (1 - part) + b * part

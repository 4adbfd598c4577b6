"""A method's point, dressed with the errors that the same method made elsewhere, in units of the disagreement.

    with the chance `share`      the position of an actor: half of the time of one drawn by weight, else of any, each
                                 as likely
    otherwise                    point + spread x z(u), cut to the positions that are held,       u uniform in (0, 1)

    spread = square root of  sum of w_i (x_i - c)^2 / sum of w_i,      w_i = c_i s_i,  c the weighted mean

An error is large where positions disagree, and an outcome hardly ever lies outside of what somebody holds: of 172 EU
decisions (DEU II, EU-15 wave, Thomson et al. 2012) one does. So past errors are kept in units of the spread, and where
all stand on one point there is no error. Issues are used together with their mirror images, so that z(1 - u) = -z(u):
the table knows no direction. It holds z on evenly spaced u, made by benchmarks/residuals.py; between these,
interpolation is linear. Actors without any weight hold nothing.

A wider spread means a wider error. So one who moves towards a goal can make it less likely by disagreeing more; who
asks what a single move does, all else equal, gives the spread as it was before (`spread`).

A status quo that a method forecasts because nothing else could be carried is not dressed; `blocked` says how often
such a forecast failed there, and the table `FAILED` how far the outcome then lay from where it would have settled with
nothing in the way.

Each table comes with `drawn`: the same table from proposals drawn anew with replacement, a fixed set, by which the
sampling of past decisions enters a range.
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.settlement.stakes import Floats, Stakes, at_a_time
from instantsia.models.settlement.weights import weights
from instantsia.models.voting.ballots import over_members

RESIDUALS = "residuals.json"
HALF = 0.5
"""So often somebody is drawn by weight."""
FAILED = "-failed"
"""Behind a table's name: that of the errors where a status quo failed that nothing could replace; it dresses
`notes["unblocked"]`."""


@frozen
class Table:
    """Past errors of a method; row 0 as they are, the others from proposals drawn anew.

    n       issues (before mirroring)
    error   (row, level) in units of spread at evenly spaced levels from 0 to 1, not falling along a row
    share   (row,) how often the outcome is taken to be somebody's position, 0-1
    """

    n: int
    error: Floats
    share: Floats

    @property
    def level(self) -> Floats:
        """(level,) from 0 to 1."""
        return np.linspace(0.0, 1.0, self.error.shape[1])

    @property
    def drawn(self) -> int:
        """How many were drawn anew."""
        return len(self.error) - 1


@frozen
class Held:
    """The positions that are held, and how far they lie apart; (...) each but the first two.

    position   (..., actor)
    weight     (..., actor) what each brings to bear, 0 of whoever holds nothing
    low, high  the lowest and the highest of them
    spread     see above
    """

    position: Floats
    weight: Floats
    low: Floats
    high: Floats
    spread: Floats

    def of(self, where: NDArray[np.bool_]) -> Held:
        """The same where it is asked for: (...), or a shape to which it broadcasts."""
        each = (*where.shape, self.position.shape[-1])
        position, weight = (_picked(np.broadcast_to(one, each), where) for one in (self.position, self.weight))
        low, high, spread = (np.broadcast_to(one, where.shape)[where] for one in (self.low, self.high, self.spread))
        return Held(position, weight, low, high, spread)


def _picked(values: Floats, where: NDArray[np.bool_]) -> Floats:
    """(some, actor) the values where they are asked for.

    A table that lies in memory column by column is picked from column by column: row by row takes ten times as long.
    """
    if values.ndim == 2 and values.flags.f_contiguous:
        return values.T.take(np.flatnonzero(where), axis=1).T
    return values[where]


@frozen
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
    """A table from what is written of it: n, and a share and a row of errors for itself and each drawn anew."""
    rows = [written, *written["drawn"]]
    error = np.array([row["errors"] for row in rows], dtype=np.float64)
    return Table(int(written["n"]), error, np.array([row["share"] for row in rows], dtype=np.float64))


def held(stakes: Stakes) -> Held:
    """What is held, of those who have any weight; of all, each as much, where nobody has.

    >>> float(held(Stakes([0.0, 100.0], 1.0, 1.0)).spread)
    50.0
    """
    weight, total, _ = weights(stakes)
    draws, members = stakes.position.shape if stakes.position.ndim == 2 else (1, 1)
    size = at_a_time(members)
    if draws <= size:
        return Held(stakes.position, weight, *stakes.ends, _spread(stakes.position, weight, total, stakes.ends[0]))
    pieces = [held(stakes.of(slice(start, start + size))) for start in range(0, draws, size)]
    low, high, spread = (np.concatenate([getattr(one, name) for one in pieces]) for name in ("low", "high", "spread"))
    return Held(stakes.position, weight, low, high, spread)


def _spread(position: Floats, weight: Floats, total: Floats, low: Floats) -> Floats:
    """(...) how far the positions lie apart."""
    # from the lowest, so that where all stand on one point nothing is left of rounding
    away = position - low[..., None]
    mean = over_members(weight * away) / total
    away -= mean[..., None]
    squared = weight * away
    squared *= away
    spread: Floats = np.sqrt(over_members(squared) / total)
    return spread


def dress(
    point: Floats,
    among: Held,
    u: Floats,
    who: Floats,
    name: str,
    *,
    row: NDArray[np.intp] | int = 0,
    spread: Floats | None = None,
) -> Floats:
    """The point with a past error of the method.

    point    (...) on the scale
    among    the positions that are held
    u        (...) in (0, 1): which error
    who      (...) in (0, 1): whether somebody's position, and whose
    name     a table: see `tables`
    row      (...) of the table: 0 as it is, 1 ... `drawn` from proposals drawn anew
    spread   (...) instead of that of the positions
    returns  (...); elementwise, so that a draw alone gives the same bits

    >>> apart = held(Stakes([0.0, 100.0], 1.0, 1.0))
    >>> bool(dress(np.array(50.0), apart, np.array(0.1), np.array(0.9), "weighted-mean") < 50.0)
    True
    """
    return dressed(point, among, u, who, table(name), row=row, spread=spread)


def dressed(
    point: Floats,
    among: Held,
    u: Floats,
    who: Floats,
    errors: Table,
    *,
    row: NDArray[np.intp] | int = 0,
    spread: Floats | None = None,
) -> Floats:
    """The same with a table at hand."""
    point, row = np.asarray(point), np.broadcast_to(np.asarray(row, dtype=np.intp), np.shape(point))
    spread = among.spread if spread is None else spread
    astray = erred(point, among.low, among.high, spread, read(errors, u, row))
    share = errors.share[row]
    somebody = who < share
    if not somebody.any():
        return astray
    theirs: Floats = np.array(np.broadcast_to(astray, somebody.shape))
    # looked up only where it is somebody's: to go through everybody costs more than all else
    share, who = (np.broadcast_to(one, somebody.shape)[somebody] for one in (share, who))
    theirs[somebody] = somebodys(among.of(somebody), np.minimum(who / share, 1.0))
    return theirs


def erred(point: Floats, low: Floats, high: Floats, spread: Floats, error: Floats) -> Floats:
    """(...) a point with an error in units of the spread, cut to the positions that are held, from low to high."""
    # a point outside of what is held, as a status quo may be, stays where it is
    found: Floats = np.clip(point + spread * error, np.minimum(low, point), np.maximum(high, point))
    return found


def somebodys(among: Held, who: Floats) -> Floats:
    """(...) the position of an actor: below one half of one drawn by weight, above it of any, each as likely.

    who   (...) in 0-1
    """
    chosen = whose(among.weight, who)
    position = np.broadcast_to(among.position, (*chosen.shape, among.position.shape[-1]))
    found: Floats = np.take_along_axis(position, chosen[..., None], axis=-1)[..., 0]
    return found


def whose(weight: Floats, who: Floats) -> NDArray[np.intp]:
    """(...) which actor that is, of such weights (..., actor)."""
    return first_beyond(*along(weight, who), weight)


def along(weight: Floats, who: Floats) -> tuple[Floats, Floats]:
    """(..., actor) what is brought up to each, weight or heads; (...) at which part of it all is whoever it is."""
    who = np.asarray(who)
    by_weight = who < HALF
    brought = np.where(by_weight[..., None], weight, (weight > 0).astype(np.float64))
    return np.cumsum(brought, axis=-1), np.where(by_weight, 2 * who, 2 * who - 1)


def first_beyond(reached: Floats, part: Floats, weight: Floats) -> NDArray[np.intp]:
    """(...) the first actor beyond a part of what all bring."""
    beyond = reached > (part * reached[..., -1])[..., None]
    # at the very end rounding may leave nobody: the last who counts
    last = weight.shape[-1] - 1 - np.argmax(weight[..., ::-1] > 0, axis=-1)
    found: NDArray[np.intp] = np.where(beyond[..., -1], np.argmax(beyond, axis=-1), last)
    return found


def read(errors: Table, u: Floats, row: NDArray[np.intp] | int) -> Floats:
    """(...) the u-quantile of a row of errors, linear between its levels."""
    wide = errors.error.shape[1]
    along = np.asarray(u) * (wide - 1)
    cell = np.clip(np.floor(along), 0, wide - 2).astype(np.intp)
    part = along - cell
    flat, first = errors.error.reshape(-1), row * wide + cell
    # in this form the reflected table gives the reflected error up to the last digit
    found: Floats = flat.take(first) * (1 - part) + flat.take(first + 1) * part
    return found

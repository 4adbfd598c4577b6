"""The draws of a run in the forms that other programs read: xarray (ArviZ), and problem and samples (SALib)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.shares import events, state_of
from instantsia.api.extras import needed
from instantsia.draws.state import Array
from instantsia.engine.columns import Columns, read
from instantsia.engine.inputs import inputs
from instantsia.engine.plan import Plan, prepare
from instantsia.errors import UserError, nearest

Floats = NDArray[np.float64]


class Samples(NamedTuple):
    """A run as SALib's given-data methods take it: delta, rbd_fast, pawn, hdmr.

    problem   {"num_vars": n, "names": [path, ...], "bounds": [[low, high], ...]}: the numbers that vary, and the least
              and the greatest drawn of each
    X         (draw, n) the numbers
    Y         (draw,) what came of them: 1 where the event happens and else 0, or the point at which it settles
    """

    problem: dict[str, Any]
    X: Floats
    Y: Floats


def happens(plan: Plan, columns: Columns) -> Mapping[str, NDArray[np.bool_]]:
    """{event: (draw,) whether it happens}."""
    prepared = prepare(plan)
    return events(prepared, state_of(prepared, columns))


def settles(columns: Columns) -> dict[str, Array]:
    """{step: (draw,) the point at which it settles, nan where it does not}, of the settlements on a scale."""
    names = [name for name in columns if name.startswith("value/") and "@" not in name]
    return {name.partition("/")[2]: values for name, values in read(columns, names).items()}


def salib(plan: Plan, columns: Columns, of: str | None = None) -> Samples:
    """The numbers that vary and what came of them. `of` is an event or a settlement; unless said, the headline."""
    outcomes: dict[str, Array] = {**settles(columns), **happens(plan, columns)}
    name = plan.case.event[0].id if of is None else of
    if name not in outcomes:
        raise UserError(f"found {name!r}, expected an event or a settlement: {nearest(name, outcomes)}")
    varied = {path: values for path, values in inputs(plan).items() if values.min() < values.max()}
    if not varied:
        raise UserError(f"{plan.case.id}: no number of it varies, so there is nothing to be sensitive to")
    x = np.column_stack(list(varied.values()))
    bounds = [[float(low), float(high)] for low, high in zip(x.min(axis=0), x.max(axis=0), strict=True)]
    problem = {"num_vars": len(varied), "names": list(varied), "bounds": bounds}
    return Samples(problem, x, np.asarray(outcomes[name], dtype=np.float64))


def dataset(plan: Plan, columns: Columns) -> Any:
    """An xarray.Dataset over (chain, draw), with one chain: every number, event, settlement and decision."""
    xarray = needed("A dataset", "xarray")
    prepared = prepare(plan)
    out: dict[str, Any] = {}

    def put(name: str, values: Array, **told: Any) -> None:
        out[name] = (("chain", "draw"), np.asarray(values)[None], told)

    for path, values in inputs(plan).items():
        put(path, values, kind="number")
    for event, holds in happens(plan, columns).items():
        put(f"event.{event}", holds.astype(np.int8), kind="event")
    for step, values in settles(columns).items():
        put(f"value.{step}", values, kind="settlement")
    for step, options in prepared.outcomes.items():
        name = f"decided/{step}"
        if name in columns:
            # the convention of CF for codes that stand for words; -1 is what never came to it
            flags = {"flag_values": [-1, *range(len(options))], "flag_meanings": " ".join(["none", *options])}
            put(f"decided.{step}", read(columns, [name])[name], kind="decision", **flags)
    coordinates = {"chain": [0], "draw": np.arange(plan.draws)}
    facts = {"case": plan.case.id, "title": plan.case.title, "seed": plan.seed, "created_by": "instantsia"}
    return xarray.Dataset(out, coordinates, facts)

"""How a stock is moved in a turn: by itself, by battles, by talks, and by chance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.case.wars import Stock, War
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.models.war import stocks
from instantsia.steps._sides import DRIFT, Of, paths_of, points, track_between


def stocks_of(case: Case, war: War) -> tuple[Stock, ...]:
    """The stocks of the two sides of a war that its battles move: those that no step of their own does."""
    drifts = (step for step in case.step if step.kind == DRIFT)
    own = {id for step in drifts for _, sort, id in named(step) if sort == "stock"}
    return tuple(one for one in case.stock if one.of in war.between and one.id not in own)


def stock_paths(case: Case, stock: Stock, *, battles: bool) -> Iterator[str]:
    """Paths that `moved` reads; with `battles`, also how battles that are lost move it."""
    keys = ["start", "drift", "noise", *(["loss"] if battles else []), *(["fed"] if stock.talks is not None else [])]
    yield from paths_of(case, "stock", stock.id, *keys)


def moved(case: Case, stock: Stock, lost: NDArray[np.int16] | None, state: State, uniform: Floats) -> Floats:
    """(draw,) the points of a stock a turn later.

    lost     (draw,) battles that its side has lost less those that it has won; None where it goes by none
    uniform  (draw,) strictly between 0 and 1: what chance does
    """
    number = Of(state, "stock", stock.id)
    more = stocks.logistic(uniform, number("noise"))
    if stock.talks is not None:
        more = more + np.where(_talking(case, stock.talks, state), number("fed"), 0.0)
    return stocks.drifted(
        points(state, stock),
        number("drift"),
        0.0 if lost is None else number("loss"),
        0 if lost is None else lost,
        more,
    )


def _talking(case: Case, talks: str, state: State) -> NDArray[np.bool_]:
    """(draw,) whether talks are under way: acknowledged, and not broken off."""
    on: NDArray[np.bool_] = np.isfinite(state["reached", f"{talks}.acknowledged"])
    for term in case.term:
        track = track_between(case, (term.giver, term.taker)) if term.opens == talks else None
        if track is not None and track.stops is not None:
            on &= ~state["broken", track.id]
    return on

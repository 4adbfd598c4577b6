"""An ally puts off what would be done: for some turns, and so often at most."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Streams
from instantsia.steps._sides import Of, vetoing


def veto_paths(case: Case, target: str) -> Iterator[str]:
    """Paths that a veto on a target reads."""
    for ally in vetoing(case, target):
        yield from (f"ally.{ally.id}.veto.{key}" for key in ("chance", "months", "times"))


def unvetoed(
    case: Case, target: str, ready: NDArray[np.bool_], turn: NDArray[np.int32], state: State, streams: Streams
) -> tuple[NDArray[np.bool_], dict[Key, Array]]:
    """(draw,) where a target that is ready is done, and what is to be stored of the allies who could put it off.

    ready   (draw,) where it would be done
    turn    (draw,) the turn of the group, counted from 1
    """
    new: dict[Key, Array] = {}
    done = ready
    for ally in vetoing(case, target):
        number = Of(state, "ally", ally.id)
        blocked, vetoed = state["blocked", ally.id], state["vetoed", ally.id]
        free = turn > blocked
        casts = done & free & (streams.uniform(f"veto/{ally.id}") < number("veto.chance"))
        casts &= vetoed < np.rint(number("veto.times"))
        until = turn + np.rint(number("veto.months")).astype(np.int32)
        new["blocked", ally.id] = np.where(casts, until, blocked).astype(np.int32)
        new["vetoed", ally.id] = (vetoed + casts).astype(np.int8)
        done = done & free & ~casts
    return done, new

"""An ally puts off what would be done: for some turns, and so often at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from instantsia.case.contacts import Ally
from instantsia.case.model import Case
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Streams
from instantsia.steps._sides import Of, chance_of

Bools = NDArray[np.bool_]


def vetoing(case: Case, targets: Iterable[str]) -> tuple[Ally, ...]:
    """The allies that can veto one of some targets, in the order in which they are written."""
    some = frozenset(targets)
    return tuple(one for one in case.ally if one.veto is not None and some & {*one.veto.on})


def veto_paths(case: Case, targets: Iterable[str]) -> Iterator[str]:
    """Paths that vetoes on some targets read."""
    for ally in vetoing(case, targets):
        yield from (f"ally.{ally.id}.veto.{key}" for key in ("chance", "months", "times"))


def unvetoed(
    case: Case, ready: Mapping[str, Bools], turn: NDArray[np.int32], state: State, streams: Streams
) -> tuple[dict[str, Bools], dict[Key, Array]]:
    """(draw,) where each target that is ready is done, and what is to be stored of the allies who could put it off.

    ready   {target: (draw,) where it would be done}; an ally who vetoes one of several vetoes all that it can at once
    turn    (draw,) the turn of the group, counted from 1
    """
    new: dict[Key, Array] = {}
    done = dict(ready)
    for ally in vetoing(case, ready):
        assert ally.veto is not None
        number, mine = Of(state, "ally", ally.id), [one for one in done if one in ally.veto.on]
        until, vetoed = state["held_up", ally.id], state["vetoed", ally.id]
        free = turn > until
        asked = np.logical_or.reduce([done[one] for one in mine])
        casts = asked & free & (streams.uniform(f"veto/{ally.id}") < chance_of(case, ally, "veto.chance", state))
        casts &= vetoed < np.rint(number("veto.times"))
        later = turn + np.rint(number("veto.months")).astype(np.int32)
        new["held_up", ally.id] = np.where(casts, later, until).astype(np.int32)
        new["vetoed", ally.id] = (vetoed + casts).astype(np.int8)
        done |= {one: done[one] & free & ~casts for one in mine}
    return done, new

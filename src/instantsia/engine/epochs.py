"""The day of a step, and what those who changed their mind want by then.

A path about which somebody changed their mind has epochs (`evidence.epochs`). A step reads the latest one begun by its
day, in that draw, in which a claim stands; else the one before. Where that is another epoch than the step before it
read, the number becomes what the epoch says, by its path and in the table of actors; elsewhere it stays, and with it
what a step has moved since.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.quantities import stacked_at
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats
from instantsia.engine.plan import Prepared, Turn
from instantsia.evidence.disputes import NOBODY
from instantsia.evidence.epochs import MARK
from instantsia.evidence.nodes import PathNode
from instantsia.evidence.program import Program

CLOCK = ("clock", "")
Which = NDArray[np.int8]
Nodes = Sequence[PathNode]


def clock_of(turn: Turn, state: State) -> Array:
    """(draw,) the day of the step: as written, or the end of the step it waits for where that is later."""
    if CLOCK in state and turn.step.after is None and (state[CLOCK] == turn.day).all():
        return state[CLOCK]
    fixed = np.full(state.draws, float(turn.day))
    clock = fixed if turn.step.after is None else np.maximum(fixed, state["ended", turn.step.after])
    # the steps of one day have one array
    return state[CLOCK] if CLOCK in state and np.array_equal(state[CLOCK], clock) else clock


def turned(prepared: Prepared, program: Program, state: State, clock: Array) -> dict[Key, Array]:
    """What is otherwise as a step finds it on its day, clock (draw,): whole arrays of what somebody now wants.

    state   as the step before it left it, with the day of that step; before the first step there is none
    """
    new: dict[Key, Array] = {}
    if program.epochs and CLOCK in state and (state[CLOCK] is clock or np.array_equal(state[CLOCK], clock)):
        return new  # the steps of one day find what the first of them found
    for about, nodes in program.epochs.items():
        drawn = _drawn(about, nodes, state)
        was = np.zeros(state.draws, np.int8)
        if CLOCK in state:
            was = _which(nodes, state, state[CLOCK])
        else:
            # kept, since the path itself goes on to say what later epochs do
            new["number", f"{about}{MARK}"] = drawn[0]
        now = _which(nodes, state, clock)
        if not np.any(now != was):
            continue
        for key, actor in _places(about):
            place = None if actor is None else prepared.axes["actor"][actor]
            new[key] = _turned(new[key] if key in new else state[key], place, now, was, drawn)
    return new


def number_on(program: Program, state: State, about: str, clock: Array) -> Floats:
    """(draw,) the number of a canonical path on a day, clock (draw,), as the epochs say it and before a step moves it.

    state   at the end of the draws
    """
    nodes = program.epochs.get(about)
    if nodes is None:
        return state["number", about]
    return _chosen(_which(nodes, state, clock), _drawn(about, nodes, state))


def as_found(prepared: Prepared, program: Program, state: State, step: str) -> State:
    """The state at the end of the draws, with what everybody wants as it was on the day of a step."""
    if not program.epochs:
        return state
    clock = day_of(prepared, state, step)
    return state.updated({CLOCK: clock, **turned(prepared, program, state, clock)})


def day_of(prepared: Prepared, state: State, step: str) -> Array:
    """(draw,) the day of the last turn of a step, from the state at the end of the draws."""
    turn = next(turn for turn in reversed(prepared.turns) if turn.step.id == step)
    return clock_of(turn, state)


def _which(nodes: Nodes, state: State, clock: Array) -> Which:
    """(draw,) the place of the latest epoch begun by the day in which a claim stands, 0 the first."""
    which = np.zeros(state.draws, np.int8)
    for place, node in enumerate(nodes[1:], 1):
        which[(clock >= node.since) & (state["pick", node.path] != NOBODY)] = place
    return which


def _drawn(about: str, nodes: Nodes, state: State) -> list[Floats]:
    """What each epoch says, (draw,)."""
    kept = "number", f"{about}{MARK}"
    first = state[kept if kept in state else ("number", about)]
    return [first, *(state["number", node.path] for node in nodes[1:])]


def _places(about: str) -> list[tuple[Key, str | None]]:
    """Where the steps read a number: by its path, and of an actor in a table."""
    table = stacked_at(about)
    return [(("number", about), None), *([((table[0], table[1]), table[2])] if table is not None else ())]


def _turned(old: Array, place: int | None, now: Which, was: Which, drawn: Sequence[Floats]) -> Array:
    out: Array = old.copy()
    column = out if place is None else out[:, place]
    column[...] = np.where(now != was, _chosen(now, drawn), column)
    return out


def _chosen(which: Which, drawn: Sequence[Floats]) -> Floats:
    out = drawn[0]
    for place, one in enumerate(drawn[1:], 1):
        out = np.where(which == place, one, out)
    return out

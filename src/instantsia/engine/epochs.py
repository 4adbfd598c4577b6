"""The day of a step, and what those who changed their mind want by then.

A path about which somebody changed their mind has epochs (`evidence.epochs`). A step reads the latest one begun by its
day, in that draw, in which a claim stands; else the one before. Where that is another epoch than the step before it
read, the number becomes what the epoch says, by its path and in the table of actors; elsewhere it stays, and with it
what a step has moved since.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.quantities import stacked_at
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats
from instantsia.engine.memo import Memo
from instantsia.engine.plan import Prepared, Turn
from instantsia.evidence.disputes import NOBODY
from instantsia.evidence.epochs import MARK
from instantsia.evidence.nodes import PathNode
from instantsia.evidence.program import Program

Which = NDArray[np.int8]
Nodes = Sequence[PathNode]


def clock_of(turn: Turn, state: State, memo: Memo) -> Array:
    """(draw,) the day of the step: as written, or the end of the step it waits for where that is later."""
    fixed = memo.once(turn.day, (), lambda: np.full(state.draws, float(turn.day)))
    if turn.step.after is None or ("ended", turn.step.after) not in state:
        return fixed
    ended = state["ended", turn.step.after]
    return memo.once(turn.day, (ended,), lambda: np.maximum(fixed, ended))


def on_its_day(prepared: Prepared, program: Program, state: State, clock: Array, memo: Memo) -> State:
    """The state as a step finds it on its day, clock (draw,)."""
    before = state.arrays.get(("clock", ""))
    new: dict[Key, Array] = {("clock", ""): clock}
    if before is clock or not program.epochs:
        return state.updated(new)
    for about, nodes in program.epochs.items():
        drawn = _drawn(about, nodes, state)
        if before is None:
            # kept, since the path itself goes on to say what later epochs do
            new["number", f"{about}{MARK}"] = drawn[0]
            was = memo.once(("epoch", about), (), lambda: np.zeros(state.draws, np.int8))
        else:
            was = _which(about, nodes, state, before, memo)
        now = _which(about, nodes, state, clock, memo)
        if now is was or not np.any(now != was):
            continue
        for key, actor in _places(about):
            place = None if actor is None else prepared.axes["actor"][actor]
            old = new.get(key, state.arrays[key])
            turned = functools.partial(_turned, old, place, now, was, drawn)
            new[key] = memo.once(("epoch", about, key), (old, now, was, *drawn), turned)
    return state.updated(new)


def number_on(program: Program, state: State, about: str, clock: Array) -> Floats:
    """(draw,) the number of a canonical path on a day, clock (draw,), as the epochs say it and before a step moves it.

    state   at the end of the draws
    """
    nodes = program.epochs.get(about)
    if nodes is None:
        return state["number", about]
    return _chosen(_which(about, nodes, state, clock, Memo()), _drawn(about, nodes, state))


def as_found(prepared: Prepared, program: Program, state: State, step: str) -> State:
    """The state at the end of the draws, with what everybody wants as it was on the day of a step."""
    if not program.epochs:
        return state
    return on_its_day(prepared, program, state, day_of(prepared, state, step), Memo())


def day_of(prepared: Prepared, state: State, step: str) -> Array:
    """(draw,) the day of the last turn of a step, from the state at the end of the draws."""
    turn = next(turn for turn in reversed(prepared.turns) if turn.step.id == step)
    return clock_of(turn, state, Memo())


def _which(about: str, nodes: Nodes, state: State, clock: Array, memo: Memo) -> Which:
    """(draw,) the place of the latest epoch begun by the day in which a claim stands, 0 the first."""
    picks = [state["pick", node.path] for node in nodes[1:]]
    begins = tuple(node.since for node in nodes[1:])

    def latest() -> Which:
        which = np.zeros(state.draws, np.int8)
        for place, (since, pick) in enumerate(zip(begins, picks, strict=True), 1):
            which[(clock >= since) & (pick != NOBODY)] = place
        return which

    return memo.once(("epoch", about, begins), (clock, *picks), latest)


def _drawn(about: str, nodes: Nodes, state: State) -> list[Floats]:
    """What each epoch says, (draw,)."""
    first = state.arrays.get(("number", f"{about}{MARK}"))
    return [state["number", about] if first is None else first, *(state["number", node.path] for node in nodes[1:])]


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

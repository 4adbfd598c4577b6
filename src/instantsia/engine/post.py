"""What is under way: sent by a step, handed over before the first step that begins on or after the day it is due."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Prepared, Turn

Bools = NDArray[np.bool_]


@dataclass
class Dispatch:
    """Something under way: the state when it was sent, the day it is due, and where it has not yet arrived."""

    turn: Turn
    state: State
    due: Array
    pending: Bools = field(init=False)
    next: float = field(init=False)
    """The first day on which it arrives anywhere; inf where it has arrived everywhere."""

    def __post_init__(self) -> None:
        self.pending = np.isfinite(self.due)
        self.arrived(np.zeros(len(self.due), bool))

    def arrived(self, where: Bools) -> None:
        """Note where it has arrived."""
        self.pending &= ~where
        self.next = float(self.due[self.pending].min(initial=np.inf))


@dataclass
class Handover:
    """What a step looks at, asks for and leaves where what it sent is handed over, in all turns together."""

    looked_at: set[Key] = field(default_factory=set)
    asked: list[tuple[str, int]] = field(default_factory=list)
    left: set[Key] = field(default_factory=set)


def deliver(
    prepared: Prepared,
    state: State,
    post: list[Dispatch],
    streams: Streams,
    handed: dict[str, Handover] | None = None,
) -> State:
    """Hand over what has fallen due by the clock's day, in the order in which it was sent.

    handed   {step: what was seen of it}, to which is added what happens here

    The day on which it arrived is kept as ("arrived", STEP): of what was sent in several turns, the first to arrive.
    """
    today = state["clock", ""]
    latest = today.max()
    for sent in post:
        # most of what is under way arrives on another day
        if sent.next > latest:
            continue
        ready = sent.pending & (sent.due <= today)
        if not ready.any():
            continue
        sent.arrived(ready)
        where = None if ready.all() else np.flatnonzero(ready)
        step = sent.turn.step
        noted = Handover() if handed is None else handed.setdefault(step.id, Handover())
        asking = streams if handed is None else replace(streams, asked=noted.asked)
        scoped = asking.within(f"step/{step.id}/arrive", sent.turn.number, where)
        then, now = sent.state.at(where, noted.looked_at), state.at(where, noted.looked_at)
        new = prepared.steps[step.id].arrive(prepared.plan.case, then, now, scoped)
        noted.left |= {*new, ("arrived", step.id)}
        for key in new:
            if state.variables[key[0]].lasts == "turn":
                raise ValueError(f"{step.kind}: what arrives lasts: declare {key[0]} with lasts='run'")
        due = sent.due if where is None else sent.due[where]
        first = np.minimum(state.at(where)["arrived", step.id], due)
        state = state.updated({**new, ("arrived", step.id): first}, where)
    post[:] = [sent for sent in post if np.isfinite(sent.next)]
    return state

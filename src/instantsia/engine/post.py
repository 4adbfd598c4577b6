"""What is under way: sent by a step, handed over before the first step that begins on or after the day it is due.

What is due on a later day than any step begins is handed over when all steps are over.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.state import Array, Index, Key, State
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Prepared, Turn
from instantsia.engine.recorder import Moment, Watch
from instantsia.guard import Failure

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

    def copied(self) -> Dispatch:
        """The same, to go on from here more than once."""
        out = copy.copy(self)
        out.pending = self.pending.copy()
        return out

    def of_rows(self, draw: Index) -> Dispatch:
        """The same for rows each of which is one of the draws."""
        out = copy.copy(self)
        out.state, out.due, out.pending = self.state.of_rows(draw), self.due[draw], self.pending[draw]
        out.arrived(np.zeros(len(draw), bool))
        return out

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

    def add(self, other: Handover) -> None:
        """With what was seen of it another time."""
        self.looked_at |= other.looked_at
        self.asked += other.asked
        self.left |= other.left


def deliver(
    prepared: Prepared,
    state: State,
    post: list[Dispatch],
    streams: Streams,
    *,
    rest: bool = False,
    handed: dict[str, Handover] | None = None,
    watch: Watch | None = None,
) -> State:
    """Hand over what has fallen due by the clock's day, or with `rest`, once no step is left, all that is under way.

    handed   {step: what was seen of it}, to which is added what happens here
    watch    is shown everything that is handed over

    In each draw the order is that of the days on which things are due, and of two on one day that in which they were
    sent. The day on which it arrived is kept as ("arrived", STEP): of what was sent in several turns, the first to
    arrive.
    """
    today = np.full(state.draws, np.inf) if rest else state["clock", ""]
    latest = today.max()
    while True:
        # most of what is under way arrives on another day
        ready = [(sent, sent.pending & (sent.due <= today)) for sent in post if sent.next <= latest]
        ready = [(sent, where) for sent, where in ready if where.any()]
        if len(ready) > 1:
            earliest = np.argmin([np.where(where, sent.due, np.inf) for sent, where in ready], axis=0)
            ready = [(sent, where & (earliest == place)) for place, (sent, where) in enumerate(ready)]
        for sent, where in ready:
            if where.any():
                before, state = state, _hand_over(prepared, state, sent, where, streams, handed)
                if watch is not None:
                    rows = None if where.all() else np.flatnonzero(where)
                    watch(Moment(sent.turn, before, state, rows, sent.due[where], arrived=True))
        if len(ready) <= 1:
            break
    post[:] = [sent for sent in post if np.isfinite(sent.next)]
    return state


def _hand_over(
    prepared: Prepared,
    state: State,
    sent: Dispatch,
    ready: Bools,
    streams: Streams,
    handed: dict[str, Handover] | None,
) -> State:
    """One thing handed over in the draws of `ready`, on the day it is due there."""
    sent.arrived(ready)
    where = None if ready.all() else np.flatnonzero(ready)
    step = sent.turn.step
    noted = Handover() if handed is None else handed.setdefault(step.id, Handover())
    asking = streams if handed is None else replace(streams, asked=noted.asked)
    scoped = asking.within(f"step/{step.id}/arrive", sent.turn.number, where)
    due = sent.due if where is None else sent.due[where]
    then = sent.state.at(where, noted.looked_at)
    now = state.updated({("clock", ""): due}, where).at(where, noted.looked_at)
    try:
        new = prepared.steps[step.id].arrive(prepared.plan.case, then, now, scoped)
    except Failure as failure:
        raise failure.within(step.id) from failure.__cause__
    noted.left |= {*new, ("arrived", step.id)}
    for key in new:
        if state.variables[key[0]].lasts == "turn":
            raise ValueError(f"{step.kind}: what arrives lasts: declare {key[0]} with lasts='run'")
    first = np.minimum(state.at(where)["arrived", step.id], due)
    return state.updated({**new, ("arrived", step.id): first}, where)

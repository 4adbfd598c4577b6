"""Rows of departures narrowed to those in which a group of steps still goes on, while it is over in the others.

Where a war is over, no turn of its group leaves anything more: what stands there in the end is known before the other
rows have come to it. They alone are played on, as rows of their own, and are put back when the group is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from instantsia.draws.layered import Layered, taken
from instantsia.draws.state import Array, Index, Key, State, differs
from instantsia.draws.streams import RowStreams
from instantsia.engine.epochs import CLOCK
from instantsia.engine.play import Playing

FEWEST = 512
"""Fewer rows are not narrowed: that costs more than they do."""
LEFT = 0.7
"""Rows are narrowed where no larger a part of them goes on."""


@dataclass
class Narrowing:
    """Rows that go on, and what puts them back.

    part   the rows that go on
    whole  all rows, as they are where the group is over
    rows   which of them go on, in order
    given  what these had of their own when they went on
    """

    part: Playing
    whole: Playing
    rows: Index
    given: Layered


def narrowed(playing: Playing) -> Narrowing | None:
    """The rows in which the group goes on of which a turn is about to open.

    None where too few are left out, or where the rest is not known yet: something may still arrive in it, the day of a
    step waits for another, or somebody changes their mind on that day or later.
    """
    turn = playing.prepared.turns[playing.place]
    group = None if turn.group is None or not turn.opens else playing.groups[turn.group]
    if group is None or group.alive is None or len(group.alive) < FEWEST or playing.post:
        return None
    rows = np.flatnonzero(group.alive)
    if not 0 < rows.size <= LEFT * len(group.alive):
        return None
    steps = [playing.prepared.steps[step] for step in group.steps]
    changes = (node.since for nodes in playing.program.epochs.values() for node in nodes[1:])
    if any(step.SENDS or step.after is not None for step in steps) or any((day or 0) >= turn.day for day in changes):
        return None
    streams, given = playing.streams, _layered(playing.state).of_rows(rows)
    assert isinstance(streams, RowStreams)
    part = replace(
        playing,
        state=replace(playing.state, draws=rows.size, arrays=given),
        streams=streams.of_rows(rows),
        groups={**playing.groups, group.group: group.of_rows(rows)},
    )
    whole = playing.copied()
    whole.state = whole.groups[group.group].close(whole.state)
    return Narrowing(part, whole, rows, given)


def widened(part: Playing, before: Narrowing) -> Playing:
    """All rows again when the group is over in those that went on, too."""
    last = part.prepared.turns[part.place - 1]
    state = before.whole.state
    state = state.updated({CLOCK: np.full(state.draws, float(last.day))})
    was, now = _layered(state), _layered(part.state)
    own: dict[Key, Array] = {}
    for key, array in now.own.items():
        if array is before.given.own.get(key):
            own[key] = was.own[key]
        else:
            own[key] = state[key].copy()
            own[key][before.rows] = array
    over = np.delete(np.arange(state.draws), before.rows)
    for key, array in now.shared.items():
        if key in own or (key not in was.own and array is was.shared.get(key)):
            continue
        # in those that went on it is as in the trajectory
        there = state.at(over)[key]
        if differs(taken(array, was.draw.take(over)), there).any():
            own[key] = taken(array, was.draw)
            own[key][over] = there
    for array in own.values():
        array.setflags(write=False)
    return replace(before.whole, state=replace(state, arrays=Layered(now.shared, was.draw, own)), place=part.place)


def _layered(state: State) -> Layered:
    assert isinstance(state.arrays, Layered)
    return state.arrays

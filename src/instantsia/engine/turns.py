"""What a group of steps that repeat leaves from turn to turn.

When a turn opens, what its steps left in the turn before is blank: a step that reads another's decision, or a condition
that names it, means this turn. What came of a step in the last turn in which it happened is kept beside it, and how
often it happened; once the group is over it stands in the state, for later steps, events and columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.state import Array, Index, Key, State, When, in_turn
from instantsia.engine.plan import Prepared

Bools = NDArray[np.bool_]


@dataclass
class GroupTurns:
    """One group of steps in one block, from its first turn to its last.

    group   its id
    steps   the ids of its steps
    kept    {what is kept of another turn than the last: of the first in which its step happened, of each, or both}
    last    what each step left in the last turn in which it happened, whole arrays
    alive   (draw,) where the group's `while` has held so far; None before the first turn
    """

    group: str
    steps: frozenset[str]
    kept: Mapping[Key, frozenset[When]] = field(default_factory=dict)
    last: dict[Key, Array] = field(default_factory=dict)
    alive: Bools | None = None
    number: int = -1
    ours: dict[Key, bool] = field(default_factory=dict, repr=False)
    """Whether an array is what a step of the group leaves in a turn, of those of which it was asked."""

    def open(self, state: State) -> State:
        """The state as the next turn opens: what the turn before left is put by."""
        state = self._put_by(state)
        self.number += 1
        return state

    def begin(self, state: State, alive: Bools) -> State:
        """The turn begins where the group is still alive."""
        self.alive = alive
        begun = state["turns", self.group] + alive
        return state.updated({("turns", self.group): begun.astype(np.int32)})

    def close(self, state: State) -> State:
        """The state when the group is over: of each step, what came of it last."""
        return self._put_by(state).having(self.last)

    def copied(self) -> GroupTurns:
        """The same, to go on from here more than once."""
        return replace(self, last=dict(self.last))

    def of_rows(self, draw: Index) -> GroupTurns:
        """The same for rows each of which is one of the draws."""
        last = {key: array[draw] for key, array in self.last.items()}
        return replace(self, last=last, alive=None if self.alive is None else self.alive[draw])

    def so_far(self, state: State, steps: Collection[str]) -> State:
        """The state as it would be if the group were over now, as far as some of its steps go; nothing is put by."""
        wanted = self.steps.intersection(steps)
        keys = {key for key in (*state.arrays, *self.last) if _of(state, key, wanted)}
        return state.having({key: _last(state["happened", owner(key)], state[key], self.last.get(key)) for key in keys})

    def looking_back(self, state: State, steps: Collection[str] | None = None) -> State:
        """The state with what came last of some steps (None: of all) in place of what they left in this turn."""
        last, left = self.last, self._left(state)
        if steps is not None:
            last = {key: array for key, array in last.items() if owner(key) in steps}
            left = [key for key in left if owner(key) in steps]
        return state.having(last, [key for key in left if key not in last])

    def _left(self, state: State) -> list[Key]:
        """What the steps have left in this turn."""
        for key in state.arrays.keys() - self.ours.keys():
            self.ours[key] = _of(state, key, self.steps)
        return [key for key in state.arrays if self.ours[key]]

    def _put_by(self, state: State) -> State:
        """Take what the steps left in this turn out of the state and keep it."""
        if self.number < 0:
            return state
        arrays, before = state.arrays, dict(self.last)
        kept: dict[Key, Array] = {}
        for key in self.kept:
            if "each" in self.kept[key]:
                kept[key[0], in_turn(key[1], self.number)] = state[key]
        left = self._left(state)
        # what a step left in an earlier turn and not in this one is blank where it happened in this one
        missing = [key for key in self.last if key not in state.arrays and state["happened", owner(key)].any()]
        where = {step: _Where(state["happened", step]) for step in {owner(key) for key in (*left, *missing)}}
        for key in (*left, *missing):
            step, was = owner(key), before.get(key)
            array = arrays[key] if key in arrays else state.blank(key)
            self.last[key] = array if was is None else where[step].chosen(array, was)
            if "first" in self.kept.get(key, ()):
                first, earlier = (key[0], in_turn(key[1], "first")), before.get(("happened", step))
                was = arrays[first] if first in arrays else state.blank(key)
                kept[first] = array if earlier is None else _Where(earlier).chosen(was, array)
        return state.having(kept, left)


def groups_of(prepared: Prepared) -> dict[str, GroupTurns]:
    """{group: its turns, none begun}."""
    steps = prepared.plan.case.step
    return {
        group: GroupTurns(
            group,
            frozenset(step.id for step in steps if step.within == group),
            prepared.kept_turns.get(group, {}),
        )
        for group in prepared.groups
    }


def owner(key: Key) -> str:
    """The step that left an array: its subject is the step's id, or begins with it and a dot."""
    return key[1].partition(".")[0]


def _of(state: State, key: Key, steps: Collection[str]) -> bool:
    return state.variables[key[0]].lasts == "turn" and owner(key) in steps


def _last(happened: Bools, array: Array, before: Array | None) -> Array:
    """(draw, ...) the array where its step happened in this turn, elsewhere what was kept before."""
    return array if before is None else _Where(happened).chosen(array, before)


class _Where:
    """Where something is so, looked over once for all that is chosen by it."""

    def __init__(self, mask: Bools) -> None:
        self.mask, self.everywhere, self.anywhere = mask, bool(mask.all()), bool(mask.any())

    def chosen(self, yes: Array, no: Array) -> Array:
        """(draw, ...) one array where it is so, elsewhere the other."""
        if self.everywhere:
            return yes
        if not self.anywhere:
            return no
        mask = self.mask
        if yes.ndim == 2 and yes.size and yes.flags.c_contiguous and no.flags.c_contiguous and yes.dtype == no.dtype:
            # a row is taken whole: several times faster than a choice for each of its few columns
            row = np.dtype((np.void, yes.itemsize * yes.shape[1]))
            out = np.where(mask, yes.view(row)[:, 0], no.view(row)[:, 0]).view(yes.dtype).reshape(yes.shape)
        else:
            out = np.where(mask if yes.ndim == 1 else mask[:, None], yes, no)
        out.setflags(write=False)
        return out

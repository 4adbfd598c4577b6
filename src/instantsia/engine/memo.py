"""What a block already yielded, so that a replay plays only what its change can reach.

A step is played again only in the draws in which something that it read is not as it was in an earlier play, or in
all of them where a random number that it asked for is drawn anew: a draw knows nothing of the others. Evidence returns
the same arrays where nothing above them changed, so that most of what was read need not be compared at all.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.recent import Recent
from instantsia.draws.state import Array, Index, Key, State, differs
from instantsia.draws.streams import Streams, replica_of
from instantsia.engine.happening import PlayedStep, StepResult, play_step, with_arrays
from instantsia.engine.plan import Prepared, Turn
from instantsia.evidence.block import Memo as EvidenceMemo

Bools = NDArray[np.bool_]
Parts = tuple[Array | None, ...]

KEPT_PLAYS = 4
"""How many plays of one step a memo keeps; the first is the case as drawn and is never dropped."""
NUMBERS = 2**26
"""Bytes of random numbers that a memo keeps."""
KEPT_MADE = 16
"""How many arrays of one name a memo keeps, likewise: a thousand replays must not need a thousand times the memory."""


@dataclass(frozen=True)
class CachedPlay:
    """One play of one step.

    where        the draws in which it was to happen; None for all
    asked        {address of every random number that it asked for: which re-draw of it}
    looked_at    what it read
    read         the arrays of that, and of what scattering kept of what was there before
    left         what it left behind, whole arrays
    due          (draw,) the day on which what it sent is due; None where it sends nothing
    happened_in  the draws in which it did happen; None for all
    """

    where: Index | None
    asked: Mapping[str, int]
    looked_at: frozenset[Key]
    read: Mapping[Key, Array | None]
    left: Mapping[Key, Array]
    due: Array | None
    happened_in: Index | None

    def same_numbers(self, replicas: Mapping[str, int]) -> bool:
        """Whether the numbers that it asked for are the same under other re-draws."""
        if not replicas:
            return not any(self.asked.values())
        return all(replica_of(name, replicas) == number for name, number in self.asked.items())


@dataclass
class Memo:
    """Kept by the caller for one and the same block of draws, and reused between variations."""

    evidence: EvidenceMemo = field(default_factory=EvidenceMemo)
    numbers: Recent[Array] = field(default_factory=lambda: Recent(NUMBERS))
    """The random numbers of steps."""
    made: dict[Any, list[tuple[Parts, Array]]] = field(default_factory=dict)
    """Arrays that the engine itself makes, by name, each beside what it was made of."""
    plays: dict[tuple[str, int], list[CachedPlay]] = field(default_factory=dict)
    """By step and turn."""

    def once(self, key: Any, of: Parts, make: Callable[[], Array]) -> Array:
        """The array made of `of`, the same object each time it is made of the same arrays."""
        kept = self.made.setdefault(key, [])
        for parts, array in kept:
            if len(parts) == len(of) and all(map(operator.is_, parts, of)):
                return array
        array = make()
        array.setflags(write=False)
        if len(kept) >= KEPT_MADE:
            del kept[1]
        kept.append((of, array))
        return array


def replay_step(
    prepared: Prepared, turn: Turn, state: State, where: Index | None, streams: Streams, memo: Memo
) -> PlayedStep:
    """The step of a turn on the draws of `where`, taken from an earlier play as far as nothing that it met differs."""
    name = turn.step.id
    kept = memo.plays.setdefault((name, turn.number), [])
    near, rows = _nearest([play for play in kept if play.same_numbers(streams.replicas)], where, state)
    if near is not None and rows.size == 0:
        return PlayedStep(with_arrays(state, near.left), near.due, near.happened_in)
    seen: set[Key] = set()
    addresses: list[tuple[str, int]] = []
    asking = replace(streams, asked=addresses)
    if near is not None and 2 * rows.size <= state.draws:
        fresh = _mended(prepared, turn, state, where, asking, near, rows, seen)
        looked_at, asked = near.looked_at | seen, dict(near.asked)
    else:
        made = play_step(prepared, turn, state, where, asking, seen)
        after = state.updated(made.new, made.happened_in)
        left = {key: after.arrays[key] for key in made.new}
        fresh = CachedPlay(where, {}, frozenset(), {}, left, made.due_in(state.draws), made.happened_in)
        looked_at, asked = frozenset(seen), {}
    asked.update((address, replica_of(address, streams.replicas)) for address, _ in addresses)
    if streams.asked is not None:
        streams.asked.extend(addresses)
    # scattering keeps the other draws of what was there before, so that counts as read
    read = looked_at if fresh.happened_in is None else looked_at | fresh.left.keys()
    if len(kept) >= KEPT_PLAYS:
        del kept[1]
    arrays = {key: state.arrays.get(key) for key in read}
    kept.append(replace(fresh, asked=asked, looked_at=looked_at, read=arrays))
    return PlayedStep(with_arrays(state, fresh.left), fresh.due, fresh.happened_in)


def _nearest(kept: list[CachedPlay], where: Index | None, state: State) -> tuple[CachedPlay | None, Index]:
    """The earlier play from which least differs, and the draws in which anything does."""
    near, rows = None, np.arange(state.draws)
    for play in kept:
        differs = _differs(play, where, state)
        if near is None or differs.size < rows.size:
            near, rows = play, differs
        if 8 * rows.size <= state.draws:
            break
    return near, rows


def _differs(kept: CachedPlay, where: Index | None, state: State) -> Index:
    """The draws in which a step would meet something else than it met in an earlier play."""
    mask = np.zeros(state.draws, bool)
    if not _same(kept.where, where):
        mask = _mask(kept.where, state.draws) ^ _mask(where, state.draws)
    for key, array in kept.read.items():
        now = state.arrays.get(key)
        if now is array:
            continue
        if now is None or array is None:
            # whether there is anything at all may be asked too
            return np.arange(state.draws)
        mask |= differs(array, now)
    return np.flatnonzero(mask)


def _mended(
    prepared: Prepared,
    turn: Turn,
    state: State,
    where: Index | None,
    streams: Streams,
    near: CachedPlay,
    rows: Index,
    seen: set[Key],
) -> CachedPlay:
    """An earlier play, with the draws of `rows` played again. What comes out as it was is the very same array."""
    todo = rows if where is None else rows[_mask(where, state.draws)[rows]]
    made = play_step(prepared, turn, state, todo, streams, seen) if todo.size else StepResult(todo, {}, None)
    again = todo if made.happened_in is None else made.happened_in
    left: dict[Key, Array] = {}
    for key in near.left.keys() | made.new.keys():
        before = state.arrays.get(key)
        before = state.blank(key) if before is None else before
        old = near.left.get(key, before)
        array = old.copy()
        array[rows] = before[rows]
        if key in made.new:
            array[again] = made.new[key]
        array.setflags(write=False)
        left[key] = array if key not in near.left or differs(old, array).any() else old
    happened = _mask(near.happened_in, state.draws)
    happened[rows] = False
    happened[again] = True
    due = near.due
    if due is not None or made.due is not None:
        due = np.full(state.draws, np.inf) if due is None else due.copy()
        due[rows] = np.inf
        if made.due is not None:
            due[again] = made.due
    return CachedPlay(where, {}, frozenset(), {}, left, due, None if happened.all() else np.flatnonzero(happened))


def _mask(where: Index | None, draws: int) -> Bools:
    """(draw,) whether a draw is among some; None is all of them."""
    if where is None:
        return np.ones(draws, bool)
    mask = np.zeros(draws, bool)
    mask[where] = True
    return mask


def _same(first: Index | None, second: Index | None) -> bool:
    if first is None or second is None:
        return first is second
    return np.array_equal(first, second)

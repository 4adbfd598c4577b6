"""Play a block: evidence sampled, then the steps one after another on the draws in which they happen.

The engine owns masks, clock and post: a step sees only the draws in which it happens, and what has fallen due by its
day has been handed over before. Nothing here loops over draws.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.quantities import stacks
from instantsia.draws.recent import Recent
from instantsia.draws.state import Array, Changes, Index, Key, State, apart
from instantsia.draws.streams import Streams
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared, Turn
from instantsia.evidence import sampler
from instantsia.evidence.program import Program
from instantsia.evidence.sampler import Evidence
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.steps import Observed, Sender

Bools = NDArray[np.bool_]
Parts = tuple[Array | None, ...]

KEPT_PLAYS = 4
"""How many plays of one step a memo keeps; the first is the case as drawn and is never dropped."""
NUMBERS = 2**26
"""Bytes of random numbers that a memo keeps."""
KEPT_MADE = 16
"""How many arrays of one name a memo keeps, likewise: a thousand replays must not need a thousand times the memory."""


@dataclass
class Memo:
    """What a block already yielded, so that a replay plays only what its change can reach.

    A step is played again only in the draws in which something that it read is not as it was in an earlier play: a
    draw knows nothing of the others. Evidence returns the same arrays where nothing above them changed, so that most
    of what was read need not be compared at all.
    """

    evidence: sampler.Memo = field(default_factory=sampler.Memo)
    numbers: Recent[Array] = field(default_factory=lambda: Recent(NUMBERS))
    """The random numbers of steps."""
    made: dict[Any, list[tuple[Parts, Array]]] = field(default_factory=dict)
    """Arrays that the engine itself makes, by name, each beside what it was made of."""
    plays: dict[tuple[str, int], list[Kept]] = field(default_factory=dict)

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


@dataclass(frozen=True)
class Kept:
    """One play of one step: where it was to happen, what it read, what it left behind and where it did happen."""

    where: Index | None
    replicas: tuple[tuple[str, int], ...]
    read: Mapping[Key, Array | None]
    left: Mapping[Key, Array]
    due: Array | None
    came: Index | None


@dataclass(frozen=True)
class Played:
    """The state after a step, the day on which what it sent is due (inf where nothing), and where it came to it."""

    state: State
    due: Array | None
    came: Index | None


@dataclass
class Sent:
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


def play_block(
    prepared: Prepared,
    program: Program,
    number: int,
    variation: Variation = AS_DRAWN,
    *,
    observe: bool = False,
) -> State:
    """The state at the end of every step, for one block of the plan."""
    start, count = prepared.plan.bounds(number)
    return play(prepared, program, start, count, variation, observe=observe)


def play(
    prepared: Prepared,
    program: Program,
    start: int,
    count: int,
    variation: Variation = AS_DRAWN,
    *,
    memo: Memo | None = None,
    observe: bool = False,
    asked: list[tuple[str, int]] | None = None,
) -> State:
    """Draws start to start + count, start a multiple of 4.

    memo      kept by the caller for one and the same (start, count) and reused between variations
    observe   also tell what nothing reads (who was pivotal)
    asked     every address of random numbers asked for is appended to it
    """
    streams = Streams(prepared.plan.seed, start, count, replicas=variation.replicas, asked=asked)
    evidence = sampler.sample(program, streams, _forced(prepared, variation), None if memo is None else memo.evidence)
    if memo is not None:
        streams = replace(streams, kept=memo.numbers)
    own = Memo() if memo is None else memo
    state = _opening(prepared, count, evidence, variation, own)
    alive: dict[str, Bools] = {}
    post: list[Sent] = []
    for turn in prepared.turns:
        state = state.updated({("clock", ""): _clock(turn, state, own)})
        if post:
            state = _deliver(prepared, state, post, streams)
        if turn.group is not None and turn.opens:
            alive[turn.group] = _still_alive(prepared, turn.group, state, alive.get(turn.group))
        where = _where(prepared, turn, state, alive, variation)
        if where is not None and where.size == 0:
            continue
        played = _happen(prepared, turn, state, where, streams, memo)
        state = played.state
        if played.due is not None:
            post.append(Sent(turn, state, played.due))
        if observe and hasattr(prepared.modules[turn.step.id], "observe"):
            module = cast(Observed, prepared.modules[turn.step.id])
            told = module.observe(turn.step, prepared.plan.case, state.at(played.came))
            state = state.updated(told, played.came)
    return state


def _forced(prepared: Prepared, variation: Variation) -> Variation:
    assumed = {f"source.{source}": reading for source, reading in prepared.plan.assume.items()}
    return Variation(assumed).joined(variation) if assumed else variation


def _stacked(columns: Parts, count: int, kept: Sequence[tuple[Parts, Array]]) -> Array:
    """(draw, len(columns)) the columns side by side; most of them are in the table that was kept first."""
    before: Parts
    before, table = kept[0] if kept else ((), np.empty((count, len(columns))))
    table = table.copy()
    for place, column in enumerate(columns):
        if not before or column is not before[place]:
            table[:, place] = np.nan if column is None else column
    return table


def _opening(prepared: Prepared, count: int, evidence: Evidence, variation: Variation, memo: Memo) -> State:
    """What is so before the first step: everything that evidence and assumptions say."""
    case = prepared.plan.case
    arrays: dict[Key, Array] = {}
    tables: tuple[tuple[str, Mapping[str, Array]], ...] = (
        ("number", evidence.numbers),
        ("fact", evidence.facts),
        ("reading", evidence.readings),
        ("opened", evidence.opened),
        ("believed", evidence.believed),
        ("pick", evidence.picks),
        ("option", evidence.options),
        ("mask", evidence.masks),
    )
    for variable, table in tables:
        for subject, values in table.items():
            arrays[variable, subject] = values
    for variable, subject, before, after in stacks(case):
        columns = tuple(evidence.numbers.get(f"{before}{actor.id}{after}") for actor in case.actor)
        if any(column is not None for column in columns):
            kept = memo.made.get((variable, subject), ())
            stack = functools.partial(_stacked, columns, count, kept)
            arrays[variable, subject] = memo.once((variable, subject), columns, stack)
    for issue in case.issue:
        for what in paths.TOLD:
            told = evidence.options.get(paths.told(issue.id, what))
            if told is not None:
                arrays[what, issue.id] = told
    for step in prepared.plan.given:
        found = evidence.options.get(paths.record(step))
        if found is not None:
            arrays["given", step] = found
    for step in variation.happens:
        arrays["forced", step] = memo.once("forced", (), lambda: np.ones(count, bool))
    return State(count, prepared.variables, prepared.axes, arrays)


def _clock(turn: Turn, state: State, memo: Memo) -> Array:
    """(draw,) the day of the step: as written, or the end of the step it waits for where that is later."""
    fixed = memo.once(turn.day, (), lambda: np.full(state.draws, float(turn.day)))
    if turn.step.after is None or ("ended", turn.step.after) not in state:
        return fixed
    ended = state["ended", turn.step.after]
    return memo.once(turn.day, (ended,), lambda: np.maximum(fixed, ended))


def _still_alive(prepared: Prepared, group: str, state: State, alive: Bools | None) -> Bools:
    tree = prepared.groups[group]
    holds = np.ones(state.draws, bool) if tree is None else evaluate(tree, state, prepared.outcomes)
    return holds if alive is None else alive & holds


def _where(
    prepared: Prepared, turn: Turn, state: State, alive: Mapping[str, Bools], variation: Variation
) -> Index | None:
    """The draws in which the step happens; None for all of them."""
    mask = alive[turn.group] if turn.group is not None else None
    if turn.step.id not in variation.happens and turn.step.id in prepared.conditions:
        holds = evaluate(prepared.conditions[turn.step.id], state, prepared.outcomes)
        mask = holds if mask is None else mask & holds
    return None if mask is None or mask.all() else np.flatnonzero(mask)


def _deliver(prepared: Prepared, state: State, post: list[Sent], streams: Streams) -> State:
    """Hand over what has fallen due by the clock's day, in the order in which it was sent."""
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
        module = cast(Sender, prepared.modules[sent.turn.step.id])
        scoped = streams.within(f"step/{sent.turn.step.id}/arrive", sent.turn.number, where)
        new = module.arrive(sent.turn.step, prepared.plan.case, sent.state.at(where), state.at(where), scoped)
        state = state.updated(new, where)
    post[:] = [sent for sent in post if np.isfinite(sent.next)]
    return state


def _happen(
    prepared: Prepared, turn: Turn, state: State, where: Index | None, streams: Streams, memo: Memo | None
) -> Played:
    """The step played on the draws of `where`."""
    if memo is None:
        made = _made(prepared, turn, state, where, streams)
        return Played(state.updated(made.new, made.came), made.due_in(state.draws), made.came)
    name = turn.step.id
    replicas, seen = _reaching(streams.replicas, f"step/{name}/"), set[Key]()
    kept = memo.plays.setdefault((name, turn.number), [])
    near, rows = _nearest([one for one in kept if one.replicas == replicas], where, state)
    if near is not None and rows.size == 0:
        return Played(_with(state, near.left), near.due, near.came)
    if near is not None and 2 * rows.size <= state.draws:
        found = _mended(prepared, turn, state, where, streams, near, rows, seen)
        read = {*near.read, *seen}
    else:
        made = _made(prepared, turn, state, where, streams, seen)
        after = state.updated(made.new, made.came)
        left = {key: after.arrays[key] for key in made.new}
        found, read = Kept(where, replicas, {}, left, made.due_in(state.draws), made.came), {*seen}
    # scattering keeps the other draws of what was there before, so that counts as read
    read |= set() if found.came is None else found.left.keys()
    if len(kept) >= KEPT_PLAYS:
        del kept[1]
    kept.append(replace(found, read={key: state.arrays.get(key) for key in read}))
    return Played(_with(state, found.left), found.due, found.came)


@dataclass(frozen=True)
class _Made:
    """What a step gave: the draws in which it did come to it, and the values there."""

    came: Index | None
    new: Changes
    due: Array | None

    def due_in(self, draws: int) -> Array | None:
        """(draw,) the day on which what it sent is due, inf in the other draws."""
        if self.due is None or self.came is None:
            return self.due
        full = np.full(draws, np.inf)
        full[self.came] = self.due
        return full


def _made(
    prepared: Prepared,
    turn: Turn,
    state: State,
    where: Index | None,
    streams: Streams,
    seen: set[Key] | None = None,
) -> _Made:
    name = turn.step.id
    scoped = streams.within(f"step/{name}", turn.number, where)
    made = prepared.modules[name].play(turn.step, prepared.plan.case, state.at(where, seen), scoped)
    came, new = _came_to(name, where, made)
    due = new.pop(("due", name), None)
    new["happened", name] = np.ones(state.draws if came is None else len(came), bool)
    if ("ended", name) not in new:
        new["ended", name] = state.at(came, seen)["clock", ""]
    return _Made(came, new, due)


def _nearest(kept: list[Kept], where: Index | None, state: State) -> tuple[Kept | None, Index]:
    """The earlier play from which least differs, and the draws in which anything does."""
    near, rows = None, np.arange(state.draws)
    for one in kept:
        differs = _differs(one, where, state)
        if near is None or differs.size < rows.size:
            near, rows = one, differs
        if 8 * rows.size <= state.draws:
            break
    return near, rows


def _differs(kept: Kept, where: Index | None, state: State) -> Index:
    """The draws in which a step would meet something else than it met in an earlier play."""
    differs = np.zeros(state.draws, bool)
    if not _same(kept.where, where):
        differs = _mask(kept.where, state.draws) ^ _mask(where, state.draws)
    for key, array in kept.read.items():
        now = state.arrays.get(key)
        if now is array:
            continue
        if now is None or array is None:
            # whether there is anything at all may be asked too
            return np.arange(state.draws)
        differs |= apart(array, now)
    return np.flatnonzero(differs)


def _mended(
    prepared: Prepared,
    turn: Turn,
    state: State,
    where: Index | None,
    streams: Streams,
    near: Kept,
    rows: Index,
    seen: set[Key],
) -> Kept:
    """An earlier play, with the draws of `rows` played again. What comes out as it was is the very same array."""
    todo = rows if where is None else rows[_mask(where, state.draws)[rows]]
    made = _made(prepared, turn, state, todo, streams, seen) if todo.size else _Made(todo, {}, None)
    again = todo if made.came is None else made.came
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
        left[key] = array if key not in near.left or apart(old, array).any() else old
    came = _mask(near.came, state.draws)
    came[rows] = False
    came[again] = True
    due = near.due
    if due is not None or made.due is not None:
        due = np.full(state.draws, np.inf) if due is None else due.copy()
        due[rows] = np.inf
        if made.due is not None:
            due[again] = made.due
    return Kept(where, near.replicas, {}, left, due, None if came.all() else np.flatnonzero(came))


def _mask(where: Index | None, draws: int) -> Bools:
    """(draw,) whether a draw is among some; None is all of them."""
    if where is None:
        return np.ones(draws, bool)
    mask = np.zeros(draws, bool)
    mask[where] = True
    return mask


def _came_to(name: str, where: Index | None, made: Changes) -> tuple[Index | None, dict[Key, Array]]:
    """The draws in which it did come to it, and the values there: a step may say that in some it did not after all."""
    new = dict(made)
    happened = new.pop(("happened", name), None)
    if happened is None or happened.all():
        return where, new
    rows = np.flatnonzero(happened)
    return rows if where is None else where[rows], {key: value[rows] for key, value in new.items()}


def _with(state: State, left: Mapping[Key, Array]) -> State:
    return State(state.draws, state.variables, state.axes, {**state.arrays, **left})


def _same(one: Index | None, other: Index | None) -> bool:
    return one is other if one is None or other is None else np.array_equal(one, other)


def _reaching(replicas: Mapping[str, int], scope: str) -> tuple[tuple[str, int], ...]:
    """The re-draws that can reach a name beginning with `scope`."""
    return tuple(
        sorted(
            (name, number)
            for name, number in replicas.items()
            if name.startswith(scope) or (name.endswith("/") and scope.startswith(name))
        )
    )

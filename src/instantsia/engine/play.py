"""Play a block: evidence sampled, then the steps one after another on the draws in which they happen.

The engine owns masks, clock, turns and post: a step sees only the draws in which it happens and what was left in its
own turn, and what has fallen due by its day has been handed over before. Nothing here loops over draws.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from instantsia.case import paths
from instantsia.case.evidence import CODER
from instantsia.draws.state import Array, Index, Key, State
from instantsia.draws.streams import Streams
from instantsia.engine.conditions import evaluate
from instantsia.engine.epochs import clock_of, turned
from instantsia.engine.firsts import firsts
from instantsia.engine.happening import PlayedStep, play_step
from instantsia.engine.memo import Memo, Parts
from instantsia.engine.plan import Prepared, Turn
from instantsia.engine.post import Dispatch, Handover, deliver
from instantsia.engine.recorder import Moment, Recorder, Watch
from instantsia.engine.turns import GroupTurns, groups_of
from instantsia.evidence import sampler
from instantsia.evidence.program import Program
from instantsia.evidence.sampler import Evidence
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.guard import Failure

Happen = Callable[[Turn, State, Index | None], PlayedStep]
"""(turn, what is so, the draws in which its step is to happen, None for all): the step played on them."""

TurnOver = Callable[[Turn, State, GroupTurns | None], None]
"""(the last step of a turn, what stands then, its group)."""


def play_block(
    prepared: Prepared,
    program: Program,
    number: int,
    variation: Variation = AS_DRAWN,
    *,
    memo: Memo | None = None,
    observe: bool = False,
) -> State:
    """The state at the end of every step, for one block of the plan; the memo and `observe` as for `play`."""
    start, count = prepared.plan.bounds(number)
    return play(prepared, program, start, count, variation, memo=memo, observe=observe)


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
    record: Recorder | None = None,
    watch: Watch | None = None,
) -> State:
    """Draws start to start + count, start a multiple of 4.

    memo      kept by the caller for one and the same (start, count) and reused between variations and programs
    observe   also tell what nothing reads (who was pivotal, when events came about)
    asked     every address of random numbers asked for is appended to it
    record    is shown the state at the end of every turn
    watch     is shown every step that is played, and whatever is handed over
    """
    playing = begin(prepared, program, start, count, variation, memo, asked=asked)
    playing.watch = watch

    def happen(turn: Turn, state: State, where: Index | None) -> PlayedStep:
        made = play_step(prepared, turn, state, where, playing.streams)
        after = state.updated(made.new, made.happened_in)
        if watch is not None:
            watch(Moment(turn, state, after, made.happened_in, state.at(made.happened_in)["clock", ""]))
        return PlayedStep(after, made.due_in(state.draws), made.happened_in)

    came = firsts(prepared, playing.state) if observe else None

    def turn_over(turn: Turn, state: State, group: GroupTurns | None) -> None:
        if record is not None:
            record.note(turn, state)
        if came is not None:
            came.note(turn, state, group)

    while not playing.over:
        playing.advance(happen, turn_over, observe=observe)
    state = playing.finished()
    return state if came is None else came.told(state)


def begin(
    prepared: Prepared,
    program: Program,
    start: int,
    count: int,
    variation: Variation,
    memo: Memo | None = None,
    *,
    asked: list[tuple[str, int]] | None = None,
) -> Playing:
    """A block before its first turn, under a variation; the memo as for `play`."""
    variation = _forced(prepared, variation)
    streams = Streams(prepared.plan.seed, start, count, replicas=variation.replicas, asked=asked)
    evidence = sampler.sample(program, streams, variation, None if memo is None else memo.evidence)
    if memo is not None:
        streams = streams.keeping(memo.numbers)
    arrays = opening(prepared, count, evidence, variation, Memo() if memo is None else memo)
    state = State(count, prepared.variables, prepared.axes, arrays)
    given = {key: np.full(count, value, state.variables[key[0]].dtype) for key, value in variation.given.items()}
    state = state.having(given) if given else state
    return Playing(prepared, program, streams, state, groups_of(prepared))


@dataclass
class Playing:
    """A block of draws while it is played.

    state   what is so before the next turn
    groups  {group: its turns so far}
    post    what is under way
    place   of the next turn, among those that are played
    seen    what clocks, changes of mind and conditions looked at, where that is noted
    left    what changes of mind changed, likewise
    handed  {step: what was seen of it where what it sent was handed over}
    every_step  whether a step that happens in none of the draws is shown to whoever plays them, too
    watch   is shown what is handed over
    """

    prepared: Prepared
    program: Program
    streams: Streams
    state: State
    groups: dict[str, GroupTurns]
    post: list[Dispatch] = field(default_factory=list)
    place: int = 0
    seen: set[Key] | None = None
    left: set[Key] | None = None
    handed: dict[str, Handover] | None = None
    every_step: bool = False
    watch: Watch | None = None

    @property
    def over(self) -> bool:
        """Whether all turns are played."""
        return self.place >= len(self.prepared.turns)

    def copied(self) -> Playing:
        """The same, to go on from here more than once."""
        groups = {name: group.copied() for name, group in self.groups.items()}
        return replace(self, groups=groups, post=[sent.copied() for sent in self.post])

    def advance(self, happen: Happen, turn_over: TurnOver | None = None, *, observe: bool = False) -> None:
        """Play the next turn; with `observe` also what only who keeps the run wants to know.

        turn_over   is shown what stands at the end of a turn of a group, and after a step outside one
        """
        prepared, place = self.prepared, self.place
        turn = prepared.turns[place]
        after = prepared.turns[place + 1] if place + 1 < len(prepared.turns) else None
        group = None if turn.group is None else self.groups[turn.group]
        found = self.state.at(None, self.seen)
        clock = clock_of(turn, found)
        changed = turned(prepared, self.program, found, clock)
        self.state = self.state.updated({("clock", ""): clock, **changed})
        if self.left is not None:
            self.left |= changed.keys()
        if self.post:
            self.state = deliver(prepared, self.state, self.post, self.streams, handed=self.handed, watch=self.watch)
        if group is not None and turn.opens:
            self._open(group)
        where = self._where(turn, group)
        if where is None or where.size or self.every_step:
            played = happen(turn, self.state, where)
            self.state = played.state
            if group is not None:
                times = self.state["times", turn.step.id] + self.state["happened", turn.step.id]
                self.state = self.state.updated({("times", turn.step.id): times})
            if played.due is not None:
                self.post.append(Dispatch(turn, self.state, played.due))
            if observe:
                self.state = _observed(prepared, turn, self.state, played.happened_in)
        if turn_over is not None and (group is None or after is None or after.opens or after.group != turn.group):
            turn_over(turn, self.state, group)
        if group is not None and (after is None or after.group != turn.group):
            self.state = group.close(self.state)
        self.place += 1

    def finished(self) -> State:
        """What is so when all turns are played and what is still under way has arrived."""
        if not self.post:
            return self.state
        return deliver(
            self.prepared, self.state, self.post, self.streams, rest=True, handed=self.handed, watch=self.watch
        )

    def _open(self, group: GroupTurns) -> None:
        """A turn of a group opens: its `while` is looked at, over what came of its steps in the turns before."""
        state, tree = group.open(self.state), self.prepared.groups[group.group]
        holds = np.ones(state.draws, bool)
        if tree is not None:
            holds = evaluate(tree, group.looking_back(state).at(None, self.seen), self.prepared.outcomes)
        self.state = group.begin(state, holds if group.alive is None else group.alive & holds)

    def _where(self, turn: Turn, group: GroupTurns | None) -> Index | None:
        """The draws in which the step happens; None for all of them."""
        mask, step, prepared = None if group is None else group.alive, turn.step.id, self.prepared
        if step in prepared.conditions:
            later = prepared.looks_back.get(step)
            looked_at = self.state if group is None or not later else group.looking_back(self.state, later)
            holds = evaluate(prepared.conditions[step], looked_at.at(None, self.seen), prepared.outcomes)
            if ("forced", step) in self.state:
                holds = holds | self.state["forced", step]
            mask = holds if mask is None else mask & holds
        return None if mask is None or mask.all() else np.flatnonzero(mask)


def _observed(prepared: Prepared, turn: Turn, state: State, where: Index | None) -> State:
    """With what only who keeps the run wants to know."""
    name = turn.step.id
    try:
        told = prepared.steps[name].observe(prepared.plan.case, state.at(where))
    except Failure as failure:
        raise failure.within(name) from failure.__cause__
    return state.updated(told, where)


def _forced(prepared: Prepared, variation: Variation) -> Variation:
    names = prepared.plan.case.coders
    assumed = {
        CODER if names and source == CODER else f"source.{source}": reading
        for source, reading in prepared.plan.assume.items()
    }
    return Variation(assumed).joined(variation) if assumed else variation


_ELSEWHERE: Array = np.empty(0)
"""No column of a table."""


def _stacked(columns: Parts, count: int, kept: Sequence[tuple[Parts, Array]]) -> Array:
    """(draw, len(columns)) the columns side by side; most of them are in the table that was kept first."""
    before: Parts = kept[0][0] if kept else ()
    if kept:
        table = kept[0][1].copy("K")
    else:
        before, table = _as_they_lie(columns, count)
    for place, column in enumerate(columns):
        if not before or column is not before[place]:
            table[:, place] = np.nan if column is None else column
    return table


def _as_they_lie(columns: Parts, count: int) -> tuple[Parts, Array]:
    """A table for the columns, and those that lie in it already: most were drawn as its rows, each in its place.

    Where a row that is another's would have to make room, or somebody has no number, the table is one of its own.
    """
    drawn = [column for column in columns if column is not None]
    table = next((one.base for one in drawn if one.base is not None and one.base.shape == (len(columns), count)), None)
    if table is not None and table.dtype == np.float64 and count and len(drawn) == len(columns):
        start, step = table.ctypes.data, table.strides[0]
        there = [one.base is table and one.ctypes.data == start + place * step for place, one in enumerate(drawn)]
        if np.isnan(table[np.logical_not(there), 0]).all():
            return tuple(one if lies else _ELSEWHERE for one, lies in zip(drawn, there, strict=True)), table.T
    return (), np.empty((count, len(columns)), order="F")


def opening(prepared: Prepared, count: int, evidence: Evidence, variation: Variation, memo: Memo) -> dict[Key, Array]:
    """What is so before the first step: everything that evidence and assumptions say."""
    case = prepared.plan.case
    arrays: dict[Key, Array] = {}
    tables: tuple[tuple[str, Mapping[str, Array]], ...] = (
        ("number", evidence.numbers),
        ("fact", evidence.facts),
        ("reading", evidence.readings),
        ("opened", evidence.opened),
        ("believed", evidence.believed),
        ("coder", evidence.coders),
        ("pick", evidence.picks),
        ("option", evidence.options),
        ("mask", evidence.masks),
    )
    for variable, table in tables:
        for subject, values in table.items():
            arrays[variable, subject] = values
    for (variable, subject), numbers in prepared.stacked.items():
        columns = tuple(map(evidence.numbers.get, numbers))
        if any(column is not None for column in columns):
            kept = memo.made.get((variable, subject), ())
            stack = functools.partial(_stacked, columns, count, kept)
            arrays[variable, subject] = memo.once((variable, subject), columns, stack)
    for issue in case.issue:
        for what in paths.TOLD:
            told = evidence.options.get(paths.told(issue.id, what))
            if told is not None and (what, issue.id) not in prepared.written:
                arrays[what, issue.id] = told
    for step in prepared.plan.given:
        found = evidence.options.get(paths.record(step))
        if found is not None:
            arrays["given", step] = found
    for group in prepared.groups:
        arrays["turns", group] = memo.once("turns", (), lambda: np.zeros(count, np.int32))
    for step in variation.happens:
        arrays["forced", step] = memo.once("forced", (), lambda: np.ones(count, bool))
    return arrays

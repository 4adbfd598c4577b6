"""Play a block: evidence sampled, then the steps one after another on the draws in which they happen.

The engine owns masks, clock, turns and post: a step sees only the draws in which it happens and what was left in its
own turn, and what has fallen due by its day has been handed over before. Nothing here loops over draws.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from instantsia.case import paths
from instantsia.draws.state import Array, Index, Key, State
from instantsia.draws.streams import Streams
from instantsia.engine.conditions import evaluate
from instantsia.engine.epochs import clock_of, on_its_day
from instantsia.engine.happening import PlayedStep, play_step
from instantsia.engine.memo import Memo, Parts, replay_step
from instantsia.engine.plan import Prepared, Turn
from instantsia.engine.post import Dispatch, Handover, deliver
from instantsia.engine.recorder import Recorder
from instantsia.engine.turns import GroupTurns, groups_of
from instantsia.evidence import sampler
from instantsia.evidence.program import Program
from instantsia.evidence.sampler import Evidence
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.guard import Failure


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
    record: Recorder | None = None,
    handed: dict[str, Handover] | None = None,
) -> State:
    """Draws start to start + count, start a multiple of 4.

    memo      kept by the caller for one and the same (start, count) and reused between variations
    observe   also tell what nothing reads (who was pivotal)
    asked     every address of random numbers asked for is appended to it
    record    is shown the state at the end of every turn
    handed    {step: what was seen of it where what it sent was handed over}, filled
    """
    streams = Streams(prepared.plan.seed, start, count, replicas=variation.replicas, asked=asked)
    evidence = sampler.sample(program, streams, _forced(prepared, variation), None if memo is None else memo.evidence)
    if memo is not None:
        streams = streams.keeping(memo.numbers)
    own = Memo() if memo is None else memo
    state = _opening(prepared, count, evidence, variation, own)
    groups = groups_of(prepared)
    post: list[Dispatch] = []
    for place, turn in enumerate(prepared.turns):
        state = on_its_day(prepared, program, state, clock_of(turn, state, own), own)
        if post:
            state = deliver(prepared, state, post, streams, handed=handed)
        group = None if turn.group is None else groups[turn.group]
        if group is not None and turn.opens:
            state = _open(prepared, group, state)
        where = _where(prepared, turn, state, group, variation)
        if where is None or where.size:
            played = _happen(prepared, turn, state, where, streams, memo)
            state = played.state
            if group is not None:
                times = state.at(played.happened_in)["times", turn.step.id] + np.int32(1)
                state = state.updated({("times", turn.step.id): times}, played.happened_in)
            if played.due is not None:
                post.append(Dispatch(turn, state, played.due))
            if observe:
                state = _observed(prepared, turn, state, played.happened_in)
        after = prepared.turns[place + 1] if place + 1 < len(prepared.turns) else None
        if record is not None and (group is None or after is None or after.opens or after.group != turn.group):
            record.note(turn, state)
        if group is not None and (after is None or after.group != turn.group):
            state = group.close(state)
    return deliver(prepared, state, post, streams, rest=True, handed=handed) if post else state


def _observed(prepared: Prepared, turn: Turn, state: State, where: Index | None) -> State:
    """With what only who keeps the run wants to know."""
    name = turn.step.id
    try:
        told = prepared.steps[name].observe(prepared.plan.case, state.at(where))
    except Failure as failure:
        raise failure.within(name) from failure.__cause__
    return state.updated(told, where)


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
    for (variable, subject), numbers in prepared.stacked.items():
        columns = tuple(map(evidence.numbers.get, numbers))
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
    for group in prepared.groups:
        arrays["turns", group] = memo.once("turns", (), lambda: np.zeros(count, np.int32))
    for step in variation.happens:
        arrays["forced", step] = memo.once("forced", (), lambda: np.ones(count, bool))
    return State(count, prepared.variables, prepared.axes, arrays)


def _open(prepared: Prepared, group: GroupTurns, state: State) -> State:
    """A turn of a group opens: its `while` is looked at, over what came of its steps in the turns before."""
    state, tree = group.open(state), prepared.groups[group.group]
    holds = np.ones(state.draws, bool)
    if tree is not None:
        holds = evaluate(tree, group.looking_back(state), prepared.outcomes)
    return group.begin(state, holds if group.alive is None else group.alive & holds)


def _where(
    prepared: Prepared, turn: Turn, state: State, group: GroupTurns | None, variation: Variation
) -> Index | None:
    """The draws in which the step happens; None for all of them."""
    mask = None if group is None else group.alive
    if turn.step.id not in variation.happens and turn.step.id in prepared.conditions:
        later = prepared.looks_back.get(turn.step.id)
        seen = state if group is None or not later else group.looking_back(state, later)
        holds = evaluate(prepared.conditions[turn.step.id], seen, prepared.outcomes)
        mask = holds if mask is None else mask & holds
    return None if mask is None or mask.all() else np.flatnonzero(mask)


def _happen(
    prepared: Prepared, turn: Turn, state: State, where: Index | None, streams: Streams, memo: Memo | None
) -> PlayedStep:
    """The step played on the draws of `where`."""
    if memo is not None:
        return replay_step(prepared, turn, state, where, streams, memo)
    made = play_step(prepared, turn, state, where, streams)
    return PlayedStep(state.updated(made.new, made.happened_in), made.due_in(state.draws), made.happened_in)

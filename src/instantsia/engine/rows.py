"""Rows of several departures from a trajectory played as one block, beside what the trajectory did.

At each turn a row is played again only where something that the step read there is not as it was in its draw; elsewhere
what the step left is taken over. Whatever comes out as it was is recognised as such, so that a change that has come to
nothing costs nothing further on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.layered import Layered, taken
from instantsia.draws.state import Array, Index, Key, State, differs
from instantsia.draws.streams import RowStreams
from instantsia.engine.epochs import CLOCK
from instantsia.engine.happening import PlayedStep, StepResult, play_step
from instantsia.engine.narrowing import Narrowing, narrowed, widened
from instantsia.engine.plan import Turn
from instantsia.engine.play import Playing
from instantsia.engine.trajectory import KeptPlay, Trajectory
from instantsia.evidence.program import Program
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen

Bools = NDArray[np.bool_]

FEW = 64
"""So many rows are looked at before all."""


@frozen
class Departure:
    """A variation before the first turn: what is not as in the trajectory, and where.

    program  of the same case as that of the trajectory; one and the same for all that are played together, unless
             nobody changes their mind in any of them
    rows     the draws that must be played
    own      {key: (draw,) what is so instead}
    steps    those that may be played otherwise though nothing else differs
    first    place of the first turn at which anything can come out otherwise
    """

    variation: Variation
    program: Program
    rows: Index
    own: Mapping[Key, Array]
    steps: frozenset[str]
    first: int


def play_rows(base: Trajectory, apart: Sequence[Departure], turns: int) -> State:
    """What is so in the end in the rows of some departures, one below the other.

    turns   how many are played
    """
    rows = _Rows(base, apart, turns)
    while not rows.over:
        rows.advance()
    return rows.finished()


class _Rows:
    """Rows of several variations while they are played, beside what the trajectory did."""

    def __init__(self, base: Trajectory, apart: Sequence[Departure], turns: int) -> None:
        self.base = base
        self.program = apart[0].program if apart else base.program
        self.narrowings: list[Narrowing] = []
        self.prepared = replace(base.prepared, turns=base.prepared.turns[:turns])
        self.steps = frozenset().union(*(one.steps for one in apart))
        self.draw = np.concatenate([one.rows for one in apart]) if apart else np.empty(0, np.intp)
        self.streams = self._streams(apart)
        # {key: what the trajectory had, what is so here, where the two differ}: what stays is not compared at each turn
        self.compared: dict[Key, tuple[Array, Array, Bools]] = {}
        # what reaches no draw is not played
        first = min((one.first for one in apart if one.rows.size), default=len(base.prepared.turns))
        self._go_to(first, self._opening(apart), 0)

    def _streams(self, apart: Sequence[Departure]) -> RowStreams:
        versions: list[Mapping[str, int]] = []
        version = np.empty(len(self.draw), np.intp)
        start = 0
        for one in apart:
            replicas = one.variation.replicas
            if replicas not in versions:
                versions.append(replicas)
            version[start : start + one.rows.size] = versions.index(replicas)
            start += one.rows.size
        plan, memo = self.prepared.plan, self.base.memo
        return RowStreams(
            plan.seed, 0, self.base.draws, kept=memo.numbers, draw=self.draw, versions=tuple(versions), version=version
        )

    def _opening(self, apart: Sequence[Departure]) -> dict[Key, Array]:
        """{key: (row, ...) what is so before the first turn}, of all that is not in all rows as in the trajectory."""
        before, out = self.base.opening, {}
        for key in sorted({key for one in apart for key in one.own}):
            was = before.arrays[key] if key in before.arrays else before.blank(key)
            out[key] = np.concatenate([one.own.get(key, was)[one.rows] for one in apart])
            out[key].setflags(write=False)
        return out

    @property
    def over(self) -> bool:
        return self.playing.over

    def finished(self) -> State:
        return self.playing.finished()

    def advance(self) -> None:
        """Play the next turn, and pass over those that meet nothing that differs."""
        self.met = next(self.plays)
        fewer = narrowed(self.playing)
        if fewer is not None:
            self.narrowings.append(fewer)
            self._go_on(fewer.part)
        self.playing.advance(self._happen)
        playing, turns = self.playing, self.prepared.turns
        place = playing.place
        over = playing.over or turns[place].group is None or turns[place].group != turns[place - 1].group
        while over and self.narrowings:
            self._go_on(widened(self.playing, self.narrowings.pop()))
        playing = self.playing
        if over and not playing.post and not playing.over:
            # the clock is set anew at every turn
            own = {key: array for key, array in self._layered.own.items() if key != CLOCK}
            self._go_to(self.base.next_place(own.keys(), self.steps, place), own, place)

    def _go_on(self, playing: Playing) -> None:
        """Go on with other rows."""
        assert isinstance(playing.streams, RowStreams)
        self.playing, self.streams, self.draw, self.compared = playing, playing.streams, playing.streams.draw, {}

    @property
    def _layered(self) -> Layered:
        arrays = self.playing.state.arrays
        assert isinstance(arrays, Layered)
        return arrays

    def _go_to(self, place: int, own: Mapping[Key, Array], since: int) -> None:
        """Go on at a turn: all turns from `since` to it are as in the trajectory.

        own   what is not as in the trajectory
        """
        turns = len(self.prepared.turns)
        if place >= turns:
            shared, groups, post, at = self.base.state, {}, [], turns
        else:
            start = self.base.start(place)
            shared, groups, post, at = start.state, start.groups, start.post, start.place
        if since and (at <= since or post):
            # what is under way in the trajectory may have arrived here
            return
        left = frozenset().union(*self.base.leaves[since:at])
        state = shared.of_rows(self.draw).having({key: array for key, array in own.items() if key not in left})
        self.playing = Playing(
            self.prepared,
            self.program,
            self.streams,
            state,
            {name: group.of_rows(self.draw) for name, group in groups.items()},
            [sent.of_rows(self.draw) for sent in post],
            at,
            every_step=True,
        )
        self.plays = self.base.plays_from(at)

    def _happen(self, turn: Turn, state: State, where: Index | None) -> PlayedStep:
        """The step of a turn, played again in the rows in which it meets something else than it did.

        Also where it happens in none of them: what it left in the trajectory is not so here.
        """
        if self.met is None:
            if where is not None and not where.size:
                return PlayedStep(state, None, where)
            made = play_step(self.prepared, turn, state, where, self.streams)
            return PlayedStep(state.updated(made.new, made.happened_in), made.due_in(state.draws), made.happened_in)
        rows = self._differing(self.met, where)
        todo = rows if where is None else rows[_mask(where, len(self.draw))[rows]]
        made = play_step(self.prepared, turn, state, todo, self.streams) if todo.size else StepResult(todo, {}, None)
        return self._mended(self.met, state, rows, todo, made)

    def _differing(self, met: KeptPlay, where: Index | None) -> Index:
        """The rows in which the step meets something else than the trajectory did in their draws."""
        layered, count = self._layered, len(self.draw)
        mask = np.zeros(count, bool)
        if where is not None or met.where is not None:
            mask = _mask(where, count) ^ _mask(met.where, self.base.draws)[self.draw]
        other: list[tuple[Key, Array, Array]] = []
        for key, array in met.read.items():
            now = layered.shared.get(key) if key not in layered.own else layered.own[key]
            if now is array:
                continue
            if now is None or array is None:
                # whether there is anything at all may be asked too
                return np.arange(count)
            known = self.compared.get(key)
            if known is not None and known[0] is array and known[1] is now:
                mask |= known[2]
            else:
                other.append((key, array, now))
        for key, array, now in other:
            if mask.all():
                break
            apart = differs(taken(array, self.draw), now) if key in layered.own else differs(array, now).take(self.draw)
            self.compared[key] = array, now, apart
            mask |= apart
        anew = [not met.same_numbers(version) for version in self.streams.versions]
        if any(anew):
            mask |= np.array(anew)[self.streams.version]
        return np.flatnonzero(mask)

    def _mended(self, met: KeptPlay, state: State, rows: Index, todo: Index, made: StepResult) -> PlayedStep:
        """What the trajectory left, with some rows played again. What comes out as it was stays shared."""
        layered, draw = self._layered, self.draw
        again = todo if made.happened_in is None else made.happened_in
        whole = rows.size == draw.size
        places = again if whole or again.size == rows.size else np.searchsorted(rows, again)
        own: dict[Key, Array] = {}
        shared = dict(met.left) if not rows.size else {}
        theirs = draw if whole else draw.take(rows)
        for key in (met.left.keys() | made.new.keys()) if rows.size else ():
            dtype = state.variables[key[0]].dtype
            if key in made.new and again.size == rows.size:
                values = np.array(made.new[key], dtype, order="C")
            else:
                # what is given for some rows is a copy
                values = (state[key].copy() if whole else state.at(rows)[key]).astype(dtype, copy=False)
                if key in made.new:
                    values[places] = made.new[key]
            if key in met.left and _as_it_was(met.left[key], theirs, values):
                shared[key] = met.left[key]
                continue
            if whole:
                array = values
            else:
                array = taken(met.left[key], draw) if key in met.left else np.array(state[key], order="C")
                array[rows] = values
            array.setflags(write=False)
            own[key] = array
        happened = _mask(met.happened_in, self.base.draws)[draw]
        happened[rows] = False
        happened[again] = True
        due = None if met.due is None else met.due[draw]
        if due is not None or made.due is not None:
            due = np.full(len(draw), np.inf) if due is None else due
            due[rows] = np.inf
            if made.due is not None:
                due[again] = made.due
        arrays = layered.having(own, shared)
        return PlayedStep(replace(state, arrays=arrays), due, None if happened.all() else np.flatnonzero(happened))


def _as_it_was(array: Array, draw: Index, values: Array) -> bool:
    """Whether values of some draws are those of an array: mostly a few of them tell that they are not."""
    some = slice(None, None, max(1, draw.size // FEW))
    if differs(array[draw[some]], values[some]).any():
        return False
    return not differs(taken(array, draw), values).any()


def _mask(where: Index | None, count: int) -> Bools:
    """(draw,) whether a draw is among some; None is all of them."""
    mask = np.full(count, where is None)
    if where is not None:
        mask[where] = True
    return mask

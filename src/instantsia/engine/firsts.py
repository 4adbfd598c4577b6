"""When each event of a case with steps that repeat comes about: the first day on which its condition holds.

A condition is looked at before the first step, at the end of every turn of a group and after every step outside one,
over the state as it would be if the group were over there. One array an event is kept, however many turns there are.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Join, Tree, attributes, leaves, mentioned, parse
from instantsia.draws.state import Key, State
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared, Turn
from instantsia.engine.turns import GroupTurns

Days = NDArray[np.float64]

DATED = ("arrived", "reached")
"""What a step leaves for a day of its own."""


@dataclass
class Firsts:
    """The first day of each event in one block, as far as it has been played.

    prepared  the plan
    trees     {event: its condition}
    days      {event: (draw,) ordinal of the first day on which it has held; inf where it has not, -inf where it held
              before the first step}
    """

    prepared: Prepared
    trees: Mapping[str, Tree]
    days: Mapping[str, NDArray[np.float64]]

    def note(self, turn: Turn, state: State, group: GroupTurns | None) -> None:
        """Look at the end of a turn, `turn` being its last step, or after a step outside a group."""
        missing = {event: days == np.inf for event, days in self.days.items()}
        missing = {event: draws for event, draws in missing.items() if draws.any()}
        if not missing:
            return
        played = frozenset((turn.step.id,)) if group is None else group.steps
        named = frozenset[str]().union(*(mentioned(self.trees[event]) for event in missing))
        seen = state if group is None else group.so_far(state, named)
        for event, draws in missing.items():
            tree = self.trees[event]
            now = draws & evaluate(tree, seen, self.prepared.outcomes)
            if now.any():
                where = np.flatnonzero(now)
                today = np.full(where.size, float(turn.day or first_day(self.prepared)))
                here, then = state.at(where, state.seen), seen.at(where, seen.seen)
                self.days[event][where] = np.floor(self._day(tree, today, here, then, played))

    def told(self, state: State) -> State:
        """The state at the end, everything handed over that was sent, with the days."""
        self.note(self.prepared.turns[-1], state, None)
        return state.updated({("came", event): days for event, days in self.days.items()})

    def _day(self, tree: Tree, today: Days, state: State, seen: State, played: frozenset[str]) -> Days:
        """(draw,) the day on which a condition that holds by now came to hold.

        That of the turn, `today`, or that on which what the condition names of it ended or came, where later. Of
        several of which one is enough the first that holds; inf where none does.

        state, seen   what stands now, and as it would be if the group were over
        played        the steps of the turn
        """
        if isinstance(tree, Join):
            days = [self._day(part, today, state, seen, played) for part in tree.parts]
            if tree.word == "and":
                return functools.reduce(np.maximum, days)
            holds = [evaluate(part, seen, self.prepared.outcomes) for part in tree.parts]
            return functools.reduce(np.minimum, [np.where(one, d, np.inf) for one, d in zip(holds, days, strict=True)])
        day = today
        for step in sorted(played & mentioned(tree)):
            ended = np.where(state["happened", step], state["ended", step], -np.inf)
            day = np.fmax(day, ended)
        for key in _dated(self.prepared, tree):
            day = np.fmax(day, np.where(np.isfinite(state[key]), state[key], -np.inf))
        return day


def firsts(prepared: Prepared, state: State) -> Firsts | None:
    """What is looked at while a block is played, as it is before the first step; None where nothing repeats."""
    if not prepared.repeats:
        return None
    trees = {event.id: parse(event.when) for event in prepared.plan.case.event}
    held = {event: evaluate(tree, state, prepared.outcomes) for event, tree in trees.items()}
    return Firsts(prepared, trees, {event: np.where(now, -np.inf, np.inf) for event, now in held.items()})


def first_day(prepared: Prepared) -> int:
    """The ordinal of the first day that the case names: what stands before it without a day is dated by it."""
    return min(turn.day for turn in prepared.turns if turn.day)


def _dated(prepared: Prepared, tree: Tree) -> list[Key]:
    asked = [one for leaf in leaves(tree) for one in attributes(leaf)]
    keys = (prepared.where(one)[0] for one in asked)
    return [key for key in keys if key[0] in DATED]

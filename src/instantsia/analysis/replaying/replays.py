"""The first draws of a run played again with something changed, as cheaply as the change allows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Chain, Compare, Leaf, Tree, leaves, parse
from instantsia.draws.recent import Recent
from instantsia.draws.state import Array, State
from instantsia.draws.sums import share
from instantsia.engine.conditions import evaluate
from instantsia.engine.memo import Memo
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.left_behind import spoken_of

Bools = NDArray[np.bool_]
T = TypeVar("T")

REPLAYED = 2000
"""At most so many draws are replayed."""
READ = 1024
"""So many replays stay read off, those asked for last."""
FEWEST = 200
"""Fewer draws than this are not read off."""


@dataclass(frozen=True)
class Outcomes:
    """What is read off one replay, every array (draw,); what comes after the last step played is left out.

    events    {event: whether it happens}
    happened  {step: whether it happened}
    decided   {step: index of what came of it, -1 nothing}, for the steps whose outcomes are reported
    """

    events: Mapping[str, Bools]
    happened: Mapping[str, Bools]
    decided: Mapping[str, Array]


@dataclass
class Replays:
    """Plays of the first n = min(draws, 2,000) draws of a plan under variations; one memo serves them all."""

    plan: Plan
    draws: int = 0
    _memo: Memo = field(default_factory=Memo, repr=False)
    _outcomes: Recent[Outcomes] = field(default_factory=lambda: Recent(READ), repr=False)
    """By variation and turns, but for the draws as they are."""
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.draws = self.draws or min(self.plan.draws, REPLAYED)

    @functools.cached_property
    def prepared(self) -> Prepared:
        return prepare(self.plan)

    @functools.cached_property
    def program(self) -> Program:
        return program_of(self.plan)

    @functools.cached_property
    def base(self) -> State:
        """The draws as they are in the run."""
        return self.state(AS_DRAWN)

    @functools.cached_property
    def trees(self) -> Mapping[str, Tree]:
        """{event: its condition}."""
        return {event.id: parse(event.when) for event in self.plan.case.event}

    @functools.cached_property
    def turns(self) -> Mapping[str, int]:
        """{event: how many turns must be played to know whether it happens}."""
        return {event: self.turns_of(spoken_of(self.plan.case, tree)) for event, tree in self.trees.items()}

    def settles(self, event: str) -> str:
        """The one step on a settlement of which alone an event turns; "" where it turns on anything else."""
        names = spoken_of(self.plan.case, self.trees[event])
        if len(names) != 1 or not all(_on_a_settlement(leaf) for leaf in leaves(self.trees[event])):
            return ""
        (name,) = names
        return name if self.prepared.steps[name].SETTLES else ""

    def turns_of(self, steps: Collection[str]) -> int:
        """How many turns must be played to know what comes of some steps."""
        places = (place for place, turn in enumerate(self.prepared.turns, 1) if turn.step.id in steps)
        return max(places, default=0)

    def state(self, variation: Variation, program: Program | None = None, turns: int | None = None) -> State:
        """The state at the end of the draws under a variation.

        program   another than the case's own; its nodes need keys of their own wherever they differ
        turns     how many are played; None for all
        """
        if (program is not None or variation is not AS_DRAWN) and "base" not in self.__dict__:
            _ = self.base  # the memo's first play is the case as drawn
        prepared = self.prepared if turns is None else replace(self.prepared, turns=self.prepared.turns[:turns])
        return play(prepared, program or self.program, 0, self.draws, variation, memo=self._memo)

    def outcomes(self, variation: Variation = AS_DRAWN, turns: int | None = None) -> Outcomes:
        """What is read off the replay under a variation; the same variation is played once.

        turns   how many need be played; None for all
        """
        key = (
            *(frozenset(one.items()) for one in (variation.forced, variation.at_quantile, variation.credence)),
            frozenset(variation.replicas.items()),
            variation.happens,
        )
        everything = len(self.prepared.turns)
        asked = everything if turns is None else turns
        if not any(key):
            return self._as_drawn
        for enough in (asked, everything):
            found = self._outcomes.get((key, enough))
            if found is not None:
                return found
        found = self._read(self.state(variation, turns=asked), asked)
        self._outcomes.put((key, asked), found)
        return found

    @functools.cached_property
    def _as_drawn(self) -> Outcomes:
        return self._read(self.base, len(self.prepared.turns))

    def passing(self, variation: Variation, event: str) -> float:
        """Share of an event under a variation of which nothing is kept: for many that have little in common."""
        _ = self.base
        memo = Memo(self._memo.evidence.again(), self._memo.numbers)
        prepared = replace(self.prepared, turns=self.prepared.turns[: self.turns[event]])
        state = play(prepared, self.program, 0, self.draws, variation, memo=memo)
        found = share(self.event(state, event))
        assert found is not None
        return found

    def _read(self, state: State, turns: int) -> Outcomes:
        steps = [step for step in self.plan.case.steps if self.turns_of((step,)) <= turns]
        return Outcomes(
            {event: self.event(state, event) for event in self.trees if self.turns[event] <= turns},
            {step: state["happened", step] for step in steps},
            {step: state["decided", step] for step in steps if self.prepared.steps[step].DECIDES},
        )

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key: several questions look at the same thing."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def event(self, state: State, event: str) -> Bools:
        """(draw,) whether the event happens."""
        return evaluate(self.trees[event], state, self.prepared.outcomes)

    def headline(self, variation: Variation = AS_DRAWN) -> float:
        """Share of the headline under a variation."""
        event = self.plan.case.event[0].id
        found = share(self.outcomes(variation, self.turns[event]).events[event])
        assert found is not None
        return found


def _on_a_settlement(leaf: Leaf) -> bool:
    """Whether a leaf asks what a step decided, or where it settled."""
    if isinstance(leaf, Chain):
        return all(asked.name == "value" for asked in leaf.attributes)
    return isinstance(leaf, Compare)

"""The first draws of a run played again with something changed, as cheaply as the change allows."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Tree, parse
from instantsia.draws.state import Array, State
from instantsia.draws.sums import share
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import Memo, play
from instantsia.engine.program import program_of
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation

Bools = NDArray[np.bool_]

REPLAYED = 2000
"""At most so many draws are replayed."""
FEWEST = 200
"""Fewer draws than this are not read off."""


@dataclass(frozen=True)
class Seen:
    """What is read off one replay, every array (draw,).

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
    _seen: dict[Any, Seen] = field(default_factory=dict, repr=False)

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

    def state(self, variation: Variation, program: Program | None = None) -> State:
        """The state at the end of the draws under a variation.

        program   another than the case's own; its nodes need keys of their own wherever they differ
        """
        if (program is not None or variation is not AS_DRAWN) and "base" not in self.__dict__:
            _ = self.base  # the memo's first play is the case as drawn
        return play(self.prepared, program or self.program, 0, self.draws, variation, memo=self._memo)

    def seen(self, variation: Variation = AS_DRAWN) -> Seen:
        """What is read off the replay under a variation; the same variation is played once."""
        key = (
            *(frozenset(one.items()) for one in (variation.forced, variation.held, variation.credence)),
            frozenset(variation.replicas.items()),
            # a step without a condition happens anyhow
            frozenset(one for one in variation.happens if one in self.prepared.conditions),
        )
        if key not in self._seen:
            self._seen[key] = self.read(self.state(variation) if any(key) else self.base)
        return self._seen[key]

    def read(self, state: State) -> Seen:
        """What is kept of a state."""
        steps = self.plan.case.steps
        return Seen(
            {event: self.event(state, event) for event in self.trees},
            {step: state["happened", step] for step in steps},
            {step: state["decided", step] for step in steps if self.prepared.modules[step].DECIDES},
        )

    def event(self, state: State, event: str) -> Bools:
        """(draw,) whether the event happens."""
        return evaluate(self.trees[event], state, self.prepared.outcomes)

    def headline(self, variation: Variation = AS_DRAWN) -> float:
        """Share of the headline under a variation."""
        found = share(self.seen(variation).events[self.plan.case.event[0].id])
        assert found is not None
        return found

"""The first draws of a run played again with something changed, as cheaply as the change allows."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Tree, parse
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import Memo, play
from instantsia.engine.reads import program_of
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation

Bools = NDArray[np.bool_]

REPLAYED = 2000
"""At most so many draws are replayed."""
FEWEST = 200
"""Fewer draws than this are not read off."""


@dataclass
class Replays:
    """Plays of the first n = min(draws, 2,000) draws of a plan under variations; one memo serves them all."""

    plan: Plan
    draws: int = 0
    _memo: Memo = field(default_factory=Memo, repr=False)

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

    def state(self, variation: Variation) -> State:
        """The state at the end of the draws under a variation."""
        if variation is not AS_DRAWN and "base" not in self.__dict__:
            _ = self.base  # the memo's first play is the case as drawn
        return play(self.prepared, self.program, 0, self.draws, variation, memo=self._memo)

    def event(self, state: State, event: str) -> Bools:
        """(draw,) whether the event happens."""
        return evaluate(self.trees[event], state, self.prepared.outcomes)

    def headline(self, variation: Variation = AS_DRAWN) -> float:
        """Share of the headline under a variation."""
        found = share(self.event(self.state(variation), self.plan.case.event[0].id))
        assert found is not None
        return found

"""Versions of a case that differ in their claims, played beside one another, and what each scores.

A turn costs hardly less with few draws than with many. So the draws of several versions are played as one block, one
version below the other: a case of two hundred turns is not begun anew for each. Two kinds of version stand alone: one
in which anybody changes their mind, since that has days of its own, and one in which a number is stated of which the
case as it is states nothing, or the reverse, since steps ask what is stated.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from instantsia.analysis.milestone_scores import milestones_scored
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import StepScore
from instantsia.analysis.results.times import MilestoneScore
from instantsia.analysis.score import scored
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.departures import AHEAD, Played, departure, rows_at_once
from instantsia.engine.plan import Prepared
from instantsia.engine.program import program_of
from instantsia.engine.rows import play_rows
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN
from instantsia.frozen import frozen


@frozen
class Scores:
    """What is scored of one version of a case: {step: its score}, {milestone: its score}."""

    steps: Mapping[str, StepScore]
    milestones: Mapping[str, MilestoneScore]

    @property
    def of_steps(self) -> frozenset[str]:
        """The steps of which they are."""
        return frozenset(self.steps) | {one.step for one in self.milestones.values()}


def scores(replays: Replays, cases: Iterable[Case], turns: int | None = None) -> Iterator[Scores]:
    """The scores of each version of the case, in their order.

    turns   how many are played; None for all. Of a step that is played after them the score is not to be used
    """
    asked = len(replays.prepared.turns) if turns is None else turns
    at_once = max(1, min(AHEAD, rows_at_once(replays.drawn) // replays.draws))
    own = _stated(replays.program)
    versions = ((case, program_of(replace(replays.plan, case=case))) for case in cases)
    while some := [(case, one, _stated(one) == own) for case, one in itertools.islice(versions, at_once)]:
        states = _played(replays, [program for _, program, alike in some if alike], asked)
        for case, program, alike in some:
            if alike:
                yield _scores(replays.prepared, program, next(states))
            else:
                afresh = Replays(replace(replays.plan, case=case), draws=replays.draws)
                yield _scores(afresh.prepared, afresh.program, afresh.base)


def _played(replays: Replays, programs: list[Program], turns: int) -> Iterator[State]:
    """What is so in the end under each of some programs, as departures from the case as it is."""
    base = replays.drawn
    changes = any(one.epochs for one in (replays.program, *programs))
    for together in [[one] for one in programs] if changes else [programs]:
        apart = [departure(base, AS_DRAWN, program=one, everywhere=True) for one in together]
        state = play_rows(base, apart, turns)
        for number, one in enumerate(apart):
            yield Played(one.rows, state, number * base.draws).alone


def _stated(program: Program) -> frozenset[str]:
    """The numbers of which anything is stated."""
    return frozenset(node.about for node in program.paths)


def _scores(prepared: Prepared, program: Program, state: State) -> Scores:
    return Scores(
        {score.step: score for score in scored(prepared, program, state)},
        {score.milestone: score for score in milestones_scored(prepared, program, state)},
    )

"""Warnings that need a run: what the checker of a case cannot see because nothing has moved yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from instantsia.analysis.results import Doubt
from instantsia.case.dates import day_in_words
from instantsia.case.paths import short
from instantsia.case.phrases import or_list
from instantsia.engine.plan import Plan
from instantsia.evidence.doubts import credences
from instantsia.evidence.epochs import whose
from instantsia.evidence.program import Program

LARGE = 0.5
MOVES = 0.05
STILL = 0.005


def notices(plan: Plan, program: Program, doubted: tuple[Doubt, ...]) -> tuple[str, ...]:
    """One sentence each, with its code."""
    return (
        *_one_source(doubted),
        *_unjudged(program, doubted),
        *_idle(doubted),
        *_past_turns(plan),
        *_changed(plan, program),
    )


def _changed(plan: Plan, program: Program) -> Iterator[str]:
    """Who changed their mind, as far as is told by the vantage."""
    for about, nodes in program.epochs.items():
        actor = whose(about)
        assert actor is not None
        for before, node in pairwise(nodes):
            assert node.since is not None
            here, there = (or_list([claim.id for claim in one.claims]) for one in (node, before))
            earlier = f"in place of what {there} says" if there else "in place of what was assumed"
            yield (
                f"W35: {plan.case.actors[actor].title} changed their mind: since {day_in_words(node.since)} "
                f"{short(about)} is what {here} says, {earlier}"
            )


def _past_turns(plan: Plan) -> Iterator[str]:
    """What repeats is never given: a forecast from its midst does not know what came of the turns before."""
    for group in plan.case.group:
        past = sum(day <= plan.as_of for day in group.days()) if plan.as_of is not None else 0
        if past:
            turns = "1 turn" if past == 1 else f"{past} turns"
            yield f"W34: {turns} of {group.id} before the vantage are played like the others, not taken as they went"


def _one_source(doubted: tuple[Doubt, ...]) -> Iterator[str]:
    for one in doubted:
        if one.kind == "source" and one.share > LARGE:
            yield f"W10: {one.id} alone is behind more than half of the answer"


def _unjudged(program: Program, doubted: tuple[Doubt, ...]) -> Iterator[str]:
    unjudged = {one.id for one in credences(program) if one.unjudged}
    for one in doubted:
        if one.id in unjudged and abs(one.p_if_stands - one.p_if_falls) > MOVES:
            yield f"W2: nobody could judge {one.id}, and it moves the answer"


def _idle(doubted: tuple[Doubt, ...]) -> Iterator[str]:
    idle = [
        one.id.removeprefix("claim.")
        for one in doubted
        if one.kind == "claim" and one.stands > 0 and abs(one.p_if_stands - one.p_if_falls) < STILL
    ]
    if idle:
        yield f"W25: claims that move the headline by less than half a hundredth: {', '.join(idle)}"

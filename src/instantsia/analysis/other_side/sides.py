"""What a forecast tells of two sides: what stood in the way of talks, how a war ends by force, what both would take."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.telling import stood_in_the_way
from instantsia.analysis.other_side.corridor import corridor, tables
from instantsia.analysis.other_side.run_up import run_up
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results.other_side import ByForce, HeldAt, InTheWay, OtherSide
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.evidence.variation import Variation
from instantsia.models.bargaining import terms
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import REACHED

if TYPE_CHECKING:
    from instantsia.steps.fight import Spec as Fight
    from instantsia.steps.open_talks import Spec as OpenTalks

CONSTANTS = ("forts", "battles")
"""The two constants of a war on which its end by force rests."""
HELD = (0.1, 0.9)
AGAIN = 1_000
"""So many draws are played again for each end of a constant."""
SHOWN = 2_000
"""Of so many draws the page shows what both sides would accept."""


def other_side(replays: Replays, run: State) -> OtherSide | None:
    """What is told of two sides beyond the events of a case; None where no two sides talk or fight in it.

    run   the run's columns as a state, all draws
    """
    plan = replays.plan
    found = OtherSide(
        in_the_way=tuple(_in_the_way(plan.case, run)),
        by_force=tuple(_by_force(replays, run)),
        corridor=corridor(replace(plan, draws=min(plan.draws, SHOWN))) if tables(plan.case) else None,
        run_up=run_up(plan, run),
        months=plan.case.by_months,
    )
    return found if found.in_the_way or found.by_force or found.corridor is not None else None


# ---------------------------------------------------------------------------------------------- what stood in the way


def _in_the_way(case: Case, run: State) -> Iterator[InTheWay]:
    from instantsia.steps.open_talks import WAYS

    for one in case.step:
        if not made_from(one, "open_talks"):
            continue
        step = cast("OpenTalks", one)
        # a veto on a level is one while they talk
        vetoed = any(ally.veto is not None and step.id in ally.veto.on for ally in case.ally)
        codes = [code for code in WAYS if vetoed or code != terms.VETO]
        counted = {code: float(run[WAYS[code][0], step.id].sum()) for code in codes}
        turns = sum(counted.values())
        if turns:
            shares = {stood_in_the_way(case, step, code): count / turns for code, count in counted.items() if count}
            ordered = dict(sorted(shares.items(), key=lambda pair: -pair[1]))
            yield InTheWay(step.id, ordered, turns / run.draws)


# --------------------------------------------------------------------------------------------------- ended by force


def _by_force(replays: Replays, run: State) -> Iterator[ByForce]:
    plan = replays.plan
    for one in plan.case.step:
        if not made_from(one, "fight"):
            continue
        step = cast("Fight", one)
        war = plan.case.wars[step.war]
        over = np.isfinite(run[REACHED, f"{step.id}.over"])
        p = float(over.mean())
        won = run["won", war.id]
        winners = {
            plan.case.parties[party].title: float((won == place).mean()) for place, party in enumerate(war.between, 1)
        }
        yield ByForce(
            war=war.id,
            text=war.title,
            ever=p,
            mcse=math.sqrt(p * (1 - p) / run.draws),
            winners=winners,
            rests=_rests(replays, step, over),
        )


def _rests(replays: Replays, step: Fight, over: NDArray[np.bool_]) -> dict[str, tuple[HeldAt, HeldAt]]:
    """The share with each constant held.

    over   (draw,) where the war ends by force, all draws of the run
    """
    draws = min(replays.plan.draws, AGAIN)
    # what a range is made of has been played in more draws than that, unless there are too many actors for it
    deep = replays.deep if replays.deep.draws >= draws else Replays(replays.plan, draws)
    p, before = float(over.mean()), float(over[:draws].mean())
    ends: dict[str, tuple[float, float]] = {}
    for constant in CONSTANTS:
        low, high = np.quantile(deep.drawn.opening["number", f"war.{step.war}.{constant}"][:draws], HELD)
        if low < high:
            ends[constant] = float(low), float(high)
    held = [(constant, number) for constant, both in ends.items() for number in both]
    # all of them in one play
    held_out = [Variation(value={f"war.{step.war}.{constant}": number}) for constant, number in held]
    states = deep.states(held_out, draws=draws)

    def held_at(number: float, state: State) -> HeldAt:
        ever = float(np.isfinite(state[REACHED, f"{step.id}.over"]).mean())
        return HeldAt(number, shift_logit(p, ever, before, draws))

    each = iter([held_at(number, state) for (_, number), state in zip(held, states, strict=True)])
    return {constant: (next(each), next(each)) for constant in ends}

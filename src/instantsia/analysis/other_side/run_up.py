"""The months before: the same case played up to its first turn, and the headline in the draws that went as these did.

It conditions nothing. Where in most draws something came about in these months that did not, the numbers of the case
say of them what was not so, and a headline that is told beside them is to be read with that.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.results.other_side import RunUp
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.evidence.variation import Variation
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import REACHED

BY_ITSELF = Variation(replicas={"step/": 1})
"""The numbers of a case are those of the draw; chance in these months is another than in those that are told, or
whoever was unlucky in the one would be so in the other."""
AT_MOST = 20_000
"""So many draws at most are played over the months before."""
ENDS = {"open_talks": "acknowledged", "agree": "signed", "fight": "over"}
"""{kind of step, as its file is called: the milestone by which it has come to something}."""


def run_up(plan: Plan, run: State) -> RunUp | None:
    """What came about in the months before; None where no group says from when, or has no headline.

    run   the run's columns as a state, all draws
    """
    case = plan.case
    groups = [(group, before) for group in case.group if (before := group.running_up()) is not None]
    if not groups or not case.event:
        return None
    told = {before.id: before for _, before in groups}
    changed = case.model_copy(update={"group": tuple(told.get(group.id, group) for group in case.group)})
    earlier = replace(plan, case=changed, draws=min(plan.draws, AT_MOST))
    prepared = prepare(earlier)
    state = play(prepared, program_of(earlier), 0, earlier.draws, BY_ITSELF)
    quiet = _quiet(prepared, state)
    holds = evaluate(parse(case.event[0].when), run, prepared.outcomes)[: earlier.draws]
    p = float(quiet.mean())
    return RunUp(
        first=min(next(before.days()) for before in told.values()),
        last=max(max(before.days()) for before in told.values()),
        quiet=p,
        mcse=math.sqrt(p * (1 - p) / len(quiet)),
        p=float(holds.mean()),
        among=float(holds[quiet].mean()) if quiet.any() else None,
        draws=len(quiet),
    )


def _quiet(prepared: Prepared, state: State) -> NDArray[np.bool_]:
    """(draw,) where no level of a ladder was reached, no talks opened, nothing signed, won or done alone."""
    quiet = np.ones(state.draws, bool)
    for name in loud(prepared):
        quiet &= ~np.isfinite(state[REACHED, name])
    return quiet


def loud(prepared: Prepared) -> tuple[str, ...]:
    """The milestones of which none is reached in a draw that is quiet."""
    case = prepared.plan.case
    kept = {keep.subject for step in prepared.steps.values() for keep in step.keeps(case) if keep.variable == REACHED}
    return tuple(one for one in _loud(case) if one in kept)


def _loud(case: Case) -> list[str]:
    names = [f"{step.id}.{end}" for step in case.step for file, end in ENDS.items() if made_from(step, file)]
    names += [f"{term.id}.{level}" for term in case.term if term.ordered for level in term.levels[1:]]
    return [*names, *(f"{one.id}.done" for one in case.outside)]

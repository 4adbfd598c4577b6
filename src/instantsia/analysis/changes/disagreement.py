"""How far positions lie apart before and after a change: past errors of bargains are in units of that."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from instantsia.analysis.replaying.replays import Replays
from instantsia.draws.sums import mean
from instantsia.engine.plan import Plan
from instantsia.steps import playable


def disagreement(before: Plan, after: Plan) -> dict[str, tuple[float, float]]:
    """{issue: (before, after) the mean spread of positions, in points of its scale}, of what is bargained out.

    The first draws are played again on either side; nothing is played where neither settles anything.
    """
    if not any(playable(step).SETTLES for step in before.case.step):
        return {}
    one, other = _spreads(before), _spreads(after)
    return {issue: (one[issue], other[issue]) for issue in one if issue in other}


def _spreads(plan: Plan) -> Mapping[str, float]:
    replays = Replays(plan)
    out = {}
    for name in sorted(replays.settlements):
        found = replays.base["spread", name]
        found = found[~np.isnan(found)]
        issue = replays.prepared.steps[name].decided_issue(plan.case)
        if found.size and issue is not None:
            out[issue] = mean(np.ascontiguousarray(found))
    return out

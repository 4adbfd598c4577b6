"""How far positions lie apart before and after a change: past errors of bargains are in units of that."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.settlement.settled import spread_of
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
        found, issue = spread_of(replays, name), replays.prepared.steps[name].decided_issue(plan.case)
        if found is not None and issue is not None:
            out[issue] = found
    return out

"""Who is pivotal in a settlement: whose position alone, changed, puts it on the other side of the line."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.replays import Replays
from instantsia.analysis.shares import members
from instantsia.draws.sums import share
from instantsia.steps.settle import beyond, moved


def pivots(replays: Replays, step: str) -> dict[str, float]:
    """{actor: share of draws in which he alone, moved to some point of the scale, changes the side of the line}.

    Looked at is what the model gives, before its past errors are added; every model moves with a position in one
    direction, so that the two ends of the scale tell. Over the replayed draws in which the step happens; empty where
    the issue has no line.
    """
    case, base = replays.plan.case, replays.base
    spec = case.steps[step]
    issue = case.issues[spec.issue]  # type: ignore[attr-defined]
    where = np.flatnonzero(base["happened", step])
    if issue.line is None or where.size == 0:
        return {}
    state = base.at(where)
    before = beyond(issue, state["undressed", step])[:, None]
    turned = np.zeros((where.size, len(members(case, step))), dtype=np.bool_)
    for end in issue.bounds:
        turned |= beyond(issue, moved(spec, case, state, end)) != before  # type: ignore[arg-type]
    return {actor: share(turned[:, place]) or 0.0 for place, actor in enumerate(members(case, step))}

"""Who is pivotal in a settlement: whose position alone, changed, puts it on the other side of the line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Replays
from instantsia.case.questions import Issue
from instantsia.draws.streams import Floats
from instantsia.draws.sums import share
from instantsia.engine.epochs import as_found
from instantsia.frozen import frozen
from instantsia.models import settlement

ASKED = 40_000_000
"""Draws times members squared at most, for a model that is asked anew for each member."""
MANY = 300
"""Of a larger body such a model is not asked at all."""


@frozen
class Moved:
    """Where the model puts a settlement, before its past errors are added, with each member alone at either end.

    who         the members, in the order of the body
    undressed   (draw,) where it puts it as it is
    low, high   (draw, member) with each alone at the low and at the high end of the scale
    """

    issue: Issue
    who: tuple[str, ...]
    undressed: Floats
    low: Floats
    high: Floats

    def turned(self) -> NDArray[np.bool_]:
        """(draw, member) whether each alone, at one of the ends, changes the side of the line; the issue has one."""
        before = self.issue.lies_beyond(self.undressed)[:, None]
        changed: NDArray[np.bool_] = self.issue.lies_beyond(self.low) != before
        changed |= self.issue.lies_beyond(self.high) != before
        return changed


def pivots(replays: Replays, step: str) -> dict[str, float]:
    """{actor: share of draws in which each alone, moved to an end of the scale, changes the side of the line}.

    Looked at is what the model gives, before its past errors are added. Most models move with a position in one
    direction, so that the ends tell of every point between; of the mode, and of a ballot that a setter proposes to,
    they tell too little. Over the replayed draws in which the step happens, fewer for a model that must be asked anew
    for each member; empty where the issue has no line, and where such a body is too large to be asked.
    """
    found = at_ends(replays, step)
    if found is None or found.issue.line is None:
        return {}
    turned = found.turned()
    return {actor: share(turned[:, place]) or 0.0 for place, actor in enumerate(found.who)}


def at_ends(replays: Replays, step: str) -> Moved | None:
    """The settlement with each member alone at either end; None where it never happens or nobody can be asked."""
    return replays.once(f"ends/{step}", lambda: _at_ends(replays, step))


def _at_ends(replays: Replays, step: str) -> Moved | None:
    case = replays.plan.case
    spec, body = replays.prepared.steps[step], case.body_of(case.steps[step])
    # whoever has a voice alone is not asked where it settles
    who = () if body is None else body.electorate
    where = np.flatnonzero(replays.base["happened", step])
    if any(settlement.method(name).ASKED_ANEW for name in spec.methods(case)):
        if len(who) > MANY:
            return None
        where = where[: ASKED // len(who) ** 2]
    if where.size == 0:
        return None
    state, issue = (
        as_found(replays.prepared, replays.program, replays.base, step).at(where),
        case.issues[spec.decided_issue(case) or ""],
    )
    low, high = (spec.with_actor_at(case, state, end) for end in issue.bounds)
    if low is None or high is None:
        return None
    key = ("undressed", step)
    return Moved(issue, who, state[key if key in state else ("value", step)], low, high)

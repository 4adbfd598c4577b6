"""Where each member stands on the headline's questions, over the draws."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.ranges.band import percentile
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import members
from instantsia.analysis.results import PositionRow
from instantsia.case import paths
from instantsia.engine.epochs import day_of, number_on
from instantsia.left_behind import spoken_of

PERCENTILES = (0.10, 0.25, 0.50, 0.75, 0.90)


def positions(replays: Replays) -> tuple[PositionRow, ...]:
    """A row for each member of a body that decides one of the headline's steps on a scale, over the replayed draws.

    Where they stand is where they stand on the day of the step, of its last turn where it repeats: of one who changed
    their mind it is what they wanted by then. Where several of the headline's steps decide one issue it is the first.

    A percentile is a drawn value: the least that at least so many draws do not exceed.
    """
    case, base = replays.plan.case, replays.base
    rows: dict[tuple[str, str], PositionRow] = {}
    read = {node.about for node in replays.program.paths}
    for step in _headline_steps(replays):
        issue = replays.prepared.steps[step].decided_issue(case)
        if issue is None or case.issues[issue].scale is None:
            continue
        day = day_of(replays.prepared, base, step)
        for actor in members(case, step):
            path = paths.position(actor, issue)
            if path not in read or (issue, actor) in rows:
                continue
            ordered = np.sort(number_on(replays.program, base, path, day)).tolist()
            p10, p25, p50, p75, p90 = (percentile(ordered, share) for share in PERCENTILES)
            rows[issue, actor] = PositionRow(
                issue, actor, case.actors[actor].title, p10, p25, p50, p75, p90, replays.program.claimed(path)
            )
    return tuple(rows.values())


def _headline_steps(replays: Replays) -> tuple[str, ...]:
    """The steps of which the headline speaks, in their order."""
    named = spoken_of(replays.plan.case, replays.trees[replays.plan.case.event[0].id])
    return tuple(step for step in replays.plan.case.steps if step in named)

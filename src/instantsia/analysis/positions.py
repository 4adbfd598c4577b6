"""Where each member stands on the headline's questions, over the draws."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.ranges.band import percentiles
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import members
from instantsia.analysis.results import PositionRow
from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.draws.streams import Floats
from instantsia.engine.epochs import day_of, number_on
from instantsia.left_behind import spoken_of

PERCENTILES = (0.10, 0.25, 0.50, 0.75, 0.90)


def positions(replays: Replays) -> tuple[PositionRow, ...]:
    """A row for each member of a body that decides one of the headline's steps on a scale, over the replayed draws.

    Where they stand is where they stand on the day of the step, of its last turn where it repeats. Where several steps
    decide one issue, or one that repeats does, whoever changed their mind in between has a row for either of them.

    A percentile is a drawn value: the least that at least so many draws do not exceed.
    """
    case, base = replays.plan.case, replays.base
    rows: dict[tuple[str, str, str], PositionRow] = {}
    read = {node.about for node in replays.program.paths}
    for step in _headline_steps(replays):
        issue = replays.prepared.steps[step].decided_issue(case)
        if issue is None or case.issues[issue].scale is None:
            continue
        for actor in members(case, step):
            path = paths.position(actor, issue)
            for day in _days(replays, step, path):
                since = _since(replays, path, day)
                if path not in read or (issue, actor, since) in rows:
                    continue
                p10, p25, p50, p75, p90 = percentiles(number_on(replays.program, base, path, day), PERCENTILES)
                claimed = replays.program.claimed(path)
                rows[issue, actor, since] = PositionRow(
                    issue, actor, case.actors[actor].title, p10, p25, p50, p75, p90, claimed, since
                )
    return tuple(rows.values())


def _days(replays: Replays, step: str, path: str) -> list[Floats]:
    """(draw,) the days on which it may matter where somebody stands: of the last turn of a step, and before it of the
    first turn and of each other with which an epoch of a path begins."""
    last = day_of(replays.prepared, replays.base, step)
    begins = [node.since for node in replays.program.epochs.get(path, ()) if node.since is not None]
    turns = [turn.day for turn in replays.prepared.turns if turn.step.id == step]
    seen = [turns[0], *(min((day for day in turns if day >= since), default=turns[-1]) for since in begins)]
    earlier = dict.fromkeys(float(day) for day in seen if begins and len(turns) > 1 and day < turns[-1])
    return [*(np.full(replays.draws, day) for day in earlier), last]


def _since(replays: Replays, path: str, day: Floats) -> str:
    """The day on which the epoch began that most draws have reached by a day, (draw,); "" in the first one."""
    middle = percentiles(day, (0.5,))[0]
    begun = [node.since for node in replays.program.epochs.get(path, ()) if node.since is not None]
    return max((day_text(since) for since in begun if since <= middle), default="")


def _headline_steps(replays: Replays) -> tuple[str, ...]:
    """The steps of which the headline speaks, in their order."""
    named = spoken_of(replays.plan.case, replays.trees[replays.plan.case.event[0].id])
    return tuple(step for step in replays.plan.case.steps if step in named)

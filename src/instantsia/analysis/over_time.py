"""What is told of a case with steps that repeat: when its events come about, which of its ends comes first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from instantsia.analysis.fans import fans
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.times import Competing, OverTime
from instantsia.analysis.times import competing, times
from instantsia.draws.state import Array, State
from instantsia.engine.firsts import first_day
from instantsia.engine.plan import Prepared

MOST_DAYS = 400
"""A course has no more days than this; what comes about between two of them is counted with the later one."""


def over_time(replays: Replays, run: State) -> OverTime | None:
    """When everything comes about; None where nothing repeats, and for a run that was kept before days were."""
    prepared, case = replays.prepared, replays.plan.case
    if not prepared.repeats or any(("came", event.id) not in run for event in case.event):
        return None
    days = {event.id: run["came", event.id] for event in case.event}
    within = grid(prepared, days)
    come_about = {event: one for event, one in days.items() if not np.isneginf(one).any()}
    return OverTime(
        times={event: times(one, within) if event in come_about else None for event, one in days.items()},
        ends=_ends(prepared, come_about, within),
        fans=fans(replays),
        untold=tuple(event.id for event in case.event if event.ends is not None and event.id not in come_about),
        months=all(group.every == "month" for group in case.group),
    )


def grid(prepared: Prepared, days: Mapping[str, Array]) -> tuple[int, ...]:
    """The ordinals of the days on which something happens, thinned where they are many; the last on which it can.

    days  {event: (draw,) the day on which it came about}: what ends after its turn may come later than all turns
    """
    first = first_day(prepared)
    every = sorted({turn.day or first for turn in prepared.turns})
    last = max((one[np.isfinite(one)].max(initial=every[-1]) for one in days.values()), default=every[-1])
    if last > every[-1]:
        every.append(int(last))
    step = -(-len(every) // MOST_DAYS)
    return tuple(every[::-1][::step][::-1])


def _ends(prepared: Prepared, days: Mapping[str, Array], within: tuple[int, ...]) -> dict[str, Competing]:
    """{group: which of its ends comes first}; nothing of a group one of whose ends holds before the first step."""
    out = {}
    for group in prepared.plan.case.group:
        ends = [event.id for event in prepared.plan.case.event if event.ends == group.id]
        if len(ends) > 1 and all(end in days for end in ends):
            out[group.id] = competing({end: days[end] for end in ends}, within)
    return out

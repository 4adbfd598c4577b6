"""What is told of a case with steps that repeat: when its events come about, which of its ends comes first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from instantsia.analysis.fans import fans
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.times import Competing, MilestoneScore, OverTime
from instantsia.analysis.times import competing, times
from instantsia.case import paths
from instantsia.case.conditions import attributes, last_day, leaves, parse
from instantsia.case.model import Case
from instantsia.draws.state import Array, State
from instantsia.engine.firsts import first_day
from instantsia.engine.plan import Prepared
from instantsia.steps._milestones import REACHED

LONG = 4
"""A ladder of so many levels is long: of shorter ones the names tell enough."""
MOST_DAYS = 400
"""A course has no more days than this; what comes about between two of them is counted with the later one."""


def over_time(replays: Replays, run: State) -> OverTime | None:
    """When everything comes about; None where nothing repeats, and for a run that was kept before days were."""
    prepared, case = replays.prepared, replays.plan.case
    if not prepared.repeats or any(("came", event.id) not in run for event in case.event):
        return None
    days = {event.id: run["came", event.id] for event in case.event}
    reached = {name: run[REACHED, name] for name in milestones(prepared) if (REACHED, name) in run}
    within = grid(prepared, {**days, **{f"{name}.": one for name, one in reached.items()}})
    come_about = {event: one for event, one in days.items() if not np.isneginf(one).any()}
    own = {event.id: last_day(parse(event.when)) for event in case.event}
    return OverTime(
        times={event: times(one, within, own[event]) if event in come_about else None for event, one in days.items()},
        ends=_ends(prepared, come_about, within),
        fans=fans(replays),
        untold=tuple(event.id for event in case.event if event.ends is not None and event.id not in come_about),
        months=case.by_months,
        milestones={name: times(np.floor(one), within) for name, one in reached.items()},
        scores=_scores(replays, run),
        spoken_of=tuple(name for name in reached if name in spoken_of(case)),
        at_least=at_least(case),
    )


def _scores(replays: Replays, run: State) -> tuple[MilestoneScore, ...]:
    if not any(paths.is_milestone(paths.canonical(one.about)) for one in replays.plan.case.claim):
        return ()
    from instantsia.analysis.milestone_scores import milestone_scores

    return milestone_scores(replays.prepared, replays.program, run)


def milestones(prepared: Prepared) -> tuple[str, ...]:
    """The milestones of two sides that fight or bargain, in the order of the steps that keep them; none where there are
    no two sides.

    Where something takes place, and whatever else is a choice, is no matter of time.
    """
    case = prepared.plan.case
    if not case.party:
        return ()
    choices = {term.id for term in case.term if not term.ordered}
    kept = [keep for step in prepared.steps.values() if step.within is not None for keep in step.keeps(case)]
    reached = dict.fromkeys(keep.subject for keep in kept if keep.variable == REACHED)
    return tuple(one for one in reached if one.partition(".")[0] not in choices)


def spoken_of(case: Case) -> frozenset[str]:
    """The milestones on which something turns: every level of a term, and whatever a condition of the case names."""
    written = [*(step.when for step in case.step), *(group.while_ for group in case.group)]
    trees = [parse(one) for one in (*written, *(event.when for event in case.event)) if one is not None]
    named = {f"{one.subject}.{one.name}" for tree in trees for leaf in leaves(tree) for one in attributes(leaf)}
    return frozenset(named | {f"{term.id}.{level}" for term in case.term for level in term.levels})


def at_least(case: Case) -> frozenset[str]:
    """The levels of long ladders but for the first and the last: each is reached with every level above it, so that
    their shares side by side would read as those of ends that exclude each other."""
    ladders = (term for term in case.term if term.ordered and len(term.levels) >= LONG)
    return frozenset(f"{term.id}.{level}" for term in ladders for level in term.levels[1:-1])


def grid(prepared: Prepared, days: Mapping[str, Array]) -> tuple[int, ...]:
    """The ordinals of the days on which something happens, thinned where they are many; the last on which it can.

    days  {event or milestone: (draw,) the day on which it came about}: what ends after its turn may come later than
          all turns
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

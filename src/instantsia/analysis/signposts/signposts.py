"""What could be seen by when, and what the headline would be then: read off the draws, sorted by what it would tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import measured
from instantsia.analysis.results import Signpost, Signposts
from instantsia.analysis.signposts.information import by_chance, counted, entropy, information
from instantsia.analysis.signposts.observables import Observable, observables
from instantsia.analysis.vantage import days_of
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Plan

MOST_DRAWS = 20_000
"""So many draws are played for them, the first of the run: in memory, and enough for a share to .0035."""

Bools = NDArray[np.bool_]


def signposts(plan: Plan) -> Signposts:
    """Everything that could be seen or found out before the headline is decided, the most telling first.

    Over the first min(draws, 20,000) draws, played with every turn kept; see `read_off`.
    """
    return read_off(Replays(replace(plan, each_turn=True), draws=min(plan.draws, MOST_DRAWS)))


def read_off(replays: Replays) -> Signposts:
    """The same of the replayed draws; without what is kept of every turn unless the plan keeps it.

    Left out is what is so, or not so, in fewer than 200 of them (see `Replays.fewest`), what tells no more of the
    headline than chance would, and what is so exactly where something before it is so or is not
    so (of two outcomes the second).
    """
    plan, draws, state = replays.plan, replays.draws, replays.base
    case = plan.case
    holds = replays.event(state, case.event[0].id)
    p = measured(holds)
    vantage = plan.known_by if plan.as_of is None else plan.as_of
    found: list[Signpost] = []
    known: set[bytes] = set()
    rare = silent = 0
    for one in observables(replays):
        seen = one.seen(state)
        count = int(np.count_nonzero(seen))
        if min(count, draws - count) < replays.fewest:
            rare += 1
            continue
        key = np.packbits(seen if seen[0] else ~seen).tobytes()
        if key in known:
            continue
        known.add(key)
        bits = information(counted(seen, holds))
        if by_chance(bits, draws):
            silent += 1
        else:
            found.append(_signpost(one, state, seen, holds, bits, vantage))
    return Signposts(
        case=case.id,
        **days_of(plan),
        hindsight=case.hindsight,
        seed=plan.seed,
        draws=draws,
        headline=case.event[0].text,
        question=case.event[0].question,
        p=p,
        uncertainty=entropy(p.p or 0.0),
        signposts=tuple(sorted(found, key=lambda one: (-one.bits, one.what.id))),
        rare=rare,
        silent=silent,
        fewest=replays.fewest,
        names=names_of(case),
    )


def _signpost(one: Observable, state: State, seen: Bools, holds: Bools, bits: float, vantage: int | None) -> Signpost:
    days = None if one.days is None else one.days(state)[seen]
    days = None if days is None else days[np.isfinite(days) & (days >= 1)]
    first, last = (None, None) if days is None or not days.size else (int(days.min()), int(days.max()))
    return Signpost(
        what=one.what,
        first=None if first is None else day_text(first),
        last=None if last is None else day_text(last),
        find_out=last is None or (vantage is not None and last <= vantage),
        seen=measured(seen),
        p_if_seen=measured(holds, seen),
        p_if_not=measured(holds, ~seen),
        bits=bits,
    )


def names_of(case: Case) -> dict[str, str]:
    """{actor, step.ID, issue.ID, fact.ID: how it is printed}."""
    out = {actor.id: actor.title for actor in case.actor}
    out |= {f"step.{step.id}": step.text for step in case.step if step.text}
    out |= {f"issue.{issue.id}": issue.name for issue in case.issue if issue.name}
    out |= {f"option.{option}": name for issue in case.issue for option, name in issue.called.items()}
    return out | {f"fact.{fact.id}": fact.text for fact in case.fact if fact.text}


def ends_of(case: Case, issue: str) -> tuple[str, str] | None:
    """The names of the ends of an issue's scale; None where it has none."""
    scale = case.issues[issue].scale
    if scale is None:
        return None
    low, high = scale.values()
    return low, high

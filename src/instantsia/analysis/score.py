"""How far what was said of a step lay from what is held to have happened, next to simple rivals.

One case: this tells how far the forecast was from what happened, not how good the method is. From a vantage before
the step the numbers are a score, with everything known they are a fit; they are computed alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from instantsia.analysis.course.courses import options_of, record_masks
from instantsia.analysis.results import Rival, StepScore
from instantsia.case import paths
from instantsia.case.dates import parse_span
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, Prepared
from instantsia.evidence.program import PathNode, Program
from instantsia.steps import playable
from instantsia.steps._made_from import as_ballot

Side = tuple[int, ...]
"""Outcomes that count as one, as places among those of the step."""
NOTHING: Side = (-1,)
"""That nothing is decided, where it counts by itself."""

HOLDS = 0.9
"""What the rival "nothing changes" gives to what holds."""


def scores(prepared: Prepared, program: Program, state: State) -> tuple[StepScore, ...]:
    """The score (or fit) of every step that is played and of which the record tells.

    state   the run's columns as a state (`shares.state_of`), all draws

    Steps that are given, steps that lie before the vantage and steps that repeat have none, and a what-if has none at
    all.
    """
    plan = prepared.plan
    if plan.changes or plan.played or plan.without or plan.assume:
        return ()
    return scored(prepared, program, state)


def scored(prepared: Prepared, program: Program, state: State) -> tuple[StepScore, ...]:
    """The same of whatever was played, a what-if included."""
    found = (score(prepared, program, state, step) for step in prepared.outcomes if _may_be_scored(prepared, step))
    return tuple(one for one in found if one is not None)


def score(prepared: Prepared, program: Program, state: State, step: str) -> StepScore | None:
    """The score of one step; None where no record claim of it stands, it never happens, or nothing is told apart.

    1. The record is drawn like any other claims: r is one of the sides, with the share w(r) of the draws in which a
       claim of it stands. A vote of one motion against what holds has these two sides; outcomes that the record does
       not tell apart are one side.
    2. p(s) is the share of a side among the draws in which the step happens (n of them).
    3. brier = sum over r of w(r) x sum over s of (p(s) - [s = r])^2                              0-2
       log   = -sum over r of w(r) x ln p(r), p kept 1/(2n) away from 0 and 1
    """
    masks = record_masks(state, step)
    happened = state["happened", step]
    draws = int(np.count_nonzero(happened))
    if masks is None or not (masks > 0).any() or draws == 0:
        return None
    stands = masks[masks > 0]
    counts = {mask: int(np.count_nonzero(stands == mask)) for mask in np.unique(stands).tolist()}
    decided = state["decided", step][happened]
    by_name = sides_in(prepared, state, step)
    names, sides = list(by_name), tuple(by_name.values())
    record = [
        sum(n for mask, n in counts.items() if set(options_of(mask)) <= set(side)) / stands.size for side in sides
    ]
    ours = [int(np.isin(decided, side).sum()) / draws for side in sides]
    if len(sides) < 2:
        return None
    least = 0.5 / draws
    brier, log = _measured(record, ours, least)
    return StepScore(
        step=step,
        record={name: w for name, w in zip(names, record, strict=True) if w},
        ours=dict(zip(names, ours, strict=True)),
        brier=brier,
        log=log,
        rivals=_rivals(prepared.plan.case, program, step, sides, record, _last_day(prepared, step)),
        among=_among(draws / state.draws, stands.size / state.draws),
    )


def sides_in(prepared: Prepared, state: State, step: str) -> dict[str, Side]:
    """{name: the side}, in their order, of a step whose record stands in some draw of a state."""
    masks = record_masks(state, step)
    found = () if masks is None else np.unique(masks[masks > 0]).tolist()
    decided = state["decided", step][state["happened", step]]
    sides = sides_of(prepared, step, tuple(found), frozenset(np.unique(decided).tolist()))
    return {_name(prepared, step, side): side for side in sides}


def sides_of(prepared: Prepared, step: str, masks: Sequence[int], decided: frozenset[int]) -> tuple[Side, ...]:
    """The sides between which a step is scored, each a set of outcomes, in the order of the outcomes.

    masks     what the record gives in the draws, a bit for each outcome
    decided   what came of the step in the draws in which it happened, -1 nothing

    Where one motion is put against what holds, that nothing is decided counts with what holds, and the motions are
    one side unless every claim of the record says which of them stood.
    """
    case, outcomes = prepared.plan.case, prepared.outcomes[step]
    groups: list[set[int]] = [set(options_of(mask)) for mask in masks]
    puts_one = _one_motion(case, step)
    if puts_one:
        ballot = as_ballot(case.steps[step])
        written = set() if ballot is None else {outcomes.index(one) for one in ballot.motion}
        motion = written or set(range(1, len(outcomes)))
        named = [options & motion for options in groups if options & motion]
        if not named or any(len(options) > 1 for options in named):
            groups.append(motion)
        relevant = {0} | motion | set().union(*groups) | (decided - {-1})
    else:
        relevant = set(range(len(outcomes)))
    sides = _joined(relevant, groups)
    if puts_one:
        return tuple((*side, -1) if 0 in side else side for side in sides)
    return (*sides, NOTHING) if -1 in decided else sides


def _joined(relevant: set[int], groups: Sequence[set[int]]) -> tuple[Side, ...]:
    """What belongs together directly or by way of others."""
    sides = [{one} for one in sorted(relevant)]
    for group in groups:
        touched = [side for side in sides if side & group]
        if touched:
            sides = [side for side in sides if not side & group] + [set().union(*touched)]
    return tuple(sorted(tuple(sorted(side)) for side in sides))


def decided_issue(case: Case, step: str) -> str | None:
    """The issue that a step decides; None for one that only speaks of an issue (it carries it out, it waits)."""
    return playable(case.steps[step]).decided_issue(case)


def _one_motion(case: Case, step: str) -> bool:
    """Whether the step puts one motion at a time against what holds: a ballot that does not say otherwise."""
    ballot = as_ballot(case.steps[step])
    return ballot is not None and ballot.decided_issue(case) is not None and ballot.procedure in (None, "motion")


def _name(prepared: Prepared, step: str, side: Side) -> str:
    return "|".join(prepared.outcomes[step][place] for place in side if place >= 0) or "undecided"


def _measured(record: Sequence[float], p: Sequence[float], least: float = 0.0) -> tuple[float, float]:
    """Brier and logarithmic score as means over the record's doubt; for the latter p is kept from 0 and 1."""
    kept = [min(max(one, least), 1 - least) for one in p]
    brier = math.fsum(w * (one - (place == here)) ** 2 for here, w in enumerate(record) for place, one in enumerate(p))
    return brier, math.fsum(-w * math.log(one) for w, one in zip(record, kept, strict=True) if w)


def _among(happens: float, stands: float) -> str:
    out = ["among the draws in which it happens"] if happens < 1 else []
    if stands < 1:
        left = f"{1 - stands:.2f}" if stands <= 0.995 else "less than 0.01"
        out.append(f"no claim of the record stands in {left} of the draws: left out")
    return "; ".join(out)


def _last_day(prepared: Prepared, step: str) -> int:
    return max(turn.day for turn in prepared.turns if turn.step.id == step)


def _may_be_scored(prepared: Prepared, step: str) -> bool:
    # the record of a step that repeats is that of one turn, and what is kept of it is what came of the last
    plan, repeats = prepared.plan, prepared.plan.case.steps[step].within is not None
    return not repeats and step not in plan.given and not _over(plan, step, prepared)


def _over(plan: Plan, step: str, prepared: Prepared) -> bool:
    """Whether the last day of a step is not after the vantage."""
    vantage = plan.known_by if plan.as_of is None else plan.as_of
    if vantage is None:
        return False
    written = plan.case.steps[step].date
    last = None if written is None else parse_span(written).last
    return (last if last is not None else _last_day(prepared, step)) <= vantage


# --------------------------------------------------------------------------------------------------- the rivals


def _rivals(
    case: Case, program: Program, step: str, sides: Sequence[Side], record: Sequence[float], day: int
) -> tuple[Rival, ...]:
    """Even odds; the head count, where there is a scale to stand on; nothing changes, where something holds."""
    named: list[tuple[str, Sequence[float], str]] = [("even odds", [1 / len(sides)] * len(sides), "")]
    if decided_issue(case, step) is not None:
        counted = head_count(case, program, step, day)
        if counted is not None:
            against, note = counted
            named.append(("head count", _against(sides, against), note))
        named.append(("nothing changes", _against(sides, 1 - HOLDS), ""))
    return tuple(Rival(name, *_measured(record, p), note) for name, p, note in named)


def _against(sides: Sequence[Side], p: float) -> list[float]:
    """p for all that is not what holds, evenly; the rest for what holds."""
    others = sum(1 for side in sides if 0 not in side)
    return [1 - p if 0 in side else p / others for side in sides]


def head_count(case: Case, program: Program, step: str, day: int | None = None) -> tuple[float, str] | None:
    """(stated for + 1) / (stated + 2) as the chance that what holds is overturned, and how many seats were stated.

    Stated is an actor of whom a claim is open at the vantage whose value lies beyond the middle of the scale: for
    where what holds stands on the other side, against where it stands on theirs. One with open claims on both sides
    is stated for neither, unless they changed their mind: then what counts is told in the latest epoch begun by the
    day of the step. A bloc counts with the middle of its seats; whoever has a voice and no vote does not count.
    None where the issue has no scale or what holds stands in the middle of it.

    day   ordinal of the day of the step; None for after everything
    """
    decided = decided_issue(case, step)
    if decided is None:
        return None
    body = case.body_of(case.steps[step])
    issue, voters = case.issues[decided], () if body is None else body.electorate
    if issue.scale is None or not issue.places or not voters:
        return None
    middle = sum(issue.bounds) / 2
    holds = issue.places[issue.options[0]] - middle
    if holds == 0:
        return None
    # of the epochs of a path the later ones stand after the earlier
    begun = (node for node in program.paths if node.since is None or day is None or node.since <= day)
    nodes: Mapping[str, PathNode] = {node.about: node for node in begun}
    all_seats = stated = stated_for = 0.0
    for actor in voters:
        written = case.actors[actor].seats
        seats = 1.0 if written is None else written.middle
        all_seats += seats
        node = nodes.get(paths.position(actor, issue.id))
        values = [claim.value.middle - middle for claim in node.claims] if node is not None else []
        beyond = {value > 0 for value in values if value != 0}
        if len(beyond) == 1:
            stated += seats
            stated_for += seats * (beyond != {holds > 0})
    return (stated_for + 1) / (stated + 2), f"{stated:.0f} of {all_seats:.0f} seats stated"

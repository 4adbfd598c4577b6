"""The moves of least effort in a body that decides on named options, by votes or after a hearing.

A lever is a member moved just over the middle between the two camps (by a hundredth of the scale), or the worth of an
option to them raised just over that of the one they are for, or a member who stays away.

    effort   points by which one is moved x the salience, 0-1 (1 where nothing is stated); a worth of 0-1 counts in
             hundredths; to stay away takes one to the middle, not over it
    moves    the headline's share of all draws with the number fixed in every one of them, less without; whoever stays
             away does so at every meeting of the body that is played

What a member is for is what is worth most to them at the most likely values (see `bodies`). Where several bodies decide
in turn the same change counts in all of them: what it moves is always read off the headline. Whether the headline is
what somebody wants is read off the draws: whether it is more frequent where the option they are for stands in the end.

Together: the cheapest set of members who, for something else, let the body decide for the option at the most likely
values, each voting as they lean. Of at most `SEARCHED` members every set is looked at; of more the cheapest per seat
are added one by one, and what is not needed is taken back (`proven` is False).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.bodies import Likely, stated
from instantsia.analysis.levers.councils import Council, councils_on
from instantsia.analysis.levers.lever import (
    Goal,
    Lever,
    Levers,
    hundredths,
    names_of,
    of_plan,
    own_paths,
    played_again,
    share_with,
    with_played,
)
from instantsia.analysis.levers.side_effects import stakes_elsewhere
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.steps import playable

OVER = 0.01
"""How far over the middle, as a share of the scale."""
TRIED = 24
"""So many members at most are tried, those who stand nearest to the middle."""
SEARCHED = 18


def ballot_levers(plan: Plan, who: str, step: str) -> Levers:
    """The levers of one side on a vote; `levers` asks for it."""
    issue_id = playable(plan.case.steps[step]).decided_issue(plan.case)
    assert issue_id is not None
    plan = with_played(plan, own_paths(plan.case, step, issue_id))
    replays = Replays(plan, draws=plan.draws)
    case, likely = plan.case, Likely(replays, step)
    councils = list(councils_on(replays, likely, issue_id))
    if not councils:
        raise UserError(f"nothing to move: nothing is decided on {issue_id} that goes by where anybody stands")
    council = next((one for one in councils if one.step.id == step), councils[-1])
    wanted = _wanted(replays, likely, council, who)
    decided = int(council.decided(np.zeros((1, 0), dtype=np.bool_))[0])
    reached = _same(council.issue, decided, wanted)
    p, event = replays.headline(), case.event[0]
    wants = _wants(replays, council.issue, wanted)
    found: dict[str, Lever] = {}
    for one in councils:
        for lever in _moves(likely, one, who, wanted, away=reached):
            found.setdefault(lever.path, replace(lever, issues=stakes_elsewhere(case, lever.actor, issue_id)))
    nearest_first = sorted(found.values(), key=lambda one: (round(one.effort, 9), one.actor, one.key))
    if not nearest_first:
        raise UserError(f"nothing to move: everybody votes as {who} does on {issue_id}")
    tried = [_tried(replays, one, p) for one in nearest_first[: 2 * TRIED]]
    helping = [one for one in tried if wants is None or _gain(one, wants, reached) > 0]
    own = [one for one in _moves(likely, council, who, wanted, away=reached) if one.to is not None]
    sets, proven = _together(council, sorted(own, key=lambda one: one.actor), wanted, away=reached)
    after = share_with(replays, sets) if sets else None
    return Levers(
        case=case.id,
        title=case.title,
        actor=who,
        issue=issue_id,
        step=council.step.id,
        model=council.body.rule.kind,
        models=(council.body.rule.kind,),
        goal=Goal(None, None, council.issue.options[wanted], reached),
        settles=None,
        headline=event.text or event.id,
        p=p,
        levers=tuple(sorted(helping, key=lambda one: _rank(one, wants, reached))),
        joint_moves=sets,
        joint_change=None if after is None else after - p,
        joint_p=after,
        proven=proven,
        names=names_of(case),
        scale=council.issue.bounds if council.issue.scale is not None else None,
        saliences=any(one.salience is not None for one in nearest_first),
        wants=wants,
        others=len({one.actor for one in nearest_first}),
        tried=len({one.actor for one in tried}),
        **of_plan(plan),
        bodies=tuple(one.body.id for one in councils),
    )


def _wanted(replays: Replays, likely: Likely, council: Council, who: str) -> int:
    """The option that they are for, of those that are put; raises UserError where nothing tells."""
    case, issue = replays.plan.case, council.issue

    likely = likely.on(council.step.id)

    def value(path: str) -> float | None:
        return likely(path) if likely.reads(path) else stated(case, path)

    if issue.scale is not None:
        stands = value(paths.position(who, issue.id))
        worth = [None if stands is None else -abs(stands - issue.places[issue.options[one]]) for one in council.put]
    else:
        worth = [value(paths.utility(who, issue.id, issue.options[one])) for one in council.put]
    if any(one is None for one in worth):
        raise UserError(f"{who} has no position on {issue.id}: name one of {', '.join(council.body.members[:12])}")
    return council.put[int(np.argmax(np.array(worth, dtype=np.float64)))]


def _same(issue: Issue, one: int, other: int) -> bool:
    """Whether two options are one camp: the same, or at the same place of the scale."""
    if one < 0:
        return other == STATUS_QUO
    names = issue.options
    return one == other or (issue.scale is not None and issue.places[names[one]] == issue.places[names[other]])


def _wants(replays: Replays, issue: Issue, wanted: int) -> bool | None:
    """Whether the headline is more frequent where their option stands in the end; None where it makes no difference."""
    event = replays.plan.case.event[0].id
    holds = replays.event(replays.base, event)
    # where nobody has decided anything what holds stands
    standing = np.maximum(replays.base["standing", issue.id], STATUS_QUO)
    own = np.isin(standing, [one for one in range(len(issue.options)) if _same(issue, one, wanted)])
    inside, outside = share(holds, own), share(holds, ~own)
    return None if inside is None or outside is None or inside == outside else inside > outside


def _moves(likely: Likely, council: Council, who: str, wanted: int, *, away: bool) -> Iterator[Lever]:
    """Members on the other side moved over; or, where it is decided their way, those on their own side moved off."""
    issue, members, likely = council.issue, council.body.members, likely.on(council.step.id)
    salience = {one: _salience(likely, one, issue.id) for one in members}
    unit = hundredths(one for one in salience.values() if one is not None)
    for place in council.there:
        best = council.best(place)
        own = _same(issue, best, wanted)
        if members[place] == who or own != away:
            continue
        target = _rival(council, wanted) if away else wanted
        stated_for = salience[members[place]]
        weight = 1.0 if stated_for is None else stated_for / unit
        told = None if stated_for is None else weight
        if issue.scale is not None:
            low, high = issue.bounds
            ends = [issue.places[issue.options[one]] for one in (best, target)]
            middle, sign = sum(ends) / 2, math.copysign(1.0, ends[1] - ends[0])
            start = likely(paths.position(members[place], issue.id))
            to = min(max(middle + sign * OVER * (high - low), low), high)
            path, key = paths.position(members[place], issue.id), "position"
            effort, halfway = abs(to - start), abs(middle - start)
        else:
            start, level = float(council.worth[place, target]), float(council.worth[place, best])
            to = min(level + OVER, 1.0)
            path = key = paths.utility(members[place], issue.id, issue.options[target])
            effort, halfway = 100 * (to - start), 100 * (level - start)
        if to == start:
            continue
        yield Lever(
            actor=members[place],
            key=key,
            path=path,
            start=start,
            to=to,
            effort=effort * weight,
            moves=None,
            salience=told,
            step=council.step.id,
        )
        yield Lever(
            actor=members[place],
            key=f"body.{council.body.id}.absent",
            path=f"body.{council.body.id}.absent=+{members[place]}",
            start=None,
            to=None,
            effort=halfway * weight,
            moves=None,
            salience=told,
            step=council.step.id,
        )


def _salience(likely: Likely, member: str, issue: str) -> float | None:
    path = paths.salience(member, issue)
    return likely(path) if likely.reads(path) else stated(likely.replays.plan.case, path)


def _rival(council: Council, wanted: int) -> int:
    """The option of the other camp with most seats; the first of several."""
    votes = council.votes()
    others = [one for one in council.put if not _same(council.issue, one, wanted)] or list(council.put)
    return max(others, key=lambda one: (float(council.seats[votes == one].sum()), -one))


def _tried(replays: Replays, one: Lever, p: float) -> Lever:
    """The lever with what it does to the headline."""
    if one.to is not None:
        found = played_again(replays, one, p)
    else:
        plan, body_id = replays.plan, one.key.split(".")[1]
        bodies = tuple(
            body.model_copy(update={"absent": (*body.absent, one.actor)}) if body.id == body_id else body
            for body in plan.case.body
        )
        without = replace(plan, case=plan.case.model_copy(update={"body": bodies}))
        found = replace(one, p_before=p, p_after=Replays(without, draws=plan.draws).headline())
    assert found.p_after is not None
    return replace(found, moves=found.p_after - p)


def _gain(one: Lever, wants: bool | None, away: bool) -> float:
    """By how much the headline goes the way that is looked for; either way where nobody wants it one way."""
    moved = one.moves or 0.0
    return abs(moved) if wants is None else moved if wants != away else -moved


def _rank(one: Lever, wants: bool | None, away: bool) -> tuple[bool, float, str, str]:
    gain = _gain(one, wants, away)
    return gain <= 0, one.effort / gain if gain > 0 else one.effort, one.actor, one.key


# --------------------------------------------------------------------------------------------------------- together


def _together(council: Council, ours: Sequence[Lever], wanted: int, *, away: bool) -> tuple[tuple[Lever, ...], bool]:
    """The cheapest members who turn the decision, each voting as they lean; () where none do."""
    if not ours:
        return (), True
    target = _rival(council, wanted) if away else wanted
    effort = np.array([one.effort for one in ours])

    def turns(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        decided = council.decided(chosen, ours, target)
        own = np.array([_same(council.issue, one, wanted) for one in range(len(council.issue.options))])
        stands = np.where(decided < 0, own[STATUS_QUO], own[np.maximum(decided, 0)])
        return np.asarray(stands != away)

    if len(ours) <= SEARCHED:
        every = (np.arange(2 ** len(ours))[:, None] >> np.arange(len(ours)) & 1).astype(np.bool_)
        good = np.flatnonzero(turns(every))
        if not good.size:
            return (), True
        sums = np.array([math.fsum(effort[row]) for row in every[good]]) if good.size < 5000 else every[good] @ effort
        best = every[good[np.argmin(sums)]]
        return tuple(one for one, taken in zip(ours, best, strict=True) if taken), True
    chosen = np.zeros((1, len(ours)), dtype=np.bool_)
    places = [council.body.members.index(one.actor) for one in ours]
    price = effort / np.maximum(council.seats[places], 1e-9)
    for one in np.argsort(price, kind="stable"):
        if turns(chosen)[0]:
            break
        chosen[0, one] = True
    for one in np.argsort(-effort, kind="stable"):
        if chosen[0, one]:
            chosen[0, one] = False
            chosen[0, one] = not turns(chosen)[0]
    if not turns(chosen)[0]:
        return (), False
    return tuple(one for one, taken in zip(ours, chosen[0], strict=True) if taken), False

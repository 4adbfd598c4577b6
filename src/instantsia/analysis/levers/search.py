"""The moves of least effort for one side: whose number, changed by how much, carries a settlement over the line.

A lever is one change of one number of one person: where another stands, or how much the matter means to the one whose
side it is and what they can bring to bear, where the method reads these.

    effort   points by which a position moves x its holder's salience, 0-1 (1 where nothing is stated). Own salience or
             capability raised by a share of its column's top counts as that share of the scale, x own salience after
    moves    the settlement after less before, at the most likely values of all numbers (see `bodies`)
    p        the headline's share (on another issue that of the first event about it) of all draws as they are, and
             with the number fixed at its new value in every one of them (the other numbers as drawn), which is what
             `compare --set PATH=VALUE` gives

A position moves towards the goal, no farther than the goal and no farther than helps (see `targets`). Moves that carry
the settlement over the line come first, by effort; then the others, by effort per point. Then the cheapest set of moves
that carries it over (see `joint_moves`). Where it settles on the wanted side already, the moves are those away from it,
up to the far end of the scale: what would endanger it.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.bodies import Body, Likely, body_of, stated
from instantsia.analysis.levers.joint_moves import Moves, change_by, joint_moves
from instantsia.analysis.levers.lever import (
    Goal,
    Lever,
    Levers,
    actor_of,
    hundredths,
    names_of,
    of_plan,
    own_paths,
    played_again,
    share_with,
    with_played,
)
from instantsia.analysis.levers.side_effects import hurt, pivotal_actor, stakes_elsewhere, with_column
from instantsia.analysis.levers.targets import EVEN, MOST, Aim, Bools, Places, beyond, promising, reach, with_places
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of
from instantsia.case.values import parse_value
from instantsia.draws.streams import Floats
from instantsia.engine.plan import Plan
from instantsia.errors import UserError, cut, nearest
from instantsia.left_behind import spoken_of
from instantsia.steps import playable

PLAYED = 5
"""For so many levers the headline is played again."""
LOOKED_INTO = 20
"""Of so many it is said whom they hurt, and whether another becomes pivotal."""


def levers(plan: Plan, actor: str, to: float | str | None = None, issue: str | None = None) -> Levers:
    """The levers of one side.

    actor  an id, a name or an alias
    to     where they want it, instead of where they stand
    issue  whose settlement, where there are several; else the one that the headline is about
    Raises UserError for an unknown actor or issue, one who stands nowhere, a point outside of the scale, and where
    nothing can be moved.
    """
    case = plan.case
    who = actor_of(case, actor)
    step = _step(case, issue)
    if not playable(case.steps[step]).SETTLES:
        from instantsia.analysis.levers.ballots import ballot_levers

        if to is not None:
            raise UserError(f"--to goes with a settlement on a scale, and {step} is a ballot")
        return ballot_levers(plan, who, step)
    return _settled(plan, who, step, to)


def _step(case: Case, issue: str | None) -> str:
    """The step whose outcome is to be moved: of the issue, else the last of those that the headline speaks of."""
    deciding = [step for step in map(playable, case.step) if step.DECIDES and step.decided_issue(case)]
    if issue is not None:
        found = [step.id for step in deciding if step.decided_issue(case) == issue]
        if not found:
            known = {step.decided_issue(case) or "" for step in deciding}
            raise UserError(f"nothing is decided on an issue {cut(issue)} in {case.id} ({nearest(issue, known)})")
        return found[-1]
    if not deciding:
        raise UserError(f"nothing is decided on any issue in {case.id}: there is nothing to move")
    spoken = spoken_of(case, parse(case.event[0].when)) if case.event else ()
    about = [step.id for step in deciding if step.id in spoken]
    return about[-1] if about else deciding[-1].id


# ------------------------------------------------------------------------------------------------------ settlements


def _settled(plan: Plan, who: str, step: str, to: float | str | None) -> Levers:
    issue = playable(plan.case.steps[step]).decided_issue(plan.case)
    plan = with_played(_about(plan, step), own_paths(plan.case, step, issue or ""))
    replays = Replays(plan, draws=plan.draws)
    case, body = plan.case, body_of(replays, step)
    point = _point(case, Likely(replays, step), body, who, to)
    aim, goal = _aims(body, point)
    saliences, shared = _saliences(case, Likely(replays, step), body)
    salience = np.array([_weight_of(saliences, one) for one in body.members])
    mover = np.array([member != who for member in body.members])
    if not _short(aim, mover).size and not goal.reached:
        raise UserError(f"nothing to move: nobody but {who} stands short of where {who} wants it on {body.issue.id}")
    at_goal = goal.line is None and goal.reached
    tried = _tried(body, aim, mover, salience)
    found = [] if at_goal else [*_positions(body, aim, tried, saliences)]
    if who in body.members and not goal.reached:
        found += _own(body, aim, who, saliences)
    ranked = sorted(found, key=lambda one: _rank(one, aim.sign))
    sets, proven = ((), True) if at_goal else joint_moves(body, aim, mover, salience)
    if not ranked and not sets and not at_goal and not goal.reached:
        raise UserError(
            f"nothing to move: no move of any one, nor of all together, changes where {body.issue.id} settles"
        )
    head = case.event[0]
    looked = [*_looked_into(body, case, salience, ranked[:LOOKED_INTO]), *ranked[LOOKED_INTO:]]
    p, cheapest = replays.headline(), tuple(_named(body, sets, saliences))
    told = [played_again(replays, one, p) for one in looked[:PLAYED]]
    return Levers(
        case=case.id,
        title=case.title,
        actor=who,
        issue=body.issue.id,
        step=step,
        model=body.model,
        models=body.methods,
        goal=goal,
        settles=body.outcome,
        headline=head.text or head.id,
        p=p,
        levers=(*told, *looked[PLAYED:]),
        joint_moves=cheapest,
        joint_change=change_by(body, sets) if sets else None,
        joint_p=share_with(replays, cheapest) if sets else None,
        proven=proven,
        names=names_of(case),
        scale=body.stakes.scale,
        saliences=shared,
        others=len(_short(aim, mover)),
        tried=len(tried),
        **of_plan(plan),
    )


def _about(plan: Plan, step: str) -> Plan:
    """The plan with an event about the step first, where its headline is about another: its share is what moves."""
    events = plan.case.event
    own = next((one for one in events if step in spoken_of(plan.case, parse(one.when))), None)
    if own is None or own is events[0] or step in spoken_of(plan.case, parse(events[0].when)):
        return plan
    first = (own, *(one for one in events if one is not own))
    return replace(plan, case=plan.case.model_copy(update={"event": first}))


def _as_point(case: Case, path: str, written: str) -> float:
    """The point that is written for a position: a number, or an option of the scale."""
    domain = domain_of(case, path)
    assert domain is not None
    with contextlib.suppress(ValueError):
        return float(written)
    try:
        value = parse_value(written, domain)
    except ValueError as error:
        raise UserError(f"--to: {error}") from None
    if not value.fixed:
        raise UserError(f"--to is {written!r}, expected one point")
    return value.low


def _point(case: Case, likely: Likely, body: Body, who: str, to: float | str | None) -> float:
    """Where they want it; raises UserError where they stand nowhere, or the point lies outside of the scale."""
    low, high = body.stakes.scale
    path = paths.position(who, body.issue.id)
    if isinstance(to, str):
        to = _as_point(case, path, to)
    if to is not None:
        if not (math.isfinite(to) and low <= to <= high):
            raise UserError(f"--to is {to:g}, expected a point from {low:g} to {high:g}")
        return to
    if likely.reads(path):
        return likely(path)
    found = stated(case, path)
    if found is None:
        on = body.issue.name or body.issue.id
        raise UserError(
            f"{case.actors[who].title} has no position on {on}: say where they want it with --to POINT, or name "
            f"one who has: {', '.join(body.members[:8])}{', ...' if len(body.members) > 8 else ''}"
        )
    return found


def _aims(body: Body, point: float) -> tuple[Aim, Goal]:
    low, high = body.stakes.scale
    line = body.issue.line
    even = EVEN * body.stakes.width
    if line is None:
        sign = 1 if point >= body.outcome else -1
        side = "above" if sign > 0 else "below"
        reached = abs(point - body.outcome) <= even
        return Aim(body, None, True, sign, point), Goal(point, None, side, reached)
    above = body.issue.beyond == "above"
    wanted = bool(beyond(body, line, np.array(point), 0.0))
    side = "above" if wanted == above else "below"
    reached = bool(beyond(body, line, np.array(body.outcome), even)) == wanted
    goal = Goal(point, line, side, reached)
    up = (side == "above") != reached
    cap = (high if up else low) if reached else point
    return Aim(body, line, wanted != reached, 1 if up else -1, cap), goal


def _saliences(case: Case, likely: Likely, body: Body) -> tuple[dict[str, float | None], bool]:
    """{member: salience as stated, 0-1}, and whether any is stated. One of 0-100 is taken as hundredths."""
    found: dict[str, float | None] = {}
    for member in body.members:
        path = paths.salience(member, body.issue.id)
        found[member] = likely(path) if likely.reads(path) else stated(case, path)
    known = [one for one in found.values() if one is not None]
    unit = hundredths(known)
    return {one: None if value is None else value / unit for one, value in found.items()}, bool(known)


def _weight_of(saliences: Mapping[str, float | None], member: str) -> float:
    found = saliences[member]
    return 1.0 if found is None else found


def _rank(one: Lever, sign: int) -> tuple[bool, float, float, str, str]:
    gain = sign * (one.moves or 0.0)
    per_point = one.effort / gain if gain > 0 else math.inf
    return not one.carries, round(one.effort if one.carries else per_point, 9), -round(gain, 9), one.actor, one.key


def _positions(body: Body, aim: Aim, tried: Places, saliences: Mapping[str, float | None]) -> Iterator[Lever]:
    """Each of some members, alone: as far as it takes, or as far as it helps."""
    start = body.position
    best, to = reach(body, aim, tried)
    for member, outcome, place in zip(tried, best, to, strict=True):
        gain = aim.sign * (outcome - body.outcome)
        if gain > aim.even:
            name = body.members[member]
            yield Lever(
                actor=name,
                key="position",
                path=paths.position(name, body.issue.id),
                start=float(start[member]),
                to=float(place),
                effort=abs(float(place - start[member])) * _weight_of(saliences, name),
                moves=float(outcome - body.outcome),
                carries=bool(aim.there(outcome)),
                salience=saliences[name],
            )


def _short(aim: Aim, mover: Bools) -> Places:
    """Those who can be moved at all."""
    return np.flatnonzero(mover & (aim.nearer(aim.cap) > aim.even))


def _tried(body: Body, aim: Aim, mover: Bools, salience: Floats) -> Places:
    """Those whose moves are tried: all, or of very many the most promising."""
    found = _short(aim, mover)
    return promising(body, aim, found, salience) if len(found) * len(mover) > MOST else found


def _own(body: Body, aim: Aim, who: str, saliences: Mapping[str, float | None]) -> Iterator[Lever]:
    """Their own salience and capability raised to the top of the column, where the method reads them."""
    if not body.weighs:
        return
    place = body.members.index(who)
    for key, path in (("salience", paths.salience), ("capability", paths.capability)):
        column: Floats = getattr(body.stakes, key)
        top, start = float(column.max()), float(column[0, place])
        if not start < top:
            continue
        raised = column.copy()
        raised[0, place] = top
        stakes = with_column(body.stakes, key, raised)
        outcome = body.settles_at(body.stakes.position, stakes)
        if aim.sign * (float(outcome[0]) - body.outcome) <= aim.even:
            continue
        after = max(one for one in saliences.values() if one is not None) if key == "salience" else saliences[who]
        yield Lever(
            actor=who,
            key=key,
            path=path(who, body.issue.id),
            start=start,
            to=top,
            effort=(top - start) / top * body.stakes.width * (1.0 if after is None else after),
            moves=float(outcome[0]) - body.outcome,
            carries=bool(aim.there(outcome)[0]),
            salience=saliences[who],
        )


def _looked_into(body: Body, case: Case, salience: Floats, found: Sequence[Lever]) -> Iterator[Lever]:
    now = pivotal_actor(body)
    for one in found:
        member = body.members.index(one.actor)
        column: Floats = getattr(body.stakes, one.key).copy()
        column[0, member] = one.to
        then = pivotal_actor(body, with_column(body.stakes, one.key, column))
        yield replace(
            one,
            hurt=hurt(body, member, body.outcome + (one.moves or 0.0), salience),
            issues=stakes_elsewhere(case, one.actor, body.issue.id),
            pivotal=None if now is None or then is None else (now, then),
        )


def _named(body: Body, moves: Moves, saliences: Mapping[str, float | None]) -> Iterator[Lever]:
    """The moves of a set as levers, the dearest first; what each moves is what it would move alone."""
    ones = np.array([member for member, _ in moves], dtype=np.intp)
    outcomes = with_places(body, ones, np.array([place for _, place in moves])) if moves else np.empty(0)
    found = []
    for (member, place), outcome in zip(moves, outcomes, strict=True):
        name, start = body.members[member], float(body.position[member])
        found.append(
            Lever(
                actor=name,
                key="position",
                path=paths.position(name, body.issue.id),
                start=start,
                to=place,
                effort=abs(place - start) * _weight_of(saliences, name),
                moves=float(outcome) - body.outcome,
                salience=saliences[name],
            )
        )
    yield from sorted(found, key=lambda one: (-round(one.effort, 9), one.actor))

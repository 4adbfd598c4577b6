"""One side and the settlement that they want elsewhere: where it settles, what must be reached, who could be moved."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.blanks import left_blank
from instantsia.analysis.levers.bodies import Body, Likely, body_of, stated
from instantsia.analysis.levers.lever import (
    Goal,
    Lever,
    hundredths,
    own_paths,
    with_played,
)
from instantsia.analysis.levers.targets import EVEN, Aim, Bools, beyond
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of
from instantsia.case.values import parse_value
from instantsia.draws.streams import Floats
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of
from instantsia.steps import playable
from instantsia.steps._regimes import regime_of

HALF = 0.5


@frozen
class Setting:
    """One side, the settlement that they want elsewhere, and what must be reached.

    blank      (member,) whose position was left blank
    saliences  {member: 0-1, None where none is stated}; stated: whether any is
    voted      whether it is a board that votes on which side of a line it comes to: see `boards`
    """

    replays: Replays
    step: str
    who: str
    body: Body
    point: float
    aim: Aim
    goal: Goal
    blank: Bools
    saliences: Mapping[str, float | None]
    stated: bool
    voted: bool = False

    @property
    def salience(self) -> Floats:
        """(member,) 0-1; 1 where none is stated."""
        return np.array([weight_of(self.saliences, one) for one in self.body.members])

    @property
    def mover(self) -> Bools:
        """(member,) who could be moved: all but that side itself and those of whom no place is known."""
        return np.array([member != self.who for member in self.body.members]) & ~self.blank

    @property
    def nothing_left(self) -> bool:
        """Whether the goal is a point and it settles there."""
        return self.goal.line is None and self.goal.reached


def setting(plan: Plan, who: str, step: str, to: float | str | None = None) -> Setting:
    """What one side looks at; raises UserError for one who stands nowhere, and a point outside of the scale."""
    issue = playable(plan.case.steps[step]).decided_issue(plan.case)
    plan = with_played(_about(plan, step), own_paths(plan.case, step, issue or ""))
    replays = Replays(plan, draws=plan.draws)
    likely, body = Likely(replays, step), body_of(replays, step)
    blank = left_blank(replays, body)
    point = _point(plan.case, likely, body, who, to, blank)
    saliences, shared = saliences_of(plan.case, likely, body)
    voted = body.issue.line is not None and _votes(plan.case, step)
    if voted:
        likelier = likelier_beyond(body, replays.base["happened", step], replays.base["value", step])
    else:
        likelier = bool(beyond_line(body, np.array(body.outcome)))
    return Setting(replays, step, who, body, point, *_aims(body, point, likelier), blank, saliences, shared, voted)


def _votes(case: Case, step: str) -> bool:
    """Whether a settlement is voted by a committee, and not bargained out."""
    spec = case.steps[step]
    body = case.body_of(spec)
    return body is not None and regime_of(body) == "vote" and playable(spec).adds_errors(case)


def likelier_beyond(body: Body, happened: Bools, value: Floats) -> bool:
    """Whether it settles beyond the line in more than half of the draws in which it settles.

    happened, value   (draw,) whether the step happened, and where it settled
    """
    return (share(body.issue.lies_beyond(value), happened) or 0.0) > HALF


def beyond_line(body: Body, outcome: Floats) -> Bools:
    """(...) whether a settlement lies beyond the line; of an issue without one none does."""
    if body.issue.line is None:
        return np.zeros(np.shape(outcome), dtype=np.bool_)
    return beyond(body, body.issue.line, outcome, EVEN * body.stakes.width)


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


def _point(case: Case, likely: Likely, body: Body, who: str, to: float | str | None, blank: Bools) -> float:
    """Where they want it; raises UserError where they stand nowhere, or the point lies outside of the scale."""
    low, high = body.stakes.scale
    path = paths.position(who, body.issue.id)
    if isinstance(to, str):
        to = _as_point(case, path, to)
    if to is not None:
        if not (math.isfinite(to) and low <= to <= high):
            raise UserError(f"--to is {to:g}, expected a point from {low:g} to {high:g}")
        return to
    on, title = body.issue.name or body.issue.id, case.actors[who].title
    if who in body.members and blank[body.members.index(who)]:
        raise UserError(f"the position of {title} on {on} was left blank: say where they want it with --to POINT")
    if likely.reads(path):
        return likely(path)
    found = stated(case, path)
    if found is None:
        raise UserError(
            f"{title} has no position on {on}: say where they want it with --to POINT, or name "
            f"one who has: {', '.join(body.members[:8])}{', ...' if len(body.members) > 8 else ''}"
        )
    return found


def _aims(body: Body, point: float, likelier: bool) -> tuple[Aim, Goal]:
    """What must be reached; likelier: whether it lies beyond the line as things stand."""
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
    reached = likelier == wanted
    goal = Goal(point, line, side, reached)
    up = (side == "above") != reached
    cap = (high if up else low) if reached else point
    return Aim(body, line, wanted != reached, 1 if up else -1, cap), goal


def saliences_of(case: Case, likely: Likely, body: Body) -> tuple[dict[str, float | None], bool]:
    """{member: salience as stated, 0-1}, and whether any is stated. One of 0-100 is taken as hundredths."""
    found: dict[str, float | None] = {}
    for member in body.members:
        path = paths.salience(member, body.issue.id)
        found[member] = likely(path) if likely.reads(path) else stated(case, path)
    known = [one for one in found.values() if one is not None]
    unit = hundredths(known)
    return {one: None if value is None else value / unit for one, value in found.items()}, bool(known)


def weight_of(saliences: Mapping[str, float | None], member: str) -> float:
    found = saliences[member]
    return 1.0 if found is None else found


def position_lever(found: Setting, member: int, to: float) -> Lever:
    """The move of one member's position to a place of the scale; what it moves is not told yet."""
    name, start = found.body.members[member], float(found.body.position[member])
    return Lever(
        actor=name,
        key="position",
        path=paths.position(name, found.body.issue.id),
        start=start,
        to=to,
        effort=abs(to - start) * weight_of(found.saliences, name),
        moves=None,
        salience=found.saliences[name],
    )

"""The loser turns to the superior body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from instantsia.case.dates import Date, parse_day
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.quantiles import waiting_days
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.hazard import daily
from instantsia.steps import _ballot, own, settled
from instantsia.steps._attendance import among, columns, seat_paths, seats
from instantsia.steps._stated import may_exceed_zero

VARIABLES: Mapping[str, Variable] = _ballot.VARIABLES
DECIDES = True
REFERS: Mapping[str, str] = {"to": "body", "against": "step", "by": "actor", **_ballot.REFERS}
OWN = _ballot.OWN

CONVENED, REFUSED = 0, 1


class Spec(_ballot.Balloting):
    """The loser turns to the superior body `to`: it is called together, or it is not.

        [[step]]
        id      = "appeal"
        kind    = "appeal"
        to      = "council"
        against = "ballot"
        by      = ["birch", "elm"]
        support = 2
        date    = 1931-03-12
        until   = 1931-03-16
        hazard  = { value = "0.15..0.5", why = "how fast members can be brought together" }
        grip    = { value = "0..0.8", why = "the majority holds doors and post" }
        when    = 'ballot == "close"'

    The loser is whoever voted in `against` for another option than was decided there. With `by`, it is taken to the
    superior body only in draws in which one of these lost; with `support`, only where all who lost have that many
    seats:

        lost(m) = 1 where m voted for an option in `against` and another one was decided there, else 0
        taken   = [lost(m) = 1 for at least one m of `by`] x [sum over members m of seats(m) lost(m) >= support]

    Where it is not taken, the step does not happen, and nothing comes of it.

    Then either `chance` (once, on the day of the step) or `hazard` (on each day after it, to `until`, never later):
    P(it comes today | not yet) = hazard x (1 - grip x share), share being the part of the seats of the small body that
    voted for a motion in `against`. What comes of it is "convened" or "refused"; the step ends on the day on which it
    came through, or on the last one.

    With `issue` the superior body also decides, then and there, by its own rule, as in a vote (and all that may be
    written about a vote may be written here). The motion is the one that stood in `against`, where that was a vote on
    the same issue and no motion is written. Where it does not come through, the step does not happen.
    """

    kind: Literal["appeal"] = "appeal"
    to: Id
    issue: Id | None = None
    against: Id | None = None
    """The vote that is appealed against."""
    by: Ids = ()
    """Who takes it to the superior body: members of the body that voted in `against`, of whom one must have lost."""
    support: NotNegative = constant("0", "nobody needs others beside him to appeal unless the case says so")
    """Seats that must have lost in `against` together for it to be taken."""
    chance: Probability | None = None
    hazard: Probability | None = None
    grip: Probability | None = None
    until: Date | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Spec:
        if (self.chance is None) == (self.hazard is None):
            raise ValueError("expected chance (once) or hazard (on each day, with until), and not both")
        if self.hazard is not None and self.until is None:
            raise ValueError("expected until, the last day on which it can come through, beside hazard")
        if self.hazard is None and (self.until is not None or self.grip is not None):
            raise ValueError("expected until and grip only beside hazard")
        if self.grip is not None and self.against is None:
            raise ValueError("expected against, the vote from which the majority's share is taken, beside grip")
        if self.against is None and (self.by or self.support.source != "default"):
            raise ValueError("expected against, the vote in which they lost, beside by and support")
        if self.until is not None:
            parse_day(self.until)
        return self

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants: those of the vote where the superior body votes, support where there are
        losers."""
        support = f"step.{self.id}.support"
        ways = {f"step.{self.id}.{key}" for key in ("chance", "hazard", "grip")}
        for path, number in super().numbers():
            if path in ways or (self.against if path == support else self.issue) is not None:
                yield path, number


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return ("convened", "refused") if spec.issue is None else _ballot.outcomes(spec.issue, case)


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    read = () if spec.issue is None else _ballot.needs(spec, spec.issue, spec.to, case)
    small = _small_body(spec, case)
    if small is not None and (spec.grip is not None or _asks_support(spec, case)):
        read += seat_paths(case, case.bodies[small])
    return tuple(dict.fromkeys(read))


def unread(spec: Spec, case: Case) -> frozenset[str]:
    idle = frozenset() if spec.issue is None else _ballot.unread(spec, spec.to, case)
    return idle if _asks_support(spec, case) else idle | {f"step.{spec.id}.support"}


def issue(spec: Spec, case: Case) -> str | None:
    return spec.issue


def check(spec: Spec, case: Case) -> Iterator[_ballot.Mistake]:
    small = _small_body(spec, case)
    if spec.against is not None and spec.against in case.steps and small is None:
        yield "against", f"{spec.against} is not a vote", "name the vote that is appealed against"
    elif small is not None:
        members = case.bodies[small].members
        for one in spec.by:
            if one not in members:
                message = f"{one} is not a member of {small}, which voted in {spec.against}"
                yield "by", message, nearest(one, members)
    if spec.issue is not None:
        yield from _ballot.check(spec, spec.issue, spec.to, case, motion_follows=_follows(spec, case))
    elif spec.motion or spec.procedure is not None:
        yield "motion", "a motion is written and no issue", "say on which issue the superior body decides"


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes decided, ended and happened; with `issue` also vote, standing and motion."""
    came, day = _comes_through(spec, case, state, streams)
    taken = _taken(spec, case, state)
    anyway = (state["given", spec.id] >= 0) | state["forced", spec.id]
    if spec.issue is None:
        decided = settled(spec, state, np.where(came, np.int8(CONVENED), np.int8(REFUSED)))
        return {("decided", spec.id): decided, ("ended", spec.id): day, ("happened", spec.id): taken | anyway}
    motion = state["motion", spec.against] if spec.against is not None and _follows(spec, case) else None
    new = _ballot.decide(spec, spec.issue, spec.to, case, state, streams, day=day, motion=motion)
    return {**new, ("ended", spec.id): day, ("happened", spec.id): (came & taken) | anyway}


def observe(spec: Spec, case: Case, state: State) -> Changes:
    """Who was pivotal in the superior body."""
    if spec.issue is None:
        return {}
    return _ballot.observe(spec, spec.issue, spec.to, case, state, day=state["ended", spec.id])


def _taken(spec: Spec, case: Case, state: State) -> NDArray[np.bool_]:
    """(draw,) whether the losers take it to the superior body: one of `by` lost, and enough seats with him."""
    taken = np.ones(state.view, dtype=np.bool_)
    if spec.against is None or not (spec.by or _asks_support(spec, case)):
        return taken
    small = _small_body(spec, case)
    assert small is not None
    body = case.bodies[small]
    vote = among(state["vote", spec.against], columns(state, body.members))
    decided = state["decided", spec.against][:, None]
    lost = (vote >= 0) & (decided >= 0) & (vote != decided)
    if spec.by:
        taken = lost[:, [body.members.index(one) for one in spec.by]].any(axis=1)
    if _asks_support(spec, case):
        taken &= over_members(seats(case, body, state) * lost) >= own(spec, state, "support")
    return taken


def _asks_support(spec: Spec, case: Case) -> bool:
    return spec.against is not None and may_exceed_zero(case, f"step.{spec.id}.support", spec.support)


def _comes_through(spec: Spec, case: Case, state: State, streams: Streams) -> tuple[NDArray[np.bool_], Floats]:
    """(draw,) whether it comes through, and the day: of coming through, else the last one."""
    clock = state["clock", ""]
    if spec.hazard is None:
        return streams.uniform("chance") < own(spec, state, "chance"), clock
    assert spec.until is not None
    last = np.maximum(clock, float(parse_day(spec.until)))
    hazard = own(spec, state, "hazard")
    if spec.grip is not None:
        hazard = daily(hazard, own(spec, state, "grip"), _share_against(spec, case, state))
    day = clock + waiting_days(streams.uniform("day"), hazard)
    return day <= last, np.minimum(day, last)


def _share_against(spec: Spec, case: Case, state: State) -> Floats:
    """(draw,) part of the small body's seats that voted for a motion, absent seats counting among all."""
    small = _small_body(spec, case)
    assert small is not None
    assert spec.against is not None
    body = case.bodies[small]
    vote = among(state["vote", spec.against], columns(state, body.members))
    weight = seats(case, body, state)
    total = over_members(weight)
    return over_members(weight * (vote > _ballot.STATUS_QUO)) / np.where(total > 0, total, 1.0)


def _small_body(spec: Spec, case: Case) -> str | None:
    against: Step | None = case.steps.get(spec.against) if spec.against is not None else None
    if not isinstance(against, _ballot.Balloting) or getattr(against, "issue", None) is None:
        return None
    body = case.body_of(against)
    return None if body is None else body.id


def _follows(spec: Spec, case: Case) -> bool:
    """Whether the motion is the one that stood in the vote that is appealed against."""
    against = case.steps.get(spec.against) if spec.against is not None else None
    same = isinstance(against, _ballot.Balloting) and getattr(against, "issue", None) == spec.issue
    return same and not spec.motion

"""The loser turns to the superior body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from instantsia.case.dates import Date
from instantsia.case.happenings import Step
from instantsia.case.limits import MOST_DAYS
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.questions import STATUS_QUO
from instantsia.case.stated import may_exceed_zero
from instantsia.case.words import Id
from instantsia.draws.quantiles import waiting_days
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.hazard import daily
from instantsia.steps import Mistake
from instantsia.steps._attendance import among, columns, seat_paths, seats
from instantsia.steps._ballot import Balloting
from instantsia.steps._deadline import check_written, last_day, passed
from instantsia.steps._ways import decide, observe

CONVENED, REFUSED = 0, 1


class Spec(Balloting):
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

    Then either `chance` (once, on the day of the step) or `hazard` (on each day after it, to `until`, or for so many
    `days`, never later; in a group of steps that repeat, `until` must lie after the last turn):
    P(it comes today | not yet) = hazard x (1 - grip x share), share being the part of the seats of the small body that
    voted for a motion in `against`. What comes of it is "convened" or "refused"; the step ends on the day on which it
    came through, or on the last one.

    With `issue` the superior body also decides, then and there, by its own rule, as in a vote (and all that may be
    written about a vote may be written here). The motion is the one that stood in `against`, where that was a vote on
    the same issue and no motion is written. Where it does not come through, the step does not happen.
    """

    REFERS = {"to": "body", "against": "step", "by": "actor", **Balloting.REFERS}

    kind: Literal["appeal"] = "appeal"
    to: Id
    """The superior body to which the loser turns."""
    issue: Id | None = None
    """The issue on which the superior body then decides, by its own rule; without it, whether it is called together is
    all that comes of the step."""
    against: Id | None = None
    """The vote that is appealed against."""
    by: Ids = ()
    """Who takes it to the superior body: members of the body that voted in `against`, of whom one must have lost."""
    support: NotNegative = constant("0", "nobody needs others beside them to appeal unless the case says so")
    """How many seats must have lost in `against` together for it to be taken, 0 or more."""
    chance: Probability | None = None
    """The chance, from 0 to 1, that it comes through, once, on the day of the step; either this or `hazard` is
    written."""
    hazard: Probability | None = None
    """The chance, from 0 to 1, that it comes through on each day after that of the step, to `until` or for so many
    `days`; either this or `chance` is written."""
    grip: Probability | None = None
    """How far, from 0 to 1, a united majority holds doors and post: it takes that part of the hazard away, times its
    share of the seats."""
    until: Date | None = None
    """The last day on which it can come through; this or `days` is written beside `hazard`."""
    days: int | None = Field(default=None, ge=1, le=MOST_DAYS)
    """For how many days after that of the step it can come through, a whole number; this or `until` is written beside
    `hazard`."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        calling = Method("Calling the larger body: one stated chance", OWN)
        if self.hazard is not None:
            calling = Method("Calling the larger body: a chance a day, held down by whoever holds the doors", OWN)
        return (calling, *(super().cited(case) if self.issue is not None else ()))

    @model_validator(mode="after")
    def _one_way(self) -> Spec:
        if (self.chance is None) == (self.hazard is None):
            raise ValueError("expected chance (once) or hazard (on each day, with until), and not both")
        limited = self.until is not None or self.days is not None
        if self.hazard is not None and not limited:
            raise ValueError("expected until, the last day on which it can come through, or days, beside hazard")
        if self.hazard is None and (limited or self.grip is not None):
            raise ValueError("expected until, days and grip only beside hazard")
        if self.grip is not None and self.against is None:
            raise ValueError("expected against, the vote from which the majority's share is taken, beside grip")
        if self.against is None and (self.by or self.support.source != "default"):
            raise ValueError("expected against, the vote in which they lost, beside by and support")
        check_written(self.until, self.days)
        return self

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants: those of the vote where the superior body votes, support where there are
        losers."""
        support = f"step.{self.id}.support"
        ways = {f"step.{self.id}.{key}" for key in ("chance", "hazard", "grip")}
        for path, number in super().numbers():
            if path in ways or (self.against if path == support else self.issue) is not None:
                yield path, number

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("convened", "refused") if self.issue is None else super().outcomes(case)

    def reads(self, case: Case) -> tuple[str, ...]:
        read = () if self.issue is None else super().reads(case)
        small = self._small_body(case)
        if small is not None and (self.grip is not None or self._asks_support(case)):
            read += seat_paths(case, case.bodies[small])
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        idle = frozenset() if self.issue is None else super().idle_constants(case)
        return idle if self._asks_support(case) else idle | {f"step.{self.id}.support"}

    def decided_issue(self, case: Case) -> str | None:
        return self.issue

    def check(self, case: Case) -> Iterator[Mistake]:
        yield from passed(case, self, self.until)
        small = self._small_body(case)
        if self.against is not None and self.against in case.steps and small is None:
            yield "against", f"{self.against} is not a vote", "name the vote that is appealed against"
        elif small is not None:
            members = case.bodies[small].electorate
            for one in self.by:
                if one not in members:
                    message = f"{one} is not a member of {small}, which voted in {self.against}"
                    yield "by", message, nearest(one, members)
        if self.issue is not None:
            yield from super().check(case)
        elif self.motion or self.procedure is not None:
            yield "motion", "a motion is written and no issue", "say on which issue the superior body decides"

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return () if self.issue is None else super().keeps(case)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        calls = {"convened": "is called together", "refused": "is not called together"}
        return f"{case.bodies[self.to].subject} {calls.get(outcome or '', f'takes it up: {result}')}."

    def ends_by(self, case: Case, begins: int) -> int:
        """At once, or where it can come through day after day, on the last of them."""
        return begins if self.hazard is None else int(last_day(self.until, self.days, begins))

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended and happened; with `issue` also vote, standing and motion."""
        came, day = self._comes_through(case, state, streams)
        taken = self._taken(case, state)
        anyway = (state["given", self.id] >= 0) | state["forced", self.id]
        if self.issue is None:
            decided = self.recorded_or(state, np.where(came, np.int8(CONVENED), np.int8(REFUSED)))
            return {("decided", self.id): decided, ("ended", self.id): day, ("happened", self.id): taken | anyway}
        new = decide(self, case, state, streams, day=day)
        return {**new, ("ended", self.id): day, ("happened", self.id): (came & taken) | anyway}

    def observe(self, case: Case, state: State) -> Changes:
        """Who was pivotal in the superior body."""
        if self.issue is None:
            return {}
        return observe(self, case, state, day=state["ended", self.id])

    def _taken(self, case: Case, state: State) -> NDArray[np.bool_]:
        """(draw,) whether the losers take it to the superior body: one of `by` lost, and enough seats with them."""
        taken = np.ones(state.view, dtype=np.bool_)
        if self.against is None or not (self.by or self._asks_support(case)):
            return taken
        small = self._small_body(case)
        assert small is not None
        body = case.bodies[small]
        vote = among(state["vote", self.against], columns(state, body.electorate))
        decided = state["decided", self.against][:, None]
        lost = (vote >= 0) & (decided >= 0) & (vote != decided)
        if self.by:
            taken = lost[:, [body.electorate.index(one) for one in self.by]].any(axis=1)
        if self._asks_support(case):
            taken &= over_members(seats(case, body, state) * lost) >= self.constant(state, "support")
        return taken

    def _asks_support(self, case: Case) -> bool:
        return self.against is not None and may_exceed_zero(case, f"step.{self.id}.support", self.support)

    def _comes_through(self, case: Case, state: State, streams: Streams) -> tuple[NDArray[np.bool_], Floats]:
        """(draw,) whether it comes through, and the day: of coming through, else the last one."""
        clock = state["clock", ""]
        if self.hazard is None:
            return streams.uniform("chance") < self.constant(state, "chance"), clock
        last = last_day(self.until, self.days, clock)
        hazard = self.constant(state, "hazard")
        if self.grip is not None:
            hazard = daily(hazard, self.constant(state, "grip"), self._share_against(case, state))
        day = clock + waiting_days(streams.uniform("day"), hazard)
        return day <= last, np.minimum(day, last)

    def _share_against(self, case: Case, state: State) -> Floats:
        """(draw,) part of the small body's seats that voted for a motion, absent seats counting among all."""
        small = self._small_body(case)
        assert small is not None
        assert self.against is not None
        body = case.bodies[small]
        vote = among(state["vote", self.against], columns(state, body.electorate))
        weight = seats(case, body, state)
        total = over_members(weight)
        return over_members(weight * (vote > STATUS_QUO)) / np.where(total > 0, total, 1.0)

    def _small_body(self, case: Case) -> str | None:
        against: Step | None = case.steps.get(self.against) if self.against is not None else None
        if not isinstance(against, Balloting) or against.decided_issue(case) is None:
            return None
        body = case.body_of(against)
        return None if body is None else body.id

    def motion_follows(self, case: Case) -> bool:
        """Whether the motion is the one that stood in the vote that is appealed against."""
        against = case.steps.get(self.against) if self.against is not None else None
        same = isinstance(against, Balloting) and against.decided_issue(case) == self.issue
        return same and not self.motion

    def earlier_motion(self, case: Case, state: State) -> NDArray[np.int8] | None:
        if self.against is None or not self.motion_follows(case):
            return None
        motion: NDArray[np.int8] = state["motion", self.against]
        return motion

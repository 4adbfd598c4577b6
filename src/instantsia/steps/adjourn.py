"""A decision is put off, or pressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from pydantic import Field, model_validator

from instantsia.case import paths
from instantsia.case.dates import Date
from instantsia.case.limits import MOST_DAYS
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.stated import may_exceed_zero
from instantsia.case.words import Id, Option
from instantsia.draws.quantiles import waiting_days
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._deadline import check_written, last_day, passed
from instantsia.steps._views import nearer

PRESSED, ADJOURNED = 0, 1


class Spec(StepKind):
    """The body puts its decision off to a day, unless the ballot is pressed at once.

        [[step]]
        id      = "wait"
        kind    = "adjourn"
        body    = "board"
        date    = 1931-03-04
        pressed = { value = "0.2..0.6", why = "the chair wanted it done that day" }
        until   = 1931-03-11

    What comes of it is "pressed" (with the chance `pressed`, on the day of the step) or "adjourned". The step ends on
    the day of the ballot: at once, or on `until`; a vote that is written `after` it takes place then. In place of
    `until` stands `days = 7` where it is put off by so many days, whatever the day of the step: in a group of steps
    that repeat, `until` is one and the same day in every turn, and must lie after the last of them. With `per_day` the
    ballot may also be pressed on each day between: on the first day after the step with that chance, if not then on
    the second, and so on, on the last day at the latest; that too is "adjourned", to an earlier day.

    Somebody gains by each day: with

        issue  = "pier"
        gains  = "close"
        by_day = { value = "0..2", why = "the papers write for closing it every morning" }
        whom   = ["cedar", "elm"]

    each of `whom` stands, once it is over, by `by_day` points of the scale a day nearer to the place of `gains`, never
    past it:

        position' = position + clip(place - position, -m, m),  m = by_day x (day on which the step ends - its day)

    Nobody moves where the ballot is pressed at once.
    """

    REFERS = {"body": "body", "issue": "issue", "gains": "option", "whom": "actor"}

    kind: Literal["adjourn"] = "adjourn"
    body: Id
    """The body that puts its decision off."""
    pressed: Probability
    """The chance, from 0 to 1, that the ballot is pressed at once."""
    until: Date | None = None
    """The day to which it is put off; either this or `days` is written."""
    days: int | None = Field(default=None, ge=1, le=MOST_DAYS)
    """By how many days it is put off, a whole number; either this or `until` is written."""
    per_day: Probability | None = None
    """The chance, from 0 to 1, on each day after that of the step on which the ballot has not been pressed yet, that it
    is pressed then; without it, it is pressed at once or put off to the last day."""
    issue: Id | None = None
    """The issue, with options on a scale, on which somebody gains by each day; it is written beside `gains`."""
    gains: Option | None = None
    """The option that gains by each day; it is written beside `issue`."""
    by_day: NotNegative = constant("0", "waiting moves nobody's view unless the case says so")
    """By how many points of the scale, 0 or more, each day brings `whom` nearer to the place of `gains`."""
    whom: Ids = ()
    """The members whom the days bring nearer; without it, all members of the body but those who are away throughout."""

    @model_validator(mode="after")
    def _complete(self) -> Spec:
        if self.until is None and self.days is None:
            raise ValueError("expected until, the day to which it is put off, or days, by how many it is put off")
        check_written(self.until, self.days)
        if (self.issue is None) != (self.gains is None):
            raise ValueError("expected issue and gains together: on which issue, and which option gains by each day")
        if self.gains is None and (self.whom or self.by_day.source != "default"):
            raise ValueError("expected issue and gains, which option gains by each day, beside by_day and whom")
        return self

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants; points a day only where somebody gains."""
        for path, number in super().numbers():
            if self.gains is not None or path != f"step.{self.id}.by_day":
                yield path, number

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Adjourning: one stated chance, and one a day where that is said", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("pressed", "adjourned")

    def reads(self, case: Case) -> tuple[str, ...]:
        if self.issue is None or not self._moves(case):
            return ()
        return tuple(paths.position(actor, self.issue) for actor in self._whom(case))

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Where nobody can come nearer, by how much they would is not looked at."""
        return frozenset() if self._moves(case) else frozenset({f"step.{self.id}.by_day"})

    def check(self, case: Case) -> Iterator[Mistake]:
        yield from passed(case, self, self.until)
        issue = None if self.issue is None else case.issues.get(self.issue)
        if issue is None or self.gains is None:
            return
        if not issue.places:
            yield "issue", f"{issue.id} has no scale with options on it to come nearer on", "leave out issue and gains"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        puts = "does not wait" if outcome == "pressed" else "puts its decision off"
        return f"{case.bodies[self.body].subject} {puts}."

    def ends_by(self, case: Case, begins: int) -> int:
        """On `until` or so many days later; where it begins after that, at once."""
        return int(last_day(self.until, self.days, begins))

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided and ended, and position where somebody gains by each day."""
        clock = state["clock", ""]
        at_once = streams.uniform("pressed") < self.constant(state, "pressed")
        decided = self.recorded_or(state, np.where(at_once, np.int8(PRESSED), np.int8(ADJOURNED)))
        later = last_day(self.until, self.days, clock)
        if self.per_day is not None:
            later = np.minimum(later, clock + waiting_days(streams.uniform("day"), self.constant(state, "per_day")))
        ended = np.where(decided == PRESSED, clock, later)
        new: dict[Key, Array] = {("decided", self.id): decided, ("ended", self.id): ended}
        if self.issue is not None and self.gains is not None and self._moves(case):
            place = case.issues[self.issue].places[self.gains]
            points = self.constant(state, "by_day") * (ended - clock)
            new["position", self.issue] = nearer(state, self.issue, self._whom(case), place, points)
        return new

    def _moves(self, case: Case) -> bool:
        if self.issue is None or not case.issues[self.issue].places:
            return False
        return may_exceed_zero(case, f"step.{self.id}.by_day", self.by_day)

    def _whom(self, case: Case) -> tuple[str, ...]:
        body = case.bodies[self.body]
        return tuple(dict.fromkeys(self.whom)) or tuple(member for member in body.electorate if member not in body.absent)

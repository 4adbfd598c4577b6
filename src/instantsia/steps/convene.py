"""A body meets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from instantsia.case.dates import Date, parse_day
from instantsia.case.model import Case
from instantsia.case.numbers import Probability
from instantsia.case.people import Body, Ids
from instantsia.case.words import Id, Words
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.steps import Mistake, StepKind
from instantsia.steps._attendance import columns, seated


class Absence(Words):
    """Somebody who is not there when the body meets."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    member: Id
    """The member who is not there when the body meets."""
    until: Date | None = None
    """The day on which they come; without it they stay away."""
    chance: Probability | None = None
    """The chance, from 0 to 1, that this member is away; without it they are away for certain."""
    or_: Id | None = Field(default=None, alias="or")
    """The member who is away instead, in the draws in which this one is not."""

    @model_validator(mode="after")
    def _complete(self) -> Absence:
        if self.or_ is not None and self.chance is None:
            raise ValueError('expected chance beside or, as in { member = "a", or = "b", chance = 0.5 }')
        if self.until is not None:
            parse_day(self.until)
        return self


class Called(Words):
    """Somebody with a voice who is called in for this meeting."""

    member: Id
    """One who has a voice in the body."""
    chance: Probability | None = None
    """The chance, from 0 to 1, that they are called in; without it they are for certain."""


def _tables(value: Any) -> Any:
    if value is None:
        return None
    listed = value if isinstance(value, (list, tuple)) else (value,)
    return tuple({"member": one} if isinstance(one, str) else one for one in listed)


class Spec(StepKind):
    """A body is called together and meets; who calls it is written, who is not there, and who takes the chair.

        [[step]]
        id     = "meeting"
        kind   = "convene"
        body   = "board"
        date   = 1931-03-04
        by     = ["dorn", "elm"]
        chance = { value = "0.6..0.9", why = "the chairman had put off calling it twice" }
        absent = ["elm", { member = "cedar", or = "birch", chance = 0.5, until = 1931-03-06 }]
        called = [{ member = "expert", chance = "0.3..0.7" }]
        chair  = "dorn"

    Attendance is stated anew: whoever is not named can sit from now on (but for those whom the body has as absent
    throughout). A member who is away until a day sits from that day on. Of those who have a voice in the body and no
    vote all sit too, unless `called` names who of them is called in, until the next meeting.

        P(it is called) = chance x [at least one of `by` is there on the day]

    where the bracket is 1 or 0 in each draw, and 1 without `by`; one who is away from the meeting is not there to call
    it. Without `by` and `chance` it is called for certain. Where it is not, the step does not happen and nobody's
    attendance changes; what takes a meeting is written with a condition (`when = "meeting.happened"`).
    """

    SAME_DAY = True
    REFERS = {
        "body": "body", "by": "actor", "absent.member": "heard", "absent.or": "heard", "called.member": "heard",
        "chair": "member",
    }  # fmt: skip

    LATER: ClassVar = frozenset({"called"})

    kind: Literal["convene"] = "convene"
    body: Id
    """The body that meets."""
    by: Ids = ()
    """Who may call it: conveners of the body where it names any, else members. One who is there is enough."""
    chance: Probability | None = None
    """The chance, from 0 to 1, that it is called; without it, it is called for certain."""
    absent: Annotated[
        tuple[Absence, ...],
        BeforeValidator(_tables, json_schema_input_type=Id | Absence | tuple[Id | Absence, ...]),
    ] = ()
    """Who are not there: a name, a table with `member`, `until`, `chance` and `or`, or a list of either. Whoever is not
    named can sit from now on."""
    called: Annotated[
        tuple[Called, ...] | None,
        BeforeValidator(_tables, json_schema_input_type=Id | Called | tuple[Id | Called, ...] | None),
    ] = None
    """Of those who have a voice and no vote, who is called in: a name, a table with `member` and `chance`, or a list of
    either; the others are away. Without it all of them can sit."""
    chair: Id | None = None
    """The member who takes the chair, where that is not the body's own chair."""
    chair_chance: Probability | None = None
    """The chance, from 0 to 1, that they take the chair; without it they do for certain."""

    @model_validator(mode="after")
    def _chairs(self) -> Spec:
        if self.chair is None and self.chair_chance is not None:
            raise ValueError("expected chair beside chair_chance")
        return self

    def check(self, case: Case) -> Iterator[Mistake]:
        body = case.bodies.get(self.body)
        if body is None:
            return
        named = [one.member for one in self.absent]
        for member in sorted({member for member in named if named.count(member) > 1}):
            yield "absent", f"{member} is named twice", "name each member once"
        for one in self.called or ():
            if one.member not in body.voice:
                yield "called", f"{one.member} has no voice in {body.id}", nearest(one.member, body.voice)
            if one.member in named:
                yield "called", f"{one.member} is named in absent as well", "leave them out of one of them"
        yield from self._check_callers(body)

    def _check_callers(self, body: Body) -> Iterator[Mistake]:
        may = body.convener or body.members
        for one in self.by:
            if one not in may:
                what = "is not among the conveners of" if body.convener else "is not a member of"
                yield "by", f"{one} {what} {body.id}", nearest(one, may)
        never = {*body.absent, *self.keeps_away()[0]}
        if self.by and never.issuperset(self.by):
            yield "by", f"nobody who is to call {body.id} is ever there", "name somebody who is, or leave it out"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.bodies[self.body].subject} meets."

    def keeps_away(self) -> tuple[frozenset[str], bool]:
        """Who is absent without a chance and without a day; sure where nobody has to call it."""
        away = frozenset(one.member for one in self.absent if one.until is None and one.chance is None)
        return away, not self.by and self.chance is None

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes arrives, ended, chair where somebody takes it, and happened where it may not be called."""
        axis = state.axes["actor"]
        arrives = np.full((state.view, len(axis)), -np.inf)
        for one in self.absent:
            day = np.inf if one.until is None else float(parse_day(one.until))
            if one.chance is None:
                arrives[:, axis[one.member]] = day
                continue
            away = streams.uniform(f"absent/{one.member}") < self.constant(state, f"absent.{one.member}.chance")
            column = arrives[:, axis[one.member]]
            column[away] = np.maximum(column[away], day)
            if one.or_ is not None:
                column = arrives[:, axis[one.or_]]
                column[~away] = np.maximum(column[~away], day)
        self._call_in(case, state, streams, arrives)
        room = case.bodies[self.body].seated_as
        new: dict[Key, Array] = {("arrives", room): arrives, ("ended", self.id): state["clock", ""]}
        if self.chair is not None:
            taken = np.full(state.view, axis[self.chair], dtype=np.int16)
            if self.chair_chance is not None:
                takes = streams.uniform("chair") < self.constant(state, "chair_chance")
                taken = np.where(takes, taken, state["chair", room])
            new["chair", room] = taken
        called = self._called(case, state, streams, arrives)
        return new if called is None else {**new, ("happened", self.id): called | state["forced", self.id]}

    def _call_in(self, case: Case, state: State, streams: Streams, arrives: Floats) -> None:
        """Whoever has a voice, no seat, and is not called in is away: their columns of arrives say so."""
        if self.called is None or not case.bodies[self.body].voice:
            return
        body, called = case.bodies[self.body], {one.member: one for one in self.called}
        sits = seated(body, body.voice, state)
        assert sits is not None
        for place, member in enumerate(body.voice):
            comes, one = sits[:, place].copy(), called.get(member)
            if one is not None and one.chance is None:
                continue
            if one is not None:
                comes |= streams.uniform(f"called/{member}") < self.constant(state, f"called.{member}.chance")
            arrives[~comes, state.axes["actor"][member]] = np.inf

    def _called(self, case: Case, state: State, streams: Streams, arrives: Floats) -> NDArray[np.bool_] | None:
        """(draw,) where it is called together; None where it is in all of them, whatever happens.

        arrives  (draw, actor) day on which each can first sit there
        """
        if not self.by and self.chance is None:
            return None
        called: NDArray[np.bool_] = np.ones(state.view, dtype=np.bool_)
        if self.by:
            callers = columns(state, [one for one in self.by if one not in case.bodies[self.body].absent])
            called &= (arrives[:, callers] <= state["clock", ""][:, None]).any(axis=1)
        if self.chance is not None:
            called &= streams.uniform("called") < self.constant(state, "chance")
        return called

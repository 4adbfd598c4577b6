"""Somebody gets a seat in a body, or loses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from pydantic import Field

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Change, Probability, constant
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._attendance import IN, OUT, VARIABLES
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._subject import SUBJECT, accusations, persons, subject

DONE, NOT_DONE = 0, 1


class Spec(StepKind):
    """Somebody gets a seat in a body or, with `out = true`, loses it.

        [[step]]
        id     = "promotion"
        kind   = "seat"
        body   = "board"
        who    = "fir"
        owes   = { elm = "0.2..0.5" }
        chance = { value = "0.5..0.9", why = "elm had promised it" }
        date   = 1931-05-02

    Who is to get a seat is a member who had lost it, or one of `candidates` in the body. Whoever loses it has no vote
    there from then on and no voice, and does not count for a quorum; where it is the leader of the body, the first of
    the heirs who is there decides. With `who = "subject"` it is whoever the last `accuse` above it named; where that is
    nobody, the step does not happen. Whoever gets a seat owes those of `owes` more from then on. What comes of it is
    "seated" or "not_seated"; with `out`, "removed" or "not_removed". A condition or an event asks by `board.fir_seated`
    and `board.fir_removed` whether it has ever come to that.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"body": "body", "owes": "actor"}

    kind: Literal["seat"] = "seat"
    body: Id
    """The body in which it is a seat."""
    who: str
    """The actor who gets or loses it; or "subject", who was accused."""
    out: bool = False
    """Whether it is lost; without it, it is got."""
    chance: Probability = constant("1", "it is done")
    """The chance, from 0 to 1, that it is done."""
    owes: dict[Id, Change] = Field(default={})
    """{patron: by how much what is owed to them grows where it is done, from -1 to 1}; a debt stays from 0 to 1."""

    @property
    def body_id(self) -> None:
        """No body meets in it."""
        return

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Seats: one stated chance that one is got or lost", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("removed", "not_removed") if self.out else ("seated", "not_seated")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        body = case.bodies[self.body]
        days = milestones(*self._milestones(case).values())
        return (Keep("seated", body.seated_as, body.heard), *days)

    def debts(self) -> tuple[str, ...]:
        return () if self.who == SUBJECT else tuple(paths.debt(self.who, one) for one in self.owes if one != self.who)

    def looks_up(self, case: Case) -> tuple[str, ...]:
        return tuple(one.id for one in accusations(case, self)) if self.who == SUBJECT else ()

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(paths.debt(one, patron) for one in self._persons(case) for patron in self.owes if one != patron)

    def _persons(self, case: Case) -> tuple[str, ...]:
        """Whom it can be about."""
        return persons(case, self) if self.who == SUBJECT else (self.who,)

    def _milestones(self, case: Case) -> dict[str, str]:
        """{whom it can be about: what is reached where it is done}."""
        room = case.bodies[self.body].seated_as
        return {one: f"{room}.{one}_{self.outcomes(case)[DONE]}" for one in self._persons(case)}

    def check(self, case: Case) -> Iterator[Mistake]:
        body = case.bodies[self.body]
        may = body.heard if self.out else body.electorate
        if self.who == SUBJECT:
            if not accusations(case, self):
                yield "who", "nobody is accused above it", "name an actor, or write a step of kind accuse above it"
        elif self.who not in may:
            remedy = nearest(self.who, may)
            if self.who in case.actors and not self.out:
                remedy = f'write candidates = ["{self.who}"] in the body {body.id}'
            yield "who", f"{self.who} {'is not heard' if self.out else 'cannot have a seat'} in {body.id}", remedy

    def asks(self, case: Case) -> str:
        return self.told(case, self.outcomes(case)[DONE], "")

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = "the accused" if self.who == SUBJECT else case.actors[self.who].title
        body = case.bodies[self.body].called
        if self.out:
            return f"{who} {'loses their seat' if outcome == 'removed' else 'stays'} in {body}."
        return f"{who} {'gets a seat' if outcome == 'seated' else 'gets no seat'} in {body}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, who has a seat and since when, what is owed; happened where it may be about nobody."""
        axis = state.axes["actor"]
        does = streams.uniform("seated") < self.constant(state, "chance")
        decided = self.recorded_or(state, np.where(does, np.int8(DONE), np.int8(NOT_DONE)))
        about = subject(case, self, state) if self.who == SUBJECT else np.full(state.view, axis[self.who], np.int16)
        done = (decided == DONE) & (about >= 0)
        room = case.bodies[self.body].seated_as
        seated = state["seated", room].copy()
        rows = np.flatnonzero(done)
        seated[rows, about[rows]] = OUT if self.out else IN
        new: dict[Key, Array] = {
            ("decided", self.id): decided,
            ("ended", self.id): state["clock", ""],
            ("seated", room): seated,
        }
        for who, milestone in self._milestones(case).items():
            new["reached", milestone] = reached(state, done & (about == axis[who]), milestone)
        for who in self._persons(case):
            for patron in self.owes:
                if who == patron:
                    continue
                path = paths.debt(who, patron)
                by = np.where(done & (about == axis[who]), self.constant(state, f"owes.{patron}"), 0.0)
                new["number", path] = np.clip(state["number", path] + by, 0.0, 1.0)
        return new if self.who != SUBJECT else {**new, ("happened", self.id): about >= 0}

"""Somebody chooses before which body a matter comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, constant
from instantsia.case.people import Body, Ids
from instantsia.case.phrases import known_as, or_list
from instantsia.case.stated import ties
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, Method
from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.choice import choose
from instantsia.steps import Mistake, StepKind
from instantsia.steps._attendance import seat_paths, seats
from instantsia.steps._milestones import milestones, reached


class Spec(StepKind):
    """An actor brings an issue before the body in which most is owed to them.

        [[step]]
        id     = "where"
        kind   = "refer"
        by     = "elm"
        rivals = ["fir"]
        among  = ["commission", "board"]
        issue  = "fate"
        date   = 1931-04-05

    What comes of it is the body. Each is chosen with the chance exp(hope x mean lean of its members), divided by the
    sum of these over the bodies, where a member leans by what they owe `by` less what they owe the rivals, from -1 to
    1, a grudge being a debt below 0, and `by` and the rivals themselves lean wholly. Members count by their seats. A
    vote in one of the bodies says `when = 'where == "commission"'`; where another body must allow it first, its vote
    stands between them. A condition asks by `where.commission` whether it ever came there.
    """

    SAME_DAY = True
    REFERS = {"by": "actor", "rivals": "actor", "among": "body", "issue": "issue"}

    kind: Literal["refer"] = "refer"
    by: Id
    """The actor who chooses."""
    among: Ids
    """The bodies among which they choose, two or more."""
    issue: Id
    """The issue that is brought before one of them."""
    rivals: Ids = ()
    """The actors whom they fear there."""
    hope: NotNegative = constant("2..4..8", "somebody who can choose turns to those who are in their debt")
    """How surely they choose the body that leans most to them, 0 or more, per unit of lean: at 0 any of them alike."""

    @property
    def body_id(self) -> None:
        """No body meets in it."""
        return

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Choosing a forum: logistic choice by what its members owe", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return self.among

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(*(f"{self.id}.{one}" for one in self.among))

    def reads(self, case: Case) -> tuple[str, ...]:
        read: list[str] = []
        for one in self.among:
            body = case.bodies[one]
            read += [tie.path for tie in ties(case, body.electorate, (self.by, *self.rivals))]
            read += seat_paths(case, body)
        return tuple(dict.fromkeys(read))

    def check(self, case: Case) -> Iterator[Mistake]:
        if len(self.among) < 2:
            yield "among", "there is nothing to choose between", "name two bodies or more"
        if self.by in self.rivals:
            yield "rivals", f"{self.by} chooses, and is no rival of themselves", "leave them out"

    def outcome_said(self, case: Case, outcome: str) -> str:
        return case.bodies[outcome].called

    def asks(self, case: Case) -> str:
        return self._told(case, or_list([self.outcome_said(case, one) for one in self.among]))

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return self._told(case, self.outcome_said(case, outcome or self.among[0]))

    def _told(self, case: Case, before: str) -> str:
        who, what = case.actors[self.by].title, known_as(case.issues[self.issue].name, self.issue)
        return f"{who} brings {what} before {before}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, and since when it has come before each body."""
        worth = np.stack([self._lean(case, case.bodies[one], state) for one in self.among], axis=-1)
        chosen = choose(streams.uniform("forum"), worth, self.constant(state, "hope"), None)
        decided = self.recorded_or(state, chosen)
        new: dict[Key, Array] = {("decided", self.id): decided, ("ended", self.id): state["clock", ""]}
        for place, one in enumerate(self.among):
            new["reached", f"{self.id}.{one}"] = reached(state, decided == place, f"{self.id}.{one}")
        return new

    def _lean(self, case: Case, body: Body, state: State) -> Floats:
        """(draw,) the mean lean of a body."""
        members = body.electorate
        lean = np.zeros((state.view, len(members)))
        for tie in ties(case, members, (self.by, *self.rivals)):
            sign = tie.sign if tie.other == self.by else -tie.sign
            lean[:, members.index(tie.who)] += sign * state["number", tie.path]
        for place, one in enumerate(members):
            if one == self.by or one in self.rivals:
                lean[:, place] = 1.0 if one == self.by else -1.0
        weight = seats(case, body, state)
        total = over_members(weight)
        mean: Floats = over_members(weight * np.clip(lean, -1.0, 1.0)) / np.where(total > 0, total, 1.0)
        return mean

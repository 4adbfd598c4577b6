"""Somebody comes to owe another more, or less: a post, a favour, a file that is shown, a shame in print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Change, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind

DONE, NOT_DONE = 0, 1


class Spec(StepKind):
    """What each of some actors owes another changes; a debt stays between 0 and 1.

        [[step]]
        id     = "cartoon"
        kind   = "bind"
        who    = ["kalinin"]
        to     = "koba"
        by     = { value = "0.2..0.4..0.6", why = "he is said never to have voted against him again" }
        chance = "0.5..0.9"
        date   = 1931-02-20

    Later votes with a `pressure` look at what is owed then. What comes of it is "done" or "not_done".
    """

    SAME_DAY = True
    REFERS = {"who": "actor", "to": "actor"}

    kind: Literal["bind"] = "bind"
    who: Ids
    """The actors who come to owe more, or less."""
    to: Id
    """The actor to whom they owe it."""
    by: Change
    """By how much each debt changes, from -1 to 1."""
    chance: Probability = constant("1", "it is done")
    """The chance, from 0 to 1, that it is done."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Binding: one stated chance that debts change by so much", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("done", "not_done")

    def debts(self) -> tuple[str, ...]:
        return tuple(paths.debt(one, self.to) for one in self.who)

    def reads(self, case: Case) -> tuple[str, ...]:
        return self.debts()

    def check(self, case: Case) -> Iterator[Mistake]:
        if self.to in self.who:
            yield "who", f"{self.to} owes nothing to themselves", "leave them out"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = and_list([case.actors[one].title for one in self.who])
        if outcome != "done":
            return f"What {who} {'owes' if len(self.who) == 1 else 'owe'} stays as it was."
        comes, more = "comes" if len(self.who) == 1 else "come", "less" if self.by.high <= 0 else "more"
        return f"{who} {comes} to owe {case.actors[self.to].title} {more}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, and the number of each debt."""
        does = streams.uniform("done") < self.constant(state, "chance")
        decided = self.recorded_or(state, np.where(does, np.int8(DONE), np.int8(NOT_DONE)))
        by = np.where(decided == DONE, self.constant(state, "by"), 0.0)
        new: dict[Key, Array] = {("decided", self.id): decided, ("ended", self.id): state["clock", ""]}
        for path in self.reads(case):
            new["number", path] = np.clip(state["number", path] + by, 0.0, 1.0)
        return new

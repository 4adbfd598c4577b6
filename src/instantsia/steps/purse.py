"""Somebody comes into money of their own, or spends it where there is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, Written, constant
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind

DONE, NOT_DONE = 0, 1
VARIABLES = {
    "purse": Variable(
        None, "f8", 0.0, "money of the actor's own, in the unit of the case, 0 or more", "run", said="what is in it"
    ),
}


class Spec(StepKind):
    """The money that an agency has of its own grows or is spent; an agency that can pay may act without asking anybody.

        [[step]]
        id     = "speculation"
        kind   = "purse"
        who    = "police"
        amount = { value = "2..3..5", why = "its bank gains when the bonds go up and when they go down" }
        chance = "0.5..0.9"
        when   = "talks.happened"
        date   = 1927-09-20

        [[step]]
        id     = "paid"
        kind   = "purse"
        who    = "police"
        amount = "-4..-2"
        date   = 1927-10-01

    A purse is empty until something is put in, and never holds less than nothing: an `amount` below 0 is spent with the
    chance `chance`, provided that the purse holds as much. The outcome is "done" or "not_done", and whatever the money
    pays for depends on it (`when = 'paid == "done"'`): a `carry-out` in which the agency is the `rival` who acts first,
    a `bind`, a `report`. Of somebody who gains by unrest, whichever way it ends, `when` names the unrest. The unit is
    the case's own, and the same in all its steps.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"who": "actor"}

    kind: Literal["purse"] = "purse"
    who: Id
    """The actor whose purse it is."""
    amount: Written
    """How much is put in; below 0, how much is spent."""
    chance: Probability = constant("1", "it is done")
    """The chance, from 0 to 1, that it is done; what is spent must be there besides."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("A purse: what was put in less what was spent, never below nothing", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("done", "not_done")

    def check(self, case: Case) -> Iterator[Mistake]:
        if self.amount.low < 0 < self.amount.high:
            yield (
                "amount",
                f"found {self.amount.typed}",
                "expected what is put in, 0 or more, or what is spent, 0 or less",
            )

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = case.actors[self.who].title
        if self.amount.low < 0:
            return f"{who} spends money of their own." if outcome == "done" else f"{who} spends nothing."
        return f"{who} comes into money." if outcome == "done" else f"{who} comes into no money."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended and the purse."""
        holds, amount = state["purse", self.who], self.constant(state, "amount")
        does = (streams.uniform("done") < self.constant(state, "chance")) & (holds + amount >= 0)
        decided = self.recorded_or(state, np.where(does, np.int8(DONE), np.int8(NOT_DONE)))
        # a record may tell of a payment for which there was too little: the purse is empty then
        left = np.where(decided == DONE, np.maximum(holds + amount, 0.0), holds)
        return {("decided", self.id): decided, ("ended", self.id): state["clock", ""], ("purse", self.who): left}

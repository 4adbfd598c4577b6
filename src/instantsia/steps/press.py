"""An ally presses against what it does not want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import contact
from instantsia.steps import Mistake, StepKind
from instantsia.steps._sides import VARIABLES, Of, chance_of


class Spec(StepKind):
    """An ally begins to press its party, or goes on.

        [[step]]
        id     = "hard_line"
        kind   = "press"
        ally   = "neighbour"
        within = "months"

    Where it does not press, it begins with the `chance` of the ally, with what courting it has added (`court`), and
    goes on for `months` turns, that one counted; in the turn after the last of them it can begin again. As long as it
    does, what it presses against costs the party so much more.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"ally": "ally"}

    kind: Literal["press"] = "press"
    ally: Id
    """The ally that presses."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Pressing: one stated chance a turn, for so many turns", OWN),)

    def reads(self, case: Case) -> tuple[str, ...]:
        return f"ally.{self.ally}.presses.chance", f"ally.{self.ally}.presses.months"

    def check(self, case: Case) -> Iterator[Mistake]:
        ally = case.allies.get(self.ally)
        if ally is not None and ally.presses is None:
            yield (
                "ally",
                f"{self.ally} presses against nothing",
                'write presses = { against = "talks", chance = 0.1, cost = 0.05 } in the ally',
            )

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        ally = case.allies[self.ally]
        return f"{ally.title} presses {case.parties[ally.of].title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes pressing of the ally, and ended."""
        number, before = Of(state, "ally", self.ally), state["pressing", self.ally]
        begins = streams.uniform("presses") < chance_of(case, case.allies[self.ally], "presses.chance", state)
        months, left = contact.whole_turns(number("presses.months")), np.maximum(before - 1, 0)
        # in the turn after its last one it does not press any more, so that it can begin again
        now = np.where(left > 0, left, np.where(begins, months, 0)).astype(np.int16)
        return {("pressing", self.ally): now, ("ended", self.id): state["clock", ""]}

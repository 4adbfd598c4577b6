"""A stock moves from turn to turn without any battle: opinion at home or abroad, credit, stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._sides import DRIFT, VARIABLES
from instantsia.steps._stocks import moved, stock_paths


class Spec(StepKind):
    """A stock goes its way for a turn.

        [[step]]
        id     = "mood"
        kind   = "drift"
        stock  = "opinion"
        within = "months"

    It moves by its `drift`, by what talks that are under way feed it, and by chance, and stays within 5 to 95 points:
    with no noise, after n turns of which k were of talks, it is start + n drift + k fed. A war no longer moves a stock
    that such a step moves. Where the stock bears on what talks are worth to a party, that is no one constant: the less
    they are fed, the more talks are wanted, and talking itself makes them worth less again.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"stock": "stock"}

    kind: Literal["drift"] = DRIFT
    stock: Id
    """The stock that moves."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Stocks: a stated drift a turn, fed by talks", OWN),)

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(stock_paths(case, case.by_id["stock"][self.stock], battles=False))

    def check(self, case: Case) -> Iterator[Mistake]:
        same = [step.id for step in case.step if isinstance(step, Spec) and step.stock == self.stock]
        if same[:1] not in ([], [self.id]):
            yield "stock", f"{same[0]} moves {self.stock} already", "leave one of the two out"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.by_id['stock'][self.stock].title} moves."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes stock, and ended."""
        after = moved(case, case.by_id["stock"][self.stock], None, state, streams.uniform("poll"))
        return {("stock", self.stock): after, ("ended", self.id): state["clock", ""]}

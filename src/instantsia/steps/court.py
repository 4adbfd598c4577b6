"""A side courts an ally of the other: with money or words, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from instantsia.case.model import Case
from instantsia.case.numbers import Change, Probability, constant
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._sides import COURT, VARIABLES


class Spec(StepKind):
    """A party courts an ally of another, who then presses or vetoes more readily, or less.

        [[step]]
        id     = "loans"
        kind   = "court"
        by     = "south"
        ally   = "neighbour"
        adds   = "0.02..0.05..0.1"
        fades  = 0.2
        within = "months"

    What it has come to, the lean of the ally, is added to each chance with which the ally begins to press its party and
    casts a veto, cut to 0-1. In each turn `fades` of it is lost and `adds` comes to it, so that after n turns it is

        adds (1 - (1 - fades)^n) / fades.

    An `adds` below 0 wins an ally over to keep still. Where a side courts only as long as it has to, write `when`.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"by": "party", "ally": "ally"}

    kind: Literal["court"] = COURT
    by: Id
    """The party that courts."""
    ally: Id
    """The ally of the other party."""
    adds: Change
    """What a turn adds to the chances of the ally, -1 to 1; below 0 it presses and vetoes less."""
    fades: Probability = constant("0", "what was won stays won")
    """Which share of what was won is lost in each turn, 0-1."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Courting an ally: so much a turn, added to its chances", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return (Keep("lean", self.ally),)

    def check(self, case: Case) -> Iterator[Mistake]:
        ally = case.allies.get(self.ally)
        if ally is None:
            return
        if ally.of == self.by:
            yield "ally", f"{ally.id} stands by {self.by} already", "name an ally of another party"
        elif ally.presses is None and ally.veto is None:
            yield "ally", f"{ally.id} neither presses nor vetoes", "write presses or veto in the ally"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.parties[self.by].title} courts {case.allies[self.ally].title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes lean of the ally, and ended."""
        stays = (1.0 - self.constant(state, "fades")) * state["lean", self.ally]
        return {("lean", self.ally): stays + self.constant(state, "adds"), ("ended", self.id): state["clock", ""]}

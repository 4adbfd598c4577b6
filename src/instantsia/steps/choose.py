"""Two sides settle on one of several ways: a place, a level of the talks, a messenger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import TEXTBOOK, Method
from instantsia.models.bargaining.yardsticks import NOTHING, nash
from instantsia.steps import Mistake, StepKind
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import VARIABLES


class Spec(StepKind):
    """The parties choose one level of a term that is no ladder.

        [[step]]
        id     = "place"
        kind   = "choose"
        term   = "venue"
        when   = "talks.agreed"
        within = "months"

    Each level is worth to each party what the term says, erring by `give` either way. They take the level with the
    largest product of what it is worth to all (Nash's, with nothing as what each has without one); of those that come
    out the same the one that is worth most to all together, and then the first. Where each level is worth less than
    nothing to somebody they try again in the next turn. It is chosen once: what comes of the step is the level, and
    `venue.LEVEL` the milestone.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"term": "term"}

    kind: Literal["choose"] = "choose"
    term: Id
    """The term, with `ordered = false` and what each level is worth to each party."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Choosing: the largest product of gains (Nash 1950) among the levels of a term", TEXTBOOK),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        term = case.terms.get(self.term)
        return () if term is None else term.levels

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(*(f"{self.term}.{level}" for level in case.terms[self.term].levels))

    def reads(self, case: Case) -> tuple[str, ...]:
        term = case.terms[self.term]
        values = [f"term.{term.id}.value.{party}.{level}" for party in term.value for level in term.levels]
        return *values, f"term.{term.id}.give"

    def check(self, case: Case) -> Iterator[Mistake]:
        term = case.terms.get(self.term)
        if term is not None and not term.value:
            yield "term", f"{term.id} says of no level what it is worth", "write ordered = false and value in the term"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.terms[self.term].title}: {result}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended and the milestone of the level; happened where it was not chosen before."""
        term = case.terms[self.term]
        worth = np.stack([self._worth(case, party, state, streams) for party in term.value], axis=1)
        chosen = nash(worth)
        decided = self.recorded_or(state, np.where(chosen == NOTHING, -1, chosen).astype(np.int8))
        names = [f"{term.id}.{level}" for level in term.levels]
        before = np.isfinite(np.minimum.reduce([state["reached", name] for name in names]))
        new: dict[Key, Array] = {
            ("decided", self.id): decided,
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): (~before & (decided >= 0)) | state["forced", self.id],
        }
        for place, name in enumerate(names):
            new["reached", name] = reached(state, decided == place, name)
        return new

    def _worth(self, case: Case, party: str, state: State, streams: Streams) -> Floats:
        """(draw, level) what each level is worth to a party; below 0 it would rather have none."""
        term = case.terms[self.term]
        uniform = streams.each(party, term.levels)
        give = state["number", f"term.{term.id}.give"][:, None]
        value = np.stack([state["number", f"term.{term.id}.value.{party}.{level}"] for level in term.levels], axis=1)
        return value + give * (2.0 * uniform - 1.0)

"""Somebody proposes an option of which nobody had thought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._tabled import VARIABLES, tabled

PROPOSED, NOT_PROPOSED = 0, 1


class Spec(StepKind):
    """An actor puts an option on the table that was not there.

        [[step]]
        id     = "thought"
        kind   = "propose"
        by     = "cedar"
        issue  = "pier"
        option = "lease"
        date   = 1931-03-10
        chance = { value = "0.3..0.6", why = "he had spoken of it twice" }

    The issue names the option among its `options` and in `unproposed`: before it is proposed nobody can vote for it or
    decide for it. What it is worth to each is coded as that of any other option. A vote puts what was proposed with
    `motion_of`; a body that hears its members has it among its options from then on.
    """

    SAME_DAY = True
    REFERS = {"by": "actor", "issue": "issue", "option": "option"}
    VARIABLES = VARIABLES

    kind: Literal["propose"] = "propose"
    by: Id
    """The actor who proposes it."""
    issue: Id
    """The issue of which it is an option."""
    option: Option
    """The option that is put on the table; the issue has it in `unproposed`."""
    chance: Probability = constant("1", "it is proposed")
    """The chance, from 0 to 1, that it is proposed."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Proposing: one stated chance that somebody thinks of it and says it", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("proposed", "not_proposed")

    def check(self, case: Case) -> Iterator[Mistake]:
        issue = case.issues.get(self.issue)
        if issue is not None and self.option in issue.options and self.option not in issue.unproposed:
            yield (
                "option",
                f"{self.option} is on the table from the beginning",
                f'write unproposed = "{self.option}" in the issue {issue.id}'
                if not issue.unproposed
                else nearest(self.option, issue.unproposed),
            )

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        says = case.issues[self.issue].says(self.option)
        who = case.actors[self.by].title
        return f"{who} proposes: {says}." if outcome == "proposed" else f"Nobody proposes: {says}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, and that the option is on the table."""
        says = streams.uniform(f"proposes/{self.by}") < self.constant(state, "chance")
        decided = self.recorded_or(state, np.where(says, np.int8(PROPOSED), np.int8(NOT_PROPOSED)))
        key = tabled(case.issues[self.issue], self.option)
        return {
            ("decided", self.id): decided,
            key: state[key] | (decided == PROPOSED),
            ("ended", self.id): state["clock", ""],
        }

    def brings_on(self, case: Case) -> str | None:
        return self.issue

    def brings(self, case: Case, state: State) -> NDArray[np.int8] | None:
        option = np.int8(case.issues[self.issue].options.index(self.option))
        return np.where(state["decided", self.id] == PROPOSED, option, np.int8(-1)).astype(np.int8)

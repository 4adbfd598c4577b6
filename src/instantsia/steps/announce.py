"""Something is announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.quantities import BELIEVES
from instantsia.case.words import Id, Words
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps import _swaying as swaying
from instantsia.steps._believing import VARIABLES, from_elsewhere

ANNOUNCED, SILENT = 0, 1


class Belief(Words):
    """What an announcement tells those who hear it of a fact."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    fact: Id
    """The fact of which it tells."""
    by: Written
    """Log-odds that it adds to what they believe; below 0 it takes off."""


class Spec(StepKind):
    """An option is announced, whether or not it was decided.

        [[step]]
        id    = "communique"
        kind  = "announce"
        by    = "molotov"
        issue = "railway"
        says  = "decided"
        date  = 1931-09-25
        chance = "0.5..0.9"

    With `says = "decided"` what stands decided is announced, else the option that is named. It may come before the
    decision: `binds` is added to what the option is worth to everybody who decides on the issue later. Those of `to`
    hold a fact for likelier, or less likely, by `belief`. What comes of it is "announced" or "silent"; where there is
    nothing decided to announce it is silent.
    """

    SAME_DAY = True
    VARIABLES = {**VARIABLES, **swaying.VARIABLES}
    REFERS = {"by": "actor", "issue": "issue", "to": "actor", "belief.fact": "fact"}

    kind: Literal["announce"] = "announce"
    by: Id
    """The actor who announces it."""
    issue: Id
    """The issue on which something is announced."""
    says: str = "decided"
    """"decided", what stands decided on the issue, or the option that is announced."""
    chance: Probability = constant("1", "it is announced")
    """The chance, from 0 to 1, that it is announced."""
    binds: Probability = constant("0..0.1..0.3", "who has said something in public is loath to take it back")
    """What it adds to the utility of the option for everybody who decides later, from 0 to 1."""
    to: Ids = ()
    """The actors who hear it and believe `belief`."""
    belief: Belief | None = Field(default=None)
    """What it tells them of a fact: { fact = "crusade", by = "0.5..1.5" }, in log-odds."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Announcing: one stated chance; a word given adds to the utility of its option", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("announced", "silent")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return (Keep("announced", self.issue),)

    def reads(self, case: Case) -> tuple[str, ...]:
        if self.belief is None:
            return ()
        return tuple(BELIEVES.path(one, self.belief.fact) for one in self.to)

    def check(self, case: Case) -> Iterator[Mistake]:
        issue = case.issues.get(self.issue)
        if issue is not None and not issue.options:
            yield "issue", f"{issue.id} has a scale and no options", "expected an issue with options to announce"
        elif issue is not None and self.says != "decided" and self.says not in issue.options:
            yield "says", f"{self.says} is no option of {issue.id}", nearest(self.says, ("decided", *issue.options))
        if bool(self.to) != (self.belief is not None):
            yield "to", "to and belief belong together: who believes what of it", "write both, or neither"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = case.actors[self.by].title
        if outcome != "announced":
            return f"{who} announces nothing."
        issue = case.issues[self.issue]
        return f"{who} announces {'what was decided' if self.says == 'decided' else issue.says(self.says)}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, announced, what it binds to, what those who hear it believe, and ended."""
        issue = case.issues[self.issue]
        option: NDArray[np.int8] = state["standing", issue.id]
        if self.says != "decided":
            option = np.full(state.view, issue.options.index(self.says), dtype=np.int8)
        says = (streams.uniform(f"says/{self.by}") < self.constant(state, "chance")) & (option >= 0)
        decided = self.recorded_or(state, np.where(says, np.int8(ANNOUNCED), np.int8(SILENT)))
        spoken = (decided == ANNOUNCED) & (option >= 0)
        new: dict[Key, Array] = {
            ("decided", self.id): decided,
            ("announced", issue.id): np.where(spoken, option, state["announced", issue.id]).astype(np.int8),
            ("ended", self.id): state["clock", ""],
        }
        for place, name in enumerate(issue.options) if self.says == "decided" else ((0, self.says),):
            key = ("pledge", swaying.of_option(issue, name))
            bound = spoken if self.says != "decided" else spoken & (option == place)
            new[key] = state[key] + np.where(bound, self.constant(state, "binds"), 0.0)
        if self.belief is not None:
            by = self.constant(state, "belief.by")
            new |= from_elsewhere(self.belief.fact, self.to, by, spoken, state)
        return new

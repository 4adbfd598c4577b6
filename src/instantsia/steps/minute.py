"""What was decided is written down, as it was or softened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id, Option
from instantsia.draws.state import Array, Changes, Keep, Key, State, Variable
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.models.voting.ballots import ABSENT
from instantsia.steps import Mistake, StepKind, playable
from instantsia.steps._attendance import among, columns

AS_DECIDED, SOFTENED = 0, 1
VARIABLES = {"dissent": Variable("actor", "?", False, "whether the dissent of each stands in the minute of the step")}


class Spec(StepKind):
    """Somebody writes the record of a decision.

        [[step]]
        id      = "minutes"
        kind    = "minute"
        of      = "session"
        by      = "secretary"
        softens = { expel = "censure" }
        chance  = { value = "0.2..0.5", why = "the word was changed twice before" }
        date    = 1926-03-02

    What the step decided is recorded as it was or, with `chance`, as the milder option that `softens` names for it. A
    vote of another body that takes up what was recorded says `motion_of = STEP` and `motion_as = "recorded"`. Where
    nothing was decided nothing is recorded. What comes of it is "as_decided" or "softened".

    The record keeps the dissent of those of `dissent` who were there and did not vote for what was decided: an
    `accuse` that names the minute reads it.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"of": "step", "by": "actor", "dissent": "actor", "softens": "option"}

    kind: Literal["minute"] = "minute"
    of: Id
    """The step whose decision is written down."""
    by: Id
    """The actor who writes it."""
    softens: dict[Option, Option]
    """{option that was decided: option that is written in its place}."""
    chance: Probability = constant("0..0.3..0.6", "records are softened now and then")
    """The chance, from 0 to 1, that it is softened, where the option that was decided has a milder one."""
    dissent: Ids = ()
    """The actors who have their dissent kept in the record where they were there and did not vote for what was decided;
    it changes what stands against them in an `accuse` that names the minute."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Minutes: one stated chance that the record is softened", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("as_decided", "softened")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        issue = playable(case.steps[self.of]).decided_issue(case)
        return () if issue is None else (Keep("recorded", issue),)

    def check(self, case: Case) -> Iterator[Mistake]:
        earlier = case.steps.get(self.of)
        if earlier is None:
            return
        issue = case.issues.get(playable(earlier).decided_issue(case) or "")
        if issue is None:
            yield "of", f"{earlier.id} decides nothing", "name a step that decides on an issue"
            return
        if not issue.options:
            remedy = "name a step that decides on an issue with options"
            yield "of", f"{earlier.id} decides on {issue.id}, which has a scale and no options", remedy
            return
        for one in self.softens.values():
            if one not in issue.options:
                yield "softens", f"{one} is no option of {issue.id}", nearest(one, issue.options)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return (
            "The record says less than was decided." if outcome == "softened" else "The record says what was decided."
        )

    def told_of(self, case: Case, again: State, outcome: str | None, result: str) -> str:
        """What stands in the record, and where it was softened for what."""
        issue = case.issues[playable(case.steps[self.of]).decided_issue(case) or ""]
        place = int(again["decided", self.of][0])
        if outcome != "softened" or place < 0 or (decided := issue.options[place]) not in self.softens:
            return self.told(case, outcome, result)
        return f"The record says less than was decided: {issue.says(self.softens[decided])}, not {issue.says(decided)}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, recorded, ended and whose dissent stands in it."""
        issue = case.issues[playable(case.steps[self.of]).decided_issue(case) or ""]
        decided = state["decided", self.of]
        milder = np.arange(len(issue.options), dtype=np.int8)
        for said, instead in self.softens.items():
            milder[issue.options.index(said)] = issue.options.index(instead)
        can = (decided >= 0) & (milder[np.maximum(decided, 0)] != decided)
        softens = can & (streams.uniform(f"pen/{self.by}") < self.constant(state, "chance"))
        came = self.recorded_or(state, np.where(softens, np.int8(SOFTENED), np.int8(AS_DECIDED)))
        written = np.where(came == SOFTENED, milder[np.maximum(decided, 0)], decided)
        recorded = np.where(decided >= 0, written, state["recorded", issue.id]).astype(np.int8)
        new: dict[Key, Array] = {
            ("decided", self.id): np.where(decided >= 0, came, np.int8(-1)).astype(np.int8),
            ("recorded", issue.id): recorded,
            ("ended", self.id): state["clock", ""],
        }
        if self.dissent:
            kept, who = np.zeros((state.view, len(state.axes["actor"])), dtype=np.bool_), columns(state, self.dissent)
            vote = among(state["vote", self.of], who)
            # whoever was away has dissented from nothing
            kept[:, who] = (decided >= 0)[:, None] & (vote != ABSENT) & (vote != decided[:, None])
            new["dissent", self.id] = kept
        return new

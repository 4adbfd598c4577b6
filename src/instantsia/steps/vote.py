"""A body votes on an issue."""

from __future__ import annotations

from typing import Literal

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.steps._ballot import Balloting
from instantsia.steps._ways import decide, observe


class Spec(Balloting):
    """The members of `body` who are there on the day vote on `issue`; the body's rule counts.

        [[step]]
        id        = "ballot"
        kind      = "vote"
        body      = "board"
        issue     = "pier"
        motion    = "close"
        date      = 1931-03-11
        precision = { value = "3..6..12", why = "how surely a member votes as they lean" }

    On a scale an option is worth 1 - |position - place of the option| / width of the scale to a member; without one,
    what is coded as ACTOR.ISSUE.OPTION, 0-1. They vote for the motion with the chance
    logistic(precision x (utility of the motion - utility of what holds)). Those who spoke before can move that utility:
    what is owed to them (pressure), how many they are (bandwagon); so can the chair (chair_pressure) and the caucus (a
    step of its own).
    A body whose rule does not count votes (a hall) decides by that rule; then only who is there and what they owe
    matters. Where the record gives what was decided, the votes stay as they were played.
    """

    SAME_DAY = True
    REFERS = {"body": "body", **Balloting.REFERS}

    kind: Literal["vote"] = "vote"
    body: Id
    """The body whose members vote."""
    issue: Id
    """The issue on which they vote."""

    def decided_issue(self, case: Case) -> str | None:
        return self.issue

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.bodies[self.body].subject} votes: {result}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes vote, decided, standing, motion and ended."""
        day = state["clock", ""]
        return {**decide(self, case, state, streams, day=day), ("ended", self.id): day}

    def observe(self, case: Case, state: State) -> Changes:
        """Who was pivotal."""
        return observe(self, case, state, day=state["ended", self.id])

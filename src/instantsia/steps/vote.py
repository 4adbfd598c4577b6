"""A body votes on an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.steps import _ballot

VARIABLES: Mapping[str, Variable] = _ballot.VARIABLES
DECIDES = True
REFERS: Mapping[str, str] = {"body": "body", **_ballot.REFERS}
OWN = _ballot.OWN


class Spec(_ballot.Balloting):
    """The members of `body` who are there on the day vote on `issue`; the body's rule counts.

        [[step]]
        id        = "ballot"
        kind      = "vote"
        body      = "board"
        issue     = "pier"
        motion    = "close"
        date      = 1931-03-11
        precision = { value = "3..6..12", why = "how surely a member votes as he leans" }

    On a scale an option is worth 1 - |position - place of the option| / width of the scale to a member; without one,
    what is coded as ACTOR.ISSUE.OPTION, 0-1. He votes for the motion with the chance
    logistic(precision x (utility of the motion - utility of what holds)). Those before him can move his utility: what
    he owes them (pressure), how many they are (bandwagon), the chair (chair_pressure), his caucus (a step of its own).
    A body whose rule does not count votes (a hall) decides by that rule; then only who is there and what they owe
    matters. Where the record gives what was decided, the votes stay as they were played.
    """

    kind: Literal["vote"] = "vote"
    body: Id
    issue: Id


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return _ballot.outcomes(spec.issue, case)


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    return _ballot.needs(spec, spec.issue, spec.body, case)


def unread(spec: Spec, case: Case) -> frozenset[str]:
    return _ballot.unread(spec, spec.body, case)


def issue(spec: Spec, case: Case) -> str | None:
    return spec.issue


def check(spec: Spec, case: Case) -> Iterator[_ballot.Mistake]:
    return _ballot.check(spec, spec.issue, spec.body, case)


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes vote, decided, standing, motion and ended."""
    day = state["clock", ""]
    new = _ballot.decide(spec, spec.issue, spec.body, case, state, streams, day=day)
    return {**new, ("ended", spec.id): day}


def observe(spec: Spec, case: Case, state: State) -> Changes:
    """Who was pivotal."""
    return _ballot.observe(spec, spec.issue, spec.body, case, state, day=state["ended", spec.id])

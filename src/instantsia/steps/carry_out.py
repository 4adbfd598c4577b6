"""What was decided is carried out, or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np

from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import Probability
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.steps import own, settled

VARIABLES: Mapping[str, Variable] = {}
DECIDES = False
EXECUTES = True
"""It says what was done on its issue."""
REFERS: Mapping[str, str] = {"issue": "issue", "by": "actor"}

DONE, NOT_DONE = 0, 1


class Spec(Step):
    """An executor does what stands decided on an issue, with a stated chance.

        [[step]]
        id     = "demolition"
        kind   = "carry-out"
        issue  = "pier"
        by     = "engineer"
        date   = 1931-05-01
        chance = { value = "0.5..0.9", why = "the yard has refused such orders before" }

    What comes of it is "done" or "not_done". What holds needs no doing: where the first option stands decided it is
    done, and nothing came of the step; where nothing is decided, nothing is done. An order that is not carried out
    leaves what was done before.
    """

    kind: Literal["carry-out"] = "carry-out"
    issue: Id
    by: Id
    """Who would have to do it."""
    chance: Probability


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return ("done", "not_done")


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    return ()


def issue(spec: Spec, case: Case) -> str | None:
    return None


def check(spec: Spec, case: Case) -> Iterator[tuple[str, str, str]]:
    issue = case.issues.get(spec.issue)
    if issue is not None and not issue.options:
        yield "issue", f"{issue.id} has no options", "expected an issue on which something can stand decided"


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes decided, done and ended."""
    standing = state["standing", spec.issue]
    obeys = streams.uniform(f"obeys/{spec.by}") < own(spec, state, "chance")
    ordered = standing > 0
    decided = settled(spec, state, np.where(obeys, np.int8(DONE), np.int8(NOT_DONE)))
    decided = np.where(ordered, decided, np.int8(-1))
    carried = (standing == 0) | (ordered & (decided == DONE))
    done = np.where(carried, standing, state["done", spec.issue])
    return {("decided", spec.id): decided, ("done", spec.issue): done, ("ended", spec.id): state["clock", ""]}

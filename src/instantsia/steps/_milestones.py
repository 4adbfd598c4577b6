"""Milestones: the day on which a level of a term, or something that comes of a step, was reached first.

A milestone is called SUBJECT.LEVEL: `raids.full` of a term, `talks.acknowledged` of a step. How a step has some:

    def keeps(self, case):                                   which there are: stored with every draw
        return milestones("raids.partial", "raids.full")

    def play(self, case, state, streams):                    where one is reached in this turn
        full = level == 2                                    (draw,) bool; True in later turns as well changes nothing
        return {("reached", "raids.full"): reached(state, full, "raids.full"), ...}

The first day counts, which is that of the turn (`clock`); until then it is inf, later than everything. Nothing else is
needed: conditions can name every milestone that a step of the case keeps (`raids.partial <= talks.acknowledged`, or
`raids.full < "1968-05-01"`), `run` tells when each is reached, and claims about record.talks.reached.acknowledged are
scored. Where the step has a `when` or its group a `while`, only the draws in which it plays are written.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.state import Keep, State
from instantsia.draws.streams import Floats

REACHED = "reached"
"""The variable that holds milestones: an ordinal of a day, by milestone."""


def milestones(*names: str) -> tuple[Keep, ...]:
    """What a step keeps that has these milestones."""
    return tuple(Keep(REACHED, name) for name in names)


def reached(state: State, where: NDArray[np.bool_], milestone: str) -> Floats:
    """(draw,) the day on which a milestone was first reached, which is today where it is reached now and not before."""
    before: Floats = state[REACHED, milestone]
    if not where.any():
        return before
    today = state["clock", ""]
    now = where & (before > today)
    return np.where(now, today, before) if now.any() else before

"""Somebody misses what ought to have come, or what ought to stand in a text, and takes the gap for a sign."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.quantities import BELIEVES
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import TEXTBOOK, Method
from instantsia.models.information.copies import CERTAIN, kept, link
from instantsia.steps import StepKind, playable
from instantsia.steps._believing import VARIABLES, from_elsewhere

MISSING, THERE = 0, 1


class Spec(StepKind):
    """Whoever waits for word finds on a day whether it is there, and a gap tells them something.

        [[step]]
        id       = "no_letter"
        kind     = "miss"
        of       = "monthly_letter"
        fact     = "scandal"
        to       = ["minister"]
        believed = { value = "0.6..0.8", why = "a post does not write about its own scandals" }
        date     = 1931-04-10

    `of` is missing where that step did not happen, and of what is sent where it has not arrived by the day. That a post
    is silent about something is what the `when` of its report says ('not scandal'); a paper, or a page of it, is a step
    as well. Those of `to` think that it is missing with the chance `believed` where the fact is so, and with
    `believed_false` where it is not, and hold the fact for likelier or less likely accordingly, by Bayes' rule: that it
    is there tells them something, too, beside what it says. What arrives later takes nothing back. What comes of it is
    "missing" or "there".
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"of": "step", "fact": "fact", "to": "actor"}

    kind: Literal["miss"] = "miss"
    of: Id
    """The step that brings what is waited for: a report, a minute, or any other above this one."""
    fact: Id
    """The fact of which the gap tells."""
    to: Ids
    """The actors who wait for it, and know that they do."""
    believed: Probability = constant("0.6..0.8..0.95", "what is awkward is left out more often than not")
    """The chance, from 0 to 1, that it is missing where the fact is so, as those of `to` have it."""
    believed_false: Probability = constant("0.05..0.2..0.4", "and now and then it is late or lost for no reason")
    """The chance, from 0 to 1, that it is missing where the fact is not so, as they have it."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Missing: Bayes' rule for what did not come as for what was said", TEXTBOOK),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("missing", "there")

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(BELIEVES.path(one, self.fact) for one in self.to)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who, what = and_list([case.actors[one].title for one in self.to]), case.steps[self.of].title
        if outcome != "missing":
            return f"{who} {'finds' if len(self.to) == 1 else 'find'} nothing missing: {what}."
        return f"{who} {'misses' if len(self.to) == 1 else 'miss'} something: {what}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, direct and what those who wait for it believe."""
        came = np.where(self._there(case, state), np.int8(THERE), np.int8(MISSING))
        decided = self.recorded_or(state, came)
        gap = np.where(decided == MISSING, CERTAIN, -CERTAIN)
        tells = link(gap, kept(self.constant(state, "believed")), kept(self.constant(state, "believed_false")))
        return {
            ("decided", self.id): decided,
            ("ended", self.id): state["clock", ""],
            **from_elsewhere(self.fact, self.to, tells, np.ones(state.view, bool), state),
        }

    def _there(self, case: Case, state: State) -> NDArray[np.bool_]:
        """(draw,) whether what is waited for has come by the day."""
        if playable(case.steps[self.of]).SENDS:
            arrived: NDArray[np.bool_] = state["arrived", self.of] <= state["clock", ""]
            return arrived
        happened: NDArray[np.bool_] = state["happened", self.of] & (state["ended", self.of] <= state["clock", ""])
        return happened

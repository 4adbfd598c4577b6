"""What some know comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import TEXTBOOK, Method
from instantsia.models.information import leak
from instantsia.steps import Mistake, StepKind
from instantsia.steps._believing import VARIABLES, channel_reads, hearing

LEAKED, KEPT = 0, 1


class Spec(StepKind):
    """What was decided in a step, or said over a channel, comes out within some days.

        [[step]]
        id     = "talk_of_the_town"
        kind   = "leak"
        of     = "session"
        among  = ["koba", "klim", "molotov"]
        hazard = { value = "0.05..0.1..0.2", why = "a head and day; told of other sessions" }
        days   = 4
        date   = 1931-09-19

        P(it has come out by day t) = 1 - exp(-heads x hazard x t)

    Whoever knows it tells it at a constant rate, and none waits for another. The step ends on the day on which it came
    out, or on the last one. Of a channel, those of `to` get what it said last on that day. What comes of it is "leaked"
    or "kept".
    """

    VARIABLES = VARIABLES
    SENDS = True
    REFERS = {"of": "step", "channel": "channel", "among": "actor", "to": "actor"}

    kind: Literal["leak"] = "leak"
    of: Id | None = None
    """The step that comes out; either this or `channel` is written."""
    channel: Id | None = None
    """The channel whose last word comes out; either this or `of` is written."""
    among: Ids
    """The actors who know it."""
    to: Ids = ()
    """The actors who get it, of a channel."""
    hazard: NotNegative
    """The rate a head and day at which it is told, 0 or more."""
    days: NotNegative
    """Days after which nobody asks any more."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Leak: a constant hazard a head and day", TEXTBOOK),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("leaked", "kept")

    def reads(self, case: Case) -> tuple[str, ...]:
        return () if self.channel is None else tuple(channel_reads(case, case.channels[self.channel], self.to))

    def check(self, case: Case) -> Iterator[Mistake]:
        if (self.of is None) == (self.channel is None):
            yield "of", "of, a step that comes out, or channel, a word that does, and not both", "write one of them"
        if (self.channel is None) == bool(self.to):
            yield "to", "to says who gets the word of a channel", "write channel and to together, or neither"

    def ends_by(self, case: Case, begins: int) -> int:
        """On the last day."""
        return begins + int(np.ceil(self.days.high))

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return "It comes out." if outcome == "leaked" else "It does not come out."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended and, of a channel, the day on which the word is there."""
        wait = leak.wait(streams.uniform("wait"), len(self.among), self.constant(state, "hazard"))
        limit, day = self.constant(state, "days"), state["clock", ""]
        decided = self.recorded_or(state, np.where(wait <= limit, np.int8(LEAKED), np.int8(KEPT)))
        ended = day + np.minimum(wait, limit)
        new: dict[Key, Array] = {("decided", self.id): decided, ("ended", self.id): ended}
        due = np.full(state.view, np.inf)
        if self.channel is not None:
            due = np.where((decided == LEAKED) & (state["said", self.channel] != 0), ended, np.inf)
        return {**new, ("due", self.id): due}

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        """Writes heard and belief of those who get the word of a channel."""
        assert self.channel is not None
        return hearing(case, case.channels[self.channel], self.to, sent["said", self.channel], state)

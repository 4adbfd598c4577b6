"""Word comes over a channel, and arrives later, or never."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.information import Channel, Origin
from instantsia.case.model import Case
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, TEXTBOOK, Method
from instantsia.models.information import delays
from instantsia.steps import Mistake, StepKind
from instantsia.steps._believing import VARIABLES, channel_reads, hearing, origin_of

YES, NO = 0, 1
DOES = ("fidelity", "slant", "edits", "lost", "delay", "queue.arrivals", "queue.service")
"""What a channel does, each where it is written."""


def word_of(origin: Origin, state: State, streams: Streams) -> NDArray[np.bool_]:
    """(draw,) whether an origin says yes: one word for all reports of it."""
    hit, false = (state["number", f"origin.{origin.id}.{key}"] for key in ("hit", "false"))
    signal = streams.shared(f"origin/{origin.id}").uniform("signal")
    return signal < np.where(state["fact", origin.about], hit, false)


def on_the_way(
    channel: Channel, got: NDArray[np.bool_], state: State, streams: Streams
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """(draw,) each, whether it is a yes when it has been copied, slanted and edited, the last being what is said.

    got      (draw,) whether what is passed on was a yes
    streams  those of the step that reports
    """
    copied = got
    if channel.fidelity is not None:
        kept = streams.uniform("copy") < state["number", f"channel.{channel.id}.fidelity"]
        copied = np.where(kept, got, ~got)
    slanted = copied
    if channel.slant is not None:
        leans = streams.uniform("slant") < state["number", f"channel.{channel.id}.slant"]
        slanted = np.where(leans, channel.leans == "yes", copied)
    edited = slanted
    if channel.edits is not None:
        edited = slanted & ~(streams.uniform("pen") < state["number", f"channel.{channel.id}.edits"])
    return copied, slanted, edited


class Spec(StepKind):
    """A report is sent over a channel; whoever gets it believes it as far as they trust it.

        [[step]]
        id      = "far_report"
        kind    = "report"
        channel = "far_cable"
        date    = 1931-08-08

    It passes on what its origin says (one word for all channels of that origin), or what the channel that it copies
    said last, even where that was lost or is still under way; where that one has said nothing yet, it does not
    happen. With the chance `fidelity` it says the same,
    else the opposite; with `slant` it says what it leans to whatever it got; with `edits` a pen turns its yes into a
    no; with `lost` it never arrives, else it does after `delay` days or when the desk has got to it. From then on those
    of `to` hold the fact for as likely as all that has reached them makes it (models/information/copies.py), as far as
    each believes it: what a channel does is the world's, what it is taken for is theirs.

    What comes of it is "yes" or "no", what it says; a condition can ask whether it is there (`far_report.arrived`).
    """

    SAME_DAY = True
    SENDS = True
    VARIABLES = VARIABLES
    REFERS = {"channel": "channel", "to": "actor"}

    kind: Literal["report"] = "report"
    channel: Id
    """The channel over which it is sent."""
    to: Ids = ()
    """Who gets it, of those to whom the channel goes; without it all of them."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (
            Method("Report: beliefs from a tree of copies, exact where their common origin is known", TEXTBOOK),
            Method("Report: fidelity, slant, pen and loss, each a stated chance", OWN),
        )

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("yes", "no")

    def reads(self, case: Case) -> tuple[str, ...]:
        channel = case.channels[self.channel]
        origin = origin_of(case, channel)
        read = [f"channel.{channel.id}.{key}" for key in DOES if key in case.numbers("channel", channel.id)]
        if channel.origin is not None:
            read += [f"origin.{origin.id}.hit", f"origin.{origin.id}.false", paths.fact(origin.about)]
        return tuple(dict.fromkeys((*read, *channel_reads(case, channel, self.receivers(case)))))

    def receivers(self, case: Case) -> tuple[str, ...]:
        """Who gets it."""
        return self.to or case.channels[self.channel].to

    def check(self, case: Case) -> Iterator[Mistake]:
        channel = case.channels.get(self.channel)
        if channel is None:
            return
        for one in self.to:
            if one not in channel.to:
                yield "to", f"{channel.id} does not go to {one}", nearest(one, channel.to)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        channel = case.channels[self.channel]
        who = and_list([case.actors[one].title for one in self.receivers(case)])
        return f"{channel.title}: {outcome}, to {who}." if outcome else f"{channel.title} says nothing."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, said, ended and the day on which it is due; happened where it has nothing to pass on."""
        channel = case.channels[self.channel]
        got, happened = self._got(case, channel, state, streams)
        says = on_the_way(channel, got, state, streams)[-1]
        decided = self.recorded_or(state, np.where(says, np.int8(YES), np.int8(NO)))
        day = state["clock", ""]
        new: Changes = {
            ("decided", self.id): decided,
            ("said", channel.id): np.where(decided == YES, np.int8(1), np.int8(-1)),
            ("ended", self.id): day,
            ("due", self.id): self._due(case, channel, day, state, streams),
        }
        if happened is None:
            return new
        return {**new, ("happened", self.id): happened | (state["given", self.id] >= 0) | state["forced", self.id]}

    def _got(
        self, case: Case, channel: Channel, state: State, streams: Streams
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_] | None]:
        """(draw,) whether what it passes on is a yes, and whether there is anything; None where there always is."""
        if channel.of is not None:
            said = state["said", channel.of]
            return said > 0, said != 0
        return word_of(origin_of(case, channel), state, streams), None

    def _due(self, case: Case, channel: Channel, day: Floats, state: State, streams: Streams) -> Floats:
        """(draw,) the day on which it arrives; inf where it is lost."""
        due = day
        if channel.delay is not None:
            due = day + state["number", f"channel.{channel.id}.delay"]
        elif channel.queue is not None:
            arrivals, service = (
                state["number", f"channel.{channel.id}.queue.{key}"] for key in ("arrivals", "service")
            )
            due = day + delays.queue(streams.uniform("wait"), arrivals, service)
        if channel.lost is not None:
            lost = streams.uniform("lost") < state["number", f"channel.{channel.id}.lost"]
            due = np.where(lost, np.inf, due)
        return due

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        """Writes heard of those who get it, and what they believe from then on."""
        word = np.where(sent["decided", self.id] == YES, np.int8(1), np.int8(-1))
        return hearing(case, case.channels[self.channel], self.receivers(case), word, state)

"""A report of an origin travels over a channel, and arrives later, or never."""

from __future__ import annotations

from typing import Literal

import numpy as np

from inside_sketch.believing import VARIABLES, current
from inside_sketch.logodds import heard, logit
from inside_sketch.objects import BELIEVES, Channel, Origin
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind

YES, NO = 0, 1
LINKS = ("fidelity", "slant", "edits", "lost", "delay", "believed")


class Spec(StepKind):
    """What comes over a channel.

    [[step]]
    id      = "far_report"
    kind    = "report"
    channel = "far_staff"
    date    = 1931-08-08

    What its origin says is one random number for all channels that it has. The report says that, or the opposite, or
    what it is paid for; it is sent on the day of the step and arrives after the channel's delay.
    """

    VARIABLES = {**VARIABLES, "sent": Variable(None, "i1", -1, "what the report said when it was sent")}
    REFERS = {"channel": "channel", "to": "actor"}
    SENDS = True

    kind: Literal["report"] = "report"
    channel: Id
    to: Ids = ()
    """To whom, where not to all whom the channel goes to."""

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("yes", "no")

    def reads(self, case: Case) -> tuple[str, ...]:
        channel, origin = self.link(case)
        read = [f"channel.{channel.id}.{key}" for key in LINKS]
        read += [f"channel.{channel.id}.trust.{actor}" for actor in channel.trust]
        read += [f"origin.{origin.id}.{key}" for key in ("hit", "false", "believed")]
        read += [f"origin.{origin.id}.trust.{actor}" for actor in origin.trust]
        read.append(paths.fact(origin.about))
        read += [BELIEVES.path(actor, origin.about) for actor in self.to or channel.to]
        return tuple(read)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        channel, origin = self.link(case)
        return (Keep("belief", origin.about, self.to or channel.to),)

    def link(self, case: Case) -> tuple[Channel, Origin]:
        channel = case.by_id["channel"][self.channel]
        return channel, case.by_id["origin"][channel.origin]

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, sent, ended and the day on which it is due."""
        channel, origin = self.link(case)
        link = {key: state["number", f"channel.{channel.id}.{key}"] for key in LINKS}
        hit, false = (state["number", f"origin.{origin.id}.{key}"] for key in ("hit", "false"))
        rate = np.where(state["fact", origin.about], hit, false)
        signal = streams.shared(f"origin/{origin.id}").uniform("signal") < rate
        copied = np.where(streams.uniform("copy") < link["fidelity"], signal, ~signal)
        said = np.where(streams.uniform("slant") < link["slant"], channel.leans == "yes", copied)
        said = said & ~(streams.uniform("pen") < link["edits"])
        came = self.recorded_or(state, np.where(said, np.int8(YES), np.int8(NO)))
        lost = streams.uniform("lost") < link["lost"]
        day = state["clock", ""]
        return {
            ("decided", self.id): came,
            ("sent", self.id): came,
            ("ended", self.id): day,
            ("due", self.id): np.where(lost, np.inf, day + link["delay"]),
        }

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        """Writes what those who get it believe from then on."""
        channel, origin = self.link(case)
        sign = np.where(sent["sent", self.id] == YES, 1.0, -1.0)
        belief, word = current(state, origin.about).copy(), state["word", origin.id].copy()
        sees = state["sees", origin.id]
        for actor in self.to or channel.to:
            column = state.axes["actor"][actor]
            copy, root = (
                state["number", f"{table}.{one.id}.{f'trust.{actor}' if actor in one.trust else 'believed'}"]
                for table, one in (("channel", channel), ("origin", origin))
            )
            more, word[:, column] = heard(word[:, column], sign * logit(copy), logit(root), sees[:, column])
            belief[:, column] += more
        return {("belief", origin.about): belief, ("word", origin.id): word}

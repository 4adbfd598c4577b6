"""What a report was at every link of its way, in every draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from instantsia.analysis.beliefs.moments import Bools, Floats
from instantsia.case.information import Channel
from instantsia.case.model import Case
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Prepared
from instantsia.engine.recorder import Moment
from instantsia.frozen import frozen
from instantsia.steps import report
from instantsia.steps._believing import origin_of

DOES = ("fidelity", "slant", "edits", "lost")
"""The chances of a channel that make another word of what it gets, or nothing."""


@frozen
class Links:
    """(draw,) each, what a report was at every link; False and nan where it was not sent.

    origin   whether the origin says yes; None where no report of it has been sent by then over the channels above
    above    {channel: (whether it had said something, whether that was a yes)}
    numbers  {what the channel does: its chance}
    """

    sent: Bools
    day: Floats
    given: Bools
    got: Bools
    copied: Bools
    slanted: Bools
    edited: Bools
    said: Bools
    origin: Bools
    above: Mapping[str, tuple[Bools, Bools]]
    numbers: Mapping[str, Floats]


@dataclass
class Sent:
    """Writes down what a report was at every link, where it is sent."""

    prepared: Prepared
    name: str
    noted: dict[int, list[tuple[np.ndarray, dict[str, np.ndarray]]]] = field(default_factory=dict)

    def __call__(self, start: int, before_it: int, moment: Moment) -> None:
        if moment.turn.step.id != self.name or moment.arrived:
            return
        case, rows = self.prepared.plan.case, moment.where
        step = self.prepared.steps[self.name]
        assert isinstance(step, report.Spec)
        channel, before, after = case.channels[step.channel], moment.before.at(rows), moment.after.at(rows)
        streams = Streams(self.prepared.plan.seed, start, moment.after.draws)
        scoped = streams.within(f"step/{self.name}", moment.turn.number, rows)
        word = report.word_of(origin_of(case, channel), before, scoped)
        got = word if channel.of is None else before["said", channel.of] > 0
        copied, slanted, edited = report.on_the_way(channel, got, before, scoped)
        noted: dict[str, np.ndarray] = {
            "origin": word, "got": got, "copied": copied, "slanted": slanted, "edited": edited,
            "said": after["decided", self.name] == report.YES, "given": before["given", self.name] >= 0,
            "day": moment.day,
        }  # fmt: skip
        for one in above(case, channel):
            said = before["said", one]
            noted |= {f"there.{one}": said != 0, f"yes.{one}": said > 0}
        for key in DOES:
            if getattr(channel, key) is not None:
                noted[f"number.{key}"] = before["number", f"channel.{channel.id}.{key}"]
        where = np.arange(moment.after.draws) if rows is None else np.asarray(rows)
        self.noted.setdefault(moment.turn.number, []).append((before_it + where, noted))

    def of(self, turn: int, draws: int) -> Links:
        """What was noted of one turn."""
        pieces = self.noted.get(turn, [])

        def whole(name: str, kind: type) -> np.ndarray:
            out = np.full(draws, np.nan) if kind is float else np.zeros(draws, bool)
            for rows, noted in pieces:
                out[rows] = noted[name]
            return out

        names = pieces[0][1] if pieces else {}
        sent = np.zeros(draws, bool)
        for rows, _ in pieces:
            sent[rows] = True
        bools = ("given", "got", "copied", "slanted", "edited", "said", "origin")
        return Links(
            sent=sent,
            day=whole("day", float),
            **{one: whole(one, bool) if pieces else sent for one in bools},
            above={
                one.removeprefix("there."): (whole(one, bool), whole(f"yes.{one.removeprefix('there.')}", bool))
                for one in names
                if one.startswith("there.")
            },
            numbers={one.removeprefix("number."): whole(one, float) for one in names if one.startswith("number.")},
        )


def above(case: Case, channel: Channel) -> list[str]:
    """The channels whose word it passes on, the nearest to the origin first."""
    out: list[str] = []
    while channel.of is not None:
        out.insert(0, channel.of)
        channel = case.channels[channel.of]
    return out

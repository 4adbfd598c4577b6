"""One report otherwise than it was: it never arrives, arrives at once, says the opposite, is believed or not, or its
common origin is known. Everything else, and every random number, stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Prepared
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen
from instantsia.steps import report
from instantsia.steps._believing import channels_of

WHOLLY, NOT = 0.99, 0.5
"""The chance that a channel says yes to a yes, and no to a no, as whoever believes it wholly has it, or not at all."""

What = Literal["never", "not sent", "in time", "says the opposite", "believed wholly", "not believed", "origin known"]


class _Never(report.Spec):
    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        new = super().play(case, state, streams)
        return {**new, ("due", self.id): np.full_like(new["due", self.id], np.inf)}


class _NotSent(report.Spec):
    """Nothing is said over the channel: whoever copies it has nothing to pass on either."""

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        new = super().play(case, state, streams)
        return {
            **new,
            ("decided", self.id): np.full_like(new["decided", self.id], -1),
            ("said", self.channel): state["said", self.channel],
            ("due", self.id): np.full_like(new["due", self.id], np.inf),
            ("happened", self.id): np.zeros(state.view, dtype=np.bool_),
        }


class _InTime(report.Spec):
    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        new = super().play(case, state, streams)
        due = new["due", self.id]
        return {**new, ("due", self.id): np.where(np.isfinite(due), new["ended", self.id], due)}


class _Opposite(report.Spec):
    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        new = super().play(case, state, streams)
        flipped = np.where(new["decided", self.id] == report.YES, report.NO, report.YES).astype(np.int8)
        said = "said", self.channel
        return {**new, ("decided", self.id): flipped, said: -new[said]}


OTHERWISE: Mapping[What, type[report.Spec]] = {
    "never": _Never,
    "not sent": _NotSent,
    "in time": _InTime,
    "says the opposite": _Opposite,
}


@frozen
class Otherwise:
    """One change of one report, of all reports over a channel, or of all that come from an origin.

    kind, id   whose change it is: "report" and the step, "channel" or "origin"
    steps      the reports that it touches
    """

    kind: Literal["report", "channel", "origin"]
    id: str
    what: What
    steps: tuple[str, ...]

    def of(self, prepared: Prepared) -> tuple[Prepared, Variation]:
        """What is played instead, and under which variation."""
        if self.what in OTHERWISE:
            step = prepared.steps[self.id]
            made: Any = OTHERWISE[self.what].model_construct(_fields_set=step.model_fields_set, **vars(step))
            return replace(prepared, steps={**prepared.steps, self.id: made}), AS_DRAWN
        case = prepared.plan.case
        if self.what == "origin known":
            return _known(prepared, self.id), AS_DRAWN
        channel = self.id if self.kind == "channel" else _channel(prepared, self.id)
        return prepared, _believed(case, channel, WHOLLY if self.what == "believed wholly" else NOT)


def _channel(prepared: Prepared, step: str) -> str:
    found = prepared.steps[step]
    assert isinstance(found, report.Spec)
    return found.channel


def _believed(case: Case, channel: str, chance: float) -> Variation:
    """Everybody who gets it takes the channel for so good, whatever is written or claimed of it."""
    value = {
        f"channel.{channel}.{key}": 1 - chance if key.partition(".")[0].endswith("_false") else chance
        for key in case.numbers("channel", channel)
        if key.partition(".")[0] in ("believed", "believed_false", "trust", "trust_false")
    }
    return Variation(value=value)


def _known(prepared: Prepared, origin: str) -> Prepared:
    case = prepared.plan.case
    everybody = tuple(actor.id for actor in case.actor)
    origins = tuple(one.model_copy(update={"known_to": everybody}) if one.id == origin else one for one in case.origin)
    return replace(prepared, plan=replace(prepared.plan, case=case.model_copy(update={"origin": origins})))


def reports_of(prepared: Prepared) -> dict[str, report.Spec]:
    """{step: report}, in the order of the case."""
    return {id: step for id, step in prepared.steps.items() if isinstance(step, report.Spec)}


def copies_of(prepared: Prepared, step: str) -> tuple[str, ...]:
    """The reports over channels that copy that of a report, at first or at further hand, in the order of the case."""
    case = prepared.plan.case
    found = {_channel(prepared, step)}
    # a chain of copies is at most as long as there are channels
    for _ in case.channel:
        found |= {copy.id for copy in case.channel if copy.of in found}
    copies = found - {_channel(prepared, step)}
    return tuple(id for id, one in reports_of(prepared).items() if one.channel in copies)


def left_out(prepared: Prepared, step: str) -> Otherwise:
    """A case without a report: it does not arrive, and where others copy it they have nothing to pass on."""
    return Otherwise("report", step, "not sent" if copies_of(prepared, step) else "never", (step,))


def every_change(prepared: Prepared) -> Iterator[Otherwise]:
    """Every change that can be one: in time only what may be late, origin known only what has several copies."""
    case, reports = prepared.plan.case, reports_of(prepared)
    over: dict[str, tuple[str, ...]] = {}
    for id, step in reports.items():
        over[step.channel] = (*over.get(step.channel, ()), id)
    for id, step in reports.items():
        channel = case.channels[step.channel]
        yield Otherwise("report", id, "never", (id,))
        if copies_of(prepared, id):
            yield Otherwise("report", id, "not sent", (id,))
        if channel.delay is not None or channel.queue is not None:
            yield Otherwise("report", id, "in time", (id,))
        yield Otherwise("report", id, "says the opposite", (id,))
        together = over[step.channel]
        if together[0] == id:
            kind: Literal["report", "channel"] = "report" if len(together) == 1 else "channel"
            for what in ("believed wholly", "not believed"):
                yield Otherwise(kind, id if kind == "report" else step.channel, what, together)
    for origin in case.origin:
        told = [one.id for one in channels_of(case, origin) if one.id in over]
        receivers = {actor for one in told for actor in case.channels[one].to}
        if len(told) > 1 and not receivers <= set(origin.known_to):
            yield Otherwise("origin", origin.id, "origin known", tuple(step for one in told for step in over[one]))

"""Everything that is said about a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from instantsia.analysis.results.grounds import (
    AssumptionEffect,
    Bayes,
    ClaimRow,
    Counts,
    Doubt,
    PositionRow,
    RangeFrom,
    ScaleEnds,
    SourceRow,
    Strongest,
    Variance,
)
from instantsia.analysis.results.outcomes import (
    Branch,
    Courses,
    Decisions,
    EventForecast,
    Flow,
    StepForecast,
    StepScore,
)
from instantsia.analysis.results.settlement import BlankBounds, Settled, TippingPoint, Value
from instantsia.analysis.results.signposts import Conditional, Signposts
from instantsia.frozen import frozen
from instantsia.models.about import Method

if TYPE_CHECKING:
    from instantsia.analysis.results.beliefs import Knew
    from instantsia.analysis.results.inside import Inside
    from instantsia.analysis.results.other_side import OtherSide
    from instantsia.analysis.results.times import OverTime, Times


@frozen
class Beside:
    """What stands beside the headline and changes nothing in it.

    own        the analyst's own probability, or None
    base_rate  how often such things happen, from a reference class, or None
    unchanged  the chance of the headline without what was changed, on the same draws, or None
    """

    own: float | None = None
    base_rate: float | None = None
    unchanged: float | None = None


@frozen
class Forecast:
    """Everything that is said about a run."""

    case: str
    title: str
    question: str
    note: str
    unanswerable: str
    hindsight: bool
    seed: int
    draws: int
    vantage: Literal["forecast", "explanation"]
    as_of: str | None
    known_by: str | None
    changes: tuple[str, ...]
    counts: Counts
    headline: str
    events: tuple[EventForecast, ...]
    steps: tuple[StepForecast, ...]
    decisions: Mapping[str, Decisions]
    range_from: RangeFrom
    strongest: tuple[Strongest, ...]
    variance: Variance | None
    doubts: tuple[Doubt, ...]
    assumptions: tuple[AssumptionEffect, ...]
    courses: Courses
    scores: tuple[StepScore, ...]
    bayes: tuple[Bayes, ...]
    claims: tuple[ClaimRow, ...]
    positions: tuple[PositionRow, ...]
    names: Mapping[str, str]
    """{actor, body, step, source: how it is printed}."""
    flows: tuple[Flow, ...] = ()
    branches: tuple[Branch, ...] = ()
    """From each step that decides to the next, adding to the share of draws in which it happened."""
    scales: Mapping[str, ScaleEnds] = field(default_factory=dict)
    """{issue: its scale}, for those that have one."""
    sources: tuple[SourceRow, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    """{issue: where it settles}, for the issues of a settlement on a scale; of several settlements the last."""
    settled: Mapping[str, Settled] = field(default_factory=dict)
    """{issue: what it rests on}, for the issues in `values`."""
    tipping_points: tuple[TippingPoint, ...] = ()
    """Who alone could tip the headline by standing elsewhere, the strongest first; settlements only."""
    blank_bounds: BlankBounds | None = None
    """Of the positions that were left blank the one that moves the headline most; settlements only."""
    deciding: int = 0
    """How many numbers move the headline by at least .05 each, see `settled.deciding`; settlements only."""
    band: tuple[float, float] | None = None
    worth_finding_out: tuple[str, ...] = ()
    conditional: Conditional | None = None
    """The headline on conditions, where its range is wider than one half; None elsewhere."""
    signposts: Signposts | None = None
    """What could be seen or found out before the headline is decided, over the replayed draws."""
    methods: tuple[Method, ...] = ()
    """What the steps of the case use, the rules of its bodies included; each once."""
    warnings: tuple[str, ...] = ()
    seats: Mapping[str, float] = field(default_factory=dict)
    """{actor: seats, the middle of what is written}, of those who have another number than one."""
    beside: Beside = Beside()
    beliefs: Knew | None = None
    """Who thought what when, over the replayed draws; None where nobody believes anything of a fact."""
    looked_from: str | None = None
    """The day from which it is looked at: `as_of`, or else the case's own where no claim is shut or opened by it."""
    inside: Inside | None = None
    """Seats, charges, forums and agendas; None for a case that has none of them."""
    over_time: OverTime | None = None
    """When events come about; None for a case without steps that repeat, and for a run kept before it was told."""
    other_side: OtherSide | None = None
    """What stood in the way of talks, how a war ends by force, what both sides would accept; None without two sides."""

    @property
    def times(self) -> Mapping[str, Times | None]:
        """{event: when it comes about}; empty for a case without steps that repeat."""
        return {} if self.over_time is None else self.over_time.times

    @property
    def milestones(self) -> Mapping[str, Times]:
        """{SUBJECT.LEVEL: when it is reached}; empty for a case in which no two sides fight or bargain."""
        return {} if self.over_time is None else self.over_time.milestones

    @property
    def head(self) -> EventForecast:
        """The headline."""
        return next(event for event in self.events if event.id == self.headline)

    def __getitem__(self, name: str) -> StepForecast:
        """A step by its id; raises KeyError naming the steps."""
        for step in self.steps:
            if step.id == name:
                return step
        raise KeyError(f"{name}: no such step; there are {', '.join(step.id for step in self.steps)}")

    def event(self, name: str) -> EventForecast:
        """An event by its id; raises KeyError naming the events."""
        for event in self.events:
            if event.id == name:
                return event
        raise KeyError(f"{name}: no such event; there are {', '.join(event.id for event in self.events)}")

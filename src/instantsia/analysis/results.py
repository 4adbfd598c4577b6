"""A forecast as data: plain values, no arrays, nothing that depends on the machine.

Every number here is defined on the reference page "What the printed numbers are". Shares are 0-1 and unrounded;
`report.data` rounds once. None means that there is nothing to say (no draw in which it could be read off).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Share:
    """A share of draws with its Monte Carlo error and its stress range."""

    p: float | None
    mcse: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class EventForecast:
    """How often an event happens among all draws.

    steps  the steps that its condition names, in the order of the case
    """

    id: str
    text: str
    question: str
    share: Share
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepForecast:
    """What comes of a step, among the draws in which it happens.

    outcomes  {outcome: share}; empty for a step that decides nothing
    votes     {actor: {option, "abstain" or "absent": share}}, adding to 1
    pivotal   {actor: share of draws in which his vote alone, changed, changes the decision}
    swing     {actor: share of draws in which the decision changes when all that is his own is drawn anew}
    among     {event: share of its draws in which the step happens}, for the events outside of which it never does
    date      as it is written in the case
    body      who decides, by id, and by which rule
    """

    id: str
    kind: str
    text: str
    given: bool
    happened: Share
    outcomes: Mapping[str, Share]
    votes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pivotal: Mapping[str, float] = field(default_factory=dict)
    swing: Mapping[str, float] = field(default_factory=dict)
    among: Mapping[str, float] = field(default_factory=dict)
    date: str = ""
    body: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Flow:
    """Share of all draws in which a step came to an outcome and the next that decided anything was another step.

    source   a step that decides something and happened; target the next such step, or None: it ended there
    """

    source: str
    outcome: str
    target: str | None
    share: float


@dataclass(frozen=True)
class Branch:
    """An event among the draws in which an earlier step went one way.

    step, outcome  the way it went
    share          of all draws
    event          which event; p its share among them, mcse the Monte Carlo error there
    """

    step: str
    outcome: str
    share: float
    event: str
    p: float
    mcse: float


@dataclass(frozen=True)
class Decisions:
    """The four that are kept apart, each {option: share of all draws}, "undecided" an option; None: nothing is said."""

    decided: Mapping[str, float] | None
    announced: Mapping[str, float] | None
    recorded: Mapping[str, float] | None
    done: Mapping[str, float] | None


@dataclass(frozen=True)
class Doubt:
    """What a source, part, teller or claim does to the headline.

    share          of the headline's variance
    stands         how often it stands
    p_if_stands    the headline where it always stands
    p_if_falls     the headline where it never does
    tipping        credence at which the headline crosses one half, or None
    """

    id: str
    kind: Literal["source", "part", "teller", "claim"]
    share: float
    stands: float
    p_if_stands: float
    p_if_falls: float
    tipping: float | None
    text: str = ""


@dataclass(frozen=True)
class AssumptionEffect:
    """What an assumption, or a group that errs together, does to the headline.

    members        the paths it stands for: one, or those of the group
    moves          headline in the upper fifth of its number less the lower fifth; None where it has no range
    moves_error    standard error of that difference
    p_low, p_high  the headline with it held at its tenth and ninetieth percentile, for those replayed
    tipping        value at which the headline crosses one half, for those without a range
    """

    id: str
    value: str
    range: str | None
    group: str | None
    why: str
    source: str
    moves: float | None
    moves_error: float | None
    p_low: float | None
    p_high: float | None
    tipping: float | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class RangeFrom:
    """Width of the headline's range when only assumptions, only credences, only models move."""

    assumptions: float
    evidence: float
    models: float


@dataclass(frozen=True)
class Strongest:
    """One of the groups that were held at their corners, with the headline at either end when it alone is held."""

    id: str
    kind: Literal["assumption", "credence", "model"]
    members: tuple[str, ...]
    p_low: float
    p_high: float


@dataclass(frozen=True)
class Variance:
    """Shares of the headline's variance: how much one draw differs from the next, not how wrong p may be."""

    assumptions: float
    evidence: float
    models: float
    chance: float
    together: float


@dataclass(frozen=True)
class CourseStep:
    """One step of a course, or one group of steps that repeat: what came of it and the sentence that tells it.

    turns   how many turns of a group began; None for a step that does not repeat
    """

    step: str
    outcome: str | None
    sentence: str
    day: str
    turns: int | None = None


@dataclass(frozen=True)
class Course:
    """A sequence of outcomes, how often it occurs, and the draw that tells it."""

    share: float
    draw: int
    steps: tuple[CourseStep, ...]


@dataclass(frozen=True)
class Courses:
    """The commonest course, the commonest in which the headline goes the other way, and the course as it went."""

    typical: Course | None
    other: Course | None
    as_it_went: Course | None
    turning_point: str | None
    turning_share: float | None


@dataclass(frozen=True)
class Rival:
    """A simple forecast beside ours."""

    name: str
    brier: float
    log: float
    note: str = ""


@dataclass(frozen=True)
class StepScore:
    """How far the forecast of a step was from what is held to have happened.

    record   {option or side: chance that it is what happened}
    ours     {option or side: our share}
    brier    sum over options of the squared difference, 0-2, a mean over the record's doubt
    log      minus the natural logarithm of what we gave to what happened, likewise
    """

    step: str
    record: Mapping[str, float]
    ours: Mapping[str, float]
    brier: float
    log: float
    rivals: tuple[Rival, ...] = ()
    among: str = ""
    """Among which draws, where not all ("once it meets")."""


@dataclass(frozen=True)
class Bayes:
    """If the clash of its claims with others had been news to whoever graded the source."""

    source: str
    reading: str
    judged: float
    updated: float


@dataclass(frozen=True)
class Counts:
    """Paths that are read in at least one draw: with a claim open at this vantage, and the rest."""

    numbers: int
    claimed: int
    assumed: int


@dataclass(frozen=True)
class ClaimRow:
    """One claim as a reader looks it up."""

    id: str
    about: str
    value: str
    source: str
    teller: str
    lines: str
    kind: str
    of: str
    says: str
    why: str
    open: bool
    stands: float


@dataclass(frozen=True)
class PositionRow:
    """Where a member stands over the draws: percentiles of his position, and whether a claim is open about it."""

    issue: str
    actor: str
    name: str
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    claimed: bool


@dataclass(frozen=True)
class ScaleEnds:
    """The scale of an issue: its question, its ends and their names."""

    text: str
    low: float
    high: float
    low_name: str
    high_name: str


@dataclass(frozen=True)
class Value:
    """Where a settlement lies on the scale of its issue, among the draws in which it happens.

    step          the settlement
    q05 ... q95   quantiles: the least drawn value that at least so many draws do not exceed
    low, high     of the mean: how far it would go at the corners held for the headline
    at_low        share of draws at the low end of the scale; at_high at the high end
    line, above   the point that matters, and whether beyond it is above; None where the issue has no line
    beyond        share of draws beyond the line
    stretch       the stretch of the scale in which the median lies, or ""
    stretches     {stretch: share of draws}
    methods       {model: share of draws settled by it}
    blocked       share of draws in which the status quo was forecast since nothing else could be had
    """

    issue: str
    step: str
    mean: float
    median: float
    q05: float
    q10: float
    q25: float
    q75: float
    q90: float
    q95: float
    low: float
    high: float
    at_low: float
    at_high: float
    line: float | None
    above: bool
    beyond: Share | None
    stretch: str
    stretches: Mapping[str, float]
    methods: Mapping[str, float]
    blocked: float


@dataclass(frozen=True)
class Stake:
    """What one member brings to a settlement, over the replayed draws.

    said         his position as it was written, "60..80"; "" where it was left blank, and where claims tell of it
    blank        whether nothing is said of his position: no claim, and any point of the scale is allowed for it
    p10 ... p90  percentiles of his position
    salience, capability, votes   medians; None where the settlement does not look at them
    veto         whether nothing can be carried against him
    """

    actor: str
    said: str
    p10: float
    p50: float
    p90: float
    blank: bool = False
    salience: float | None = None
    capability: float | None = None
    votes: float | None = None
    veto: bool = False


@dataclass(frozen=True)
class Bare:
    """A settlement by the numbers alone, before the method's past errors are added, over the replayed draws.

    beyond   share of them beyond the line; None where the issue has none
    """

    q10: float
    median: float
    q90: float
    beyond: float | None


@dataclass(frozen=True)
class Settled:
    """What a settlement rests on, and how it spreads over its scale.

    status_quo   lowest and highest point that may hold if nothing is decided; None where the issue has none
    ends         {stretch: its upper end}, upwards
    parts        share of draws in each of some equally long parts of the scale, without those at its very ends
    stakes       the members
    by_model     {model: the headline with it in every draw}, where there are several
    dressed      whether past errors of the method are added to what it gives
    bare         what it would be without them; None where none are added
    """

    issue: str
    step: str
    status_quo: tuple[float, float] | None
    ends: Mapping[str, float]
    parts: tuple[float, ...]
    stakes: tuple[Stake, ...]
    by_model: Mapping[str, float] = field(default_factory=dict)
    dressed: bool = False
    bare: Bare | None = None


@dataclass(frozen=True)
class Tipping:
    """Where one man alone would have to stand for the opposite of the headline to be likelier.

    said, blank   of his position, as in `Stake`
    at            the point of the scale at which the headline crosses one half, all else as drawn
    side          on which side of it the opposite is likelier
    """

    actor: str
    issue: str
    said: str
    blank: bool
    at: float
    side: Literal["below", "above"]


@dataclass(frozen=True)
class Blank:
    """A position of which nothing was said, and the headline with it at either end of the scale."""

    actor: str
    issue: str
    low: float
    high: float
    p_low: float
    p_high: float


@dataclass(frozen=True)
class SourceRow:
    """One source as a reader looks it up; `p` as it is written, reading by reading."""

    id: str
    cite: str
    p: str
    kind: str = ""
    trust: str = ""
    made: str = ""
    url: str = ""
    seen: str = ""
    why: str = ""


@dataclass(frozen=True)
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
    opposite: tuple[Tipping, ...] = ()
    """Who alone could tip the headline by standing elsewhere, the strongest first; settlements only."""
    blank: Blank | None = None
    """Of the positions that were left blank the one that moves the headline most; settlements only."""
    deciding: int = 0
    """How many numbers move the headline by at least .05 each, see `settled.deciding`; settlements only."""
    band: tuple[float, float] | None = None
    worth_finding_out: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

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


@dataclass(frozen=True)
class Difference:
    """One event or outcome under a change, on common draws.

    change   with the change less without; mcse its Monte Carlo error; low, high from the same held corners
    """

    id: str
    text: str
    before: float | None
    after: float | None
    change: float | None
    mcse: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class EditPart:
    """One of several edits that go together."""

    id: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class EditEffect:
    """What one edit between two runs did.

    id, kind           the path as it is typed, or kind and id
    before, after      as a person types them
    moves              the headline: what it adds to the share, and the standard error of that over the draws
    moves_value        likewise the mean of the settlement that the headline speaks of; None where there is none
    parts              the edits of which it is made, where it is more than one
    """

    id: str
    kind: str
    before: str
    after: str
    moves: float
    moves_error: float
    moves_value: float | None = None
    moves_value_error: float | None = None
    parts: tuple[EditPart, ...] = ()


@dataclass(frozen=True)
class Attribution:
    """What each edit between two runs did: parts that add up, with `together`, from `before` to `after`.

    event, issue    the headline, and the issue of the settlement of which it speaks
    seed, draws     of the mixtures that were played
    method          "shapley": the Shapley value over all mixtures; else the mean of what an edit does first and last
    before, after   shares of the headline between which the parts lie
    edits           the largest first
    together        what only several do together
    common          whether the runs have their draws in common; else `after` is what the replayed draws lead to
    """

    event: str
    issue: str | None
    seed: int
    draws: int
    method: Literal["shapley", "first and last"]
    before: float
    after: float
    edits: tuple[EditEffect, ...]
    together: float = 0.0
    together_error: float = 0.0
    together_value: float | None = None
    together_value_error: float | None = None
    common: bool = True


@dataclass(frozen=True)
class Comparison:
    """Two versions of a case side by side on the same random numbers."""

    case: str
    seed: int
    draws: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    text: str
    events: tuple[Difference, ...]
    steps: Mapping[str, tuple[Difference, ...]]
    happened: tuple[Difference, ...]
    note: str = ""
    values: tuple[Difference, ...] = ()
    """The mean of each settlement, by issue."""
    attribution: Attribution | None = None
    """What each edit did, where two runs are compared."""
    other: str | None = None
    """The case of the second run, where two runs are compared."""
    names: Mapping[str, str] = field(default_factory=dict)
    """{"issue." and an issue that has a name: what it is called}."""

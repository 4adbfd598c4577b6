"""What happens in how many draws: events, steps, decisions, courses of events, and how near that is to the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from instantsia.frozen import frozen


@frozen
class Share:
    """A share of draws with its Monte Carlo error and its stress range."""

    p: float | None
    mcse: float | None
    low: float | None = None
    high: float | None = None


@frozen
class EventForecast:
    """How often an event happens among all draws.

    steps    the steps that its condition names, in the order of the case
    options  {step: the options of a step with which its condition holds}, where it says no more than that
    """

    id: str
    text: str
    question: str
    share: Share
    steps: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Hearing:
    """How it is decided where nobody casts a vote.

    deciders   who alone decides, and who does in turn where they are not there; () where whoever presides writes a text
    chair      who presides as the body is written; "" where that differs or nobody does
    decides    {decider: share of the draws in which it happens and they decide}, the first of them who is there
    turns      {member: share in which somebody else decides, and otherwise without their word}; None: as `pivotal` says
    voices     who is heard and has no vote
    """

    deciders: tuple[str, ...]
    chair: str = ""
    decides: Mapping[str, float] = field(default_factory=dict)
    turns: Mapping[str, float] | None = None
    voices: tuple[str, ...] = ()

    @property
    def in_fact(self) -> str:
        """Who decides where the first of those who may is never there; else that one."""
        there = [one for one in self.deciders if self.decides.get(one)]
        return there[0] if there else self.deciders[0]


@frozen
class StepForecast:
    """What comes of a step, among the draws in which it happens.

    outcomes  {outcome: share}; empty for a step that decides nothing
    votes     {actor: {option, "abstain" or "absent": share}}, adding to 1
    ballots   {actor: {"for", "against": share}}, for and against what is decided, of a settlement that is voted on a
              scale: there `votes` says in which stretch somebody stands who votes against it
    pivotal   {actor: share of draws in which their vote alone, changed, changes the decision}
    swing     {actor: share of draws in which the decision changes when all that is their own is drawn anew}
    among     {event: share of its draws in which the step happens}, for the events outside of which it never does
    date      as it is written in the case
    body      who decides, by id, and by which rule
    hearing   where the members are heard and cast no vote: then votes says what each was heard for, and pivotal in what
              share the decision is another without their word
    stated    {actor: the option for which they stand as it was written down}, of those who stand for one
    few       in how many draws it happens, where these are too few to tell who votes how and who turns it: then votes,
              ballots, pivotal and swing are empty; else 0
    """

    id: str
    kind: str
    text: str
    given: bool
    happened: Share
    outcomes: Mapping[str, Share]
    votes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    ballots: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pivotal: Mapping[str, float] = field(default_factory=dict)
    swing: Mapping[str, float] = field(default_factory=dict)
    among: Mapping[str, float] = field(default_factory=dict)
    date: str = ""
    body: str = ""
    rule: str = ""
    hearing: Hearing | None = None
    stated: Mapping[str, str] = field(default_factory=dict)
    few: int = 0


@frozen
class Flow:
    """Share of all draws in which a step came to an outcome and the next that decided anything was another step.

    source   a step that decides something and happened; target the next such step, or None: it ended there
    """

    source: str
    outcome: str
    target: str | None
    share: float


@frozen
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


@frozen
class Decisions:
    """The four that are kept apart, each {option: share of all draws}, "undecided" an option; None: no step says it.

    by_the_record   {"announced", "recorded" or "done": {option: share of all draws}} of what claims about the issue
                    say, "undecided" where none of them stands: nothing that was played moves it
    """

    decided: Mapping[str, float] | None
    announced: Mapping[str, float] | None
    recorded: Mapping[str, float] | None
    done: Mapping[str, float] | None
    by_the_record: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@frozen
class CourseStep:
    """One step of a course, or one group of steps that repeat: what came of it and the sentence that tells it.

    turns   how many turns of a group began; None for a step that does not repeat
    """

    step: str
    outcome: str | None
    sentence: str
    day: str
    turns: int | None = None

    @property
    def came(self) -> tuple[str, str | None]:
        """What tells it from the same step in another course: what came of it; of a group, all that is told."""
        return self.step, self.outcome if self.turns is None else self.sentence


@frozen
class Course:
    """A sequence of outcomes, how often it occurs, and the draw that tells it.

    share   of all draws; of steps that repeat what counts is what came of them last, and how the headline went
    """

    share: float
    draw: int
    steps: tuple[CourseStep, ...]


@frozen
class Courses:
    """The commonest course, the commonest in which the headline goes the other way, and the course as it went.

    turning_point   the step whose outcome makes the largest share, turning_share, of the variance of an event
    turning_event   that event
    """

    typical: Course | None
    other: Course | None
    as_it_went: Course | None
    turning_point: str | None
    turning_share: float | None
    turning_event: str | None = None


@frozen
class Rival:
    """A simple forecast beside ours."""

    name: str
    brier: float
    log: float
    note: str = ""


@frozen
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

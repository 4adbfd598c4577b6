"""When something comes about, which of several ends comes first, and how a number goes over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from instantsia.frozen import frozen


@frozen
class ByDay:
    """What has come about by the end of a day.

    day          its ordinal
    p            share of all draws in which it has come about by then; survival is 1 - p
    mcse         Monte Carlo error of p
    at_risk      draws in which it had not come about before this day
    hazard       share of those in which it comes about now, after the day before in the list; None where too few are
                 left
    hazard_mcse  its Monte Carlo error, None with it
    """

    day: int
    p: float
    mcse: float
    at_risk: int
    hazard: float | None
    hazard_mcse: float | None


@frozen
class Quantile:
    """The first day by which something has come about in a share of all draws; None: not by the last day.

    low, high   the same of that share less and plus its Monte Carlo error
    """

    day: int | None
    low: int | None
    high: int | None


@frozen
class Times:
    """When something comes about.

    ever       share of all draws in which it ever does, with its Monte Carlo error
    until      ordinal of the last day on which it can, which is the last that is played or a day of its own definition:
               "never" means not by then
    quantiles  {share of all draws: the first day by which it has come about in so many}
    course     by each day on which it can be seen
    """

    ever: float
    mcse: float
    until: int
    quantiles: Mapping[float, Quantile]
    course: tuple[ByDay, ...]


@frozen
class Competing:
    """Which of several ends comes first.

    days    ordinals
    shares  {end: share of all draws in which it has come first, by each day}
    mcse    {end: Monte Carlo error of each of these}
    none    share in which none has come yet, by each day
    """

    days: tuple[int, ...]
    shares: Mapping[str, tuple[float, ...]]
    mcse: Mapping[str, tuple[float, ...]]
    none: tuple[float, ...]


@frozen
class Fan:
    """How a number goes over time, among the draws that have it.

    subject, name   whose number, and which: a step and "value", or whatever a step of another package keeps
    days            the last day of each turn, as an ordinal
    there           share of the draws that have it by then
    bands           {share: its quantile on each day}; None where too few draws have it
    draws           of how many draws: the first of the run, played again
    """

    subject: str
    name: str
    days: tuple[int, ...]
    there: tuple[float, ...]
    bands: Mapping[float, tuple[float | None, ...]]
    draws: int


@frozen
class MilestoneScore:
    """How far what was said of a milestone lay from when it is held to have been reached.

    step     the step that reaches it
    record   {first day of the turn, or never: chance that it was reached in it}
    crps     continuous ranked probability score in turns, cut off at the last; less is better, 0 at best
    every    the rhythm of the turns
    turns    how many there are: as much as saying never can lose
    rivals   {what is said whatever the case: its score}
    """

    milestone: str
    step: str
    record: Mapping[str, float]
    crps: float
    every: str
    turns: int
    rivals: Mapping[str, float]


@frozen
class OverTime:
    """What is told of a case with steps that repeat.

    times       {event: when it comes about}; None for one that holds before the first step in some draws already, and
                so does not come about
    ends        {group: which of its ends comes first}, for groups whose ends are named
    untold      ends that hold before the first step in some draws already: of their group nothing is told
    fans        the numbers that go from turn to turn
    milestones  {SUBJECT.LEVEL: when it is reached}, of two sides that fight or bargain
    spoken_of   those of them that are levels of a term, or that a condition of the case names
    scores      of the milestones of which the record tells
    months      whether all that repeats does so by the month: days are told as months
    at_least    the milestones that are told as "at least": levels of a long ladder, which are reached with each above
    """

    times: Mapping[str, Times | None]
    ends: Mapping[str, Competing]
    fans: tuple[Fan, ...]
    months: bool
    untold: tuple[str, ...] = ()
    milestones: Mapping[str, Times] = field(default_factory=dict)
    spoken_of: tuple[str, ...] = ()
    scores: tuple[MilestoneScore, ...] = ()
    at_least: frozenset[str] = frozenset()

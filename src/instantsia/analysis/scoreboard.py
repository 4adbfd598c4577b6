"""All scored steps of several cases in one table: what was given to what happened, how wide, beside fixed rivals.

Each case is looked at from its eve (`eve.eve`): the day that it names, else the day before the first step of which its
record tells. The rivals were fixed beforehand and are those of `score`. One case tells nothing of a method, and a few
cases little more: the pooled means therefore have an interval by case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.bootstrap import Interval, paired
from instantsia.analysis.ranges.ranges import stretched
from instantsia.analysis.ranges.screening import Target, corners, held_for, step_target
from instantsia.analysis.replaying.groups import groups
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.analysis.results import Rival, StepScore
from instantsia.analysis.score import scores, sides_in
from instantsia.case.dates import day_text
from instantsia.engine.plan import Plan
from instantsia.frozen import frozen

Bools = NDArray[np.bool_]

HALF = 0.5
OURS = "ours"
FEW_CASES = 8
"""An interval by fewer cases than this is said to mean little."""


@frozen
class ScoredEvent:
    """One scored step of one case.

    happened    the side that the record holds likeliest, and its chance in `record`
    p           what was given to it; given: to the whole record, a mean over its doubt
    low, high   the stress range of p, as that of a printed step; None where nothing has a range
    reaches_half  whether the range reaches one half: whether what happened was, within it, as likely as not
    """

    case: str
    as_of: str
    step: str
    text: str
    among: str
    record: Mapping[str, float]
    happened: str
    p: float
    low: float | None
    high: float | None
    reaches_half: bool
    brier: float
    log: float
    rivals: tuple[Rival, ...]

    @property
    def width(self) -> float | None:
        """Of the range."""
        return None if self.low is None or self.high is None else self.high - self.low


@frozen
class Pooled:
    """Mean scores over the steps on which somebody has a forecast, and ours less theirs on these.

    name            "ours" or the rival
    events, cases   how many
    brier, log      means with a 95 % interval by case; less is better
    ahead, ahead_log  our mean less theirs, below 0 where ours is better; None for our own row
    """

    name: str
    events: int
    cases: int
    brier: Interval
    log: Interval
    ahead: Interval | None
    ahead_log: Interval | None


@frozen
class Scoreboard:
    """The table: every scored step, the pooled means, and which cases have none."""

    seed: int
    draws: int
    events: tuple[ScoredEvent, ...]
    pooled: tuple[Pooled, ...]
    reach_half: int
    width: float | None
    without: tuple[str, ...]


def scoreboard(plans: Sequence[Plan]) -> Scoreboard:
    """The table of some cases, at least one, each with its vantage, of one seed and number of draws."""
    events: list[ScoredEvent] = []
    without: list[str] = []
    for plan in plans:
        found = scored_events(plan)
        events += found
        without += [] if found else [plan.case.id]
    widths = [one.width for one in events if one.width is not None]
    return Scoreboard(
        seed=plans[0].seed,
        draws=plans[0].draws,
        events=tuple(events),
        pooled=pooled(events),
        reach_half=sum(one.reaches_half for one in events),
        width=sum(widths) / len(widths) if widths else None,
        without=tuple(without),
    )


def scored_events(plan: Plan) -> tuple[ScoredEvent, ...]:
    """Every scored step of a case with the range of what was given to what happened."""
    run = Replays(plan, draws=plan.draws)
    replays = Replays(plan)
    found = scores(run.prepared, run.program, run.base)
    return tuple(_event(plan, replays, run, one) for one in found)


def _event(plan: Plan, replays: Replays, run: Replays, one: StepScore) -> ScoredEvent:
    happened = max(one.record, key=lambda side: one.record[side])
    places = sides_in(run.prepared, run.base, one.step)[happened]
    p = one.ours[happened]
    low, high = side_range(replays, one.step, places, p)
    day = plan.known_by if plan.as_of is None else plan.as_of
    return ScoredEvent(
        case=plan.case.id,
        as_of="" if day is None else day_text(day),
        step=one.step,
        text=plan.case.steps[one.step].text,
        among=one.among,
        record=one.record,
        happened=happened,
        p=p,
        low=low,
        high=high,
        reaches_half=(p if high is None else high) >= HALF,
        brier=one.brier,
        log=one.log,
        rivals=one.rivals,
    )


@frozen
class _Side(Target):
    """One side of a step, among the draws in which it is made to happen: also of a step that decides nothing."""

    places: tuple[int, ...] = ()

    def holds(self, outcomes: Outcomes) -> tuple[Bools, Bools | None]:
        return np.isin(outcomes.decided[self.step], self.places), outcomes.happened[self.step]


def side_range(replays: Replays, step: str, places: tuple[int, ...], p: float) -> tuple[float | None, float | None]:
    """(low, high) of a share p of the run, at the corners of the three that move that side of the step most.

    Where nothing moves it the error of the draws is left, as it is printed of a step that decides something; what is
    so in all draws or in none then has no range.
    """
    plain = step_target(replays, step)
    target = _Side(plain.reach, plain.turns, step=step, places=places)
    state = replays.state(target.happens, turns=target.turns)
    best = held_for(replays, target, groups(replays), state, *target.holds(target.outcomes(replays)))
    if not best:
        printed = replays.prepared.steps[step].DECIDES and 0 < p < 1
        return stretched(p, p, (), replays.draws) if printed else (None, None)
    held = corners([one.group for one in best])
    replays.play_ahead((one.joined(target.happens), target.turns) for one in held)
    shares = [target.share(replays, one) for one in held]
    return stretched(p, target.share(replays), shares, replays.draws)


def pooled(events: Sequence[ScoredEvent]) -> tuple[Pooled, ...]:
    """Ours, then every rival in the order in which they are met."""
    if not events:
        return ()
    names = dict.fromkeys(rival.name for one in events for rival in one.rivals)
    return (_pooled(OURS, [(one, None) for one in events]), *(_pooled(name, _of(events, name)) for name in names))


def _of(events: Iterable[ScoredEvent], name: str) -> list[tuple[ScoredEvent, Rival | None]]:
    return [(one, rival) for one in events for rival in one.rivals if rival.name == name]


def _pooled(name: str, pairs: Sequence[tuple[ScoredEvent, Rival | None]]) -> Pooled:
    cases = [one.case for one, _ in pairs]

    def mean(key: str, *, less: bool = False) -> Interval:
        theirs = np.array([getattr(one if rival is None else rival, key) for one, rival in pairs], dtype=np.float64)
        ours = np.array([getattr(one, key) for one, _ in pairs], dtype=np.float64)
        return paired(ours - theirs if less else theirs, cases)

    rival = name != OURS
    return Pooled(
        name=name,
        events=len(pairs),
        cases=len(set(cases)),
        brier=mean("brier"),
        log=mean("log"),
        ahead=mean("brier", less=True) if rival else None,
        ahead_log=mean("log", less=True) if rival else None,
    )

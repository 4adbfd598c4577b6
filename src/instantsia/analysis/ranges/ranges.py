"""The range of every printed probability: how far it would go if the strongest judgements stood far out.

Let q0 be a share over the first n draws (20,000, or as many as `Replays.deep` plays), and q1 ... q8 the same with the
three strongest groups held at their corners together. Then

    logit low  = logit p + min(0, logit q - logit q0)        logit high = logit p + max(0, logit q - logit q0)

over all corners q, every q kept 1/(2n) from 0 and 1; and both are moved out by the Monte Carlo error, to the lower and
the upper end of Wilson's 95 % interval of such a share of n draws (which is right at 0 and 1, too). p is always inside.
A stress range, not a confidence interval. Which three are strongest is told by replays of fewer draws.

The headline and each step that can be scored have three of their own, a step's chosen and held with the step made to
happen; all other events and outcomes are read off the headline's corners. But what is settled of another issue, which
nothing that is held for the headline can reach, has three of its own, too (at most `OTHERS` of them, the rest have no
range): at the headline's corners it would stand still, as if it were certain. So has an event that is what comes of
one scored step: it is read off that step's three as well, without the step being made to happen. An outcome that is
the headline in every draw has the headline's range, and an event that is such an outcome has the outcome's. And where
the headline does not move, since some option or other is as good as certain, the options are read off what is held
for the likeliest (`alternatives`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

import numpy as np

from instantsia.analysis.ranges.alternatives import alternatives
from instantsia.analysis.ranges.by_one_step import deciding_step, same_outcome
from instantsia.analysis.ranges.screening import (
    HELD,
    Measured,
    Target,
    corners,
    event_target,
    held_for,
    looked_at,
    measure,
    play_ahead,
    screen,
    step_target,
    strongest,
    told_apart,
)
from instantsia.analysis.replaying.groups import KINDS, Group, groups, reach_of_settlement, within
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import RangeFrom, Share, Strongest
from instantsia.draws.state import State
from instantsia.draws.sums import share, wilson
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen

UNDECIDED = "undecided"
OTHERS = 4
"""Of so many events about other issues the strongest are looked for."""

Ends = tuple[float | None, float | None]
NONE: Ends = (None, None)


@frozen
class Ranges:
    """How far everything printed would go.

    events      {event: (low, high)}
    steps       {step: {outcome: (low, high)}}
    range_from  width of the headline's range when only one kind of judgement moves
    strongest   the groups that were held for the headline
    held        {group: headline with it alone held at its low end and at its high end}, for all that were replayed
    corners     the variations behind the headline's range
    own         {step: those behind the range of what it settles}, where the headline's do not reach it
    """

    events: Mapping[str, Ends]
    steps: Mapping[str, Mapping[str, Ends]]
    range_from: RangeFrom
    strongest: tuple[Strongest, ...]
    held: Mapping[str, tuple[float, float]]
    corners: tuple[Variation, ...]
    own: Mapping[str, tuple[Variation, ...]] = field(default_factory=dict)

    def event(self, event: str, found: Share) -> Share:
        """The share of an event with its range."""
        return Share(found.p, found.mcse, *self.events[event])

    def outcome(self, step: str, outcome: str, found: Share) -> Share:
        """The share of an outcome with its range."""
        return Share(found.p, found.mcse, *self.steps.get(step, {}).get(outcome, NONE))


def scored(plan: Plan) -> tuple[str, ...]:
    """Steps with a record that are played: the forecast of them can be scored."""
    return tuple(step for step in plan.case.steps if step in plan.case.recorded and step not in plan.given)


def ranges(
    replays: Replays, run: State, events: Mapping[str, Share], steps: Mapping[str, Mapping[str, Share]]
) -> Ranges:
    """The ranges of everything printed.

    run     all draws, as `shares.state_of` gives them
    events  {event: its share in the run}
    steps   {step: {outcome: its share in the run}}
    """
    found = groups(replays)
    headline = event_target(replays, replays.plan.case.event[0].id)
    p = events[headline.event].p
    assert p is not None
    screened = screen(replays, headline, found, run, replays.event(run, headline.event))
    chosen = _to_replay(screened)
    own = {step: _of_step(replays, found, step) for step in scored(replays.plan) if steps.get(step)}
    play_ahead(replays, [(headline, chosen), *own.values()])

    measured = [measure(replays, headline, group) for group in chosen]
    screened_first = {group.id for group in looked_at(screened)}
    three = told_apart(replays, headline, (one for one in measured if one.group.id in screened_first))
    before, deep = headline.share(replays), replays.deep
    # each kind at its own three, and the three that count
    by_kind = {kind: strongest(one for one in measured if one.group.kind == kind) for kind in KINDS}
    held = corners([one.group for one in three])
    everything = len(replays.prepared.turns)
    deep.play_ahead((one, everything) for one in held)
    replays.play_ahead((one, headline.turns) for kind in KINDS for one in corners([one.group for one in by_kind[kind]]))
    width = {kind: _width(replays, headline, p, by_kind[kind]) for kind in KINDS}
    at_corners = [deep.outcomes(one) for one in held]

    base = deep.outcomes()
    others = _others(replays, found, run, events, base, at_corners)
    settled = {replays.settles(event): held for event, held in others.items()}
    event_ends = {event: _of_event(deep, event, events, base, at_corners, event == headline.event) for event in events}
    low, high = event_ends[headline.event]
    options = alternatives(replays, found, run, events, (high or 0.0) - (low or 0.0))
    if options is not None:
        others |= dict.fromkeys(options.events, options.corners)
        settled[options.step] = options.corners
    step_ends: dict[str, dict[str, Ends]] = {}
    by_one: dict[str, list[str]] = {}
    for event in list(events)[1:]:
        by_one.setdefault(deciding_step(replays.plan.case, event), []).append(event)
    for event, apart in others.items():
        deep.play_ahead((one, deep.turns[event]) for one in apart)
        made = [deep.outcomes(one, deep.turns[event]) for one in apart]
        event_ends[event] = _of_event(deep, event, events, base, made, False) if made else NONE
    for step, outcomes in steps.items():
        if step in settled and step not in own:
            turns = deep.turns_of((step,))
            made = [deep.outcomes(one, turns) for one in settled[step]]
            step_ends[step] = _of_outcomes(deep, step, outcomes, base, made) if made else dict.fromkeys(outcomes, NONE)
        elif step in own:
            target, candidates = own[step]
            best = strongest(measure(replays, target, group) for group in candidates)
            own_held = corners([one.group for one in best])
            replays.play_ahead((one.joined(target.happens), target.turns) for one in own_held)
            made = [target.outcomes(replays, one) for one in own_held]
            step_ends[step] = _of_outcomes(replays, step, outcomes, target.outcomes(replays), made)
            for event in (headline.event, *(one for one in by_one.get(step, ()) if one not in others)):
                alike = same_outcome(replays.prepared, step, run, replays.event(run, event), event, (base, *at_corners))
                if event == headline.event:
                    step_ends[step] |= {alike: event_ends[event]} if alike else {}
                elif alike:
                    event_ends[event] = step_ends[step][alike]
                else:
                    event_ends[event] = _by_one_step(replays, event, events, own_held, event_ends[event])
        else:
            step_ends[step] = _of_outcomes(deep, step, outcomes, base, at_corners)

    def at(one: Measured) -> tuple[float, float]:
        return shift_logit(p, one.low, before, replays.draws), shift_logit(p, one.high, before, replays.draws)

    alone = {one.group.id: at(one) for one in measured}
    return Ranges(
        event_ends,
        step_ends,
        RangeFrom(
            assumptions=width["assumption"],
            evidence=width["credence"],
            models=width["model"],
            regime=width["regime"],
            errors=width["errors"],
        ),
        tuple(Strongest(one.group.id, one.group.kind, one.group.members, *alone[one.group.id]) for one in three),
        alone,
        held,
        settled,
    )


def stretched(p: float, before: float, shares: Iterable[float], draws: int) -> tuple[float, float]:
    """(low, high) of a share p of the run, from shares over the first `draws` draws before and with what is held, both
    moved out by the Monte Carlo error of so many draws."""
    ends = [p, *(shift_logit(p, one, before, draws) for one in shares)]
    return wilson(min(ends), draws)[0], wilson(max(ends), draws)[1]


def _to_replay(screened: Sequence[Group]) -> tuple[Group, ...]:
    """What is looked at, and of each kind at least three."""
    out = list(looked_at(screened))
    for kind in KINDS:
        out += [group for group in [one for one in screened if one.kind == kind][:HELD] if group not in out]
    return tuple(out)


def _of_step(replays: Replays, found: Sequence[Group], step: str) -> tuple[Target, tuple[Group, ...]]:
    """What a step's own three are chosen for, and the twelve among which they are looked for."""
    target = step_target(replays, step)
    state = replays.state(target.happens, turns=target.turns)
    holds, among = target.holds(target.outcomes(replays))
    return target, looked_at(screen(replays, target, found, state, holds, among))


def _others(
    replays: Replays,
    found: Sequence[Group],
    run: State,
    events: Mapping[str, Share],
    base: Outcomes,
    at_corners: Sequence[Outcomes],
) -> dict[str, tuple[Variation, ...]]:
    """{event about one other settlement that stands still at the headline's corners: corners of its own}.

    () for those that are not looked into. Left out is what nothing at all can move.
    """
    out: dict[str, tuple[Variation, ...]] = {}
    for event in list(events)[1:]:
        still = all(np.array_equal(one.events[event], base.events[event]) for one in at_corners)
        if not still or not replays.settles(event):
            continue
        reach = reach_of_settlement(replays, replays.settles(event))
        target = replace(event_target(replays, event), reach=reach)
        if not any(within(group, reach) for group in found):
            continue
        out[event] = ()
        if len(out) <= OTHERS:
            three = held_for(replays, target, found, run, replays.event(run, event))
            out[event] = corners([one.group for one in three])
    return out


def _width(replays: Replays, target: Target, p: float, three: Sequence[Measured]) -> float:
    if not three:
        return 0.0
    shares = [target.share(replays, one) for one in corners([one.group for one in three])]
    before = target.share(replays)
    ends = [p, *(shift_logit(p, one, before, replays.draws) for one in shares)]
    return max(ends) - min(ends)


def _of_event(
    replays: Replays,
    event: str,
    events: Mapping[str, Share],
    base: Outcomes,
    at_corners: Sequence[Outcomes],
    headline: bool,
) -> Ends:
    p = events[event].p
    if p is None or (replays.draws < replays.fewest and not headline):
        return NONE
    before, *after = (share(one.events[event]) or 0.0 for one in (base, *at_corners))
    return stretched(p, before, after, replays.draws)


def _by_one_step(
    replays: Replays, event: str, events: Mapping[str, Share], corners: Sequence[Variation], ends: Ends
) -> Ends:
    """The range of an event that one step decides, from its corners; never narrower than at the headline's, `ends`."""
    p, turns = events[event].p, replays.turns[event]
    if p is None or None in ends:
        return ends
    replays.play_ahead((one, turns) for one in corners)
    played = (replays.outcomes(one, turns) for one in (AS_DRAWN, *corners))
    before, *after = (share(one.events[event]) or 0.0 for one in played)
    found = stretched(p, before, after, replays.draws)
    return min(found[0], ends[0] or 0.0), max(found[1], ends[1] or 0.0)


def _of_outcomes(
    replays: Replays, step: str, outcomes: Mapping[str, Share], base: Outcomes, at_corners: Sequence[Outcomes]
) -> dict[str, Ends]:
    """Ranges of the outcomes of a step, from shares among the draws in which it happened; none where they are few."""
    out: dict[str, Ends] = {}
    counted = [int(np.count_nonzero(one.happened[step])) for one in (base, *at_corners)]
    for outcome, found in outcomes.items():
        if not found.p or min(counted) < replays.fewest:
            out[outcome] = NONE
            continue
        names = replays.prepared.outcomes[step]
        code = -1 if outcome == UNDECIDED and outcome not in names else names.index(outcome)
        before, *after = (
            share((one.decided[step] == code) if code >= 0 else (one.decided[step] < 0), one.happened[step]) or 0.0
            for one in (base, *at_corners)
        )
        out[outcome] = stretched(found.p, before, after, min(counted))
    return out

"""Everything that is said about a run, put together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from instantsia.analysis.claims import claims
from instantsia.analysis.context import framed
from instantsia.analysis.counts import counts
from instantsia.analysis.course.courses import courses
from instantsia.analysis.names import names_of
from instantsia.analysis.notices import notices
from instantsia.analysis.positions import positions
from instantsia.analysis.ranges.assumptions import asked as asked_of_assumptions
from instantsia.analysis.ranges.assumptions import assumptions
from instantsia.analysis.ranges.band import band as band_of
from instantsia.analysis.ranges.doubts import asked as asked_of_doubts
from instantsia.analysis.ranges.doubts import doubts
from instantsia.analysis.ranges.ranges import Ranges, ranges
from instantsia.analysis.ranges.variance import asked as asked_of_variance
from instantsia.analysis.ranges.variance import variance
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import (
    AssumptionEffect,
    Bayes,
    Doubt,
    EventForecast,
    Forecast,
    Share,
    StepForecast,
)
from instantsia.analysis.score import scores
from instantsia.analysis.settlement.pivots import pivots
from instantsia.analysis.settlement.settled import deciding, settled, told_from_noise
from instantsia.analysis.settlement.tipping_points import blank_bounds, tipping_points
from instantsia.analysis.settlement.values import values
from instantsia.analysis.signposts.conditional import conditional
from instantsia.analysis.signposts.signposts import read_off
from instantsia.analysis.stated import stated
from instantsia.analysis.swing import swings
from instantsia.analysis.vantage import days_of
from instantsia.case.dates import day_text
from instantsia.case.phrases import CONSTANTS
from instantsia.draws.state import State
from instantsia.engine.columns import Columns
from instantsia.engine.memo import remembering
from instantsia.engine.plan import Plan, Prepared
from instantsia.evidence.bayes import news
from instantsia.evidence.block import Drawn
from instantsia.evidence.program import Program
from instantsia.evidence.variation import Variation
from instantsia.steps._made_from import made_from

if TYPE_CHECKING:
    from instantsia.analysis.results.beliefs import Knew
    from instantsia.analysis.results.inside import Inside
    from instantsia.analysis.results.other_side import OtherSide
    from instantsia.analysis.results.times import OverTime

WORTH = 3
FIFTHS_PER_SIGMA = 2.77
"""Between the means of the upper and the lower fifth of a uniform number lie .8 of its range: 2.77 deviations."""
INSIDE = ("seat", "accuse", "refer", "agenda")
"""The kinds of steps of which `analysis.inside` tells."""
NEWS_SHOWN = 0.02
"""A reading that the clashes would move by less is not worth a line."""


def forecast(plan: Plan, columns: Columns, *, band: bool = False, drawn: Drawn | None = None) -> Forecast:
    """What is said about a run.

    columns   every draw, as `engine.run` keeps it
    band      also the 5-95 % band over re-drawn sets of assumptions (some hundred replays more)
    drawn     numbers of the first draws, as `engine.run` hands them over: the same comes of it with them and without
    """
    case = plan.case
    replays = Replays(plan, memo=remembering(drawn))
    prepared, program = replays.prepared, replays.program
    run = shares.state_of(prepared, columns)
    happens = shares.events(prepared, run)
    event_shares = {event: shares.measured(holds) for event, holds in happens.items()}
    step_shares = {step.id: shares.outcomes(prepared, run, step.id) for step in case.step}
    reach = ranges(replays, run, event_shares, step_shares)
    headline = case.event[0].id
    p = event_shares[headline].p
    assert p is not None
    # where many steps are played a few replays cost as much as hundreds together
    replays.play_ahead((*asked_of_doubts(replays, run), *asked_of_assumptions(replays), *asked_of_variance(replays, p)))
    doubted = doubts(replays, run)
    assumed = assumptions(replays, run, reach.held)
    found_values = values(replays, run, reach)
    found = Forecast(
        case=case.id,
        title=case.title,
        question=case.question,
        note=case.note,
        unanswerable=case.unanswerable,
        hindsight=case.hindsight,
        seed=plan.seed,
        draws=plan.draws,
        vantage="forecast" if plan.vantage == "forecast" else "explanation",
        **days_of(plan),
        changes=plan.changes,
        counts=counts(prepared, program, run),
        headline=headline,
        events=tuple(
            EventForecast(one.id, one.text, one.question, reach.event(one.id, event_shares[one.id]))
            for one in case.event
        ),
        steps=_steps(replays, run, step_shares, reach),
        decisions={issue.id: shares.decisions(prepared, run, issue.id) for issue in case.issue if issue.options},
        range_from=reach.range_from,
        strongest=reach.strongest,
        variance=variance(replays, p),
        doubts=doubted,
        assumptions=assumed,
        courses=courses(replays, run),
        scores=() if plan.played or plan.changes else scores(prepared, program, run),
        bayes=tuple(_news(program)),
        claims=claims(prepared, program, run),
        positions=positions(replays),
        names=names_of(case),
        seats={one.id: one.seats.middle for one in case.actor if one.seats is not None},
        values=found_values,
        settled=settled(replays, run, p, found_values),
        tipping_points=tipping_points(replays, p, found_values),
        blank_bounds=blank_bounds(replays, p, found_values),
        looked_from=_looked_from(plan),
        deciding=deciding(assumed) if found_values else 0,
        band=band_of(replays, p) if band else None,
        worth_finding_out=worth_finding_out(doubted, assumed),
        conditional=conditional(replays, reach, reach.event(headline, event_shares[headline])),
        signposts=read_off(replays),
        warnings=notices(plan, program, doubted),
        beliefs=_believed(plan),
        inside=_inside(prepared, run),
        over_time=_over_time(replays, run),
        other_side=_other_side(replays, run),
    )
    return framed(found, prepared, run, happens)


# what a case has nothing of is not imported


def _believed(plan: Plan) -> Knew | None:
    if not plan.case.fact:
        return None
    from instantsia.analysis.beliefs.knew import believed

    return believed(plan)


def _inside(prepared: Prepared, run: State) -> Inside | None:
    if not any(made_from(step, file) for step in prepared.plan.case.step for file in INSIDE):
        return None
    from instantsia.analysis.inside import inside

    return inside(prepared, run)


def _over_time(replays: Replays, run: State) -> OverTime | None:
    if not replays.prepared.repeats:
        return None
    from instantsia.analysis.over_time import over_time

    return over_time(replays, run)


def _other_side(replays: Replays, run: State) -> OtherSide | None:
    if not replays.plan.case.party:
        return None
    from instantsia.analysis.other_side.sides import other_side

    return other_side(replays, run)


def _looked_from(plan: Plan) -> str | None:
    if plan.as_of is not None:
        return day_text(plan.as_of)
    # of a case with claims everything that is known counts, whatever day it names
    return None if plan.case.claims or plan.known_by is not None else plan.case.as_of or None


def held_corners(plan: Plan, columns: Columns) -> tuple[Variation, ...]:
    """What is held far out for the headline's range: the same corners serve a comparison."""
    replays = Replays(plan)
    run = shares.state_of(replays.prepared, columns)
    events = {event: shares.measured(holds) for event, holds in shares.events(replays.prepared, run).items()}
    return ranges(replays, run, events, {}).corners


def _steps(
    replays: Replays, run: State, outcomes: Mapping[str, Mapping[str, Share]], reach: Ranges
) -> tuple[StepForecast, ...]:
    prepared, case = replays.prepared, replays.plan.case
    few = {step.id: shares.few(run, step.id) for step in case.step}
    votes = {step.id: {} if few[step.id] else shares.votes(prepared, run, step.id) for step in case.step}
    pivotal = {
        name: {} if few[name] else pivots(replays, name) if step.SETTLES else shares.pivotal(prepared, run, name)
        for name, step in prepared.steps.items()
    }
    decide = {
        name
        for name, step in prepared.steps.items()
        if not few[name] and (step.SETTLES or (votes[name] and step.DECIDES))
    }
    swing = swings(replays, {name: pivotal[name] for name in prepared.steps if name in decide})
    return tuple(
        StepForecast(
            id=step.id,
            kind=step.kind,
            text=step.text,
            given=step.id in replays.plan.given,
            happened=shares.measured(run["happened", step.id]),
            outcomes={name: reach.outcome(step.id, name, found) for name, found in outcomes[step.id].items()},
            votes=votes[step.id],
            ballots={} if few[step.id] else shares.ballots(prepared, run, step.id),
            pivotal=pivotal[step.id],
            swing=swing.get(step.id, {}),
            stated=stated(case, replays.program, step.id) if votes[step.id] else {},
            few=few[step.id],
        )
        for step in case.step
    )


def _news(program: Program) -> Iterator[Bayes]:
    for source in news(program):
        for reading, judged, updated in zip(source.readings, source.judged, source.updated, strict=True):
            if abs(updated - judged) >= NEWS_SHOWN:
                yield Bayes(source.source, reading, judged, updated)


def worth_finding_out(doubted: tuple[Doubt, ...], assumed: tuple[AssumptionEffect, ...]) -> tuple[str, ...]:
    """The three doubts and assumptions with most to say about the headline, in its own standard deviations.

    A doubt that stands with chance s contributes sqrt(s (1 - s)) times the difference that it makes; an assumption
    the difference between its upper and lower fifth over 2.77. What a command line has settled is left out, and so are
    constants of a model, which nobody can find out, and what does not move it beyond the noise of its draws
    (`told_from_noise`).
    """
    found = [
        (math.sqrt(one.stands * (1 - one.stands)) * abs(one.p_if_stands - one.p_if_falls), one.id) for one in doubted
    ]
    found += [
        (abs(one.moves or 0.0) / FIFTHS_PER_SIGMA, one.id)
        for one in assumed
        if told_from_noise(one, len(assumed))
        and one.source != "command line"
        and one.id.rpartition(".")[2] not in CONSTANTS
    ]
    ordered = sorted(found, key=lambda pair: (-pair[0], pair[1]))
    return tuple(name for size, name in ordered[:WORTH] if size > 0)

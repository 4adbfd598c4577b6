"""What a report needs beside the shares: which steps a question names, how one leads to the next, scales, sources.

Nothing here is a number of its own: all is read off the run and the case. It adds to a forecast and changes nothing
in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.shares import FEWEST
from instantsia.analysis.results import (
    Branch,
    EventForecast,
    Flow,
    Forecast,
    Hearing,
    ScaleEnds,
    SourceRow,
    StepForecast,
)
from instantsia.case.conditions import Compare, parse
from instantsia.case.evidence import Source
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.draws.state import State
from instantsia.draws.sums import monte_carlo_error, share
from instantsia.engine.plan import Prepared
from instantsia.left_behind import spoken_of
from instantsia.models.about import Method
from instantsia.models.voting.ballots import ABSENT
from instantsia.rules import rule_of
from instantsia.steps import playable

Bools = NDArray[np.bool_]

APART = 0.05
"""Ways of a step among which the headline differs by less are not told."""


def framed(forecast: Forecast, prepared: Prepared, run: State, holds: Mapping[str, Bools]) -> Forecast:
    """The forecast with what its report needs beside it.

    run     all draws, as `shares.state_of` gives them
    holds   {event: (draw,) whether it happens}
    """
    case = prepared.plan.case
    return replace(
        forecast,
        events=tuple(_event(case, one) for one in forecast.events),
        steps=tuple(_step(case, run, holds, one) for one in forecast.steps),
        flows=flows(prepared, run),
        branches=branches(prepared, run, holds),
        scales=scales(case),
        sources=tuple(_source(one) for one in case.source),
        methods=cited(case),
    )


def cited(case: Case) -> tuple[Method, ...]:
    """The methods that the steps of a case use, in the order of the steps, each once."""
    return tuple(dict.fromkeys(method for step in case.step for method in playable(step).cited(case)))


def among(run: State, holds: Mapping[str, Bools], step: str) -> dict[str, float]:
    """{event: share of its draws in which the step happens}, for the events outside of which it never does."""
    happened = run["happened", step]
    if not happened.any() or happened.all():
        return {}
    found = {event: share(happened, here) for event, here in holds.items() if not (happened & ~here).any()}
    return {event: p for event, p in found.items() if p is not None}


def flows(prepared: Prepared, run: State) -> tuple[Flow, ...]:
    """How the matter goes from each step to the next, among the steps that an event names and that decide something."""
    case = prepared.plan.case
    named = frozenset[str]().union(*(spoken_of(case, parse(event.when)) for event in case.event))
    steps = [step for step in prepared.outcomes if step in named and prepared.steps[step].DECIDES]
    out: list[Flow] = []
    for place, step in enumerate(steps):
        happened, decided = run["happened", step], run["decided", step]
        for code in np.unique(decided[happened]).tolist():
            left = happened & (decided == code)
            outcome = prepared.outcomes[step][code] if code >= 0 else "undecided"
            for later in steps[place + 1 :]:
                there = left & run["happened", later]
                if there.any():
                    out.append(Flow(step, outcome, later, share(there) or 0.0))
                left = left & ~there
            if left.any():
                out.append(Flow(step, outcome, None, share(left) or 0.0))
    return tuple(out)


def branches(prepared: Prepared, run: State, holds: Mapping[str, Bools]) -> tuple[Branch, ...]:
    """The headline by which way a step before it went, for steps that no event names and that can go two ways.

    The course, not a cause: these are the draws in which it went that way, with all that made it go so. Ways taken in
    fewer than 200 draws, and ways among which the headline differs by less than .05, are left out; so are steps that
    repeat, since the last turn's way is as good as the end itself.
    """
    case = prepared.plan.case
    event = case.event[0].id
    named = frozenset[str]().union(*(spoken_of(case, parse(one.when)) for one in case.event))
    decisive = spoken_of(case, parse(case.event[0].when))
    out: list[Branch] = []
    for step in case.steps:
        if step in decisive:
            break
        if step in named or step in prepared.plan.given or case.steps[step].within is not None:
            continue
        found = []
        for code, outcome in enumerate(prepared.outcomes[step]):
            there = run["happened", step] & (run["decided", step] == code)
            count = int(np.count_nonzero(there))
            if count >= FEWEST:
                p = share(holds[event], there) or 0.0
                error = monte_carlo_error(p, count) or 0.0
                found.append(Branch(step, outcome, count / there.size, event, p, error))
        if len(found) > 1 and max(one.p for one in found) - min(one.p for one in found) >= APART:
            out += found
    return tuple(out)


def scales(case: Case) -> dict[str, ScaleEnds]:
    """{issue: its scale}, for those that have one."""
    out = {}
    for issue in case.issue:
        if issue.scale is not None:
            low_name, high_name = issue.scale.values()
            out[issue.id] = ScaleEnds(issue.text, *issue.bounds, low_name, high_name)
    return out


def _event(case: Case, one: EventForecast) -> EventForecast:
    when = next(event.when for event in case.event if event.id == one.id)
    tree = parse(when)
    named = spoken_of(case, tree)
    options = {tree.step: tree.options} if isinstance(tree, Compare) and tree.equal and tree.actor is None else {}
    return replace(one, steps=tuple(step for step in case.steps if step in named), options=options)


def _step(case: Case, run: State, holds: Mapping[str, Bools], one: StepForecast) -> StepForecast:
    spec = case.steps[one.id]
    body = case.body_of(spec)
    return replace(
        one,
        among=among(run, holds, one.id),
        date=spec.date or "",
        body="" if body is None else body.id,
        rule="" if body is None else body.rule.kind,
        hearing=_hearing(spec, body, run),
    )


def _hearing(step: Step, body: Body | None, run: State) -> Hearing | None:
    """How a body decides that hears its members and lets nobody vote; None where it is another way."""
    if body is None or playable(step).SETTLES or rule_of(body).LOOKS != "utilities":
        return None
    deciders = rule_of(body).deciders(body.electorate)
    if not deciders or ("vote", step.id) not in run:
        return Hearing(deciders, body.chair or "", voices=body.voice)
    happened, heard, column = run["happened", step.id], run["vote", step.id], run.axes["actor"]
    who = np.full(len(happened), -1)
    for member in reversed(deciders):
        who[heard[:, column[member]] != ABSENT] = column[member]
    turned = run["pivotal", step.id]
    decides = {member: share(who == column[member], happened) or 0.0 for member in deciders}
    turns = {one: share(turned[:, column[one]] & (who != column[one]), happened) or 0.0 for one in body.heard}
    return Hearing(deciders, body.chair or "", decides, turns, body.voice)


def _source(one: Source) -> SourceRow:
    if isinstance(one.p, dict):
        p = ", ".join(f"{reading.replace('_', ' ')} {number.written}" for reading, number in one.p.items())
    else:
        p = one.p if isinstance(one.p, str) else one.p.written
    return SourceRow(
        id=one.id,
        cite=" ".join(one.cite.split()),
        p=p,
        kind=one.kind,
        trust=" ".join(one.trust.split()),
        made=one.made or "",
        url=one.url,
        seen=one.seen,
        why=" ".join(one.why.split()),
    )

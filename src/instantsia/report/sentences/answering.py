"""Each question with its answer, and below it why the answer is no surer.

What is not known comes before what is not certain: a range is told with what it comes from.
"""

from __future__ import annotations

from instantsia.analysis.results import EventForecast, Forecast, Share, StepForecast, Strongest
from instantsia.case.phrases import and_list, capital, plural
from instantsia.frozen import frozen
from instantsia.report import naming
from instantsia.report.figures import headline_first, said
from instantsia.report.sentences import conditions, over_time
from instantsia.report.settlement import pivots
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import probability_text, range_text

SURE = 0.995
"""A step in more draws than this is told as one that happens."""
NAMED = 3


@frozen
class Answer:
    """One question with its answer, and the sentences below it.

    first   what is told before the answer: what is known on conditions, where the range is wide
    """

    id: str
    question: str
    said: str
    reasons: tuple[str, ...]
    first: tuple[str, ...] = ()


def answers(forecast: Forecast) -> tuple[Answer, ...]:
    """Every event, the headline first."""
    told: set[str] = set()
    out = []
    for event in headline_first(forecast):
        reasons: list[str] = []
        if event.id == forecast.headline:
            reasons += over_time.lines(forecast)
            # what most of a wide range comes from stands in its first line
            why = range_reason(forecast) if forecast.conditional is None or not _mostly_one(forecast) else ""
            reasons += [one for one in (why, who_line(forecast, event)) if one]
            reasons += branch_lines(forecast)
        for step in _conditional(forecast, event, told):
            reasons.append(once_line(forecast, step))
        told.update(event.steps)
        if event.share.p is not None:
            reasons += [error_line(event.share)] if error_line(event.share) else []
        first = conditions.lines(forecast) if event.id == forecast.headline else ()
        out.append(Answer(event.id, event.question or event.text, said(event.share), tuple(reasons), first))
    return tuple(out)


def range_reason(forecast: Forecast) -> str:
    """Where the headline's range comes from: "Most of the range: ... (0.35-0.85 alone)."."""
    share = forecast.head.share
    found = _by_width(forecast)
    if share.low is None or share.high is None or not found:
        return ""

    def told(place: int) -> str:
        one = found[place]
        what, group = naming.strongest(one, forecast, found[:NAMED])
        alone = f"{range_text(min(one.p_low, one.p_high), max(one.p_low, one.p_high))} alone"
        return f"{what} ({f'{group}; ' if group else ''}{alone})"

    if _mostly_one(forecast):
        return f"Most of the range: {told(0)}."
    return f"The range comes from {and_list([told(place) for place in range(min(len(found), NAMED))])}."


def _by_width(forecast: Forecast) -> list[Strongest]:
    """What was held for the range and moves the headline, the widest first."""
    found = sorted(forecast.strongest, key=lambda one: -abs(one.p_high - one.p_low))
    return [one for one in found if one.p_low != one.p_high]


def _mostly_one(forecast: Forecast) -> bool:
    """Whether one thing alone makes more than half of the headline's range, or nothing else makes any of it."""
    share, found = forecast.head.share, _by_width(forecast)
    if share.low is None or share.high is None or not found:
        return False
    return len(found) == 1 or abs(found[0].p_high - found[0].p_low) > (share.high - share.low) / 2


def turners(forecast: Forecast, event: EventForecast) -> list[tuple[StepForecast, list[str]]]:
    """For each step that an event names and that is played: whose vote alone could turn it, most often first.

    Nothing where the event holds in every draw or in none: whatever they turn, it does not turn with it.
    """
    out: list[tuple[StepForecast, list[str]]] = []
    if event.share.p in (0.0, 1.0):
        return out
    for step in forecast.steps:
        if step.given or not step.pivotal or (event.steps and step.id not in event.steps):
            continue
        out.append((step, [actor for actor, _ in pivots.swing_votes(step)][:NAMED]))
    return out


def who_line(forecast: Forecast, event: EventForecast) -> str:
    """Who could turn the headline: the people whose vote alone, changed, changes the decision most often."""
    found = turners(forecast, event)
    if not found:
        return ""
    if len(found) == 1 or event.steps:
        step, actors = found[0]
        if step.hearing is not None and step.hearing.deciders and len(step.votes) > 1:
            leader = capital(naming.person(step.hearing.in_fact, forecast.names))
            return f"{leader} decides after hearing the others."
        if not actors:
            return "Nobody could turn it alone."
        return f"{naming.people(actors, forecast.names)} could turn it{'' if len(actors) > 1 else ' alone'}."
    told = [
        f"{naming.people(actors, forecast.names)} ({naming.clause(naming.step_title(step, forecast.names))})"
        for step, actors in found
        if actors
    ]
    return f"Who could turn it: {'; '.join(told)}." if told else "Nobody could turn it alone."


def branch_lines(forecast: Forecast) -> list[str]:
    """The headline by which way an earlier step went: "Where it is pressed 0.67, where it is put off 0.56 (...)."."""
    steps = {step.id: step for step in forecast.steps}
    out = []
    for name in dict.fromkeys(one.step for one in forecast.branches):
        ways = [
            f"where {naming.option(one.outcome, forecast.names)} {probability_text(one.p)}"
            for one in forecast.branches
            if one.step == name
        ]
        title = naming.clause(naming.step_title(steps[name], forecast.names))
        out.append(f"{capital(', '.join(ways))} ({title}).")
    return out


def _conditional(forecast: Forecast, event: EventForecast, told: set[str]) -> list[StepForecast]:
    """Steps of an event that decide something and need not happen, but for those of the events before it.

    One that only leads to another is told by how often it comes to that other one.
    """
    last = headline_first(forecast)[-1].id == event.id
    leads = {flow.source for flow in forecast.flows if flow.target is not None}
    return [
        step
        for step in forecast.steps
        if step.outcomes
        and step.id not in told
        and step.id not in leads
        and step.happened.p is not None
        and step.happened.p < SURE
        and (step.id in event.steps or (last and not any(one.steps for one in forecast.events)))
    ]


def once_line(forecast: Forecast, step: StepForecast) -> str:
    """What comes of a step where it happens, and how often it happens."""
    if step.few:
        return too_few(forecast, step, "what comes of it")
    best = likeliest(step)
    often = how_often(forecast, step)
    if best is None:
        return often
    outcome, share = best
    return f"{naming.once(step, forecast.names)}: {naming.option(outcome, forecast.names)}, {said(share)}. {often}"


def too_few(forecast: Forecast, step: StepForecast, what: str) -> str:
    """That a step happens in a handful of draws, of which no shares are told."""
    happens = naming.happening(step, forecast.names)
    return f"{happens} in {step.few} of {forecast.draws:,} draws: too few to tell {what}."


def how_often(forecast: Forecast, step: StepForecast) -> str:
    """In how many draws a step happens: of all, or of those of the event outside of which it never does."""
    p, happens = step.happened.p, naming.happening(step, forecast.names)
    if not p:
        return f"{happens} in none of {plural(forecast.draws, 'draw')}."
    texts = {one.id: one.text for one in forecast.events}
    within = [(share, event) for event, share in step.among.items() if event in texts]
    if within:
        share, event = max(within)
        text = naming.clause(texts[event])
        if share >= SURE:
            return f"{happens} wherever {text} (in {probability_text(p)})."
        return f"{happens} in {probability_text(share)} of the draws in which {text}."
    return f"{happens} in {probability_text(p)} of the draws."


def likeliest(step: StepForecast) -> tuple[str, Share] | None:
    """The outcome with the largest share."""
    known = [(outcome, share) for outcome, share in step.outcomes.items() if share.p]
    return max(known, key=lambda one: one[1].p or 0.0) if known else None


def error_line(share: Share) -> str:
    """That the Monte Carlo error would change what is printed, or "" where it would not."""
    if share.mcse is None or share.p is None:
        return ""
    wide = share.low is None or share.high is None or share.high - share.low > 0.10
    step = 0.05 if wide and share.low is not None else 0.01
    if 2 * share.mcse <= step:
        return ""
    return f"Monte Carlo error {value_text(round(share.mcse, 2) or 0.01)}: more simulations would steady it."

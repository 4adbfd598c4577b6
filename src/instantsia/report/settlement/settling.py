"""Where it settles on the scale of its issue, by which model, and how often the status quo holds."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, ScaleEnds, Settled, StepForecast, Value
from instantsia.case.phrases import capital
from instantsia.case.times import are_times, time_text
from instantsia.models import settlement as models
from instantsia.report import naming
from instantsia.report.figures import said, scale_of, value_shown
from instantsia.report.wording.magnitudes import at_resolution, scale_text
from instantsia.report.wording.proportions import probability_text

MOST_DIGITS = 3
"""A whole number of more digits has no decimals."""


def main(forecast: Forecast) -> Value | None:
    """The settlement of which the headline speaks, the last of several; None where it speaks of none."""
    found = [one for one in forecast.values.values() if one.step in forecast.head.steps]
    return found[-1] if found else None


def title(forecast: Forecast, value: Value) -> str:
    """ "How far the ban goes: 0 no ban, 100 full ban"."""
    ends = scale_of(forecast, value.issue)
    what = ends.text or naming.issue(value.issue, forecast.names).capitalize()
    low, high = (point(one, forecast, value.issue) for one in (ends.low, ends.high))
    if ends.low_name in what and ends.high_name in what:
        return what
    return f"{what}: {low} {ends.low_name}, {high} {ends.high_name}"


def point(value: float, forecast: Forecast, issue: str) -> str:
    """A point of the issue's scale; years and the like that are whole have no decimals."""
    ends = scale_of(forecast, issue)
    text = scale_text(value, ends.low, ends.high)
    whole, _, decimals = text.partition(".")
    return whole if len(whole) > MOST_DIGITS and not decimals.strip("0") else text


def as_written(value: float, ends: ScaleEnds) -> str:
    """A point that somebody wrote, such as the threshold or an end of the scale, with the digits that it has.

    >>> to_100, days = ScaleEnds("", 0.0, 100.0, "no", "yes"), ScaleEnds("", 2026.666, 2026.833, "early", "late")
    >>> as_written(45.0, to_100), as_written(125000.0, to_100), as_written(2036.0, to_100), as_written(2026.715, days)
    ('45', '125,000', '2036', '19 Sep 2026')
    """
    return time_text(value) if are_times(ends.low, ends.high) else at_resolution(value, 0.0)


def voted(forecast: Forecast, value: Value) -> bool:
    """Whether it is settled by votes, rather than bargained out."""
    found = forecast.settled.get(value.issue)
    return found is not None and found.regime == "vote"


def decider(forecast: Forecast, value: Value) -> str:
    """The name of the only one who decides it; "" where several do."""
    found = forecast.settled.get(value.issue)
    if found is None or len(found.stakes) != 1:
        return ""
    return naming.person(found.stakes[0].actor, forecast.names)


def lines(forecast: Forecast, value: Value) -> list[str]:
    """Everything about where it settles, a sentence or two each."""
    out = [f"Expected outcome {value_shown(value, forecast).replace('middle 80 %:', '80 % interval')} (median)."]
    if value.beyond is not None and value.line is not None:
        side = "" if value.above else " (below it)"
        out.append(f"Beyond {point(value.line, forecast, value.issue)}{side}: {said(value.beyond)}.")
    if value.stretches:
        told = [
            f"{naming.option(name, forecast.names)} {probability_text(share)}"
            for name, share in value.stretches.items()
            if share
        ]
        out.append(f"By segment: {', '.join(told)}.")
    out.append(ends_line(forecast, value))
    out += [
        one
        for one in (
            method_line(forecast, value),
            bare_line(forecast, value),
            models_line(forecast, value),
            held_line(forecast, value),
        )
        if one
    ]
    return out


def ends_line(forecast: Forecast, value: Value) -> str:
    """How often it lies at the very ends of the scale."""
    ends = scale_of(forecast, value.issue)
    told = [
        f"{probability_text(share)} at {point(at, forecast, value.issue)} ({name})"
        for share, at, name in ((value.at_low, ends.low, ends.low_name), (value.at_high, ends.high, ends.high_name))
        if share
    ]
    return f"At the extremes: {', '.join(told)}." if told else "Never at the extremes of the scale."


def method_line(forecast: Forecast, value: Value) -> str:
    """Whether it is bargained out or voted, by which model, and what is added to what that gives."""
    found = forecast.settled.get(value.issue)
    if len(value.methods) != 1 or found is None:
        return ""
    if who := decider(forecast, value):
        return f"{capital(who)} decides alone: it ends where they stand. No past errors are added."
    (name,) = value.methods
    title = title_of(name)
    how = {"vote": "Voted", "bargain": "Bargained out"}[found.regime]
    added = {
        "vote": "some vote otherwise than they stated, as members of the FOMC did",
        "bargain": "past errors on EU decisions are added, the larger the further positions lie apart",
    }[found.regime]
    return f"{how}: {title[:1].lower() + title[1:]}{f'; {added}' if found.dressed else ''}."


def bare_line(forecast: Forecast, value: Value) -> str:
    """Where it would settle by the numbers alone, so that their doubt and the method's own can be told apart; or ""."""
    found = forecast.settled.get(value.issue)
    if found is None or found.raw is None or decider(forecast, value):
        return ""
    raw = found.raw
    low, middle, high = (point(one, forecast, value.issue) for one in (raw.q10, raw.median, raw.q90))
    beyond = ""
    if raw.beyond is not None and value.line is not None:
        beyond = f", beyond {point(value.line, forecast, value.issue)} in {probability_text(raw.beyond)}"
    alone = "By the votes as stated" if voted(forecast, value) else "By the numbers alone, without past errors"
    return f"{alone}: about {middle} (80 % interval {low} to {high}){beyond}."


def title_of(name: str) -> str:
    """What a model calls itself."""
    return models.method(name).ABOUT.title if models.is_method(name) else naming.in_words(name.replace("-", " "))


def models_line(forecast: Forecast, value: Value) -> str:
    """The headline by each of several models, or ""."""
    found = forecast.settled.get(value.issue)
    if found is None or len(found.by_model) < 2:
        return ""
    told = [f"{name.replace('-', ' ')} {probability_text(p)}" for name, p in found.by_model.items()]
    if len(value.methods) == 1:
        # the first is what was said above
        told = told[1:]
    return f"By other methods, in the same simulations: {', '.join(told)}."


def held_line(forecast: Forecast, value: Value) -> str:
    """How often the status quo is forecast because nothing else can be had; "" where nobody votes."""
    voting = any(models.is_method(name) and models.method(name).NEEDS_VOTING for name in value.methods)
    if not voting or decider(forecast, value):
        return ""
    found = forecast.settled.get(value.issue)
    at = "" if found is None or found.status_quo is None else f" ({span(found.status_quo, forecast, value.issue)})"
    if value.blocked == 0:
        return f"The status quo{at} holds in no simulation for want of a majority: no gridlock in any run."
    often = probability_text(value.blocked)
    return f"In {often} of the simulations the status quo{at} is forecast because nothing else can win (gridlock)."


def span(ends: tuple[float, float], forecast: Forecast, issue: str) -> str:
    """One point of the scale, or from where to where."""
    low, high = (point(one, forecast, issue) for one in ends)
    return low if low == high else f"{low} to {high}"


def holding(forecast: Forecast, step: StepForecast, found: Settled) -> str | None:
    """The outcome of a settlement that stands if nothing is decided: the stretch, or the side of the line, in which the
    status quo lies; None where that is not one."""
    value = forecast.values.get(found.issue)
    if found.status_quo is None or value is None:
        return None
    names = list(step.outcomes)
    if found.ends:
        ends = sorted(found.ends.items(), key=lambda one: one[1])
        inside = {next((name for name, end in ends if place <= end), ends[-1][0]) for place in found.status_quo}
    elif value.line is not None and len(names) == 2:
        line, above = value.line, value.above
        inside = {names[place > line if above else place < line] for place in found.status_quo}
    else:
        return None
    return inside.pop() if len(inside) == 1 else None

"""Where it settles on the scale of its issue, by which model, and how often the status quo holds."""

from __future__ import annotations

from instantsia import rules
from instantsia.analysis.results import Forecast, Value
from instantsia.models import settlement as models
from instantsia.report import naming, wording
from instantsia.report.figures import scale_of, shown, value_shown


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
    """A point of the issue's scale."""
    ends = scale_of(forecast, issue)
    return wording.scale_text(value, ends.low, ends.high)


def lines(forecast: Forecast, value: Value) -> list[str]:
    """Everything about where it settles, a sentence or two each."""
    out = [f"It settles at {value_shown(value, forecast)}."]
    if value.beyond is not None and value.line is not None:
        side = "" if value.above else " (below it)"
        out.append(f"Beyond {point(value.line, forecast, value.issue)}{side}: {shown(value.beyond)}.")
    if value.stretches:
        told = [
            f"{naming.in_words(name)} {wording.probability_text(share)}"
            for name, share in value.stretches.items()
            if share
        ]
        out.append(f"By stretch: {', '.join(told)}.")
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
        f"{wording.probability_text(share)} at {point(at, forecast, value.issue)} ({name})"
        for share, at, name in ((value.at_low, ends.low, ends.low_name), (value.at_high, ends.high, ends.high_name))
        if share
    ]
    return f"At the very ends: {', '.join(told)}." if told else "Never at an end of the scale."


def method_line(forecast: Forecast, value: Value) -> str:
    """By which model, and why by that one."""
    if len(value.methods) != 1:
        return ""
    (name,) = value.methods
    title = title_of(name)
    found = forecast.settled.get(value.issue)
    errors = "; its past errors are added" if found is not None and found.dressed else ""
    return f"Model: {title[:1].lower() + title[1:]}, {why_model(forecast, value, name)}{errors}."


def bare_line(forecast: Forecast, value: Value) -> str:
    """Where it would settle by the numbers alone, so that their doubt and the method's own can be told apart; or ""."""
    found = forecast.settled.get(value.issue)
    if found is None or found.raw is None:
        return ""
    raw = found.raw
    low, middle, high = (point(one, forecast, value.issue) for one in (raw.q10, raw.median, raw.q90))
    beyond = ""
    if raw.beyond is not None and value.line is not None:
        beyond = f", beyond {point(value.line, forecast, value.issue)} in {wording.probability_text(raw.beyond)}"
    return f"By the numbers alone, without past errors: about {middle} (middle 80 %: {low} to {high}){beyond}."


def why_model(forecast: Forecast, value: Value, name: str) -> str:
    """One clause: why a model settles it."""
    step = forecast[value.step]
    if models.is_method(name) and models.method(name).NEEDS_VOTING:
        return "since votes are given"
    if step.rule and rules.is_kind(step.rule) and name == rules.rule_kind(step.rule).SETTLES_BY:
        return f"since the body settles by {naming.in_words(step.rule)}"
    return "as was asked for"


def title_of(name: str) -> str:
    """What a model calls itself."""
    return models.method(name).ABOUT.title if models.is_method(name) else naming.in_words(name.replace("-", " "))


def models_line(forecast: Forecast, value: Value) -> str:
    """The headline by each of several models, or ""."""
    found = forecast.settled.get(value.issue)
    if found is None or len(found.by_model) < 2:
        return ""
    told = [f"{name.replace('-', ' ')} {wording.probability_text(p)}" for name, p in found.by_model.items()]
    return f"Spread from the choice of model: {', '.join(told)}."


def held_line(forecast: Forecast, value: Value) -> str:
    """How often the status quo is forecast because nothing else can be had; "" where nobody votes."""
    if not any(models.is_method(name) and models.method(name).NEEDS_VOTING for name in value.methods):
        return ""
    found = forecast.settled.get(value.issue)
    at = "" if found is None or found.status_quo is None else f" ({span(found.status_quo, forecast, value.issue)})"
    if value.blocked == 0:
        return f"The status quo{at} never holds for want of anything else that can be had."
    often = wording.probability_text(value.blocked)
    return f"In {often} of the draws the status quo{at} is forecast because nothing else can be had."


def span(ends: tuple[float, float], forecast: Forecast, issue: str) -> str:
    """One point of the scale, or from where to where."""
    low, high = (point(one, forecast, issue) for one in ends)
    return low if low == high else f"{low} to {high}"

"""Sentences about a settlement on a scale, shared by terminal, page and brief; every number is put into words by
`wording`.

They answer in this order: how likely, why no surer, what carries a source, where it settles, who is pivotal, what would
have to be wrong for the opposite, how good the method has been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from instantsia.analysis.results import (
    AssumptionEffect,
    Blank,
    Forecast,
    Settled,
    Share,
    Stake,
    StepForecast,
    Tipping,
    Value,
)
from instantsia.analysis.settled import effect
from instantsia.case import paths
from instantsia.case.quantities import quantities
from instantsia.models import settlement as models
from instantsia.report import naming, sentences, wording
from instantsia.report.data import scale_of, shown, value_shown

HALF = 0.5
"""Who is pivotal in at least so many draws is marked, at most three; where nobody is, the most pivotal."""
LEAST = 0.05
"""A man who is pivotal less often is not named, a blank that moves the headline by less gives no reason."""
NAMED = 3
DRAWN = 40
"""So many actors have a row in the chart; of more, those who are most often pivotal."""
WIDE = 0.10
MOVES = 0.01
"""What moves the headline by less is not listed."""


@dataclass(frozen=True)
class Measured:
    """What a command measured of a method: how far its forecasts lay off, on average, in points of 100.

    command   that measures it, from the data of Thomson et al. (2012), which is not shipped
    """

    decisions: int
    error: float
    command: str


PLAIN = Measured(172, 23.72, "benchmarks/deu_baselines.py")
"""The unweighted mean of the positions."""
RECORD = {
    "weighted-mean": Measured(172, 24.02, "benchmarks/deu_baselines.py"),
    "weighted-median": Measured(172, 29.05, "benchmarks/residuals.py"),
    "win-set": Measured(130, 31.80, "benchmarks/residuals.py"),
}


def main(forecast: Forecast) -> Value | None:
    """The settlement of which the headline speaks, the last of several; None where it speaks of none."""
    found = [one for one in forecast.values.values() if one.step in forecast.head.steps]
    return found[-1] if found else None


# -------------------------------------------------------------------------------------------------- the headline


def headline(forecast: Forecast) -> str:
    """ "likely, 0.65 (0.60-0.75): partial ban. Rests on what you left blank, the minister: 0.35 if he stands at 0,
    0.65 at 100." """
    value = main(forecast)
    words = shown(forecast.head.share)
    if value is not None and value.stretch:
        words = f"{words}: {naming.in_words(value.stretch)}"
    return f"{words}. {why}" if (why := reason(forecast)) else f"{words}."


def reason(forecast: Forecast) -> str:
    """Why the answer is no surer, in one sentence: what was left blank, or else the strongest judgement; or ""."""
    share, blank = forecast.head.share, forecast.blank
    strongest = max(forecast.strongest, key=lambda one: abs(one.p_high - one.p_low), default=None)
    widest = 0.0 if strongest is None else abs(strongest.p_high - strongest.p_low)
    if blank is not None and abs(blank.p_high - blank.p_low) >= max(LEAST, widest):
        who = naming.person(blank.actor, forecast.names)
        return f"Rests on what you left blank, {who}: {blank_ends(blank, wide=wide(share))}."
    if strongest is None or widest == 0:
        return ""
    low, high = sorted((strongest.p_low, strongest.p_high))
    told = wording.range_text(low, high)
    if told == wording.range_text(low, low):
        return "No single judgement moves it."
    return f"Rests most on {strongest_words(forecast)} ({told} by that alone)."


def strongest_words(forecast: Forecast) -> str:
    """The judgement that moves the headline most."""
    one = max(forecast.strongest, key=lambda one: abs(one.p_high - one.p_low))
    if one.kind == "model":
        return "which model holds"
    if one.kind != "assumption":
        return naming.strongest(one, forecast)[0]
    own = one.members or (one.id,)
    known = [row for row in forecast.assumptions if row.id == one.id]
    title = number_title(known[0], forecast) if known else naming.members(own, forecast, silence=False)
    return f"the {title}" if title.startswith(("position of", "weight of", "votes of")) else title


def wide(share: Share) -> bool:
    """Whether the headline is printed to .05: what stands beside it is, too."""
    return share.low is not None and share.high is not None and share.high - share.low > WIDE


def blank_ends(blank: Blank, *, wide: bool = True) -> str:
    """ "0.35 if he stands at 0, 0.65 at 100"."""
    low, high = (wording.probability_text(p, to=0.05 if wide else 0.01) for p in (blank.p_low, blank.p_high))
    return f"{low} if he stands at {wording.value_text(blank.low)}, {high} at {wording.value_text(blank.high)}"


def counts(forecast: Forecast) -> str:
    """ "0 of 42 numbers carry a source; 5 of them decide" (what deciding is: `analysis.settled.deciding`)."""
    found = forecast.counts
    carry = "carries" if found.claimed == 1 else "carry"
    line = f"{found.claimed:,} of {wording.plural(found.numbers, 'number')} {carry} a source"
    if forecast.deciding == 0:
        return f"{line}; none of them decides alone"
    return f"{line}; {forecast.deciding:,} of them {'decides' if forecast.deciding == 1 else 'decide'}"


def run_line(forecast: Forecast) -> str:
    """What this is: the case, from which day it is looked at where that shuts anything, how it was played."""
    dated = forecast.claims or forecast.as_of is not None or forecast.known_by is not None
    name = sentences.vantage_line(forecast) if dated else forecast.case
    return f"{name} {sentences.DOT} {wording.plural(forecast.draws, 'draw')}, seed {forecast.seed}"


# ------------------------------------------------------------------------------------------------ where it settles


def title(forecast: Forecast, value: Value) -> str:
    """ "How far the ban goes: 0 no ban, 100 full ban"."""
    ends = scale_of(forecast, value.issue)
    what = ends.text or naming.issue(value.issue, forecast.names).capitalize()
    low, high = (place(one, forecast, value.issue) for one in (ends.low, ends.high))
    if ends.low_name in what and ends.high_name in what:
        return what
    return f"{what}: {low} {ends.low_name}, {high} {ends.high_name}"


def place(value: float, forecast: Forecast, issue: str) -> str:
    """A point of the issue's scale."""
    ends = scale_of(forecast, issue)
    return wording.scale_text(value, ends.low, ends.high)


def lines(forecast: Forecast, value: Value) -> list[str]:
    """Everything about where it settles, a sentence or two each."""
    out = [f"It settles at {value_shown(value, forecast)}."]
    if value.beyond is not None and value.line is not None:
        side = "" if value.above else " (below it)"
        out.append(f"Beyond {place(value.line, forecast, value.issue)}{side}: {shown(value.beyond)}.")
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
        f"{wording.probability_text(share)} at {place(at, forecast, value.issue)} ({name})"
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
    if found is None or found.bare is None:
        return ""
    bare = found.bare
    low, middle, high = (place(one, forecast, value.issue) for one in (bare.q10, bare.median, bare.q90))
    beyond = ""
    if bare.beyond is not None and value.line is not None:
        beyond = f", beyond {place(value.line, forecast, value.issue)} in {wording.probability_text(bare.beyond)}"
    return f"By the numbers alone, without past errors: about {middle} (middle 80 %: {low} to {high}){beyond}."


def why_model(forecast: Forecast, value: Value, name: str) -> str:
    """One clause: why a model settles it."""
    step = forecast[value.step]
    if name == "weighted-mean" and step.rule == "consensus":
        return "since the body settles by consensus"
    if name in models.methods() and models.named(name).NEEDS_VOTING:
        return "since votes are given"
    return "as was asked for"


def title_of(name: str) -> str:
    """What a model calls itself."""
    return models.named(name).ABOUT.title if name in models.methods() else naming.in_words(name.replace("-", " "))


def models_line(forecast: Forecast, value: Value) -> str:
    """The headline by each of several models, or ""."""
    found = forecast.settled.get(value.issue)
    if found is None or len(found.by_model) < 2:
        return ""
    told = [f"{name.replace('-', ' ')} {wording.probability_text(p)}" for name, p in found.by_model.items()]
    return f"Spread from the choice of model: {', '.join(told)}."


def held_line(forecast: Forecast, value: Value) -> str:
    """How often the status quo is forecast because nothing else can be had; "" where nobody votes."""
    if not any(name in models.methods() and models.named(name).NEEDS_VOTING for name in value.methods):
        return ""
    found = forecast.settled.get(value.issue)
    at = "" if found is None or found.status_quo is None else f" ({span(found.status_quo, forecast, value.issue)})"
    if value.blocked == 0:
        return f"The status quo{at} never holds for want of anything else that can be had."
    often = wording.probability_text(value.blocked)
    return f"In {often} of the draws the status quo{at} is forecast because nothing else can be had."


def span(ends: tuple[float, float], forecast: Forecast, issue: str) -> str:
    """One point of the scale, or from where to where."""
    low, high = (place(one, forecast, issue) for one in ends)
    return low if low == high else f"{low} to {high}"


# ------------------------------------------------------------------------------------------------------- the people


def by_pivot(step: StepForecast) -> list[str]:
    """The members, the most pivotal first; those who move it equally by how often it changes when drawn anew."""
    order = dict.fromkeys((*step.pivotal, *step.swing))
    return sorted(order, key=lambda one: (-step.pivotal.get(one, 0.0), -step.swing.get(one, 0.0)))


def marked(step: StepForecast) -> tuple[str, ...]:
    """Who is marked as pivotal: the three who most often are, in at least half of the draws; or else the first."""
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    often = [one for one in order if step.pivotal[one] >= HALF]
    return tuple(often[:NAMED] or order[:1])


def pivotal_line(forecast: Forecast, value: Value) -> str:
    """Who alone, by standing elsewhere, would put it on the other side of the line, and how often."""
    step = forecast[value.step]
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    if value.line is None or not step.pivotal:
        return ""
    if not order:
        return "Pivotal: nobody; no one alone, by standing elsewhere, would put it on the other side of the line."
    told = [
        f"{naming.person(one, forecast.names)} {wording.percentage_text(step.pivotal[one])}" for one in order[:NAMED]
    ]
    more = f" and {len(order) - NAMED} more" if len(order) > NAMED else ""
    return f"Pivotal: {', '.join(told)}{more}: so often he alone, by standing elsewhere, changes the side of the line."


def stands(stake: Stake, forecast: Forecast, issue: str) -> str:
    """Where he stands: as it was said, or over the draws where claims tell of it."""
    return said(stake, forecast, issue) or f"about {place(stake.p50, forecast, issue)}"


def said(stake: Stake | Tipping, forecast: Forecast, issue: str) -> str:
    """What was said of a position, as it is told: "70", "60 to 80"; "blank"; "" where claims tell of it."""
    if stake.blank:
        return "blank"
    return spoken(stake.said)


def spoken(written: str) -> str:
    """A number as it was written, to be read: "60 to 80", of one with a most likely value that value.

    >>> spoken("60..80"), spoken("60..70..80"), spoken("70")
    ('60 to 80', '70', '70')
    """
    parts = written.split("..")
    return parts[1] if len(parts) == 3 else " to ".join(parts)


# ------------------------------------------------------------------------------------- what would have to be wrong


def opposite_items(forecast: Forecast) -> list[str]:
    """ "if USA stands below 40 (you said 70)", for each who could tip it alone."""
    out = []
    for one in forecast.opposite:
        what = said(one, forecast, one.issue)
        note = " (you left it blank)" if what == "blank" else f" (you said {what})" if what else ""
        at, ends = place(one.at, forecast, one.issue), scale_of(forecast, one.issue)
        edge = at in (
            wording.scale_text(ends.low, ends.low, ends.high),
            wording.scale_text(ends.high, ends.low, ends.high),
        )
        where = f"at {at}" if edge else f"{one.side} {at}"
        out.append(f"if {naming.person(one.actor, forecast.names)} stands {where}{note}")
    return out


def opposite_line(forecast: Forecast) -> str:
    """What would have to be wrong for the opposite to be likelier, in the stakeholders' own units."""
    items = opposite_items(forecast)
    if not items:
        return "No single position tips it, wherever one man alone stood."
    alone = " (each alone)" if len(items) > 1 else ""
    return f"The opposite is likelier{alone} {', or '.join(items)}."


# ------------------------------------------------------------------------------------------- what is worth knowing


def unknown(forecast: Forecast, most: int) -> list[str]:
    """What moves the headline, the largest first, with the headline at either end of it."""
    among = len(forecast.assumptions)
    found = [(abs(effect(one, among)), f"{number_title(one, forecast)}: {_ends(one)}") for one in moving(forecast)]
    found += [
        (sentences.matters(one), sentences.doubt_line(one, forecast))
        for one in sentences.largest_doubts(forecast, len(forecast.doubts))
        if sentences.matters(one) >= MOVES
    ]
    found.sort(key=lambda pair: -pair[0])
    return [line for _, line in found[:most]]


def _ends(one: AssumptionEffect) -> str:
    if one.p_low is None or one.p_high is None:
        return wording.moves_text(one.moves, one.moves_error or 0.0)
    low, high = wording.probability_text(one.p_low), wording.probability_text(one.p_high)
    return f"{low} at its low end, {high} at its high"


def moving(forecast: Forecast) -> list[AssumptionEffect]:
    """The assumptions that move the headline by a hundredth or more, the largest first."""
    among = len(forecast.assumptions)
    found = [one for one in forecast.assumptions if abs(effect(one, among)) >= MOVES]
    return sorted(found, key=lambda one: (-abs(effect(one, among)), one.id))


def number_title(one: AssumptionEffect, forecast: Forecast) -> str:
    """What a number is: "position of USA", "weight of USA"; several issues are told apart."""
    if len(one.members) > 1:
        return naming.members(one.members, forecast, silence=False)
    path = one.members[0] if one.members else one.id
    several = len(forecast.scales) > 1
    match = quantities().match(paths.canonical(path))
    if match is not None and match.names.get("constant") == "blocked_fails":
        return "how often a status quo fails that nothing else can beat"
    if match is None or not match.quantity.title:
        return sentences.assumption_title(one, forecast, reason=False)
    text = naming.phrase(match.quantity.title, match, forecast.names)
    return f"{text} ({naming.issue(match.issue, forecast.names)})" if several and match.issue else text


# --------------------------------------------------------------------------------------------------- track record


def record(names: Sequence[str], *, measured: bool = True) -> str:
    """The honest record of the methods in one line; `measured`: with the commands that measured it."""
    known = [name for name in names if name in RECORD]
    plain = (
        f"on {PLAIN.decisions} EU decisions a plain mean did as well as anything (mean error {points(PLAIN)} points)"
    )
    if not known:
        return f"Record: none of this model; {plain}.{_by([PLAIN.command], measured)}"
    if known == ["weighted-mean"]:
        return f"Record: {plain}.{_by([PLAIN.command], measured)}"
    told = [f"{name.replace('-', ' ')} {points(RECORD[name])} on {RECORD[name].decisions}" for name in known]
    commands = dict.fromkeys([*(RECORD[name].command for name in known), PLAIN.command])
    return f"Record: {plain}; mean error of the {', of the '.join(told)}.{_by(list(commands), measured)}"


def _by(commands: Sequence[str], measured: bool) -> str:
    return f" Measured by {wording.and_list(commands)}." if measured else ""


def points(one: Measured) -> str:
    """A mean error in points of 100."""
    return wording.value_text(round(one.error))


def stakes(forecast: Forecast, value: Value) -> dict[str, Stake]:
    """{member: what he brings}."""
    found: Settled | None = forecast.settled.get(value.issue)
    return {} if found is None else {one.actor: one for one in found.stakes}

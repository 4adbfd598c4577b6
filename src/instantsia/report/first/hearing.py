"""How it is decided where the members are heard and nobody casts a vote, in sentences."""

from __future__ import annotations

from dataclasses import replace

from instantsia.analysis.results import Forecast, StepForecast
from instantsia.case.phrases import and_list, capital
from instantsia.errors import few
from instantsia.report import naming
from instantsia.report.settlement import pivots
from instantsia.report.wording.proportions import percentage_text

NO_WORD = ("abstain", "absent")
HALF = 0.5
NAMED = 3
UNDECIDED = "undecided"


def decides(forecast: Forecast, step: StepForecast) -> str:
    """ "Koba decides after hearing the others", or "Koba, in the chair, writes a text, and it is taken or put off"."""
    found = step.hearing
    assert found is not None
    if found.deciders:
        first, who = (naming.person(one, forecast.names) for one in (found.deciders[0], found.in_fact))
        if who != first:
            return f"{who} decides after hearing the others ({first} is never there)"
        heirs = [_heir(one, forecast, found.decides.get(one, 0.0)) for one in found.deciders[1:]]
        instead = f" ({and_list(heirs)} where {first} is not there)" if heirs else ""
        return f"{first} decides after hearing the others{instead}"
    who = f"{naming.person(found.chair, forecast.names)}, in the chair," if found.chair else "Whoever is in the chair"
    return f"{who} writes a text between the extremes, and it is taken or put off"


def _heir(actor: str, forecast: Forecast, decides: float) -> str:
    """ "Klim, in 35 % of draws," who decides where the leader is not there."""
    name = naming.person(actor, forecast.names)
    return f"{name} in {percentage_text(decides)} of draws," if decides else name


def tally(forecast: Forecast, step: StepForecast, *, named: bool = False) -> tuple[str, ...]:
    """ "Koba decides after hearing the others, most likely for wait; likely to be heard for something else: Klim."

    named   whether the step is named, since others decide after it
    """
    outcomes = {name: share.p for name, share in step.outcomes.items() if share.p}
    if not outcomes:
        return ()
    start = f"{capital(naming.step_title(step, forecast.names))}: " if named else ""
    how = decides(forecast, step) if named else capital(decides(forecast, step))
    best = max(outcomes, key=lambda one: outcomes[one])
    if step.hearing is not None and not step.hearing.deciders:
        off = outcomes.get(UNDECIDED, 0.0)
        most = "most likely it is put off" if best == UNDECIDED else f"most likely {_option(best, forecast)}"
        put_off = "" if best == UNDECIDED else f"; put off in {percentage_text(off)}"
        return (f"{start}{how}: {most}{put_off}.", f"{start}{how}.")
    most = "most likely nothing is decided" if best == UNDECIDED else f"most likely for {_option(best, forecast)}"
    others = _heard_against(forecast, step, best)
    if len(step.votes) < 2 or best == UNDECIDED:
        return (f"{start}{how}: {most}.", f"{start}{how}.")
    if not others:
        return (f"{start}{how}, {most}; nobody is likely to be heard for anything else.", f"{start}{how}, {most}.")
    shown = [name for _, name in others]
    return (
        f"{start}{how}, {most}; likely to be heard for something else: {few(shown, NAMED)}.",
        f"{start}{how}, {most}.",
        f"{start}{how}.",
    )


def _heard_against(forecast: Forecast, step: StepForecast, best: str) -> list[tuple[float, str]]:
    """(share of the draws, who) of those heard for something else in more than half of them, but for who decides."""
    assert step.hearing is not None
    found = []
    for actor, shares in step.votes.items():
        other = sum(share for option, share in shares.items() if option not in (best, *NO_WORD))
        if other > HALF and actor != step.hearing.in_fact:
            found.append((other, naming.person(actor, forecast.names)))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def words(forecast: Forecast, step: StepForecast) -> tuple[str, ...]:
    """ "Word without which it is decided otherwise: Klim (12 % of draws)."; not of who decides.

    No share is left out of the shorter ones: a word that seldom turns it would read as one that always does.
    """
    found = turning(step)
    if not step.pivotal:
        return ()
    if not found:
        return ("No word of the others alone turns it.",)
    of_draws = (" of draws", *[""] * (len(found) - 1))
    named = [
        f"{naming.person(one, forecast.names)} ({percentage_text(share)}{of})"
        for (one, share), of in zip(found, of_draws, strict=True)
    ]
    title = f"Word{'s' if len(found) > 1 else ''} without which it is decided otherwise"
    short = "Turned by a word of"
    told = (f"{title}: {few(named, NAMED)}.", f"{short} {few(named, NAMED)}.", f"{short} {_first(named)}.")
    return tuple(dict.fromkeys(told))


def _first(named: list[str]) -> str:
    return named[0] if len(named) == 1 else f"{named[0]} and {len(named) - 1} more"


def turning(step: StepForecast) -> list[tuple[str, float]]:
    """(member, share of draws) of those without whose word somebody else decides otherwise."""
    if step.hearing is not None and step.hearing.turns is not None:
        return pivots.swing_votes(replace(step, pivotal=step.hearing.turns))
    first = step.hearing.deciders[:1] if step.hearing is not None else ()
    return [(one, share) for one, share in pivots.swing_votes(step) if one not in first]


def _option(name: str, forecast: Forecast) -> str:
    return naming.option(name, forecast.names)

"""Who decides it, how they are likely to vote, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Forecast, StepForecast, Value
from instantsia.errors import few, listed
from instantsia.report import naming, wording
from instantsia.report.first import reading
from instantsia.report.sentences import unknowns
from instantsia.report.settlement import pivots, settling
from instantsia.stakeholders import told

NAMED = 3
LEAST = 0.05
"""Somebody whose vote alone decides less often is not named."""
NO_VOTE = ("abstain", "absent")
MOST_AGAINST = 5
HALF = 0.5


def who(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """ "Who alone could turn it: Saudi Arabia (veto) and Russia.", by moving a settlement past the threshold."""
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    if not step.pivotal or value.line is None:
        return ()
    order = [one for one in pivots.by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    names = [
        f"{naming.person(one, forecast.names)}{' (veto)' if one in stakes and stakes[one].veto else ''}"
        for one in order
        if step.pivotal[one] >= HALF or one == order[0]
    ]
    if only := settling.decider(forecast, value):
        return (f"{only} decides alone.",)
    if not names:
        return ("No one alone moves it past the threshold.",)
    if settling.voted(forecast, value):
        told = _named(names)
        return (f"Swing votes, any one of which could turn it: {told[0]}.", *(f"Swing votes: {one}." for one in told))
    return tuple(f"Who alone could turn it: {one}." for one in _named(names))


def swing(forecast: Forecast, step: StepForecast) -> tuple[str, ...]:
    """ "Swing votes: Dee 37 %, Ann 27 %." of a ballot: whose vote alone, changed, changes what is decided."""
    if len(step.votes) == 1:
        (only,) = step.votes
        return (f"{naming.person(only, forecast.names)} decides alone.",)
    found = sorted(step.pivotal.items(), key=lambda one: (-one[1], one[0]))
    names = [
        f"{naming.person(one, forecast.names)} ({wording.percentage_text(share)})"
        for one, share in found
        if share >= LEAST
    ]
    if not step.pivotal:
        return ()
    if not names:
        return ("No single vote decides it.",)
    bare = [name.rpartition(" (")[0] for name in names]
    title = f"Swing vote{'s' if len(names) > 1 else ''}"
    return tuple(dict.fromkeys(f"{title}: {one}." for one in (_named(names)[0], *_named(bare))))


def _named(names: list[str]) -> list[str]:
    """The first of several names and how many more; then fewer of them."""
    out = []
    for most in (NAMED, 1) if len(names) <= NAMED else (NAMED, 2, 1):
        rest = len(names) - most
        if rest <= 0:
            out.append(wording.and_list(names))
        else:
            out.append(f"{listed(names[:most])} and {rest} more" if rest > 1 or most > 1 else wording.and_list(names))
    return list(dict.fromkeys(out))


def tally(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float], *, named: bool = False
) -> tuple[str, ...]:
    """ "On average 6 votes to 3 for build; against: Ann (70 %), Bob (65 %)." for what is likeliest to be decided.

    stakes_votes   {actor: their votes}; one where somebody is not in it
    named          whether the step is named, since others vote after it
    """
    outcomes = {name: share.p for name, share in step.outcomes.items() if share.p}
    if len(step.votes) < 2 or not outcomes:
        return ()
    best = max(outcomes, key=lambda one: outcomes[one])
    sides = [0.0, 0.0]
    against: list[tuple[float, str]] = []
    for actor, shares in step.votes.items():
        votes = stakes_votes.get(actor, 1.0)
        other = sum(share for option, share in shares.items() if option not in (best, *NO_VOTE))
        sides[0] += votes * shares.get(best, 0.0)
        sides[1] += votes * other
        if other > HALF:
            against.append((other, naming.person(actor, forecast.names)))
    if not sum(sides):
        return ()
    what = naming.option(best, forecast.names)
    if "stretches" in reading.taken(forecast):
        what = f"an outcome {what}"
    first = f"{naming.step_title(step, forecast.names)}: on average" if named else "On average"
    text = f"{first} {_votes(sides[0])} votes to {_votes(sides[1])} for {what}"
    against.sort(key=lambda one: (-one[0], one[1]))
    if not against:
        return (f"{text}; no one is likely to vote against.",)
    more = f" and {len(against) - MOST_AGAINST} more" if len(against) > MOST_AGAINST else ""
    shown = [f"{name} ({wording.percentage_text(share)})" for share, name in against[:MOST_AGAINST]]
    bare = [name for _, name in against[:NAMED]]
    left = f" and {len(against) - NAMED} more" if len(against) > NAMED else ""
    return (
        f"{text}; against: {listed(shown)}{more}.",
        f"{text}; against: {listed(bare)}{left}.",
        f"{text}; {wording.plural(len(against), 'member')} against.",
        f"{text.partition(' for ')[0]}; {wording.plural(len(against), 'member')} against.",
    )


def _votes(expected: float) -> str:
    """An expected number of votes, to a tenth; many of them to the whole."""
    text = f"{expected:.0f}" if expected >= 20 else f"{expected:.1f}"
    return text.removesuffix(".0")


def blank(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """ "Position not known, taken as anywhere: Congo, Oman." of those whose position was left blank."""
    names = [
        naming.person(actor, forecast.names) for actor, stake in pivots.stakes(forecast, value).items() if stake.blank
    ]
    if not names:
        return ()
    many = few(names, NAMED)
    count = f"Not known: {wording.plural(len(names), 'position')}."
    texts = (f"Position not known, taken as anywhere: {many}.", f"Position not known: {many}.", count)
    return tuple(dict.fromkeys(texts))


def no_option(forecast: Forecast) -> tuple[str, ...]:
    """ "Position not known: Fen. Abstain or are away: Dag and Eir." of a table of options; () where all name one."""
    unknown, away = (reading.names_after(forecast, start) for start in (told.UNKNOWN, told.AWAY))
    if not unknown and not away:
        return ()
    out = [
        f"{told.UNKNOWN}{naming.some(unknown, NAMED)}." if unknown else "",
        f"{told.AWAY}{naming.some(away, NAMED)}." if away else "",
    ]
    short = [f"not known: {naming.some(unknown, 1)}"] * bool(unknown) + [f"abstain: {naming.some(away, 1)}"] * bool(
        away
    )
    counts = [f"{wording.plural(len(unknown), 'position')} not known"] * bool(unknown)
    counts += [f"{len(away)} abstain or {'are' if len(away) > 1 else 'is'} away"] * bool(away)
    bare = (f"{wording.capital('; '.join(parts))}." for parts in (short, counts))
    return tuple(dict.fromkeys((" ".join(filter(None, out)), *bare)))


def worth(forecast: Forecast) -> tuple[str, ...]:
    """What is not known that matters most."""
    items = unknowns.worth_items(forecast)
    if not items:
        return ()
    text = f"Not known that matters: {items[0]}."
    return (*dict.fromkeys(naming.cut(text, most) for most in (150, 110, 80, 70)), "")


def whence(forecast: Forecast) -> tuple[str, ...]:
    """ "Most of the range (55 to >95 %) comes from the method." """
    share, found = forecast.head.share, forecast.range_from
    if share.low is None or share.high is None:
        return ()
    sizes = {
        "the method": found.method,
        "judgement": found.assumptions,
        "the sources": found.evidence,
    }
    first = max(sizes, key=lambda one: sizes[one])
    if sizes[first] <= max((share.high - share.low) / 2, 0.01):
        return ()
    ends = wording.said_bare(share.p, share.low, share.high).partition(" (")[2]
    return (f"Most of the range ({ends} comes from {first}.",) if ends else ()

"""Who decides it, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from instantsia.analysis.results import Forecast, StepForecast, Value
from instantsia.case.phrases import and_list, capital, plural
from instantsia.errors import few, listed
from instantsia.report import naming
from instantsia.report.first import hearing, reading
from instantsia.report.sentences import unknowns
from instantsia.report.settlement import pivots, settling
from instantsia.report.wording import probabilities
from instantsia.stakeholders import told

NAMED = 3
NO_VOTE_BUT, NO_VOTE_SHORT = "has no vote; counts in the bargain", "has no vote"
"""What is said of one who has none and may still decide a bargain alone, and where there is little room."""


def who(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """ "Most often decisive alone: Saudi Arabia (veto) and Russia.", by moving a settlement past the threshold."""
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    if not step.pivotal or value.line is None:
        return ()
    if only := settling.decider(forecast, value):
        return (f"{capital(only)} decides alone.",)
    if settling.voted(forecast, value):
        return swing(forecast, step)
    voteless = reading.names_after(forecast, told.VOTELESS)
    names, shorter = (
        [
            f"{name}{_aside(one in stakes and stakes[one].veto, name in voteless and without)}"
            for one in pivots.foremost(step)
            for name in (naming.person(one, forecast.names),)
        ]
        for without in (NO_VOTE_BUT, NO_VOTE_SHORT)
    )
    if not names:
        return ("No one alone moves it past the threshold.",)
    said = dict.fromkeys((*_named(names), _named(shorter)[-1]))
    return tuple(f"Most often decisive alone: {one}." for one in said)


def _aside(veto: bool, voteless: str | bool) -> str:
    """What stands behind the name of one who may decide a bargain alone."""
    return " (veto)" if veto else f" ({voteless})" if voteless else ""


def swing(forecast: Forecast, step: StepForecast) -> tuple[str, ...]:
    """ "Swing votes, any one of which could turn it: Dee and Ann." of a ballot, in words or in numbers.

    See `pivots.swing_votes`.
    """
    if step.hearing is not None and len(step.votes) > 1:
        return hearing.words(forecast, step)
    if len(step.votes) == 1:
        (only,) = step.votes
        return (f"{capital(naming.person(only, forecast.names))} decides alone.",)
    if not step.pivotal:
        return ()
    found = [naming.person(one, forecast.names) for one, _ in pivots.swing_votes(step)]
    if not found:
        return ("No single vote decides it.",)
    title = f"Swing vote{'s' if len(found) > 1 else ''}"
    named = _named(found)
    meant = f"{title}, any one of which could turn it" if 1 < len(found) <= NAMED else title
    # what stands beside them is said shorter before a name is left out
    return (*dict.fromkeys((f"{meant}: {named[0]}.", f"{title}: {named[0]}.")), *(f"{title}: {one}." for one in named))


def _named(names: list[str]) -> list[str]:
    """The first of several names and how many more; then fewer of them."""
    out = []
    for most in (NAMED, 1) if len(names) <= NAMED else (NAMED, 2, 1):
        rest = len(names) - most
        if rest <= 0:
            out.append(and_list(names))
        else:
            out.append(f"{listed(names[:most])} and {rest} more" if rest > 1 or most > 1 else and_list(names))
    return list(dict.fromkeys(out))


def blank(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """ "Position not known, taken as anywhere: Congo, Oman. Abstain or are away: Dag." on a scale; () where all stand
    somewhere."""
    away = reading.names_after(forecast, told.AWAY)
    names = [
        naming.person(actor, forecast.names) for actor, stake in pivots.stakes(forecast, value).items() if stake.blank
    ]
    if not names and not away:
        return ()
    named = f" {told.AWAY}{naming.some(away, NAMED)}." if away else ""
    counted = f" {capital(told.away_counted(len(away)))}." if away else ""
    if not names:
        return tuple(dict.fromkeys((named.strip(), counted.strip())))
    many = few(names, NAMED)
    count = f"Not known: {plural(len(names), 'position')}."
    texts = (
        f"Position not known, taken as anywhere: {many}.{named}",
        f"Position not known: {many}.{named}",
        f"Not known: {naming.some(names, 1)}.{counted}",
        f"{count}{counted}",
    )
    return tuple(dict.fromkeys(texts))


def not_known(forecast: Forecast) -> frozenset[str]:
    """The ids of those of whom nothing tells where they stand, or for what they are."""
    blank = {
        actor
        for value in forecast.values.values()
        for actor, stake in pivots.stakes(forecast, value).items()
        if stake.blank
    }
    names = set(reading.names_after(forecast, told.UNKNOWN))
    given = {actor for step in forecast.steps for actor in step.stated}
    named = {id for id in forecast.names if naming.person(id, forecast.names) in names}
    return frozenset(blank | (named - given))


def no_option(forecast: Forecast) -> tuple[str, ...]:
    """ "Position not known: Fen. Abstain or are away: Dag and Eir." of a table of options; () where all name one."""
    kinds = {start: reading.names_after(forecast, start) for start in (told.UNKNOWN, told.BETWEEN, told.AWAY)}
    if forecast.changes:
        # who was given a side by a what-if is counted there
        given = {forecast.names.get(actor, actor) for step in forecast.steps for actor in step.stated}
        kinds |= {start: [name for name in kinds[start] if name not in given] for start in (told.UNKNOWN, told.BETWEEN)}
    kinds = {start: names for start, names in kinds.items() if names}
    if not kinds:
        return ()
    out = " ".join(f"{start}{naming.some(names, NAMED)}." for start, names in kinds.items())
    short = [f"{_NO_OPTION[start][0]}: {naming.some(names, 1)}" for start, names in kinds.items()]
    counts = [_NO_OPTION[start][1](len(names)) for start, names in kinds.items()]
    bare = (f"{capital('; '.join(parts))}." for parts in (short, counts))
    return tuple(dict.fromkeys((out, *bare)))


_NO_OPTION: Mapping[str, tuple[str, Callable[[int], str]]] = {
    told.UNKNOWN: ("not known", lambda count: f"{plural(count, 'position')} not known"),
    told.BETWEEN: ("between the two", lambda count: f"{count} between the two"),
    told.AWAY: ("abstain or away", told.away_counted),
}
"""{beginning of a note: (what its names are in short, how they are counted)}."""


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
    ends = probabilities.said_bare(share.p, share.low, share.high).partition(" (")[2]
    return (f"Most of the range ({ends} comes from {first}.",) if ends else ()

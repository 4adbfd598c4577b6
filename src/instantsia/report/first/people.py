"""Who decides it, how they are likely to vote, and what is not known."""

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
from instantsia.report.wording.proportions import percentage_text
from instantsia.stakeholders import told

NAMED = 3
NO_VOTE = ("abstain", "absent")
MOST_AGAINST = 5
NO_VOTE_BUT, NO_VOTE_SHORT = "has no vote; counts in the bargain", "has no vote"
"""What is said of one who has none and may still decide a bargain alone, and where there is little room."""
HALF, SURE = 0.5, 0.995
MANY_VOTES = 20
"""From so many on votes are told to the whole."""
ONE_STRETCH = 0.75
"""On a scale votes are told where so many draws end in one stretch of it: averaged over others they are no tally."""
LIKELIER = "likelier "
"""Before the names of those who are against without how surely, unless all of them are."""


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
    """ "Swing votes, any one of which could turn it: Dee (37 %) and Ann (27 %)." of a ballot, in words or in numbers.

    See `pivots.swing_votes`.
    """
    if step.hearing is not None and len(step.votes) > 1:
        return hearing.words(forecast, step)
    if len(step.votes) == 1:
        (only,) = step.votes
        return (f"{capital(naming.person(only, forecast.names))} decides alone.",)
    if not step.pivotal:
        return ()
    found = [(naming.person(one, forecast.names), share) for one, share in pivots.swing_votes(step)]
    if not found:
        return ("No single vote decides it.",)
    title = f"Swing vote{'s' if len(found) > 1 else ''}"
    named = _named([f"{name} ({percentage_text(share)})" for name, share in found])
    bare = _named([name for name, _ in found])
    meant = f"{title}, any one of which could turn it" if 1 < len(found) <= NAMED else title
    return tuple(dict.fromkeys((f"{meant}: {named[0]}.", *(f"{title}: {one}." for one in (named[0], *bare)))))


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


def tally(
    forecast: Forecast,
    step: StepForecast,
    stakes_votes: Mapping[str, float],
    *,
    named: bool = False,
    holds: str | None = None,
    stated: bool = False,
    motion: bool = False,
) -> tuple[str, ...]:
    """ "On average 6 votes to 3 for build; against: Ann (70 %), Bob (65 %)." for what is likeliest to be decided.

    Where that is what holds, and more votes are for a change, it is the change of which the votes are told, since it is
    a change that is voted on: "On average 4 votes to 3 for build, which is likelier to fail; against: Eve."

    stakes_votes   {actor: their votes}; one where somebody is not in it
    named          whether the step is named, since others vote after it
    holds          the outcome that stands unless a change is carried; None where that is not known
    stated         whether the sides as they were written down are told before the average:
                   "As stated 4 votes to 3 for build, on average 4.7 to 2.3; against it: Ann, Bob."
    motion         whether the options are the sides of one motion; then they are told of the motion, whichever is the
                   likelier: "As stated 2 votes for and 3 against, on average 2.4 to 2.6; against: Cy, Dee, Eve."
    """
    outcomes = {name: share.p for name, share in step.outcomes.items() if share.p}
    if len(step.votes) < 2 or not outcomes:
        return ()
    if step.hearing is not None:
        return hearing.tally(forecast, step, named=named)
    changes = [one for one in step.outcomes if one != holds]
    if motion and stated:
        return _of_motion(forecast, step, stakes_votes, changes)
    best = max(outcomes, key=lambda one: outcomes[one])
    of_scale = any(step.id == one.step for one in forecast.values.values())
    sides, against = _sides(forecast, step, stakes_votes, [best])
    fails, wanted = False, [best]
    if best == holds and sides[1] > sides[0]:
        sides, against = _sides(forecast, step, stakes_votes, changes)
        fails, wanted = True, changes
    if not sum(sides) or (of_scale and not fails and outcomes[best] < ONE_STRETCH):
        return ()
    if not fails:
        what = naming.option(best, forecast.names)
        if "stretches" in reading.taken(forecast):
            what = f"an outcome {what}"
    else:
        what = naming.option(changes[0], forecast.names) if len(changes) == 1 and not of_scale else "a change"
    first = f"{capital(naming.step_title(step, forecast.names))}: on average" if named else "On average"
    end = ", which is likelier to fail" if fails else ""
    text = f"{first} {_count(sides[0], max(sides))} to {_votes(sides[1], max(sides))} for {what}{end}"
    counted = _as_stated(step, stakes_votes, wanted) if stated else (0.0, 0.0)
    if any(counted):
        average = " to ".join(_votes(one, max(sides)) for one in sides)
        text = f"As stated {_count(counted[0])} to {_votes(counted[1])} for {what}, on average {average}{end}"
    short = f"{text.partition(' for ')[0]}{f' for {what}{end}' if fails else ''}"
    return _with_names(text, short, against, "against it" if any(counted) else "against")


def _of_motion(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float], carried: list[str]
) -> tuple[str, ...]:
    """ "As stated 2 votes for and 3 against, on average 2.4 to 2.6; against: Cy (97 %), Dee (97 %), Eve (60 %)." """
    sides, against = _sides(forecast, step, stakes_votes, carried)
    if not sum(sides):
        return ()
    average = " to ".join(_votes(one, max(sides)) for one in sides)
    counted = _as_stated(step, stakes_votes, carried)
    text = f"On average {_count(sides[0], max(sides))} for and {_votes(sides[1], max(sides))} against"
    short = text
    if any(counted):
        told = [_votes(one) if one else "none" for one in counted]
        first = _count(counted[0]) if counted[0] else "no vote"
        text = f"As stated {first} for and {told[1]} against, on average {average}"
        short = text.partition(", on average")[0]
        # those of the sheet, though a draw may have one of them near the middle for it
        against = [
            (1 - sum(step.votes[actor].get(one, 0.0) for one in carried), naming.person(actor, forecast.names))
            for actor, option in step.stated.items()
            if option not in carried and actor in step.votes
        ]
    return _with_names(text, short, against, "against")


def _with_names(text: str, short: str, against: list[tuple[float, str]], word: str) -> tuple[str, ...]:
    """A tally with who is likely to vote against it, then with fewer of them, then with how many they are.

    short    the tally in fewer words
    against  (share, who) of those who are
    word     what stands before their names
    """
    against = sorted(against, key=lambda one: (-one[0], one[1]))
    if not against:
        return (f"{text}; no one is likely to vote {word}.",)
    more = f" and {len(against) - MOST_AGAINST} more" if len(against) > MOST_AGAINST else ""
    shown = [f"{name} ({percentage_text(share)})" for share, name in against[:MOST_AGAINST]]
    bare = [name for _, name in against[:NAMED]]
    left = f" and {len(against) - NAMED} more" if len(against) > NAMED else ""
    counted = f"{plural(len(against), 'member')} {word}"
    # a name without its number does not say how surely
    sure = all(share >= SURE for share, _ in against[:NAMED])
    return (
        f"{text}; {word}: {listed(shown)}{more}.",
        f"{text}; {'' if sure else LIKELIER}{word}: {listed(bare)}{left}.",
        f"{text}; {counted}.",
        f"{short}; {counted}.",
    )


def _sides(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float], wanted: list[str]
) -> tuple[list[float], list[tuple[float, str]]]:
    """(votes for some outcomes and against them, who is likely to vote against them)."""
    sides, against = [0.0, 0.0], list[tuple[float, str]]()
    for actor, shares in step.votes.items():
        votes = stakes_votes.get(actor, 1.0)
        other = sum(share for option, share in shares.items() if option not in (*wanted, *NO_VOTE))
        sides[0] += votes * sum(shares.get(one, 0.0) for one in wanted)
        sides[1] += votes * other
        if other > HALF:
            against.append((other, naming.person(actor, forecast.names)))
    return sides, against


def _as_stated(step: StepForecast, stakes_votes: Mapping[str, float], wanted: list[str]) -> tuple[float, float]:
    """Votes for some outcomes and against them, of those of whom it is written down for what they stand."""
    sides = [0.0, 0.0]
    for actor in step.votes:
        if actor in step.stated:
            sides[step.stated[actor] not in wanted] += stakes_votes.get(actor, 1.0)
    return sides[0], sides[1]


def _votes(expected: float, of: float = 0.0) -> str:
    """An expected number of votes, to a tenth; where it or the other side, `of`, are many to the whole.

    >>> _votes(5.44, 7.4), _votes(19.4, 80.6), _votes(3.0)
    ('5.4', '19', '3')
    """
    text = f"{expected:.0f}" if max(expected, of) >= MANY_VOTES else f"{expected:.1f}"
    return text.removesuffix(".0")


def _count(expected: float, of: float = 0.0) -> str:
    """How many votes, in words; `of` as for `_votes`.

    >>> _count(2.06), _count(1.0)
    ('2.1 votes', '1 vote')
    """
    text = _votes(expected, of)
    return f"{text} vote" if text == "1" else f"{text} votes"


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

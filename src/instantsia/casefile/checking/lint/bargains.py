"""What is asked about the sides of a bargain: prices that are none, chances of a turn that is no month, days on which
nothing is played, talks for which nobody is reached, allies whom no step plays."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.conditions import last_day, parse
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.casefile.checking.finding import Finding

TALKS = "open-talks"
GIVE = (TALKS, "offer")
"""Kinds of steps that give levels of a term."""
PLAYED = {"aid": ("aid", "sends no aid"), "presses": ("press", "presses nobody"), "slight": ("tell", "is never told")}
"""{what an ally may do: (the kind of the step that plays it, what is so without one)}."""
SIGNAL = "signal"
"""The kind of the step in which two sides try to reach each other."""
BY_TURN = ("term", "track", "ally", "outside", "war", "stock")
"""Tables whose chances and costs are those of a turn."""


def w37(case: Case) -> Iterator[Finding]:
    """The price of a term that costs nothing and is worth nothing moves nobody."""
    for number, term in enumerate(case.term):
        price = term.price
        if price is not None and price.cost.low == price.cost.high == price.worth.low == price.worth.high == 0:
            message = "costs nothing and is worth nothing: it moves nobody"
            yield Finding("W37", "term", number, ("price",), message, "write cost and worth, or leave it out")


def w38(case: Case) -> Iterator[Finding]:
    """What is said of the sides of a bargain is a chance or a cost a turn, and the turns are no months: with the same
    numbers a group by week has four times as many tries."""
    groups = {group.id: (number, group) for number, group in enumerate(case.group)}
    told: set[str] = set()
    for step in case.step:
        if step.within is None or step.within not in groups or step.within in told:
            continue
        number, group = groups[step.within]
        tables = {sort for _, sort, _ in named(step)} & {*BY_TURN}
        if tables and group.every != "month":
            told.add(group.id)
            message = f"a turn is a {group.rhythm}, and what is written of {', '.join(sorted(tables))} is by turn"
            yield Finding("W38", "group", number, ("every",), message, "write chances and costs of such a turn")


def w39(case: Case) -> Iterator[Finding]:
    """A term stands only with another of which no step ever gives anything: it stays at its first level."""
    given = {id for step in case.step if step.kind in GIVE for _, sort, id in named(step) if sort == "term"}
    for number, term in enumerate(case.term):
        if term.with_ in case.terms and term.id in given and term.with_ not in given:
            message = f"found {term.with_}, of which no step gives anything: {term.id} stays at {term.levels[0]}"
            yield Finding("W39", "term", number, ("with",), message, f"write a step of kind {TALKS} about {term.with_}")


def w40(case: Case) -> Iterator[Finding]:
    """A day lies outside the turns in which it could matter: an election is not held, an event can never come about, or
    is the same without the day."""
    days = [day for group in case.group for day in group.days()]
    if not case.party or not days or any(step.within is None and step.date is not None for step in case.step):
        return
    first, last = min(days), max(group.after_last() for group in case.group) - 1
    span = f"the turns go from {day_text(first)} to {day_text(last)}"
    for number, one in enumerate(case.calendar):
        outside = [day_text(day) for day in one.days() if not first <= day <= last]
        if outside:
            message = f"found {outside[0]}, on which nothing is played: {span}"
            yield Finding("W40", "calendar", number, (), message, "move the day, or the turns of the group")
    for number, event in enumerate(case.event):
        day = last_day(parse(event.when))
        if day is not None and not first <= day <= last:
            what = "it can never come about" if day < first else "it is the same without the day"
            message = f"asks for {day_text(day)} at the latest, but {span}: {what}"
            yield Finding("W40", "event", number, ("when",), message, "move the day, or the turns of the group")


def w41(case: Case) -> Iterator[Finding]:
    """Two sides reach each other over a track on which no step of kind signal plays: their talks never come about."""
    used = {id for step in case.step if step.kind == SIGNAL for _, sort, id in named(step) if sort == "track"}
    tracks = {frozenset(track.between): track.id for track in case.track}
    for number, step in enumerate(case.step):
        if step.kind != TALKS:
            continue
        for term in (case.terms[id] for _, sort, id in named(step) if sort == "term" and id in case.terms):
            track = tracks.get(frozenset((term.giver or "", term.taker or "")))
            if track is not None and track not in used:
                message = f"nobody is reached: no step of kind {SIGNAL} plays the track {track}, so talks never begin"
                yield Finding(
                    "W41", "step", number, (), message, f'write a step of kind {SIGNAL} with track = "{track}"'
                )


def w43(case: Case) -> Iterator[Finding]:
    """What an ally may do is played by a step of its own, and there is none."""
    played = {(step.kind, id) for step in case.step for _, sort, id in named(step) if sort in ("ally", "party")}
    for number, ally in enumerate(case.ally):
        for key, (kind, without) in PLAYED.items():
            # it is a party that tells, and tells its allies
            of = ("by", ally.of) if kind == "tell" else ("ally", ally.id)
            if getattr(ally, key) is not None and (kind, of[1]) not in played:
                message = f"no step of kind {kind} plays it: {ally.id} {without}"
                remedy = f'write a step of kind {kind} with {of[0]} = "{of[1]}", or leave {key} out'
                yield Finding("W43", "ally", number, (key,), message, remedy)

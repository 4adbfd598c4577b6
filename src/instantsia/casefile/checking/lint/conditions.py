"""What is asked about conditions: whether what they compare can ever be so."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping

from instantsia.case.conditions import Attribute, Chain, Days, Order, Point, Term, leaves, parse
from instantsia.case.dates import day_in_words, parse_span
from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.beginnings import never_begins
from instantsia.frozen import frozen
from instantsia.steps import playable


@frozen
class _Reach:
    """The least and the most that a term of a comparison can be, a number or an ordinal; inf where nothing says so.

    lowest, highest  the sentences that say so; "" for what is written in the condition
    """

    low: float
    high: float
    lowest: str = ""
    highest: str = ""


ANYTHING = _Reach(-math.inf, math.inf)


def w27(case: Case) -> Iterator[Finding]:
    """A comparison that can never hold: of a day before the first or after the last that is possible, or of a count
    that is never reached; or the `while` of a group that is false before its first turn, so that it never begins."""
    told = list(_comparisons(case))
    yield from told
    places = {(one.table, one.number) for one in told}
    yield from (one for one in never_begins(case) if (one.table, one.number) not in places)


def _comparisons(case: Case) -> Iterator[Finding]:
    """Every comparison that can never hold."""
    written = [("step", number, "when", step.when) for number, step in enumerate(case.step)]
    written += [("group", number, "while", group.while_) for number, group in enumerate(case.group)]
    written += [("event", number, "when", event.when) for number, event in enumerate(case.event)]
    chains = [
        (table, number, key, leaf)
        for table, number, key, text in written
        if text is not None
        for leaf in leaves(parse(text))
        if isinstance(leaf, Chain)
    ]
    if not chains:
        return
    reaches = _reaches(case)
    for table, number, key, chain in chains:
        for left, order, right in zip(chain.terms, chain.orders, chain.terms[1:], strict=False):
            if why := _never(left, order, right, reaches):
                message = f"found {_typed(left)} {order} {_typed(right)}, which can never hold: {why}"
                yield Finding("W27", table, number, (key,), message)


def _reaches(case: Case) -> dict[tuple[str, str], _Reach]:
    """{(subject, name): what it can be} of what is left by steps and groups."""
    out: dict[tuple[str, str], _Reach] = {}
    days = {group.id: tuple(group.days()) for group in case.group}
    for group, its_days in days.items():
        most = len(its_days)
        out[group, "turns"] = _count(most, f"{group} has at most {most} {'turn' if most == 1 else 'turns'}")
    ends: dict[str, int | None] = {}
    day = 0
    for step in case.step:
        turns: tuple[int, ...]
        if step.within is not None:
            turns = days[step.within]
        else:
            stated = None if step.date is None else parse_span(step.date).first
            turns = (day if stated is None else stated,)
        first, day = turns[0], turns[-1]
        waits = day if step.after is None else ends.get(step.after)
        played = playable(step)
        last = ends[step.id] = None if waits is None else played.ends_by(case, max(day, waits))
        most = len(turns)
        out[step.id, "times"] = _count(most, f"{step.id} happens at most {'once' if most == 1 else f'{most} times'}")
        out[step.id, "ended"] = _Reach(
            first,
            math.inf if last is None else last,
            f"{step.id} ends on {day_in_words(first)} at the earliest",
            "" if last is None else f"{step.id} ends on {day_in_words(last)} at the latest",
        )
        out[step.id, "arrived"] = _Reach(
            first, math.inf, f"{step.id} takes place on {day_in_words(first)} at the earliest"
        )
        if played.SETTLES and (issue := played.decided_issue(case)) is not None:
            low, high = case.issues[issue].bounds
            scale = f"the scale of {issue} goes from {low:g} to {high:g}"
            out[step.id, "value"] = _Reach(low, high, scale, scale)
    return out


def _count(most: int, highest: str) -> _Reach:
    return _Reach(0, most, "it is never less than 0", highest)


def _never(left: Term, order: Order, right: Term, reaches: Mapping[tuple[str, str], _Reach]) -> str:
    """Why a comparison can never hold, as the end of a sentence; "" where it may."""
    earlier, later = (left, right) if order in ("<", "<=") else (right, left)
    strict = order in ("<", ">")
    # before a month is before its first day, by the end of a month by its last
    one, other = _reach(earlier, reaches, first=not strict), _reach(later, reaches, first=strict)
    holds = one.low < other.high if strict else one.low <= other.high
    return "" if holds else " and ".join(dict.fromkeys(why for why in (one.lowest, other.highest) if why))


def _reach(term: Term, reaches: Mapping[tuple[str, str], _Reach], *, first: bool) -> _Reach:
    match term:
        case Point(value=value):
            return _Reach(value, value)
        case Days():
            day = term.first if first else term.last
            return _Reach(day, day)
        case Attribute():
            return reaches.get((term.subject, term.name), ANYTHING)


def _typed(term: Term) -> str:
    """A term as it would be typed."""
    match term:
        case Point(value=value):
            return f"{value:g}"
        case Attribute():
            return f"{term.subject}.{term.name}"
        case Days():
            day = datetime.date.fromordinal(term.first).isoformat()
            spans = {text: parse_span(text) for text in (day, day[:7], day[:4])}
            whole = (text for text, span in spans.items() if (span.first, span.last) == (term.first, term.last))
            return f'"{next(whole, f"{day}..{datetime.date.fromordinal(term.last).isoformat()}")}"'

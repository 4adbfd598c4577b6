"""Groups and steps: that each names what is there, and that they stand in the order of their days."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from instantsia.case.dates import day_in_words, parse_span
from instantsia.case.happenings import Group, Step
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.conditions import condition
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.referring import Scope, all_readable, references, unresolved
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest
from instantsia.steps import playable

TOLD_OF_ANY = ("undecided", "happened")
"""What a case may tell of a step beside what can come of it: that nothing did, or that it was."""


def check(known: Known) -> Iterator[Finding]:
    """Every group and step, then their order, then every condition; fills `known.outcomes`."""
    for number, group in enumerate(known.case.group):
        yield from _group(number, group)
    for number, step in enumerate(known.case.step):
        yield from _step(known, number, step)
    yield from _order(known)
    for number, step in enumerate(known.case.step):
        if step.when is not None:
            earlier = _before(known, number)
            yield from condition(known, "step", number, "when", step.when, earlier)
    every = [step.id for step in known.case.step]
    for number, group in enumerate(known.case.group):
        if group.while_ is not None:
            inside = [place for place, step in enumerate(known.case.step) if step.within == group.id]
            earlier = _before(known, inside[0]) if inside else every
            yield from condition(known, "group", number, "while", group.while_, earlier)
    for number, event in enumerate(known.case.event):
        yield from condition(known, "event", number, "when", event.when, every)
        if event.ends is not None:
            yield from _end(known, number, event.ends)


def _end(known: Known, number: int, group: str) -> Iterator[Finding]:
    """An event that is an end of a group: the group is there, and another event is an end of it too."""
    if not known.written.may_have("group", group):
        yield from known.refers("event", number, ("ends",), group, ("group",))
    elif sum(event.ends == group for event in known.case.event) < 2 and _all_read(known):
        message = f"found {cut(group)} in this event alone, expected another event with it: one end competes with none"
        yield Finding("E18", "event", number, ("ends",), message, "leave it out, or name the other ends")


def _all_read(known: Known) -> bool:
    """Whether every event that is written could be read: one that could not may be the other end."""
    return "event" not in known.written.unnamed and known.readable["event"].issuperset(known.written.of("event"))


def _group(number: int, group: Group) -> Iterator[Finding]:
    for key, message, remedy in group.mistakes():
        yield Finding("E18", "group", number, (key,), message, remedy)


def _step(known: Known, number: int, step: Step) -> Iterator[Finding]:
    played = playable(step)
    problems = list(unresolved(known, "step", number, played, Scope.of_step(known, played)))
    yield from problems
    if not problems and all_readable(known, number):
        known.outcomes[step.id] = tuple(played.outcomes(known.case))
        yield from _told(number, step, (*known.outcomes[step.id], *TOLD_OF_ANY))
        for key, message, remedy in played.check(known.case):
            yield Finding("E23", "step", number, tuple(key.split(".")) if key else (), message, remedy)
    for path, kind, id in references(played):
        if kind == "step":
            yield from _comes_before(known, number, path, id, _before(known, number))
    if step.after is not None:
        yield from known.refers("step", number, ("after",), step.after, ("step",))
        yield from _comes_before(known, number, ("after",), step.after, [one.id for one in known.case.step[:number]])
    if step.within is not None:
        yield from known.refers("step", number, ("within",), step.within, ("group",))
        if step.given:
            message = f"found true for a step that repeats, but {step.id} comes to something else in each turn"
            yield Finding("E23", "step", number, ("given",), message, "leave it out: what repeats is played")
        if step.date is not None:
            message = f"found {step.date} beside within, expected no day: a step of a group has the days of its turns"
            yield Finding("E18", "step", number, ("date",), message, "leave out date, or within")


def _told(number: int, step: Step, may_come: tuple[str, ...]) -> Iterator[Finding]:
    for key in step.tell:
        if key not in may_come:
            message = f"found {cut(key)}, expected what can come of {step.id}"
            yield Finding("E4", "step", number, ("tell", key), message, nearest(key, may_come))


def _comes_before(known: Known, number: int, path: Path, id: str, earlier: Sequence[str]) -> Iterator[Finding]:
    if id in known.case.steps and id not in earlier:
        message = f"found {cut(id)}, which comes later in the list, expected an earlier step"
        yield Finding("E18", "step", number, path, message, nearest(id, earlier))


def _order(known: Known) -> Iterator[Finding]:
    """Days do not go back from step to step, every step has one, and the steps of a group stand together."""
    groups = {group.id: group for group in known.case.group}
    last: tuple[int, str] | None = None  # the day that none may come before, and what is on it
    left: set[str] = set()
    previous: str | None = None
    late = _late(known)
    for number, step in enumerate(known.case.step):
        if previous is not None and step.within != previous:
            left.add(previous)
            if all(later.within != previous for later in known.case.step[number:]):
                last = _over(known, groups.get(previous)) or last
        if step.within is not None and step.within in left:
            message = f"found {cut(step.within)}, whose steps stand further up, expected them side by side"
            yield Finding("E18", "step", number, ("within",), message, "move the step to the others of its group")
        previous = step.within
        if step.within is None:
            key, written = "date", step.date
        elif step.within in groups:
            key, written = "within", groups[step.within].from_
        else:
            continue
        if written is None:
            if step.after is None:
                message = "missing, expected a day (or after, or within)"
                yield Finding("E12", "step", number, ("date",), message, "write date = 1957-06-18")
            continue
        first = parse_span(written).first
        if first is None:
            if key == "date":
                yield Finding("E18", "step", number, ("date",), "found always, expected a day, month or year")
            continue
        if number in late:
            # one wrong day is told once, and not at every step below it
            message = f"found {written}, expected a day not after that of the step below it ({late[number]})"
            yield Finding("E18", "step", number, (key,), message, "steps happen in the order of the list")
        elif last is not None and first < last[0]:
            message = f"found {written}, expected a day not before {last[1]}"
            yield Finding("E18", "step", number, (key,), message, "steps happen in the order of the list")
        else:
            last = first, f"that of the step above it ({step.id})"


def _late(known: Known) -> dict[int, str]:
    """{number of a step whose own day is later than those of most below it: the next of these}.

    Of the days that are written as many are kept as stand in order; of two ways to keep as many, those further up.
    """
    firsts = {n: parse_span(one.date).first for n, one in enumerate(known.case.step) if one.date and not one.within}
    days = [(number, day) for number, day in firsts.items() if day is not None]
    ahead: list[int] = []  # of each length the latest day with which so many in order can begin, negated
    length: dict[int, int] = {}
    for number, day in reversed(days):
        place = bisect.bisect_right(ahead, -day)
        ahead[place : place + 1] = [-day]
        length[number] = place + 1
    wanted, last, kept = len(ahead), -1, list[tuple[int, int]]()
    for number, day in days:
        if length[number] == wanted and day >= last:
            kept.append((number, day))
            wanted, last = wanted - 1, day
    steps_, out = known.case.step, dict[int, str]()
    for number, day in days:
        below = next(((n, other) for n, other in kept if n > number), None)
        if (number, day) not in kept and below is not None and day > below[1]:
            out[number] = steps_[below[0]].id
    return out


def _over(known: Known, group: Group | None) -> tuple[int, str] | None:
    """The day by which the last turn of a group is over, in words; None where it cannot be told.

    A step that can take several days, and those that wait for it, may end after the day of their turn.
    """
    day = None if group is None else group.last_turn()
    if group is None or day is None:
        return None
    ends: dict[str, int] = {}
    for step in known.case.step:
        if step.within == group.id:
            begins = max(day, ends.get(step.after or "", day))
            ends[step.id] = playable(step).ends_by(known.case, begins) or begins
    last = max((day, *ends.values()))
    what = f"the last turn of {group.id}" if last == day else f"on which the last turn of {group.id} can end"
    return last, f"{day_in_words(last)}, {what}, whose steps stand above it"


def _before(known: Known, number: int) -> list[str]:
    """Steps that can have happened before the one at `number`: those above it, and earlier turns of its group.

    A step whose group is not there may be of its group: that it is not is said where it stands.
    """
    steps_ = known.case.step
    within = steps_[number].within
    groups = {None, *known.written.of("group")} - {within}
    return [
        one.id
        for place, one in enumerate(steps_)
        if place < number or (within is not None and one.within not in groups)
    ]

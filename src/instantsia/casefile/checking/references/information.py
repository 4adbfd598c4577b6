"""Where word comes from, how it travels and what depends on it: that they fit one another."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.information import Channel, Depends
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.referring import Scope, unresolved

TABLES = ("origin", "channel", "depends")


def check(known: Known) -> Iterator[Finding]:
    """Every origin, channel and dependence; fills `known.told`."""
    found = [*_named(known), *_circles(known), *_options(known)]
    unread = known.written.unnamed & {*TABLES, "fact"}
    known.told = (
        not found
        and not unread
        and all(id in known.case.by_id[table] for table in TABLES for id in known.written.of(table))
    )
    yield from found


def _named(known: Known) -> Iterator[Finding]:
    for table in TABLES:
        for number, one in enumerate(getattr(known.case, table)):
            # where the issue has a scale, no option may be written at all: `_options` says so
            scope = Scope() if isinstance(one, Depends) and _scaled(known, one) else Scope.of(one)
            yield from unresolved(known, table, number, one, scope)


def _scaled(known: Known, one: Depends) -> bool:
    """Whether the issue has a scale; False where it is not known."""
    issue = known.case.issues.get(one.issue)
    return issue is not None and issue.scale is not None


def _circles(known: Known) -> Iterator[Finding]:
    """A channel that in the end copies itself has nothing to pass on, and one judged by itself no record."""
    for number, one in enumerate(known.case.channel):
        if passed := _round(known, one, "of"):
            message = f"{' copies '.join(passed)}: nothing ever comes over any of them"
            yield Finding("E20", "channel", number, ("of",), message, "write origin in one of them")
        if passed := _round(known, one, "record_of"):
            message = f"{' has the record of '.join(passed)}: none of them has one of its own"
            yield Finding("E20", "channel", number, ("record_of",), message, "leave it out in one of them")


def _round(known: Known, one: Channel, key: str) -> list[str]:
    """The ids from a channel over those that it names in a key back to itself; none where it ends elsewhere."""
    above: Channel | None = one
    passed: list[str] = []
    while above is not None and above.id not in passed:
        passed.append(above.id)
        above = known.case.channels.get(getattr(above, key) or "")
    return [*passed, one.id] if above is not None and above.id == one.id else []


def _options(known: Known) -> Iterator[Finding]:
    """What depends on a belief is a place on the scale where there is one, and else the worth of an option."""
    for number, one in enumerate(known.case.depends):
        issue = known.case.issues.get(one.issue)
        if issue is None:
            continue
        if issue.scale is not None and one.option is not None:
            message = f"{issue.id} has a scale, and a belief moves where somebody stands on it"
            yield Finding("E20", "depends", number, ("option",), message, "leave option out; by is in points")
        elif issue.scale is None and one.option is None:
            message = f"missing: {issue.id} has no scale, and a belief moves what an option is worth"
            yield Finding("E20", "depends", number, ("option",), message, f"one of {', '.join(issue.options)}")
        yield from _by(number, one, scaled=issue.scale is not None)


def _by(number: int, one: Depends, *, scaled: bool) -> Iterator[Finding]:
    if not scaled and not -1 <= one.by.low <= one.by.high <= 1:
        message = f"found {one.by.typed}, expected utility from -1 to 1"
        yield Finding("E17", "depends", number, ("by",), message)

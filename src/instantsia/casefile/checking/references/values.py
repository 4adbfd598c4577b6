"""What claims, disputes and assumptions are about, and that what they say of it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from instantsia.case import paths
from instantsia.case.constants import mistake
from instantsia.case.evidence import Assumption
from instantsia.case.nearest_path import nearest_path
from instantsia.case.numbers import Number
from instantsia.case.quantities import allowed, domain_of, quantities
from instantsia.case.slots import OfCase
from instantsia.case.values import Domain, parse_value
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.errors import PRINTED_LIMIT, cut, nearest
from instantsia.frozen import frozen
from instantsia.left_behind import reached_by


def check(known: Known) -> Iterator[Finding]:
    """Every claim, dispute and assumption, in the order in which they are written."""
    about = _Abouts(known)
    for number, claim in enumerate(known.case.claim):
        wrong = list(about.check("claim", number, claim.about))
        yield from wrong or says(known, "claim", number, claim.about, claim.value)
    for number, dispute in enumerate(known.case.dispute):
        yield from about.check("dispute", number, dispute.about)
    for number, assumption in enumerate(known.case.assumption):
        wrong = list(about.check("assumption", number, assumption.about))
        yield from wrong or _assumed(known, number, assumption)


@frozen
class _Abouts:
    """What entries are about.

    remedies  {path that takes no value: the nearest that does}
    """

    known: Known
    remedies: dict[str, str] = field(default_factory=dict)

    def check(self, table: str, number: int, about: str) -> Iterator[Finding]:
        path, everybody = paths.canonical(about), table == "assumption"
        match = quantities().there(OfCase(self.known.case), path, everybody=everybody)
        if (match is not None and match.quantity.about) or _excused(self.known, path):
            return
        message = f"found {cut(about)}, expected a path that takes a value"
        if about not in self.remedies and len(self.remedies) < PRINTED_LIMIT:
            # a wrong name may stand in every claim: each is looked up once, and no more than are printed
            self.remedies[about] = nearest_path(OfCase(self.known.case), about, everybody=everybody)
        yield Finding("E16", table, number, ("about",), message, self.remedies.get(about, ""))


def _excused(known: Known, path: str) -> bool:
    """Whether the path runs over something that is written but could not be read."""
    return any(
        match.names[name] not in known.case.by_id[slot.table] and known.written.may_have(slot.table, match.names[name])
        for match in quantities().matches(path)
        for _, name, slot in match.quantity.slots
        if slot.table
    )


def _domain(known: Known, path: str) -> Domain | None:
    """What a path takes; None where that cannot be told."""
    match = quantities().match(path)
    if match is None or match.quantity.speaks == "text":
        return None
    if match.quantity.speaks == "options" and paths.is_record(path) and not known.outcomes.get(match.names["step"]):
        return None
    return domain_of(known.case, path, known.outcomes)


def says(known: Known, table: str, number: int, about: str, written: str | float | list[float]) -> Iterator[Finding]:
    """What a claim, or somebody who coded it, says is a value of what it is about."""
    path = paths.canonical(about)
    domain = _domain(known, path)
    if domain is None:
        return
    if paths.is_milestone(path) and (unknown := list(_level(known, table, number, path))):
        yield from unknown
        return
    if paths.is_told(path) and not domain.options:
        message = f"found {cut(about)}, but the issue has no options that could be told"
        yield Finding("E16", table, number, ("about",), message)
        return
    try:
        value = parse_value(written, domain)
    except ValueError as error:
        remedy = nearest(written, domain.options) if domain.options and isinstance(written, str) else ""
        yield Finding("E17", table, number, ("value",), f"found {cut(_plain(written))}, {error}", remedy)
        return
    if not all(abs(one) < float("inf") for one in (value.low, value.high)):
        yield Finding("E17", table, number, ("value",), f"found {cut(written)}, expected a finite number")
        return
    wrong = mistake(known.case, path, Number(low=value.low, mode=value.mode, high=value.high))
    if wrong:
        yield Finding("E17", table, number, ("value",), _both(cut(_plain(written)), wrong))


def _level(known: Known, table: str, number: int, path: str) -> Iterator[Finding]:
    """A milestone of which the record tells is one that the step reaches."""
    match = quantities().match(path)
    if match is None or match.names["step"] not in known.outcomes:
        return
    step, level = match.names["step"], match.names["level"]
    levels = reached_by(known.case, known.case.steps[step])
    if level not in levels:
        message = f"found {cut(path)}, but {step} reaches no {cut(level)}"
        yield Finding("E16", table, number, ("about",), message, nearest(level, levels))


def _assumed(known: Known, number: int, assumption: Assumption) -> Iterator[Finding]:
    path = paths.canonical(assumption.about)
    match = quantities().match(path)
    if match is not None and match.quantity.speaks in ("options", "day"):
        message = f"found {cut(assumption.about)}: what is held to have happened or was told is claimed, not assumed"
        yield Finding("E16", "assumption", number, ("about",), message)
        return
    domain = allowed(known.case, path)
    if domain is not None and not domain.low <= assumption.value.low <= assumption.value.high <= domain.high:
        message = f"found {assumption.value.typed}, expected a value from {domain.low:g} to {domain.high:g}"
        yield Finding("E17", "assumption", number, ("value",), message)
        return
    wrong = mistake(known.case, path, assumption.value)
    if wrong:
        yield Finding("E17", "assumption", number, ("value",), _both(assumption.value.typed, wrong))


def _both(found: str, wrong: str) -> str:
    """What was found and what was expected, where the words of the constant itself do not say both."""
    return wrong if "found" in wrong else f"found {found}, {wrong}"


def _plain(value: object) -> object:
    """A number as it would be typed."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value

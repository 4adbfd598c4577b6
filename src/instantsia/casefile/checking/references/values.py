"""What claims, disputes and assumptions are about, and that what they say of it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from instantsia.case import paths
from instantsia.case.evidence import Assumption, Claim
from instantsia.case.numbers import Number
from instantsia.case.values import Domain, domain_of, parse_value
from instantsia.casefile.checking import constants
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.valued import Valued
from instantsia.errors import cut, nearest
from instantsia.evidence.program import VOTES


def check(known: Known) -> Iterator[Finding]:
    """Every claim, dispute and assumption, in the order in which they are written."""
    valued = Valued.of(known.case)
    for number, claim in enumerate(known.case.claim):
        yield from _about(known, "claim", number, claim.about, valued)
        yield from _says(known, number, claim)
    for number, dispute in enumerate(known.case.dispute):
        yield from _about(known, "dispute", number, dispute.about, valued)
    for number, assumption in enumerate(known.case.assumption):
        yield from _assumed(known, number, assumption, valued)


def _about(known: Known, table: str, number: int, about: str, valued: Valued) -> Iterator[Finding]:
    path = paths.canonical(about)
    if path in valued or path.startswith("context.") or _excused(known, path):
        return
    message = f"found {cut(about)}, expected a path that takes a value"
    yield Finding("E16", table, number, ("about",), message, valued.nearest(about))


def _excused(known: Known, path: str) -> bool:
    """Whether the path runs over something that is written but could not be read."""
    kind, *rest = path.split(".")
    over = {
        "actor": [("actor", 0), ("issue", 1), ("issue", 2), ("actor", 2)], "issue": [("issue", 0)],
        "fact": [("fact", 0)], "step": [("step", 0)], "record": [("step", 0), ("actor", 2)], "body": [("body", 0)],
    }  # fmt: skip
    there: Mapping[str, Iterable[str]] = {
        "actor": known.case.actors, "issue": known.case.issues, "fact": known.case.facts,
        "step": known.case.steps, "body": known.case.bodies,
    }  # fmt: skip
    return any(
        place < len(rest) and rest[place] not in there[table] and known.written.may_have(table, rest[place])
        for table, place in over.get(kind, [])
    )


def _domain(known: Known, path: str) -> Domain | None:
    """What a path takes; None where that cannot be told."""
    parts = path.split(".")
    outcomes: tuple[str, ...] = ()
    if parts[0] == "record":
        if parts[1] not in known.outcomes:
            return None
        outcomes = known.outcomes[parts[1]]
        if not outcomes:
            return None
        outcomes = (*outcomes, *VOTES) if len(parts) > 2 else outcomes
    return domain_of(known.case, path, outcomes)


def _says(known: Known, number: int, claim: Claim) -> Iterator[Finding]:
    path = paths.canonical(claim.about)
    if path.startswith("context."):
        return
    domain = _domain(known, path)
    if domain is None:
        return
    if paths.is_told(path) and not domain.options:
        message = f"found {cut(claim.about)}, but the issue has no options that could be told"
        yield Finding("E16", "claim", number, ("about",), message)
        return
    try:
        value = parse_value(claim.value, domain)
    except ValueError as error:
        remedy = nearest(claim.value, domain.options) if domain.options and isinstance(claim.value, str) else ""
        yield Finding("E17", "claim", number, ("value",), f"found {cut(_plain(claim.value))}, {error}", remedy)
        return
    if not all(abs(one) < float("inf") for one in (value.low, value.high)):
        yield Finding("E17", "claim", number, ("value",), f"found {cut(claim.value)}, expected a finite number")
        return
    wrong = constants.mistake(known.case, path, Number(low=value.low, mode=value.mode, high=value.high))
    if wrong:
        yield Finding("E17", "claim", number, ("value",), _both(cut(_plain(claim.value)), wrong))


def _assumed(known: Known, number: int, assumption: Assumption, valued: Valued) -> Iterator[Finding]:
    about = assumption.about.removeprefix("actor.")
    path = paths.canonical(assumption.about)
    if about.startswith("*."):
        rest = about.removeprefix("*.")
        path = next((p for p in (f"actor.{one}.{rest}" for one in known.case.actors) if p in valued), "")
        if not path:
            if not _excused(known, f"actor.*.{rest}"):
                everybody = dict.fromkeys(f"*.{p.split('.', 2)[2]}" for p in valued if p.startswith("actor."))
                message = f"found {cut(assumption.about)}, expected a path that some actor has"
                yield Finding("E16", "assumption", number, ("about",), message, nearest(about, everybody))
            return
    elif path not in valued:
        yield from _about(known, "assumption", number, assumption.about, valued)
        return
    if path.startswith("record.") or paths.is_told(path):
        message = f"found {cut(assumption.about)}: what is held to have happened or was told is claimed, not assumed"
        yield Finding("E16", "assumption", number, ("about",), message)
        return
    domain = Domain(0.0, 1.0) if path.startswith("fact.") else _domain(known, path)
    if domain is not None and not domain.low <= assumption.value.low <= assumption.value.high <= domain.high:
        message = f"found {assumption.value.typed}, expected a value from {domain.low:g} to {domain.high:g}"
        yield Finding("E17", "assumption", number, ("value",), message)
        return
    wrong = constants.mistake(known.case, path, assumption.value)
    if wrong:
        yield Finding("E17", "assumption", number, ("value",), _both(assumption.value.typed, wrong))


def _both(found: str, wrong: str) -> str:
    """What was found and what was expected, where the words of the constant itself do not say both."""
    return wrong if "found" in wrong else f"found {found}, {wrong}"


def _plain(value: object) -> object:
    """A number as it would be typed."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value

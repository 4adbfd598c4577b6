"""Texts, sources, parts, tellers, claims and disputes: that each names what is there and is worth what can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instantsia.case import paths
from instantsia.case.evidence import Claim
from instantsia.case.numbers import Number
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.errors import cut, nearest
from instantsia.evidence import credence
from instantsia.evidence.credence import PRESETS, kind_of, read_credence
from instantsia.evidence.epochs import span_of, whose
from instantsia.evidence.program import OPTIONS_LIMIT, READINGS

SUM_SLACK = 1e-6
EXHIBITS = ("asserted", "cited", "read out", "produced")


def check(known: Known) -> Iterator[Finding]:
    """Every source, part, teller, claim and dispute."""
    case = known.case
    for number, source in enumerate(case.source):
        if source.text is not None:
            yield from known.refers("source", number, ("text",), source.text, ("text",))
        if source.derives_from is not None:
            yield from known.refers("source", number, ("derives_from",), source.derives_from, ("source",))
        yield from _credence("source", number, "p", source.p)
        if isinstance(source.p, dict):
            total = sum(one.middle for one in source.p.values())
            if abs(total - 1) > SUM_SLACK:
                message = f"found readings whose probabilities add to {total:.6g}, expected 1"
                yield Finding("E3", "source", number, ("p",), message)
            if len(source.p) > OPTIONS_LIMIT:
                message = f"found {len(source.p)} readings, expected at most {OPTIONS_LIMIT}"
                yield Finding("E17", "source", number, ("p",), message)
        readings = _readings(source.p)
        for reading, preset in source.right.items():
            if reading not in readings[1:]:
                message = f"found {cut(reading)}, expected a reading of the source but the first"
                yield Finding("E4", "source", number, ("right", reading), message, nearest(reading, readings[1:]))
            if preset not in PRESETS:
                message = f"found {cut(preset)}, expected what a claim is worth in that reading"
                yield Finding("E4", "source", number, ("right", reading), message, nearest(preset, PRESETS))
    yield from _circles("source", {one.id: one.derives_from for one in case.source}, "derives_from")
    for number, part in enumerate(case.part):
        if part.of in known.written.of("part") and part.of not in known.written.of("source"):
            message = f"found {cut(part.of)}, which is a part itself, expected a source"
            yield Finding("E4", "part", number, ("of",), message, "a part is of a source")
        else:
            yield from known.refers("part", number, ("of",), part.of, ("source",))
        yield from _credence("part", number, "open", part.open)
        if isinstance(part.open, dict) and part.of in case.sources:
            yield from _known_readings(known, "part", number, "open", part.open, part.of)
    for number, teller in enumerate(case.teller):
        yield from _credence("teller", number, "p", teller.p)
    for number, claim in enumerate(case.claim):
        yield from _claim(known, number, claim)
    yield from _circles("claim", {one.id: one.replaces for one in case.claim}, "replaces")
    taken = set()
    for number, dispute in enumerate(case.dispute):
        about = paths.canonical(dispute.about)
        if about in taken:
            yield Finding("E4", "dispute", number, ("about",), f"found a second dispute about {dispute.about}")
        taken.add(about)
        if dispute.agree_within is not None and dispute.agree_within < 0:
            message = f"found {dispute.agree_within:g}, expected a width of 0 or more"
            yield Finding("E17", "dispute", number, ("agree_within",), message)


def _claim(known: Known, number: int, claim: Claim) -> Iterator[Finding]:
    if claim.source is not None:
        yield from known.refers("claim", number, ("source",), claim.source, ("source", "part"))
    elif len(sources := known.written.of("source")) != 1 and "source" not in known.written.unnamed:
        count = len(sources)
        message = f"missing, expected one of the {count} sources" if count else "missing, and no source is declared"
        remedy = nearest("", sources) if count else "write [[source]]"
        yield Finding("E12", "claim", number, ("source",), message, remedy)
    if claim.replaces is not None:
        yield from _replaces(known, number, claim)
    if isinstance(claim.right, dict):
        source = known.case.source_of(claim)
        if source is not None:
            yield from _known_readings(known, "claim", number, "right", claim.right, source.id)
    yield from known_kind("claim", number, claim.kind)
    if claim.exhibit and claim.exhibit.replace("_", " ").casefold() not in EXHIBITS:
        message = f"found {cut(claim.exhibit)}, expected how the document appears"
        yield Finding("E4", "claim", number, ("exhibit",), message, nearest(claim.exhibit, EXHIBITS))
    if claim.lines is not None and not 1 <= claim.lines[0] <= claim.lines[1]:
        message = f"found lines {claim.lines[0]}..{claim.lines[1]}, expected them from first to last, counted from 1"
        yield Finding("E17", "claim", number, ("lines",), message)
    for key in ("first", "last"):
        words = getattr(claim, key).split()
        if len(words) > 6:
            message = f"found {len(words)} words, expected at most six of the passage"
            yield Finding("E17", "claim", number, (key,), message)


def known_kind(table: str, number: int, kind: str) -> Iterator[Finding]:
    """The kind of a claim, or of a coding, is one that is known."""
    try:
        kind_of(kind)
    except ValueError:
        kinds = [kind for kind in credence.KINDS if kind != credence.NOT_STATED]
        message = f"found {cut(kind)}, expected a kind of claim or a probability"
        yield Finding("E4", table, number, ("kind",), message, nearest(kind.casefold(), kinds))


def _replaces(known: Known, number: int, claim: Claim) -> Iterator[Finding]:
    """A change of mind is told by whoever changed it: what a claim replaces is an earlier word of the same actor."""
    case, place = known.case, ("claim", number, ("replaces",))
    yield from known.refers(*place, claim.replaces, ("claim",))
    other, path = case.claims.get(claim.replaces or ""), paths.canonical(claim.about)
    if other is None or other.id == claim.id:
        return
    if paths.canonical(other.about) != path:
        message = f"found {other.id}, which is about {other.about}, expected a claim about {claim.about}"
        yield Finding("E4", *place, message, "a change of mind is about one and the same number")
    elif (actor := whose(path)) is None:
        message = f"found {other.id}, but {claim.about} is no number of an actor, who could change their mind"
        yield Finding("E4", *place, message, "leave it out: claims about it are in dispute")
    elif claim.told_by != actor or other.told_by != actor:
        wrong = claim if claim.told_by != actor else other
        teller = wrong.told_by or "the source itself"
        message = f"found {other.id}, but {wrong.id} is told by {teller}, expected both to be told by {actor}"
        yield Finding("E4", *place, message, "only their own word takes the place of their own word")
    else:
        earlier, later = span_of(case, other), span_of(case, claim)
        if later is None or later.last is None:
            message = f"found {other.id}, but nothing says since when this claim holds in its place"
            yield Finding("E4", *place, message, "say in `of` of which day it is")
        elif earlier is not None and earlier.first is not None and later.last < earlier.first:
            message = f"found {other.id}, which tells of a later day than this claim"
            yield Finding("E4", *place, message, "the later word replaces the earlier one: mend `of`, or turn it round")


def _known_readings(
    known: Known, table: str, number: int, key: str, value: Mapping[str, Number], source: str
) -> Iterator[Finding]:
    readings = _readings(known.case.sources[source].p)
    for reading in value:
        if reading not in readings:
            message = f"found {cut(reading)}, expected a reading of source {source}"
            yield Finding("E4", table, number, (key, reading), message, nearest(reading, readings))


def _circles(table: str, above: Mapping[str, str | None], key: str) -> Iterator[Finding]:
    reported: set[str] = set()
    for number, start in enumerate(above):
        trail, one = [], above.get(start)
        while one is not None and one != start and one not in trail:
            trail.append(one)
            one = above.get(one)
        if one == start and start not in reported:
            reported |= {start, *trail}
            message = f"found a circle: {' -> '.join([start, *trail, start])}"
            yield Finding("E4", table, number, (key,), message)


def _readings(p: object) -> tuple[str, ...]:
    return tuple(p) if isinstance(p, dict) else READINGS


def _credence(table: str, number: int, key: str, written: object) -> Iterator[Finding]:
    if isinstance(written, str):
        try:
            read_credence(written)
        except ValueError as error:
            yield Finding("E17", table, number, (key,), f"found {cut(written)}, {error}")

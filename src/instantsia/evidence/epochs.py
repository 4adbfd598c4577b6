"""When somebody changed their mind: the epochs of a path, made by an actor's own words on days that do not overlap.

What one says on the 16th and what the same one says on the 19th are no dispute in which one is wrong. The first epoch
of a path lasts from ever; each further one begins on the last day of the own words that open it. Inside an epoch claims
contest each other as in any dispute, and where none of them stands, what held before goes on.

1. Own words are claims about a number of an actor that this actor tells. Of their spans, taken in the order of their
   last days, one opens a further epoch where it begins after the last day of the one that opened the epoch before, or
   where its claim `replaces` another of them. (No choice of spans that do not overlap has more of them.)
2. Every other claim belongs to the epoch in which its last day lies; `always`, and what has no date, to the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from instantsia.case.dates import Span, parse_span
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.frozen import frozen

MARK = "@"
"""Stands between a path and the claim that opens a further epoch of it: in no path and no id."""


@frozen
class Epoch:
    """A stretch of time in which the claims about a path contest each other.

    opened_by   the claim with which it begins; "" for the first, which lasts from ever
    since       ordinal of the day on which it begins, None for the first
    claims      those that belong to it
    """

    opened_by: str
    since: int | None
    claims: tuple[Claim, ...]


def epochs(case: Case, path: str, claims: Sequence[Claim]) -> tuple[Epoch, ...]:
    """The epochs that some claims about a canonical path make, in the order of time; the first may have no claim."""
    own = in_order(case, own_words(path, claims))
    begins: list[tuple[str, int]] = []
    last: int | None = None
    known = {claim.id for claim in own_words(path, claims)}
    for claim, span in own:
        assert span.first is not None
        assert span.last is not None
        if claim.replaces in known or (last is not None and span.first > last):
            begins.append((claim.id, span.last))
            last = span.last
        elif last is None:
            last = span.last
    members: list[list[Claim]] = [[] for _ in range(len(begins) + 1)]
    openers = {opened_by: place for place, (opened_by, _) in enumerate(begins, 1)}
    # what another own word replaces was said before it; of several that replace it before the first of them
    replaced: dict[str | None, int] = {}
    for claim, _ in own:
        if claim.replaces in known:
            replaced.setdefault(claim.replaces, openers[claim.id] - 1)
    for claim in claims:
        day = _day(case, claim)
        lies = 0 if day is None else sum(day >= since for _, since in begins)
        place = openers.get(claim.id, lies)
        if claim.id in replaced:
            place = min(place, replaced[claim.id])
        members[place].append(claim)
    heads: tuple[tuple[str, int | None], ...] = (("", None), *begins)
    return tuple(Epoch(*head, tuple(some)) for head, some in zip(heads, members, strict=True))


def own_words(path: str, claims: Iterable[Claim]) -> list[Claim]:
    """Of the claims about a canonical path those in which an actor speaks of a number of their own."""
    actor = whose(path)
    return [] if actor is None else [claim for claim in claims if claim.told_by == actor]


def whose(path: str) -> str | None:
    """The actor whose number a canonical path is; None for what belongs to no actor, and for the record."""
    match = quantities().match(path)
    if match is None or match.quantity.speaks != "number" or match.quantity.names[:1] != ("actor",):
        return None
    return match.names["actor"]


def in_order(case: Case, own: Sequence[Claim]) -> list[tuple[Claim, Span]]:
    """Own words that have a day, with their spans, in the order of their last days; a replaced one stands before."""
    by_id = {claim.id: claim for claim in own}
    dated = [(claim, span) for claim in own if (span := span_of(case, claim)) is not None and not span.always]
    return sorted(dated, key=lambda one: (one[1].last, len(chain(by_id, one[0])), one[0].id))


def chain(own: Mapping[str, Claim], claim: Claim) -> list[str]:
    """The claims that one replaces, directly and by way of others, nearest first; a circle ends where it closes."""
    found: list[str] = []
    one = claim.replaces
    while one is not None and one in own and one not in found:
        found.append(one)
        one = own[one].replaces
    return found


def span_of(case: Case, claim: Claim) -> Span | None:
    """When what a claim tells was so: its own days, else the day on which it was told; None where none is known."""
    written = claim.of or case.told_on(claim)
    return None if written is None else parse_span(written)


def _day(case: Case, claim: Claim) -> int | None:
    span = span_of(case, claim)
    return None if span is None else span.last

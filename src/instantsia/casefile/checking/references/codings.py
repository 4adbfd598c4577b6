"""What further coders read: that it is read in the passage of a claim of the case, once, and is a value of its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from instantsia.case import paths
from instantsia.case.evidence import CODER, FIRST_CODER, PASSAGE, Claim, Coding
from instantsia.case.quantities import quantities
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.evidence import known_kind
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.values import says
from instantsia.errors import cut, nearest


def check(known: Known) -> Iterator[Finding]:
    """Every row of every further coder."""
    case = known.case
    taken: set[tuple[str, str]] = set()
    for number, one in enumerate(case.coding):
        if one.by == FIRST_CODER:
            message = f"found {FIRST_CODER}, which is whoever coded the claims, expected the name of a further coder"
            yield Finding("E4", "coding", number, ("by",), message)
        if (one.by, one.claim) in taken:
            message = f"found {one.claim}, of which {one.by} has a row already"
            yield Finding("E4", "coding", number, ("claim",), message, "keep one of them")
        taken.add((one.by, one.claim))
        claim = case.claims.get(one.claim)
        if claim is None and not known.written.may_have("claim", one.claim):
            message = f"found {cut(one.claim)}, expected the id of a claim"
            yield Finding("E4", "coding", number, ("claim",), message, nearest(one.claim, case.claims))
        yield from known_kind("coding", number, one.kind)
        if claim is not None:
            yield from _passage(known, number, one, claim)
            if one.value is not None:
                yield from says(known, "coding", number, claim.about, one.value)
    for number, source in enumerate(case.source):
        if case.coding and source.id == CODER:
            message = f"found {CODER}, which is the choice between coders in a case that is coded more than once"
            yield Finding("E4", "source", number, ("id",), message, "give the source another id")


def _passage(known: Known, number: int, one: Coding, claim: Claim) -> Iterator[Finding]:
    """The same claim is read in the same passage: what is written of it is written as with the claim."""
    for key in PASSAGE:
        found, expected = getattr(one, key), getattr(claim, key)
        if key == "about" and quantities().match(paths.canonical(claim.about)) is None:
            # what is wrong with the claim is told of the claim
            continue
        if key == "source" and expected is None and (source := known.case.source_of(claim)) is not None:
            # a claim may leave out the only source there is
            expected = source.id
        if found in (None, "") or _plain(key, found) == _plain(key, expected):
            continue
        has = "has none" if expected in (None, "") else f"has {_shown(expected)}"
        message = f"found {_shown(found)}, but claim {claim.id} {has}: expected the same passage"
        yield Finding("E25", "coding", number, (key,), message, "mend it, or write a codebook anew")


def _plain(key: str, value: Any) -> Any:
    """What is compared: a path in full, words whatever the space between them."""
    if key == "about" and value:
        return paths.canonical(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{value[0]}" if value[0] == value[1] else f"{value[0]}..{value[1]}"
    return cut(value)

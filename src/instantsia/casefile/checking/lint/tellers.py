"""What is asked about who tells it: whether they are named, how many they are, whose side they are on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from instantsia.case import paths
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.quantities import RECORD, domain_of, quantities
from instantsia.case.values import Value, parse_value
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.gathered import claims_by_path
from instantsia.errors import cut, few, nearest
from instantsia.evidence.credence import TELLER


def w12(case: Case) -> Iterator[Finding]:
    """Claims that agree, all told by one side: repetition, no corroboration."""
    for path, claims in claims_by_path(case).items():
        if paths.is_record(path) or paths.is_context(path) or len(claims) < 2:
            continue
        values = [_value(case, path, claim) for _, claim in claims]
        sides = {_side(case, claim) for _, claim in claims}
        tellers = {claim.told_by for _, claim in claims}
        if None in values or None in sides or len(sides) != 1 or len(tellers) < 2:
            continue
        if _agree(case, path, [value for value in values if value is not None]):
            number, first = claims[0]
            message = f"{first.about}: {len(claims)} claims agree, all told by side {next(iter(sides))}"
            yield Finding("W12", "claim", number, ("told_by",), message)


def w15(case: Case) -> Iterator[Finding]:
    """A claim from a document in which several people speak says who tells it."""
    tellers: dict[str, set[str]] = {}
    for claim in case.claim:
        source = case.source_of(claim)
        if source is not None and claim.told_by is not None:
            tellers.setdefault(source.id, set()).add(claim.told_by)
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if source is None or claim.told_by is not None or paths.is_record(claim.about):
            continue
        speakers = max(source.speakers or 0, len(tellers.get(source.id, ())))
        if speakers > 1:
            message = f"missing, and {speakers} people speak in {source.id}: who tells this?"
            yield Finding("W15", "claim", number, ("told_by",), message)


def w16(case: Case) -> Iterator[Finding]:
    """A step that is scored against a record which one teller alone gives."""
    for path, claims in claims_by_path(case).items():
        match = quantities().match(path)
        if match is not None and match.quantity is RECORD:
            tellers = {claim.told_by for _, claim in claims}
            witnesses = {(claim.told_by, claim.source) for _, claim in claims}
            if len(witnesses) == 1 and None not in tellers:
                number, _ = claims[0]
                message = f"the score of {match.names['step']} rests on the word of {next(iter(tellers))} alone"
                yield Finding("W16", "claim", number, ("told_by",), message)


def w21(case: Case) -> Iterator[Finding]:
    """Who tells something and has no entry is believed by default; the default is nobody's judgement of them."""
    first: dict[str, int] = {}
    for number, claim in enumerate(case.claim):
        if claim.told_by is not None and claim.told_by not in case.tellers:
            first.setdefault(claim.told_by, number)
    slips = {name: near for name in first if (near := nearest(name, case.tellers)).startswith("did")}
    for name, near in slips.items():
        message = f"found {cut(name)}, who has no [[teller]]"
        yield Finding("W21", "claim", first.pop(name), ("told_by",), message, near)
    if first:
        names = few([*first], 6)
        how_far = f"{TELLER.probability:g} ({TELLER.low:g}..{TELLER.high:g})"
        message = f"no [[teller]] for {names}: believed with {how_far}"
        yield Finding("W21", "claim", min(first.values()), ("told_by",), message)


def _side(case: Case, claim: Claim) -> str | None:
    teller = case.tellers.get(claim.told_by or "")
    return None if teller is None else teller.side


def _value(case: Case, path: str, claim: Claim) -> Value | None:
    domain = domain_of(case, path)
    return None if domain is None else parse_value(claim.value, domain)


def _agree(case: Case, path: str, values: Sequence[Value]) -> bool:
    if values[0].options:
        return len({value.options for value in values}) == 1
    domain = domain_of(case, path)
    stated = next((one.agree_within for one in case.dispute if paths.canonical(one.about) == path), None)
    within = stated if stated is not None else (domain.width / 10 if domain is not None else 0.0)
    middles = sorted(value.middle for value in values)
    return all(upper - lower <= within for lower, upper in pairwise(middles))

"""Which claims are open from where one looks, and what each of them is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from instantsia.case.dates import parse_span
from instantsia.case.evidence import Claim, Part, Source
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.paths import canonical, is_record
from instantsia.case.quantities import POSITION, quantities
from instantsia.case.values import Domain, Value, parse_value
from instantsia.evidence.credence import PRESETS, Credence, against_interest, kind_of, read_credence
from instantsia.evidence.epochs import Epoch, epochs
from instantsia.evidence.gates import known
from instantsia.evidence.nodes import ClaimNode, Shut, SourceNode, TellerNode


def open_claims(
    case: Case,
    wanted: Mapping[str, Number | None],
    as_of: int | None,
    known_by: int | None,
    dropped: frozenset[str],
) -> tuple[dict[str, tuple[Epoch, ...]], dict[str, Shut]]:
    """{path: its epochs with the claims that are open}, and why the other claims are not.

    Epochs are made by all that is told by the vantage, believed or not: taking a claim out moves no other claim to
    another epoch. The first epoch is always there, of a further one only what has a claim left.
    """
    found: dict[str, list[Claim]] = {}
    shut: dict[str, Shut] = {}
    for claim in case.claim:
        about = canonical(claim.about)
        if about not in wanted:
            continue
        source, part = _witness(case, claim)
        late = None if is_record(about) else _vantage(case, claim, as_of, known_by)
        reason: Shut | None = late
        if dropped & {claim.id, source.id, claim.told_by, part.id if part else None}:
            reason = "without"
        if reason is not None:
            shut[claim.id] = reason
        if late is None:
            found.setdefault(about, []).append(claim)
    return {about: _open(epochs(case, about, claims), shut) for about, claims in found.items()}, shut


def _open(made: tuple[Epoch, ...], shut: Mapping[str, Shut]) -> tuple[Epoch, ...]:
    left = (replace(one, claims=tuple(claim for claim in one.claims if claim.id not in shut)) for one in made)
    return tuple(one for one in left if one.claims or one.since is None)


def _witness(case: Case, claim: Claim) -> tuple[Source, Part | None]:
    """The source of a claim, and the part where it names one; a blank source is the only one there is."""
    source, part = case.source_of(claim), case.part_of(claim)
    if source is None:
        if claim.source is None:
            raise ValueError(f"claim {claim.id}: expected a source, since the case has {len(case.source)}")
        known(claim.source, (*case.sources, *case.parts), f"claim {claim.id}")
        raise ValueError(f"claim {claim.id}: part {claim.source} is of no source that is declared")
    return source, part


def _vantage(case: Case, claim: Claim, as_of: int | None, known_by: int | None) -> Shut | None:
    """Why a claim is shut from where one looks, or None. One more gate: what has no date was not so by any day."""
    made = case.told_on(claim)
    gates: tuple[tuple[int | None, str | None, Shut], ...] = (
        (as_of, claim.of or made, "as of"),
        (known_by, made, "known by"),
    )
    for day, date, reason in gates:
        if day is None:
            continue
        if date is None:
            return "undated"
        if not parse_span(date).by(day):
            return reason
    return None


def claim_node(
    case: Case,
    claim: Claim,
    domain: Domain,
    sources: Mapping[str, SourceNode],
    tellers: Mapping[str, TellerNode],
) -> ClaimNode:
    """A claim with its chance in each reading of its source, what it says, and who says it."""
    where = f"claim {claim.id}"
    source, part = _witness(case, claim)
    readings = sources[source.id].readings
    own = claim.right
    try:
        basis, credence = kind_of(claim.kind) if own is None else ("", Credence(0.0, 0.0, 0.0))
        value, option, mask = read_value(claim.value, domain)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    right, follows = [0.0] * len(readings), [True] * len(readings)
    if isinstance(own, dict):
        for reading, number in own.items():
            right[readings.index(known(reading, readings, where))] = number.middle
        first = own.get(readings[0])
        credence = Credence(right[0], first.low, first.high) if first else credence
    else:
        if own is not None:
            credence = read_credence(own)
        for reading in source.right:
            known(reading, readings, f"source {source.id}")
        against = bool(basis) and claim.against_interest
        right[0] = against_interest(credence.probability) if against else credence.probability
        for place, reading in enumerate(readings[1:], 1):
            preset = known(source.right.get(reading, "nothing"), PRESETS, f"source {source.id}")
            worth, share, _ = PRESETS[preset]
            right[place] = right[0] * worth if share else min(worth, right[0])
            follows[place] = share
    teller = tellers[claim.told_by] if claim.told_by is not None else None
    said_by = "" if teller is None else teller.address
    return ClaimNode(
        id=claim.id,
        source=source.id,
        part=part.id if part else None,
        teller=claim.told_by,
        right=tuple(right),
        follows=tuple(follows),
        credence=credence,
        basis=basis or f"claim.{claim.id}",
        against=bool(basis) and claim.against_interest,
        value=value,
        leans=bool(teller and teller.lean and domain.width > 0 and _on_a_scale(canonical(claim.about))),
        option=option,
        mask=mask,
        witness=(f"part/{part.id}" if part else f"source/{source.id}", said_by),
        why=claim.why,
    )


def read_value(written: str | float | list[float], domain: Domain) -> tuple[Value, int, int]:
    """A value with the index of the first option that it names (-1 for a number), and a bit for each of its options.

    Raises ValueError where it is no value of the domain.
    """
    value = parse_value(written, domain)
    options = [domain.options.index(option) for option in value.options]
    return value, options[0] if options else -1, sum(1 << option for option in options)


def _on_a_scale(path: str) -> bool:
    """Whether the path is a position on the scale of an issue: only there does a lean mean anything."""
    match = quantities().match(path)
    return match is not None and match.quantity is POSITION


def claim_order(claim: ClaimNode) -> tuple[object, ...]:
    """An order that does not depend on the file: from the lowest value up, what one witness repeats side by side."""
    value = claim.value
    return (
        claim.option,
        value.middle,
        value.low,
        value.high,
        value.mode is None,
        value.among,
        claim.mask,
        claim.witness,
        claim.teller or "",
        claim.id,
    )

"""A case at one vantage, reduced to what must be drawn: plain data in a fixed order, with nothing left to look up.

`compile_program` takes the paths that are read and keeps the claims about them that are open at the vantage, the
sources, parts and tellers on which those rest, and the assumption to which each path falls. What bears on no path that
is read is not in the program and is never drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from instantsia.case.dates import parse_span
from instantsia.case.evidence import Claim, Part, Source, Teller
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.paths import canonical, covering
from instantsia.case.values import Domain, Value, domain_of, parse_value
from instantsia.errors import nearest
from instantsia.evidence.credence import (
    PRESETS,
    TELLER,
    Credence,
    against_interest,
    kind_of,
    read_credence,
)
from instantsia.evidence.disputes import clusters

READINGS = ("genuine", "not")
"""The readings of a source that is written with one probability."""

VOTES = ("abstain", "absent")
"""What a recorded vote may say besides the outcomes of its step; their indices follow those of the outcomes."""

OPTIONS_LIMIT = 15
"""Options of one path: a bit each in a mask of 16."""

Shut = Literal["as of", "known by", "undated", "without"]
Origin = Literal["case", "default", "table", "command line", "implied"]


@dataclass(frozen=True)
class SourceNode:
    """A source whose reading is drawn.

    readings       names, the first being the one in which its claims are worth most
    probabilities  of each reading, adding to 1
    parent         the source it derives from, or None
    """

    id: str
    readings: tuple[str, ...]
    probabilities: tuple[float, ...]
    parent: str | None
    credence: Credence
    why: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        return f"source/{self.id}"


@dataclass(frozen=True)
class PartNode:
    """A part of a source with a gate of its own; `open` is its chance in each reading of the source."""

    id: str
    source: str
    open: tuple[float, ...]
    credence: Credence
    why: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        return f"part/{self.id}"


@dataclass(frozen=True)
class TellerNode:
    """A teller: believed where the number of his side, or his own, lies below his credence.

    lean     points of the scale that he tells more than was so, or None
    stated   whether the case has an entry for him
    """

    id: str
    side: str | None
    credence: Credence
    lean: Number | None = None
    stated: bool = True
    why: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        return f"teller/{self.id}" if self.side is None else f"side/{self.side}"

    @property
    def lean_path(self) -> str:
        """The path under which his lean is listed and held."""
        return f"teller.{self.id}.lean"


@dataclass(frozen=True)
class ClaimNode:
    """One claim that is open at the vantage.

    right     chance of being right in each reading of the source, gates apart
    follows   in which readings that chance moves in proportion with the first
    basis     the credence behind it: `kind.own_words`, or `claim.ID` where the case states its own
    against   whether it speaks against its teller's interest (the odds of the basis are multiplied)
    leans     whether the lean of its teller is taken off its value
    option    index of the first option it names, -1 for a number
    mask      a bit for each option it names
    witness   (part or source, side or teller): whoever says it twice says it once
    """

    id: str
    source: str
    part: str | None
    teller: str | None
    right: tuple[float, ...]
    follows: tuple[bool, ...]
    credence: Credence
    basis: str
    against: bool
    value: Value
    leans: bool
    option: int
    mask: int
    witness: tuple[str, str]
    why: str = field(default="", repr=False)

    @property
    def doubt(self) -> str:
        return f"claim.{self.id}"


@dataclass(frozen=True)
class Assumed:
    """What holds for a path where no claim about it stands.

    about    the assumption as it was written (`*.post`), or the path itself
    origin   where it comes from; "implied" for a debt or a seat that nobody states
    """

    about: str
    number: Number
    origin: Origin
    why: str


@dataclass(frozen=True)
class PathNode:
    """A path that is read, with the claims about it that are open, in an order of their own (not that of the file).

    clusters   indices of the claims that agree, cluster by cluster from the lowest value up
    assumed    None where the path takes options and nothing holds unless a claim stands
    """

    path: str
    kind: Literal["number", "fact", "options"]
    domain: Domain
    claims: tuple[ClaimNode, ...]
    clusters: tuple[tuple[int, ...], ...]
    agree_within: float
    exhaustive: bool
    assumed: Assumed | None
    pick_key: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    leans: frozenset[str] = frozenset()
    """Paths of the leans that are taken off its values."""


@dataclass(frozen=True)
class Program:
    """What must be drawn. Sources stand after those from which they derive; all else by id and path.

    shut   {claim about a path that is read: why it is not in the program}
    """

    sources: tuple[SourceNode, ...]
    parts: tuple[PartNode, ...]
    tellers: tuple[TellerNode, ...]
    paths: tuple[PathNode, ...]
    as_of: int | None = None
    known_by: int | None = None
    shut: Mapping[str, Shut] | None = None

    def path(self, path: str) -> PathNode:
        """The node of a canonical path; raises KeyError where it is not read."""
        for node in self.paths:
            if node.path == path:
                return node
        raise KeyError(path)


def compile_program(
    case: Case,
    wanted: Mapping[str, Number | None],
    *,
    as_of: int | None = None,
    known_by: int | None = None,
    without: Collection[str] = (),
    outcomes: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Program:
    """The program of `case` for the paths that are read.

    wanted     {canonical path: the number written with a step, a rule or an actor, or None}
    as_of      ordinal of a day: only what was so by then; None for everything
    known_by   ordinal of a day: only what had been told by then
    without    sources, parts, tellers and claims that are never believed, with or without their kind before them
    outcomes   {step: what can come of it}, for the paths of the record

    A path falls, where no claim about it stands, to its assumption, else to the number in `wanted`, else to what is
    written with the actor, else to 0 for a debt and 1 for seats. Raises ValueError for a path that has nothing to
    fall to, an unknown name, a circle of sources, or a claim that cannot be read (the checker says so earlier).
    """
    dropped = frozenset(_bare(name) for name in without)
    order = _source_order(case.sources)
    claims, shut = _open_claims(case, wanted, as_of, known_by, dropped)

    sources = _sources(case, order, dropped)
    parts = {part.id: _part(part, sources[_known(part.of, sources, f"part {part.id}")]) for part in case.part}
    tellers = _tellers(case, claims)
    nodes = []
    for path, default in sorted(wanted.items()):
        nodes.append(_path(case, path, default, claims.get(path, ()), sources, parts, tellers, outcomes))

    used = [claim for node in nodes for claim in node.claims]
    seen_sources = {claim.source for claim in used}
    for source in reversed(order):
        parent = sources[source].parent
        if source in seen_sources and parent is not None:
            seen_sources.add(parent)
    seen_parts = {claim.part for claim in used}
    return Program(
        tuple(sources[one] for one in order if one in seen_sources),
        tuple(parts[one] for one in sorted(parts) if one in seen_parts),
        tuple(tellers[one] for one in sorted({claim.teller for claim in used if claim.teller is not None})),
        tuple(nodes),
        as_of,
        known_by,
        shut,
    )


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def _bare(name: str) -> str:
    kind, dot, rest = name.strip().lower().partition(".")
    return rest if dot and kind in ("source", "part", "teller", "claim") else name.strip().lower()


def _known(name: str, known: Iterable[str], where: str) -> str:
    names = tuple(known)
    if name not in names:
        raise ValueError(f"{where}: {name!r} is not declared ({nearest(name, names)})")
    return name


# --------------------------------------------------------------------------------------------- sources and tellers


def _source_order(sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Ids with parents first, otherwise by id: the order of the file does not count."""
    done: dict[str, None] = {}
    for start in sorted(sources):
        trail: list[str] = []
        one: str | None = start
        while one is not None and one not in done:
            if one in trail:
                raise ValueError(f"sources derive from each other in a circle: {' -> '.join([*trail, one])}")
            trail.append(one)
            one = sources[one].derives_from
            if one is not None:
                _known(one, sources, f"source {trail[-1]}")
        done.update(dict.fromkeys(reversed(trail)))
    return tuple(done)


def _sources(case: Case, order: tuple[str, ...], dropped: frozenset[str]) -> dict[str, SourceNode]:
    out: dict[str, SourceNode] = {}
    for name in order:
        source = case.sources[name]
        if isinstance(source.p, dict):
            readings = tuple(source.p)
            total = sum(number.middle for number in source.p.values())
            if total <= 0:
                raise ValueError(f"source {name}: expected readings whose probabilities add to 1")
            probabilities = tuple(number.middle / total for number in source.p.values())
            first = source.p[readings[0]]
            credence = Credence(probabilities[0], first.low, first.high)
        else:
            readings, credence = READINGS, _read(source.p, f"source {name}")
            probabilities = (credence.probability, 1 - credence.probability)
        if name in dropped:
            # whoever rests on it falls with it
            probabilities = (0.0,) * (len(readings) - 1) + (1.0,)
            credence = Credence(probabilities[0], probabilities[0], probabilities[0])
        above = out.get(source.derives_from or "")
        out[name] = SourceNode(
            name,
            readings,
            probabilities,
            source.derives_from,
            credence,
            source.why,
            _digest("source", name, readings, probabilities, above.key if above else None),
            frozenset({f"source.{name}"}) | (above.doubts if above else frozenset()),
            frozenset({f"source/{name}"}) | (above.addresses if above else frozenset()),
        )
    return out


def _part(part: Part, source: SourceNode) -> PartNode:
    if isinstance(part.open, dict):
        for reading in part.open:
            _known(reading, source.readings, f"part {part.id}")
        chances = tuple(part.open[r].middle if r in part.open else 0.0 for r in source.readings)
        first = part.open.get(source.readings[0])
        credence = Credence(chances[0], first.low, first.high) if first else Credence(0.0, 0.0, 0.0)
    else:
        credence = _read(part.open, f"part {part.id}")
        chances = (credence.probability,) * len(source.readings)
    return PartNode(
        part.id,
        source.id,
        chances,
        credence,
        part.why,
        _digest("part", part.id, chances, source.key),
        source.doubts | {f"part.{part.id}"},
        source.addresses | {f"part/{part.id}"},
    )


def _tellers(case: Case, claims: Mapping[str, tuple[Claim, ...]]) -> dict[str, TellerNode]:
    names = {claim.told_by for about in claims.values() for claim in about if claim.told_by is not None}
    return {name: _teller(name, case.tellers.get(name)) for name in sorted(names)}


def _teller(name: str, written: Teller | None) -> TellerNode:
    if written is None:
        node = TellerNode(name, None, TELLER, stated=False, why="has no entry of his own")
    else:
        node = TellerNode(name, written.side, _read(written.p, f"teller {name}"), written.lean, True, written.why)
    return replace(
        node,
        key=_digest("teller", name, node.address, node.credence, _shape(node.lean)),
        doubts=frozenset({f"teller.{name}"}),
        addresses=frozenset({node.address}),
    )


def _read(written: Number | str, where: str) -> Credence:
    try:
        return read_credence(written)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def _shape(number: Number | None) -> tuple[float | None, ...] | None:
    return None if number is None else (number.low, number.mode, number.high)


# ----------------------------------------------------------------------------------------------------- claims


def _open_claims(
    case: Case,
    wanted: Mapping[str, Number | None],
    as_of: int | None,
    known_by: int | None,
    dropped: frozenset[str],
) -> tuple[dict[str, tuple[Claim, ...]], dict[str, Shut]]:
    """{path: its claims that are open}, and why the others are not."""
    found: dict[str, list[Claim]] = {}
    shut: dict[str, Shut] = {}
    for claim in case.claim:
        about = canonical(claim.about)
        if about not in wanted or about.startswith("context."):
            continue
        source, part = _witness(case, claim)
        reason: Shut | None = None
        if dropped & {claim.id, source.id, claim.told_by, part.id if part else None}:
            reason = "without"
        elif not about.startswith("record."):
            reason = _vantage(claim, source, part, as_of, known_by)
        if reason is None:
            found.setdefault(about, []).append(claim)
        else:
            shut[claim.id] = reason
    return {about: tuple(claims) for about, claims in found.items()}, shut


def _witness(case: Case, claim: Claim) -> tuple[Source, Part | None]:
    """The source of a claim, and the part where it names one; a blank source is the only one there is."""
    if claim.source is None:
        if len(case.source) != 1:
            raise ValueError(f"claim {claim.id}: expected a source, since the case has {len(case.source)}")
        return case.source[0], None
    if claim.source in case.sources:
        return case.sources[claim.source], None
    _known(claim.source, (*case.sources, *case.parts), f"claim {claim.id}")
    part = case.parts[claim.source]
    return case.sources[_known(part.of, case.sources, f"part {part.id}")], part


def _vantage(claim: Claim, source: Source, part: Part | None, as_of: int | None, known_by: int | None) -> Shut | None:
    """Why a claim is shut from where one looks, or None. One more gate: what has no date was not so by any day."""
    made = claim.made or (part.made if part else None) or source.made
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


def _claim(
    case: Case,
    claim: Claim,
    domain: Domain,
    sources: Mapping[str, SourceNode],
    tellers: Mapping[str, TellerNode],
) -> ClaimNode:
    where = f"claim {claim.id}"
    source, part = _witness(case, claim)
    readings = sources[source.id].readings
    own = claim.right
    try:
        basis, credence = kind_of(claim.kind) if own is None else ("", Credence(0.0, 0.0, 0.0))
        value = parse_value(claim.value, domain)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    right, follows = [0.0] * len(readings), [True] * len(readings)
    if isinstance(own, dict):
        for reading, number in own.items():
            right[readings.index(_known(reading, readings, where))] = number.middle
        first = own.get(readings[0])
        credence = Credence(right[0], first.low, first.high) if first else credence
    else:
        if own is not None:
            credence = read_credence(own)
        for reading in source.right:
            _known(reading, readings, f"source {source.id}")
        against = bool(basis) and claim.against_interest
        right[0] = against_interest(credence.probability) if against else credence.probability
        for place, reading in enumerate(readings[1:], 1):
            preset = _known(source.right.get(reading, "nothing"), PRESETS, f"source {source.id}")
            worth, share, _ = PRESETS[preset]
            right[place] = right[0] * worth if share else min(worth, right[0])
            follows[place] = share
    teller = tellers[claim.told_by] if claim.told_by is not None else None
    said_by = "" if teller is None else teller.address
    options = [domain.options.index(option) for option in value.options]
    return ClaimNode(
        claim.id,
        source.id,
        part.id if part else None,
        claim.told_by,
        tuple(right),
        tuple(follows),
        credence,
        basis or f"claim.{claim.id}",
        bool(basis) and claim.against_interest,
        value,
        bool(teller and teller.lean and domain.width > 0 and _on_a_scale(case, canonical(claim.about))),
        options[0] if options else -1,
        sum(1 << option for option in options),
        (f"part/{part.id}" if part else f"source/{source.id}", said_by),
        claim.why,
    )


def _on_a_scale(case: Case, path: str) -> bool:
    """Whether the path is a position on the scale of an issue: only there does a lean mean anything."""
    match path.split("."):
        case ["actor", _, issue]:
            return issue in case.issues and case.issues[issue].scale is not None
    return False


# ------------------------------------------------------------------------------------------------------ paths


def _path(
    case: Case,
    path: str,
    default: Number | None,
    claims: tuple[Claim, ...],
    sources: Mapping[str, SourceNode],
    parts: Mapping[str, PartNode],
    tellers: Mapping[str, TellerNode],
    outcomes: Mapping[str, tuple[str, ...]],
) -> PathNode:
    domain = domain_of(case, path, _outcomes(path, outcomes))
    if domain is None:
        raise ValueError(f"{path}: expected a path that takes a value")
    kind: Literal["number", "fact", "options"] = "number"
    if path.startswith("fact."):
        kind = "fact"
    elif path.startswith(("record.", "issue.")):
        kind = "options"
        if len(domain.options) > OPTIONS_LIMIT:
            raise ValueError(f"{path}: expected at most {OPTIONS_LIMIT} options")
    nodes = sorted((_claim(case, claim, domain, sources, tellers) for claim in claims), key=_claim_order)
    dispute = next((one for one in reversed(case.dispute) if canonical(one.about) == path), None)
    within = domain.width / 10 if dispute is None or dispute.agree_within is None else dispute.agree_within
    exhaustive = dispute is not None and dispute.exhaustive
    groups = clusters(nodes, within)
    assumed = None if kind == "options" else _assumed(case, path, default)

    above: list[SourceNode | PartNode | TellerNode] = []
    for claim in nodes:
        above.append(sources[claim.source])
        if claim.part is not None:
            above.append(parts[claim.part])
        if claim.teller is not None:
            above.append(tellers[claim.teller])
    keys = sorted({one.key for one in above})
    pick_key = _digest("pick", path, nodes, groups, within, exhaustive, keys)
    # the values of claims stand in `nodes` already; leans in the keys of the tellers
    key = _digest("value", pick_key, domain, None if assumed is None else _shape(assumed.number))
    return PathNode(
        path,
        kind,
        domain,
        tuple(nodes),
        groups,
        within,
        exhaustive,
        assumed,
        pick_key,
        key,
        frozenset().union(
            *(one.doubts for one in above), (claim.doubt for claim in nodes), (claim.basis for claim in nodes)
        ),
        frozenset().union(*(one.addresses for one in above)),
        frozenset(tellers[claim.teller].lean_path for claim in nodes if claim.leans and claim.teller is not None),
    )


def _outcomes(path: str, outcomes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    match path.split("."):
        case ["record", step]:
            return outcomes.get(step, ())
        case ["record", step, "vote", _]:
            return (*outcomes.get(step, ()), *VOTES)
    return ()


def _claim_order(claim: ClaimNode) -> tuple[object, ...]:
    """An order that does not depend on the file: from the lowest value up, what one witness repeats side by side."""
    value = claim.value
    return (
        claim.option,
        value.middle,
        value.low,
        value.high,
        value.mode is None,
        claim.mask,
        claim.witness,
        claim.teller or "",
        claim.id,
    )


def _assumed(case: Case, path: str, default: Number | None) -> Assumed:
    written = covering(case, path)
    if written is not None:
        number = written.value
        return Assumed(written.about, number, number.source, written.why or number.why)
    if default is not None:
        return Assumed(path, default, default.source, default.why)
    match path.split("."):
        case ["actor", actor, "owes", creditor]:
            stated = case.actors[actor].owes.get(creditor) if actor in case.actors else None
            return _stated(path, stated, 0.0, "a debt that nobody states")
        case ["actor", actor, "seats"]:
            stated = case.actors[actor].seats if actor in case.actors else None
            return _stated(path, stated, 1.0, "a person has one seat")
    raise ValueError(f"{path}: nothing is claimed that always stands, and nothing is assumed")


def _stated(path: str, number: Number | None, otherwise: float, why: str) -> Assumed:
    if number is None:
        return Assumed(path, Number(low=otherwise, high=otherwise, why=why), "implied", why)
    return Assumed(path, number, number.source, number.why)

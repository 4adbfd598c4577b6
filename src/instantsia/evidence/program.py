"""A case at one vantage, reduced to what must be drawn: plain data in a fixed order, with nothing left to look up.

`compile_program` takes the paths that are read and keeps the claims about them that are open at the vantage, the
sources, parts and tellers on which those rest, and the assumption to which each path falls. What bears on no path that
is read is not in the program and is never drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.paths import canonical, covering
from instantsia.case.quantities import Match, domain_of, inline, quantities
from instantsia.case.values import VOTES
from instantsia.evidence.claims import claim_node, claim_order, open_claims
from instantsia.evidence.coders import coder_node, heard
from instantsia.evidence.disputes import clusters
from instantsia.evidence.epochs import MARK, Epoch
from instantsia.evidence.gates import digest, known, part_node, shape, source_nodes, source_order, teller_nodes
from instantsia.evidence.nodes import (
    OPTIONS_LIMIT,
    READINGS,
    Assumed,
    ClaimNode,
    CoderNode,
    Gate,
    PartNode,
    PathNode,
    Program,
    SourceNode,
    TellerNode,
)

__all__ = [
    "OPTIONS_LIMIT",
    "READINGS",
    "VOTES",
    "Assumed",
    "ClaimNode",
    "PartNode",
    "PathNode",
    "Program",
    "SourceNode",
    "TellerNode",
    "compile_program",
]


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
    written in its own place, else to the default of its kind (0 for a debt, 1 for seats). Raises ValueError for a path
    that has nothing to fall to, an unknown name, a circle of sources, or a claim that cannot be read (the checker says
    so earlier).
    """
    dropped = frozenset(_bare(name) for name in without)
    order = source_order(case.sources)
    claims, shut = open_claims(case, wanted, as_of, known_by, dropped)

    sources = source_nodes(case, order, dropped)
    parts = {part.id: part_node(part, sources[known(part.of, sources, f"part {part.id}")]) for part in case.part}
    told = (claim for made in claims.values() for epoch in made for claim in epoch.claims)
    tellers = teller_nodes(case, told)
    coder = coder_node(case)
    nodes: list[PathNode] = []
    for path, default in sorted(wanted.items()):
        before: PathNode | None = None
        for epoch in claims.get(path, (Epoch("", None, ()),)):
            before = _path(case, path, default, epoch, before, sources, parts, tellers, coder, outcomes)
            nodes.append(before)

    used = [claim for node in nodes for claim in node.claims]
    seen_sources = {claim.source for claim in used}
    for source in reversed(order):
        parent = sources[source].parent
        if source in seen_sources and parent is not None:
            seen_sources.add(parent)
    seen_parts = {claim.part for claim in used}
    return Program(
        sources=tuple(sources[one] for one in order if one in seen_sources),
        parts=tuple(parts[one] for one in sorted(parts) if one in seen_parts),
        tellers=tuple(tellers[one] for one in sorted({claim.teller for claim in used if claim.teller is not None})),
        paths=tuple(nodes),
        as_of=as_of,
        known_by=known_by,
        shut=shut,
        coder=coder if any(node.heard for node in nodes) else None,
    )


def _bare(name: str) -> str:
    kind, dot, rest = name.strip().lower().partition(".")
    return rest if dot and kind in ("source", "part", "teller", "claim") else name.strip().lower()


def _path(
    case: Case,
    path: str,
    default: Number | None,
    epoch: Epoch,
    before: PathNode | None,
    sources: Mapping[str, SourceNode],
    parts: Mapping[str, PartNode],
    tellers: Mapping[str, TellerNode],
    coder: CoderNode | None,
    outcomes: Mapping[str, tuple[str, ...]],
) -> PathNode:
    match, domain = quantities().match(path), domain_of(case, path, outcomes)
    if match is None or domain is None or match.quantity.speaks == "text":
        raise ValueError(f"{path}: expected a path that takes a value")
    # a day is drawn as a number is
    kind = "number" if match.quantity.speaks == "day" else match.quantity.speaks
    if kind == "options" and len(domain.options) > OPTIONS_LIMIT:
        raise ValueError(f"{path}: expected at most {OPTIONS_LIMIT} options")
    nodes = sorted((claim_node(case, claim, domain, sources, tellers) for claim in epoch.claims), key=claim_order)
    dispute = next((one for one in reversed(case.dispute) if canonical(one.about) == path), None)
    within = domain.near if dispute is None or dispute.agree_within is None else dispute.agree_within
    exhaustive = dispute is not None and dispute.exhaustive
    groups = clusters(nodes, within)
    coded = () if coder is None else heard(case, epoch.claims, nodes, domain, within)
    assumed = None if kind == "options" or before is not None else _assumed(case, path, match, default)
    name = path if before is None else f"{path}{MARK}{epoch.opened_by}"

    above: list[Gate] = []
    for claim in nodes:
        above.append(sources[claim.source])
        if claim.part is not None:
            above.append(parts[claim.part])
        if claim.teller is not None:
            above.append(tellers[claim.teller])
    if coded and coder is not None:
        above.append(coder)
    keys = sorted({one.key for one in above})
    pick_key = digest("pick", name, nodes, groups, within, exhaustive, keys, coded)
    # the values of claims stand in `nodes` already; leans in the keys of the tellers
    rests = None if assumed is None else shape(assumed.number)
    key = digest("value", pick_key, domain, rests) if before is None else digest("value", pick_key, domain, before.key)
    inherited = () if before is None else (before,)
    numbers = () if before is None else (f"{before.address}/{one}" for one in ("pick", "claim", "value"))
    return PathNode(
        path=name,
        kind=kind,
        domain=domain,
        claims=tuple(nodes),
        clusters=groups,
        agree_within=within,
        exhaustive=exhaustive,
        assumed=assumed,
        pick_key=pick_key,
        key=key,
        doubts=frozenset().union(
            *(one.doubts for one in (*above, *inherited)),
            (claim.doubt for claim in nodes),
            (claim.basis for claim in nodes),
        ),
        addresses=frozenset(numbers).union(*(one.addresses for one in (*above, *inherited))),
        leans=frozenset().union(
            (tellers[claim.teller].lean_path for claim in nodes if claim.leans and claim.teller is not None),
            *(one.leans for one in inherited),
        ),
        heard=coded,
        since=epoch.since,
        before="" if before is None else before.path,
    )


def _assumed(case: Case, path: str, match: Match, default: Number | None) -> Assumed:
    """What holds in the draws in which no claim stands."""
    written = covering(case, path)
    if written is not None:
        number = written.value
        return Assumed(written.about, number, number.source, written.why or number.why)
    stated = inline(case, path) if default is None else default
    if stated is not None:
        return Assumed(path, stated, stated.source, stated.why)
    implied = match.quantity.default
    if implied is None:
        raise ValueError(f"{path}: nothing is claimed that always stands, and nothing is assumed")
    return Assumed(path, implied, "implied", implied.why)

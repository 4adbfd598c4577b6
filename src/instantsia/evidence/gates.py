"""Sources, parts and tellers of a case as the nodes of a program: everything that opens or shuts what is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from instantsia.case.evidence import Claim, Part, Source, Teller
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.errors import nearest
from instantsia.evidence.credence import TELLER, Credence, read_credence
from instantsia.evidence.nodes import READINGS, PartNode, SourceNode, TellerNode


def digest(*parts: object) -> str:
    """A short name for data: the same data, the same name, in every process."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def known(name: str, among: Iterable[str], where: str) -> str:
    """The name, if it is one of those; raises ValueError with the nearest otherwise."""
    names = tuple(among)
    if name not in names:
        raise ValueError(f"{where}: {name!r} is not declared ({nearest(name, names)})")
    return name


def source_order(sources: Mapping[str, Source]) -> tuple[str, ...]:
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
                known(one, sources, f"source {trail[-1]}")
        done.update(dict.fromkeys(reversed(trail)))
    return tuple(done)


def source_nodes(case: Case, order: tuple[str, ...], dropped: frozenset[str]) -> dict[str, SourceNode]:
    """{source: its node}, parents first; `dropped` are held to be in their last reading."""
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
            id=name,
            readings=readings,
            probabilities=probabilities,
            parent=source.derives_from,
            credence=credence,
            why=source.why,
            key=digest("source", name, readings, probabilities, above.key if above else None),
            doubts=frozenset({f"source.{name}"}) | (above.doubts if above else frozenset()),
            addresses=frozenset({f"source/{name}"}) | (above.addresses if above else frozenset()),
        )
    return out


def part_node(part: Part, source: SourceNode) -> PartNode:
    """A part; one number holds in every reading of its source, a table gives 0 where it names no number."""
    if isinstance(part.open, dict):
        for reading in part.open:
            known(reading, source.readings, f"part {part.id}")
        chances = tuple(part.open[r].middle if r in part.open else 0.0 for r in source.readings)
        first = part.open.get(source.readings[0])
        credence = Credence(chances[0], first.low, first.high) if first else Credence(0.0, 0.0, 0.0)
    else:
        credence = _read(part.open, f"part {part.id}")
        chances = (credence.probability,) * len(source.readings)
    return PartNode(
        id=part.id,
        source=source.id,
        open=chances,
        credence=credence,
        why=part.why,
        key=digest("part", part.id, chances, source.key),
        doubts=source.doubts | {f"part.{part.id}"},
        addresses=source.addresses | {f"part/{part.id}"},
    )


def teller_nodes(case: Case, claims: Iterable[Claim]) -> dict[str, TellerNode]:
    """{teller: their node}, for everybody who tells one of the claims; who has no entry is believed by default."""
    names = {claim.told_by for claim in claims if claim.told_by is not None}
    return {name: _teller(name, case.tellers.get(name)) for name in sorted(names)}


def _teller(name: str, written: Teller | None) -> TellerNode:
    if written is None:
        node = TellerNode(id=name, side=None, credence=TELLER, stated=False, why="has no entry of their own")
    else:
        credence = _read(written.p, f"teller {name}")
        node = TellerNode(id=name, side=written.side, credence=credence, lean=written.lean, why=written.why)
    return replace(
        node,
        key=digest("teller", name, node.address, node.credence, shape(node.lean)),
        doubts=frozenset({f"teller.{name}"}),
        addresses=frozenset({node.address}),
    )


def _read(written: Number | str, where: str) -> Credence:
    try:
        return read_credence(written)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def shape(number: Number | None) -> tuple[float | tuple[float, ...] | None, ...] | None:
    """What of a number its draws depend on."""
    return None if number is None else (number.low, number.mode, number.high, number.among)

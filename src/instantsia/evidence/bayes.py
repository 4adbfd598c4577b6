"""What the clashes say about the sources, had they been news to whoever graded them. A diagnostic, never the answer.

Credences are *judged*: they already contain what the grader knew, clashes included, and a draw does not move them. If
they did not know that two sources clash, the clash is evidence against both. Given the readings h of all sources, the
claims of a dispute do not clash with probability

    W(h) = product of Q_v times (1 + sum of o_v)            (Q_v, o_v as in `disputes`)

averaged over parts and tellers, and the readings would go from p(h) to p(h) W(h) / sum of p W. It counts clashes, not
agreement. The sum is exact: over all readings of the sources that are linked by a dispute, a derivation or a teller,
and, given those, over the parts and tellers that a group of disputes shares.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from instantsia.draws.streams import Floats
from instantsia.evidence.chances import claim_chances, part_chances, reading_shares, teller_chance
from instantsia.evidence.disputes import cluster_odds
from instantsia.evidence.nodes import PartNode, PathNode, Program, SourceNode, TellerNode
from instantsia.frozen import frozen

READINGS_LIMIT = 4_096
"""Most combinations of readings that are summed over, in one set of linked sources."""
CELLS_LIMIT = 65_536
"""Most combinations of parts and tellers that are summed over, for one group of disputes."""


@frozen
class News:
    """One source before and after.

    readings   names
    judged     probability of each as drawn (after what it derives from)
    no_clash   W of each: probability that no dispute shows two right values, all other doubts averaged over; 1 for a
               reading that cannot be
    updated    probability of each if the clashes had been news
    """

    source: str
    readings: tuple[str, ...]
    judged: tuple[float, ...]
    no_clash: tuple[float, ...]
    updated: tuple[float, ...]


def news(program: Program, only: Collection[str] | None = None) -> tuple[News, ...]:
    """For each source of the program what its clashes would say; sources that are too entangled to sum are left out.

    only   paths whose disputes count; None for all
    """
    disputed = [path for path in program.paths if len(path.clusters) > 1 and (only is None or path.about in only)]
    out: list[News] = []
    for linked in _linked(program, disputed):
        names = {source.id for source in linked}
        paths = [path for path in disputed if any(claim.source in names for claim in path.claims)]
        out.extend(_set_of(program, linked, paths))
    return tuple(sorted(out, key=lambda one: one.source))


def _linked(program: Program, disputed: Sequence[PathNode]) -> list[list[SourceNode]]:
    """The sources in sets that share a dispute, a derivation or the number of a teller; parents before children."""
    tellers = {teller.id: teller.address for teller in program.tellers}
    ties: list[set[str]] = [{source.id, source.parent or source.id} for source in program.sources]
    by_address: dict[str, set[str]] = {}
    for path in disputed:
        ties.append({claim.source for claim in path.claims})
        for claim in path.claims:
            if claim.teller is not None:
                by_address.setdefault(tellers[claim.teller], set()).add(claim.source)
    groups = _joined([*ties, *by_address.values()])
    return [[source for source in program.sources if source.id in group] for group in groups]


def _joined(ties: Iterable[set[str]]) -> list[set[str]]:
    """Sets that overlap, put together."""
    out: list[set[str]] = []
    for tie in ties:
        apart = [one for one in out if not one & tie]
        out = [*apart, tie.union(*(one for one in out if one & tie))]
    return out


def _set_of(program: Program, linked: Sequence[SourceNode], paths: Sequence[PathNode]) -> list[News]:
    combinations = math.prod(len(source.readings) for source in linked)
    groups = _groups(program, paths)
    if combinations > READINGS_LIMIT or any(_cells(program, group) > CELLS_LIMIT for group in groups):
        return []
    before = {source.id: [0.0] * len(source.readings) for source in linked}
    after = {source.id: [0.0] * len(source.readings) for source in linked}
    for readings in itertools.product(*(range(len(source.readings)) for source in linked)):
        here = {source.id: reading for source, reading in zip(linked, readings, strict=True)}
        p = _probability(linked, here)
        if p == 0:
            continue
        w = math.prod(_no_clash(program, group, here) for group in groups)
        for name, reading in here.items():
            before[name][reading] += p
            after[name][reading] += p * w
    out = []
    for source in linked:
        judged, joint = before[source.id], after[source.id]
        total = sum(joint)
        no_clash = tuple(w / p if p else 1.0 for p, w in zip(judged, joint, strict=True))
        out.append(News(source.id, source.readings, tuple(judged), no_clash, tuple(one / total for one in joint)))
    return out


def _probability(linked: Sequence[SourceNode], here: Mapping[str, int]) -> float:
    p = 1.0
    for source in linked:
        reading = here[source.id]
        if source.parent is not None and here[source.parent] != 0:
            p *= 1.0 if reading == len(source.readings) - 1 else 0.0
        else:
            p *= reading_shares(source)[reading]
    return p


# --------------------------------------------------------------------------------------------- parts and tellers


def _groups(program: Program, paths: Sequence[PathNode]) -> list[list[PathNode]]:
    """The disputes in groups that share a part or the number of a teller."""
    gates = {path.path: {path.path, *_gates(program, [path])} for path in paths}
    return [[path for path in paths if path.path in group] for group in _joined(gates.values())]


def _gates(program: Program, paths: Sequence[PathNode]) -> dict[str, PartNode | list[TellerNode]]:
    """{address: the part, or the tellers who share its number}, for what the claims of these disputes pass."""
    parts = {claim.part for path in paths for claim in path.claims}
    tellers = {claim.teller for path in paths for claim in path.claims}
    out: dict[str, PartNode | list[TellerNode]] = {part.address: part for part in program.parts if part.id in parts}
    for teller in program.tellers:
        if teller.id in tellers:
            side = out.setdefault(teller.address, [])
            assert isinstance(side, list)
            side.append(teller)
    return out


def _cells(program: Program, paths: Sequence[PathNode]) -> int:
    return math.prod(
        2 if isinstance(gate, PartNode) else len({teller_chance(teller) for teller in gate}) + 1
        for gate in _gates(program, paths).values()
    )


def _no_clash(program: Program, paths: Sequence[PathNode], here: Mapping[str, int]) -> float:
    """W of a group of disputes given the readings: the mean over every way in which its parts and tellers may stand."""
    gates = _gates(program, paths)
    weight: Floats = np.ones(1)
    stands: dict[str, Floats] = {}
    for gate in gates.values():
        chances, names = _thresholds(gate, here)
        bounds = sorted({0.0, 1.0, *chances})
        # between two neighbouring thresholds the shared number decides the same for all
        size = np.diff(bounds)
        inside = {name: (np.array(bounds[1:]) <= p).astype(float) for name, p in zip(names, chances, strict=True)}
        cells = len(weight)
        weight = (weight[:, None] * size[None, :]).ravel()
        stands = {name: np.repeat(one, len(size)) for name, one in stands.items()}
        stands |= {name: np.tile(one, cells) for name, one in inside.items()}
    w: Floats = np.ones(len(weight))
    for path in paths:
        chances_of = []
        for claim in path.claims:
            chance = np.full(len(weight), claim_chances(claim)[here[claim.source]])
            for gate_name in (f"part.{claim.part}", f"teller.{claim.teller}"):
                if gate_name in stands:
                    chance = chance * stands[gate_name]
            chances_of.append(chance)
        odds = [cluster_odds(path.claims, chances_of, group) for group in path.clusters]
        nobody: Floats = np.ones(len(weight))
        total: Floats = np.ones(len(weight))
        for one in odds:
            nobody = nobody / (1 + one)
            total = total + one
        w = w * nobody * total
    return math.fsum((weight * w).tolist())


def _thresholds(gate: PartNode | list[TellerNode], here: Mapping[str, int]) -> tuple[list[float], list[str]]:
    if isinstance(gate, PartNode):
        return [part_chances(gate)[here[gate.source]]], [f"part.{gate.id}"]
    return [teller_chance(teller) for teller in gate], [f"teller.{teller.id}" for teller in gate]

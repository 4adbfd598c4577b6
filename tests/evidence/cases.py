"""Small cases for the tests of evidence, and a second way to their answers: every combination of doubts, one by one.

`Exact` knows nothing of programs, streams or arrays. It reads a case as the manual tells it and adds up, in plain
Python, what each combination of readings, open parts and believed tellers gives.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from instantsia.case.dates import parse_span
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.draws.streams import Streams
from instantsia.evidence.program import Program, compile_program
from instantsia.evidence.sampler import Evidence, sample
from instantsia.evidence.variation import AS_DRAWN, Variation

SCALE = {0: "against", 100: "for"}
ACTORS = ("anna", "boris", "clara", "daniil")


def case(
    *,
    source: list[dict[str, Any]] | None = None,
    claim: list[dict[str, Any]] | None = None,
    assumption: list[dict[str, Any]] | None = None,
    **more: Any,
) -> Case:
    """A case with four people, one question on a scale (`credits`), a fact (`signed`) and whatever is given."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "id": "small",
        "title": "Small",
        "actor": [{"id": one} for one in ACTORS],
        "issue": [{"id": "credits", "options": ["refuse", "accept"], "scale": SCALE}],
        "fact": [{"id": "signed"}],
        "step": [{"id": "ballot", "kind": "vote"}],
        "source": source or [{"id": "minutes", "cite": "m", "p": 0.9}],
        "claim": claim or [],
        "assumption": [{"about": "*.credits", "value": "0..100"}] if assumption is None else assumption,
    } | more
    return Case.model_validate({k: tuple(v) if isinstance(v, list) else v for k, v in written.items()})


def told(name: str, about: str = "anna.credits", value: Any = 80.0, **more: Any) -> dict[str, Any]:
    return {"id": name, "about": about, "value": value, **more}


def path_of(actor: str = "anna") -> str:
    return f"actor.{actor}.credits"


def program_of(one: Case, *paths: str, **more: Any) -> Program:
    return compile_program(one, dict.fromkeys(paths or (path_of(),)), **more)


def draw(program: Program, count: int = 20_000, variation: Variation = AS_DRAWN, *, seed: int = 7) -> Evidence:
    return sample(program, Streams(seed, 0, count), variation)


def shares_of(program: Program, evidence: Evidence, path: str) -> dict[str | None, float]:
    """{claim, or None: share of the draws in which it stands}."""
    names: list[str | None] = [*(claim.id for claim in program.path(path).claims), None]
    found = np.bincount(evidence.picks[path] % len(names), minlength=len(names))
    return {name: int(number) / len(evidence.picks[path]) for name, number in zip(names, found, strict=True)}


def near(found: float, exact: float, draws: int) -> bool:
    """Whether a share of so many draws lies within four standard errors of what it should be."""
    return abs(found - exact) <= 4 * math.sqrt(max(exact * (1 - exact), 0) / draws) + 1e-12


@dataclass(frozen=True)
class World:
    """One combination of doubts: its probability, the reading of each source, which parts and tellers stand."""

    p: float
    reading: Mapping[str, str]
    stands: Mapping[str, bool]


class Exact:
    """Every combination of doubts of a case without ranges, with `right` written at every claim."""

    def __init__(self, one: Case, forced: Mapping[str, str] | None = None) -> None:
        self.case = one
        self.forced = forced or {}
        self.readings = {source.id: self._readings(source.p) for source in one.source}

    @staticmethod
    def _readings(p: Any) -> dict[str, float]:
        if isinstance(p, dict):
            return {name: number.low for name, number in p.items()}
        return {"genuine": p.low, "not": 1 - p.low}

    def worlds(self) -> Iterator[World]:
        for reading, p in self._reading_worlds():
            gates: list[list[tuple[float, dict[str, bool]]]] = []
            for part in self.case.part:
                if isinstance(part.open, dict):
                    opening = part.open.get(reading[part.of], Number(low=0, high=0)).low
                else:
                    assert isinstance(part.open, Number)
                    opening = part.open.low
                gates.append([(opening, {f"part.{part.id}": True}), (1 - opening, {f"part.{part.id}": False})])
            sides: dict[str, list[tuple[str, float]]] = {}
            for teller in self.case.teller:
                assert isinstance(teller.p, Number)
                sides.setdefault(teller.side or f"alone {teller.id}", []).append((teller.id, teller.p.low))
            for men in sides.values():
                marks = sorted({0.0, 1.0, *(p for _, p in men)})
                cells = []
                for low, high in itertools.pairwise(marks):
                    cells.append((high - low, {f"teller.{name}": low < chance for name, chance in men}))
                gates.append(cells)
            for cell in itertools.product(*gates):
                weight = p * math.prod(chance for chance, _ in cell)
                if weight > 0:
                    stands: dict[str, bool] = {}
                    for _, one in cell:
                        stands.update(one)
                    yield World(weight, reading, stands)

    def _reading_worlds(self) -> Iterator[tuple[dict[str, str], float]]:
        names = list(self.readings)
        for chosen in itertools.product(*(self.readings[name] for name in names)):
            here = dict(zip(names, chosen, strict=True))
            p = 1.0
            for name, reading in here.items():
                parent = self.case.sources[name].derives_from
                if f"source.{name}" in self.forced:
                    p *= reading == self.forced[f"source.{name}"]
                elif parent is not None and here[parent] != next(iter(self.readings[parent])):
                    p *= reading == list(self.readings[name])[-1]
                else:
                    p *= self.readings[name][reading]
            if p > 0:
                yield here, p

    def chance(self, claim: Claim, world: World) -> float:
        """r_c in one combination."""
        where = claim.source
        assert where is not None
        if where in self.case.parts:
            if not world.stands[f"part.{where}"]:
                return 0.0
            where = self.case.parts[where].of
        if claim.told_by is not None and not world.stands[f"teller.{claim.told_by}"]:
            return 0.0
        reading = world.reading[where]
        if isinstance(claim.right, dict):
            return min(claim.right[reading].low, 0.99) if reading in claim.right else 0.0
        assert claim.right is not None
        return min(claim.right.low, 0.99) if reading == next(iter(self.readings[where])) else 0.0

    def witness(self, claim: Claim) -> tuple[str, str]:
        teller = self.case.tellers.get(claim.told_by or "")
        side = "" if teller is None else teller.side or f"alone {teller.id}"
        return str(claim.source), side

    def about(self, path: str) -> list[Claim]:
        return [claim for claim in self.case.claim if f"actor.{claim.about}" == path]

    def clusters(self, path: str, epoch: list[Claim] | None = None) -> list[list[Claim]]:
        """Claims with values (0-100) that agree within 10, or what the dispute says; those of an epoch alone."""
        about = self.about(path) if epoch is None else epoch
        within = next((d.agree_within for d in self.case.dispute if f"actor.{d.about}" == path), None)
        out: list[list[Claim]] = []
        for claim in sorted(about, key=self.value):
            if out and self.value(claim) - self.value(out[-1][0]) <= (10 if within is None else within):
                out[-1].append(claim)
            else:
                out.append([claim])
        return out

    @staticmethod
    def value(claim: Claim) -> float:
        assert isinstance(claim.value, float)
        return claim.value

    def odds(self, world: World, cluster: list[Claim]) -> float:
        best: dict[tuple[str, str], float] = {}
        for claim in cluster:
            who = self.witness(claim)
            best[who] = max(best.get(who, 0.0), self.chance(claim, world))
        wrong = math.prod(1 - r for r in best.values())
        return (1 - wrong) / wrong

    def cluster_shares(self, path: str, world: World, epoch: list[Claim] | None = None) -> list[float]:
        """P of each cluster in one combination; the rest is that none stands."""
        odds = [self.odds(world, cluster) for cluster in self.clusters(path, epoch)]
        exhaustive = any(d.exhaustive for d in self.case.dispute if f"actor.{d.about}" == path)
        nobody = 0.0 if exhaustive and sum(odds) > 0 else 1.0
        return [one / (nobody + sum(odds)) for one in odds]

    def shares(self, path: str) -> dict[str | None, float]:
        """{claim, or None: probability that it stands}. Two claims of one witness with one value are not told apart."""
        out: dict[str | None, float] = {None: 1.0}
        for cluster in self.clusters(path):
            for claim in cluster:
                out[claim.id] = 0.0
        for world in self.worlds():
            for cluster, share in zip(self.clusters(path), self.cluster_shares(path, world), strict=True):
                chances = [self.chance(claim, world) for claim in cluster]
                for claim, r in zip(cluster, chances, strict=True):
                    if r > 0:
                        out[claim.id] += world.p * share * r / sum(chances)
        out[None] = 1.0 - sum(p for name, p in out.items() if name is not None)
        return out

    def epochs(self, path: str) -> list[tuple[int, list[Claim]]]:
        """(day on which it begins, its claims) of each epoch, for claims that all have days; the first begins never.

        Of all choices of own words on days that do not overlap: the largest, and of these the one that ends first.
        """
        about, spans = self.about(path), {}
        for claim in about:
            assert claim.of is not None
            spans[claim.id] = parse_span(claim.of)
        own = [claim.id for claim in about if path.split(".")[1] == claim.told_by]
        choices = [
            sorted(spans[one].last or 0 for one in chosen)
            for size in range(len(own) + 1)
            for chosen in itertools.combinations(own, size)
            if all(
                (spans[a].last or 0) < (spans[b].first or 0) or (spans[b].last or 0) < (spans[a].first or 0)
                for a, b in itertools.combinations(chosen, 2)
            )
        ]
        best = min(choices, key=lambda lasts: (-len(lasts), lasts))
        begins = [0, *best[1:]]
        lies = {claim.id: sum((spans[claim.id].last or 0) >= begin for begin in begins) - 1 for claim in about}
        return [(begin, [one for one in about if lies[one.id] == place]) for place, begin in enumerate(begins)]

    def last_word(self, path: str, upto: int) -> dict[str | None, float]:
        """{claim, or None: probability that it is the latest to stand once `upto` epochs have begun}."""
        epochs = self.epochs(path)[:upto]
        out: dict[str | None, float] = dict.fromkeys(claim.id for _, epoch in epochs for claim in epoch)
        out = dict.fromkeys(out, 0.0)
        for world in self.worlds():
            left = world.p
            for _, epoch in reversed(epochs):
                shares = self.cluster_shares(path, world, epoch) if epoch else []
                for cluster, share in zip(self.clusters(path, epoch), shares, strict=True):
                    chances = [self.chance(claim, world) for claim in cluster]
                    for claim, r in zip(cluster, chances, strict=True):
                        out[claim.id] += left * share * r / sum(chances) if r > 0 else 0.0
                left *= 1 - sum(shares)
        out[None] = 1.0 - sum(out.values())
        return out

    def no_clash(self, path: str, world: World) -> float:
        odds = [self.odds(world, cluster) for cluster in self.clusters(path)]
        return math.prod(1 / (1 + one) for one in odds) * (1 + sum(odds))

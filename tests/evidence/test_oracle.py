"""Small random graphs of evidence, by three ways: every combination, a Bayesian network (pyAgrum), and draws.

In the network a claim is right by the noisy chance of its witness, a cluster holds where one of its witnesses is
right, and `clash` holds where two clusters do. Given the gates and no clash, the posterior of the clusters must be
what the odds say; given no clash alone, the posterior of the readings must be what the diagnostic says.
"""

from __future__ import annotations

import itertools
import random
import warnings
from typing import Any

import numpy as np
import pytest

from instantsia.case.model import Case
from instantsia.evidence.bayes import news

from .cases import Exact, World, case, draw, near, path_of, program_of, shares_of, told

DRAWS = 20_000
THIRD = {"genuine": 0.3, "mixed": 0.5, "forged": 0.2}


def random_case(seed: int, *, people: int = 1, dated: bool = False) -> Case:
    """Two or three sources (the last may derive from the first), a part, two sides, up to five claims.

    dated   every claim is of a day or a few days of one fortnight, and most are told by whom they are about
    """
    dice = random.Random(seed)

    def chance() -> float:
        return round(dice.uniform(0.05, 0.95), 2)

    sources: list[dict[str, Any]] = [{"id": "one", "cite": "x", "p": THIRD}, {"id": "two", "cite": "x", "p": chance()}]
    if dice.random() < 0.7:
        child: dict[str, Any] = {"id": "three", "cite": "x", "p": chance()}
        sources.append(child | ({"derives_from": dice.choice(["one", "two"])} if dice.random() < 0.8 else {}))
    opening = {"genuine": chance(), "mixed": chance(), "forged": chance()} if dice.random() < 0.5 else chance()
    parts = [{"id": "appendix", "of": "one", "open": opening}]
    tellers = [
        {"id": "anna", "p": chance(), "side": "left"},
        {"id": "boris", "p": chance(), "side": "left"},
        {"id": "clara", "p": chance()},
    ]
    claims: list[dict[str, Any]] = []
    for person in range(people):
        values = dice.sample(range(0, 101, 5), 5)
        for number in range(dice.randint(2, 5) if people == 1 else 2):
            where = dice.choice([*(one["id"] for one in sources), "appendix"])
            right: Any = chance()
            if where in ("one", "appendix") and dice.random() < 0.6:
                right = {"genuine": chance(), "mixed": chance(), "forged": chance()}
            claims.append(
                told(
                    f"c{person}{number}",
                    about=f"{('anna', 'boris')[person]}.credits",
                    value=float(values[number]),
                    source=where,
                    right=right,
                    told_by=dice.choice(["anna", "boris", "clara", None]),
                )
            )
            if dated:
                day = dice.randint(1, 10)
                of = f"1962-10-{day:02}..1962-10-{day + dice.choice([0, 0, 1, 4]):02}"
                claims[-1] |= {"of": of, "told_by": dice.choice(["anna", "anna", "boris", None])}
    disputes = [{"about": "anna.credits", "agree_within": dice.choice([0.0, 10.0, 30.0])}]
    return case(source=sources, part=parts, teller=tellers, claim=claims, dispute=disputes)


class Network:
    """The case as a Bayesian network."""

    def __init__(self, one: Case, paths: tuple[str, ...]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pyagrum as gum
        self.gum, self.exact, self.bn = gum, Exact(one), gum.BayesNet()
        self.case = one
        self.cells: dict[str, list[float]] = {}
        self._sources()
        self._gates()
        self.clusters = {path: self._dispute(path) for path in paths}

    def _sources(self) -> None:
        for source in self.case.source:
            readings = self.exact.readings[source.id]
            self.bn.add(self.gum.LabelizedVariable(source.id, source.id, list(readings)))
            table = list(readings.values())
            if source.derives_from is None:
                self.bn.cpt(source.id).fillWith(table)
                continue
            self.bn.addArc(source.derives_from, source.id)
            last = [0.0] * (len(table) - 1) + [1.0]
            for number, reading in enumerate(self.exact.readings[source.derives_from]):
                self.bn.cpt(source.id)[{source.derives_from: reading}] = last if number else table

    def _gates(self) -> None:
        for part in self.case.part:
            self.bn.add(self.gum.LabelizedVariable(part.id, part.id, 2))
            self.bn.addArc(part.of, part.id)
            for reading in self.exact.readings[part.of]:
                chance = part.open[reading].low if isinstance(part.open, dict) else part.open.low
                self.bn.cpt(part.id)[{part.of: reading}] = [1 - chance, chance]
        for side in {teller.side or f"alone {teller.id}" for teller in self.case.teller}:
            men = [teller for teller in self.case.teller if (teller.side or f"alone {teller.id}") == side]
            marks = sorted({0.0, 1.0, *(man.p.low for man in men)})
            self.cells[side] = marks
            self.bn.add(self.gum.LabelizedVariable(side, side, len(marks) - 1))
            self.bn.cpt(side).fillWith([high - low for low, high in itertools.pairwise(marks)])
            for man in men:
                self.bn.add(self.gum.LabelizedVariable(f"believed {man.id}", "", 2))
                self.bn.addArc(side, f"believed {man.id}")
                for cell in range(len(marks) - 1):
                    stands = float(marks[cell] < man.p.low)
                    self.bn.cpt(f"believed {man.id}")[{side: cell}] = [1 - stands, stands]

    def _dispute(self, path: str) -> list[str]:
        """Nodes of the clusters of a path; `clash PATH` says whether two of them hold."""
        names = []
        for number, cluster in enumerate(self.exact.clusters(path)):
            witnesses = []
            for who in sorted({self.exact.witness(claim) for claim in cluster}):
                claims = [claim for claim in cluster if self.exact.witness(claim) == who]
                node = f"right {path} {number} {who}"
                self.bn.add(self.gum.LabelizedVariable(node, "", 2))
                above = sorted({parent for claim in claims for parent in self._above(claim)})
                for parent in above:
                    self.bn.addArc(parent, node)
                self._fill(node, above, claims)
                witnesses.append(node)
            name = f"holds {path} {number}"
            self.bn.addOR(self.gum.LabelizedVariable(name, "", 2))
            for witness in witnesses:
                self.bn.addArc(witness, name)
            names.append(name)
        count = self.gum.LabelizedVariable(f"clash {path}", "", 2)
        self.bn.add(count)
        for name in names:
            self.bn.addArc(name, f"clash {path}")
        for held in np.ndindex(*(2,) * len(names)):
            clash = float(sum(held) > 1)
            self.bn.cpt(f"clash {path}")[dict(zip(names, map(int, held), strict=True))] = [1 - clash, clash]
        return names

    def _above(self, claim: Any) -> list[str]:
        where = claim.source
        out = [self.case.parts[where].of, where] if where in self.case.parts else [where]
        return out + ([f"believed {claim.told_by}"] if claim.told_by else [])

    def _fill(self, node: str, above: list[str], claims: list[Any]) -> None:
        sizes = [self.bn.variable(parent).domainSize() for parent in above]
        for values in np.ndindex(*sizes):
            at = dict(zip(above, map(int, values), strict=True))
            reading = {s: list(self.exact.readings[s])[at[s]] for s in self.exact.readings if s in at}
            stands = {f"part.{part.id}": bool(at[part.id]) for part in self.case.part if part.id in at}
            for teller in self.case.teller:
                if f"believed {teller.id}" in at:
                    stands[f"teller.{teller.id}"] = bool(at[f"believed {teller.id}"])
            best = max(self.exact.chance(claim, World(1.0, reading, stands)) for claim in claims)
            self.bn.cpt(node)[at] = [1 - best, best]

    def posterior(self, target: str, evidence: dict[str, Any]) -> list[float]:
        engine = self.gum.LazyPropagation(self.bn)
        engine.setEvidence(evidence)
        engine.addTarget(target)
        engine.makeInference()
        return [float(one) for one in engine.posterior(target).toarray()]


@pytest.mark.parametrize("seed", range(24))
def test_the_network_the_sum_and_the_draws_agree(seed: int) -> None:
    """If this fails, either the odds are not exact conditioning on "no clash", or the draws do not follow them."""
    one = random_case(seed)
    exact, network = Exact(one), Network(one, (path_of(),))
    total = [0.0] * len(network.clusters[path_of()])
    for world in exact.worlds():
        given: dict[str, Any] = dict(world.reading)
        for name, stands in world.stands.items():
            kind, who = name.split(".")
            given[who if kind == "part" else f"believed {who}"] = int(stands)
        given[f"clash {path_of()}"] = 0
        mine = exact.cluster_shares(path_of(), world)
        for number, name in enumerate(network.clusters[path_of()]):
            theirs = network.posterior(name, given)[1]
            assert theirs == pytest.approx(mine[number], abs=1e-9)
            total[number] += world.p * theirs

    program = program_of(one)
    found = shares_of(program, draw(program, DRAWS), path_of())
    for name, share in exact.shares(path_of()).items():
        assert near(found[name], share, DRAWS), name
    for cluster, share in zip(exact.clusters(path_of()), total, strict=True):
        assert near(sum(found[claim.id] for claim in cluster), share, DRAWS)


@pytest.mark.parametrize("seed", range(24, 48))
def test_the_diagnostic_is_the_networks_posterior_given_no_clash(seed: int) -> None:
    """If this fails, the readings "had the clash been news" are not those that Bayes gives."""
    one = random_case(seed, people=2)
    paths = (path_of(), path_of("boris"))
    network = Network(one, paths)
    none = {f"clash {path}": 0 for path in paths}
    found = news(program_of(one, *paths))
    assert {source.source for source in found} <= set(network.exact.readings)
    for source in found:
        assert source.judged == pytest.approx(network.posterior(source.source, {}), abs=1e-9)
        assert source.updated == pytest.approx(network.posterior(source.source, none), abs=1e-9)


@pytest.mark.parametrize("seed", range(48, 60))
def test_readings_gates_and_odds_by_draws(seed: int) -> None:
    """If this fails, a reading, a part or a teller is not drawn with its chance, or not jointly with the others."""
    one = random_case(seed)
    program = program_of(one)
    evidence = draw(program, DRAWS)
    worlds = list(Exact(one).worlds())
    for source in program.sources:
        for number, reading in enumerate(source.readings):
            exact = sum(w.p for w in worlds if w.reading[source.id] == reading)
            assert near(float(np.mean(evidence.readings[source.id] == number)), exact, DRAWS)
    for part in program.parts:
        exact = sum(w.p for w in worlds if w.stands[f"part.{part.id}"])
        assert near(float(evidence.opened[part.id].mean()), exact, DRAWS)
    believed = [(name, f"teller.{name}") for name in evidence.believed]
    for name, gate in believed:
        for other, second in believed:
            exact = sum(w.p for w in worlds if w.stands[gate] and w.stands[second])
            both = evidence.believed[name] & evidence.believed[other]
            assert near(float(both.mean()), exact, DRAWS)

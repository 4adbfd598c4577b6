"""Events, assumptions and what-ifs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from instantsia import reads
from instantsia.case import paths
from instantsia.case.model import TABLES, Case
from instantsia.case.quantities import CHOICE, CONSTANT, RULE, quantities
from instantsia.case.values import Domain
from tests.casefile.random_cases.domains import Domains
from tests.casefile.random_cases.values import Left


class Questions(Domains):
    """What is asked, and what is assumed for it."""

    def events(self) -> None:
        if not self.tables["step"] and not self.tables["fact"]:
            self.add("fact", TABLES["fact"], {"id": "rumour"})
            self.assume(self.so_far(), "fact.rumour", "fact.rumour")
        self.here = {}
        count, groups = self.rng.randrange(1, 4), self.models["group"]
        # an end alone competes with nothing and is refused
        ends = {"ends": groups[0].id} if groups and count > 1 else {}
        for number in range(count):
            event = {"id": f"event_{number}", "text": self.text(), "when": self.condition(), **ends}
            self.add("event", TABLES["event"], event)

    def assumptions(self) -> None:
        """Everybody's positions and every fact; what else is read the checker says."""
        case = self.so_far()
        everybody: dict[str, str] = {}
        for path in paths.declared(case):
            match = quantities().match(path)
            assert match is not None
            kind = match.quantity
            if kind.assumed and kind.default is None and kind not in (CONSTANT, CHOICE, RULE):
                everybody.setdefault(paths.everybodys(path) or path, path)
        for about, path in everybody.items():
            if not path.startswith(("fact.", "actor.")) and self.rng.random() < 0.5:
                continue
            self.assume(case, about, path)

    def assume(self, case: Case, about: str, path: str) -> None:
        domain = Domain(0.0, 1.0) if path.startswith("fact.") else self.domain(case, path)
        low, high = (0.0, 1.0) if domain is None else (max(domain.low, 0.0), min(domain.high, 10.0))
        if domain is not None and domain.high < float("inf"):
            low, high = domain.low, domain.high
        elif domain is not None and domain.low == -float("inf"):
            low, high = 0.0, 1.0
        entry = {"about": about, "value": self.number(low, high)}
        for key, value in (("why", self.text()), ("group", "talk"), ("source", "table")):
            # beside the value, as well as in it
            if self.rng.random() < self.often:
                entry[key] = value
        try:
            self.models["assumption"].append(self.sound(TABLES["assumption"], entry))
        except Left:
            entry = {"about": about, "value": low}
            self.models["assumption"].append(self.sound(TABLES["assumption"], entry))
        self.tables["assumption"].append(entry)

    def assumed_alone(self, head: Mapping[str, Any], found: Case) -> dict[str, Any]:
        """The case with assumptions about single paths in the place of some that are about everybody."""
        case = self.so_far()
        wanted = [path for path in reads.wanted(found) if path.startswith("actor.")]
        for path in self.rng.sample(wanted, min(len(wanted), self.rng.choice((0, 0, 3, 50)))):
            if paths.covering(found, path) is not None:
                self.assume(case, self.shown(path), path)
        if self.rng.random() < 0.3:
            alone = {paths.canonical(one["about"]) for one in self.tables["assumption"]}
            bare = {f"*.{path.split('.', 2)[2]}" for path in wanted if path not in alone}
            self.tables["assumption"] = [
                one for one in self.tables["assumption"]
                if not one["about"].startswith("*.") or one["about"] in bare
            ]  # fmt: skip
        self.rng.shuffle(self.tables["assumption"])
        return {**head, **{table: entries for table, entries in self.tables.items() if entries}}

    def what_ifs(self) -> None:
        case = self.so_far()
        for number in range(self.rng.choice((0, 0, 1, 2))):
            constants = [path for step in case.step for path, _ in step.numbers()]
            known = [path for path in paths.declared(case) if path.startswith("actor.") and "owes" not in path]
            sets = [f"{self.shown(self.rng.choice(known))}=0.5"]
            sets += [f"{path}=0.25" for path in constants[:1]]
            sets += [f"body.{body.id}.absent={body.members[0]}" for body in case.body[:1]]
            change: dict[str, Any] = {"set": self.rng.choice((self.rng.choice(sets), sets))}
            source = self.rng.choice(case.source)
            reading = self.rng.choice(tuple(source.p) if isinstance(source.p, dict) else ("genuine", "not"))
            more = [{"without": f"source.{source.id}"}, {"assume": [f"{source.id}={reading}"]}]
            entry = {"id": f"other_{number}", **self.rng.choice((change, change, *more))}
            self.add("what_if", TABLES["what_if"], entry, without=("set", "without", "assume"))

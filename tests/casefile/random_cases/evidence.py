"""Sources, parts, tellers, claims, what further coders read, and disputes."""

from __future__ import annotations

from typing import Any

from instantsia.case import paths
from instantsia.case.evidence import PASSAGE
from instantsia.case.model import TABLES, Case
from instantsia.case.values import WORDS, Domain
from instantsia.evidence.epochs import whose
from tests.casefile.random_cases.domains import Domains
from tests.casefile.random_cases.values import PLAIN, Left

CODERS = ("second", "third")


class Evidence(Domains):
    """What is told, by whom, and how far it is to be believed."""

    def sources(self) -> None:
        if self.rng.random() < 0.3:
            self.add("text", TABLES["text"], {"id": "transcript", "file": "transcript.txt"})
        for source in ("minutes", "memoir", "diary")[: self.rng.randrange(1, 4)]:
            self.add("source", TABLES["source"], {"id": source, "cite": self.text(), "p": self.readings()})
        for part in ("appendix", "margin")[: self.rng.choice((0, 0, 1, 2))]:
            source = self.rng.choice(self.models["source"])
            known = tuple(source.p) if isinstance(source.p, dict) else ("genuine", "not")
            opened = {reading: self.number(0.1, 0.9) for reading in known}
            self.add(
                "part", TABLES["part"],
                {"id": part, "of": source.id, "open": self.rng.choice((opened, self.credence(), self.credence()))},
            )  # fmt: skip
        for teller in self.rng.sample(self.everybody, self.rng.randrange(3)):
            self.add("teller", TABLES["teller"], {"id": teller, "p": self.credence()})

    def claims(self) -> None:
        case = self.so_far()
        known = list(paths.declared(case))
        facts = [path for path in known if path.split(".")[0] in ("fact", "record", "issue", "body", "step")]
        plain = self.rng.random() < 0.7
        for number in range(self.rng.choice((0, 3, 8, 15))):
            path = self.rng.choice(self.rng.choice((known, facts or known, ["context.mood"])))
            try:
                value = self.claimed(case, path)
            except Left:
                continue
            witness = [*self.models["source"], *self.models["part"]]
            entry = {"id": f"c{number}", "about": self.shown(path), "value": value,
                     "source": self.rng.choice(witness).id}  # fmt: skip
            if self.rng.random() < 0.7:
                entry["lines"] = self.lines()
            without = ("replaces", "source", "value") if len(case.source) > 1 else ("replaces", "value")
            if "source" not in without and self.rng.random() < 0.5:
                del entry["source"]
            if (actor := whose(path)) is not None and self.rng.random() < 0.3:
                # of two words of one day the second is a change of mind
                entry |= {"told_by": actor, "of": "1931-05-04"}
                later = {**entry, "id": f"c{number}_later", "replaces": entry["id"], "value": self.claimed(case, path)}
                self.add("claim", TABLES["claim"], later, without=("lines", *without))
            texts = self.texts
            if plain:
                self.texts = PLAIN
            self.add("claim", TABLES["claim"], entry, without=without)
            self.texts = texts

    def codings(self) -> None:
        """What one or two others read in the same passages; a passage may be left uncoded."""
        case = self.so_far()
        for coder in CODERS[: self.rng.choice((0, 0, 1, 2))]:
            for claim in self.tables["claim"]:
                if self.rng.random() < 0.2:
                    continue
                entry = {key: claim[key] for key in PASSAGE if key in claim and self.rng.random() < 0.5}
                if self.rng.random() < 0.8:
                    entry["value"] = self.claimed(case, paths.canonical(claim["about"]))
                names = {"by": coder, "claim": self.rng.choice((claim["id"], claim["id"].upper()))}
                self.add("coding", TABLES["coding"], {**names, **entry}, without=(*PASSAGE, "value"))

    def disputes(self) -> None:
        for about in dict.fromkeys(paths.canonical(claim["about"]) for claim in self.tables["claim"]):
            if self.rng.random() < 0.2:
                self.add("dispute", TABLES["dispute"], {"about": self.shown(about)})

    def claimed(self, case: Case, path: str) -> Any:
        """A value that could be read in a passage; raises Left."""
        if path.startswith("context."):
            return self.text()
        domain = self.domain(case, path)
        if domain is None:
            raise Left
        if domain.options:
            return "|".join(self.rng.sample(domain.options, min(len(domain.options), self.rng.choice((1, 1, 2)))))
        if paths.is_record(path) or paths.is_told(path):
            raise Left
        return self.read_number(domain)

    def read_number(self, domain: Domain) -> Any:
        low, high = max(domain.low, -10.0), min(domain.high, 110.0 if domain.low else 5.0)
        if any(domain.ends) and self.rng.random() < 0.4:
            end = self.rng.choice([name for end in domain.ends for name in end])
            return self.rng.choice(("open", f"{self.rng.choice(tuple(WORDS))} {end}"))
        if domain.high < float("inf"):
            low, high = domain.low, domain.high
        elif domain.low == -float("inf") and self.rng.random() < 0.7:
            low, high = 0.0, 1.0
        value = self.number(low, high)
        if isinstance(value, dict):
            value = value.get("value", low)
        return list(value) if isinstance(value, (list, tuple)) else value

"""Actors, issues and bodies, with the rules by which they decide."""

from __future__ import annotations

from typing import Any

from instantsia import rules
from instantsia.case.model import TABLES
from instantsia.casefile.alike import SHARED
from tests.casefile.random_cases.naming import OPTIONS, PEOPLE
from tests.casefile.random_cases.particular import Particular
from tests.casefile.random_cases.walking import TRIES

ISSUES = ("pier", "toll", "crane")
BODIES = ("board", "town", "port")


class People(Particular):
    """Who decides, and on what."""

    def people(self) -> None:
        self.everybody = self.rng.sample(PEOPLE, self.rng.randrange(2, 8))
        for actor in self.everybody:
            if self.rng.random() < 0.5:
                self.add("actor", TABLES["actor"], {"id": actor})

    def issues(self) -> None:
        for issue in self.rng.sample(ISSUES, self.rng.choice((1, 1, 2, 3))):
            entry: dict[str, Any] = {"id": issue}
            kind = self.rng.choice(("options", "options", "both", "both", "both", "scale"))
            if kind != "scale":
                entry["options"] = self.rng.sample(OPTIONS, self.rng.choice((2, 2, 3, 4)))
            if kind != "options":
                entry["scale"] = self.issue_scale()
                if len(entry.get("options", ())) > 2:
                    low, high = sorted(map(float, entry["scale"]))
                    entry["at"] = {one: self.figure(low, high) for one in entry["options"]}
            self.add("issue", TABLES["issue"], entry, without=("scale",))

    def bodies(self) -> None:
        for body in BODIES[: self.rng.choice((1, 2, 2, 3))]:
            alike = [one["id"] for one in self.tables["body"] if "like" not in one]
            if alike and self.rng.random() < 0.2:
                other = self.rng.choice(alike)
                people = next(one for one in self.tables["body"] if one["id"] == other)
                self.body({"id": body, "like": other}, people)
            else:
                people = {"members": self.rng.sample(self.everybody, self.rng.randrange(1, len(self.everybody) + 1))}
                self.body({"id": body, **people}, people)
        implied = dict.fromkeys(one for body in self.models["body"] for one in body.heard)
        for actor in self.everybody:
            if actor not in implied and all(one["id"] != actor for one in self.tables["actor"]):
                self.add("actor", TABLES["actor"], {"id": actor})
        written = {one["id"] for one in self.tables["actor"]}
        self.models["actor"] += [TABLES["actor"](id=member) for member in implied if member not in written]

    def body(self, entry: dict[str, Any], people: dict[str, Any]) -> None:
        """A body with a rule. What it has from the body that it is like is not written once more."""
        without = SHARED if "like" in entry else ()
        for _ in range(TRIES):
            spec = rules.rule_kind(kind := self.rng.choice(rules.kinds()))
            rule = self.keys(spec, {"kind": kind}, here={"members": people["members"]})
            written = self.keys(TABLES["body"], {**entry, "rule": rule}, without=without, here=people)
            made = self.sound(TABLES["body"], {**written, "rule": self.sound(spec, rule)})
            if not [*made.rule.check_body(made, chaired=made.chair is not None)]:
                self.models["body"].append(made)
                self.tables["body"].append(written)
                return

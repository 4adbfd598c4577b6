"""A whole case, and what is mended of it until it can be loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.case import paths
from instantsia.case.model import TABLES, Case
from instantsia.casefile.document import Document, from_mapping
from instantsia.casefile.load import examined
from instantsia.errors import Problem
from tests.casefile.random_cases.course import Course
from tests.casefile.random_cases.evidence import Evidence
from tests.casefile.random_cases.people import People
from tests.casefile.random_cases.questions import Questions
from tests.casefile.random_cases.telling import Telling
from tests.casefile.random_cases.two_sides import TwoSides
from tests.casefile.random_cases.values import Left

ROUNDS = 60


class Maker(People, Telling, TwoSides, Course, Evidence, Questions):
    """Everything of one case."""

    def case(self) -> dict[str, Any]:
        before = (self.facts, self.people, self.issues, self.bodies, self.word, self.sides, self.sources, self.steps)
        for make in before:
            make()
        for make in (self.events, self.assumptions, self.claims, self.codings, self.disputes, self.what_ifs):
            make()
        head = self.keys(Case, {"instantsia": 1, "title": self.text()}, without=("id", "include", *TABLES))
        for _ in range(ROUNDS):
            tables = {table: entries for table, entries in self.tables.items() if entries}
            document = from_mapping({**head, **tables}, "random")
            found, problems = examined(document)
            if found is not None:
                return self.assumed_alone(head, found)
            self.mend(document, problems)
        raise AssertionError(f"no case came of it: {[str(problem) for problem in problems]}")

    def mend(self, document: Document, problems: Sequence[Problem]) -> None:
        """Fills in what is missing and leaves out what is wrong: the key, or where it must be there the entry."""
        for problem in problems:
            missing = problem.message.split(", which has no assumption")[0].removeprefix("reads ")
            if problem.key == "event":
                self.events()
                continue
            if problem.code == "E1":
                path = paths.canonical(missing)
                self.assume(self.so_far(), missing, path)
                continue
            self.leave_out(problem)

    def leave_out(self, problem: Problem) -> None:
        table, _, rest = problem.key.partition(".")
        if table not in self.tables:
            raise AssertionError(f"cannot be mended: {problem}")
        for number, entry in enumerate(self.tables[table]):
            label = _label(entry, number)
            if rest != label and not rest.startswith(f"{label}."):
                continue
            key = rest[len(label) + 1 :].split(".")[0]
            model = type(self.models[table][number])
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            optional = key in entry and not fields[key].is_required() and key not in ("kind", "rule")
            changed = {name: value for name, value in entry.items() if name != key}
            rule = {"rule": self.models[table][number].rule} if table == "body" else {}
            try:
                made = self.sound(model, {**changed, **rule}) if optional else None
            except Left:
                made = None
            if made is None:
                del self.tables[table][number], self.models[table][number]
            else:
                del entry[key]
                self.models[table][number] = made
            return


def _label(entry: Mapping[str, Any], number: int) -> str:
    """What an entry is called in messages."""
    coded = f"{entry['by']}.{entry['claim']}" if {"by", "claim"} <= entry.keys() else None
    return str(entry.get("id") or coded or entry.get("about") or number + 1)

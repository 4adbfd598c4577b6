"""What stands in a case so far, and the names that a key can take from it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from instantsia.case.model import TABLES, Case
from instantsia.case.naming import named
from instantsia.case.people import Body, Rule
from instantsia.case.words import Words
from instantsia.casefile.alike import SHARED
from instantsia.casefile.document import tupled
from instantsia.steps import StepKind, playable
from tests.casefile.random_cases.values import Left, Values

PEOPLE = ("ash", "beech", "cypress", "dogwood", "elder", "fir", "gorse", "hazel", "ivy", "juniper", "larch", "maple")
OPTIONS = ("stay", "go", "sell", "wait", "raise", "not_now")

NAMES: Mapping[str, str] = {
    "derives_from": "source", "chain": "actor", "chain_attested_by": "actor", "told_by": "actor", "members": "actor",
    "after": "step", "owes": "actor", "resents": "actor",
}  # fmt: skip
"""{key: what it names}, of those of which no model says it itself."""

Fault = tuple[str, str]
"""The key at which something is wrong, "" for the whole entry; and the message."""


class Naming(Values):
    """The tables of a case that is being made."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self.models: dict[str, list[Any]] = {table: [] for table in TABLES}
        self.everybody: list[str] = []
        self.here: dict[str, Any] = {}
        """The entry that is being written: what its keys name depends on those that stand already."""
        self.refers: Mapping[str, str] = {}
        self.within = ""
        """Where the table that is being written stands in its entry, with a dot behind it."""

    def so_far(self) -> Case:
        fields = {table: tuple(made) for table, made in self.models.items()}
        return Case.model_construct(instantsia=1, id="random", title="", **fields)

    # ------------------------------------------------------------------------------------------------ what is wrong

    def sound(self, model: type[Words], entry: Mapping[str, Any]) -> Any:
        """What the model makes of the entry; raises Left."""
        try:
            return model.model_validate(self.read(model, entry))
        except ValidationError:
            raise Left from None

    def read(self, model: type[Words], entry: Mapping[str, Any]) -> dict[str, Any]:
        """An entry as the reader of cases hands it to the model."""
        written = {key: tupled(value) for key, value in entry.items()}
        if isinstance(written.get("rule"), Mapping):
            written["rule"] = Rule(kind=str(written["rule"]["kind"]))
        if model is Case:
            written["id"] = "random"
        if model is Body and "like" in written:
            other = next(one for one in self.tables["body"] if one["id"] == written["like"])
            written |= {key: tupled(other[key]) for key in SHARED if key in other}
        return written

    def faults(self, model: type[Words], entry: Mapping[str, Any]) -> list[Fault]:
        """What is wrong with an entry by itself; of a step, beside the case so far as well."""
        try:
            made = model.model_validate(self.read(model, entry))
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False, include_input=False)
            return [(str(one["loc"][0]) if one["loc"] else "", one["msg"]) for one in found]
        if not isinstance(made, StepKind):
            return []
        return list(self.stale(made, entry)) or self.asked(made)

    def stale(self, made: StepKind, entry: Mapping[str, Any]) -> Iterator[Fault]:
        """Names that are none any more, since what they depend on was drawn anew."""
        outer, self.here, self.refers = (self.here, self.refers), dict(entry), made.REFERS
        try:
            for path, sort, id in named(made):
                if id not in self.known(sort):
                    yield str(path[0]), f"{id} is no {sort}"
        finally:
            self.here, self.refers = outer

    def asked(self, step: StepKind) -> list[Fault]:
        """What a step finds wrong between itself and the case so far."""
        self.models["step"].append(step)
        try:
            return [
                (key.partition(".")[0], f"{message}: {remedy}") for key, message, remedy in step.check(self.so_far())
            ]
        finally:
            self.models["step"].pop()

    # ------------------------------------------------------------------------------------------------ names

    def sort(self, key: str) -> str | None:
        """What a key of the entry that is being written names; None where it names nothing."""
        return self.refers.get(f"{self.within}{key}", None if self.within else NAMES.get(key))

    def name(self, sort: str) -> str:
        """The name of one thing of a sort that could stand here; raises Left."""
        known = self.known(sort)
        if not known:
            raise Left
        return self.rng.choice(list(known))

    def known(self, sort: str) -> Sequence[str]:
        """The names of everything of a sort that could stand here."""
        match sort:
            case "actor":
                return self.everybody
            case "member" | "heard":
                return self.seated(heard=sort == "heard")
            case "option":
                return self.options()
        return [one["id"] for one in self.tables[sort] if one["id"] != self.here.get("id")]

    def named_here(self, sort: str) -> list[str]:
        """What the entry that is being written names of a sort, by a key of its own."""
        keys = [key for key, one in self.refers.items() if one == sort]
        return [self.here[key] for key in keys if isinstance(self.here.get(key), str)]

    def seated(self, *, heard: bool = False) -> Sequence[str]:
        """Who has a seat in the body that is named here, or whose rule is written here; or who is heard in it."""
        bodies = {one.id: one for one in self.models["body"]}
        for id in self.named_here("body"):
            if id in bodies:
                return tuple(bodies[id].heard if heard else bodies[id].electorate)
        own = [self.here.get(key, ()) for key in ("members", "candidates", *(("voice",) if heard else ()))]
        return list(dict.fromkeys(who for some in own for who in _listed(some))) or self.everybody

    def options(self) -> Sequence[str]:
        """The options of the issue that is named here, or on which the step decides that is named here."""
        case = self.so_far()
        decided = [
            playable(case.steps[one]).decided_issue(case) for one in self.named_here("step") if one in case.steps
        ]
        for issue in (*self.named_here("issue"), *decided):
            if issue in case.issues and case.issues[issue].options:
                return case.issues[issue].options
        return _listed(self.here.get("options", OPTIONS))


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)

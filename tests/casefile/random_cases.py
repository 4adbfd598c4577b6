"""Random cases that can be loaded and played, made by walking the schema.

Every entry of a case starts with the keys that it must have; then each key that its model declares beside them is
tried or left out by chance, with a value of the kind that the key's type asks for. A key that is new to the schema, a
new kind of step or rule, is so tried without being named here. What names something (bodies, members, options) is
told from REFERS of the steps and rules and from `NAMES`. What the checker then finds wrong is left out again, and what
it finds missing (a path that is read and has no assumption) is filled in.
"""

from __future__ import annotations

import datetime
import random
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from instantsia import reads, rules, steps
from instantsia.case import dates, evidence, paths
from instantsia.case.model import TABLES, Case
from instantsia.case.numbers import Number
from instantsia.case.people import Rule
from instantsia.case.quantities import CHOICE, CONSTANT, RULE, domain_of, quantities
from instantsia.case.values import VOTES, WORDS, Domain
from instantsia.case.words import Words
from instantsia.casefile.document import Document, from_mapping, tupled
from instantsia.casefile.load import examined
from instantsia.errors import Problem
from instantsia.evidence.credence import BANDS, DIGITS, KINDS, LETTERS, PRESETS
from instantsia.evidence.epochs import whose

PEOPLE = ("ash", "beech", "cypress", "dogwood", "elder", "fir", "gorse", "hazel", "ivy", "juniper", "larch", "maple")
OPTIONS = ("stay", "go", "sell", "wait", "raise", "not_now")
ISSUES = ("pier", "toll", "crane")
TEXTS = (
    "plain", "of two words", 'it said "no"', "it's so", "back\\slash", "both ' and \"", "line\nafter line", "a\ttab",
    "# no comment", "a,b;c", "é, ü and 汉字", '"""', "'''", "= {x}", "[[step]]", "carriage\r\nreturn", "two  blanks",
    " padded ", "x" * 130, "many words " * 30, "a long text that ends in a blank and is folded " * 4, "\u00a0",
    "\u2028", "trailing \\", "many 'words' and \"quotes\" " * 9, "\x7f\x01",
)  # fmt: skip
EXHIBITS = ("asserted", "cited", "read out", "produced")
START = datetime.date(1931, 3, 1)
ROUNDS = 60

NAMES: Mapping[str, str] = {
    "chair": "member", "absent": "member", "leader": "actor", "rivals": "actor", "superior": "body",
    "convener": "actor", "derives_from": "source", "chain": "actor", "chain_attested_by": "actor",
    "told_by": "actor", "by": "actor", "whom": "member", "members": "actor", "order": "member", "setter": "member",
    "vetoes": "member", "body": "body", "to": "body", "issue": "issue", "against": "step", "after": "step",
    "member": "member", "or": "member", "option": "option", "motion": "option", "gains": "option", "milder": "option",
}  # fmt: skip
"""{key: what it names}, where a step or a rule does not say it itself."""


class Left(Exception):
    """There is nothing that could be written under a key here."""


def random_case(seed: int) -> dict[str, Any]:
    """A case with the keys of case.toml that can be loaded; the same seed gives the same one."""
    return _Maker(random.Random(seed)).case()


class _Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.often = rng.choice((0.1, 0.3, 0.6))
        """How often a key that may be left out is tried."""
        self.texts = TEXTS if rng.random() < 0.6 else TEXTS[:4]
        self.tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self.models: dict[str, list[Any]] = {table: [] for table in TABLES}
        self.here: dict[str, Any] = {}
        """The entry that is being written: what its keys name depends on those that stand already."""
        self.refers: Mapping[str, str] = {}
        self.day = START

    # ------------------------------------------------------------------------------------------------ a whole case

    def case(self) -> dict[str, Any]:
        for make in (self.people, self.issues, self.bodies, self.facts, self.sources, self.steps):
            make()
        for make in (self.events, self.assumptions, self.claims, self.disputes, self.what_ifs):
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

    def add(self, table: str, model: type[Words], entry: Mapping[str, Any], **more: Any) -> None:
        """The entry with other keys beside, where it is sound by itself."""
        written = self.keys(model, dict(entry), **more)
        self.models[table].append(self.sound(model, written))
        self.tables[table].append(written)

    def so_far(self) -> Case:
        fields = {table: tuple(made) for table, made in self.models.items()}
        return Case.model_construct(instantsia=1, id="random", title="", **fields)

    # ------------------------------------------------------------------------------------------------ each table

    def people(self) -> None:
        self.everybody = self.rng.sample(PEOPLE, self.rng.randrange(2, 8))
        for actor in self.everybody:
            if self.rng.random() < 0.5:
                self.add("actor", TABLES["actor"], {"id": actor})

    def issues(self) -> None:
        for issue in self.rng.sample(ISSUES, self.rng.choice((1, 1, 2, 3))):
            entry: dict[str, Any] = {"id": issue}
            kind = self.rng.choice(("options", "both", "both", "scale"))
            if kind != "scale":
                entry["options"] = self.rng.sample(OPTIONS, self.rng.choice((2, 2, 3, 4)))
            if kind != "options":
                entry["scale"] = self.any_scale()
                if len(entry.get("options", ())) > 2:
                    low, high = sorted(map(float, entry["scale"]))
                    entry["at"] = {one: self.figure(low, high) for one in entry["options"]}
            self.add("issue", TABLES["issue"], entry)

    def bodies(self) -> None:
        for body in ("board", "town", "port")[: self.rng.choice((1, 2, 2, 3))]:
            members = self.rng.sample(self.everybody, self.rng.randrange(1, len(self.everybody) + 1))
            kind = self.rng.choice(rules.kinds())
            spec = rules.rule_kind(kind)
            self.refers = spec.REFERS
            self.here = {"members": members}
            rule = self.keys(spec, {"kind": kind}, here=self.here)
            made = self.sound(spec, rule)
            self.refers = {}
            written = self.keys(TABLES["body"], {"id": body, "members": members, "rule": rule}, without=("rule",))
            self.models["body"].append(self.sound(TABLES["body"], {**written, "rule": made}))
            self.tables["body"].append(written)
        implied = dict.fromkeys(member for body in self.models["body"] for member in body.members)
        for actor in self.everybody:
            if actor not in implied and all(one["id"] != actor for one in self.tables["actor"]):
                self.add("actor", TABLES["actor"], {"id": actor})
        written = {one["id"] for one in self.tables["actor"]}
        self.models["actor"] += [TABLES["actor"](id=member) for member in implied if member not in written]

    def facts(self) -> None:
        for fact in ("rumour", "letter")[: self.rng.randrange(3)]:
            self.add("fact", TABLES["fact"], {"id": fact})

    def sources(self) -> None:
        if self.rng.random() < 0.3:
            self.add("text", TABLES["text"], {"id": "transcript", "file": "transcript.txt"})
        for source in ("minutes", "memoir", "diary")[: self.rng.randrange(1, 4)]:
            self.add("source", TABLES["source"], {"id": source, "cite": self.text(), "p": self.readings(("genuine",))})
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

    def steps(self) -> None:
        count = self.rng.randrange(1, 6)
        repeated = self.rng.randrange(count) if self.rng.random() < 0.25 else -1
        for number in range(count):
            self.day += datetime.timedelta(self.rng.choice((0, 1, 3, 10)))
            group = {}
            if number == repeated:
                last = self.day + datetime.timedelta(self.rng.randrange(12))
                self.here = {}
                self.add("group", TABLES["group"], {"id": "weeks", "from": self.day.isoformat(), "until": str(last)})
                group = {"within": "weeks"}
                self.day = last
            for kind in (self.rng.choice(steps.kinds()) if number else "vote", "vote"):
                try:
                    self.step(f"{kind.replace('-', '_')}_{number}", kind, group)
                except Left:
                    continue
                break

    def step(self, id: str, kind: str, group: Mapping[str, Any]) -> None:
        """One step; raises Left where one of its kind is not possible in this case."""
        spec = steps.step_kind(kind)
        self.refers = spec.REFERS
        entry: dict[str, Any] = {"id": id, "kind": kind, **(group or {"date": self.date(self.day)})}
        if "issue" in spec.model_fields and spec.model_fields["issue"].is_required():
            entry["issue"] = self.rng.choice(self.models["issue"]).id
        if spec.SETTLES:
            entry["issue"] = self.scaled()
        if "procedure" in spec.model_fields:
            entry |= self.ballot(entry, spec)
        if kind == "appeal":
            last: dict[str, Any] = {"until": str(self.day + datetime.timedelta(9))}
            way: dict[str, Any] = {"hazard": self.number(0, 1), **self.rng.choice((last, {"days": 9}))}
            entry |= self.rng.choice((way, {"chance": self.number(0, 1)}))
            voted = [one.id for one in self.models["step"] if one.kind == "vote"]
            if voted and self.rng.random() < 0.6:
                entry["against"] = self.rng.choice(voted)
        try:
            for _ in range(4):
                written = self.keys(spec, dict(entry), without=(*group, *(("date",) if group else ())))
                made = self.sound(spec, written)
                self.models["step"].append(made)
                found = [*made.check(self.so_far())]
                self.models["step"].pop()
                if not found:
                    break
            else:
                written = self.keys(spec, dict(entry), often=0.0)
                made = self.sound(spec, written)
        finally:
            self.refers = {}
        self.tables["step"].append(written)
        self.models["step"].append(made)

    def ballot(self, entry: Mapping[str, Any], spec: type[Words]) -> dict[str, Any]:
        """How an issue is put: what is written of it has to go together."""
        voted = [one for one in self.models["issue"] if one.options]
        if not voted:
            raise Left
        issue = self.rng.choice(voted)
        required = spec.model_fields["issue"].is_required()
        if not required and self.rng.random() < 0.3:
            return {}
        several, out = issue.options[1:], {"issue": issue.id}
        ways: list[dict[str, Any]] = [
            {"motion": self.rng.choice(several)},
            {"motion": [self.rng.choice(several)], "procedure": "motion"},
        ]
        if len(several) > 1:
            two = self.rng.sample(several, 2)
            ways += [
                {"motion": two, "first_motion": self.number(0, 1)},
                {"procedure": "plurality"},
                {"procedure": "run-off"},
                {"procedure": "one-by-one", "order_of_options": self.rng.sample(several, len(several))},
            ]
        else:
            ways.append({})
        return out | self.rng.choice(ways)

    def scaled(self) -> str:
        """An issue on whose scale a body can settle; raises Left."""
        known = [one.id for one in self.models["issue"] if one.scale is not None]
        if not known:
            raise Left
        return self.rng.choice(known)

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
                self.texts = TEXTS[:4]
            self.add("claim", TABLES["claim"], entry, without=without)
            self.texts = texts

    def claimed(self, case: Case, path: str) -> Any:
        if path.startswith("context."):
            return self.text()
        domain = self.domain(case, path)
        if domain is None:
            raise Left
        if domain.options:
            return "|".join(self.rng.sample(domain.options, min(len(domain.options), self.rng.choice((1, 1, 2)))))
        if paths.is_record(path) or paths.is_told(path):
            raise Left
        low, high = max(domain.low, -10.0), min(domain.high, 110.0 if domain.low else 5.0)
        if any(domain.ends) and self.rng.random() < 0.4:
            end = self.rng.choice([name for end in domain.ends for name in end])
            return self.rng.choice(("open", f"{self.rng.choice(tuple(WORDS))} {end}"))
        low, high = (domain.low, domain.high) if domain.high < float("inf") else (low, high)
        value = self.number(low, high)
        if isinstance(value, dict):
            value = value.get("value", low)
        return list(value) if isinstance(value, (list, tuple)) else value

    def domain(self, case: Case, path: str) -> Domain | None:
        outcomes = {step: self.outcomes(case, step) for step in case.steps} if paths.is_record(path) else {}
        if paths.is_record(path) and not outcomes[path.split(".")[1]]:
            raise Left
        return domain_of(case, path, outcomes)

    def outcomes(self, case: Case, step: str) -> tuple[str, ...]:
        """What can come of a step; nothing where its body has just been left out."""
        played = steps.playable(case.steps[step])
        return () if played.body_id is not None and case.body_of(played) is None else played.outcomes(case)

    def disputes(self) -> None:
        for about in dict.fromkeys(paths.canonical(claim["about"]) for claim in self.tables["claim"]):
            if self.rng.random() < 0.2:
                self.add("dispute", TABLES["dispute"], {"about": self.shown(about)})

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

    # ------------------------------------------------------------------------------------------------ the schema

    def keys(
        self, model: type[Words], entry: dict[str, Any], *,
        without: Sequence[str] = (), here: dict[str, Any] | None = None, often: float | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """The entry with what it must have and some of what it may have besides; raises Left."""
        outer, self.here = self.here, {**(here or {}), **entry}
        added = []
        for name, field in model.model_fields.items():
            key = field.alias or name
            if key in entry or key in without:
                continue
            if not field.is_required() and self.rng.random() >= (self.often if often is None else often):
                continue
            try:
                self.here[key] = entry[key] = self.value(model, key, field)
            except Left:
                if field.is_required():
                    raise
                continue
            added.append(key)
        self.here = outer
        return self.kept(model, entry, added)

    def kept(self, model: type[Words], entry: dict[str, Any], added: Sequence[str]) -> dict[str, Any]:
        """The entry without what was added, key by key, until it is sound."""
        optional = [key for key in added if not _field(model, key).is_required()]
        self.rng.shuffle(optional)
        for key in [None, *optional]:
            if key is not None:
                del entry[key]
            if self.is_sound(model, entry):
                return entry
        return entry

    def is_sound(self, model: type[Words], entry: Mapping[str, Any]) -> bool:
        try:
            self.sound(model, entry)
        except Left:
            return False
        return True

    def sound(self, model: type[Words], entry: Mapping[str, Any]) -> Any:
        """What the model makes of the entry; raises Left."""
        written = {key: tupled(value) for key, value in entry.items()}
        if isinstance(written.get("rule"), Mapping):
            written["rule"] = Rule(kind=str(written["rule"]["kind"]))
        if model is Case:
            written["id"] = "random"
        try:
            return model.model_validate(written)
        except ValidationError:
            raise Left from None

    def value(self, model: type[Words], key: str, field: FieldInfo) -> Any:
        """Something that may be written under a key; raises Left."""
        special: Callable[[], Any] | None = getattr(self, f"{model.__name__.lower()}_{key}", None)
        if special is None:
            special = getattr(self, f"any_{key}", None)
        if special is not None:
            return special()
        annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        names = "caller" if key == "by" else self.refers.get(key, NAMES.get(key))
        return self.of_type(annotation, key, names)

    def of_type(self, annotation: Any, key: str, names: str | None) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            if any(getattr(one, "func", None) is dates._read for one in arguments[1:]):
                return self.date(self.day)
            if any(getattr(one, "func", None) is evidence.read_lines for one in arguments[1:]):
                return self.lines()
            if arguments[0] is Number:
                return self.fitting(annotation)
            return self.of_type(arguments[0], key, names)
        if origin in (typing.Union, types.UnionType):
            return self.of_type(self.rng.choice([one for one in arguments if one is not types.NoneType]), key, names)
        if origin is Literal:
            return self.rng.choice(arguments)
        if origin in (tuple, list):
            return self.several(arguments[0], key, names)
        if origin is dict:
            return self.table(arguments, key)
        if annotation is bool:
            return self.rng.random() < 0.7
        if annotation is float:
            return self.place()
        if annotation is int:
            return self.rng.randrange(1, 9)
        if annotation is str:
            return self.text() if names is None else self.name(names)
        if isinstance(annotation, type) and issubclass(annotation, Words):
            return self.keys(annotation, {}, here=self.here)
        raise Left

    def several(self, annotation: Any, key: str, names: str | None) -> Any:
        if names is None and get_origin(annotation) is None and annotation is not str and self.inner(key):
            found = [self.keys(annotation, {}, here=self.here) for _ in range(self.rng.randrange(1, 3))]
            return list({one["member"]: one for one in found}.values()) if "member" in found[0] else found
        found = [self.of_type(annotation, key, names) for _ in range(self.rng.randrange(1, 4))]
        if found and isinstance(found[0], str):
            found = list(dict.fromkeys(found))
            return found[0] if self.rng.random() < 0.2 and names is not None else found
        return found

    def inner(self, key: str) -> bool:
        return any(name.startswith(f"{key}.") for name in self.refers)

    def table(self, arguments: Sequence[Any], key: str) -> dict[str, Any]:
        if key in ("owes", "resents"):
            names: Sequence[str] = [one for one in self.everybody if one != self.here.get("id")]
        else:
            names = self.options()
        chosen = self.rng.sample(list(names), self.rng.randrange(1, min(len(names), 3) + 1))
        return {name: self.of_type(arguments[1], key, None) for name in chosen}

    def name(self, kind: str) -> str:
        """The name of one thing of a kind that could stand under a key; raises Left."""
        match kind:
            case "actor":
                known: Sequence[str] = self.everybody
            case "member":
                known = self.members()
            case "caller":
                known = self.callers()
            case "option":
                known = self.options()
            case "issue" | "body" | "step" | "source" | "text" | "fact":
                known = [one["id"] for one in self.tables[kind] if one["id"] != self.here.get("id")]
            case _:
                raise Left
        if not known:
            raise Left
        return self.rng.choice(list(known))

    def members(self) -> Sequence[str]:
        body = self.here.get("body", self.here.get("to"))
        for one in self.models["body"]:
            if one.id == body:
                return typing.cast(Sequence[str], one.members)
        return typing.cast(Sequence[str], self.here.get("members", self.everybody))

    def callers(self) -> Sequence[str]:
        """Who may call a body together, or have lost in the vote that is appealed against."""
        body = None
        if "against" in self.here:
            body = self.so_far().body_of(self.so_far().steps[self.here["against"]])
        elif "body" in self.here:
            body = self.so_far().bodies.get(self.here["body"])
            return self.members() if body is None else body.convener or body.members
        return self.everybody if body is None else body.members

    def options(self) -> Sequence[str]:
        for one in self.models["issue"]:
            if one.id == self.here.get("issue") and one.options:
                return typing.cast(Sequence[str], one.options)
        return typing.cast(Sequence[str], self.here.get("options", OPTIONS))

    # ------------------------------------------------------------------------------------------------ values

    def text(self) -> str:
        return self.rng.choice(self.texts)

    def date(self, day: datetime.date) -> Any:
        written = day.isoformat()
        later = (day + datetime.timedelta(2)).isoformat()
        return self.rng.choice((written, written, day, f"{written}..{later}", f"{written}/{later}", f"{written}?"))

    def lines(self) -> Any:
        first = self.rng.randrange(1, 400)
        return self.rng.choice((first, f"{first}..{first + 3}", [first, first + 1]))

    def figure(self, low: float, high: float) -> Any:
        """A number from low to high, of few digits or of as many as it can have."""
        exact = self.rng.uniform(low, high)
        short = round(exact, self.rng.randrange(4))
        if not low <= short <= high or self.rng.random() < 0.3:
            return exact
        return int(short) if short.is_integer() and self.rng.random() < 0.7 else short

    def place(self) -> Any:
        """A point of the scale of the issue that is being written, or of the issue of the entry."""
        scale = self.here.get("scale")
        low, high = sorted(map(float, scale)) if scale else (0.0, 10.0)
        return self.figure(low, high)

    def number(self, low: float, high: float) -> Any:
        """A number in one of the ways in which it may be written."""
        parts = sorted(self.figure(low, high) for _ in range(3))
        way = self.rng.randrange(9)
        if way < 2:
            return parts[1]
        if way == 2:
            return "..".join(map(repr, (parts[0], parts[2])))
        if way == 3:
            return "..".join(map(repr, parts))
        if way == 4:
            return self.rng.choice((parts, [parts[0], parts[2]], [parts[1]]))
        if way == 5:
            return {"among": [*parts, parts[0]], **self.reasons()}
        if way == 6:
            return {"value": parts[1], "range": f"{parts[0]!r}..{parts[2]!r}", **self.reasons()}
        written = "..".join(map(repr, parts[:: self.rng.choice((1, 2))]))
        return {"value": self.rng.choice((written, parts[1])), **self.reasons()}

    def reasons(self) -> dict[str, Any]:
        why = {"why": self.text(), "group": self.rng.choice(("talk", "hall")),
               "source": self.rng.choice(("table", "command line", "case", "default"))}  # fmt: skip
        return {key: value for key, value in why.items() if self.rng.random() < 0.5}

    def fitting(self, annotation: Any) -> Any:
        """A number within what the type allows: chances, points, debts."""
        for high in (self.rng.choice((1, 1, 5, 40)), 1):
            value = self.number(0, high)
            try:
                TypeAdapter(annotation).validate_python(tupled(value))
            except ValidationError:
                continue
            return value
        raise Left

    def credence(self) -> Any:
        word = self.rng.choice((*BANDS, *LETTERS, *DIGITS))
        return self.rng.choice((word, self.number(0.05, 0.95), self.number(0.05, 0.95)))

    def readings(self, first: Sequence[str]) -> Any:
        if self.rng.random() < 0.6:
            return self.credence()
        genuine = self.rng.uniform(0.5, 0.9)
        rest = self.rng.uniform(0.2, 0.8) * (1 - genuine)
        spread = f"{genuine - 0.1!r}..{genuine!r}..{genuine + 0.05!r}"
        return {
            "genuine": self.rng.choice((genuine, spread, {"value": genuine, "why": self.text()})),
            "composite": rest,
            "forged": 1 - genuine - rest,
        }

    def condition(self, depth: int = 0) -> str:
        """A condition on the steps so far and the facts; raises Left where there is nothing to speak of."""
        case = self.so_far()
        leaves: list[str] = [fact.id for fact in case.fact]
        for step in case.step:
            if step.id == self.here.get("id"):
                continue
            leaves.append(f"{step.id}.happened")
            outcomes = self.outcomes(case, step.id)
            if outcomes:
                option = self.rng.choice(outcomes)
                quoted = ", ".join(f'"{one}"' for one in self.rng.sample(outcomes, min(2, len(outcomes))))
                leaves += [f'{step.id} == "{option}"', f"{step.id} != '{option}'", f"{step.id} in ({quoted},)"]
                who = self.rng.choice(self.everybody)
                leaves.append(f'{step.id}.vote.{who} == "{self.rng.choice((option, *VOTES))}"')
            if steps.playable(step).SETTLES:
                point = self.figure(*case.issues[step.issue].bounds)  # type: ignore[attr-defined]
                leaves += [f"{step.id}.value {self.rng.choice(('>', '>=', '<', '<='))} {point!r}"] * 2
        if not leaves:
            raise Left
        leaf = self.rng.choice(leaves)
        if depth > 2 or self.rng.random() < 0.5:
            return leaf
        other = self.condition(depth + 1)
        return self.rng.choice((f"not {leaf}", f"({leaf}) and {other}", f"{leaf} or ({other})", f"not ({other})"))

    # what a key takes that its type does not tell; MODEL_KEY, or any_KEY wherever it stands

    def source_text(self) -> str:
        return self.name("text")

    def any_when(self) -> str:
        return self.condition()

    def any_while(self) -> str:
        return self.condition()

    def any_within(self) -> str:
        raise Left  # groups stand together: the maker of the steps says which belong to one

    def any_until(self) -> str:
        return (self.day + datetime.timedelta(self.rng.randrange(8))).isoformat()

    def any_kind(self) -> str:
        return self.rng.choice((*KINDS, "0.6", "likely", "0.3..0.6"))

    def any_model(self) -> Any:
        from instantsia.models import settlement

        known = settlement.methods()
        return self.rng.choice((self.rng.choice(known), self.rng.sample(known, min(3, len(known)))))

    def any_absent(self) -> Any:
        if "absent.member" not in self.refers:
            return self.rng.choice(self.members())
        names = self.rng.sample(list(self.members()), min(2, len(self.members())))
        from instantsia.steps.convene import Absence

        return [self.rng.choice((one, self.keys(Absence, {"member": one}, here=self.here))) for one in names]

    def any_every(self) -> str:
        return self.rng.choice(("day", "week", "month", "3"))

    def any_stretches(self) -> dict[str, Any]:
        if "scale" not in self.here:
            raise Left
        low, high = sorted(map(float, self.here["scale"]))
        ends = sorted({self.figure(low, high) for _ in range(self.rng.randrange(4))})
        names = ("none", "some", "more", "all")
        return dict(zip(names, [*(end for end in ends if low < end < high), high], strict=False))

    def any_status_quo(self) -> Any:
        if "scale" not in self.here:
            raise Left
        return self.number(*sorted(map(float, self.here["scale"])))

    def any_line(self) -> Any:
        if "scale" not in self.here:
            raise Left
        return self.place()

    def any_scale(self) -> dict[str, str]:
        low = self.rng.choice((0, 0, 0, -1, 0.5, self.figure(-3, 3)))
        high = low + self.rng.choice((100, 100, 1, 10, self.figure(1, 50)))
        return {str(low): self.text(), str(high): "at once"}

    def any_at(self) -> dict[str, Any]:
        if "scale" not in self.here or not self.here.get("options"):
            raise Left
        return {one: self.place() for one in self.here["options"]}

    def any_right(self) -> Any:
        if "cite" in self.here:
            p = self.here["p"]
            known = tuple(p) if isinstance(p, dict) and "genuine" in p else ("", "not")
            return {one: self.rng.choice(tuple(PRESETS)) for one in known[1:] if self.rng.random() < 0.7}
        source = self.so_far().source_of(self.sound(TABLES["claim"], self.here))
        known = tuple(source.p) if source is not None and isinstance(source.p, dict) else ("genuine", "not")
        table = {one: self.number(0.05, 0.9) for one in known}
        right = self.rng.choice((self.number(0.05, 0.9), table))
        return right if self.rng.random() < 0.5 else self.rng.choice((0.25, "0.5..0.75"))

    def any_exhibit(self) -> str:
        return self.rng.choice(EXHIBITS)

    def any_first(self) -> str:
        return " ".join(self.text().split()[:6])

    any_last = any_first

    def any_side(self) -> str:
        return self.rng.choice(("owners", "town"))

    def any_told_by(self) -> str:
        return self.rng.choice((*self.everybody, "stranger"))

    def any_tell(self) -> dict[str, str]:
        return {self.rng.choice(("happened", "undecided")): self.text()}

    def shown(self, path: str) -> str:
        return self.rng.choice((path, paths.short(path)))

    # ------------------------------------------------------------------------------------------------ mending

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
            label = str(entry.get("id") or entry.get("about") or number + 1)
            if rest != label and not rest.startswith(f"{label}."):
                continue
            key = rest[len(label) + 1 :].split(".")[0]
            model = type(self.models[table][number])
            optional = key in entry and not _field(model, key).is_required() and key not in ("kind", "rule")
            changed = {name: value for name, value in entry.items() if name != key}
            if optional and self.is_sound(model, changed):
                del entry[key]
                rule = {"rule": self.models[table][number].rule} if table == "body" else {}
                self.models[table][number] = self.sound(model, {**changed, **rule})
            else:
                del self.tables[table][number], self.models[table][number]
            return


def _field(model: type[Words], key: str) -> FieldInfo:
    return next(field for name, field in model.model_fields.items() if key in (name, field.alias))

"""From what was written to a checked `Case`, or all that is wrong with it at once."""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from pydantic import BaseModel, ValidationError

from instantsia import outside, rules, steps
from instantsia.case import paths
from instantsia.case.happenings import Step
from instantsia.case.model import TABLES, Case, table_of
from instantsia.case.people import Actor, Body, Rule
from instantsia.case.values import Domain
from instantsia.case.words import check_id
from instantsia.casefile import alike, overlay
from instantsia.casefile.checking import complaints, lint, references
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.written import Written
from instantsia.casefile.document import Document, Entry, from_mapping, tupled
from instantsia.casefile.named_points import in_numbers, scales_of
from instantsia.casefile.old_names import old_names, renamed, renamed_paths
from instantsia.errors import CaseError, Place, Problem, UserError, cut, nearest
from instantsia.frozen import frozen
from instantsia.renames import RENAMES, Rename

NO_SHAPES = frozenset(
    {"text", "source", "part", "teller", "claim", "coding", "dispute", "assumption", "event", "what_if"}
)
"""Tables whose faults do not keep steps from being asked what they need."""


@frozen
class PlayedCase:
    """A case as it was played.

    former   {path: what it was called then}, of those that have another name now; empty where no old name was written
    """

    case: Case
    former: Mapping[str, str]


def from_json(text: bytes, case_id: str, where: str, renames: Sequence[Rename] = RENAMES) -> PlayedCase:
    """The case that was written out as JSON when it was played; raises UserError where it cannot be read any more.

    where     the file, for messages
    renames   keys that had another name when an earlier version wrote it: they are read under their new one
    """
    try:
        mapping = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where} cannot be read: {error}") from None
    if not isinstance(mapping, dict):
        raise UserError(f"{where} cannot be read: found no object")
    former: dict[str, str] = {}
    if old_names(mapping, renames):
        former = {new: old for old, (new, _) in renamed_paths(mapping, renames).items()}
        mapping = renamed(mapping, renames)
    return PlayedCase(load(from_mapping(mapping, case_id, renames)), former)


def load(document: Document) -> Case:
    """The case that was written; raises CaseError with every problem found, in the order of the files."""
    case, problems = examined(document)
    if problems:
        raise CaseError(problems)
    assert case is not None
    return case


def warnings(document: Document, case: Case) -> tuple[Problem, ...]:
    """What is allowed and looks wrong, in the order of the files."""
    read = _Reading(document)
    read.entries()
    return _ordered(document, [read.located(one) for one in lint.warnings(case)])


def examined(document: Document) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case, or None where there are errors, and the errors in the order of the files."""
    read = _Reading(document)
    read.head()
    read.entries()
    partial = read.case()
    for finding in references.check(partial, read.written()):
        read.problems.append(read.located(finding))
        if (finding.table and finding.table not in NO_SHAPES) or finding.code == "E15":
            read.whole = False
        if (finding.table, finding.path) == ("assumption", ("about",)):
            read.unnamed.add("assumption")
    if read.whole and read.unnamed <= NO_SHAPES:
        read.problems += [read.located(one) for one in lint.errors(partial, read.written())]
    if not document.changed and not read.problems:
        # what they change can be told only of a case that can be read
        read.problems += overlay.what_ifs(document)
    if read.problems:
        return None, _ordered(document, read.problems)
    return Case.model_validate(read.fields()), ()


@dataclass
class _Reading:
    """Entries checked one by one, so that a fault in one hides none in another."""

    document: Document
    problems: list[Problem] = field(default_factory=list)
    checked: dict[str, list[Any]] = field(default_factory=dict)
    origin: dict[str, list[tuple[Entry, str]]] = field(default_factory=dict)
    of_head: dict[str, Any] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)
    """Tables with an entry of which not even the name could be read."""
    whole: bool = True

    def __post_init__(self) -> None:
        self.problems += self.document.problems
        if self.document.partial:
            self.unnamed.update(self.document.table_names)
        for table in self.document.table_names:
            for entry in self.document.entries(table):
                # a list that was written below another table: who stands in it is there, but not read
                hidden = [key for key, value in entry.raw.items() if complaints.below_a_table(key, value)]
                self.unnamed.update(one for key in hidden for one in _named_in(key))

    def head(self) -> None:
        entry = self.document.head
        written = {}
        for key, value in entry.raw.items():
            place = entry.place((key,))
            if key == "id":
                message = f"found {cut(value)}, but the id of a case is the name of its folder"
                self.problems.append(Problem("E11", message, place, key, "leave it out"))
            elif table_of(key) is not None:
                self.problems.append(Problem("E13", _no_list(key, value), place, key, _as_list(key, value)))
                self.unnamed.update(_named_in(key))
            elif key not in Case.model_fields:
                others = outside.offers("tables", Case.model_fields)
                message = "no such key, expected one that is known"
                self.problems.append(Problem("E11", message, place, key, nearest(key, (*Case.model_fields, *others))))
                # whatever stands in it counts as there
                for table in difflib.get_close_matches(key, (*TABLES, *others), n=1, cutoff=0.6):
                    self.unnamed.update(_named_in(table))
            else:
                written[key] = tupled(value)
        try:
            head = Case.model_validate({**written, "id": self.document.id})
        except ValidationError as error:
            self.problems += complaints.problems(error, entry, Case, "")
            bad = {str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"]}
            self.of_head = {key: value for key, value in written.items() if key not in bad}
        else:
            # what it includes stands in its tables now
            self.of_head = {key: getattr(head, key) for key in written if key != "include"}
        if not self.document.entries("event") and "event" not in self.unnamed:
            place = Place(entry.file) if entry.file else None
            message = "missing, expected at least one: the first is the headline"
            self.problems.append(Problem("E12", message, place, "event", "write [[event]] with id, text and when"))

    def entries(self) -> None:
        for table in self.document.table_names:
            self.checked[table], self.origin[table] = [], []
            seen: dict[str, Entry] = {}
            for number, entry in enumerate(self.document.entries(table)):
                name = f"{table}.{label(entry, number)}"
                before = len(self.problems)
                item = self._item(table, entry, name)
                if len(self.problems) > before and table not in NO_SHAPES:
                    self.whole = False
                if entry.id is not None and table != "dispute":
                    id = entry.id.lower() if table == "claim" else entry.id
                    first = seen.setdefault(id, entry)
                    if first is not entry:
                        there = f" at {first.place(('id',))}" if first.file else ""
                        message = f"found {cut(entry.id)}, but this id is taken{there}"
                        remedy = f"ids are unique among all {table}s"
                        self.problems.append(Problem("E4", message, entry.place(("id",)), f"{name}.id", remedy))
                        self.unnamed.add(table)
                        continue
                if item is not None:
                    self.checked[table].append(item)
                    self.origin[table].append((entry, name))
                else:
                    self.unnamed.update(_unnamed(table, entry))
        self._imply_actors()

    def _item(self, table: str, entry: Entry, name: str) -> Any:
        raw, wrong = in_numbers(self.scales, table, entry, name)
        if wrong is not None:
            self.problems.append(wrong)
            return None
        model: type[BaseModel] | None
        if table == "step":
            model = self._kind(entry, (), name, "step")
            if model is None:
                return None
        else:
            model = table_of(table)
            assert model is not None
        if table == "body":
            shared, wrong = alike.filled(self.document, entry, name)
            if wrong is not None:
                self.problems.append(wrong)
                return None
            raw = raw | {key: tupled(shared[key]) for key in alike.SHARED if key in shared}
        if table == "body" and isinstance(raw.get("rule"), Mapping):
            raw["rule"] = self._rule(entry, raw["rule"], name)
            if raw["rule"] is None:
                # the rest of the body is looked at all the same
                self._validated(model, raw | {"rule": Rule(kind="")}, entry, name)
                return None
        return self._validated(model, raw, entry, name)

    @functools.cached_property
    def scales(self) -> Mapping[str, Domain]:
        """{issue: what a position on it may be}, of those with a scale that can be read."""
        return scales_of(self.document.entries("issue"))

    def _rule(self, entry: Entry, raw: Mapping[str, Any], name: str) -> Any:
        model = self._kind(entry, ("rule",), name, "rule")
        if model is None:
            return None
        return self._validated(model, raw, entry.below("rule"), f"{name}.rule")

    def _validated(self, model: type[BaseModel], raw: Mapping[str, Any], entry: Entry, name: str) -> Any:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            self.problems += complaints.problems(error, entry, model, name)
        return None

    def _kind(
        self,
        entry: Entry,
        path: tuple[str, ...],
        name: str,
        what: Literal["step", "rule"],
    ) -> type[BaseModel] | None:
        kinds: outside.Registry[Any] = steps.KINDS if what == "step" else rules.KINDS
        kind = complaints.at(entry.raw, path).get("kind")
        key = complaints.named(name, (*path, "kind"))
        place = entry.place((*path, "kind"))
        if kind is None:
            raw = complaints.at(entry.raw, path)
            unknown = [key for key in raw if key not in {*Step.model_fields, *Rule.model_fields}]
            near = difflib.get_close_matches("kind", unknown, n=1)
            remedy = f"{near[0]} stands there: did you mean kind?" if near else nearest("", kinds.names())
            self.problems.append(Problem("E12", "missing, but it must be there", place, key, remedy))
        elif not isinstance(kind, str) or not kinds.has(kind):
            remedy = nearest(kind if isinstance(kind, str) else "", kinds.names())
            self.problems.append(Problem("E14", f"found {cut(kind)}, expected a kind of {what}", place, key, remedy))
        else:
            return cast(type[BaseModel], kinds.get(kind))
        return None

    def _imply_actors(self) -> None:
        known = set(self.document.ids("actor"))
        for body, (entry, name) in zip(self.checked["body"], list(self.origin["body"]), strict=True):
            for member in cast(Body, body).heard:
                if member not in known:
                    known.add(member)
                    self.checked["actor"].append(Actor(id=member))
                    self.origin["actor"].append((entry, name))

    def fields(self) -> dict[str, Any]:
        tables = {table: tuple(items) for table, items in self.checked.items() if items}
        return {**self.of_head, "id": self.document.id, **tables}

    def case(self) -> Case:
        """What could be read, whole or not; checked entry by entry."""
        return Case.model_construct(**self.fields())

    def written(self) -> Written:
        """What is written, whether or not it could be read."""
        ids = {table: self.document.ids(table) for table in self.document.table_names}
        members = [one.id for one in self.checked["actor"]]
        ids["actor"] = tuple(dict.fromkeys((*ids["actor"], *self.document.members(), *members)))
        abouts = (entry.raw.get("about") for entry in self.document.entries("assumption"))
        assumed = frozenset(paths.canonical(about) for about in abouts if isinstance(about, str))
        return Written(ids, assumed, frozenset(self.unnamed))

    def located(self, finding: Finding) -> Problem:
        if not finding.table:
            name, entry = "", self.document.head
        else:
            entry, name = self.origin[finding.table][finding.number]
        path = complaints.typed(entry.raw, finding.path)
        return Problem(finding.code, finding.message, entry.place(path), complaints.named(name, path), finding.remedy)


def label(entry: Entry, number: int) -> str:
    """What an entry is called in messages: its id, what it is about, who coded what, or its number in the file."""
    name = entry.id or _of_coder(entry) or entry.raw.get("about")
    return name[:60] if isinstance(name, str) and name else str(number + 1)


def _of_coder(entry: Entry) -> str:
    """Who coded what, of what a further coder read."""
    by, claim = entry.raw.get("by"), entry.raw.get("claim")
    return f"{by}.{claim}" if isinstance(by, str) and isinstance(claim, str) else ""


def _named_in(table: str) -> tuple[str, ...]:
    """The tables to which names belong that stand in one that cannot be read: a body names its members too."""
    return (table, "actor") if table == "body" else (table,)


def _unnamed(table: str, entry: Entry) -> Iterator[str]:
    """The tables of which an entry that could not be read hides a name: its own, and in a body those of its members."""
    if table in ("assumption", "dispute"):
        if not isinstance(entry.raw.get("about"), str):
            yield table
        return
    if table != "coding" and not _is_id(entry.id):
        yield table
    if table == "body" and "like" not in entry.raw:
        members = entry.raw.get("members")
        if not isinstance(members, (str, list, tuple)) or not all(
            map(_is_id, (members,) if isinstance(members, str) else members)
        ):
            yield "actor"


def _is_id(written: object) -> bool:
    try:
        return isinstance(written, str) and check_id(written) == written
    except ValueError:
        return False


def _no_list(key: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return f"found one table [{key}], expected a list of tables"
    return f"found {cut(value)}, expected a list of tables"


def _as_list(key: str, value: Any) -> str:
    return f"write [[{key}]]"


def _ordered(document: Document, problems: list[Problem]) -> tuple[Problem, ...]:
    order = {file: number for number, file in enumerate(document.files)}

    def rank(problem: Problem) -> tuple[int, int]:
        if problem.place is None:
            return len(order), 0
        return order.get(problem.place.file, len(order)), problem.place.line or 0

    return tuple(sorted(dict.fromkeys(problems), key=rank))

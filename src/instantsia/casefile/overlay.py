"""Changes on top of a case: --set PATH=VALUE, --without NAME, --assume SOURCE=READING, and what-ifs that a case names.

--set acts before validation: what it writes is checked like everything that was written, and what is wrong with it is
said with the words of the command line for a place. The other two change nothing that is written; the draws obey them.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from instantsia import rules, steps
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Number, parse_number
from instantsia.case.people import Rule
from instantsia.casefile.document import Document, Entry, texts_in
from instantsia.casefile.positions import Path, parse
from instantsia.errors import CaseError, Place, Problem, cut, nearest
from instantsia.evidence.program import READINGS

SOURCE = "command line"
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})
CLAIMABLE = ("fact", "record", "issue", "context")


@dataclass(frozen=True)
class Changed:
    """A case with changes on top.

    document  what is loaded instead
    set       PATH=VALUE as they were asked for
    without   sources, parts, tellers and claims that are never believed, as KIND.ID
    assume    {source: the reading it is forced into}
    changes   every change as a person would type it, in the order given
    paths     canonical paths of what was set: KIND.ID.KEY
    """

    document: Document
    set: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    assume: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def apply(
    document: Document, sets: Iterable[str] = (), withouts: Iterable[str] = (), assumes: Iterable[str] = ()
) -> Changed:
    """The case with changes on top; raises CaseError with everything that cannot be done."""
    changed, problems = _applied(document, tuple(sets), tuple(withouts), tuple(assumes), None)
    if problems:
        raise CaseError(problems)
    return changed


def what_if(document: Document, id: str) -> Changed:
    """The change that the case names `id`; raises CaseError naming the nearest one where it names none."""
    entry = document.entry("what_if", id)
    if entry is None:
        remedy = nearest(id, document.ids("what_if"))
        raise CaseError([Problem("E22", f"found {cut(id)}, expected a what-if that the case names", remedy=remedy)])
    changed, problems = _of_case(document, entry)
    if problems:
        raise CaseError(problems)
    return changed


def what_ifs(document: Document) -> list[Problem]:
    """What cannot be done of the changes that the case names; their values are checked when they are played."""
    out: list[Problem] = []
    for entry in document.entries("what_if"):
        out += _of_case(document, entry)[1]
    return out


def _of_case(document: Document, entry: Entry) -> tuple[Changed, list[Problem]]:
    sets, withouts, assumes = (texts_in(entry.raw.get(key)) for key in ("set", "without", "assume"))
    return _applied(document, sets, withouts, assumes, entry)


def _applied(
    document: Document,
    sets: tuple[str, ...],
    withouts: tuple[str, ...],
    assumes: tuple[str, ...],
    entry: Entry | None,
) -> tuple[Changed, list[Problem]]:
    work = _Work(document, entry)
    for number, text in enumerate(sets):
        work.at = ("--set", "set", number, text)
        work.set(text)
    without = [work.without("--without", number, text) for number, text in enumerate(withouts)]
    assume = [work.assume(number, text) for number, text in enumerate(assumes)]
    changes = (
        *work.changes,
        *(f"--without {name.split('.', 1)[1]}" for name in without if name),
        *(f"--assume {pair[0]}={pair[1]}" for pair in assume if pair),
    )
    changed = Changed(
        replace(work.document, changed=document.changed or bool(sets)),
        sets,
        tuple(name for name in without if name),
        dict(pair for pair in assume if pair),
        changes,
        tuple(work.paths),
    )
    return changed, work.problems


def _example(document: Document) -> str:
    """A position that could be set in this very case, as it is typed; of a case without any how one would be."""
    scales = ((issue.id, issue.raw.get("scale")) for issue in document.entries("issue"))
    issue, scale = next(((id, scale) for id, scale in scales if id and isinstance(scale, dict)), ("ISSUE", {}))
    actor = next(iter((*document.members(), *document.ids("actor"))), "ACTOR")
    try:
        low, high = sorted(map(float, scale))
    except ValueError:
        low, high = 0.0, 100.0
    return f"{actor}.{issue}={low:g}..{(low + high) / 2:g}"


@dataclass
class _Work:
    document: Document
    entry: Entry | None
    problems: list[Problem] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    at: tuple[str, str, int, str] = ("", "", 0, "")

    def place(self) -> Place | None:
        """The line of the case that names the change, or the words of the command line."""
        option, key, number, text = self.at
        if self.entry is None:
            return Place(f"{option} {cut(text)[1:-1]}")
        value = self.entry.raw.get(key)
        return self.entry.place((key,) if isinstance(value, str) else (key, number))

    def key(self) -> str:
        return "" if self.entry is None else f"what_if.{self.entry.id}.{self.at[1]}"

    def problem(self, message: str, remedy: str = "") -> None:
        self.problems.append(Problem("E22", message, self.place(), self.key(), remedy))

    # -------------------------------------------------------------------------------------------------------- set

    def set(self, text: str) -> None:
        path, equals, written = text.partition("=")
        path, written = path.strip(), written.strip()
        parts = paths.canonical(path).split(".")
        if not equals or len(parts) < 3 or not all(parts):
            if equals and len(parts) == 2 and parts[0] in CLAIMABLE and parts[1]:
                pass
            else:
                self.problem(f"found {cut(text)}, expected PATH=VALUE", f"as in {_example(self.document)}")
                return
        kind, id, *keys = parts
        before = len(self.problems)
        match kind:
            case "fact" | "issue" | "record" | "context":
                self._fixed(path, written)
            case "actor" if not keys or keys[0] not in _plain_keys():
                self._actor(path, parts, written)
            case "step" | "body" | "actor" | "teller" | "source" | "part" | "claim" | "group" | "event" | "dispute":
                self._key(kind, id, keys, written, path)
            case "issue" | "text" | "what_if" | "assumption" | "kind":
                self.problem(f"found {cut(path)}, which cannot be set", "")
        if len(self.problems) == before:
            self.changes.append(f"--set {paths.short('.'.join(parts))}={written}")
            self.paths.append(".".join(parts))

    def _fixed(self, path: str, written: str) -> None:
        """A fixed value or a range instead of everything claimed and assumed about a path."""
        canonical = paths.canonical(path)
        head, id, *keys = canonical.split(".")
        if head in ("record", "context") or (head == "issue" and keys and keys[-1] in paths.TOLD):
            self.problem(
                f"found {cut(path)}, expected something that is assumed", "what is held to have happened stays"
            )
            return
        if head == "issue":
            self._key("issue", id, keys, written, path)
            return
        if head == "fact":
            if id not in self.document.ids("fact") or keys:
                self.problem(
                    f"found {cut(path)}, expected a fact",
                    nearest(path, [f"fact.{one}" for one in self.document.ids("fact")]),
                )
                return
            written = "1" if written.casefold() in YES else "0" if written.casefold() in NO else written
        self._assumed(canonical, path, self._value(written))

    def _actor(self, path: str, parts: list[str], written: str) -> None:
        known = list(_known_paths(self.document))
        canonical = ".".join(parts)
        everybody = parts[1] == "*"
        there = {f"actor.*.{one.split('.', 2)[2]}" for one in known} if everybody else set(known)
        if canonical not in there:
            own = [paths.short(one) for one in sorted(there)]
            others = [f"step.{id}" for id in self.document.ids("step")] + [
                f"body.{id}" for id in self.document.ids("body")
            ]
            self.problem(f"found {cut(path)}, expected a path that takes a value", nearest(path, own or others))
            return
        self._assumed(canonical, path, self._value(written))

    def _assumed(self, canonical: str, path: str, value: Any) -> None:
        """Takes out every claim and assumption about the path and puts one assumption there."""
        document = self._cleared(canonical)
        table = value if isinstance(value, Mapping) else {"value": value}
        raw = {"about": paths.short(canonical), "value": {"why": "set on the command line", **table, "source": SOURCE}}
        entry = self._entry(raw)
        self.document = document.with_table("assumption", (*document.entries("assumption"), entry))

    def _cleared(self, canonical: str) -> Document:
        document = self.document
        for table in ("claim", "assumption"):
            kept = tuple(one for one in document.entries(table) if not _is_about(one, canonical))
            if len(kept) != len(document.entries(table)):
                document = document.with_table(table, kept)
        return document

    def _entry(self, raw: Mapping[str, Any], below: Entry | None = None, path: Path = ()) -> Entry:
        """An entry whose changed keys stand where the change was asked for."""
        place = self.place()
        if below is None:
            return Entry(raw, place.file if place else None, {(): place.line} if place else {})
        return _Changed(raw, below.file, below.lines, {**getattr(below, "changed", {}), path: place})

    def _key(self, table: str, id: str, keys: list[str], written: str, path: str) -> None:
        """Another value under a key of a table."""
        document = self.document
        entry = document.entry(table, id)
        new: Entry | None = None
        if entry is None and table == "teller" and id in _speakers(document):
            new = entry = self._entry({"id": id})
        if entry is None and table == "actor" and id in document.members():
            new = entry = self._entry({"id": id})
        if entry is None:
            self.problem(
                f"found {cut(path)}, expected the id of {'an' if table[0] in 'aeiou' else 'a'} {table}",
                nearest(f"{table}.{id}", [f"{table}.{one}" for one in _all_ids(document, table)]),
            )
            return
        annotation, labels = _descend(_model(table, entry.raw), entry.raw, keys)
        if annotation is None:
            known = [f"{table}.{id}.{label}" for label in labels]
            self.problem(
                f"found {cut(path)}, expected a key of {table} {id}", nearest(f"{table}.{id}.{'.'.join(keys)}", known)
            )
            return
        old = _at(entry.raw, keys)
        value: Any = self._list(old, written, path) if _takes_list(annotation) else self._value(written)
        if value is None:
            return
        if (
            _takes_number(annotation)
            and not _takes_list(annotation)
            and (not isinstance(value, str) or parse_number(value))
        ):
            value = {**value, "source": SOURCE} if isinstance(value, dict) else {"value": value, "source": SOURCE}
        elif _takes_flag(annotation) and isinstance(value, str) and value.casefold() in YES | NO:
            value = value.casefold() in YES
        elif annotation is str and not isinstance(value, str):
            value = written
        raw = _with(entry.raw, keys, value)
        changed = self._entry(raw, entry, _written_path(entry.raw, keys))
        canonical = f"{table}.{id}.{'.'.join(keys)}"
        self.document = self._cleared(canonical) if table in ("step", "body") else document
        others = self.document.entries(table)
        entries = (*others, changed) if new is not None else tuple(changed if one is entry else one for one in others)
        self.document = self.document.with_table(table, entries)

    def _value(self, written: str) -> Any:
        """A written value: a TOML table or list, a number, or text (ranges and words stay text)."""
        if written[:1] in ("{", "[", '"'):
            place = self.place()
            try:
                return parse(f"value = {written}".encode(), str(place or "--set"))[0]["value"]
            except (CaseError, UnicodeEncodeError):
                self.problem(f"found {cut(written)}, expected a TOML value", 'as in { value = "3..6", why = "..." }')
                return ""
        parts = parse_number(written)
        if parts is not None and len(parts) == 1:
            return int(parts[0]) if parts[0].is_integer() and abs(parts[0]) < 1e15 else parts[0]
        return written

    def _list(self, old: Any, written: str, path: str) -> Any:
        """A list: `a,b` instead of what stands there, `+a,-b` added to it and taken out of it."""
        if written[:1] == "[":
            return self._value(written)
        names = [name.strip() for name in written.split(",") if name.strip()]
        if not any(name[0] in "+-" for name in names):
            return names
        if not all(name[0] in "+-" and len(name) > 1 for name in names):
            self.problem(f"found {cut(written)}, expected names, or every name with + or - before it")
            return None
        kept = [old] if isinstance(old, str) else list(old or ())
        for name in names:
            bare = name[1:].strip()
            if name[0] == "+":
                if bare in kept:
                    self.problem(f"found {cut(name)}, but {bare} is in {path} already")
                kept.append(bare)
            elif bare in kept:
                kept.remove(bare)
            else:
                self.problem(f"found {cut(name)}, which is not in {path}", nearest(bare, [str(one) for one in kept]))
        return kept

    # -------------------------------------------------------------------------------------------- without, assume

    def without(self, option: str, number: int, text: str) -> str:
        """KIND.ID of what is never believed, or "" where there is no such thing."""
        self.at = (option, "without", number, text)
        name = text.strip().lower()
        kind, dot, id = name.partition(".")
        named = {
            "source": set(self.document.ids("source")),
            "part": set(self.document.ids("part")),
            "teller": {*self.document.ids("teller"), *_speakers(self.document)},
            "claim": {one.lower() for one in self.document.ids("claim")},
        }
        if dot and kind in named:
            if id in named[kind]:
                return name
            self.problem(f"found {cut(text)}, expected the id of a {kind}", nearest(id, named[kind]))
            return ""
        # a man can be actor and teller: it is his word that is not believed
        matches = [one for one in ("teller", "source", "part", "claim") if name in named[one]]
        if len(matches) == 1:
            return f"{matches[0]}.{name}"
        if matches:
            choices = " or ".join(f"{one}.{name}" for one in matches)
            self.problem(f"found {cut(text)}, which is the id of several things", f"write {choices}")
            return ""
        if name in {*self.document.ids("actor"), *self.document.members()}:
            bodies = [b.id for b in self.document.entries("body") if name in texts_in(b.raw.get("members")) and b.id]
            remedy = (
                f"a member goes by --set body.{bodies[0]}.members=-{name}" if bodies else "an actor keeps his place"
            )
            self.problem(
                f"found {cut(text)}, who tells nothing: only a source, part, teller or claim can be left out", remedy
            )
            return ""
        every = [one for ids in named.values() for one in ids]
        self.problem(f"found {cut(text)}, expected a source, part, teller or claim", nearest(name, every))
        return ""

    def assume(self, number: int, text: str) -> tuple[str, str] | None:
        """(source, reading)."""
        self.at = ("--assume", "assume", number, text)
        name, equals, reading = (part.strip().lower() for part in text.partition("="))
        name = name.removeprefix("source.")
        if not equals:
            self.problem(f"found {cut(text)}, expected SOURCE=READING", "as in journal=fabricated")
            return None
        entry = self.document.entry("source", name)
        if entry is None:
            self.problem(f"found {cut(name)}, expected the id of a source", nearest(name, self.document.ids("source")))
            return None
        p = entry.raw.get("p")
        readings = tuple(p) if isinstance(p, Mapping) and not {"value", "low"} & set(p) else READINGS
        if reading not in readings:
            self.problem(f"found {cut(reading)}, expected a reading of source {name}", nearest(reading, readings))
            return None
        return name, reading


@dataclass(frozen=True)
class _Changed(Entry):
    """An entry some of whose keys stand on the command line."""

    changed: Mapping[Path, Place | None] = field(default_factory=dict)

    def place(self, path: Path = ()) -> Place | None:
        for there, place in self.changed.items():
            if path[: len(there)] == there or there[: len(path)] == path != ():
                return place
        return super().place(path)

    def below(self, key: str) -> Entry:
        inner = super().below(key)
        changed = {path[1:]: place for path, place in self.changed.items() if path[:1] == (key,)}
        return _Changed(inner.raw, inner.file, inner.lines, changed)


def _is_about(entry: Entry, canonical: str) -> bool:
    about = entry.raw.get("about")
    return isinstance(about, str) and paths.canonical(about) == canonical


def _known_paths(document: Document) -> Iterator[str]:
    """Every path of an actor that takes a value, from what is written."""
    actors = list(dict.fromkeys((*document.ids("actor"), *document.members())))
    for actor in actors:
        for issue in document.entries("issue"):
            if issue.id is None:
                continue
            if issue.raw.get("scale") is not None:
                yield from (of(actor, issue.id) for of in (paths.position, paths.salience, paths.capability))
            else:
                for option in texts_in(issue.raw.get("options")):
                    yield paths.utility(actor, issue.id, option)
        yield paths.seats(actor)
        yield from (paths.debt(actor, creditor) for creditor in actors if creditor != actor)


def _speakers(document: Document) -> frozenset[str]:
    tellers = (one.raw.get("told_by") for one in document.entries("claim"))
    return frozenset(one for one in tellers if isinstance(one, str))


def _all_ids(document: Document, table: str) -> tuple[str, ...]:
    implied = document.members() if table == "actor" else _speakers(document) if table == "teller" else ()
    return (*document.ids(table), *implied)


def _plain_keys() -> frozenset[str]:
    """Keys of an actor that are no number with a path."""
    from instantsia.case.people import Actor

    return frozenset(Actor.model_fields) - {"seats", "owes"}


# ------------------------------------------------------------------------------------ what a key takes, by the schema


def _model(table: str, raw: Mapping[str, Any]) -> Any:
    kind = raw.get("kind")
    if table == "step" and isinstance(kind, str) and kind in steps.kinds():
        return steps.step_kind(kind)
    return get_args(Case.model_fields[table].annotation)[0]


def _descend(model: Any, raw: Any, keys: Sequence[str]) -> tuple[Any, list[str]]:
    """(what the key takes, ()), or (None, the keys that are known where the way ends)."""
    annotation = model
    for number, key in enumerate(keys):
        inner = _inner(annotation, raw, key)
        if inner is None:
            return None, [".".join([*keys[:number], label]) for label in _labels(annotation, raw)]
        annotation = inner
        raw = _step_in(raw, key)
    return annotation, []


def _inner(annotation: Any, raw: Any, key: str) -> Any:
    for one in _branches(annotation):
        origin = get_origin(one)
        if isinstance(one, type) and issubclass(one, BaseModel):
            if issubclass(one, Rule) and isinstance(raw, Mapping) and raw.get("kind") in rules.kinds():
                one = rules.rule_kind(str(raw["kind"]))
            if issubclass(one, Number):
                continue
            fields = {field.alias or name: field.annotation for name, field in one.model_fields.items()}
            if key in fields:
                return fields[key]
        elif origin is dict:
            return get_args(one)[1]
        elif origin is tuple and _step_in(raw, key) is not None:
            return get_args(one)[0]
    return None


def _labels(annotation: Any, raw: Any) -> list[str]:
    out: list[str] = []
    for one in _branches(annotation):
        if isinstance(one, type) and issubclass(one, BaseModel):
            if issubclass(one, Rule) and isinstance(raw, Mapping) and raw.get("kind") in rules.kinds():
                one = rules.rule_kind(str(raw["kind"]))
            out += [field.alias or name for name, field in one.model_fields.items()]
    return out


def _branches(annotation: Any) -> Iterator[Any]:
    """The annotations that a union, or one with metadata, is made of."""
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        yield from _branches(get_args(annotation)[0])
    elif origin is typing.Union or origin is types.UnionType:
        for inner in get_args(annotation):
            yield from _branches(inner)
    else:
        yield annotation


def _takes_number(annotation: Any) -> bool:
    return any(one is Number for one in _branches(annotation))


def _takes_list(annotation: Any) -> bool:
    return any(
        get_origin(one) is tuple and len(get_args(one)) == 2 and get_args(one)[1] is ...
        for one in _branches(annotation)
    )


def _takes_flag(annotation: Any) -> bool:
    return any(one is bool for one in _branches(annotation))


def _step_in(raw: Any, key: str) -> Any:
    if isinstance(raw, Mapping):
        return raw.get(key)
    if isinstance(raw, (list, tuple)):
        return next(
            (one for one in raw if isinstance(one, Mapping) and key in (one.get("member"), one.get("id"))), None
        )
    return None


def _at(raw: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        raw = _step_in(raw, key)
    return raw


def _written_path(raw: Any, keys: Sequence[str]) -> Path:
    out: list[str | int] = []
    for key in keys:
        if isinstance(raw, (list, tuple)):
            inner = _step_in(raw, key)
            out.append(next((n for n, one in enumerate(raw) if one is inner), 0))
        else:
            out.append(key)
        raw = _step_in(raw, key)
    return tuple(out)


def _with(raw: Any, keys: Sequence[str], value: Any) -> Any:
    """A copy of written data with another value behind `keys`."""
    if not keys:
        return value
    first, *rest = keys
    if isinstance(raw, (list, tuple)):
        inner = _step_in(raw, first)
        return [_with(one, rest, value) if one is inner else one for one in raw]
    raw = raw if isinstance(raw, Mapping) else {}
    return {**raw, first: _with(raw.get(first), rest, value)}

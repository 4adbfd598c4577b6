"""--set PATH=VALUE: a number that is assumed, or another value under a key of an entry, in the place of what stands.

Acts before validation: what it writes is checked like everything that was written.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from instantsia.case import paths, quantities_from_outside
from instantsia.case.behind_keys import at, with_value
from instantsia.case.model import table_of
from instantsia.case.nearest_path import nearest_path
from instantsia.case.numbers import parse_number
from instantsia.case.quantities import Match, quantities, scale_issue
from instantsia.casefile import keys as schema
from instantsia.casefile.asked import Asked
from instantsia.casefile.document import Document, Entry, texts_in
from instantsia.casefile.positions import parse
from instantsia.casefile.uses_outside import is_strange
from instantsia.errors import CaseError, Problem, cut, nearest
from instantsia.frozen import frozen

SOURCE = "command line"
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})
NEAR_ID = 0.75
"""How near to an id or a key a word must be to be taken for a slip of it."""
FIXED = ("text", "what_if", "assumption", "coding")
"""Tables in which nothing is set: their entries are no part of what is played, or are set by what they are about."""


def speakers(document: Document) -> tuple[str, ...]:
    """Who tells a claim: tellers even without an entry of their own."""
    tellers = (one.raw.get("told_by") for one in document.entries("claim"))
    return tuple(dict.fromkeys(one for one in tellers if isinstance(one, str)))


@frozen
class OfDocument:
    """What there is in a document, checked or not; whether a key has a number the schema says, not this."""

    document: Document

    def ids(self, table: str) -> Collection[str]:
        implied = self.document.members() if table == "actor" else speakers(self.document) if table == "teller" else ()
        return dict.fromkeys((*self.document.ids(table), *implied))

    def scaled(self, issue: str) -> bool:
        entry = self.document.entry("issue", issue)
        return entry is not None and entry.raw.get("scale") is not None

    def options(self, issue: str) -> Collection[str]:
        entry = self.document.entry("issue", issue)
        return texts_in(entry.raw.get("options")) if entry is not None else ()

    def keys(self, table: str, id: str) -> Collection[str]:
        return ()


@frozen
class Setting:
    """What came of one change.

    document  with the change made
    path      the canonical path of what was set, KIND.ID.KEY
    change    as a person would type it
    problems  what is wrong, where it cannot be made
    """

    document: Document
    path: str
    change: str
    problems: tuple[Problem, ...]


def set_value(document: Document, asked: Asked) -> Setting:
    """A document with something set."""
    work = _Work(document, asked)
    path, change = work.run()
    if work.problems and is_strange(path, document.ids("issue")):
        # it may be of a kind that another package brings
        known = quantities()
        quantities_from_outside.ask()
        if quantities() is not known:
            work = _Work(document, asked)
            path, change = work.run()
    return Setting(work.document, path, change, tuple(work.problems))


@dataclass
class _Work:
    document: Document
    asked: Asked
    problems: list[Problem] = field(default_factory=list)

    def run(self) -> tuple[str, str]:
        """Sets it, or finds what is wrong; (canonical path, the change as a person would type it)."""
        typed, equals, written = (part.strip() for part in self.asked.text.partition("="))
        path = paths.canonical(typed)
        table, *rest = path.split(".")
        things, kinds = OfDocument(self.document), quantities()
        form, there = kinds.match(path), kinds.there(things, path, everybody=True)
        if not equals or not all(rest) or (len(rest) < 2 and form is None):
            self._problem(f"found {cut(self.asked.text)}, expected PATH=VALUE", f"as in {_example(self.document)}")
        elif form is not None and form.quantity.speaks in ("options", "day", "text"):
            remedy = "what is held to have happened stays"
            self._problem(f"found {cut(typed)}, expected something that is assumed", remedy)
        elif there is not None and not _in_its_place(there):
            fact = there.quantity.speaks == "fact"
            self._assumed(path, _chance(written) if fact else written)
        elif table_of(table) is None or (form is not None and not _in_its_place(form) and not _is_key(table, rest)):
            meant = _with_its_table(self.document, typed)
            remedy = f"did you mean {meant}?" if meant else nearest_path(things, typed, everybody=True)
            self._problem(f"found {cut(typed)}, expected a path that takes a value", remedy)
        elif table in FIXED:
            self._problem(f"found {cut(typed)}, which cannot be set")
        else:
            self._key(path, typed, written, things.ids(table))
        return path, f"--set {paths.short(path)}={written}"

    def _problem(self, message: str, remedy: str = "") -> None:
        self.problems.append(self.asked.problem(message, remedy))

    def _assumed(self, path: str, written: str) -> None:
        """Takes out every claim and assumption about the path and puts one assumption there."""
        value = self._value(written)
        document = _cleared(self.document, path)
        table = value if isinstance(value, Mapping) else {"value": value}
        raw = {"about": paths.short(path), "value": {"why": "set on the command line", **table, "source": SOURCE}}
        self.document = document.with_table("assumption", (*document.entries("assumption"), self.asked.new(raw)))

    def _key(self, path: str, typed: str, written: str, ids: Collection[str]) -> None:
        """Another value under a key of an entry."""
        table, id, *keys = path.split(".")
        old = self.document.entry(table, id)
        entry = self.asked.new({"id": id}) if old is None and id in ids else old
        if entry is None:
            message = f"found {cut(typed)}, expected the id of {'an' if table[0] in 'aeiou' else 'a'} {table}"
            self._problem(message, nearest(f"{table}.{id}", [f"{table}.{one}" for one in ids]))
            return
        what, known = schema.takes(table, entry.raw, keys)
        if what is None:
            keys_known = [f"{table}.{id}.{key}" for key in known]
            below = [f"{table}.{id}.{one}" for one in schema.below(table, entry.raw, keys)]
            remedy = (
                f"did you mean {below[0]}?"
                if len(below) == 1
                else nearest_path(OfDocument(self.document), path, besides=keys_known)
            )
            self._problem(f"found {cut(typed)}, expected a key of {table} {id}", remedy)
            return
        value = self._taken(what, at(entry.raw, keys), written, typed)
        if self.problems:
            return
        if (table, keys) == ("body", ["members"]):
            self._slips(value)
        raw = with_value(entry.raw, keys, value)
        changed = self.asked.changed(entry, raw, schema.written_path(entry.raw, keys))
        self.document = _cleared(self.document, path)
        others = self.document.entries(table)
        entries = (*others, changed) if old is None else tuple(changed if one is old else one for one in others)
        self.document = self.document.with_table(table, entries)

    def _slips(self, names: Any) -> None:
        """A new member may be anybody, but for a name that is all but somebody's: what is assumed for everybody would
        hold for the slip as well."""
        known = {*self.document.members(), *self.document.ids("actor")}
        for name in names if isinstance(names, list) else ():
            near = difflib.get_close_matches(str(name)[:200], known, n=1, cutoff=NEAR_ID)
            if name not in known and near:
                self._problem(f"found {cut(name)}, who is nobody in this case", f"did you mean {near[0]}?")

    def _taken(self, what: schema.Takes, old: Any, written: str, typed: str) -> Any:
        """A written value as the key takes it."""
        if what == "list":
            return self._list(old, written, typed)
        value = self._value(written)
        # a point of a scale may be an option; of anything else a word is refused as it stands
        worded = scale_issue(paths.canonical(typed)) is not None
        if what == "number" and (worded or not isinstance(value, str) or parse_number(value)):
            return {**value, "source": SOURCE} if isinstance(value, dict) else {"value": value, "source": SOURCE}
        if what == "flag" and isinstance(value, str) and value.casefold() in YES | NO:
            return value.casefold() in YES
        return written if what == "text" and not isinstance(value, str) else value

    def _value(self, written: str) -> Any:
        """A written value: a TOML table or list, a number, or text (ranges and words stay text)."""
        if written[:1] in ("{", "[", '"'):
            try:
                return parse(f"value = {written}".encode(), str(self.asked.place or "--set"))[0]["value"]
            except (CaseError, UnicodeEncodeError):
                self._problem(f"found {cut(written)}, expected a TOML value", 'as in { value = "3..6", why = "..." }')
                return ""
        parts = parse_number(written)
        if parts is not None and len(parts) == 1:
            return int(parts[0]) if parts[0].is_integer() and abs(parts[0]) < 1e15 else parts[0]
        return written

    def _list(self, old: Any, written: str, typed: str) -> Any:
        """A list: `a,b` instead of what stands there, `+a,-b` added to it and taken out of it."""
        if written[:1] == "[":
            return self._value(written)
        names = [name.strip() for name in written.split(",") if name.strip()]
        if not any(name[0] in "+-" for name in names):
            return names
        if not all(name[0] in "+-" and len(name) > 1 for name in names):
            self._problem(f"found {cut(written)}, expected names, or every name with + or - before it")
            return None
        kept = [old] if isinstance(old, str) else list(old or ())
        for name in names:
            bare = name[1:].strip()
            if name[0] == "+":
                if bare in kept:
                    self._problem(f"found {cut(name)}, but {bare} is in {typed} already")
                kept.append(bare)
            elif bare in kept:
                kept.remove(bare)
            else:
                self._problem(f"found {cut(name)}, which is not in {typed}", nearest(bare, map(str, kept)))
        return kept


def _with_its_table(document: Document, typed: str) -> str:
    """TABLE.ID.KEY where ID.KEY was typed, or nearly; "" where no entry but an actor has such an id and key."""
    head, *keys = typed.split(".")
    if not keys or head in (*document.members(), *document.ids("actor")):
        return ""
    for table in document.table_names:
        near = difflib.get_close_matches(head[:200], document.ids(table), n=1, cutoff=NEAR_ID)
        entry = document.entry(table, near[0]) if near and table not in (*FIXED, "actor") else None
        if entry is None:
            continue
        if schema.takes(table, entry.raw, keys)[0] is not None:
            return ".".join((table, near[0], *keys))
        _, known = schema.takes(table, entry.raw, [""])
        for key in difflib.get_close_matches(".".join(keys)[:200], known, n=1, cutoff=NEAR_ID):
            return f"{table}.{near[0]}.{key}"
    return ""


def _in_its_place(match: Match) -> bool:
    """Whether a number is set where it is written, in its own entry, and not by an assumption.

    What can be assumed for everybody is always set by one: it is to hold against that assumption too.
    """
    return match.quantity.inline and not match.quantity.everybodys


def _is_key(table: str, keys: list[str]) -> bool:
    """Whether the first of some keys is one of the table that has no number with a path."""
    numbers = {row.parts[2] for row in quantities().rows if row.inline and row.parts[0] == table}
    model = table_of(table)
    fields = set() if model is None else {field.alias or name for name, field in model.model_fields.items()}
    return len(keys) > 1 and keys[1] in fields - numbers


def _chance(written: str) -> str:
    """The chance of a fact that was said to be so or not."""
    return "1" if written.casefold() in YES else "0" if written.casefold() in NO else written


def _cleared(document: Document, path: str) -> Document:
    """Without every claim and assumption about a canonical path."""
    before = document
    for table in ("claim", "assumption"):
        kept = tuple(one for one in document.entries(table) if not _is_about(one, path))
        if len(kept) != len(document.entries(table)):
            document = document.with_table(table, kept)
    if document.entries("coding"):
        # what others read in its passages goes with a claim; a row about none is told by the checker
        gone = {id.lower() for id in before.ids("claim")} - {id.lower() for id in document.ids("claim")}
        left = (one for one in document.entries("coding") if str(one.raw.get("claim", "")).lower() not in gone)
        document = document.with_table("coding", left)
    return document


def _is_about(entry: Entry, path: str) -> bool:
    about = entry.raw.get("about")
    return isinstance(about, str) and paths.canonical(about) == path


def _example(document: Document) -> str:
    """A position that could be set in this very case, as it is typed; of a case without any how one would be."""
    scales: Iterable[tuple[str | None, Any]] = ((one.id, one.raw.get("scale")) for one in document.entries("issue"))
    issue, scale = next(((id, scale) for id, scale in scales if id and isinstance(scale, dict)), ("ISSUE", {}))
    actor = next(iter((*document.members(), *document.ids("actor"))), "ACTOR")
    try:
        low, high = sorted(map(float, scale))
    except ValueError:
        low, high = 0.0, 100.0
    return f"{actor}.{issue}={low:g}..{(low + high) / 2:g}"

"""What was edited between two plans, edit by edit, and the cases that lie between them.

An edit is what a person did in one place: a number in a cell, a claim, a member taken in. Each carries the changes that
it makes to the case as written, so that any choice of edits can be applied to the case before: `mixture`. What is told
and never played (a title, a reason, the lines of a passage) is no edit.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from instantsia.analysis.compare import COSMETIC
from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.values import Domain, domain_of
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.reads import inline

Kind = Literal["number", "claim", "credence", "member", "actor", "vantage", "structure"]
Keys = tuple[str, ...]
Raw = Mapping[str, Any]

GONE = None
"""What an entry is that is not there; a key that is not there is taken out."""

TABLES = (
    "source", "part", "teller", "claim", "dispute", "assumption", "actor", "body", "issue", "fact", "group", "step",
    "event",
)  # fmt: skip
"""The tables of a case that are played."""
ORDERED = ("step", "event")
"""Tables whose order is played."""
TOLD = COSMETIC | {"question"}
CREDENCES = {"source": "p", "part": "open", "teller": "p"}
"""{table: the key under which it says how far it is trusted}: one value, however many readings it has."""
SET, TABLE = "command line", "table"
BLANK, BARE = ": blank: ", "a bare number"
"""What a table says of its cells in the reason of a number."""
TYPED = 60
"""What was typed is cut there."""
NOTHING = "none"


@dataclass(frozen=True)
class Change:
    """One thing done to the case as written.

    table   a table of the case, or "plan" for what stands beside it
    label   which entry: its id, or what it is about
    keys    the way to what is changed; () for the whole entry, ("members", NAME) for one member
    value   what stands there afterwards; GONE where nothing does
    """

    table: str
    label: str
    keys: Keys
    value: Any


@dataclass(frozen=True)
class Edit:
    """What was done in one place.

    id       the path as it is typed ("usa.ban", "step.ballot.precision"), else kind and id ("claim.c4", "event.passed")
    before   as a person types it
    after    likewise
    parts    the edits of which it is made, where they go together
    """

    id: str
    kind: Kind
    before: str
    after: str
    changes: tuple[Change, ...]
    parts: tuple[Edit, ...] = ()


# -------------------------------------------------------------------------------------------------------- mixtures


def mixture(before: Case, after: Case, chosen: Iterable[Edit]) -> Case:
    """The case before with some of its edits made; raises CaseError where that is no case.

    With all edits it plays as the case after. Its what-ifs are left out: they may name what is not there.
    """
    one, other = _tables(before), _tables(after)
    mixed = {table: dict(entries) for table, entries in one.items()}
    orders = {table: merged(list(one[table]), list(other[table])) for table in TABLES}
    for change in (change for edit in chosen for change in edit.changes):
        match change:
            case Change(table="plan"):
                pass
            case Change(label="", keys=("order",)):
                orders[change.table] = merged(list(change.value), orders[change.table])
            case Change(keys=()) if change.value is GONE:
                mixed[change.table].pop(change.label, None)
            case Change(keys=()):
                mixed[change.table][change.label] = change.value
            case Change(table="body", keys=("members", member)):
                raw = mixed["body"][change.label]
                order = merged(*(list(side["body"][change.label]["members"]) for side in (one, other)))
                sits = {*raw["members"], member} if change.value else {*raw["members"]} - {member}
                mixed["body"][change.label] = {**raw, "members": [name for name in order if name in sits]}
            case _:
                entries = mixed[change.table]
                entries[change.label] = _changed(entries[change.label], change.keys, change.value)
    tables = {table: [mixed[table][label] for label in orders[table] if label in mixed[table]] for table in TABLES}
    texts = {one.id: one.model_dump(mode="json", by_alias=True) for case in (before, after) for one in case.text}
    head = {key: value for key, value in _head(before).items() if value is not None}
    return load(from_mapping({**head, "text": list(texts.values()), **tables}, before.id))


def mixed_plan(before: Plan, after: Plan, chosen: Iterable[Edit]) -> Plan:
    """What is played of a mixture: the plan before, its seed and draws, with some edits made to its case and vantage.

    Raises CaseError where the mixture is no case.
    """
    chosen = tuple(chosen)
    fields: dict[str, Any] = {"without": before.without, "played": before.played, "assume": dict(before.assume)}
    for change in (one for edit in chosen for one in edit.changes if one.table == "plan"):
        match change.label:
            case "without" | "played" as names:
                kept = tuple(one for one in fields[names] if one != change.keys[0])
                fields[names] = kept if change.value is GONE else (*kept, change.keys[0])
            case "assume":
                fields["assume"].pop(change.keys[0], None)
                if change.value is not GONE:
                    fields["assume"][change.keys[0]] = change.value
            case field:
                fields[field] = change.value
    return replace(before, case=mixture(before.case, after.case, chosen), changes=(), **fields)


def merged(first: Sequence[str], other: Sequence[str]) -> list[str]:
    """All names in the order of `first`; each that only `other` has stands after the one before it there.

    >>> merged(["a", "b", "d"], ["a", "c", "d", "e"])
    ['a', 'c', 'b', 'd', 'e']
    """
    out = list(first)
    before: str | None = None
    for name in other:
        if name not in out:
            out.insert(0 if before is None else out.index(before) + 1, name)
        before = name
    return out


def _changed(raw: Any, keys: Keys, value: Any) -> Any:
    """A copy with another value behind the keys."""
    key, *rest = keys
    if isinstance(raw, list):
        return [_changed(one, tuple(rest), value) if _label(one) == key else one for one in raw]
    if rest:
        return {**raw, key: _changed(raw[key], tuple(rest), value)}
    if value is GONE:
        return {name: inner for name, inner in raw.items() if name != key}
    return {**raw, key: value}


def _tables(case: Case) -> Mapping[str, Mapping[str, Raw]]:
    """{table: {id, or path that it is about: the entry as it was written}}; of two about one path the last counts."""
    return _written(case)[1]


def _head(case: Case) -> Raw:
    return _written(case)[0]


@functools.lru_cache(maxsize=8)
def _dumped(text: str) -> tuple[Raw, Mapping[str, Mapping[str, Raw]]]:
    data = json.loads(text)
    tables = {table: {_name(table, raw): raw for raw in data[table]} for table in TABLES}
    return {k: v for k, v in data.items() if k not in {*TABLES, "text", "what_if", "id", "include"}}, tables


def _written(case: Case) -> tuple[Raw, Mapping[str, Mapping[str, Raw]]]:
    return _dumped(case.digest_text)


def _name(table: str, raw: Raw) -> str:
    return str(raw["id"]) if "id" in raw else paths.short(paths.canonical(raw["about"]))


# ----------------------------------------------------------------------------------------------- what was edited


def edits(before: Plan, after: Plan) -> tuple[Edit, ...]:
    """Every edit between two plans, by id; what is only told is none.

    What goes together is one edit: an actor who comes or goes with everything about him, a value set on the command
    line with the claims that it replaces.
    """
    found = [*_of_cases(before.case, after.case), *_of_plans(before, after)]
    sides = before.case, after.case
    found = _with_actors(*sides, _with_columns(*sides, _as_paths(*sides, found)))
    return tuple(sorted(found, key=lambda one: one.id))


def joined(together: Sequence[Edit]) -> Edit:
    """Several edits as one, under the name of the first that is there for its own sake."""
    if len(together) == 1:
        return together[0]
    ranks: tuple[Kind, ...] = ("actor", "member", "structure", "vantage", "claim", "number", "credence")
    parts = tuple(part for one in together for part in one.parts or (one,))
    first = min(together, key=lambda one: (ranks.index(one.kind), one.id))
    changes = tuple(change for one in together for change in one.changes)
    return replace(first, changes=changes, parts=tuple(sorted(parts, key=lambda one: (one.id != first.id, one.id))))


def _of_plans(before: Plan, after: Plan) -> Iterator[Edit]:
    if (before.as_of, before.known_by) != (after.as_of, after.known_by):
        changes = tuple(Change("plan", key, (), getattr(after, key)) for key in ("as_of", "known_by"))
        yield Edit("vantage", "vantage", _vantage(before), _vantage(after), changes)
    for name in sorted({*before.without} ^ {*after.without}):
        gone = name in after.without
        said = ("as written", "left out") if gone else ("left out", "as written")
        change = Change("plan", "without", (name,), True if gone else GONE)
        yield Edit(f"--without {name}", "credence", *said, (change,))
    for source in sorted(before.assume.keys() | after.assume.keys()):
        was, now = before.assume.get(source), after.assume.get(source)
        if was != now:
            change = Change("plan", "assume", (source,), now)
            yield Edit(f"--assume {source}", "credence", was or "as drawn", now or "as drawn", (change,))
    played, kept = sorted({*after.played} - {*before.played}), sorted({*before.played} - {*after.played})
    for steps, *texts in ((played, "kept", "played"), (kept, "played", "kept")):
        if steps:
            changes = tuple(Change("plan", "played", (step,), True if steps is played else GONE) for step in steps)
            yield Edit(f"record of {', '.join(steps)}", "structure", texts[0], texts[1], changes)


def _vantage(plan: Plan) -> str:
    days = (("as of", plan.as_of), ("known by", plan.known_by))
    return ", ".join(f"{word} {day_text(day)}" for word, day in days if day is not None) or "everything"


def _of_cases(before: Case, after: Case) -> Iterator[Edit]:
    one, other = _tables(before), _tables(after)
    for table in TABLES:
        if one[table] is other[table]:
            continue
        for label in merged(list(one[table]), list(other[table])):
            was, now = one[table].get(label), other[table].get(label)
            if was is not now and _bare(was) != _bare(now):
                yield from _of_entry(table, label, was, now)
        orders = [[name for name in a[table] if name in b[table]] for a, b in ((one, other), (other, one))]
        if table in ORDERED and orders[0] != orders[1]:
            changes = (Change(table, "", ("order",), list(other[table])),)
            texts = [_cut(", ".join(order)) for order in orders]
            yield Edit(f"order of {table}s", "structure", texts[0], texts[1], changes)


def _of_entry(table: str, label: str, was: Raw | None, now: Raw | None) -> Iterator[Edit]:
    whole = (Change(table, label, (), now),)
    if table == "claim":
        yield Edit(f"claim.{label}", "claim", *_claim_texts(was, now), whole)
    elif table == "assumption":
        yield Edit(label, "number", _number_text(was), _number_text(now), whole)
    elif was is None or now is None or was.get("kind") != now.get("kind"):
        kind: Kind = "actor" if table == "actor" else "credence" if table == "teller" else "structure"
        yield Edit(f"{table}.{label}", kind, *_there(was, now), whole)
    else:
        yield from _of_keys(table, label, was, now)


def _there(was: Raw | None, now: Raw | None) -> tuple[str, str]:
    if was is None:
        return NOTHING, "added"
    return ("there", "removed") if now is None else (str(was.get("kind")), str(now.get("kind")))


def _of_keys(table: str, label: str, was: Raw, now: Raw) -> Iterator[Edit]:
    rest: list[tuple[Keys, Any, Any]] = []
    for keys, old, new in _leaves(was, now, (), CREDENCES.get(table)):
        change = Change(table, label, keys, new)
        path = ".".join((table, label, *keys))
        if keys == (CREDENCES.get(table),):
            yield Edit(path, "credence", typed(old), typed(new), (change,))
        elif _is_number(old) or _is_number(new) or (_is_plain(old) and _is_plain(new)):
            yield Edit(paths.short(path), "number", typed(old), typed(new), (change,))
        elif table == "body" and keys == ("members",) and _same_order(old, new):
            for member in sorted({*old} ^ {*new}):
                there = member in new
                said = ("no member", "member") if there else ("member", "no member")
                single = Change(table, label, ("members", member), True if there else GONE)
                yield Edit(f"{path}={'+' if there else '-'}{member}", "member", *said, (single,))
        else:
            rest.append((keys, old, new))
    if rest:
        changes = tuple(Change(table, label, keys, new) for keys, _, new in rest)
        yield Edit(f"{table}.{label}", "structure", *_pairs(rest), changes)


def _same_order(old: Sequence[str], new: Sequence[str]) -> bool:
    return [one for one in old if one in new] == [one for one in new if one in old]


def _leaves(was: Any, now: Any, keys: Keys, whole: str | None = None) -> Iterator[tuple[Keys, Any, Any]]:
    """(keys, old, new) of what differs; a number is one thing, and so is a table whose kind differs."""
    if _bare(was) == _bare(now):
        return
    if isinstance(was, dict) and isinstance(now, dict) and _opens(was, now):
        for key in dict.fromkeys((*was, *now)):
            if keys or key not in TOLD:
                if key == whole:
                    if _bare(was.get(key)) != _bare(now.get(key)):
                        yield (*keys, key), was.get(key), now.get(key)
                else:
                    yield from _leaves(was.get(key), now.get(key), (*keys, key))
    elif isinstance(was, list) and isinstance(now, list) and _labels(was) and _labels(was) == _labels(now):
        for old, new in zip(was, now, strict=True):
            yield from _leaves(old, new, (*keys, str(_label(old))))
    else:
        yield keys, was, now


def _opens(was: Raw, now: Raw) -> bool:
    """Whether two tables are looked into: not numbers, of one kind, and of those without a schema only numbers."""
    if _is_number(was) or _is_number(now) or was.get("kind") != now.get("kind"):
        return False
    if list(was) == list(now):
        return True
    return all(_is_number(one) for one in (*was.values(), *now.values()))


def _labels(value: Sequence[Any]) -> list[Any]:
    found = [_label(one) for one in value]
    return found if all(found) else []


def _label(value: Any) -> Any:
    return (value.get("member") or value.get("id")) if isinstance(value, dict) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, dict) and {"low", "high", "mode"} <= value.keys()


def _is_plain(value: Any) -> bool:
    """A number that is never drawn, or none where one may stand: a quorum, a line."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _bare(value: Any, top: bool = True) -> Any:
    """What is played of a written thing, in a form that can be compared: the order of keys counts."""
    if _is_number(value):
        return value["low"], value["mode"], value["high"], tuple(value.get("among") or ())
    if isinstance(value, dict):
        return tuple((key, _bare(inner, False)) for key, inner in value.items() if not top or key not in TOLD)
    return tuple(_bare(inner, False) for inner in value) if isinstance(value, list) else value


# --------------------------------------------------------------------------------------------- what goes together


def _as_paths(before: Case, after: Case, found: Sequence[Edit]) -> list[Edit]:
    """Edits of one number as one: what is written in its place, what is assumed instead, and claims that are set aside.

    A number is told as what holds on either side, wherever it is written.
    """
    numbers: dict[str, list[Edit]] = {}
    for one in found:
        if one.kind == "number":
            numbers.setdefault(one.id, []).append(one)
    claims = {one.id: one for one in found if one.kind == "claim"}
    about = {id: _about(before, after, one) for id, one in claims.items()}
    out = [one for one in found if one.kind not in ("number", "claim")]
    for path, own in numbers.items():
        texts = [stands(case, path) for case in (before, after)]
        if texts == [NOTHING, NOTHING]:
            texts = [own[0].before, own[0].after]
        here = [id for id in claims if about[id] == {path}]
        with_it = [claims.pop(id) for id in _aside(before, after, path, here)]
        if with_it:
            said = f"{len(with_it)} claim{'s' if len(with_it) > 1 else ''}"
            side = 0 if with_it[0].changes[0].value is GONE else 1
            texts[side] = said if texts[side] == NOTHING else f"{said}, else {texts[side]}"
        elif len(here) == 1 and any(_of_table(case, path) for case in (before, after)):
            with_it = [claims.pop(here[0])]
            texts = _cells(before, after, path, here[0].partition(".")[2], texts)
        changes = tuple(change for one in (*own, *with_it) for change in one.changes)
        out.append(Edit(path, "number", texts[0], texts[1], changes))
    return [*out, *claims.values()]


def _of_table(case: Case, path: str) -> bool:
    number = _holds(case, path)
    return number is not None and number.source == TABLE


def _cells(before: Case, after: Case, path: str, claim: str, texts: Sequence[str]) -> list[str]:
    """What stood in a cell whose row names a source: the claim has the range as typed, the assumption a wider one."""
    sides = [_tables(case)["claim"].get(claim) for case in (before, after)]
    out = []
    for case, side, text in zip((before, after), sides, texts, strict=True):
        number = _holds(case, path)
        bare = number is not None and (BARE in number.why or BLANK in number.why)
        out.append(text if side is None or bare else typed(side["value"]))
    sources = ["no source" if side is None else str(side["source"]) for side in sides]
    return out if sources[0] == sources[1] else [f"{text} ({name})" for text, name in zip(out, sources, strict=True)]


def _with_columns(before: Case, after: Case, found: Sequence[Edit]) -> list[Edit]:
    """Blank cells that are drawn from what others have in the column: edited because another cell was.

    With one other edit in the column they go with it; of several nobody can say which, and they are one by themselves.
    """
    columns: dict[str, list[Edit]] = {}
    for one in found:
        parts = paths.canonical(one.id).split(".")
        if one.kind == "number" and parts[0] == "actor" and len(parts) > 2:
            columns.setdefault(".".join(parts[2:]), []).append(one)
    out = {one.id: one for one in found}
    for column, cells in columns.items():
        follow = [one for one in cells if all(_drawn_from_column(case, one.id) for case in (before, after))]
        lead = [one for one in cells if one not in follow]
        if not follow or not lead:
            continue
        for one in follow:
            del out[one.id]
        changes = tuple(change for one in follow for change in one.changes)
        if len(lead) == 1:
            parts_of = (lead[0], *follow)
            out[lead[0].id] = replace(lead[0], changes=(*lead[0].changes, *changes), parts=parts_of)
        else:
            texts = (f"{len(follow)} blank", "blank, from the values as edited")
            out[f"*.{column}"] = Edit(
                f"*.{column}", "number", *texts, changes, tuple(follow) if len(follow) > 1 else ()
            )
    return list(out.values())


def _drawn_from_column(case: Case, path: str) -> bool:
    number = _holds(case, path)
    return number is not None and number.source == TABLE and bool(number.among)


def _aside(before: Case, after: Case, path: str, claims: Sequence[str]) -> Sequence[str]:
    """Which of some edited claims about a path went, or came back, because a value was set on the command line."""
    for case, there in ((after, before), (before, after)):
        number = _holds(case, path)
        if number is not None and number.source == SET:
            names = {id.partition(".")[2] for id in claims}
            left = any(paths.short(paths.canonical(claim.about)) == path for claim in case.claim)
            return claims if not left and names <= there.claims.keys() else ()
    return ()


def _about(before: Case, after: Case, claim: Edit) -> set[str]:
    label = claim.changes[0].label
    sides = [_tables(case)["claim"].get(label) for case in (before, after)]
    return {paths.short(paths.canonical(side["about"])) for side in sides if side is not None}


def _with_actors(before: Case, after: Case, found: Sequence[Edit]) -> list[Edit]:
    """An actor who comes or goes, with his seat and every number about him, as one edit."""
    out = list(found)
    for actor in sorted(before.actors.keys() ^ after.actors.keys()):
        own = [one for one in out if _concerns(one, actor, before, after)]
        lead = next((one for one in own if one.id == f"actor.{actor}"), None)
        if lead is None:
            continue
        there = actor in after.actors
        told = [
            f"{_own_key(one.id, actor)} {one.after if there else one.before}" for one in own if one.kind == "number"
        ]
        texts = (NOTHING, _cut(f"added{': ' if told else ''}{', '.join(told)}"))
        if not there:
            texts = (_cut(", ".join(told) or "there"), "removed")
        parts = tuple(sorted(own, key=lambda one: (one is not lead, one.id))) if len(own) > 1 else ()
        changes = tuple(change for one in own for change in one.changes)
        names = {one.id for one in own}
        out = [one for one in out if one.id not in names]
        out.append(Edit(lead.id, "actor", *texts, changes, parts))
    return out


def _own_key(path: str, actor: str) -> str:
    """The path without him; of the one issue that a table does not name only the column: "salience".

    >>> _own_key("usa.position", "usa"), _own_key("usa.salience.position", "usa"), _own_key("usa.salience.ban", "usa")
    ('position', 'salience', 'salience.ban')
    """
    return path.removeprefix(f"{actor}.").removesuffix(".position")


def _concerns(edit: Edit, actor: str, before: Case, after: Case) -> bool:
    match edit.kind:
        case "actor":
            return edit.id == f"actor.{actor}"
        case "member":
            return edit.changes[0].keys[-1] == actor
        case "number":
            parts = paths.canonical(edit.id).split(".")
            return parts[0] == "actor" and (parts[1] == actor or (parts[2:3] == ["owes"] and parts[-1] == actor))
        case "claim":
            about = _about(before, after, edit)
            return all(paths.canonical(path).split(".")[:2] == ["actor", actor] for path in about)
    return False


# ------------------------------------------------------------------------------------------- as a person types it


def stands(case: Case, path: str) -> str:
    """What holds for a path where no claim stands, as a person types it: "70", "blank (0..100)", "none"."""
    number = _holds(case, path)
    if number is None:
        return NOTHING
    said = as_typed(number, domain_of(case, paths.canonical(path)))
    return said if path in _tables(case)["assumption"] or not _everybodys(case, path) else f"{said} (everybody)"


def _holds(case: Case, path: str) -> Number | None:
    """The number that holds where no claim stands: assumed for it, for everybody, or written in its own place."""
    own = _tables(case)["assumption"].get(path)
    if own is not None:
        return Number(**_tupled(own["value"]))
    covered = paths.covering(case, paths.canonical(path))
    return _inline(case, paths.canonical(path)) if covered is None else covered.value


def _everybodys(case: Case, path: str) -> bool:
    return paths.covering(case, paths.canonical(path)) is not None


def _inline(case: Case, canonical: str) -> Number | None:
    """The number written in its own place: in a step, a rule, with an actor, an issue, a group or a teller."""
    match canonical.split("."):
        case ["actor", actor, *_] if actor in case.actors:
            return inline(case, canonical)
        case ["step" | "body" | "issue" | "group" | "teller" | "fact" as table, label, *keys]:
            entry = next((one for one in getattr(case, table) if one.id == label), None)
            return dict(numbers_in(entry)).get(".".join(keys))
    return None


def as_typed(number: Number, domain: Domain | None = None) -> str:
    """A number as it was typed. A table says why a cell is drawn as it is: blank, or bare with a width around it.

    >>> as_typed(Number(low=0, high=100, source="table"), Domain(0, 100))
    'blank (0..100)'
    >>> as_typed(Number(low=60, mode=70, high=80, source="table", why="row 3: a bare number, +-10"))
    '70'
    """
    written = f"{number.low:g}..{number.high:g}" if number.among else number.written
    if number.source == "table" and not number.fixed:
        whole = domain is not None and (number.low, number.high) == (domain.low, domain.high) and number.mode is None
        if number.among or whole or BLANK in number.why:
            return f"blank ({written})"
        if number.mode is not None and BARE in number.why:
            return f"{number.mode:g}"
    return written


def _tupled(value: Raw) -> dict[str, Any]:
    return {key: tuple(inner) if isinstance(inner, list) else inner for key, inner in value.items()}


def _typed(value: Any) -> str:
    return as_typed(Number(**_tupled(value))) if _is_number(value) else typed(value)


def typed(value: Any) -> str:
    """Anything written, as it would be typed, cut where it is long."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if _is_number(value):
        return _typed(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return _cut(", ".join(typed(one) for one in value))
    if isinstance(value, dict):
        return _cut(", ".join(f"{key} {typed(inner)}" for key, inner in value.items() if key not in TOLD))
    return _cut(str(value))


def _number_text(raw: Raw | None) -> str:
    return NOTHING if raw is None else _typed(raw["value"])


def _claim_texts(was: Raw | None, now: Raw | None) -> tuple[str, str]:
    if was is None or now is None:
        sides = [NOTHING if one is None else f"{one['about']} {typed(one['value'])}" for one in (was, now)]
        return _cut(sides[0]), _cut(sides[1])
    return _pairs([(keys, old, new) for keys, old, new in _leaves(was, now, (), "right") if keys])


def _pairs(rest: Sequence[tuple[Keys, Any, Any]]) -> tuple[str, str]:
    """Old and new of several keys; each with its key unless it is a value alone."""
    if [keys for keys, _, _ in rest] == [("value",)]:
        return typed(rest[0][1]), typed(rest[0][2])
    return tuple(_cut(", ".join(f"{'.'.join(k)} {typed(v[side])}" for k, *v in rest)) for side in (0, 1))  # type: ignore[return-value]


def _cut(text: str) -> str:
    return text if len(text) <= TYPED else f"{text[: TYPED - 3].rstrip()}..."


def grouped(found: Collection[Edit], most: int) -> tuple[Edit, ...]:
    """The edits, those of one table as one where there are more than `most`."""
    if len(found) <= most:
        return tuple(found)
    tables: dict[str, list[Edit]] = {}
    for one in found:
        tables.setdefault(one.changes[0].table, []).append(one)
    out = []
    for table, together in sorted(tables.items()):
        if len(together) == 1:
            out.append(together[0])
            continue
        changes = tuple(change for one in together for change in one.changes)
        kind: Kind = together[0].kind if len({one.kind for one in together}) == 1 else "structure"
        name = f"{len(together)} {'of the run' if table == 'plan' else table + 's'}"
        out.append(Edit(name, kind, "as before", "edited", changes, tuple(together)))
    return tuple(out)

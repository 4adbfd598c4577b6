"""What was edited between two plans, edit by edit.

An edit is what a person did in one place: a number in a cell, a claim, a member taken in. Each carries the changes that
it makes to the case as written, so that any choice of edits can be applied to the case before, see `mixtures`. What is
told and never played (a title, a reason, the lines of a passage) is no edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from instantsia.analysis.as_typed import BARE, BLANK, NOTHING, TABLE, cut, holds, number_text, stands, typed
from instantsia.analysis.written import PLAYED, TOLD, Keys, Raw, is_number, label_of, merged, tables_of
from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.engine.plan import Plan

Kind = Literal["number", "claim", "credence", "member", "actor", "vantage", "structure"]

GONE = None
"""What an entry is that is not there; a key that is not there is taken out."""

ORDERED = ("step", "event")
"""Tables whose order is played."""
CREDENCES = {"source": "p", "part": "open", "teller": "p"}
"""{table: the key under which it says how far it is trusted}: one value, however many readings it has."""
SET = "command line"
"""Source of a number that was set there."""


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
    one, other = tables_of(before), tables_of(after)
    for table in PLAYED:
        if one[table] is other[table]:
            continue
        for label in merged(list(one[table]), list(other[table])):
            was, now = one[table].get(label), other[table].get(label)
            if was is not now and _bare(was) != _bare(now):
                yield from _of_entry(table, label, was, now)
        orders = [[name for name in a[table] if name in b[table]] for a, b in ((one, other), (other, one))]
        if table in ORDERED and orders[0] != orders[1]:
            changes = (Change(table, "", ("order",), list(other[table])),)
            texts = [cut(", ".join(order)) for order in orders]
            yield Edit(f"order of {table}s", "structure", texts[0], texts[1], changes)


def _of_entry(table: str, label: str, was: Raw | None, now: Raw | None) -> Iterator[Edit]:
    whole = (Change(table, label, (), now),)
    if table == "claim":
        yield Edit(f"claim.{label}", "claim", *_claim_texts(was, now), whole)
    elif table == "assumption":
        yield Edit(label, "number", number_text(was), number_text(now), whole)
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
        elif is_number(old) or is_number(new) or (_is_plain(old) and _is_plain(new)):
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


def _claim_texts(was: Raw | None, now: Raw | None) -> tuple[str, str]:
    if was is None or now is None:
        sides = [NOTHING if one is None else f"{one['about']} {typed(one['value'])}" for one in (was, now)]
        return cut(sides[0]), cut(sides[1])
    return _pairs([(keys, old, new) for keys, old, new in _leaves(was, now, (), "right") if keys])


def _pairs(rest: Sequence[tuple[Keys, Any, Any]]) -> tuple[str, str]:
    """Old and new of several keys; each with its key unless it is a value alone."""
    if [keys for keys, _, _ in rest] == [("value",)]:
        return typed(rest[0][1]), typed(rest[0][2])
    return tuple(cut(", ".join(f"{'.'.join(k)} {typed(v[side])}" for k, *v in rest)) for side in (0, 1))  # type: ignore[return-value]


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
            yield from _leaves(old, new, (*keys, str(label_of(old))))
    else:
        yield keys, was, now


def _opens(was: Raw, now: Raw) -> bool:
    """Whether two tables are looked into: not numbers, of one kind, and of those without a schema only numbers."""
    if is_number(was) or is_number(now) or was.get("kind") != now.get("kind"):
        return False
    if list(was) == list(now):
        return True
    return all(is_number(one) for one in (*was.values(), *now.values()))


def _labels(value: Sequence[Any]) -> list[Any]:
    found = [label_of(one) for one in value]
    return found if all(found) else []


def _is_plain(value: Any) -> bool:
    """A number that is never drawn, or none where one may stand: a quorum, a line."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _bare(value: Any, top: bool = True) -> Any:
    """What is played of a written thing, in a form that can be compared: the order of keys counts."""
    if is_number(value):
        return value["low"], value["mode"], value["high"], tuple(value.get("among") or ())
    if isinstance(value, dict):
        return tuple((key, _bare(inner, False)) for key, inner in value.items() if not top or key not in TOLD)
    return tuple(_bare(inner, False) for inner in value) if isinstance(value, list) else value


# --------------------------------------------------------------------------------------------- what goes together


def joined(together: Sequence[Edit]) -> Edit:
    """Several edits as one, under the name of the first that is there for its own sake."""
    if len(together) == 1:
        return together[0]
    ranks: tuple[Kind, ...] = ("actor", "member", "structure", "vantage", "claim", "number", "credence")
    parts = tuple(part for one in together for part in one.parts or (one,))
    first = min(together, key=lambda one: (ranks.index(one.kind), one.id))
    changes = tuple(change for one in together for change in one.changes)
    return replace(first, changes=changes, parts=tuple(sorted(parts, key=lambda one: (one.id != first.id, one.id))))


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
    number = holds(case, path)
    return number is not None and number.source == TABLE


def _cells(before: Case, after: Case, path: str, claim: str, texts: Sequence[str]) -> list[str]:
    """What stood in a cell whose row names a source: the claim has the range as typed, the assumption a wider one."""
    sides = [tables_of(case)["claim"].get(claim) for case in (before, after)]
    out = []
    for case, side, text in zip((before, after), sides, texts, strict=True):
        number = holds(case, path)
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
        column = paths.everybodys(paths.canonical(one.id)) if one.kind == "number" else None
        if column is not None:
            columns.setdefault(column, []).append(one)
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
            out[column] = Edit(column, "number", *texts, changes, tuple(follow) if len(follow) > 1 else ())
    return list(out.values())


def _drawn_from_column(case: Case, path: str) -> bool:
    number = holds(case, path)
    return number is not None and number.source == TABLE and bool(number.among)


def _aside(before: Case, after: Case, path: str, claims: Sequence[str]) -> Sequence[str]:
    """Which of some edited claims about a path went, or came back, because a value was set on the command line."""
    for case, there in ((after, before), (before, after)):
        number = holds(case, path)
        if number is not None and number.source == SET:
            names = {id.partition(".")[2] for id in claims}
            left = any(paths.short(paths.canonical(claim.about)) == path for claim in case.claim)
            return claims if not left and names <= there.claims.keys() else ()
    return ()


def _about(before: Case, after: Case, claim: Edit) -> set[str]:
    label = claim.changes[0].label
    sides = [tables_of(case)["claim"].get(label) for case in (before, after)]
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
        texts = (NOTHING, cut(f"added{': ' if told else ''}{', '.join(told)}"))
        if not there:
            texts = (cut(", ".join(told) or "there"), "removed")
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
            return actor in _named(edit.id)
        case "claim":
            return all(_named(path)[:1] == (actor,) for path in _about(before, after, edit))
    return False


def _named(path: str) -> tuple[str, ...]:
    """Every actor whom the path of a number names, first whose it is."""
    match = quantities().match(paths.canonical(path))
    return match.actors if match is not None and match.quantity.assumed else ()

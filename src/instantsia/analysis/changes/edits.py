"""What was edited between two plans, edit by edit.

An edit is what a person did in one place: a number in a cell, a claim, a member taken in. Each carries the changes that
it makes to the case as written, so that any choice of edits can be applied to the case before, see `mixtures`. What is
told and never played (a title, a reason, the lines of a passage) is no edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instantsia.analysis.changes.display import NOTHING, cut, number_text, typed
from instantsia.analysis.changes.edit import GONE, Change, Edit, Kind
from instantsia.analysis.changes.entries import PLAYED, TOLD, Keys, Raw, is_number, label_of, merged, tables_of
from instantsia.analysis.changes.grouping import going_together
from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.engine.plan import Plan

ORDERED = ("step", "event")
"""Tables whose order is played."""
CREDENCES = {"source": "p", "part": "open", "teller": "p"}
"""{table: the key under which it says how far it is trusted}: one value, however many readings it has."""


def edits(before: Plan, after: Plan) -> tuple[Edit, ...]:
    """Every edit between two plans, by id; what is only told is none.

    What goes together is one edit: an actor who comes or goes with everything about them, a value set on the command
    line with the claims that it replaces.
    """
    found = [*_of_cases(before.case, after.case), *_of_plans(before, after)]
    return tuple(sorted(going_together(before.case, after.case, found), key=lambda edit: edit.id))


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
        if table == "coding":
            yield from _of_coders(one[table], other[table])
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


def _of_coders(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> Iterator[Edit]:
    """One edit for each further coder of whose values some differ."""
    by_coder: dict[str, list[str]] = {}
    for label in merged(list(before), list(after)):
        was, now = before.get(label), after.get(label)
        if (was and was["value"]) != (now and now["value"]):
            by_coder.setdefault(label.partition(".")[0], []).append(label)
    for coder, labels in by_coder.items():
        changes = tuple(Change("coding", label, (), after.get(label, GONE)) for label in labels)
        shown = [
            cut(
                ", ".join(
                    f"{label.partition('.')[2]} {typed(side[label]['value'])}" for label in labels if label in side
                )
            )
            for side in (before, after)
        ]
        yield Edit(f"coder {coder}", "structure", shown[0] or NOTHING, shown[1] or NOTHING, changes)


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

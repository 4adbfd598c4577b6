"""Edits that go together, told as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from instantsia.analysis.changes.display import BARE, BLANK, NOTHING, TABLE, cut, holds, stands, typed
from instantsia.analysis.changes.edit import GONE, Edit, Kind
from instantsia.analysis.changes.entries import tables_of
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.quantities import quantities

SET = "command line"
"""Source of a number that was set there."""


def going_together(before: Case, after: Case, edits: Sequence[Edit]) -> list[Edit]:
    """One edit of a number, of blank cells with the column they are drawn from, of an actor with all about them."""
    return _with_actors(before, after, _with_columns(before, after, _as_paths(before, after, edits)))


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
    """An actor who comes or goes, with their seat and every number about them, as one edit."""
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
    """The path without the actor; of the one issue that a table does not name only the column: "salience".

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

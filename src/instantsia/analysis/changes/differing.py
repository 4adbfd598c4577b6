"""What differs between two cases as they are written: the paths and steps that a change reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from instantsia.case import paths
from instantsia.case.evidence import CODER
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.engine.plan import Plan

COSMETIC = frozenset({
    "name", "aliases", "role", "title", "text", "tell", "why", "note", "cite", "url", "seen", "trust", "says",
    "first", "last", "lines", "version", "exhibit",
})  # fmt: skip
"""Keys that are told and never played."""
REACHED_BY_STEPS = frozenset({"step", "body", "issue"})
"""Tables whose entries reach every step that names them."""


def changed(before: Plan, after: Plan) -> frozenset[str]:
    """Paths, or `step.ID`, in which two plans differ: what `engine.plan.affected` wants to know.

    Found by comparing the cases as written, so that it does not matter how the change was asked for.
    """
    out: set[str] = set()
    sides = (before.case, after.case)
    out |= _assumed(*sides) | _claimed(before, after) | _beside(*sides)
    out |= {paths.fact(name) for name in _differing(*(case.facts for case in sides))}
    bodies, issues = _differing(*(case.bodies for case in sides)), _differing(*(case.issues for case in sides))
    groups = _differing(*({one.id: one for one in case.group} for case in sides))
    for case in sides:
        # whoever names a body is reached by a change of the body above it
        named = bodies | {one.id for one in case.body if one.superior in bodies} | issues | groups
        out |= {f"step.{step.id}" for step in case.step if named & set(_texts(_played(step)))}
        out |= {f"step.{step}" for step in case.recorded if paths.record(step) in out}
    out |= {f"step.{step}" for step in _differing(*(case.steps for case in sides))}
    for one, other in zip(before.case.step, after.case.step, strict=False):
        if one.id != other.id:
            out |= {f"step.{one.id}", f"step.{other.id}"}
            break
    else:
        longer = max(before.case.step, after.case.step, key=len)[min(len(case.step) for case in sides) :]
        out |= {f"step.{step.id}" for step in longer}
    return frozenset(out)


def _played(written: BaseModel) -> dict[str, Any]:
    """What was written, without what is only told."""
    return {key: _bare(value) for key, value in written.model_dump(mode="json").items() if key not in COSMETIC}


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        if {"low", "high", "mode"} <= set(value):
            return value["low"], value["mode"], value["high"], tuple(value.get("among", ()))
        return {key: _bare(inner) for key, inner in value.items()}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _differing(before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> set[str]:
    """Ids of what is there on one side only, or written otherwise on the other."""
    found = set(before.keys() ^ after.keys())
    return found | {
        name
        for name in before.keys() & after.keys()
        if before[name] is not after[name] and _played(before[name]) != _played(after[name])
    }


def _assumed(before: Case, after: Case) -> set[str]:
    one, other = ({a.about: a for a in case.assumption} for case in (before, after))
    out: set[str] = set()
    for about in _differing(one, other):
        out.update(paths.spread(about, before.actors.keys() | after.actors.keys()))
    return out


def _beside(before: Case, after: Case) -> set[str]:
    """Numbers written in entries that differ: seats, debts; a position is an assumption or a claim.

    Those of steps, bodies and issues are left out: a step of which something differs, or that names what differs, is
    reached as a whole.
    """
    out: set[str] = set()
    for table in {row.parts[0] for row in quantities().rows if row.inline and row.about} - REACHED_BY_STEPS:
        for id in _differing(*(case.by_id.get(table, {}) for case in (before, after))):
            out |= {f"{table}.{id}.{key}" for case in (before, after) for key in case.numbers(table, id)}
    return out


def _claimed(before: Plan, after: Plan) -> set[str]:
    """Paths of the claims that are not the same, or do not rest on the same."""
    one, other = before.case, after.case
    loose = _differing(one.sources, other.sources) | _differing(one.parts, other.parts)
    tellers = _differing(one.tellers, other.tellers)
    claims = _differing(one.claims, other.claims) | _coded_otherwise(before, after)
    forced = {s for s in before.assume.keys() | after.assume.keys() if before.assume.get(s) != after.assume.get(s)}
    doubted = {name.rpartition(".")[2] for name in {*before.without} ^ {*after.without}}
    vantage = (before.as_of, before.known_by) != (after.as_of, after.known_by)
    out = {
        paths.canonical(about) for about in _differing(*({d.about: d for d in case.dispute} for case in (one, other)))
    }
    for case in (one, other):
        rests = _resting(case, loose | forced | doubted)
        for claim in case.claim:
            if (
                vantage
                or claim.id in claims | doubted
                or (claim.told_by is not None and claim.told_by in tellers | doubted)
                or (claim.source or case.source[0].id) in rests
            ):
                out.add(paths.canonical(claim.about))
    return out


def _coded_otherwise(before: Plan, after: Plan) -> set[str]:
    """Ids of the claims that a further coder read otherwise, or of all that are coded twice where others are heard."""
    sides = [
        {(by, id): one.value for by, read in plan.case.codings.items() for id, one in read.items()}
        for plan in (before, after)
    ]
    heard = [(plan.case.coders, plan.assume.get(CODER)) for plan in (before, after)]
    pairs = {pair for side in sides for pair in side}
    return {id for by, id in pairs if heard[0] != heard[1] or sides[0].get((by, id)) != sides[1].get((by, id))}


def _resting(case: Case, names: Collection[str]) -> set[str]:
    """The sources and parts among `names`, those that derive from them, and all their parts."""
    out = set(names) & (case.sources.keys() | case.parts.keys())
    for _ in case.source:
        out |= {source.id for source in case.source if source.derives_from in out}
    return out | {part.id for part in case.part if part.of in out}

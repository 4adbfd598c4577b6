"""What can be held far out: assumptions that have a range, credences that have one, and what errs together as one.

An assumption is held at the tenth or ninetieth percentile of its own range, all members of a group together, though
in the draws each has its own number. A credence is held at an end of the range that is stated for it: the same random
numbers meet another threshold. A settlement is held at another of the ways in which it may come about: by another
model, under the other regime (voted instead of bargained out), or with past errors of other decisions, as drawn anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.conditions import facts
from instantsia.case.model import Case
from instantsia.case.quantities import LEAN, quantities
from instantsia.evidence.doubts import Assumption, assumptions, credences
from instantsia.evidence.nodes import PathNode, Program
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen
from instantsia.models.settlement.dressing import table
from instantsia.reads import needs
from instantsia.steps import StepKind

Kind = Literal["assumption", "credence", "model", "regime", "errors"]
KINDS: tuple[Kind, ...] = ("assumption", "credence", "model", "regime", "errors")
OF_METHOD = frozenset({"model", "regime", "errors"})
"""Kinds that are about the method and no judgement on the matter."""

LOW, HIGH = 0.1, 0.9
"""The percentiles at which an assumption is held."""


@frozen
class Group:
    """What is held together: one assumption, all of one group name, one credence, or one part of the method of a step.

    id         path, name of the group, id of the credence, or the step with the part of its method
    members    paths, or the id of the credence or the step
    ends       the variations that hold it: at its low and its high end; of a method as many as there are ways
    addresses  of the members' random numbers; empty for a credence
    width      of the range of a credence
    """

    id: str
    kind: Kind
    members: tuple[str, ...]
    ends: tuple[Variation, ...]
    addresses: tuple[str, ...] = ()
    width: float = 0.0


@frozen
class Reach:
    """What can have a part in an event or in a step.

    paths   read by any step up to the last one that counts, by its conditions, or given by the record
    feeds   these and the leans of whoever tells of them: an assumption outside moves nothing
    doubts  on which the claims about them rest: a credence outside moves nothing
    steps   that have a part in it
    """

    paths: frozenset[str]
    feeds: frozenset[str]
    doubts: frozenset[str]
    steps: frozenset[str] = frozenset()


def groups(replays: Replays) -> tuple[Group, ...]:
    """Everything that can be held, by kind and id."""
    return replays.once("groups", lambda: _groups(replays))


def _groups(replays: Replays) -> tuple[Group, ...]:
    program = replays.program
    together: dict[str, list[Assumption]] = {}
    for one in assumptions(program):
        if not one.number.fixed and not paths.is_choice(one.path):
            together.setdefault(one.group or one.path, []).append(one)
    found = [
        Group(
            name,
            "assumption",
            tuple(one.path for one in members),
            tuple(Variation(at_quantile={one.path: end for one in members}) for end in (LOW, HIGH)),
            tuple(address(one.path) for one in members),
        )
        for name, members in together.items()
    ]
    found += [
        Group(
            one.id,
            "credence",
            (one.id,),
            tuple(Variation(credence={one.id: end}) for end in (one.low, one.high)),
            width=one.high - one.low,
        )
        for one in credences(program)
        if one.low != one.high
    ]
    found += [group for step in replays.prepared.steps.values() for group in of_method(replays.plan.case, step)]
    return tuple(sorted(found, key=lambda group: (KINDS.index(group.kind), group.id)))


def of_method(case: Case, step: StepKind) -> Iterator[Group]:
    """The other ways in which a settlement may come about, and past errors of other decisions, as drawn anew."""
    ways, mine = step.ways(case), len(step.methods(case))
    if not ways:
        return
    regime = ways[0].regime
    held = {place: held_way(step.id, place) for place in range(len(ways))}
    models = [held[place] for place, way in enumerate(ways) if way.regime == regime]
    if len(models) > 1:
        yield Group(paths.choice(step.id), "model", (step.id,), tuple(models))
    others = [held[place] for place, way in enumerate(ways) if way.regime != regime]
    if others:
        yield Group(f"step.{step.id}.regime", "regime", (step.id,), tuple(others))
    tracks = [way.track for way in ways[:mine] if way.track is not None]
    if tracks and step.adds_errors(case):
        drawn = range(1, min(table(track).drawn for track in tracks) + 1)
        ends = tuple(Variation(given={("errors", step.id): float(row)}) for row in drawn)
        yield Group(f"step.{step.id}.errors", "errors", (step.id,), ends)


def held_way(step: str, place: int) -> Variation:
    """What settles a step by one of its ways in every draw."""
    return Variation(given={("way", step): float(place)})


def address(path: str) -> str:
    """The address of the random number behind an assumption, or behind a teller's lean.

    >>> address("actor.elm.pier"), address("teller.alder.lean")
    ('assumption/actor.elm.pier', 'lean/alder')
    """
    match = quantities().match(path)
    return f"lean/{match.names['teller']}" if match and match.quantity is LEAN else f"assumption/{path}"


def reach(replays: Replays, turns: int, facts: Iterable[str] = ()) -> Reach:
    """What is read in the first `turns` turns, and what is given in them; with some facts."""
    steps = dict.fromkeys(turn.step.id for turn in replays.prepared.turns[:turns])
    return _reach(replays, steps, facts)


def reach_of_settlement(replays: Replays, step: str) -> Reach:
    """What a settlement turns on: its own numbers alone, where nothing but settlements goes before it."""
    prepared, turns = replays.prepared, replays.turns_of((step,))
    before = {turn.step.id for turn in prepared.turns[:turns]}
    apart = all(prepared.steps[one].SETTLES for one in before)
    return _reach(replays, (step,)) if apart and prepared.conditions.get(step) is None else reach(replays, turns)


def _reach(replays: Replays, steps: Iterable[str], facts: Iterable[str] = ()) -> Reach:
    prepared, program, steps = replays.prepared, replays.program, tuple(steps)
    read = needs(prepared.plan.case)
    found = {paths.fact(name) for name in facts}
    for step in steps:
        found |= read[step]
        if step in prepared.plan.given:
            found.add(paths.record(step))
    nodes = [node for node in program.paths if node.about in found]
    return Reach(
        frozenset(found),
        frozenset(found).union(*(node.leans for node in nodes)),
        frozenset().union(*(node.doubts for node in nodes)),
        frozenset(steps),
    )


def reach_of_event(replays: Replays, event: str) -> Reach:
    """What is read up to the last step that the event mentions, and the facts that it names."""
    return reach(replays, replays.turns[event], facts(replays.trees[event]))


def reach_of_all(replays: Replays) -> Reach:
    """What any step reads and any event names."""
    return reach(
        replays, len(replays.prepared.turns), [name for tree in replays.trees.values() for name in facts(tree)]
    )


def without(group: Group, paths: Collection[str]) -> Group | None:
    """What is held of a group when some paths are given values of their own; None where nothing is left of it."""
    if group.kind != "assumption":
        return group
    members = tuple(path for path in group.members if path not in paths)
    if len(members) == len(group.members):
        return group
    ends = tuple(
        replace(end, at_quantile={path: at for path, at in end.at_quantile.items() if path in members})
        for end in group.ends
    )
    return replace(group, members=members, ends=ends, addresses=tuple(map(address, members))) if members else None


def within(group: Group, reach: Reach) -> bool:
    """Whether anything of the group can have a part in it."""
    if group.kind in OF_METHOD:
        return any(step in reach.steps for step in group.members)
    return any(member in reach.feeds or member in reach.doubts for member in group.members)


def nodes_of(program: Program, reach: Reach) -> tuple[PathNode, ...]:
    """The paths that are read, with their claims."""
    return tuple(node for node in program.paths if node.about in reach.paths)

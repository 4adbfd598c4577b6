"""What can be held far out: assumptions that have a range, credences that have one, and what errs together as one.

An assumption is held at the tenth or ninetieth percentile of its own range, all members of a group together, though
in the draws each has its own number. A credence is held at an end of the range that is stated for it: the same random
numbers meet another threshold. A choice between models is held at each of them in turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.conditions import facts
from instantsia.case.quantities import LEAN, quantities
from instantsia.evidence.doubts import Assumption, assumptions, credences
from instantsia.evidence.nodes import PathNode, Program
from instantsia.evidence.variation import Variation
from instantsia.reads import needs

Kind = Literal["assumption", "credence", "model"]
KINDS: tuple[Kind, ...] = ("assumption", "credence", "model")

LOW, HIGH = 0.1, 0.9
"""The percentiles at which an assumption is held."""


@dataclass(frozen=True)
class Group:
    """What is held together: one assumption, all assumptions of one group name, one credence, or a choice of models.

    id         path, name of the group, or id of the credence
    members    paths, or the id of the credence
    ends       the variations that hold it: at its low and its high end; of a choice at each of its models
    addresses  of the members' random numbers; empty for a credence
    width      of the range of a credence
    """

    id: str
    kind: Kind
    members: tuple[str, ...]
    ends: tuple[Variation, ...]
    addresses: tuple[str, ...] = ()
    width: float = 0.0


@dataclass(frozen=True)
class Reach:
    """What can have a part in an event or in a step.

    paths   read by any step up to the last one that counts, by its conditions, or given by the record
    feeds   these and the leans of whoever tells of them: an assumption outside moves nothing
    doubts  on which the claims about them rest: a credence outside moves nothing
    """

    paths: frozenset[str]
    feeds: frozenset[str]
    doubts: frozenset[str]


def groups(program: Program) -> tuple[Group, ...]:
    """Everything that can be held, by kind and id."""
    together: dict[str, list[Assumption]] = {}
    choices: list[Assumption] = []
    for one in assumptions(program):
        if paths.is_choice(one.path):
            choices.append(one)
        elif not one.number.fixed:
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
    found += [Group(one.path, "model", (one.path,), each_model(one), (address(one.path),)) for one in choices]
    return tuple(sorted(found, key=lambda group: (KINDS.index(group.kind), group.id)))


def each_model(choice: Assumption) -> tuple[Variation, ...]:
    """The variations that hold a choice at each of its models, in their order."""
    count = round(choice.number.high)
    return tuple(Variation(at_quantile={choice.path: (place + 0.5) / count}) for place in range(count))


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
    prepared, program = replays.prepared, replays.program
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
    if group.kind == "credence":
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
    return any(member in reach.feeds or member in reach.doubts for member in group.members)


def nodes_of(program: Program, reach: Reach) -> tuple[PathNode, ...]:
    """The paths that are read, with their claims."""
    return tuple(node for node in program.paths if node.about in reach.paths)

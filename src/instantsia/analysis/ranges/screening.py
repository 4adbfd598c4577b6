"""Which judgements matter most for an event or a step: looked over without a new run, then the largest replayed.

Looking over an assumption: the draws are cut in thirds by its own random number (for a group by the mean of its
members' numbers), and the share in the outer thirds is compared, with each other and with the middle. A credence: the
difference between the draws in which what it grades stands and those in which it falls, times the width of its range.
The twelve largest are replayed held at either end; the three whose replays lie furthest apart are the strongest.

The method of a settlement is replayed without being looked over: every other model, the other regime, the past errors
of every set of decisions drawn anew. Of the models the two between which the target lies furthest apart are its ends;
of the errors those at the tenth and the ninetieth percentile.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.ranges.outer_parts import outer_counts
from instantsia.analysis.replaying.groups import (
    HIGH,
    KINDS,
    LOW,
    OF_METHOD,
    Group,
    Reach,
    nodes_of,
    reach,
    reach_of_event,
    within,
)
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.case.questions import STATUS_QUO
from instantsia.draws.state import State
from instantsia.draws.streams import Floats, Streams
from instantsia.draws.sums import SIGMAS, share
from instantsia.engine.plan import Plan
from instantsia.evidence.block import HEARD
from instantsia.evidence.nodes import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen

Bools = NDArray[np.bool_]

LOOKED_AT = 12
"""So many are replayed."""
HELD = 3
"""So many are held together."""
FIFTH = 5


@frozen
class Target:
    """What the strongest are chosen for: an event among all draws, or what holds if nothing is decided in a step.

    A step is made to happen in every draw, so that what stands before it does not hide what it turns on. After so many
    turns it is settled.
    """

    reach: Reach
    turns: int
    event: str = ""
    step: str = ""

    @property
    def happens(self) -> Variation:
        """What makes it happen."""
        return Variation(happens=frozenset({self.step} if self.step else ()))

    def holds(self, outcomes: Outcomes) -> tuple[Bools, Bools | None]:
        """(draw,) whether it is so, and among which draws."""
        if self.event:
            return outcomes.events[self.event], None
        # where nothing is decided (-1) what holds goes on holding
        return outcomes.decided[self.step] <= STATUS_QUO, outcomes.happened[self.step]

    def outcomes(self, replays: Replays, variation: Variation = AS_DRAWN) -> Outcomes:
        """A replay with it made to happen, as far as it is needed."""
        return replays.outcomes(variation.joined(self.happens), self.turns)

    def share(self, replays: Replays, variation: Variation = AS_DRAWN) -> float:
        """Its share under a variation; 0 where there is no draw among which to count."""
        return share(*self.holds(self.outcomes(replays, variation))) or 0.0


@frozen
class Measured:
    """A group with the target's share when it alone is held, and how far apart the replays lie.

    low, high  at either end; of a choice of models the least and the largest
    """

    group: Group
    low: float
    high: float
    width: float


def event_target(replays: Replays, event: str) -> Target:
    """An event, with what can reach it and the turns after which it is settled."""
    return Target(reach_of_event(replays, event), replays.turns[event], event=event)


def step_target(replays: Replays, step: str) -> Target:
    """A step that leaves what holds if nothing is decided, with what can reach it and the turns that settle it."""
    turns = replays.turns_of((step,))
    return Target(reach(replays, turns), turns, step=step)


# --------------------------------------------------------------------------------------------------- own numbers


def own_number(plan: Plan, addresses: Sequence[str], draws: int) -> Floats:
    """(draw,) the random number behind an assumption, or the mean of those of a group, for the first `draws` draws."""
    streams = Streams(plan.seed, 0, draws)
    total = streams.uniform(addresses[0])
    for address in addresses[1:]:
        total = total + streams.uniform(address)
    return total if len(addresses) == 1 else total / len(addresses)


def tails(numbers: Floats, parts: int) -> tuple[Bools, Bools]:
    """(draw,) which draws lie in the lowest of `parts` equal parts, and which in the highest."""
    size = len(numbers) // parts
    if size == 0:
        none = np.zeros(len(numbers), np.bool_)
        return none, none
    below, above = numbers < nth(numbers, size), numbers >= nth(numbers, len(numbers) - size)
    if not np.count_nonzero(below) == np.count_nonzero(above) == size:
        # the same number several times, where it is cut
        order = np.argpartition(numbers, (size, len(numbers) - size))
        below, above = np.zeros((2, len(numbers)), np.bool_)
        below[order[:size]], above[order[len(order) - size :]] = True, True
    return below, above


def nth(numbers: Floats, place: int) -> float:
    """The number that would stand at a place, counted from 0, if (draw,) numbers stood in order.

    Looked for first where it stands among even numbers between 0 and 1, which a number behind an assumption is.
    """
    near, room = place / len(numbers), 2 / math.sqrt(len(numbers))
    there = numbers >= near - room
    under = len(numbers) - int(np.count_nonzero(there))
    there &= numbers < near + room
    some = numbers[there]
    if not under <= place < under + some.size:
        under, some = 0, numbers.copy()
    some.sort()
    return float(some[place - under])


# ------------------------------------------------------------------------------------------------------ screening


def screen(
    replays: Replays,
    target: Target,
    groups: Iterable[Group],
    state: State,
    holds: Bools,
    among: Bools | None = None,
) -> tuple[Group, ...]:
    """The groups that can have a part in the target, those first that seem to move it most.

    state   of a run or a replay, in which readings, tellers and picks are looked up
    holds   (draw,) whether the target is so in that state, among the draws of `among`
    """
    found: list[tuple[float, int, str, Group]] = []
    for group in groups:
        if not within(group, target.reach):
            continue
        if group.kind in OF_METHOD:
            # never drawn, so that no draw tells of it: replayed before all others
            size = np.inf
        elif group.addresses and target.event and among is None:
            size = effects(replays, target.event, group, holds).thirds
        elif group.addresses:
            size = thirds(own_number(replays.plan, group.addresses, state.draws), holds, among)
        else:
            size = abs(difference(replays.program, target.reach, group.id, state, holds, among)) * group.width
        found.append((-size, KINDS.index(group.kind), group.id, group))
    return tuple(group for *_, group in sorted(found, key=lambda one: one[:3]))


@frozen
class Effects:
    """What the draws tell of a group, by the random numbers behind it; see `thirds` and `moves`."""

    thirds: float
    moves: tuple[float, float]


def effects(replays: Replays, event: str, group: Group, holds: Bools) -> Effects:
    """What the draws of the run tell of a group and an event; worked out once.

    holds   (draw,) whether the event happens in the run
    """

    def made() -> Effects:
        numbers = own_number(replays.plan, group.addresses, holds.size)
        sizes = holds.size // 3, holds.size // FIFTH
        found = outer_counts(numbers, holds, sizes) if min(sizes) else None
        if found is None:
            return Effects(thirds(numbers, holds), moves(numbers, holds))
        return Effects(
            _furthest(found[0], sizes[:1] * 2, int(np.count_nonzero(holds)), holds.size), _moved(found[1], sizes[1])
        )

    return replays.once(f"effects/{event}/{group.id}", made)


def moves(numbers: Floats, holds: Bools) -> tuple[float, float]:
    """(difference, its standard error) of a share between the highest and the lowest fifth of (draw,) numbers."""
    size = len(numbers) // FIFTH
    if not size:
        return 0.0, 0.0
    below, above = (int(np.count_nonzero(holds & part)) for part in tails(numbers, FIFTH))
    return _moved((below, above), size)


def _moved(counted: tuple[int, int], size: int) -> tuple[float, float]:
    """The same, of how often it holds in the two fifths, each of so many draws."""
    below, above = (found / size for found in counted)
    return above - below, math.sqrt((below * (1 - below) + above * (1 - above)) / size)


def thirds(numbers: Floats, holds: Bools, among: Bools | None = None) -> float:
    """The larger of the differences between the outer thirds, and between an outer third and the middle."""
    parts = tails(numbers, 3)
    hits = holds if among is None else holds & among
    counted = [int(np.count_nonzero(hits & part)) for part in parts]
    of = [len(numbers) // 3] * 2 if among is None else [int(np.count_nonzero(among & part)) for part in parts]
    whole = len(numbers) if among is None else int(np.count_nonzero(among))
    return _furthest(counted, of, int(np.count_nonzero(hits)), whole)


def _furthest(counted: Sequence[int], of: Sequence[int], hits: int, draws: int) -> float:
    """The same, of how often it holds in the outer thirds and in all draws."""
    counted, of = (*counted, hits - sum(counted)), (*of, draws - sum(of))
    low, high, middle = (found / draws if draws else None for found, draws in zip(counted, of, strict=True))
    pairs = ((low, high), (middle, low), (middle, high))
    return max((abs(one - other) for one, other in pairs if one is not None and other is not None), default=0.0)


def difference(
    program: Program, reach: Reach, doubt: str, state: State, holds: Bools, among: Bools | None = None
) -> float:
    """Share of the target where what a credence grades stands, less the share where it falls.

    For a kind of claim the sum of these differences over its claims: by so much the share would change, to first
    order, for each point by which they all grow together. 0 where one side has no draws.
    """
    total = 0.0
    for stands in _stands(program, reach, doubt, state):
        there = share(holds & stands, stands if among is None else stands & among)
        gone = share(holds & ~stands, ~stands if among is None else ~stands & among)
        if there is not None and gone is not None:
            total += there - gone
    return total


def _stands(program: Program, reach: Reach, doubt: str, state: State) -> list[Bools]:
    """(draw,) whether what a credence grades stands; of a kind of claim for each of its claims."""
    kind, _, name = doubt.partition(".")
    match kind:
        case "source":
            return [state["reading", name] == 0]
        case "part":
            return [np.asarray(state["opened", name])]
        case "teller":
            return [np.asarray(state["believed", name])]
        case "coder":
            return [state["coder", HEARD] == 0]
    return [
        state["pick", node.path] == place
        for node in nodes_of(program, reach)
        for place, claim in enumerate(node.claims)
        if doubt in (claim.basis, claim.doubt)
    ]


# ------------------------------------------------------------------------------------------------------- replays


def measure(replays: Replays, target: Target, group: Group) -> Measured:
    """The target's share with a group held at each of its ends; of a method at the two of its ways that count."""
    before = target.share(replays)
    held = [target.share(replays, end) for end in group.ends]
    if group.kind not in OF_METHOD:
        low, high = held
        return Measured(group, low, high, max(*held, before) - min(*held, before))
    if group.kind != "errors":
        # as it is, is a way as well
        held, ends = [before, *held], (AS_DRAWN, *group.ends)
    else:
        ends = group.ends
    order = sorted(range(len(held)), key=lambda place: (held[place], place))
    cut = (LOW, HIGH) if group.kind == "errors" else (0.0, 1.0)
    first, last = (order[round(at * (len(order) - 1))] for at in cut)
    apart = max(held[last], before) - min(held[first], before)
    return Measured(replace(group, ends=(ends[first], ends[last])), held[first], held[last], apart)


def strongest(measured: Iterable[Measured], most: int | None = HELD) -> tuple[Measured, ...]:
    """The three whose replays lie furthest apart, or all, in that order; whatever moves nothing is never among them."""
    moving = [one for one in measured if one.width > 0]
    moving.sort(key=lambda one: (-one.width, KINDS.index(one.group.kind), one.group.id))
    return tuple(moving[:most])


def told_apart(replays: Replays, target: Target, measured: Iterable[Measured]) -> tuple[Measured, ...]:
    """The three strongest; those that so few draws do not tell from the third are measured again on more.

    Else the range would hang on which of two that are as strong happens to come out ahead.
    """
    ranked = strongest(measured, None)
    if len(ranked) <= HELD or replays.deep is replays:
        return ranked[:HELD]
    third = ranked[HELD - 1].width
    near = [one for one in ranked if one.width >= third - SIGMAS * math.sqrt(2 * max(third, one.width) / replays.draws)]
    if len(near) <= HELD:
        return ranked[:HELD]
    play_ahead(replays.deep, [(target, [one.group for one in near])])
    return strongest(measure(replays.deep, target, one.group) for one in near)


def held_for(
    replays: Replays,
    target: Target,
    groups: Iterable[Group],
    state: State,
    holds: Bools,
    among: Bools | None = None,
) -> tuple[Measured, ...]:
    """What is held far out for a target: the three strongest of the twelve that seem to move it most, as `screen`."""
    candidates = looked_at(screen(replays, target, groups, state, holds, among))
    play_ahead(replays, [(target, candidates)])
    return told_apart(replays, target, [measure(replays, target, group) for group in candidates])


def looked_at(screened: Sequence[Group]) -> tuple[Group, ...]:
    """Of what was looked over the twelve that seem to move it most, and all of the method."""
    method = [group for group in screened if group.kind in OF_METHOD]
    return (*method, *[group for group in screened if group.kind not in OF_METHOD][:LOOKED_AT])


def corners(groups: Sequence[Group]) -> tuple[Variation, ...]:
    """Every way of holding each of the groups at one of its ends: 2^k variations.

    Two groups may each say by which way one settlement comes about, the other regime and another model: then each of
    the two counts by itself, or one would hide the other.
    """
    found = [Variation()]
    for group in groups:
        joined = [both for one in found for end in group.ends for both in _joined(one, end)]
        found = list({one.key: one for one in joined}.values())
    return tuple(found)


def _joined(one: Variation, end: Variation) -> tuple[Variation, ...]:
    apart = any(one.given.get(key, value) != value for key, value in end.given.items())
    return (one, one.joined(end)) if apart else (one.joined(end),)


def play_ahead(replays: Replays, wanted: Iterable[tuple[Target, Sequence[Group]]]) -> None:
    """Play what `measure` will ask for: each target, and each of its groups held at either end."""
    replays.play_ahead(
        (variation.joined(target.happens), target.turns)
        for target, groups in wanted
        for variation in (AS_DRAWN, *(end for group in groups for end in group.ends))
    )

"""One block of draws of a program: which reading, who is believed, which claim stands, what holds where none does.

A draw, in this order; each number has its own address, so that editing one thing leaves all other numbers as they were:

1. the reading of each source (source/ID); a source whose parent is not in its first reading takes its own last one
2. whether each part is open (part/ID), with the chance of that reading
3. whether each teller is believed: where the number of his side (side/SIDE, or teller/ID) lies below his credence
4. the chance r_c of each claim: min(right(reading), .99), and 0 where its part is shut or its teller not believed
5. which cluster of claims stands in each dispute (dispute/PATH/pick), by odds; see `disputes`
6. which claim of the cluster gives its value (dispute/PATH/claim), in proportion to r_c; the value itself
   (dispute/PATH/value), less the lean of its teller (lean/TELLER, one number for all he says), clipped to the scale
7. where none stands, the assumption (assumption/PATH); a fact is then a coin (fact/ID) of that chance
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import Number
from instantsia.case.values import Value
from instantsia.draws.quantiles import categorical, one_of, triangular, uniform
from instantsia.draws.recent import Recent
from instantsia.draws.state import apart
from instantsia.draws.streams import Floats, Streams, replica_of
from instantsia.evidence.credence import MOST, against_interest
from instantsia.evidence.disputes import NOBODY, choose, cluster_odds, clusters, weights
from instantsia.evidence.nodes import ClaimNode, PartNode, PathNode, Program, SourceNode, TellerNode
from instantsia.evidence.variation import AS_DRAWN, Variation

A = TypeVar("A", bound=NDArray[Any])
Bools = NDArray[np.bool_]
Options = NDArray[np.int8]
Masks = NDArray[np.int16]
Picks = NDArray[np.int16]

VARIED = 2**26
"""Bytes of what variations gave that a memo keeps, beside the case as drawn."""


@dataclass(frozen=True)
class Evidence:
    """What is so in each draw; every array is (draw,) and read-only.

    readings   {source: index of its readings}
    opened     {part: whether it is open}
    believed   {teller: whether he is believed}
    picks      {path: index into the program's claims about it, -1 where none stands}; paths without claims left out
    numbers    {path: value}
    facts      {fact: whether it is so}
    options    {path: index of the option, -1 where none}; of several that are not told apart, the first
    masks      {path: a bit for each option that is not told apart, 0 where none}
    own        {path: the uniform number behind an assumption that has a range and is not held; `teller.ID.lean` too}
    """

    readings: Mapping[str, Options]
    opened: Mapping[str, Bools]
    believed: Mapping[str, Bools]
    picks: Mapping[str, Picks]
    numbers: Mapping[str, Floats]
    facts: Mapping[str, Bools]
    options: Mapping[str, Options]
    masks: Mapping[str, Masks]
    own: Mapping[str, Floats]


@dataclass
class Memo:
    """What a block already yielded. The first sampling stays for good, what came later as far as there is room."""

    first: dict[Any, NDArray[Any]] = field(default_factory=dict)
    later: Recent[NDArray[Any]] = field(default_factory=lambda: Recent(VARIED))
    whole: _Block | None = field(default=None, repr=False)
    """The first sampling; None until it is over."""

    def get(self, key: Any) -> NDArray[Any] | None:
        found = self.first.get(key)
        return self.later.get(key) if found is None else found

    def put(self, key: Any, array: NDArray[Any]) -> None:
        array.setflags(write=False)
        if self.whole is None:
            self.first[key] = array
        else:
            self.later.put(key, array, array.nbytes)

    def settle(self, block: _Block) -> None:
        """Note that a sampling is over."""
        if self.whole is None:
            block.chances.clear()
            self.whole = block

    def again(self) -> Memo:
        """The first sampling alone, for variations of which nothing is to be kept."""
        return Memo(self.first, whole=self.whole)


def sample(program: Program, streams: Streams, variation: Variation = AS_DRAWN, memo: Memo | None = None) -> Evidence:
    """The evidence of one block of draws.

    memo   kept by the caller for a block: whatever the variation cannot reach is the very same array as before

    Names in `variation` that bear on nothing in the program change nothing. Raises ValueError for a state that a
    source, part, teller or claim cannot be in, or for two claims chosen about one path.
    """
    if variation.replicas:
        streams = replace(streams, replicas={**streams.replicas, **variation.replicas})
    block = _Block(program, streams, variation, Memo() if memo is None else memo)
    before = block.memo.whole
    paths: Iterable[PathNode] = program.paths
    gates: Callable[[SourceNode | PartNode | TellerNode], bool] = _any
    anew = None if before is None else before.anew(block)
    if before is not None and anew is not None:
        # whatever the variation cannot reach is taken over as a whole
        block.take_over(before)
        names = _differing(before.variation, variation) | anew
        places = sorted({place for name in names for place in program.reached.get(name, ())})
        paths = [program.paths[place] for place in places]
        gates = functools.partial(_among, names)
    for source in filter(gates, program.sources):
        block.readings[source.id] = _reading(block, source)
    for part in filter(gates, program.parts):
        block.opened[part.id] = _opened(block, part)
    for teller in filter(gates, program.tellers):
        block.believed[teller.id] = _believed(block, teller)
        if teller.lean is not None and teller.lean_path in program.reached:
            block.leans[teller.id] = _lean(block, teller, teller.lean)
    for path in paths:
        if path.claims:
            block.picks[path.path] = _pick(block, path)
        _PLAY[path.kind](block, path)
    block.memo.settle(block)
    return Evidence(
        block.readings,
        block.opened,
        block.believed,
        block.picks,
        block.numbers,
        block.facts,
        block.options,
        block.masks,
        block.own,
    )


def _differing(one: Variation, other: Variation) -> set[str]:
    """The names of which two variations do not say the same."""
    pairs = ((one.forced, other.forced), (one.credence, other.credence), (one.held, other.held))
    return {name for a, b in pairs for name in a.keys() | b.keys() if a.get(name) != b.get(name)}


def _any(node: SourceNode | PartNode | TellerNode) -> bool:
    return True


def _among(names: Set[str], node: SourceNode | PartNode | TellerNode) -> bool:
    """Whether one of the names can reach a gate, or what its teller leans."""
    return not names.isdisjoint(node.doubts) or (isinstance(node, TellerNode) and node.lean_path in names)


@dataclass
class _Block:
    """What has been sampled of a block so far."""

    program: Program
    streams: Streams
    variation: Variation
    memo: Memo
    readings: dict[str, Options] = field(default_factory=dict)
    opened: dict[str, Bools] = field(default_factory=dict)
    believed: dict[str, Bools] = field(default_factory=dict)
    leans: dict[str, Floats] = field(default_factory=dict)
    picks: dict[str, Picks] = field(default_factory=dict)
    numbers: dict[str, Floats] = field(default_factory=dict)
    facts: dict[str, Bools] = field(default_factory=dict)
    options: dict[str, Options] = field(default_factory=dict)
    masks: dict[str, Masks] = field(default_factory=dict)
    own: dict[str, Floats] = field(default_factory=dict)
    chances: dict[Any, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        streams = self.streams
        self.count = streams.count if streams.index is None else len(streams.index)
        index = None if streams.index is None else streams.index.tobytes()
        self.place = (streams.seed, streams.start, streams.count, streams.scope, streams.turn, index)

    def anew(self, other: _Block) -> set[str] | None:
        """The paths of which another sampling of the same draws has numbers drawn anew.

        None where it is of another program or of other draws, or where more is drawn anew than numbers of paths.
        """
        if self.program is not other.program or self.place != other.place:
            return None
        mine, others = self.streams.replicas, other.streams.replicas
        out: set[str] = set()
        for name in mine.keys() | others.keys() if mine != others else ():
            if mine.get(name, 0) == others.get(name, 0) or name.startswith("step/"):
                continue
            kind, _, path = name.partition("/")
            if kind not in ("assumption", "dispute") or not path or (kind == "assumption") == name.endswith("/"):
                return None
            out.add(path.rstrip("/"))
        return out

    def take_over(self, other: _Block) -> None:
        """Begin with all that another sampling of the same draws gave; what is held has no number of its own."""
        for name in ("readings", "opened", "believed", "leans", "picks", "numbers", "facts", "options", "masks"):
            getattr(self, name).update(getattr(other, name))
        self.own.update((path, u) for path, u in other.own.items() if path not in self.variation.held)

    def uniform(self, address: str) -> Floats:
        """(draw,) numbers of an address, asked for once."""
        replicas = self.streams.replicas
        key = (self.place, "u", address, replica_of(address, replicas) if replicas else 0)
        drawn: Floats | None = self.memo.get(key)
        if drawn is None:
            drawn = self.streams.uniform(address)
            self.memo.put(key, drawn)
        return drawn

    def once(self, key: str, touched: frozenset[Any], make: Callable[[], A]) -> A:
        """What `make` gives, the same object for a node under the same changes, and where they change nothing."""
        full = (self.place, key, touched)
        kept: Any = self.memo.get(full)
        if kept is None:
            kept = make()
            drawn = self.memo.first.get((self.place, key, frozenset())) if touched else None
            if drawn is not None and not apart(drawn, kept).any():
                kept = drawn
            self.memo.put(full, kept)
        found: A = kept
        return found

    def touched(
        self,
        doubts: frozenset[str],
        addresses: frozenset[str],
        held: frozenset[str] = frozenset(),
    ) -> frozenset[Any]:
        """The part of the variation that can reach a node with these doubts, addresses and assumptions above it."""
        change, replicas = self.variation, self.streams.replicas
        found: list[Any] = []
        if change.forced:
            found += [("forced", one) for one in change.forced.items() if one[0] in doubts]
        if change.credence:
            found += [("credence", one) for one in change.credence.items() if one[0] in doubts]
        if change.held:
            found += [("held", one) for one in change.held.items() if one[0] in held]
        if replicas:
            numbered = ((address, replica_of(address, replicas)) for address in addresses)
            found += [("replica", one) for one in numbered if one[1]]
        return frozenset(found)


# ------------------------------------------------------------------------------------------------------ gates


def _reading(block: _Block, source: SourceNode) -> Options:
    """(draw,) index of the reading."""
    forced = block.variation.forced.get(f"source.{source.id}")

    def make() -> Options:
        if forced is not None:
            return np.full(block.count, _state(forced, source.readings, f"source.{source.id}"), np.int8)
        shares = reading_shares(source, block.variation)
        own = categorical(block.uniform(source.address), np.array(shares))
        if source.parent is None:
            return own
        last = np.int8(len(source.readings) - 1)
        return np.where(block.readings[source.parent] == 0, own, last)

    return block.once(source.key, block.touched(source.doubts, source.addresses), make)


def _opened(block: _Block, part: PartNode) -> Bools:
    """(draw,) whether the part is open."""
    forced = block.variation.forced.get(f"part.{part.id}")

    def make() -> Bools:
        if forced is not None:
            return np.full(block.count, _state(forced, ("shut", "open"), f"part.{part.id}") == 1)
        chances = part_chances(part, block.variation)
        below = chances[0] if len(set(chances)) == 1 else np.array(chances)[block.readings[part.source]]
        return np.less(block.uniform(part.address), below)

    return block.once(part.key, block.touched(part.doubts, part.addresses), make)


def _believed(block: _Block, teller: TellerNode) -> Bools:
    """(draw,) whether the teller is believed."""
    name = f"teller.{teller.id}"
    forced = block.variation.forced.get(name)

    def make() -> Bools:
        if forced is not None:
            return np.full(block.count, _state(forced, ("never", "always"), name) == 1)
        return block.uniform(teller.address) < teller_chance(teller, block.variation)

    return block.once(teller.key, block.touched(teller.doubts, teller.addresses), make)


def _lean(block: _Block, teller: TellerNode, lean: Number) -> Floats:
    """(draw,) points of the scale that he tells more than was so."""
    path, address = teller.lean_path, f"lean/{teller.id}"
    return _drawn(block, f"{teller.key}/lean", path, address, lean)


def _state(found: str, states: tuple[str, ...], name: str) -> int:
    if found not in states:
        raise ValueError(f"{name}: expected {' or '.join(states)}, found {found!r}")
    return states.index(found)


# ----------------------------------------------------------------------------------------- credences as varied


def reading_shares(source: SourceNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Probability of each reading, parent apart; another credence takes the others along in proportion."""
    other = variation.credence.get(f"source.{source.id}")
    rest = source.probabilities[1:]
    if other is None or not rest:
        return source.probabilities
    total = sum(rest)
    if total == 0:
        return (other, *(0.0 for _ in rest[1:]), 1 - other)
    return (other, *(one * (1 - other) / total for one in rest))


def part_chances(part: PartNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Chance that the part is open in each reading; another credence takes the further readings along."""
    other = variation.credence.get(f"part.{part.id}")
    if other is None:
        return part.open
    first = part.open[0]
    return (other, *(min(1.0, one * other / first) if first > 0 else one for one in part.open[1:]))


def teller_chance(teller: TellerNode, variation: Variation = AS_DRAWN) -> float:
    """How far the teller is believed."""
    return variation.credence.get(f"teller.{teller.id}", teller.credence.probability)


def claim_chances(claim: ClaimNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Chance that the claim is right in each reading, gates apart, at most .99.

    Another credence (of the claim, else of its kind) takes those further readings along that follow the first.
    """
    right = claim.right
    other = variation.credence.get(claim.doubt)
    if other is None and claim.basis != claim.doubt:
        other = variation.credence.get(claim.basis)
        if other is not None and claim.against:
            other = against_interest(other)
    if other is not None:
        first = right[0]
        right = (
            other,
            *(
                min(1.0, one * other / first) if follows and first > 0 else one
                for one, follows in zip(right[1:], claim.follows[1:], strict=True)
            ),
        )
    return tuple(min(one, MOST) for one in right)


# -------------------------------------------------------------------------------------------------- disputes


def _chance(block: _Block, claim: ClaimNode) -> Floats:
    """(draw,) r_c: chance that the claim is right, given every gate above it."""
    right = claim_chances(claim, block.variation)
    key = (claim.source, right, claim.part, claim.teller)
    if key not in block.chances:
        chance: Floats = np.array(right)[block.readings[claim.source]]
        if claim.part is not None:
            chance *= block.opened[claim.part]
        if claim.teller is not None:
            chance *= block.believed[claim.teller]
        block.chances[key] = chance
    return block.chances[key]


def included(path: PathNode, variation: Variation) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Indices of the claims that are not removed, and their clusters."""
    states = [variation.forced.get(claim.doubt) for claim in path.claims]
    kept = tuple(place for place, state in enumerate(states) if state != "removed")
    if len(kept) == len(path.claims):
        return kept, path.clusters
    groups = clusters([path.claims[place] for place in kept], path.agree_within)
    return kept, tuple(tuple(kept[place] for place in group) for group in groups)


def _pick(block: _Block, path: PathNode) -> Picks:
    """(draw,) index of the claim that stands, -1 where none does."""
    address = f"dispute/{path.path}"

    def make() -> Picks:
        claims, variation = path.claims, block.variation
        chosen: list[int] = []
        for place, claim in enumerate(claims):
            state = variation.forced.get(claim.doubt)
            if state is not None and _state(state, ("removed", "chosen"), claim.doubt):
                chosen.append(place)
        if len(chosen) > 1:
            raise ValueError(f"{path.path}: expected one chosen claim, found {len(chosen)}")
        kept, groups = included(path, variation)
        if chosen or not kept:
            return np.full(block.count, chosen[0] if chosen else NOBODY, np.int16)
        chances = {place: _chance(block, claims[place]) for place in kept}
        table = [chances.get(place, np.empty(0)) for place in range(len(claims))]
        odds = [cluster_odds(claims, table, group) for group in groups]
        which = choose(block.uniform(f"{address}/pick"), odds, path.exhaustive)
        pick: Picks = np.array([*(group[0] for group in groups), NOBODY], np.int16)[which]
        for number, group in enumerate(groups):
            if len(group) == 1:
                continue
            where = np.flatnonzero(which == number)
            v = block.uniform(f"{address}/claim")[where]
            here = [one[where] if one.size else one for one in table]
            pick[where] = np.array(group, np.int16)[choose(v, weights(claims, here, group), True)]
        return pick

    addresses = path.addresses | {f"{address}/pick", f"{address}/claim"}
    return block.once(path.pick_key, block.touched(path.doubts, addresses), make)


# ---------------------------------------------------------------------------------------------------- values


def _drawn(block: _Block, key: str, path: str, address: str, number: Number) -> Floats:
    """(draw,) an assumption: fixed, held at a quantile, or drawn by its own number (which is noted in `own`)."""
    held = block.variation.held.get(path)

    def make() -> Floats:
        if number.fixed:
            return np.full(block.count, number.low)
        if held is not None:
            return np.full(block.count, quantile(np.array([held]), number)[0])
        return quantile(block.uniform(address), number)

    if not number.fixed and held is None:
        block.own[path] = block.uniform(address)
    return block.once(key, block.touched(frozenset(), frozenset({address}), frozenset({path})), make)


def quantile(u: Floats, number: Number | Value) -> Floats:
    """(...) the value at quantile u of a number as written.

    Uniform, triangular where it has a most likely value, or one of several values where they are named.
    """
    if isinstance(number, Number) and number.among:
        return one_of(u, number.among)
    if number.mode is None:
        return uniform(u, number.low, number.high)
    return triangular(u, number.low, number.mode, number.high)


def _assumption(block: _Block, path: PathNode) -> Floats:
    assert path.assumed is not None
    shape = path.assumed.number
    key = f"assumption/{path.path}/{shape.low!r}/{shape.mode!r}/{shape.high!r}/{shape.among!r}"
    return _drawn(block, key, path.path, f"assumption/{path.path}", shape)


def _reached(block: _Block, path: PathNode, *more: str) -> frozenset[Any]:
    """What of the variation can reach the value of a path."""
    name = f"dispute/{path.path}"
    leans = {f"lean/{teller}" for teller in block.leans if f"teller.{teller}.lean" in path.leans}
    own = {f"{name}/pick", f"{name}/claim", f"{name}/value", f"assumption/{path.path}", *more}
    return block.touched(path.doubts, path.addresses | leans | own, path.leans | {path.path})


def _number(block: _Block, path: PathNode) -> None:
    otherwise = _assumption(block, path)
    if not path.claims:
        block.numbers[path.path] = otherwise
        return
    pick = block.picks[path.path]

    def make() -> Floats:
        out = otherwise.copy()
        kept = included(path, block.variation)[0]
        # asked for whenever it may be needed, so that every block asks for the same addresses
        ranges = any(not path.claims[place].value.fixed for place in kept)
        u = block.uniform(f"dispute/{path.path}/value") if ranges else out
        for place in kept:
            claim = path.claims[place]
            where = np.flatnonzero(pick == place)
            if where.size == 0:
                continue
            value = np.full(where.size, claim.value.low) if claim.value.fixed else quantile(u[where], claim.value)
            if claim.leans and claim.teller is not None:
                value = np.clip(value - block.leans[claim.teller][where], path.domain.low, path.domain.high)
            out[where] = value
        return out

    block.numbers[path.path] = block.once(path.key, _reached(block, path), make)


def _fact(block: _Block, path: PathNode) -> None:
    chance = _assumption(block, path)
    fact = path.path.removeprefix("fact.")
    address = f"fact/{fact}"

    def make() -> Bools:
        coin: Bools = block.uniform(address) < chance
        if not path.claims:
            return coin
        said = np.array([*(claim.option == 1 for claim in path.claims), False])[block.picks[path.path]]
        return np.where(block.picks[path.path] == NOBODY, coin, said)

    block.facts[fact] = block.once(path.key, _reached(block, path, address), make)


def _options(block: _Block, path: PathNode) -> None:
    reached = _reached(block, path)

    def option() -> Options:
        return _by_claim(block, path, [claim.option for claim in path.claims], NOBODY, np.dtype(np.int8))

    def mask() -> Masks:
        return _by_claim(block, path, [claim.mask for claim in path.claims], 0, np.dtype(np.int16))

    block.options[path.path] = block.once(path.key, reached, option)
    block.masks[path.path] = block.once(f"{path.key}/mask", reached, mask)


def _by_claim(block: _Block, path: PathNode, values: list[int], otherwise: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """(draw,) what belongs to the claim that stands."""
    if not values:
        return np.full(block.count, otherwise, dtype)
    table = np.array([*values, otherwise], dtype)
    picked: NDArray[Any] = table[block.picks[path.path]]
    return picked


_PLAY: Mapping[str, Callable[[_Block, PathNode], None]] = {"number": _number, "fact": _fact, "options": _options}

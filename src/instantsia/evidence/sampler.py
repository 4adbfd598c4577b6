"""One block of draws of a program: which reading, who is believed, which claim stands, what holds where none does.

A draw, in this order; each number has its own address, so that editing one thing leaves all other numbers as they were:

1. the reading of each source (source/ID); a source whose parent is not in its first reading takes its own last one
2. whether each part is open (part/ID), with the chance of that reading
3. whether each teller is believed: where the number of their side (side/SIDE, or teller/ID) lies below their credence
4. the chance r_c of each claim: min(right(reading), .99), and 0 where its part is shut or its teller not believed
   which coder is heard, one for the whole case (coder), where claims are coded more than once; see `coders`
5. which cluster of claims stands in each dispute (dispute/PATH/pick), by odds; see `disputes`. A path about which
   somebody changed their mind has a dispute for each of its epochs (dispute/PATH/@CLAIM/pick, after the claim that
   opens it); where none of its claims stands, what holds is what holds in the epoch before; see `epochs`
6. which claim of the cluster gives its value (dispute/PATH/claim), in proportion to r_c; the value itself
   (dispute/PATH/value), less the lean of its teller (lean/TELLER, one number for all they say), clipped to the scale
7. where none stands, the assumption (assumption/PATH); a fact is then a coin (fact/ID) of that chance
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace

import numpy as np

from instantsia.case.numbers import Number
from instantsia.draws.quantiles import categorical
from instantsia.draws.streams import Floats, Streams
from instantsia.evidence.assumed_together import assumed_together
from instantsia.evidence.block import HEARD, Block, Bools, Masks, Memo, Options, Picks
from instantsia.evidence.chances import coder_shares, part_chances, reading_shares, teller_chance
from instantsia.evidence.nodes import CoderNode, Gate, PartNode, PathNode, Program, SourceNode, TellerNode
from instantsia.evidence.path_values import drawn, sample_path
from instantsia.evidence.picks import pick_of
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen


@frozen
class Evidence:
    """What is so in each draw; every array is (draw,) and read-only.

    readings   {source: index of its readings}
    opened     {part: whether it is open}
    believed   {teller: whether they are believed}
    coders     {"heard": index of the coder who is heard}; empty where nothing that is read is coded more than once
    picks      {path: index into the program's claims about it, -1 where none stands}; paths without claims left out
    numbers    {path: value}
    facts      {fact: whether it is so}
    options    {path: index of the option, -1 where none}; of several that are not told apart, the first
    masks      {path: a bit for each option that is not told apart, 0 where none}
    """

    readings: Mapping[str, Options]
    opened: Mapping[str, Bools]
    believed: Mapping[str, Bools]
    coders: Mapping[str, Options]
    picks: Mapping[str, Picks]
    numbers: Mapping[str, Floats]
    facts: Mapping[str, Bools]
    options: Mapping[str, Options]
    masks: Mapping[str, Masks]


def sample(program: Program, streams: Streams, variation: Variation = AS_DRAWN, memo: Memo | None = None) -> Evidence:
    """The evidence of one block of draws.

    memo   kept by the caller for a block: whatever the variation cannot reach is the very same array as before

    Names in `variation` that bear on nothing in the program change nothing. Raises ValueError for a state that a
    source, part, teller or claim cannot be in, or for two claims chosen about one path.
    """
    if variation.replicas:
        streams = replace(streams, replicas={**streams.replicas, **variation.replicas})
    block = Block(program, streams, variation, Memo() if memo is None else memo)
    before = block.memo.whole
    paths: Iterable[PathNode] = program.paths
    assumed: Mapping[str, Floats] = {}
    gates: Callable[[Gate], bool] = _any
    anew = None if before is None else before.anew(block)
    if before is not None and anew is not None:
        # whatever the variation cannot reach is taken over as a whole
        block.take_over(before)
        names = before.variation.differing(variation) | anew
        paths = [program.paths[i] for i in sorted({i for name in names for i in program.reached.get(name, ())})]
        gates = functools.partial(_among, names)
    else:
        assumed = assumed_together(block)
    for source in filter(gates, program.sources):
        block.readings[source.id] = _reading(block, source)
    for part in filter(gates, program.parts):
        block.opened[part.id] = _opened(block, part)
    for teller in filter(gates, program.tellers):
        block.believed[teller.id] = _believed(block, teller)
        if teller.lean is not None and teller.lean_path in program.reached:
            block.leans[teller.id] = _lean(block, teller, teller.lean)
    if program.coder is not None and gates(program.coder):
        block.coders[HEARD] = _heard(block, program.coder)
    for path in paths:
        if path.path in assumed:
            block.numbers[path.path] = assumed[path.path]
            continue
        if path.claims:
            block.picks[path.path] = pick_of(block, path)
        sample_path(block, path)
    if memo is not None:
        # kept by nobody, the two would hold one another until they were looked for
        memo.settle(block)
    return Evidence(
        readings=block.readings,
        opened=block.opened,
        believed=block.believed,
        coders=block.coders,
        picks=block.picks,
        numbers=block.numbers,
        facts=block.facts,
        options=block.options,
        masks=block.masks,
    )


def _any(node: Gate) -> bool:
    return True


def _among(names: Set[str], node: Gate) -> bool:
    """Whether one of the names can reach a gate, or what its teller leans."""
    return not names.isdisjoint(node.doubts) or (isinstance(node, TellerNode) and node.lean_path in names)


def _reading(block: Block, source: SourceNode) -> Options:
    """(draw,) index of the reading."""
    forced = block.variation.state(f"source.{source.id}", source.readings)

    def make() -> Options:
        if forced is not None:
            return np.full(block.count, forced, np.int8)
        shares = reading_shares(source, block.variation)
        own = categorical(block.uniform(source.address), np.array(shares))
        if source.parent is None:
            return own
        last = np.int8(len(source.readings) - 1)
        return np.where(block.readings[source.parent] == 0, own, last)

    return block.once(source.key, block.touched(source.doubts, source.addresses), make)


def _opened(block: Block, part: PartNode) -> Bools:
    """(draw,) whether the part is open."""
    forced = block.variation.state(f"part.{part.id}", ("shut", "open"))

    def make() -> Bools:
        if forced is not None:
            return np.full(block.count, forced == 1)
        chances = part_chances(part, block.variation)
        below = chances[0] if len(set(chances)) == 1 else np.array(chances)[block.readings[part.source]]
        return np.less(block.uniform(part.address), below)

    return block.once(part.key, block.touched(part.doubts, part.addresses), make)


def _believed(block: Block, teller: TellerNode) -> Bools:
    """(draw,) whether the teller is believed."""
    forced = block.variation.state(f"teller.{teller.id}", ("never", "always"))

    def make() -> Bools:
        if forced is not None:
            return np.full(block.count, forced == 1)
        return block.uniform(teller.address) < teller_chance(teller, block.variation)

    return block.once(teller.key, block.touched(teller.doubts, teller.addresses), make)


def _heard(block: Block, coder: CoderNode) -> Options:
    """(draw,) index of the coder who is heard."""
    forced = block.variation.state(coder.address, coder.coders)

    def make() -> Options:
        if forced is not None:
            return np.full(block.count, forced, np.int8)
        return categorical(block.uniform(coder.address), np.array(coder_shares(coder, block.variation)))

    return block.once(coder.key, block.touched(coder.doubts, coder.addresses), make)


def _lean(block: Block, teller: TellerNode, lean: Number) -> Floats:
    """(draw,) points of the scale that they tell more than was so."""
    return drawn(block, f"{teller.key}/lean", teller.lean_path, f"lean/{teller.id}", lean)

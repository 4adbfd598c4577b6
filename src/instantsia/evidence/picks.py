"""Which claim about a path stands in each draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.evidence.block import HEARD, Block, Picks
from instantsia.evidence.chances import claim_chances
from instantsia.evidence.disputes import NOBODY, choose, cluster_odds, clusters, weights
from instantsia.evidence.nodes import ClaimNode, Heard, PathNode
from instantsia.evidence.variation import Variation


def _chance(block: Block, claim: ClaimNode) -> Floats:
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


def included(path: PathNode, variation: Variation) -> tuple[int, ...]:
    """Indices of the claims that may stand: none is left where a value is put over the path."""
    if path.about in variation.value:
        return ()
    states = [variation.forced.get(claim.doubt) for claim in path.claims]
    return tuple(i for i, state in enumerate(states) if state != "removed")


def _agreeing(coded: Heard, kept: tuple[int, ...], within: float) -> tuple[tuple[int, ...], ...]:
    """The claims of some indices that agree, in the order of their values as they are coded."""
    if len(kept) == len(coded.claims):
        return coded.clusters
    left = [i for group in coded.clusters for i in group if i in kept]
    groups = clusters([coded.claims[i] for i in left], within)
    return tuple(tuple(left[i] for i in group) for group in groups)


def by_coder(block: Block, table: NDArray[Any]) -> NDArray[Any]:
    """(draw,) what holds when the coder is heard who is heard in the draw, of a table (coder, draw)."""
    chosen: NDArray[Any] = table[block.coders[HEARD], np.arange(block.count)]
    return chosen


def _standing(block: Block, path: PathNode, coded: Heard, table: Sequence[Floats], kept: tuple[int, ...]) -> Picks:
    """(draw,) index of the claim that stands where all is so that one coder read; `table` holds r_c of every claim."""
    claims, groups = coded.claims, _agreeing(coded, kept, path.agree_within)
    odds = [cluster_odds(claims, table, group) for group in groups]
    which = choose(block.uniform(f"{path.address}/pick"), odds, path.exhaustive)
    pick: Picks = np.array([*(group[0] for group in groups), NOBODY], np.int16)[which]
    for number, group in enumerate(groups):
        if len(group) == 1:
            continue
        where = np.flatnonzero(which == number)
        v = block.uniform(f"{path.address}/claim")[where]
        here = [chance[where] if chance.size else chance for chance in table]
        pick[where] = np.array(group, np.int16)[choose(v, weights(claims, here, group), True)]
    return pick


def pick_of(block: Block, path: PathNode) -> Picks:
    """(draw,) index of the claim that stands, -1 where none does."""
    address = path.address

    def make() -> Picks:
        claims, variation = path.claims, block.variation
        states = [variation.state(claim.doubt, ("removed", "chosen")) for claim in claims]
        chosen = [i for i, state in enumerate(states) if state == 1]
        if len(chosen) > 1:
            raise ValueError(f"{path.path}: expected one chosen claim, found {len(chosen)}")
        kept = included(path, variation)
        if chosen or not kept:
            return np.full(block.count, chosen[0] if chosen and kept else NOBODY, np.int16)
        chances = {i: _chance(block, claims[i]) for i in kept}
        table = [chances.get(i, np.empty(0)) for i in range(len(claims))]
        picks = [_standing(block, path, coded, table, kept) for coded in path.heard or (Heard(claims, path.clusters),)]
        return by_coder(block, np.array(picks)) if path.heard else picks[0]

    addresses = path.addresses | {f"{address}/pick", f"{address}/claim"}
    return block.once(path.pick_key, block.touched(path.doubts, addresses, valued=path.about), make)

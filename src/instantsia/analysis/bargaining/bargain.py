"""A deal between two sides, from the table to all that is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from instantsia.analysis.bargaining import summing
from instantsia.analysis.bargaining.drawing import drawn, uncertain
from instantsia.analysis.bargaining.levels import counts, levels_of
from instantsia.analysis.bargaining.playing import Block, Ended, play
from instantsia.analysis.bargaining.results import Bargain, Terms
from instantsia.analysis.bargaining.trades import joined, swaps
from instantsia.draws.streams import Streams
from instantsia.models.bargaining.bundles import bundles
from instantsia.stakeholders.files.deal.table import Deal

CELLS = 1_500_000
"""So many bundles of all draws are held at once."""
ROUND = 4
"""A round of the talks takes as much room as so many bundles."""


def bargain(deal: Deal, terms: Terms, draws: int = 2_000, seed: int = 1) -> Bargain:
    """Everything about a deal; where nothing in its table is drawn, one draw is played.

    Raises UserError where its issues make more bundles than can be listed.
    """
    wide = uncertain(deal)
    played = draws if wide else 1
    numbers = drawn(deal, Streams(seed, 0, played))
    many = counts(numbers, terms.bundles, [one.name for one in deal.issues])
    levels = [levels_of(one, each, terms.firm) for one, each in zip(numbers.issues, many, strict=True)]
    listed = bundles([one.count for one in levels])
    size = max(1, CELLS // max(len(listed), ROUND * terms.rounds))
    blocks, traded = [], []
    for start in range(0, played, size):
        rows = slice(start, start + size)
        some, parts = numbers.rows(rows), [one.rows(rows) for one in levels]
        blocks.append(play(some, parts, terms)[0])
        traded.append(swaps(some, parts))
    block = _joined(blocks)
    names = [one.name for one in deal.issues]
    choices = summing.option_names(numbers)
    agreed = block.agreed > 0
    told = {
        key: summing.outcome(one, block, levels, listed, names, choices, rounds=one.round.max(initial=-1) >= 0)
        for key, one in block.ends.items()
    }
    typical = summing.typical(block, levels, listed)
    alone = slice(typical, typical + 1)
    row, shown = numbers.rows(alone), [one.rows(alone) for one in levels]
    _, course = play(row, shown, terms)
    return Bargain(
        deal=deal,
        terms=terms,
        draws=played,
        seed=seed,
        drawn=wide,
        bundles=len(listed),
        chance=float(agreed.mean()),
        issues={
            name: summing.alone(one, level, numbers, place)
            for place, (name, one, level) in enumerate(zip(names, numbers.issues, levels, strict=True))
        },
        outcomes=told,
        frontier=summing.spread(block.frontier[agreed]) if agreed.any() else None,
        acceptable=summing.spread(block.agreed / len(listed)),
        stances={pair: summing.stance(one, agreed) for pair, one in block.stances.items()},
        trades=summing.trades([joined(each) for each in zip(*traded, strict=True)], levels, names, choices),
        typical=typical,
        talks=summing.talks(course, row, shown, listed, names, choices, terms),
    )


def _joined(blocks: Sequence[Block]) -> Block:
    """Blocks of draws as one."""
    if len(blocks) == 1:
        return blocks[0]
    first = blocks[0]

    def ended(some: Sequence[Ended]) -> Ended:
        return Ended(
            np.concatenate([one.place for one in some]),
            np.concatenate([one.worth for one in some], axis=1),
            np.concatenate([one.round for one in some]),
            np.concatenate([one.frontier for one in some]),
            np.concatenate([one.product for one in some]),
        )

    return Block(
        {key: ended([one.ends[key] for one in blocks]) for key in first.ends},
        {key: ended([one.stances[key] for one in blocks]) for key in first.stances},
        np.concatenate([one.agreed for one in blocks]),
        np.concatenate([one.frontier for one in blocks]),
    )

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
from instantsia.errors import UserError
from instantsia.models.bargaining.bundles import bundles
from instantsia.stakeholders.files.deal.table import Deal

CELLS = 1_500_000
"""So many bundles of all draws are held at once."""
ROUND = 4
"""A round of the talks takes as much room as so many bundles."""
MOST_WORK, A_MINUTE = 250_000_000, 50_000_000
"""So many bundles of all draws are played at most; and about so many in a minute."""


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
    each = max(len(listed), ROUND * terms.rounds)
    _check_work(played, each, len(listed), terms.rounds)
    size = max(1, CELLS // each)
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


def _check_work(draws: int, each: int, bundles: int, rounds: int) -> None:
    """Raises UserError for more draws than anybody would wait for, with about how long they would take."""
    if draws * each <= MOST_WORK:
        return
    minutes = draws * each / A_MINUTE
    long = f"{minutes:,.0f} minutes" if minutes < 120 else f"{minutes / 60:,.0f} hours"
    raise UserError(
        f"draws: found {draws:,} of {bundles:,} bundles and {rounds:,} rounds each, which would take about {long}, "
        f"expected at most {MOST_WORK // each:,} draws, or fewer bundles or rounds"
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

"""What is sampled of one block of draws, and what of it a later variation takes over.

A node that a variation cannot reach keeps the very same array, so that whatever rests on it can be recognised as
unchanged by its identity.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.recent import Recent
from instantsia.draws.state import differs
from instantsia.draws.streams import Floats, Streams, replica_of
from instantsia.evidence.nodes import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen

A = TypeVar("A", bound=NDArray[Any])
Bools = NDArray[np.bool_]
Options = NDArray[np.int8]
Masks = NDArray[np.int16]
Picks = NDArray[np.int16]
UNTOUCHED: frozenset[Any] = frozenset()
HEARD = "heard"
"""Under which it is kept who of the coders is heard: one for the whole case."""
VARIED = 2**26
"""Bytes of what variations gave that a memo keeps, beside the case as drawn."""


@frozen
class Drawn:
    """Assumed numbers as drawn, side by side, for other blocks of the same program that lie within these draws.

    draws   which they are, as `Block.draws`
    tables  {place in the program: (row, draw)}
    """

    program: Program
    draws: tuple[Any, ...]
    tables: Mapping[int, Floats]

    def first(self, draws: int) -> Drawn:
        """So many of the draws alone, from the first on."""
        seed, start, _, *within = self.draws
        return Drawn(self.program, (seed, start, draws, *within), self._tables(0, draws))

    def of(self, block: Block) -> Mapping[int, Floats] | None:
        """{place in the program: (row, draw)} the same of the draws of a block; None where its numbers are others."""
        (seed, start, count, *within), (its_seed, its_start, its_count, *its_within) = self.draws, block.draws
        first = its_start - start
        if not block.plain or block.program is not self.program or (seed, within) != (its_seed, its_within):
            return None
        if block.streams.index is not None or first < 0 or first + its_count > count:
            return None
        return self.tables if its_count == count else self._tables(first, its_count)

    def _tables(self, start: int, count: int) -> dict[int, Floats]:
        """Tables of some draws alone.

        Rows without an assumed number are marked as not drawn, NaN in the first draw: what another block wrote there is
        not theirs.
        """
        out = {place: table[:, start : start + count].copy() for place, table in self.tables.items()}
        free = {place: np.ones(len(table), np.bool_) for place, table in out.items()}
        for path in self.program.only_assumed:
            place, row, _ = self.program.tables[path.path]
            free[place][row] = False
        for place, table in out.items():
            table[free[place], :1] = np.nan
        return out


@dataclass
class Memo:
    """What a block already yielded. The first sampling stays for good, what came later as far as there is room.

    drawn   the assumed numbers of a block that holds this one, where the caller has them; else those of this one, once
            it is sampled as drawn
    """

    first: dict[Any, NDArray[Any]] = field(default_factory=dict)
    later: Recent[NDArray[Any]] = field(default_factory=lambda: Recent(VARIED))
    whole: Block | None = field(default=None, repr=False)
    """The first sampling; None until it is over."""
    drawn: Drawn | None = field(default=None, repr=False)

    def get(self, key: Any) -> NDArray[Any] | None:
        """The array that was put under a key, or None where there was none or no room for it."""
        array = self.first.get(key)
        return self.later.get(key) if array is None else array

    def put(self, key: Any, array: NDArray[Any]) -> None:
        """Keep an array, which becomes read-only."""
        array.setflags(write=False)
        if self.whole is None:
            self.first[key] = array
        else:
            self.later.put(key, array, array.nbytes)

    def settle(self, block: Block) -> None:
        """Note that a sampling is over."""
        if self.whole is None:
            block.chances.clear()
            self.whole = block

    def handed(self, draws: int) -> Drawn | None:
        """The assumed numbers of so many draws, where they were drawn; nothing else of the block is kept any more."""
        drawn, self.drawn, self.whole = self.drawn, None, None
        self.first.clear()
        return None if drawn is None else drawn.first(draws)


@dataclass
class Block:
    """What has been sampled of a block so far."""

    program: Program
    streams: Streams
    variation: Variation
    memo: Memo
    readings: dict[str, Options] = field(default_factory=dict)
    opened: dict[str, Bools] = field(default_factory=dict)
    believed: dict[str, Bools] = field(default_factory=dict)
    coders: dict[str, Options] = field(default_factory=dict)
    leans: dict[str, Floats] = field(default_factory=dict)
    picks: dict[str, Picks] = field(default_factory=dict)
    numbers: dict[str, Floats] = field(default_factory=dict)
    facts: dict[str, Bools] = field(default_factory=dict)
    options: dict[str, Options] = field(default_factory=dict)
    masks: dict[str, Masks] = field(default_factory=dict)
    chances: dict[Any, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        streams = self.streams
        self.plain = self.variation == AS_DRAWN and not streams.replicas
        self.count = streams.count if streams.index is None else len(streams.index)
        index = None if streams.index is None else streams.index.tobytes()
        # which draws these are: two samplings with the same have their random numbers in common
        self.draws = (streams.seed, streams.start, streams.count, streams.scope, streams.turn, index)

    def anew(self, other: Block) -> set[str] | None:
        """The paths of which another sampling of the same draws has numbers drawn anew.

        None where it is of another program or of other draws, or where more is drawn anew than numbers of paths.
        """
        if self.program is not other.program or self.draws != other.draws:
            return None
        mine, others = self.streams.replicas, other.streams.replicas
        out: set[str] = set()
        for name in mine.keys() | others.keys() if mine != others else ():
            if mine.get(name, 0) == others.get(name, 0) or name.startswith("step/"):
                continue
            kind, _, path = name.partition("/")
            if kind not in ("assumption", "dispute") or not path or (kind == "assumption") == name.endswith("/"):
                return None
            # the numbers of a further epoch lie below those of its path
            out.add(path.partition("/")[0])
        return out

    def take_over(self, other: Block) -> None:
        """Begin with all that another sampling of the same draws gave."""
        for name in (
            "readings", "opened", "believed", "coders", "leans", "picks", "numbers", "facts", "options", "masks",
        ):  # fmt: skip
            getattr(self, name).update(getattr(other, name))

    def uniform(self, address: str) -> Floats:
        """(draw,) numbers of an address, asked for once."""
        replicas = self.streams.replicas
        key = (self.draws, "u", address, replica_of(address, replicas) if replicas else 0)
        drawn: Floats | None = self.memo.get(key)
        if drawn is None:
            drawn = self.streams.uniform(address)
            self.memo.put(key, drawn)
        return drawn

    def key(self, key: str, touched: frozenset[Any]) -> Hashable:
        """Under which the memo keeps what a node gives in these draws where so much of the variation can reach it."""
        return self.draws, key, touched

    def once(self, key: str, touched: frozenset[Any], make: Callable[[], A]) -> A:
        """What `make` gives, the same object for a node under the same changes, and where they change nothing."""
        full = self.key(key, touched)
        kept: Any = self.memo.get(full)
        if kept is None:
            kept = make()
            drawn = self.memo.first.get(self.key(key, UNTOUCHED)) if touched else None
            if drawn is not None and not differs(drawn, kept).any():
                kept = drawn
            self.memo.put(full, kept)
        array: A = kept
        return array

    def touched(
        self,
        doubts: frozenset[str],
        addresses: frozenset[str],
        assumed: frozenset[str] = frozenset(),
        valued: str = "",
    ) -> frozenset[Any]:
        """The part of the variation that can reach a node with these doubts, addresses and assumptions above it.

        valued   the path whose claims the node chooses among, where it is one that does
        """
        if self.plain:
            return UNTOUCHED
        variation, replicas = self.variation, self.streams.replicas
        reaching: list[Any] = []
        if variation.forced:
            reaching += [("forced", change) for change in variation.forced.items() if change[0] in doubts]
        if variation.credence:
            reaching += [("credence", change) for change in variation.credence.items() if change[0] in doubts]
        if variation.at_quantile:
            reaching += [("at_quantile", change) for change in variation.at_quantile.items() if change[0] in assumed]
        if variation.assumed:
            reaching += [("assumed", change) for change in variation.assumed.items() if change[0] in assumed]
        if variation.value:
            reaching += [("value", change) for change in variation.value.items() if change[0] in assumed]
            # which claim stands does not depend on the value that is put over them
            reaching += [("valued", valued)] if valued in variation.value else []
        if replicas:
            numbered = ((address, replica_of(address, replicas)) for address in addresses)
            reaching += [("replica", pair) for pair in numbered if pair[1]]
        return frozenset(reaching)

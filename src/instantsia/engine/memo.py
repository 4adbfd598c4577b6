"""What a block already yielded, kept between variations and programs: evidence, random numbers, tables made of them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from instantsia.draws.recent import Recent
from instantsia.draws.state import Array
from instantsia.evidence.block import Drawn
from instantsia.evidence.block import Memo as EvidenceMemo

Parts = tuple[Array | None, ...]

NUMBERS = 2**26
"""Bytes of random numbers that a memo keeps."""
KEPT_MADE = 16
"""How many arrays of one name a memo keeps: a thousand replays must not need a thousand times the memory."""


@dataclass
class Memo:
    """Kept by the caller for one and the same block of draws, and reused between variations."""

    evidence: EvidenceMemo = field(default_factory=EvidenceMemo)
    numbers: Recent[Array] = field(default_factory=lambda: Recent(NUMBERS))
    """The random numbers of steps."""
    made: dict[Any, list[tuple[Parts, Array]]] = field(default_factory=dict)
    """Arrays that the engine itself makes, by name, each beside what it was made of; the first is never dropped."""

    def once(self, key: Any, of: Parts, make: Callable[[], Array]) -> Array:
        """The array made of `of`, the same object each time it is made of the same arrays."""
        kept = self.made.setdefault(key, [])
        for parts, array in kept:
            if len(parts) == len(of) and all(map(operator.is_, parts, of)):
                return array
        array = make()
        array.setflags(write=False)
        if len(kept) >= KEPT_MADE:
            del kept[1]
        kept.append((of, array))
        return array


def remembering(drawn: Drawn | None) -> Memo:
    """A memo of a block of which some numbers, or all, were drawn before."""
    return Memo(EvidenceMemo(drawn=drawn))

"""Uniform numbers with an address: (seed, name, turn, replica, draw).

A number depends on its address alone, so any draw can be played again by itself, in any block and any order, and a
change of one name leaves the numbers of every other name as they were. Philox 4x64 (Salmon et al. 2011, "Parallel
random numbers: as easy as 1, 2, 3") is a keyed counter: the key is a hash of seed and name, the counter holds the
rest of the address. Nothing here knows what the numbers are for.
"""

from __future__ import annotations

import functools
import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.recent import Recent
from instantsia.frozen import frozen
from instantsia.renames import RENAMES

Floats = NDArray[np.float64]
Index = NDArray[np.intp]

SEED_LIMIT = 2**63
DRAWS_PER_COUNTER = 4
"""Philox yields four 64-bit words for each value of its counter; blocks therefore begin at multiples of four."""


FIRST_NAMES: Mapping[str, str] = {
    ".".join(("", *row.within, row.new)): ".".join(("", *row.within, row.old)) for row in RENAMES
}
"""{end of a path: how it ended when its numbers were first drawn}. What gets another name keeps its numbers."""


def first_name(name: str) -> str:
    """The name under which the numbers of an address were first drawn.

    >>> first_name("dispute/body.hall.rule.leader_side_chairs/pick"), first_name("step/ballot/molotov")
    ('dispute/body.hall.rule.his_man_chairs/pick', 'step/ballot/molotov')
    """
    for now, first in FIRST_NAMES.items():
        head, found, tail = name.partition(now)
        if found and (not tail or tail.startswith("/")):
            return f"{head}{first}{tail}"
    return name


class _Generator(threading.local):
    """The counter of a thread. Its whole state is set before it is asked: to make one takes longer than to ask it."""

    def __init__(self) -> None:
        self.bits = np.random.Philox(0)
        # nothing is left over of what was asked for before
        self.state: Any = {**self.bits.state, "buffer_pos": 4, "has_uint32": 0}


_GENERATOR = _Generator()


@functools.lru_cache(maxsize=1 << 16)
def _key(seed: int, name: str) -> NDArray[np.uint64]:
    digest = hashlib.blake2b(
        first_name(name).encode(), digest_size=16, key=seed.to_bytes(8, "little"), person=b"instantsia-1"
    ).digest()
    key = np.frombuffer(digest, dtype="<u8").astype(np.uint64)
    key.setflags(write=False)
    return key


def replica_of(name: str, replicas: Mapping[str, int]) -> int:
    """Which re-draw of `name` is meant: `replicas` names it in full, or by a prefix ending in "/".

    Where several entries fit, the longest one counts.

    >>> replica_of("step/ballot/molotov", {"step/": 1, "step/ballot/": 2})
    2
    """
    if name in replicas:
        # nothing that fits is longer
        return replicas[name]
    best, number = -1, 0
    for prefix, replica in replicas.items():
        if len(prefix) > best and prefix.endswith("/") and name.startswith(prefix):
            best, number = len(prefix), replica
    return number


@frozen
class Streams:
    """The numbers of one block of draws, narrowed to a step, a turn and the draws in view.

    seed      0 <= seed < 2**63
    start     number of the block's first draw, a multiple of 4
    count     draws in the block, >= 0
    scope     prefix of every name asked for ("step/ballot")
    turn      repetition of the step, 0 for the first
    index     (draw,) the draws in view, or None for all
    replicas  {name in full, or prefix ending in "/": number of the re-draw}
    asked     when given, every full name asked for is appended to it with its turn
    kept      when given, numbers that were drawn before are taken from it: of one seed, start and count
    """

    seed: int
    start: int
    count: int
    scope: str = ""
    turn: int = 0
    index: Index | None = None
    replicas: Mapping[str, int] = field(default_factory=dict)
    asked: list[tuple[str, int]] | None = field(default=None, repr=False, compare=False)
    kept: Recent[Floats] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.seed < SEED_LIMIT:
            raise ValueError(f"seed {self.seed} is not in 0..2**63-1")
        if self.start % DRAWS_PER_COUNTER or self.start < 0:
            raise ValueError(f"a block begins at a multiple of 4, not at draw {self.start}")

    @property
    def view(self) -> int:
        """How many draws are in view."""
        return self.count if self.index is None else len(self.index)

    def within(self, scope: str, turn: int = 0, index: Index | None = None) -> Streams:
        """The same numbers seen from inside `scope`."""
        return replace(self, scope=scope, turn=turn, index=index)

    def keeping(self, kept: Recent[Floats]) -> Streams:
        """The same numbers, taken from `kept` where they were drawn before, and kept there."""
        return replace(self, kept=kept)

    def shared(self, scope: str) -> Streams:
        """Numbers that several steps read, whichever turn it is: what a common origin says, by its own address."""
        return replace(self, scope=scope, turn=0)

    def uniform(self, name: str, size: int | None = None) -> Floats:
        """Numbers strictly between 0 and 1: (draw,), or (draw, size) when a size is given."""
        return self._in_view(self._asked(name), size)

    def _in_view(self, full: str, size: int | None) -> Floats:
        """The numbers of a full name for the draws in view."""
        replica = replica_of(full, self.replicas) if self.replicas else 0
        if self.index is not None and self.kept is None and size is None:
            # of the words of all draws those in view alone are made numbers
            return _uniform(self._words(full, replica).take(self.index))
        out = self._whole(full, size, replica)
        return out if self.index is None else out.take(self.index, axis=0)

    def _whole(self, full: str, size: int | None, replica: int) -> Floats:
        """The numbers of a full name for all draws of the block."""
        width = 1 if size is None else size
        out = None if self.kept is None else self.kept.get((full, self.turn, size, replica))
        if out is None:
            out = self._drawn(full, replica, width)
            if size is not None:
                out = out.reshape(self.count, size)
            if self.kept is not None:
                out.setflags(write=False)
                self.kept.put((full, self.turn, size, replica), out, out.nbytes)
        return out

    def _drawn(self, full: str, replica: int, width: int) -> Floats:
        """(count x width,) the numbers of a full name."""
        return _uniform(self._words(full, replica, width))

    def _words(self, full: str, replica: int, width: int = 1) -> NDArray[np.uint64]:
        """(count x width,) the 64-bit words of a full name."""
        bits, state = _GENERATOR.bits, _GENERATOR.state
        state["state"] = {
            "key": _key(self.seed, full),
            "counter": np.array([self.start * width // DRAWS_PER_COUNTER, self.turn, replica, 0], dtype=np.uint64),
        }
        bits.state = state
        words: NDArray[np.uint64] = bits.random_raw(self.count * width)
        return words

    def several(self, names: Sequence[str]) -> Floats:
        """(name, draw) the numbers of each of some names, as `uniform` gives them one by one."""
        if not self._at_once:
            return np.array([self.uniform(name) for name in names]).reshape(len(names), self.view)
        words = np.empty((len(names), self.count), np.uint64)
        for place, name in enumerate(names):
            full = self._asked(name)
            words[place] = self._words(full, replica_of(full, self.replicas) if self.replicas else 0)
        return _uniform(words)

    @property
    def _at_once(self) -> bool:
        """Whether the numbers of several names can be worked out together: of all draws, and none of them kept."""
        return self.index is None and self.kept is None

    def _asked(self, name: str) -> str:
        """The full name, noted as asked for."""
        full = f"{self.scope}/{name}" if self.scope else name
        if self.asked is not None:
            self.asked.append((full, self.turn))
        return full

    def each(self, name: str, of: Sequence[str]) -> Floats:
        """(draw, len(of)): a stream for each of the names, so that removing one leaves the others as they were.

        The numbers of a name lie together in memory: whoever adds along the names does so column by column.
        """
        rows = np.empty((len(of), self.view))
        for place, one in enumerate(of):
            rows[place] = self.uniform(f"{name}/{one}")
        return rows.T


def _uniform(words: NDArray[np.uint64]) -> Floats:
    """(...) numbers strictly between 0 and 1, in the place of the words: 52 bits and a half, (k + 1/2) / 2^52.

    With 53 bits the largest would round to 1.0. The 52 bits are put behind the exponent of 1, and all but half of the
    last of them is taken off 1 + k / 2^52: nothing is rounded.
    """
    words >>= np.uint64(12)
    words |= np.uint64(1023 << 52)
    out: Floats = words.view(np.float64)
    out -= 1.0 - 2.0**-53
    return out


@frozen
class RowStreams(Streams):
    """The numbers of rows each of which is a draw of the block, under the re-draws of its own.

    index     the rows in view, or None for all
    draw      (row,) which draw each row is, counted from the first of the block
    versions  the mappings of re-draws that there are; `replicas` is not looked at
    version   (row,) which of them each row has
    """

    draw: Index = field(default_factory=lambda: np.empty(0, np.intp))
    versions: tuple[Mapping[str, int], ...] = ({},)
    version: Index = field(default_factory=lambda: np.empty(0, np.intp))

    @property
    def view(self) -> int:
        """How many rows are in view."""
        return len(self.draw) if self.index is None else len(self.index)

    def of_rows(self, rows: Index) -> RowStreams:
        """The numbers of some of the rows."""
        return replace(self, draw=self.draw.take(rows), version=self.version.take(rows))

    @property
    def _at_once(self) -> bool:
        return False

    def _in_view(self, full: str, size: int | None) -> Floats:
        draw = self.draw if self.index is None else self.draw.take(self.index)
        numbers = [replica_of(full, one) for one in self.versions]
        if len(set(numbers)) == 1:
            return self._whole(full, size, numbers[0]).take(draw, axis=0)
        replica = np.array(numbers)[self.version if self.index is None else self.version[self.index]]
        out = np.empty((len(draw),) if size is None else (len(draw), size))
        for number in sorted(set(numbers)):
            rows = np.flatnonzero(replica == number)
            out[rows] = self._whole(full, size, number).take(draw[rows], axis=0)
        return out

"""Arrays by variable and subject, and such of rows that have most of them in common with the draws of another block."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Index = NDArray[np.intp]
Key = tuple[str, str]
"""(variable, subject): ("position", "post"), ("decided", "presidium"), ("clock", "")."""


def taken(array: Array, rows: Index) -> Array:
    """The values of some rows, as `array[rows]` gives them; in half the time where they lie row by row."""
    return array.take(rows, axis=0) if array.flags.c_contiguous else array[rows]


class Layered(Mapping[Key, Array]):
    """Arrays of rows each of which is a draw of another block, taken from there unless the rows have their own.

    shared   whole arrays of that block; of one that nobody asks for no row is ever taken
    draw     (row,) which of its draws each row is
    own      arrays of the rows, first axis the row
    """

    def __init__(self, shared: Mapping[Key, Array], draw: Index, own: Mapping[Key, Array] | None = None) -> None:
        self.shared, self.draw, self.own = shared, draw, {} if own is None else own
        self._taken: dict[Key, Array] = {}

    def __getitem__(self, key: Key) -> Array:
        array = self.own.get(key)
        if array is None:
            array = self._taken.get(key)
        if array is None:
            array = self._taken[key] = taken(self.shared[key], self.draw)
            array.setflags(write=False)
        return array

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self.shared

    def __iter__(self) -> Iterator[Key]:
        yield from self.shared
        yield from (key for key in self.own if key not in self.shared)

    def __len__(self) -> int:
        return len(self.shared.keys() | self.own.keys())

    def rows_of(self, key: Key, rows: Index) -> Array:
        """The values of some rows alone."""
        if key in self.own or key in self._taken:
            return taken(self[key], rows)
        return taken(self.shared[key], self.draw.take(rows))

    def part(self, start: int, stop: int) -> Layered:
        """The same of some rows that stand together."""
        own = {key: array[start:stop] for key, array in self.own.items()}
        return Layered(self.shared, self.draw[start:stop], own)

    def of_rows(self, rows: Index) -> Layered:
        """The same of some rows."""
        own = {key: taken(array, rows) for key, array in self.own.items()}
        for array in own.values():
            array.setflags(write=False)
        return Layered(self.shared, self.draw.take(rows), own)

    def having(
        self, own: Mapping[Key, Array], shared: Mapping[Key, Array] | None = None, without: Collection[Key] = ()
    ) -> Layered:
        """With other arrays of their own, and others that are shared; a key stands in one of the two."""
        more = {} if shared is None else shared
        gone = {*without, *more}
        mine = {key: array for key, array in self.own.items() if key not in gone} if gone else dict(self.own)
        mine.update(own)
        common = self.shared
        if more or any(key in common for key in without):
            common = {key: array for key, array in common.items() if key not in without} if without else dict(common)
            common.update(more)
        out = Layered(common, self.draw, mine)
        out._taken = {key: array for key, array in self._taken.items() if key not in gone and key not in own}
        return out

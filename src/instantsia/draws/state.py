"""What is so in each draw: named arrays, first axis the draw, C order, read-only once they are in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.layered import Array, Index, Key, Layered, taken
from instantsia.frozen import frozen

__all__ = ["MILESTONES", "Array", "Changes", "Index", "Keep", "Key", "State", "Variable", "When", "differs", "in_turn"]

Changes = Mapping[Key, Array]
MILESTONES = "milestone"
"""Under which a state knows the names of its milestones, among its axes: no array has one for each."""


def differs(one: Array, other: Array) -> NDArray[np.bool_]:
    """(draw,) where two arrays of one variable differ, to the bit: nan is like nan, and -0.0 is not like 0.0."""
    if one.dtype.kind == "f":
        one, other = one.view(f"i{one.itemsize}"), other.view(f"i{one.itemsize}")
    unequal: NDArray[np.bool_] = np.asarray(one != other)
    if unequal.ndim == 1:
        return unequal
    # to look over a table for anything at all takes a tenth of what it takes to look row by row
    return np.logical_or.reduce(unequal, axis=1) if unequal.any() else np.zeros(len(unequal), dtype=np.bool_)


@frozen
class Variable:
    """What may be stored under a name.

    axis     the trailing axis, "actor", or None
    dtype    NumPy's short name of the type
    fill     what holds where nothing has happened
    meaning  one sentence with unit and range; it is the manual's entry
    lasts    "turn": what a step leaves in one turn, blank when the next turn of its group opens, what came of it last
             when the group is over. "run": what is carried on from turn to turn, as that of a body, an issue or a war
    said     what it says of its subject, in a few words: "who presides"; the first part of `meaning` unless said
    """

    axis: Literal["actor"] | None
    dtype: Literal["f8", "i1", "i2", "i4", "?"]
    fill: float | int | bool
    meaning: str
    lasts: Literal["turn", "run"] = "turn"
    said: str = field(default="", compare=False)


When = Literal["last", "first", "each"]


def in_turn(subject: str, turn: int | Literal["first"]) -> str:
    """The subject under which a value of one turn is stored: its number, counted from 0, or the first.

    >>> in_turn("ballot", 3), in_turn("ballot", "first")
    ('ballot@3', 'ballot@first')
    """
    return f"{subject}@{turn}"


@frozen
class Keep:
    """Something that is stored with every draw.

    variable  by its name
    subject   of what: the id of a step or of an issue
    actors    whose columns of a variable with the axis "actor"; None for a variable without an axis
    when      which turn's value of a step that repeats: that of the "last" in which it happened, of the "first", or of
              "each" turn, which is stored only when it is asked for and has to be a small integer
    """

    variable: str
    subject: str
    actors: tuple[str, ...] | None = None
    when: When = "last"


@frozen
class State:
    """Immutable; `updated` returns a new state that shares every array it does not change.

    draws      draws in the block
    variables  what may be stored, by name of the variable
    axes       {"actor": {"molotov": 0, ...}}: what each column of a trailing axis is
    arrays     what has been stored, always for the whole block
    index      the draws in view, or None for all: reading gathers, updating scatters
    seen       when given, every key read is added to it
    """

    draws: int
    variables: Mapping[str, Variable]
    axes: Mapping[str, Mapping[str, int]]
    arrays: Mapping[Key, Array] = field(default_factory=dict)
    index: Index | None = None
    seen: set[Key] | None = field(default=None, repr=False, compare=False)

    @property
    def view(self) -> int:
        """How many draws are in view."""
        return self.draws if self.index is None else len(self.index)

    def __contains__(self, key: Key) -> bool:
        if self.seen is not None:
            self.seen.add(key)
        return key in self.arrays

    def __getitem__(self, key: Key) -> Array:
        """The array of `key` for the draws in view; blank (its `fill`) when never written.

        Raises KeyError for a variable that nobody declared.
        """
        if self.seen is not None:
            self.seen.add(key)
        arrays = self.arrays
        if self.index is not None and type(arrays) is Layered and key in arrays:
            return arrays.rows_of(key, self.index)
        full = arrays.get(key)
        if full is None:
            return self.blank(key, self.view)
        if self.index is None:
            return full
        return taken(full, self.index)

    def among(self, rows: Index) -> State:
        """The same state with only some of the draws in view in view, by their places there."""
        return self.at(rows if self.index is None else self.index.take(rows), self.seen)

    def at(self, index: Index | None, seen: set[Key] | None = None) -> State:
        """The same state with only some draws in view (and a note kept of what is read)."""
        return State(self.draws, self.variables, self.axes, self.arrays, index, seen)

    def updated(self, new: Changes, index: Index | None = None) -> State:
        """A new state with `new` stored for the draws of `index` (None: all).

        Raises KeyError for an undeclared variable, ValueError for another shape or a value that its type cannot hold.
        """
        arrays: dict[Key, Array] = {}
        for key, value in new.items():
            variable = self.variables[key[0]]
            rows = self.draws if index is None else len(index)
            expected = (rows,) if variable.axis is None else (rows, len(self.axes[variable.axis]))
            if value.shape != expected:
                raise ValueError(f"{key}: shape {value.shape}, expected {expected}")
            if not np.can_cast(value.dtype, variable.dtype, "same_kind"):
                raise ValueError(f"{key}: type {value.dtype}, expected {variable.dtype}")
            if index is None:
                full = np.ascontiguousarray(value, dtype=variable.dtype)
                if full is value and value.flags.writeable:
                    full = full.view()
            else:
                full = self.arrays[key].copy() if key in self.arrays else self.blank(key)
                full[index] = value
            full.setflags(write=False)
            arrays[key] = full
        return self.having(arrays)

    def having(self, arrays: Mapping[Key, Array], without: Collection[Key] = ()) -> State:
        """With whole arrays put in, which must be of the right shape and not be written to, and without others."""
        before: Mapping[Key, Array] = self.arrays
        if isinstance(before, Layered):
            before = before.having(arrays, without=without)
        elif without:
            before = {key: array for key, array in before.items() if key not in without} | dict(arrays)
        else:
            before = {**before, **arrays}
        return State(self.draws, self.variables, self.axes, before)

    def of_rows(self, draw: Index) -> State:
        """A state of rows each of which is one of the draws."""
        return State(len(draw), self.variables, self.axes, Layered(self.arrays, draw))

    def blank(self, key: Key, rows: int | None = None) -> Array:
        """What holds where nothing has been stored, in so many draws (None: all)."""
        variable = self.variables[key[0]]
        rows = self.draws if rows is None else rows
        shape = (rows,) if variable.axis is None else (rows, len(self.axes[variable.axis]))
        return np.full(shape, variable.fill, dtype=variable.dtype)

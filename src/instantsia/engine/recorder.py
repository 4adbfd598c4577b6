"""A course of events written down as it is played: arrays of chosen draws at the end of turns, and single moments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from instantsia.draws.state import Array, Index, Key, State
from instantsia.engine.plan import Turn
from instantsia.frozen import frozen


@dataclass
class Recorder:
    """Notes what stands at the end of every turn of a group, and of every step outside one.

    keys   what is noted
    rows   (n,) of which draws, counted from the first that is played
    notes  (turn, {key: (n, ...) the values}) in the order in which the turns were played; the turn is that of the last
           step. A key that nothing has been stored under has its blank
    """

    keys: tuple[Key, ...]
    rows: Index
    notes: list[tuple[Turn, Mapping[Key, Array]]] = field(default_factory=list)

    def note(self, turn: Turn, state: State) -> None:
        """Copy the values of the chosen draws."""
        here = state.at(self.rows)
        self.notes.append((turn, {key: here[key] for key in self.keys}))


@frozen
class Moment:
    """A step that was played, or something it had sent that was handed over.

    turn     whose step it is
    before   what was so before it, all draws
    after    what was so after it
    where    the draws in which it was so; None for all
    day      (row,) the day in these draws: that of the clock, or that on which it arrived
    arrived  whether something was handed over
    """

    turn: Turn
    before: State
    after: State
    where: Index | None
    day: Array
    arrived: bool = False


Watch = Callable[[Moment], None]
"""Is shown every moment, in the order in which they are played."""

"""Many variations of one trajectory played together: only the draws that a variation can reach, only where it can.

A draw knows nothing of the others. So a variation needs to be played only in the draws in which something that is
looked at differs from the trajectory before the first turn, or in which a random number is drawn anew; in all others it
comes out as the trajectory did. These draws of several variations are put one below the other as rows and played as one
block (`engine.rows`). None of this changes a number: a row comes out as in a play of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from instantsia.draws.layered import Layered
from instantsia.draws.state import Array, Index, State, differs
from instantsia.draws.streams import replica_of
from instantsia.engine.play import begin
from instantsia.engine.rows import Departure, play_rows
from instantsia.engine.trajectory import Trajectory
from instantsia.evidence.program import Program
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen

BYTES = 2**23
"""About so many bytes the positions of all actors in the rows that are played together take up, and no more."""
LEFT, KEPT = "spread", "spread_kept"
"""The disagreement that a settlement meets, and the one that counts instead where a variation keeps it as it was."""
ROWS = 2**15
"""At most so many rows are played together."""
AHEAD, SMALL = 64, 2**24
"""Of so many variations what differs is made at once, and of more while it takes less than so many bytes: of a hundred
sets of all assumptions it would fill the memory."""


@frozen
class Played:
    """What came of a variation: in `rows` of the draws what `state` holds there, elsewhere the trajectory.

    state   has the rows of all variations that were played together, of this one from `start` on. What turns leave
            after the last that was asked for may stand in it as the trajectory has it
    """

    rows: Index
    state: State
    start: int

    @property
    def alone(self) -> State:
        """What is so in its own rows."""
        arrays, stop = self.state.arrays, self.start + self.rows.size
        assert isinstance(arrays, Layered)
        part = arrays.part(self.start, stop)
        return State(self.rows.size, self.state.variables, self.state.axes, part)

    def array(self, drawn: Array, rows: Array) -> Array:
        """(draw, ...) an array of the trajectory with what came out in the rows in its place.

        rows   the same array of `state`
        """
        if not self.rows.size:
            return drawn
        out = drawn.copy()
        out[self.rows] = rows[self.start : self.start + self.rows.size]
        return out


def played_apart(
    base: Trajectory,
    variations: Iterable[Variation],
    turns: int,
    *,
    everywhere: bool = False,
    draws: int | None = None,
) -> Iterator[tuple[int, Played]]:
    """(which of the variations, what came of it), in an order that saves work.

    turns        how many are played
    everywhere   play each in all draws, also in those that it cannot reach
    draws        only the first so many; None for all of them
    """
    most = rows_at_once(base)
    numbered = iter(enumerate(variations))
    while apart := list(_some(base, numbered, everywhere=everywhere, draws=draws)):
        apart.sort(key=lambda pair: (pair[0].first, pair[1]))
        while apart:
            together = [apart.pop(0)]
            rows = together[0][0].rows.size
            while apart and rows + apart[0][0].rows.size <= most:
                rows += apart[0][0].rows.size
                together.append(apart.pop(0))
            state, start = play_rows(base, [one for one, _ in together], turns), 0
            for one, number in together:
                yield number, Played(one.rows, state, start)
                start += one.rows.size


def _some(
    base: Trajectory, numbered: Iterator[tuple[int, Variation]], *, everywhere: bool, draws: int | None
) -> Iterator[tuple[Departure, int]]:
    """The next variations, as many as are to be made at once."""
    size = 0
    for count, (number, variation) in enumerate(numbered, 1):
        one = departure(base, variation, everywhere=everywhere, draws=draws)
        yield one, number
        size += sum(array.nbytes for array in one.own.values())
        if count >= AHEAD and size >= SMALL:
            return


def rows_at_once(base: Trajectory) -> int:
    """At most so many rows of departures from a trajectory are played together."""
    return min(ROWS, BYTES // (8 * max(len(base.prepared.axes["actor"]), 1)))


def departure(
    base: Trajectory,
    variation: Variation,
    *,
    program: Program | None = None,
    everywhere: bool = False,
    draws: int | None = None,
) -> Departure:
    """A variation, compared with a trajectory before the first turn.

    program      another than that of the trajectory; its nodes need keys of their own wherever they differ
    everywhere   play it in all draws, also in those that it cannot reach
    draws        only the first so many; None for all of them
    """
    before, other = base.opening.arrays, base.program if program is None else program
    arrays = begin(base.prepared, other, 0, base.draws, variation, base.memo).state.arrays
    own = {key: array for key, array in arrays.items() if array is not before.get(key)}
    own |= {key: base.opening.blank(key) for key in before.keys() - arrays.keys()}
    own |= {(KEPT, step): base.state[LEFT, step] for step in variation.kept}
    steps = (variation.happens - base.variation.happens) | _drawn_anew(base, variation)
    if other is not base.program and (other.epochs or base.program.epochs):
        # who changes their mind, and when, may be another: any step may find something else
        steps = frozenset(base.prepared.steps)
    mask = np.full(base.draws, everywhere or bool(steps))
    for key in () if mask.all() else own.keys() & base.looked_at:
        was = before.get(key)
        mask |= True if was is None else differs(was, own[key])
    return Departure(variation, other, np.flatnonzero(mask[:draws]), own, steps, base.next_place(own.keys(), steps))


def _drawn_anew(base: Trajectory, variation: Variation) -> frozenset[str]:
    """The steps that ask for a random number of which the variation takes another."""
    mine, drawn = variation.replicas, base.variation.replicas
    if mine == drawn:
        return frozenset()
    return frozenset(
        step
        for step, asked in base.asked.items()
        if any(replica_of(name, mine) != replica_of(name, drawn) for name in asked)
    )

"""By when each milestone is reached with an even chance, before and after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from instantsia.analysis.over_time import at_least, milestones, spoken_of
from instantsia.analysis.results.changes import EvenChance
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.engine.plan import Prepared
from instantsia.steps._milestones import REACHED


class MilestoneDates:
    """The milestones that both sides have and on which something turns, gathered block by block."""

    def __init__(self, before: Prepared, after: Prepared) -> None:
        both = set(milestones(after)) & spoken_of(before.plan.case)
        self._names = tuple(name for name in milestones(before) if name in both)
        # the last day that is played, as a run tells it, whatever it is of
        self._until = max((turn.day for turn in before.turns), default=0)
        self._ladders = at_least(before.plan.case)
        self._months = before.plan.case.by_months
        self._found: dict[str, tuple[list[Floats], list[Floats]]] = {name: ([], []) for name in self._names}

    def noting(self, blocks: Iterable[tuple[State, State]]) -> Iterator[tuple[State, State]]:
        """The same blocks of draws before and after, of which the days are kept."""
        for sides in blocks:
            self.note(*sides)
            yield sides

    def note(self, before: State, after: State) -> None:
        """The days of one block of draws on both sides; a run that was kept without them has none."""
        for name in self._names:
            for state, kept in zip((before, after), self._found[name], strict=True):
                if (REACHED, name) in state:
                    kept.append(state[REACHED, name])

    def even(self) -> dict[str, EvenChance]:
        """{milestone: by when half of all draws have reached it, on either side}."""
        out = {}
        for name, sides in self._found.items():
            if all(sides):
                before, after = (_half(np.concatenate(kept)) for kept in sides)
                out[name] = EvenChance(before, after, self._until, self._months, name in self._ladders)
        return out


def _half(days: Floats) -> int | None:
    """The first day by which half of all draws have come to it; None where they have not by the end."""
    day = np.sort(days)[(len(days) + 1) // 2 - 1]
    return int(day) if np.isfinite(day) else None

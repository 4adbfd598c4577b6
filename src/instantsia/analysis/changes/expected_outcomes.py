"""Where each settlement is expected to lie before and after a change: the median of the draws, as in a forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from instantsia.analysis.ranges.band import percentiles
from instantsia.analysis.settlement.values import settlements
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.draws.streams import Floats


class ExpectedOutcomes:
    """What is settled on a scale on both sides, gathered block by block."""

    def __init__(self, before: Case, after: Case) -> None:
        one, other = settlements(before), settlements(after)
        self._steps = {issue: (step, other[issue]) for issue, step in one.items() if issue in other}
        self._found: dict[str, tuple[list[Floats], list[Floats]]] = {issue: ([], []) for issue in self._steps}

    def noting(self, blocks: Iterable[tuple[State, State]]) -> Iterator[tuple[State, State]]:
        """The same blocks of draws before and after, of which the outcomes are kept."""
        for sides in blocks:
            for issue, steps in self._steps.items():
                for state, step, kept in zip(sides, steps, self._found[issue], strict=True):
                    kept.append(state["value", step][state["happened", step]])
            yield sides

    def medians(self) -> dict[str, tuple[float, float]]:
        """{issue: before and after}; left out is what was not settled in any draw of a side."""
        out = {}
        for issue, sides in self._found.items():
            before, after = (np.concatenate(kept) if kept else np.empty(0) for kept in sides)
            if before.size and after.size:
                out[issue] = percentiles(before, (0.5,))[0], percentiles(after, (0.5,))[0]
        return out

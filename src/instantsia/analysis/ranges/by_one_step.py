"""Events that what comes of one step decides: their range is told by what that step turns on.

What is held for the headline may leave such a step as it was, and its event would stand as if it were certain beside an
outcome of a wide range.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Outcomes
from instantsia.case.conditions import Compare, parse
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared


def deciding_step(case: Case, event: str) -> str:
    """The step whose outcome alone an event is: `ballot == "close"`; "" where it is another condition."""
    tree = parse(next(one.when for one in case.event if one.id == event))
    return tree.step if isinstance(tree, Compare) and tree.equal and tree.actor is None else ""


def same_outcome(
    prepared: Prepared, step: str, run: State, holds: NDArray[np.bool_], event: str, replayed: Sequence[Outcomes]
) -> str:
    """The outcome of a step that is an event in every draw of a run and of some replays; "" where there is none."""
    if not run["happened", step].all() or not all(one.happened[step].all() for one in replayed):
        return ""
    for code, name in enumerate(prepared.outcomes[step]):
        alike = (np.array_equal(one.decided[step] == code, one.events[event]) for one in replayed)
        if np.array_equal(run["decided", step] == code, holds) and all(alike):
            return name
    return ""

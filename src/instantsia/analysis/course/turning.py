"""The step at which it turns: the one whose outcome tells most about how an event of the case ends.

The event is the last one of the case, and where steps repeat the headline: over months the later events are as often
those of another question. What two sides do month by month tells nothing by what came of it last: a war fought in the
last month is one that had not ended. It is left out.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.telling import of_two_sides
from instantsia.case.conditions import Tree, parse
from instantsia.case.model import Case
from instantsia.case.questions import Event
from instantsia.draws.state import State
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared
from instantsia.left_behind import spoken_of

Codes = NDArray[np.int64]
Bools = NDArray[np.bool_]

LEAST = 0.05
"""A smaller share is no turning point."""
MOST = 0.95
"""A larger one says that the step is the event over again."""


def explained(case: Case) -> Event | None:
    """The event that a turning point is about: the headline where something repeats, else the last one."""
    if not case.event:
        return None
    return case.event[0] if case.group else case.event[-1]


def turning_point(prepared: Prepared, state: State) -> tuple[str, float] | None:
    """The step with the largest first-order share of the variance of an event, and that share; None under .05.

    Left out are steps that begin only when everything the event speaks of is over, any step with a share above .95, and
    what two sides do turn by turn. Of equal shares the earlier step counts.
    """
    event = explained(prepared.plan.case)
    if event is None:
        return None
    tree = parse(event.when)
    holds = evaluate(tree, state, prepared.outcomes)
    best: tuple[str, float] | None = None
    for step in before_it_is_over(prepared, tree):
        found = first_order_share(holds, came_of(state, step))
        if found is not None and LEAST <= found <= MOST and (best is None or found > best[1]):
            best = step, found
    return best


def came_of(state: State, step: str) -> Codes:
    """(draw,) what came of a step: 0 did not happen, 1 happened and decided nothing, 2 and more what it decided."""
    return np.where(state["happened", step], state["decided", step].astype(np.int64) + 2, 0)


def first_order_share(holds: Bools, code: Codes) -> float | None:
    """Var(E[Y | code]) / Var(Y) of an event Y (draw,) by the outcome (draw,) of a step; None where Y never varies."""
    draws, hits = holds.size, int(np.count_nonzero(holds))
    if hits in (0, draws):
        return None
    p = hits / draws
    total = np.bincount(code)
    with_it = np.bincount(code[holds], minlength=len(total))
    between = (
        math.fsum(n * (k / n - p) ** 2 for n, k in zip(total.tolist(), with_it.tolist(), strict=True) if n) / draws
    )
    return min(1.0, between / (p * (1 - p)))


def before_it_is_over(prepared: Prepared, tree: Tree) -> tuple[str, ...]:
    """The steps, in their order, that begin before the last step of which the event speaks is over.

    Facts hold from the beginning: an event that speaks of no step is over before any.
    """
    named = spoken_of(prepared.plan.case, tree)
    last = max((place for place, turn in enumerate(prepared.turns) if turn.step.id in named), default=-1)
    before = (turn.step for turn in prepared.turns[: last + 1])
    return tuple(dict.fromkeys(step.id for step in before if step.within is None or not of_two_sides(step)))

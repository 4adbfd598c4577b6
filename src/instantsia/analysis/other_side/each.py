"""Each mechanism of two sides switched off in turn, on the same draws: what it moves, and what moves nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.changes.compare import side_by_side
from instantsia.analysis.other_side.mechanisms import Mechanism
from instantsia.analysis.replaying import shares
from instantsia.analysis.results.other_side import Each, Moved, Switched
from instantsia.analysis.vantage import days_of
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.errors import UserError

Bools = NDArray[np.bool_]


def each(plan: Plan, off: Mapping[Mechanism, Plan]) -> Each:
    """What becomes of every event without each mechanism.

    off   {a mechanism: the same plan with it switched off}

    Raises UserError where there is no mechanism, and no event.
    """
    if not off or not plan.case.event:
        lacks = "no event" if off else "no mechanism of two sides that fight or bargain"
        raise UserError(f"{plan.case.id}: there is nothing to switch off: the case has {lacks}")
    sides = {one: side_by_side(plan, other)[1] for one, other in off.items()}
    played = tuple(sorted({*plan.played, *(step for other in sides.values() for step in other.played)}))
    given = plan.given.intersection(played)
    before = _events(replace(plan, played=played))
    rows = []
    for mechanism, other in sides.items():
        after = _events(replace(other, played=played))
        moved = {event: _moved(before[event], after[event]) for event in before}
        rows.append(Switched(mechanism.id, mechanism.text, mechanism.sets, moved))
    headline = plan.case.event[0].id
    return Each(
        case=plan.case.id,
        seed=plan.seed,
        draws=plan.draws,
        **days_of(plan),
        changes=plan.changes,
        events={event.id: event.text for event in plan.case.event},
        as_is={event: float(holds.mean()) for event, holds in before.items()},
        rows=tuple(sorted(rows, key=lambda row: -abs(row.events[headline].change))),
        note=f"played although the record gives it: {', '.join(sorted(given))}" if given else "",
    )


def _events(plan: Plan) -> dict[str, Bools]:
    """{event: (draw,) whether it happens}."""
    prepared, program = prepare(plan), program_of(plan)
    blocks = [shares.events(prepared, play_block(prepared, program, number)) for number in range(plan.blocks)]
    return {event: np.concatenate([block[event] for block in blocks]) for event in blocks[0]}


def _moved(before: Bools, after: Bools) -> Moved:
    change = after.astype(float) - before
    error = float(change.std()) / math.sqrt(len(change))
    return Moved(float(before.mean()), float(after.mean()), float(change.mean()), error)

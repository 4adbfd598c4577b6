"""The numbers that were drawn: what the steps of a case read in each draw, a column a path."""

from __future__ import annotations

import numpy as np

from instantsia.case.paths import short
from instantsia.draws.state import Array
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import begin
from instantsia.engine.program import program_of
from instantsia.evidence.epochs import MARK
from instantsia.evidence.variation import AS_DRAWN


def inputs(plan: Plan) -> dict[str, Array]:
    """{path: (draw,) the number in each draw}, of every number that a step reads, in the order of the paths.

    Nothing is played: evidence and assumptions are sampled again from their own random numbers, the same to the bit.
    Of somebody who changed their mind PATH@CLAIM is the number from that claim on.
    """
    prepared, program = prepare(plan), program_of(plan)
    names = {path.path: typed(path.path) for path in program.paths if path.kind == "number"}
    out = {shown: np.empty(plan.draws) for shown in names.values()}
    for block in range(plan.blocks):
        start, count = plan.bounds(block)
        state = begin(prepared, program, start, count, AS_DRAWN).state
        for name, shown in names.items():
            out[shown][start : start + count] = state["number", name]
    return out


def typed(path: str) -> str:
    """A path as it is typed; of a further epoch with the claim that opens it.

    >>> typed("actor.molotov.post@c15"), typed("actor.molotov.post")
    ('molotov.post@c15', 'molotov.post')
    """
    about, mark, claim = path.partition(MARK)
    return f"{short(about)}{mark}{claim}"

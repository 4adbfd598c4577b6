"""The evidence that bears on what a plan's steps read, compiled once for all its blocks."""

from __future__ import annotations

from instantsia.engine.plan import Plan
from instantsia.evidence.program import Program, compile_program
from instantsia.reads import wanted
from instantsia.steps import playable


def program_of(plan: Plan) -> Program:
    """The evidence that bears on what the plan's steps read, ready to be sampled."""
    case = plan.case
    return compile_program(
        case,
        wanted(case),
        as_of=plan.as_of,
        known_by=plan.known_by,
        without=plan.without,
        outcomes={step.id: playable(step).outcomes(case) for step in case.step},
    )

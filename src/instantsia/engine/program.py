"""The evidence that bears on what a plan's steps read, compiled once for all its blocks."""

from __future__ import annotations

from instantsia.engine.plan import Plan
from instantsia.evidence.program import Program, compile_program
from instantsia.reads import wanted
from instantsia.steps import playable

_LAST: list[tuple[Plan, Program]] = []
"""The last one made, with its plan: who plays a run and who then says what came of it ask for the same."""


def program_of(plan: Plan) -> Program:
    """The evidence that bears on what the plan's steps read, ready to be sampled; the same object for the same case."""
    for last, program in _LAST:
        alike = (last.as_of, last.known_by, last.without) == (plan.as_of, plan.known_by, plan.without)
        if alike and last.case is plan.case:
            return program
    program = _made(plan)
    _LAST[:] = [(plan, program)]
    return program


def _made(plan: Plan) -> Program:
    case = plan.case
    return compile_program(
        case,
        wanted(case),
        as_of=plan.as_of,
        known_by=plan.known_by,
        without=plan.without,
        outcomes={step.id: playable(step).outcomes(case) for step in case.step},
    )

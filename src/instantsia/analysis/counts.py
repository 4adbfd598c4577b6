"""How many numbers an answer rests on, how many of them somebody claims, and how many are assumed."""

from __future__ import annotations

from instantsia.analysis.results import Counts
from instantsia.case import paths
from instantsia.case.conditions import facts, parse
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from instantsia.evidence.doubts import counts as counted
from instantsia.evidence.nodes import Program
from instantsia.reads import idle_constants, needs


def counts(prepared: Prepared, program: Program, run: State) -> Counts:
    """Paths read in at least one draw of a run: by a step that happened there, by a condition or by an event.

    run   all draws, as `shares.state_of` gives them
    """
    case = prepared.plan.case
    read: set[str] = set()
    for step, reads in needs(case).items():
        if run["happened", step].any():
            read |= reads - idle_constants(case, case.steps[step])
    conditions = [*prepared.conditions.values(), *(tree for tree in prepared.groups.values() if tree is not None)]
    for tree in (*conditions, *(parse(event.when) for event in case.event)):
        read |= {paths.fact(name) for name in facts(tree)}
    found = counted(program, read)
    return Counts(found.numbers, found.claimed, found.assumed)

"""Every draw as a row that a person can read: options, readings and claims by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from instantsia.case import paths
from instantsia.draws.state import Array
from instantsia.engine.columns import Columns, read
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.program import program_of
from instantsia.evidence.program import Program
from instantsia.models.voting.ballots import ABSENT, ABSTAIN

if TYPE_CHECKING:
    import polars


def table(plan: Plan, columns: Columns) -> polars.DataFrame:
    """One row a draw, one column a thing that was chosen; null where nothing was."""
    import polars

    prepared, program = prepare(plan), program_of(plan)
    out: dict[str, polars.Series] = {"draw": polars.Series(np.arange(plan.draws, dtype=np.int64))}
    for name, values in read(columns, columns).items():
        out[name.replace("/", ".")] = _readable(prepared, program, name, values)
    return polars.DataFrame(out)


def _readable(prepared: Prepared, program: Program, name: str, values: Array) -> polars.Series:
    import polars

    words = dict(_words(prepared, program, name))
    if not words:
        return polars.Series(values)
    labels: list[str | None] = list(words.values())
    codes = np.array(list(words), dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    place = np.searchsorted(codes[order], values)
    found = np.take(order, np.minimum(place, len(codes) - 1))
    known = codes[found] == values
    index = polars.Series(np.where(known, found, len(labels)), dtype=polars.UInt32)
    return polars.Series([*labels, None], dtype=polars.String).gather(index)


def _words(prepared: Prepared, program: Program, name: str) -> Iterator[tuple[int, str]]:
    """(code, what it stands for) for a column that is read by name; nothing for one that is read as it is."""
    case = prepared.plan.case
    variable, _, rest = name.partition("/")
    # what was kept of one turn is called STEP@3, that of an actor in it STEP@3/ACTOR
    subject = re.sub(r"@\w+", "", rest)
    if variable in {"decided", "given"}:
        yield from enumerate(prepared.outcomes[subject])
    elif variable == "vote":
        yield from enumerate(prepared.outcomes[subject.rpartition("/")[0]])
        yield ABSTAIN, "abstain"
        yield ABSENT, "absent"
    elif variable in {"standing", *paths.TOLD}:
        yield from enumerate(case.issues[subject].options)
    elif variable == "model":
        yield from enumerate(prepared.steps[subject].methods(case))
    elif variable == "reading":
        yield from enumerate(next(one.readings for one in program.sources if one.id == subject))
    elif variable == "coder" and program.coder is not None:
        yield from enumerate(program.coder.coders)
    elif variable == "pick":
        # of a path what stands behind the @ is an epoch, not a turn
        yield from enumerate(claim.id for claim in program.path(rest).claims)

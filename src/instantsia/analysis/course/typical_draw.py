"""Which draw tells a course: of those in which the same came of every step one whose votes are cast as they mostly are.

The lowest-numbered one may have somebody vote as hardly ever, and whoever reads the course takes it for what is
likely. Roll calls are compared whole, all steps together; where several are as common, as in large bodies in which
hardly any comes twice, by how often each of the votes is cast so.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.shares import members
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from instantsia.rules import rule_of

ROLL_CALL = 15
"""Bodies of at most so many members have their roll call told."""
NOT_TOLD = -128
"""The vote of everybody where the record gives what was decided: no roll call is told of it."""
LOOKED_AT = 20_000
"""So many draws of a course tell well enough how it mostly goes."""


def typical_draw(prepared: Prepared, state: State, draws: NDArray[np.intp]) -> int:
    """The draw whose roll calls are commonest among some draws, the lowest-numbered of several.

    draws   (n,) numbers of draws in ascending order, at least one, in which the same came of every step
    """
    some = draws[:LOOKED_AT]
    calls = [*_roll_calls(prepared, state, some)]
    if not calls or some.size == 1:
        return int(some[0])
    table = np.concatenate(calls, axis=1)
    _, which, count = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    whole = count[which.reshape(-1)]
    best = np.flatnonzero(whole == whole.max())
    # counts are integers, so that ties are ties
    return int(some[best[np.argmax(_as_often(table)[best])]])


def _as_often(table: NDArray[np.int8]) -> NDArray[np.int64]:
    """(draw,) in how many draws each vote is cast as here, over all votes."""
    out = np.zeros(len(table), np.int64)
    for column in table.T:
        codes = column.astype(np.int64) - NOT_TOLD
        out += np.bincount(codes)[codes]
    return out


def _roll_calls(prepared: Prepared, state: State, draws: NDArray[np.intp]) -> Iterator[NDArray[np.int8]]:
    """(draw, member) votes of each step of which the roll call is told; the same where the record gives the outcome."""
    case = prepared.plan.case
    for step in case.steps:
        room = members(case, step)
        if ("vote", step) not in state or len(room) > ROLL_CALL or not room or not counts_votes(case, step):
            continue
        columns = np.array([prepared.axes["actor"][actor] for actor in room])
        votes = state["vote", step][draws[:, None], columns].astype(np.int8)
        told = state["happened", step][draws]
        if ("given", step) in state:
            told = told & (state["given", step][draws] < 0)
        if told.any():
            yield np.where(told[:, None], votes, np.int8(NOT_TOLD))


def counts_votes(case: Case, step: str) -> bool:
    """Whether the body of a step decides by votes."""
    body = case.body_of(case.steps[step])
    return body is not None and rule_of(body).LOOKS == "votes"

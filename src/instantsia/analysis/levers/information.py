"""Which report, had it come otherwise, changes an outcome, and which is idle: it comes too late, or nobody reads it.

Every report is played otherwise (`reports`) on the random numbers of the run. With y_b and y_a whether the event
happens in a draw as it is and with the change, the difference is the mean of y_a - y_b, and its standard error over n
draws that of paired differences, sd(y_a - y_b) / sqrt(n).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.beliefs.reports import Otherwise, every_change, left_out, reports_of
from instantsia.analysis.levers.lever import names_of, of_plan
from instantsia.analysis.order import OrderedStep, OrderOfPlay, order_of_play
from instantsia.analysis.replaying.shares import events
from instantsia.case.conditions import mentioned, parse
from instantsia.draws.state import Key, State
from instantsia.engine.plan import Plan, Prepared, affected, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.errors import UserError, cut, nearest
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of
from instantsia.reads import needs
from instantsia.steps import learn, report, reveal
from instantsia.steps._believing import origin_of

CHOOSING = 2_000
"""So many draws at most choose among the changes."""
LARGEST = 5
"""So many changes, the largest, are played on all draws."""
BRINGS = (report.Spec, reveal.Spec, learn.Spec)
"""Steps that bring word: what the record says of them stays, whatever becomes of another report."""
EVERYWHERE = frozenset({"clock", "ended", "happened", "times"})
"""What nearly every step looks at or leaves: it does not tell what leads to what."""

Bools = NDArray[np.bool_]


@frozen
class Moved:
    """One change that is told from nothing.

    p      share of the event with it: that of all draws as they are, and the difference
    diff   that share less the share as it is, on the same draws
    mcse   standard error of the difference
    draws  how many it was played on
    """

    change: Otherwise
    p: float
    diff: float
    mcse: float
    draws: int


@frozen
class Idle:
    """A report without which no draw ends otherwise.

    why   "unread": nothing that leads to the event reads what anybody thinks of the fact; "late": it arrives after
          `of` in every draw; "lost": it never arrives; "even": it is read, and changes nothing
    of    the steps that it comes too late for, or the fact that nobody asks about
    """

    step: str
    why: Literal["unread", "late", "lost", "even"]
    of: tuple[str, ...] = ()


@frozen
class Information:
    """What every report does to one event.

    p         share of the event as it is, over all draws
    moved     changes told from nothing by more than two standard errors, the largest first
    tried     how many changes were played
    chosen    on how many draws the changes were chosen
    within    how many changes are within two standard errors
    idle      reports without which nothing changes, in the order of the case
    played    steps that were played although the record gives them
    """

    case: str
    event: str
    question: str
    p: float
    moved: tuple[Moved, ...]
    tried: int
    chosen: int
    within: int
    idle: tuple[Idle, ...]
    played: tuple[str, ...]
    names: Mapping[str, str]
    draws: int
    seed: int
    as_of: str | None
    known_by: str | None
    hindsight: bool


def information(plan: Plan, event: str | None = None) -> Information:
    """Every report of a case under every change that it can have.

    event   whose share is asked; the headline unless said

    Raises UserError for an event that the case does not have, and for a case without reports.
    """
    case = plan.case
    known = {one.id: one for one in case.event}
    asked = case.event[0].id if event is None else event.strip()
    if asked not in known:
        raise UserError(f"{case.id} has no event {cut(asked)} ({nearest(asked, known)})")
    prepared = prepare(plan)
    if not reports_of(prepared):
        raise UserError(f"{case.id} has no step of kind report: there is no word that could come otherwise")
    plan = _freed(plan)
    prepared = prepare(plan)
    few = prepare(replace(plan, draws=min(plan.draws, CHOOSING)))
    program = program_of(plan)
    changes = tuple(every_change(prepared))
    base, found = _holds(few, program, asked), dict[Otherwise, Bools]()
    for one in changes:
        found[one] = _holds(few, program, asked, one)
    rough = {one: _difference(base, after) for one, after in found.items()}
    order = sorted(changes, key=lambda one: (-abs(rough[one][0]), changes.index(one)))
    everything, p = base, float(np.mean(base))
    exact: dict[Otherwise, tuple[float, float]] = {}
    if plan.draws > CHOOSING:
        everything = _holds(prepared, program, asked)
        p = float(np.mean(everything))
        for one in [one for one in order if _told(*rough[one])][:LARGEST]:
            exact[one] = _difference(everything, _holds(prepared, program, asked, one))
    final = {**rough, **exact}
    moved = [
        Moved(one, p + final[one][0], *final[one], draws=plan.draws if one in exact else few.plan.draws)
        for one in sorted(changes, key=lambda one: (-abs(final[one][0]), changes.index(one)))
        if _told(*final[one])
    ]
    differs = {one: bool((after != base).any()) for one, after in found.items()}
    return Information(
        case=case.id,
        event=asked,
        question=known[asked].question or known[asked].text,
        p=p,
        moved=tuple(moved),
        tried=len(changes),
        chosen=few.plan.draws,
        within=len(changes) - len(moved),
        idle=_idle(few, program, asked, differs),
        names=names_of(case),
        **of_plan(plan),
    )


def _freed(plan: Plan) -> Plan:
    """The plan with every step played that the record gives and that can depend on a report."""
    first = {f"step.{id}" for id in reports_of(prepare(plan))}
    reached = affected(plan.case, frozenset(first), needs(plan.case))
    steps = prepare(plan).steps
    free = {id for id in plan.given & reached if not isinstance(steps[id], BRINGS)}
    return replace(plan, played=tuple(sorted({*plan.played, *free}))) if free else plan


def _holds(prepared: Prepared, program: Program, event: str, one: Otherwise | None = None) -> Bools:
    """(draw,) whether the event happens, as it is or with a change."""
    variation = AS_DRAWN
    if one is not None:
        prepared, variation = one.of(prepared)
    return np.concatenate(
        [
            events(prepared, play_block(prepared, program, number, variation))[event]
            for number in range(prepared.plan.blocks)
        ]
    )


def _difference(before: Bools, after: Bools) -> tuple[float, float]:
    """The mean of the paired differences, and its standard error."""
    change = after.astype(np.int64) - before
    mean = int(change.sum()) / change.size
    squares = int(np.abs(change).sum()) / change.size - mean**2
    return mean, math.sqrt(max(squares, 0.0) / change.size)


def _told(diff: float, mcse: float) -> bool:
    return diff != 0 and abs(diff) > 2 * mcse


# ------------------------------------------------------------------------------------------------ what is idle


def _idle(prepared: Prepared, program: Program, event: str, differs: Mapping[Otherwise, bool]) -> tuple[Idle, ...]:
    without = {id: differs[left_out(prepared, id)] for id in reports_of(prepared)}
    idle = [id for id, moved in without.items() if not moved]
    if not idle:
        return ()
    state = play_block(prepared, program, 0)
    order = order_of_play(prepared.plan)
    leading = _leading(order, event)
    return tuple(_why(id, prepared, state, order, leading, differs) for id in idle)


def _why(
    id: str,
    prepared: Prepared,
    state: State,
    order: OrderOfPlay,
    leading: frozenset[str],
    differs: Mapping[Otherwise, bool],
) -> Idle:
    case = prepared.plan.case
    fact = origin_of(case, case.channels[reports_of(prepared)[id].channel]).about
    belief = "belief", fact
    readers = [
        one.step for one in order.steps if one.step in leading and belief in one.reads and belief not in one.leaves
    ]
    if not readers and not any(moved for one, moved in differs.items() if id in one.steps):
        return Idle(id, "unread", (fact,))
    arrived, sent = state["arrived", id], state["happened", id]
    if not np.isfinite(arrived[sent]).any():
        return Idle(id, "lost")
    late = [one for one in readers if not (state["happened", one] & (arrived <= state["ended", one])).any()]
    return Idle(id, "late", tuple(readers)) if readers and late == readers else Idle(id, "even")


def _leading(order: OrderOfPlay, event: str) -> frozenset[str]:
    """The steps that lead to an event: those that it names, and those before them, or in their group, that leave
    something that one of them reads, or that its condition names."""
    case = order.plan.case
    (when,) = (one.when for one in case.event if one.id == event)
    found = set(spoken_of(case, parse(when)))
    open_ = [one for one in order.steps if one.step in found]
    while open_:
        later = open_.pop()
        read = {*later.reads, *(later.arrival.reads if later.arrival else ())}
        named = mentioned(parse(later.when)) if later.when else frozenset[str]()
        for one in order.steps:
            before = order.steps.index(one) < order.steps.index(later) or (one.group and one.group == later.group)
            if before and one.step not in found and (one.step in named or _left(one) & read):
                found.add(one.step)
                open_.append(one)
    return frozenset(found)


def _left(one: OrderedStep) -> set[Key]:
    return {key for key in (*one.leaves, *(one.arrival.leaves if one.arrival else ())) if key[0] not in EVERYWHERE}

"""Seats, charges, forums and agendas of a run, read off its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.results.inside import Chosen, Inside, SeatChange
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from instantsia.steps._attendance import OUT
from instantsia.steps._made_from import made_from

if TYPE_CHECKING:
    from instantsia.steps.accuse import Spec as Accuse
    from instantsia.steps.agenda import Spec as Agenda
    from instantsia.steps.refer import Spec as Refer
    from instantsia.steps.seat import Spec as Seat


def inside(prepared: Prepared, run: State) -> Inside | None:
    """What became of seats, and whom and what charges, forums and agendas named; None for a case that has none of them.

    run   the run's columns as a state, all draws
    """
    case = prepared.plan.case
    accusations = [cast("Accuse", one) for one in case.step if made_from(one, "accuse")]
    referrals = [cast("Refer", one) for one in case.step if made_from(one, "refer")]
    agendas = [cast("Agenda", one) for one in case.step if made_from(one, "agenda")]
    found = Inside(
        seats=tuple(_seats(case, run)),
        accused=tuple(_chosen(run, one.id, one.persons(case), one.by) for one in accusations),
        forums=tuple(_chosen(run, one.id, one.among, one.by, one.issue) for one in referrals),
        agendas=tuple(_chosen(run, one.id, one.items, one.body) for one in agendas),
    )
    return None if found == Inside() else found


def _seats(case: Case, run: State) -> Iterator[SeatChange]:
    steps = (cast("Seat", step) for step in case.step if made_from(step, "seat"))
    rooms = (case.bodies[step.body].seated_as for step in steps)
    for room in dict.fromkeys(rooms):
        change = run["seated", room]
        body = case.bodies[room]
        for actor in body.heard:
            column = change[:, run.axes["actor"][actor]]
            out, ever = column == OUT, {one: _ever(run, f"{room}.{actor}_{one}") for one in ("removed", "seated")}
            # a member has nothing to get and a candidate nothing to lose but what was lost, or got, before
            lost = ever["removed"] & (actor in body.members or actor in body.voice)
            got = ever["seated"] & (actor not in body.members)
            shares = (float(np.mean(one)) for one in (lost, got, lost & ~out, got & out))
            if np.any(lost | got):
                yield SeatChange(room, actor, *shares)


def _ever(run: State, milestone: str) -> NDArray[np.bool_]:
    return np.isfinite(run["reached", milestone])


def _chosen(run: State, step: str, names: Sequence[str], by: str, about: str = "") -> Chosen:
    came = {name: np.isfinite(run["reached", f"{step}.{name}"]) for name in names}
    some = np.any(list(came.values()), axis=0)
    return Chosen(step, {name: float(np.mean(ever)) for name, ever in came.items()}, float(np.mean(~some)), by, about)

"""How far what was said of a milestone lay from the month in which it is held to have been reached.

One case: this tells how far the forecast was from what happened, not how good the method is. The record is drawn like
any other claims; a claim that tells of a year has each of its turns as likely.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis import censored
from instantsia.analysis.results.times import MilestoneScore
from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.case.quantities import quantities
from instantsia.case.values import NEVER
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from instantsia.evidence.program import PathNode, Program
from instantsia.left_behind import reached_by
from instantsia.steps._milestones import REACHED


def milestone_scores(prepared: Prepared, program: Program, run: State) -> tuple[MilestoneScore, ...]:
    """The score of every milestone of a step that repeats of which the record tells.

    run   the columns as a state, all draws

    A what-if has none, since the record is not of it.
    """
    plan = prepared.plan
    if plan.changes or plan.played or plan.without or plan.assume:
        return ()
    return milestones_scored(prepared, program, run)


def milestones_scored(prepared: Prepared, program: Program, run: State) -> tuple[MilestoneScore, ...]:
    """The same of whatever was played, a what-if included."""
    found = (_score(prepared, node, run) for node in program.paths if paths.is_milestone(node.path) and node.claims)
    return tuple(one for one in found if one is not None)


def _score(prepared: Prepared, node: PathNode, run: State) -> MilestoneScore | None:
    """The score of one milestone; None where its step does not repeat, or no claim of it stands in any draw.

    The crps of `censored` in turns, a mean over the record's doubt: over the claims with the share of draws in which
    each stands, among those in which one does.
    """
    match = quantities().match(node.path)
    assert match is not None
    case, step = prepared.plan.case, prepared.plan.case.steps[match.names["step"]]
    group = next((one for one in case.group if one.id == step.within), None)
    pick = run["pick", node.path]
    stands = np.bincount(pick[pick >= 0], minlength=len(node.claims))
    if group is None or not stands.any():
        return None
    milestone = reached_by(case, step)[match.names["level"]]
    edges = np.array([*group.days(), group.after_last()], dtype=float)
    turns = len(edges) - 1
    by = censored.of_draws(_turn(run[REACHED, milestone], edges), turns)
    record = np.zeros(turns + 1)
    for share, claim in zip(stands / stands.sum(), node.claims, strict=True):
        first, last = (int(min(one, turns + 1)) for one in _turn(np.array([claim.value.low, claim.value.high]), edges))
        record[first - 1 : last] += share / (last - first + 1)
    return MilestoneScore(
        milestone=milestone,
        step=step.id,
        record={_said(edges, place): float(p) for place, p in enumerate(record) if p > 0},
        crps=_mean(by, record),
        every=group.every,
        turns=turns,
        rivals={
            "never": _mean(censored.hazard(0.0, turns), record),
            "any turn alike": _mean(censored.between(1, turns, turns), record),
        },
    )


def _turn(days: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """In which turn, from 1, a day lies; inf after the last, and 1 before the first."""
    turn = np.maximum(np.searchsorted(edges, days, side="right"), 1).astype(float)
    return np.where(days >= edges[-1], np.inf, turn)


def _mean(by: NDArray[np.float64], record: NDArray[np.float64]) -> float:
    """The score of a forecast as a mean over the turns of the record, the last of which is none at all."""
    came = [float(place) for place in range(1, len(record))] + [np.inf]
    return float(sum(p * censored.crps(by, turn) for p, turn in zip(record, came, strict=True) if p > 0))


def _said(edges: NDArray[np.float64], place: int) -> str:
    return NEVER if place == len(edges) - 1 else day_text(edges[place])

"""How it comes about: the commonest courses of events, each told by one draw.

The typical one is the commonest of those in which the headline's decision falls as it mostly does.

A course is what came of every step: whether it happened, and what it decided; of steps that repeat what came of them
last, and which way the headline went. Where a ballot puts one of two motions, which of them stood is drawn beside the
votes: both count as one course, told by the draw. Of two courses that are as common the one that occurs in the
lower-numbered draw counts. Which of its draws tells it: `typical_draw`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.narration import narrate
from instantsia.analysis.course.turning import came_of, explained, turning_point
from instantsia.analysis.course.typical_draw import typical_draw
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Course, Courses
from instantsia.case import paths
from instantsia.case.conditions import parse
from instantsia.draws.state import State
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared
from instantsia.left_behind import spoken_of
from instantsia.steps._made_from import as_ballot

Bools = NDArray[np.bool_]
Labels = NDArray[np.int64]

LABEL_LIMIT = 2**62


def courses(replays: Replays, state: State) -> Courses:
    """The courses of a run.

    state   the run's columns as a state (`shares.state_of`), all draws

    typical     the commonest course of those in which what the headline speaks of is decided as it mostly is
    other       the commonest among the draws in which the headline goes the other way; None where it never does
    as_it_went  in an explanation whose case has a record: how many draws decide everything as the record has it, and
                the commonest course among them; a share of 0 with no steps where none does
    """
    prepared = replays.prepared
    case = prepared.plan.case
    alike = with_motions_alike(prepared, state)
    labels = sequences(alike, tuple(prepared.outcomes))
    holds = evaluate(parse(case.event[0].when), state, prepared.outcomes) if case.event else None
    if holds is not None and case.group:
        # what repeats is counted by its end, which need not tell how the headline went: what is told has to
        labels = 2 * np.unique(labels, return_inverse=True)[1] + holds
    typical = _commonest(replays, state, labels, _decided_as_mostly(prepared, alike))
    other = None
    if holds is not None:
        other = _commonest(replays, state, labels, holds != _way(labels, holds, typical.draw))
    turn, about = turning_point(prepared, state), explained(case)
    return Courses(
        typical=typical,
        other=other if other is not None and other.steps else None,
        as_it_went=_as_it_went(replays, state, labels),
        turning_point=None if turn is None else turn[0],
        turning_share=None if turn is None else turn[1],
        turning_event=None if about is None else about.id,
    )


def _decided_as_mostly(prepared: Prepared, state: State) -> Bools:
    """(draw,) whether the last decision of which the headline speaks falls as it does most often: a course that is the
    commonest because little else varies in it would tell another decision than the likeliest."""
    case = prepared.plan.case
    spoken = spoken_of(case, parse(case.event[0].when)) if case.event else frozenset[str]()
    deciding = [step for step, kind in prepared.steps.items() if step in spoken and kind.DECIDES and not kind.SETTLES]
    if not deciding:
        return np.ones(state.draws, bool)
    came = came_of(state, deciding[-1])
    return np.asarray(came == np.bincount(came).argmax())


def with_motions_alike(prepared: Prepared, state: State) -> State:
    """What came of the steps, the two motions of a ballot told as the first of them in every step on that issue."""
    case = prepared.plan.case
    alike: dict[str, tuple[int, int]] = {}
    for step in case.step:
        ballot = as_ballot(step)
        issue = None if ballot is None else ballot.decided_issue(case)
        if ballot is not None and issue is not None and len(ballot.motion) == 2:
            first, second = sorted(case.issues[issue].options.index(option) for option in ballot.motion)
            alike[issue] = (first, second)
    came = {(variable, step): state[variable, step] for variable in ("happened", "decided") for step in case.steps}
    for step in case.step:
        pair = alike.get(prepared.steps[step.id].decided_issue(case) or "")
        if pair is not None:
            decided = came["decided", step.id]
            came["decided", step.id] = np.where(decided == pair[1], np.int8(pair[0]), decided)
    return State(state.draws, state.variables, state.axes, came)


def sequences(state: State, steps: Sequence[str]) -> Labels:
    """(draw,) a number for each sequence of outcomes: the same number, the same sequence."""
    label, span = np.zeros(state.draws, np.int64), 1
    for step in steps:
        code = came_of(state, step)
        width = int(code.max(initial=0)) + 1
        if span * width > LABEL_LIMIT:
            found, label = np.unique(label, return_inverse=True)
            span = len(found)
        label = label * width + code
        span *= width
    return label


def recorded(prepared: Prepared, state: State) -> Mapping[str, frozenset[int]]:
    """{step: what the record most often has as its outcome}: one option, or several that it does not tell apart.

    Of two that stand equally often the one whose first option stands first counts. Steps of which no record claim
    stands in any draw are left out.
    """
    out: dict[str, frozenset[int]] = {}
    for step in prepared.outcomes:
        masks = record_masks(state, step)
        if masks is not None and (masks > 0).any():
            counts = np.bincount(masks[masks > 0])
            out[step] = frozenset(options_of(int(np.argmax(counts))))
    return out


def record_masks(state: State, step: str) -> NDArray[np.int64] | None:
    """(draw,) a bit for each outcome that the record gives the step, 0 where no claim of it stands; None: no record."""
    path = paths.record(step)
    if ("option", path) not in state:
        return None
    option = state["option", path].astype(np.int64)
    single = np.where(option >= 0, 1 << np.maximum(option, 0), 0)
    if ("mask", path) not in state:
        return single
    mask = state["mask", path].astype(np.int64)
    return np.where(mask > 0, mask, single)


def options_of(mask: int) -> tuple[int, ...]:
    """The places of the bits that are set."""
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


def _way(labels: Labels, holds: Bools, draw: int) -> bool:
    """Which way the headline goes in most draws of a course; where it is even, in the draw that tells it."""
    here = holds[labels == labels[draw]]
    twice = 2 * int(np.count_nonzero(here))
    return bool(holds[draw]) if twice == here.size else twice > here.size


def _commonest(replays: Replays, state: State, labels: Labels, among: Bools) -> Course:
    """The commonest course among some draws; its share is of all draws. No steps where there are no such draws."""
    where = np.flatnonzero(among)
    if where.size == 0:
        return Course(0.0, -1, ())
    _, first, count = np.unique(labels[where], return_index=True, return_counts=True)
    best = np.flatnonzero(count == count.max())
    one = best[np.argmin(first[best])]
    draw = typical_draw(replays.prepared, state, where[labels[where] == labels[where[first[one]]]])
    return Course(int(count[one]) / state.draws, draw, narrate(replays, state, draw))


def _as_it_went(replays: Replays, state: State, labels: Labels) -> Course | None:
    prepared = replays.prepared
    if prepared.plan.vantage != "explanation":
        return None
    record = recorded(prepared, state)
    if not record:
        return None
    agrees = np.ones(state.draws, bool)
    for step, options in record.items():
        agrees &= state["happened", step] & np.isin(state["decided", step], sorted(options))
    course = _commonest(replays, state, labels, agrees)
    return Course(int(np.count_nonzero(agrees)) / state.draws, course.draw, course.steps)

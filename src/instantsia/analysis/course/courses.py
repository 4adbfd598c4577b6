"""How it comes about: the commonest courses of events, each told by one draw.

A course is what came of every step: whether it happened, and what it decided; of steps that repeat what came of them
last, and which way the headline went. Where a ballot puts one of two motions, which of them stood is drawn beside the
votes: both count as one course, told by the draw. Of two courses that are as common the one that occurs in the
lower-numbered draw counts. Which of its draws tells it: `typical_draw`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.group_course import group_course, recorder_of
from instantsia.analysis.course.turning import came_of, turning_point
from instantsia.analysis.course.typical_draw import ROLL_CALL, counts_votes, typical_draw
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import members
from instantsia.analysis.results import Course, Courses, CourseStep
from instantsia.case import paths
from instantsia.case.conditions import parse
from instantsia.case.dates import day_in_words, days_in_words
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, capital
from instantsia.draws.state import State
from instantsia.draws.streams import DRAWS_PER_COUNTER
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared
from instantsia.engine.play import play
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.stakeholders import told
from instantsia.steps import StepKind
from instantsia.steps._attendance import IN
from instantsia.steps._made_from import as_ballot, made_from

Bools = NDArray[np.bool_]
Labels = NDArray[np.int64]

LABEL_LIMIT = 2**62


def courses(replays: Replays, state: State) -> Courses:
    """The courses of a run.

    state   the run's columns as a state (`shares.state_of`), all draws

    typical     the commonest course
    other       the commonest among the draws in which the headline goes the other way; None where it never does
    as_it_went  in an explanation whose case has a record: how many draws decide everything as the record has it, and
                the commonest course among them; a share of 0 with no steps where none does
    """
    prepared = replays.prepared
    case = prepared.plan.case
    labels = sequences(with_motions_alike(prepared, state), tuple(prepared.outcomes))
    holds = evaluate(parse(case.event[0].when), state, prepared.outcomes) if case.event else None
    if holds is not None and case.group:
        # what repeats is counted by its end, which need not tell how the headline went: what is told has to
        labels = 2 * np.unique(labels, return_inverse=True)[1] + holds
    typical = _commonest(replays, state, labels, np.ones(state.draws, bool))
    other = None
    if holds is not None:
        other = _commonest(replays, state, labels, holds != _way(labels, holds, typical.draw))
    turn = turning_point(prepared, state)
    return Courses(
        typical=typical,
        other=other if other is not None and other.steps else None,
        as_it_went=_as_it_went(replays, state, labels),
        turning_point=None if turn is None else turn[0],
        turning_share=None if turn is None else turn[1],
    )


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


# ------------------------------------------------------------------------------------------------- the telling


def narrate(replays: Replays, state: State, draw: int) -> tuple[CourseStep, ...]:
    """The steps that happened in one draw of a run, each with its sentence and its day; a group that repeats is one.

    What was decided is read off the run. Days and roll calls are read off the draws that are replayed, if the draw is
    one of them; else, or where what repeats has to be told turn by turn, they are played again with the draws around
    it, since a number depends on its address alone.
    """
    prepared, start = replays.prepared, draw - draw % DRAWS_PER_COUNTER
    case = prepared.plan.case
    groups = {group.id: group for group in case.group}
    recorder = recorder_of(prepared, draw - start) if groups else None
    if draw < replays.draws and recorder is None:
        again = replays.base.at(np.array([draw]))
    else:
        around = play(prepared, replays.program, start, DRAWS_PER_COUNTER, record=recorder)
        again = around.at(np.array([draw - start]))
    out: list[CourseStep] = []
    for name, step in case.steps.items():
        group = None if step.within is None else groups.pop(step.within, None)
        if group is not None and recorder is not None:
            course = group_course(prepared, recorder, group)
            out += [] if course is None else [course]
        if step.within is not None or not state["happened", name][draw]:
            continue
        place = int(state["decided", name][draw])
        outcome = prepared.outcomes[name][place] if place >= 0 else None
        sentence = _told(prepared, again, name, place)
        out.append(
            CourseStep(name, outcome, sentence, days_in_words(_began(prepared, again, step), _ended(again, name)))
        )
    return tuple(out)


def said(prepared: Prepared, again: State, step: str) -> str:
    """What came of a step in the one draw in view, in sentences."""
    return _told(prepared, again, step, int(again["decided", step][0]))


def _told(prepared: Prepared, again: State, name: str, place: int) -> str:
    outcome = prepared.outcomes[name][place] if place >= 0 else None
    roll = _roll_call(prepared, again, name, place)
    told = _sentence(prepared.plan.case, prepared.steps[name], outcome, roll), _arrival(prepared, again, name)
    return " ".join(filter(None, told))


def _began(prepared: Prepared, again: State, step: Step) -> int | None:
    """The day on which a step that is not repeated began: as written, or the end of the step it waits for."""
    turns = [turn.day for turn in prepared.turns if turn.step.id == step.id]
    if len(turns) != 1 or turns[0] < 1:
        return None
    waits = None if step.after is None else _ended(again, step.after)
    return turns[0] if waits is None else max(turns[0], waits)


def _ended(again: State, step: str) -> int | None:
    ended = float(again["ended", step][0])
    return int(ended) if np.isfinite(ended) and ended >= 1 else None


def _arrival(prepared: Prepared, again: State, step: str) -> str:
    """When a report arrives that does so on another day than that on which it is sent, or never; else ""."""
    sent, day = _ended(again, step), float(again["arrived", step][0]) if ("arrived", step) in again else np.nan
    if not made_from(prepared.steps[step], "report") or np.isnan(day):
        return ""
    if not np.isfinite(day):
        return "It never arrives."
    return "" if sent is None or int(day) <= sent else f"It arrives {day_in_words(int(day))}."


@dataclass(frozen=True)
class _RollCall:
    """Who voted how in one draw: "3 to 2", and a sentence of names for a small body."""

    tally: str
    names: str


def _roll_call(prepared: Prepared, again: State, step: str, decided: int) -> _RollCall:
    """Empty where nobody voted, where the body does not count votes, or where the record gives what was decided."""
    case, none = prepared.plan.case, _RollCall("", "")
    room = members(case, step)
    if ("vote", step) not in again or int(again["given", step][0]) >= 0 or not counts_votes(case, step):
        return none
    columns = [prepared.axes["actor"][actor] for actor in room]
    votes = dict(zip(room, again["vote", step][0, columns].tolist(), strict=True))
    names = prepared.outcomes[step]
    sides = [decided, *(option for option in range(len(names)) if option != decided)] if decided >= 0 else []
    sides = sides or list(range(len(names)))
    body = case.body_of(prepared.steps[step])
    voice = () if body is None else [one for one in body.voice if not has_a_seat(again, body.seated_as, one)]
    counted = [actor for actor in room if actor not in voice]
    seats = {option: sum(_seats(again, actor) for actor in counted if votes[actor] == option) for option in sides}
    rest = sorted((seats[option] for option in sides[1:] if seats[option]), reverse=True)
    tally = " to ".join(f"{number:.0f}" for number in (seats[sides[0]], *(rest or [0.0])))
    idle = sum(_seats(again, actor) for actor in counted if votes[actor] == ABSTAIN)
    if idle:
        tally += f", {idle:.0f} abstaining"
    if len(room) > ROLL_CALL or all(vote == ABSENT for vote in votes.values()):
        return _RollCall(tally, "")
    groups = [(f"for {prepared.steps[step].outcome_said(case, names[option])}", option) for option in sides]
    called = {one: f"{case.actors[one].title}{' (without a vote)' if one in voice else ''}" for one in room}
    parts = [
        f"{label}: {and_list([called[one] for one in room if votes[one] == code]) or 'nobody'}"
        for label, code in (*groups, ("abstaining", ABSTAIN), (_absent(case), ABSENT))
        if code in votes.values()
    ]
    text = "; ".join(parts)
    return _RollCall(tally, f"{text[:1].upper()}{text[1:]}.")


def has_a_seat(again: State, body: str, actor: str) -> bool:
    """Whether somebody has got a seat of a body in the draw; where no seat is got or lost, nobody has."""
    seats = ("seated", body)
    return seats in again and int(again[seats][0, again.axes["actor"][actor]]) == IN


def _seats(again: State, actor: str) -> float:
    key = ("number", paths.seats(actor))
    return float(again[key][0]) if key in again else 1.0


def _absent(case: Case) -> str:
    """What those are called who are not there: in the body of a table who abstains stands among them."""
    return "abstain or away" if any(line.startswith(told.AWAY) for line in case.note.split("\n")) else "absent"


def _sentence(case: Case, step: StepKind, outcome: str | None, roll: _RollCall) -> str:
    """The case's own words where it has any, else a plain sentence; and the roll call."""
    own = step.tell.get(outcome or ("undecided" if step.outcomes(case) else "happened"), "").strip()
    if own:
        tally = f"By {roll.tally}." if roll.tally else ""
        return " ".join(part for part in (capital(own), tally, roll.names) if part)
    result = "nothing is decided" if outcome is None else step.outcome_said(case, outcome)
    result += f" ({roll.tally})" if roll.tally else ""
    said = StepKind.told(step, case, outcome, result) if step.text else step.told(case, outcome, result)
    return f"{capital(said)} {roll.names}".strip()

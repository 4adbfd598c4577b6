"""One course of events told: what happened in a draw, step by step, with sentences and days."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.arrivals import usable
from instantsia.analysis.course.group_course import group_course, recorder_of
from instantsia.analysis.course.roll_call import RollCall, roll_call
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import CourseStep
from instantsia.case.dates import day_in_words, days_in_words
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.phrases import capital
from instantsia.draws.state import State
from instantsia.draws.streams import DRAWS_PER_COUNTER
from instantsia.engine.plan import Prepared
from instantsia.engine.play import play
from instantsia.steps import StepKind
from instantsia.steps._made_from import made_from


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
    roll = roll_call(prepared, again, name, place)
    told = _sentence(prepared.plan.case, prepared.steps[name], again, outcome, roll), _arrival(prepared, again, name)
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
    if not made_from(prepared.steps[step], "report") or ("arrived", step) not in again:
        return ""
    sent, day = _ended(again, step), float(usable(again["arrived", step], again["ended", step])[0])
    if np.isnan(day):
        return ""
    if not np.isfinite(day):
        return "It never arrives."
    return "" if sent is None or int(day) <= sent else f"It arrives {day_in_words(int(day))}."


def _sentence(case: Case, step: StepKind, again: State, outcome: str | None, roll: RollCall) -> str:
    """The case's own words where it has any, else a plain sentence; and the roll call."""
    own = step.tell.get(outcome or ("undecided" if step.outcomes(case) else "happened"), "").strip()
    if own:
        tally = f"By {roll.tally}." if roll.tally else ""
        return " ".join(part for part in (capital(own), tally, roll.names) if part)
    result = "nothing is decided" if outcome is None else step.outcome_said(case, outcome)
    result += f" ({roll.tally})" if roll.tally else ""
    said = StepKind.told(step, case, outcome, result) if step.text else step.told_of(case, again, outcome, result)
    return f"{capital(said)} {roll.names}".strip()

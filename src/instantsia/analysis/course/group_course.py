"""Steps that repeat, told as a course: what came of each, turn after turn, in one draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from instantsia.analysis.course.endings import came_of, noted_of, over
from instantsia.analysis.course.telling import of_two_sides
from instantsia.analysis.results import CourseStep
from instantsia.case.dates import day_in_words, days_in_words
from instantsia.case.happenings import Group, Step
from instantsia.case.model import Case
from instantsia.case.phrases import in_words
from instantsia.engine.plan import Prepared
from instantsia.engine.recorder import Recorder
from instantsia.frozen import frozen
from instantsia.steps import StepKind

RUNS_TOLD = 4
"""So many changes of what came of a step are told one after another; of more the counts and the last are told."""
NOTED = ("happened", "decided", "ended")


@frozen
class _Run:
    """Turns one after another in which the same came of a step, from the day of the first to that of the last.

    outcome   None where it happened and decides nothing
    """

    outcome: str | None
    count: int
    first: int
    last: int


def recorder_of(prepared: Prepared, row: int) -> Recorder:
    """What has to be noted of one draw so that its groups can be told; row: which of the draws played."""
    case = prepared.plan.case
    repeated = [step.id for step in case.step if step.within is not None]
    counted = [("turns", group.id) for group in case.group]
    two = [key for step in case.step if step.within is not None for key in noted_of(prepared, step)]
    keys = [(name, step) for step in repeated for name in NOTED] + counted + two
    return Recorder(tuple(dict.fromkeys(keys)), np.array([row]))


def group_course(prepared: Prepared, recorder: Recorder, group: Group) -> CourseStep | None:
    """The course of a group in the draw that was recorded; None where none of its turns began.

    recorder   made by `recorder_of` for this draw, and played
    """
    case = prepared.plan.case
    turns, begun = [], 0
    for turn, noted in recorder.notes:
        if turn.group == group.id and int(noted["turns", group.id][0]) > begun:
            begun += 1
            turns.append((turn.day, noted))
    if not turns:
        return None
    steps = [step for step in case.step if step.within == group.id]
    last = turns[-1][1]
    told = [
        _told(case, prepared.steps[step.id], _runs(prepared, step, turns), len(turns), came_of(prepared, step, last))
        for step in steps
    ]
    count = "1 turn" if len(turns) == 1 else f"{len(turns)} turns"
    head = f"{group.title}: {count}."
    end = over(case, last, group) if any(of_two_sides(step) for step in steps) else ""
    sentence = " ".join([head, *(one for one in told if one), *([end] if end else [])])
    return CourseStep(group.id, None, sentence, days_in_words(turns[0][0], turns[-1][0]), len(turns))


def _runs(
    prepared: Prepared, step: Step, turns: Sequence[tuple[int, Mapping[tuple[str, str], np.ndarray]]]
) -> list[_Run]:
    names = prepared.outcomes[step.id]
    out: list[_Run] = []
    for opens, noted in turns:
        if not noted["happened", step.id][0]:
            continue
        day = _begins(step, opens, noted)
        code = int(noted["decided", step.id][0])
        outcome = names[code] if code >= 0 else "undecided" if prepared.steps[step.id].DECIDES else None
        if out and out[-1].outcome == outcome:
            out[-1] = _Run(outcome, out[-1].count + 1, out[-1].first, day)
        else:
            out.append(_Run(outcome, 1, day, day))
    return out


def _begins(step: Step, opens: int, noted: Mapping[tuple[str, str], np.ndarray]) -> int:
    """The day on which a step begins in a turn: as the turn opens, or when the step that it waits for is over."""
    waits = ("ended", step.after or "")
    ended = float(noted[waits][0]) if waits in noted else -math.inf
    return max(opens, int(ended)) if math.isfinite(ended) else opens


def _told(case: Case, step: StepKind, runs: Sequence[_Run], turns: int, came: str) -> str:
    """One sentence: "Fight: holds 2 times (1 May to 1 June 1967), then ends (1 July 1967)."; "" if never.

    came   what came of it between two sides: "agreed (May 1967)"
    """
    if not runs:
        return ""
    head = step.title
    happened = sum(run.count for run in runs)
    if all(run.outcome is None for run in runs):
        often = "in every turn" if happened == turns and turns > 1 else _times(happened)
        return f"{head}: {often}{f'; {came}' if came else ''}."
    if len(runs) > RUNS_TOLD:
        counts: dict[str, int] = {}
        for run in runs:
            name = _said(case, step, run.outcome)
            counts[name] = counts.get(name, 0) + run.count
        listed = ", ".join(f"{name} {_times(count)}" for name, count in counts.items())
        return f"{head}: {listed}; last {_said(case, step, runs[-1].outcome)} ({day_in_words(runs[-1].last)})."
    parts = [f"{_said(case, step, run.outcome)} {_often(run, turns, len(runs))}" for run in runs]
    return f"{head}: {', then '.join(parts)}."


def _said(case: Case, step: StepKind, outcome: str | None) -> str:
    """What came of a step in a turn, in words; nothing may have been decided."""
    if outcome in step.outcomes(case):
        return step.outcome_said(case, outcome)
    return in_words(outcome or "happens")


def _often(run: _Run, turns: int, runs: int) -> str:
    if run.count == 1:
        return f"({day_in_words(run.first)})"
    if run.count == turns and runs == 1:
        return "in every turn"
    return f"{_times(run.count)} ({days_in_words(run.first, run.last)})"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"

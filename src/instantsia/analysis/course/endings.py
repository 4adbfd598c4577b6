"""How a course ends: which draws end alike, and how that is said of one of them.

Ends of two sides exclude each other, and so do "signed" and "never signed": how a course ends is counted as a whole,
with which way the headline went, and never end by end.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.telling import of_two_sides
from instantsia.case.conditions import parse
from instantsia.case.dates import MONTHS, day_in_words
from instantsia.case.happenings import Group, Step
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, capital, in_words
from instantsia.draws.state import Array, Key, State
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import REACHED

if TYPE_CHECKING:
    from instantsia.steps.act_alone import Spec as ActAlone
    from instantsia.steps.fight import Spec as Fight

Labels = NDArray[np.int64]
Known = Mapping[Key, Array] | State
"""What is so in one draw: all of it, or what was noted."""
AIMS = {"fight": "over", "open_talks": "acknowledged"}
"""{the file of a kind of step: what it is there for}: told where it has not come about, too."""


def endings(prepared: Prepared, state: State) -> Labels:
    """(draw,) a number for each way to end: the same number, the same end, and the same answer of the headline.

    state   what is so at the end of every draw
    """
    columns = [np.asarray(column, np.int64) for column in _columns(prepared, state)]
    if not columns:
        return np.zeros(state.draws, np.int64)
    return np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)[1].reshape(-1)


def _columns(prepared: Prepared, state: State) -> Iterator[Array]:
    case = prepared.plan.case
    settled = np.zeros(state.draws, bool)
    for step in case.step:
        name = milestone(step)
        if name is None:
            continue
        reached = np.isfinite(state[REACHED, name])
        if made_from(step, "fight"):
            yield np.where(reached, state["won", cast("Fight", step).war], 0)
        else:
            yield reached
        settled |= reached
    for step in case.step:
        if made_from(step, "open_talks"):
            yield ~settled & np.isfinite(state[REACHED, f"{step.id}.acknowledged"])
    for group in case.group:
        yield ~settled & (state["turns", group.id] == len(list(group.days())))
    if case.event:
        yield evaluate(parse(case.event[0].when), state, prepared.outcomes)


def milestone(step: Step) -> str | None:
    """The milestone of a step with which what goes on between two sides is over; None of a step that has none."""
    if made_from(step, "agree"):
        return f"{step.id}.signed"
    if made_from(step, "fight"):
        return f"{step.id}.over"
    return f"{cast('ActAlone', step).outside}.done" if made_from(step, "act_alone") else None


def ending(prepared: Prepared, end: State, last: State | None) -> str:
    """How one draw ended: in an agreement, by force, one side alone, or not by the last turn; the headline's answer.

    end    what is so at the end of the draw
    last   what is so after the last turn that began; None where none did
    """
    case = prepared.plan.case
    answer = ""
    if case.event:
        holds = bool(evaluate(parse(case.event[0].when), end, prepared.outcomes)[0])
        answer = f" {case.event[0].text.rstrip('?')}: {'yes' if holds else 'no'}."
    return f"{_over(case, end, last)}{answer}"


def _over(case: Case, end: State, last: State | None) -> str:
    if last is None:
        return "No turn begins."
    return _settled(case, end, case.step) or " ".join(_group(case, group, end) for group in case.group)


def over(case: Case, last: Known, group: Group) -> str:
    """How the turns of a group ended in one draw.

    last   what is so after the last of them that began: the turns of the group, and what `noted_of` its steps names
    """
    within = [step for step in case.step if step.within == group.id]
    return _settled(case, last, within) or capital(_group(case, group, last).removeprefix(f"{group.title}: "))


def noted_of(prepared: Prepared, step: Step) -> tuple[Key, ...]:
    """What has to be known of a step between two sides to tell what came of it."""
    if not of_two_sides(step):
        return ()
    kept = [(REACHED, one.subject) for one in prepared.steps[step.id].keeps(prepared.plan.case)
            if one.variable == REACHED]  # fmt: skip
    return (*kept, ("won", cast("Fight", step).war)) if made_from(step, "fight") else tuple(kept)


def came_of(prepared: Prepared, step: Step, last: Known) -> str:
    """What came of a step between two sides, with the days: "agreed (May 1967) and acknowledged (July 1967)"; what it
    is there for and did not come of it: "not acknowledged"; "" of a step that comes to nothing of its own."""
    case = prepared.plan.case
    days = {subject: float(last[REACHED, subject][0]) for name, subject in noted_of(prepared, step) if name == REACHED}
    came = sorted(((name, day) for name, day in days.items() if np.isfinite(day)), key=lambda one: one[1])
    told = [f"{_called(step, name)} ({_when(case, day)})" for name, day in came]
    aim = next((name for file, name in AIMS.items() if made_from(step, file)), None)
    if aim is not None and np.isinf(days.get(f"{step.id}.{aim}", -np.inf)):
        told.append(f"not {in_words(aim)}")
    if made_from(step, "fight") and told[0].startswith("over"):
        war = case.wars[cast("Fight", step).war]
        told = [f"{told[0]}, won by {case.parties[war.between[int(last['won', war.id][0]) - 1]].title}"]
    return and_list(told) if told else ""


def _called(step: Step, name: str) -> str:
    return in_words(name.removeprefix(f"{step.id}.").replace(".", " "))


def _settled(case: Case, end: Known, steps: Sequence[Step]) -> str:
    """The end of what goes on between two sides, where one came of these steps; else ""."""
    for step in steps:
        name = milestone(step)
        if name is None or np.isinf(end[REACHED, name][0]):
            continue
        when = _when(case, float(end[REACHED, name][0]))
        if made_from(step, "agree"):
            return f"It ends in an agreement ({when})."
        if made_from(step, "fight"):
            return f"It ends by force, an outcome that rests on two constants of the war, forts and battles ({when})."
        return f"It ends as one side acts alone ({when})."
    return ""


def _group(case: Case, group: Group, end: Known) -> str:
    """How the turns of a group end, and what has not come about by then."""
    days = list(group.days())
    turns = int(end["turns", group.id][0])
    if not turns:
        return f"{group.title}: no turn begins."
    when = _when(case, float(days[turns - 1]))
    steps = [step for step in case.step if step.within == group.id]
    opened = [step for step in steps if made_from(step, "open_talks")]
    talks = {step.title: bool(np.isfinite(end[REACHED, f"{step.id}.acknowledged"][0])) for step in opened}
    if turns < len(days):
        begun = [title for title, reached in talks.items() if reached]
        why = _talks(begun, len(talks), "talks have begun") if begun else "what keeps its turns going no longer holds"
        return f"{group.title}: over, as {why} ({when})."
    missing = [title for title, reached in talks.items() if not reached]
    told = [_talks(missing, len(talks), "no talks")] if missing else []
    told += ["no agreement"] if any(made_from(step, "agree") for step in steps) else []
    head = "The last turn that is played is over" if len(case.group) == 1 else f"{group.title}: the last turn is over"
    return f"{head}{f': {and_list(told)}' if told else ''} ({when})."


def _talks(titles: list[str], of: int, text: str) -> str:
    """What is said of talks, with which ones of several."""
    return text if of == 1 else f"{text} ({'; '.join(titles)})"


def _when(case: Case, day: float) -> str:
    date = datetime.date.fromordinal(int(day))
    monthly = case.by_months
    return f"{MONTHS[date.month - 1]} {date.year}" if monthly else day_in_words(int(day))

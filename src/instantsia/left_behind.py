"""What steps leave that conditions may ask for besides what was decided: numbers, days, arrivals, milestones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from instantsia.case.conditions import Tree, mentioned
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.steps import VARIABLES, StepKind, playable
from instantsia.steps._milestones import REACHED

Kind = Literal["number", "day", "event"]
"""A number; a day; or something that came on a day or never did, which may stand alone too."""
NUMBERS = ("f8", "i2", "i4")
"""Types of variables that are numbers; the others are options and answers to yes or no."""
OF_EVERY_STEP = ("happened", "times", "ended", "arrived", "value", "turns")
"""What a name behind a dot means whatever else is called so: a milestone of such a name is not heard of."""
LeftBy = Mapping[str, Mapping[str, Kind]]
"""{step, group, or what has milestones: {name: what it is}}."""


def left_by(case: Case, steps: Collection[str]) -> LeftBy:
    """Everything that conditions may name behind a dot.

    steps   those that can be asked: what they refer to is there
    """
    out: dict[str, dict[str, Kind]] = {group.id: {"turns": "number"} for group in case.group}
    for step in case.step:
        if step.id not in steps:
            continue
        mine = out.setdefault(step.id, {})
        mine |= {"ended": "day", "times": "number"}
        if playable(step).SETTLES:
            mine["value"] = "number"
        if playable(step).SENDS:
            mine["arrived"] = "event"
        for subject, name, kind in _kept(playable(step), case):
            named = out.setdefault(subject, {})
            if kind == "event" and name not in OF_EVERY_STEP:
                named[name] = kind  # before a number of the same name
            named.setdefault(name, kind)
    return out


def kept_of_things(case: Case, steps: Collection[str]) -> frozenset[str]:
    """What steps keep numbers and milestones of, beside themselves. steps: those that can be asked."""
    asked = (step for step in case.step if step.id in steps)
    return frozenset(one for step in asked for one in _subjects(playable(step), case) if one != step.id)


def milestones_of(case: Case) -> tuple[str, ...]:
    """Every milestone that a step of a case keeps, SUBJECT.LEVEL."""
    kept = (keep for step in case.step for keep in playable(step).keeps(case) if keep.variable == REACHED)
    return tuple(dict.fromkeys(keep.subject for keep in kept))


def reached_by(case: Case, step: Step) -> dict[str, str]:
    """{level: the milestone} of a step: its own, and those of the terms that it moves."""
    out: dict[str, str] = {}
    for keep in playable(step).keeps(case):
        if keep.variable == REACHED:
            subject, _, level = keep.subject.rpartition(".")
            if subject == step.id or level not in out:
                out[level] = keep.subject
    return out


def spoken_of(case: Case, tree: Tree) -> frozenset[str]:
    """The steps on which a condition turns: those it names, and those of the groups whose turns it counts."""
    out: set[str] = set()
    for name in mentioned(tree):
        if name in case.steps:
            out.add(name)
        else:
            out.update(step.id for step in case.step if step.within == name or name in _subjects(playable(step), case))
    return frozenset(out)


def _kept(step: StepKind, case: Case) -> Iterator[tuple[str, str, Kind]]:
    """(subject, name, what it is) of every number and milestone that a step keeps."""
    variables = {**VARIABLES, **step.VARIABLES}
    for keep in step.keeps(case):
        if keep.variable == REACHED:
            subject, _, level = keep.subject.rpartition(".")
            yield subject, level, "event"
        elif keep.actors is None and variables[keep.variable].dtype in NUMBERS:
            yield keep.subject, keep.variable, "number"


def _subjects(step: StepKind, case: Case) -> frozenset[str]:
    return frozenset(subject for subject, _, _ in _kept(step, case))

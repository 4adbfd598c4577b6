"""What steps leave that conditions may ask for besides what was decided: numbers, days, arrivals, milestones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from instantsia.case.conditions import Tree, mentioned
from instantsia.case.model import Case
from instantsia.steps import playable

Kind = Literal["number", "day", "event"]
"""A number; a day; or something that came on a day or never did, which may stand alone too."""
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
    return out


def spoken_of(case: Case, tree: Tree) -> frozenset[str]:
    """The steps on which a condition turns: those it names, and those of the groups whose turns it counts."""
    out: set[str] = set()
    for name in mentioned(tree):
        if name in case.steps:
            out.add(name)
        else:
            out.update(step.id for step in case.step if step.within == name)
    return frozenset(out)

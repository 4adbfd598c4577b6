"""What each believes, as log-odds, and how that moves what they want on the day of a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from inside_sketch.logodds import Floats, chance, logit
from inside_sketch.objects import BELIEVES, Depends
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import Array, Key, State, Variable

VARIABLES = {
    "belief": Variable(
        "actor", "f8", np.nan, "log-odds of the fact as each has it; nan where they heard nothing", "run"
    ),
    "word": Variable("actor", "f8", 0.0, "log-odds of what the origin said, as each has it from its copies", "run"),
    "sees": Variable("actor", "?", False, "whether each knows that copies are of one origin", "run"),
    "sway": Variable(
        "actor", "f8", 0.0, "utility that talks added to the option, on the day of the last of them", "run"
    ),
    "swayed": Variable("actor", "f8", 0.0, "the day of the last talk about the option", "run"),
    "halves": Variable(None, "f8", 7.0, "days after which half of a talk is left", "run"),
    "tabled": Variable(None, "?", False, "whether somebody has proposed the option", "run"),
}


def current(state: State, fact: str) -> Floats:
    """(draw, actor) log-odds; where nobody told them anything yet, what they thought before."""
    belief = state["belief", fact]
    return np.where(np.isnan(belief), logit(state["believes", fact]), belief)


def bearing(case: Case, issue: str, option: str | None) -> Iterator[Depends]:
    """What the worth of an option depends on; None: what the position on the scale does."""
    for one in case.by_id["depends"].values():
        if one.issue == issue and one.option == option:
            yield one


def reads(case: Case, issue: Issue, members: Sequence[str]) -> tuple[str, ...]:
    """Paths of what decisions on an issue depend on."""
    read: list[str] = []
    for option in (None, *issue.options):
        for one in bearing(case, issue.id, option):
            read.append(f"depends.{one.id}.by")
            read += [BELIEVES.path(member, one.fact) for member in one.who or members]
    return tuple(dict.fromkeys(read))


def wanting(case: Case, issue: Issue, members: Sequence[str], state: State) -> State:
    """The state as it is on this day to the members: what they want, moved by what they believe and were told."""
    new: dict[Key, Array] = {}
    where = [state.axes["actor"][member] for member in members]
    if issue.scale is not None:
        low, high = issue.bounds
        position = state["position", issue.id].copy()
        moved = position[:, where] + _believed(case, state, issue.id, None, members)
        position[:, where] = np.clip(moved, low, high)
        new["position", issue.id] = position
    else:
        for option in issue.options:
            more = _believed(case, state, issue.id, option, members) + _told(state, f"{issue.id}.{option}", where)
            for column, member in enumerate(members):
                path = paths.utility(member, issue.id, option)
                if ("number", path) in state:
                    new["number", path] = state["number", path] + more[:, column]
    return state.updated(new, state.index).at(state.index, state.seen)


def _believed(case: Case, state: State, issue: str, option: str | None, members: Sequence[str]) -> Floats:
    """(draw, member) what beliefs, other than they were before the first report, add."""
    where = [state.axes["actor"][member] for member in members]
    total = np.zeros((state.view, len(members)))
    for one in bearing(case, issue, option):
        change = chance(current(state, one.fact)[:, where]) - state["believes", one.fact][:, where]
        part = np.where(np.isnan(change), 0.0, change) * state["number", f"depends.{one.id}.by"][:, None]
        total = total + part * np.array([member in one.who or not one.who for member in members])
    return total


def _told(state: State, key: str, where: Sequence[int]) -> Any:
    """(draw, member) what is left of the talks about an option; 0 where there was none."""
    if ("sway", key) not in state:
        return 0.0
    gone = np.maximum(state["clock", ""][:, None] - state["swayed", key][:, where], 0.0)
    return state["sway", key][:, where] * 2.0 ** (-gone / state["halves", key][:, None])

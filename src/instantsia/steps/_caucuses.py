"""Which caucuses there are on an issue, by number, and to what each binds its members."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.people import Ids
from instantsia.case.questions import Issue
from instantsia.case.words import Id, Option
from instantsia.draws.state import State, Variable
from instantsia.draws.streams import Floats
from instantsia.steps import StepKind
from instantsia.steps._attendance import among, columns

UNBOUND = -2
"""In the place of an option: a caucus that binds to none."""


class Agreement(StepKind):
    """Who agree beforehand, and on what."""

    VARIABLES = {
        "caucus": Variable(
            "actor",
            "i1",
            0,
            "number of the caucus on the issue to which each actor belongs; 0 none",
            "run",
            said="who belongs to which caucus",
        ),
        "discipline": Variable(
            "actor",
            "f8",
            0.0,
            "utility that each adds to their caucus's option once it has been spoken for",
            "run",
            said="how much each is held by their caucus",
        ),
        "agreed": Variable(
            "actor",
            "i1",
            UNBOUND,
            "option of the issue to which the caucus of each, which follows an earlier step, binds; -2 to none",
            "run",
            said="what each is held to by what was agreed before",
        ),
    }

    members: Ids
    """The actors who agree."""
    issue: Id
    """The issue on which they agree."""
    option: Option | None = None
    """The option on which they agree; without it, whatever is moved against what holds (its place is that of the last
    option)."""
    option_of: Id | None = None
    """An earlier step on the same issue: what it decided, or proposed, is what they agree on; where that is nothing, it
    binds nobody."""


def on_issue(case: Case, issue_id: str) -> tuple[Agreement, ...]:
    """The caucuses on an issue; the first has number 1."""
    return tuple(step for step in case.step if isinstance(step, Agreement) and step.issue == issue_id)


def bindings(
    case: Case, issue: Issue, state: State, members: Sequence[str]
) -> tuple[NDArray[np.int8] | None, NDArray[np.int8] | None, Floats | None]:
    """(draw, member) number of each one's caucus, the option to which it binds (-1: the motion, whatever it is; -2:
    none), and the discipline; None three times where nobody is bound."""
    there_are = on_issue(case, issue.id)
    if not there_are or ("discipline", issue.id) not in state:
        return None, None, None
    where = columns(state, members)
    discipline = among(state["discipline", issue.id], where)
    if not (discipline != 0).any():
        return None, None, None
    caucus = among(state["caucus", issue.id], where)
    to = [0] + [-1 if step.option is None else issue.options.index(step.option) for step in there_are]
    bound = np.array(to, dtype=np.int8)[caucus]
    for number, step in enumerate(there_are, 1):
        if step.option_of is not None:
            bound = np.where(caucus == number, among(state["agreed", issue.id], where), bound)
    return caucus, bound, discipline

"""Which caucuses there are on an issue, by number, and to what each binds its members."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.steps._attendance import among, columns


def on_issue(case: Case, issue_id: str) -> tuple[Step, ...]:
    """The caucuses on an issue; the first has number 1."""
    return tuple(step for step in case.step if step.kind == "caucus" and getattr(step, "issue", None) == issue_id)


def bindings(
    case: Case, issue: Issue, state: State, members: Sequence[str]
) -> tuple[NDArray[np.int8] | None, NDArray[np.int8] | None, Floats | None]:
    """(draw, member) number of each one's caucus, the option to which it binds (-1: the motion, whatever it is), and
    his discipline; None three times where nobody is bound."""
    there_are = on_issue(case, issue.id)
    if not there_are or ("discipline", issue.id) not in state:
        return None, None, None
    where = columns(state, members)
    discipline = among(state["discipline", issue.id], where)
    if not (discipline != 0).any():
        return None, None, None
    caucus = among(state["caucus", issue.id], where)
    written = [getattr(step, "option", None) for step in there_are]
    to = [0] + [-1 if option is None else issue.options.index(option) for option in written]
    return caucus, np.array(to, dtype=np.int8)[caucus], discipline

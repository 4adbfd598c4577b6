"""Which options of an issue are on the table: all but those that nobody has put there yet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.case.questions import Issue
from instantsia.draws.state import Key, State, Variable

VARIABLES = {
    "tabled": Variable(
        None,
        "?",
        False,
        "whether somebody has put the option, ISSUE.OPTION, on the table",
        "run",
        said="whether it has been proposed",
    ),
}


def tabled(issue: Issue, option: str) -> Key:
    """Where it stands whether an option that nobody had thought of has been proposed."""
    return "tabled", f"{issue.id}.{option}"


def on_the_table(issue: Issue, state: State) -> NDArray[np.bool_] | None:
    """(draw, option) which options are on the table; None where all are, always."""
    if not issue.unproposed:
        return None
    table = np.ones((state.view, len(issue.options)), dtype=np.bool_)
    for option in issue.unproposed:
        table[:, issue.options.index(option)] = state[tabled(issue, option)]
    return table

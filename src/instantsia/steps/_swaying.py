"""What is added to what an option is worth to somebody: beliefs, words in the ear, and what was announced."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import State, Variable
from instantsia.draws.streams import Floats
from instantsia.models.information import talk
from instantsia.steps._believing import moved

VARIABLES = {
    "sway": Variable(
        "actor", "f8", 0.0, "utility that words in the ear had added to ISSUE.OPTION on the day of the last", "run"
    ),
    "swayed": Variable("actor", "f8", 0.0, "the day of the last word in the ear about ISSUE.OPTION", "run"),
    "halves": Variable(None, "f8", 1.0, "days after which half of such a word is left", "run"),
    "pledge": Variable(None, "f8", 0.0, "utility that an announcement adds to ISSUE.OPTION for everybody", "run"),
}


def of_option(issue: Issue, option: str) -> str:
    """Under which name it stands what was said about an option."""
    return f"{issue.id}.{option}"


def left_of_talk(state: State, key: str, where: np.ndarray) -> Floats:
    """(draw, where) what is left by now of the words about an option."""
    days = np.maximum(state["clock", ""][:, None] - state["swayed", key][:, where], 0.0)
    return talk.left(state["sway", key][:, where], days, state["halves", key][:, None])


def added(case: Case, issue: Issue, option: int, state: State, who: Sequence[str]) -> Floats | None:
    """(draw, who) what is added to the worth of an option, from -1 to 1 together; None where nothing is."""
    name = issue.options[option]
    key = of_option(issue, name)
    total = moved(case, issue, name, state, who)
    if ("sway", key) in state:
        where = np.array([state.axes["actor"][one] for one in who], dtype=np.intp)
        word = left_of_talk(state, key, where)
        total = word if total is None else total + word
    if ("pledge", key) in state:
        pledge = np.broadcast_to(state["pledge", key][:, None], (state.view, len(who)))
        total = pledge if total is None else total + pledge
    return None if total is None else np.clip(total, -1.0, 1.0)


def worth(case: Case, issue: Issue, option: int, state: State, actor: str) -> Floats:
    """(draw,) what an option is worth to one actor: 0-1 as coded or by where they stand, and what was added to it."""
    name = issue.options[option]
    if issue.scale is None:
        value: Floats = state["number", paths.utility(actor, issue.id, name)]
    else:
        low, high = issue.bounds
        place = state["position", issue.id][:, state.axes["actor"][actor]]
        if (more := moved(case, issue, None, state, (actor,))) is not None:
            place = np.clip(place + more[:, 0], low, high)
        value = 1.0 - np.abs(place - issue.places[name]) / (high - low)
    more = added(case, issue, option, state, (actor,))
    return value if more is None else value + more[:, 0]

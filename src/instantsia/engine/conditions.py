"""Conditions evaluated: a written tree and a state to one bool per draw."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Compare, Fact, Join, Not, Order, Threshold, Tree
from instantsia.draws.state import State
from instantsia.models.voting.ballots import ABSENT, ABSTAIN

Bools = NDArray[np.bool_]

ORDERS: Mapping[Order, np.ufunc] = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
BALLOT_WORDS = {"abstain": ABSTAIN, "absent": ABSENT}


def evaluate(tree: Tree, state: State, outcomes: Mapping[str, tuple[str, ...]]) -> Bools:
    """(draw,) whether the condition holds.

    outcomes   {step: what can come of it, in order}; a name that is no step is a fact

    A comparison about a step that did not happen is false, whether it says == or !=.
    """
    match tree:
        case Join(word=word, parts=parts):
            join = np.logical_and if word == "and" else np.logical_or
            out = evaluate(parts[0], state, outcomes)
            for part in parts[1:]:
                out = join(out, evaluate(part, state, outcomes))
            return out
        case Not(of=of):
            return ~evaluate(of, state, outcomes)
        case Fact(name=name, happened=True):
            return np.asarray(state["happened", name])
        case Fact(name=name):
            return np.asarray(state["fact", name])
        case Threshold():
            # a step that did not happen settled nowhere: nan is on no side of any point
            beyond: Bools = ORDERS[tree.order](state["value", tree.step], tree.point)
            return state["happened", tree.step] & beyond
        case Compare():
            return _compare(tree, state, outcomes[tree.step])
    raise TypeError(tree)


def _compare(tree: Compare, state: State, names: tuple[str, ...]) -> Bools:
    if tree.actor is None:
        found = state["decided", tree.step]
    else:
        found = state["vote", tree.step][:, state.axes["actor"][tree.actor]]
    codes = [BALLOT_WORDS[name] if name in BALLOT_WORDS and tree.actor else names.index(name) for name in tree.options]
    same: Bools = found == codes[0]
    for code in codes[1:]:
        same = same | (found == code)
    return state["happened", tree.step] & (same if tree.equal else ~same)

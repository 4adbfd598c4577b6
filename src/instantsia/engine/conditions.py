"""Conditions evaluated: a written tree and a state to one bool per draw."""

from __future__ import annotations

from collections.abc import Container, Mapping

import numpy as np
from numpy.typing import NDArray

from instantsia.case.conditions import Attribute, Came, Chain, Compare, Days, Fact, Join, Not, Point, Term, Tree
from instantsia.draws.state import MILESTONES, Key, State
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.left_behind import OF_EVERY_STEP
from instantsia.models.voting.ballots import ABSENT, ABSTAIN

Bools = NDArray[np.bool_]

BALLOT_WORDS = {"abstain": ABSTAIN, "absent": ABSENT}


def evaluate(tree: Tree, state: State, outcomes: Mapping[str, tuple[str, ...]]) -> Bools:
    """(draw,) whether the condition holds.

    outcomes   {step: what can come of it, in order}; a bare name that is no step is a fact

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
        case Came(of=of):
            return np.asarray(np.isfinite(_amount(of, state, outcomes).low))
        case Chain():
            return _chain(tree, state, outcomes)
        case Compare():
            return _compare(tree, state, outcomes[tree.step])


@frozen
class _Amount:
    """A term of a chain in each draw.

    low, high  the number, or the first and last day of what is written
    there      where there is one to compare; None everywhere
    """

    low: Floats | float
    high: Floats | float
    there: Bools | None = None


def _amount(term: Term, state: State, outcomes: Mapping[str, tuple[str, ...]]) -> _Amount:
    match term:
        case Point(value=value):
            return _Amount(value, value)
        case Days(first=first, last=last):
            return _Amount(float(first), float(last))
        case Attribute():
            number, there = _stored(term, state, outcomes)
            return _Amount(number, number, there)


def keys_of(
    asked: Attribute, variables: Container[str], steps: Container[str], milestones: Container[str] = ()
) -> tuple[Key, ...]:
    """Where what a condition asks for is stored, first the number itself.

    steps       the ids of the steps; whatever is none is a group, or has numbers or milestones
    milestones  those that a step of the case keeps: one may be called as a variable of other steps is
    """
    subject, name, step = asked.subject, asked.name, asked.subject in steps
    if f"{subject}.{name}" in milestones and name not in OF_EVERY_STEP:
        return (("reached", f"{subject}.{name}"),)
    if step and name == "times":
        return ("times", subject), ("happened", subject)
    if step and name in variables:
        return (name, subject), ("happened", subject)
    if name in variables:
        return ((name, subject),)
    return (("reached", f"{subject}.{name}"),)


def _stored(asked: Attribute, state: State, steps: Container[str]) -> tuple[Floats, Bools | None]:
    """(draw,) a number that was left, and where its step happened; None where that is no matter."""
    key, *happened = keys_of(asked, state.variables, steps, state.axes.get(MILESTONES, ()))
    if key[0] == "times":
        return state[key if key in state else happened[0]].astype(np.float64), None
    number = state[key].astype(np.float64)
    if not happened or key[0] == "arrived":
        return number, None
    ever = state[happened[0]]
    if state.variables[key[0]].lasts == "run":
        # what is carried from turn to turn is there as soon as its step has ever happened
        ever = ever | (state["times", key[1]] > 0)
    return number, ever


def _chain(tree: Chain, state: State, outcomes: Mapping[str, tuple[str, ...]]) -> Bools:
    amounts = [_amount(term, state, outcomes) for term in tree.terms]
    out = np.ones(state.view, bool)
    for left, order, right in zip(amounts, tree.orders, amounts[1:], strict=False):
        earlier, later = (left, right) if order in ("<", "<=") else (right, left)
        strict = order in ("<", ">")
        # before a month is before its first day, by the end of a month by its last
        holds = _compared(earlier, later, strict)
        for amount in (left, right):
            holds = holds if amount.there is None else holds & amount.there
        out &= holds
    return out


def _compared(earlier: _Amount, later: _Amount, strict: bool) -> Bools:
    """(draw,) whether one comes before the other; what never came comes before nothing."""
    if strict:
        holds = np.less(earlier.high, later.low)
    else:
        holds = np.less_equal(earlier.low, later.high) & np.isfinite(earlier.low)
    return np.asarray(holds)


def _compare(tree: Compare, state: State, names: tuple[str, ...]) -> Bools:
    if tree.actor is None:
        came = state["decided", tree.step]
    else:
        came = state["vote", tree.step][:, state.axes["actor"][tree.actor]]
    codes = [BALLOT_WORDS[name] if name in BALLOT_WORDS and tree.actor else names.index(name) for name in tree.options]
    same: Bools = came == codes[0]
    for code in codes[1:]:
        same = same | (came == code)
    return state["happened", tree.step] & (same if tree.equal else ~same)

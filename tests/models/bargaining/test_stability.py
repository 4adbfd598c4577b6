"""Which states nobody leaves: small conflicts, against the definitions read word for word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.stability import stability


@st.composite
def conflicts(draw: Any) -> tuple[np.ndarray, np.ndarray]:
    """(preference, moves) of one to three decision makers in one to five states."""
    sides, states = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    worth = st.lists(st.integers(0, 4), min_size=states, max_size=states)
    row = st.lists(st.booleans(), min_size=states * states, max_size=states * states)
    moves = np.array([draw(row) for _ in range(sides)]).reshape(sides, states, states)
    return np.array([draw(worth) for _ in range(sides)]), moves & ~np.eye(states, dtype=bool)


def reached(others: list[int], start: int, step: Any) -> set[int]:
    """The states that some can reach by one move or more, none moving twice running; `step` has who moves where."""
    seen: set[tuple[int, int]] = set()
    waiting = [(start, -1)]
    while waiting:
        state, last = waiting.pop()
        for who in others:
            if who != last:
                new = {(after, who) for after in step(who, state)} - seen
                seen |= new
                waiting += new
    return {state for state, _ in seen}


def word_for_word(preference: np.ndarray, moves: np.ndarray, who: int, state: int) -> tuple[bool, bool, bool, bool]:
    def may(one: int, at: int) -> list[int]:
        return [after for after in range(len(moves[one])) if moves[one, at, after]]

    def gains(one: int, at: int) -> list[int]:
        return [after for after in may(one, at) if preference[one, after] > preference[one, at]]

    others = [one for one in range(len(preference)) if one != who]
    mine = preference[who]
    gmr = smr = seq = True
    for after in gains(who, state):
        down = [last for last in reached(others, after, may) if mine[last] <= mine[state]]
        gmr &= bool(down)
        smr &= any(all(mine[out] <= mine[state] for out in may(who, last)) for last in down)
        seq &= any(mine[last] <= mine[state] for last in reached(others, after, gains))
    return not gains(who, state), gmr, smr, seq


@given(conflicts())
def test_it_is_what_the_definitions_say(conflict: tuple[np.ndarray, np.ndarray]) -> None:
    preference, moves = conflict
    found = stability(preference, moves)
    for who in range(len(preference)):
        for state in range(preference.shape[1]):
            expected = word_for_word(preference, moves, who, state)
            assert tuple(bool(way[who, state]) for way in found) == expected


@given(conflicts())
def test_which_stability_implies_which(conflict: tuple[np.ndarray, np.ndarray]) -> None:
    found = stability(*conflict)
    for weaker in (found.gmr, found.smr, found.seq):
        assert (weaker | ~found.nash).all()
    for stronger in (found.smr, found.seq):
        assert (found.gmr | ~stronger).all()


@given(conflicts())
def test_only_the_order_of_what_is_wanted_counts(conflict: tuple[np.ndarray, np.ndarray]) -> None:
    preference, moves = conflict
    for one, other in zip(stability(preference, moves), stability(np.exp(preference), moves), strict=True):
        assert (one == other).all()


def test_what_is_no_conflict_is_refused() -> None:
    with pytest.raises(ValueError, match=r"expected \(d, s\) and \(d, s, s\)"):
        stability(np.zeros((2, 3)), np.zeros((2, 3, 2)))
    with pytest.raises(ValueError, match="from a state to itself"):
        stability(np.zeros((1, 2)), np.ones((1, 2, 2)))

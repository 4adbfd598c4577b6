"""Which state of a conflict nobody leaves, by what each thinks would follow (graph model for conflict resolution).

A decision maker i can move from a state s to the states R_i(s), and gains by a move to those of R_i+(s), which it
prefers to s. The others together can move on, one after the other, none twice running: R_-i(s), one move at least;
R_-i+(s) where each of these moves betters whoever makes it. For i the state s is stable

    nash  where R_i+(s) is empty                                                                Nash (1950)
    gmr   where from each s' of R_i+(s) the others can reach an s'' that is no better for i than s  Howard (1971)
    smr   where from that s'' moreover i cannot move to anything better than s                   Howard (1971)
    seq   where they can reach such an s'' by moves that better those who make them              Fraser and Hipel (1979)

nash implies the other three, smr and seq each imply gmr. A state that is stable for all is an equilibrium. The
definitions are those of Fang, Hipel and Kilgour (1993), recalled, not read.

Cost: for each decision maker and state the whole graph is walked once; made for some hundred states, not for draws.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


class Stability(NamedTuple):
    """For whom which state is stable, (decision maker, state) each; `.all(axis=0)` of each are the equilibria.

    nash  whoever moves gains nothing by it
    gmr   whoever gains can be brought down again (general metarationality)
    smr   and cannot get out of that (symmetric metarationality)
    seq   and those who bring them down gain by it (sequential stability)
    """

    nash: Truths
    gmr: Truths
    smr: Truths
    seq: Truths


def stability(preference: Floats, moves: Truths) -> Stability:
    """Which states are stable for whom, in four ways.

    preference  (decision maker, state) what each state is worth, more is better; only the order counts
    moves       (decision maker, state, state) whether somebody can move from the one to the other in one move

    Raises ValueError where the shapes do not fit or somebody moves from a state to itself.

    >>> prisoners = np.array([[3, 1, 4, 2], [3, 4, 1, 2]])  # both silent, only the second talks, only the first, both
    >>> first = np.array([[0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]])
    >>> second = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
    >>> found = stability(prisoners, np.array([first, second]) > 0)
    >>> found.nash.all(axis=0).tolist(), found.seq.all(axis=0).tolist()
    ([False, False, False, True], [True, False, False, True])
    """
    preference, moves = np.asarray(preference), np.asarray(moves, dtype=np.bool_)
    if preference.ndim != 2 or moves.shape != (*preference.shape, preference.shape[-1]):
        raise ValueError(f"found preferences {preference.shape} and moves {moves.shape}, expected (d, s) and (d, s, s)")
    if np.diagonal(moves, axis1=1, axis2=2).any():
        raise ValueError("found a move from a state to itself, expected none")
    better = preference[:, None, :] > preference[:, :, None]
    gainful = moves & better
    nash, gmr, smr, seq = (np.zeros(preference.shape, dtype=np.bool_) for _ in range(4))
    for who in range(len(preference)):
        others = np.arange(len(preference)) != who
        # (state, s''): s'' is no better than the state; nor can one get out of it to anything better than the state
        no_better = ~better[who]
        held = no_better & ~(better[who] @ moves[who].T)
        # (s'', s'): the others can bring it from s' to s''
        reach, gainful_reach = _together(moves[others]).T, _together(gainful[others]).T
        nash[who] = ~gainful[who].any(axis=-1)
        gmr[who], smr[who], seq[who] = (
            ~(gainful[who] & ~falls).any(axis=-1)
            for falls in (no_better @ reach, held @ reach, no_better @ gainful_reach)
        )
    return Stability(nash, gmr, smr, seq)


def _together(moves: Truths) -> Truths:
    """(state, state) what several can reach, one after the other, none moving twice running, by one move at least."""
    # (mover, start, state): reached from start with this one as the last to move
    last = moves.copy()
    while True:
        further = last.copy()
        for who in range(len(moves)):
            by_another = last[np.arange(len(moves)) != who].any(axis=0)
            further[who] |= by_another @ moves[who]
        if (further == last).all():
            return np.asarray(last.any(axis=0))
        last = further

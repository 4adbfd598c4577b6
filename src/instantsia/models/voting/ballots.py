"""Ballots and what comes of them: plain arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen

Floats = NDArray[np.float64]

ABSTAIN, ABSENT = -1, -2
UNDECIDED = -1
MAJORITY = 1e-9
"""By what share of the whole `more_than_half` exceeds a half: far above the `EVEN` of a settlement, which is rounding,
far below anybody's votes."""


@frozen
class Ballots:
    """What a body's members said, before it is counted.

    vote        (draw, member) int8: an option, ABSTAIN or ABSENT
    weight      (draw, member) seats or votes, >= 0; 0 for one without a vote
    options     how many options there are
    status_quo  the option that holds if nothing is decided
    motion      (draw,) int8: the option that is put against it; -1 where several are put at once
    chair       (draw,) int16: the member in the chair, -1 where nobody is; None where no draw has one
    veto        (member,) bool: without whom nothing is decided; None where nobody has a veto
    all_put     whether, where several options are put at once, every one was, also one that nobody voted for; else
                those that got a vote (the second ballot of a run-off)
    table       (draw, option) bool: which options can be voted for at all; None: all
    abstaining  (member,) bool: who is known to abstain, and is there where the ballot has them as ABSENT; None: nobody
    """

    vote: NDArray[np.int8]
    weight: Floats
    options: int
    status_quo: int
    motion: NDArray[np.int8]
    chair: NDArray[np.int16] | None = None
    veto: NDArray[np.bool_] | None = None
    all_put: bool = False
    table: NDArray[np.bool_] | None = None
    abstaining: NDArray[np.bool_] | None = None

    def of_draws(self, draws: NDArray[np.intp]) -> Ballots:
        """The ballots of some draws alone."""
        chair = None if self.chair is None else self.chair[draws]
        return replace(
            self,
            vote=self.vote[draws],
            weight=self.weight[draws],
            motion=self.motion[draws],
            chair=chair,
            table=None if self.table is None else self.table[draws],
        )


@frozen
class Decision:
    """What was decided.

    option  (draw,) int8, or UNDECIDED
    tally   (draw, option) weight given to each option
    tied    (draw,) whether two options came first together
    vote    (draw, member) int8: the roll call as heard, where the rule itself says it; else None
    notes   named by the rule, (draw,) each
    """

    option: NDArray[np.int8]
    tally: Floats
    tied: NDArray[np.bool_]
    vote: NDArray[np.int8] | None = None
    notes: Mapping[str, NDArray[Any]] = field(default_factory=dict)


@frozen
class Threshold:
    """What carries something in a body: what a settlement on a scale has to get past.

    quota   (draw,) so many seats, or more, carry a change; > 0
    vetoes  (member,) bool: without whom, where they are there, nothing changes; None where nobody has a veto
    quorum  (draw,) seats that must be there for anything to be settled; None where any number will do
    half    (draw,) seats at which a motion with as many for it as against it is left to the chair or to a lot; None
            where such a motion is lost. No settlement on a scale looks at it
    tie     which of the two it is left to
    """

    quota: Floats
    vetoes: NDArray[np.bool_] | None = None
    quorum: Floats | None = None
    half: Floats | None = None
    tie: Literal["chair", "lot"] = "chair"


AT_ONCE = 2**17
"""So many numbers are brought into another order at a time: a megabyte."""
LARGE = 8 * AT_ONCE
"""A table that fits the cache as a whole is brought into another order at once."""


def over_members(values: NDArray[Any]) -> Floats:
    """(...) the sum of (..., member) values, members added from the first to the last; () of one draw's (member,).

    Column by column, so that a draw alone gives the same bits as the draw in its block; faster than a sum along a
    short last axis. A table that lies in memory column by column is added up so by NumPy itself; another is brought
    into that order, so many draws at a time as stay in the cache.
    """
    if values.dtype == np.float64 and values.ndim == 2 and len(values) > 1 and values.shape[1]:
        if _by_column(values):
            # + 0.0: no sum begins with a zero that has a sign
            whole: Floats = np.add.reduce(values, axis=1) + 0.0
            return whole
        return _in_pieces(values)
    total = np.zeros(values.shape[:-1])
    for member in range(values.shape[-1]):
        total += values[..., member]
    return total


def _in_pieces(values: Floats) -> Floats:
    """(draw,) the same of a (draw, member) table of two draws or more, whatever its order in memory."""
    at_once = AT_ONCE if values.size > LARGE else values.size
    out, draws = np.empty(len(values)), max(2, at_once // values.shape[1])
    for start in range(0, len(values), draws):
        end = min(start + draws, len(values))
        # never a draw alone, which NumPy would add up in another order
        some = slice(min(start, end - 2), end)
        np.add.reduce(np.asfortranarray(values[some]), axis=1, out=out[some])
    out += 0.0
    return out


def _by_column(values: NDArray[Any]) -> bool:
    down, along = values.strides
    return values.itemsize == down < along


def more_than_half(votes: Floats) -> Floats:
    """(...) the quota of those who need more than half of the votes (..., actor), whole votes or not.

    >>> bool(more_than_half(np.array([50.0, 49.0, 1.0])) > 50.0)
    True
    """
    total: Floats = over_members(np.asarray(votes, dtype=np.float64))
    return np.maximum(total * (0.5 + MAJORITY), np.finfo(np.float64).tiny)


def out_of_reach(votes: Floats) -> Floats:
    """(...) a quota that all votes (..., actor) together do not reach.

    >>> bool(out_of_reach(np.array([50.0, 49.0])) > 99.0)
    True
    """
    quota: Floats = 2.0 * over_members(np.asarray(votes, dtype=np.float64)) + 1.0
    return quota


def tally(vote: NDArray[np.int8], weight: Floats, options: int) -> Floats:
    """(draw, option) weight given to each option; abstentions and absences count for none."""
    counted = np.empty((vote.shape[0], options))
    for option in range(options):
        counted[:, option] = over_members(weight * (vote == option))
    return counted


def seats_present(vote: NDArray[np.int8], weight: Floats) -> Floats:
    """(draw,) weight of those who are there, whether they vote or abstain."""
    return over_members(weight * (vote != ABSENT))


def was_put(ballots: Ballots, option: int) -> NDArray[np.bool_]:
    """(draw,) whether a member could vote for `option`."""
    put: NDArray[np.bool_] = np.where(
        ballots.motion >= 0,
        (ballots.motion == option) | (option == ballots.status_quo),
        ballots.all_put | (ballots.vote == option).any(axis=1),
    )
    return put if ballots.table is None else put & ballots.table[:, option]


def pivotal(
    ballots: Ballots,
    weight: Floats,
    before: NDArray[np.int8],
    after: Callable[[Floats, int, int], NDArray[np.int8]],
) -> NDArray[np.bool_]:
    """(draw, member) whose vote alone, changed to another option that was put, changes the decision.

    Each vote is taken out of the tally and put back for another option, so that nothing else is counted anew.

    weight  (draw, member) what a vote counts for
    before  (draw,) what is decided
    after   (draw, option) the tally with one vote changed, whose, to which option: (draw,) what is decided then
    """
    vote, counted = ballots.vote, tally(ballots.vote, weight, ballots.options)
    changes = np.zeros(vote.shape, dtype=np.bool_)
    puts = [was_put(ballots, option) for option in range(ballots.options)]
    for member in range(vote.shape[1]):
        own, seats = vote[:, member], weight[:, member]
        without = counted - seats[:, None] * (own[:, None] == np.arange(ballots.options))
        for option, put in enumerate(puts):
            may = put & (own != ABSENT) & (own != option)
            if may.any():
                changed = without.copy()
                changed[:, option] += seats
                changes[:, member] |= may & (after(changed, member, option) != before)
    return changes

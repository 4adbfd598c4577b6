"""Nothing is decided against anybody: a motion is carried when nobody objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, Ballots, Decision, Threshold, more_than_half, tally
from instantsia.rules import Numbers, RuleKind, was_put


class Spec(RuleKind):
    """A motion is carried when somebody votes for it and nobody votes for anything else.

        rule = { kind = "consensus" }

    Whoever abstains or is away does not object. Where several options are put at once, one stands if all who vote are
    for it. Otherwise the first option of the issue holds. A settlement on a scale in such a body is the mean of the
    positions, weighted by capability and salience; a method that asks who votes is told that all who are there must
    agree.
    """

    SETTLES_BY = "weighted-mean"

    kind: Literal["consensus"] = "consensus"

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        """Look for objections. numbers: none; chance: none."""
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        heads = tally(ballots.vote, np.ones(ballots.vote.shape), ballots.options)
        return Decision(_outcome(ballots, heads), counted, np.zeros(len(counted), dtype=np.bool_))

    def pivotal(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        """(draw, member) whose vote alone, changed to another option that was put, changes the decision."""
        vote = ballots.vote
        heads = tally(vote, np.ones(vote.shape), ballots.options)
        before = _outcome(ballots, heads)
        changes = np.zeros(vote.shape, dtype=np.bool_)
        puts = [was_put(ballots, option) for option in range(ballots.options)]
        for member in range(vote.shape[1]):
            own = vote[:, member]
            without = heads - (own[:, None] == np.arange(ballots.options))
            for option, put in enumerate(puts):
                may = put & (own != ABSENT) & (own != option)
                if may.any():
                    changed = without.copy()
                    changed[:, option] += 1.0
                    changes[:, member] |= may & (_outcome(ballots, changed) != before)
        return changes

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """Nothing changes against anybody who is there, with seats or without."""
        return Threshold(more_than_half(np.where(present, seats, 0.0)), np.ones(len(members), dtype=np.bool_))


def _outcome(ballots: Ballots, heads: Floats) -> NDArray[np.int8]:
    for_something = heads > 0
    alone = for_something.sum(axis=1, dtype=np.int64) == 1
    option: NDArray[np.int8] = np.where(alone, np.argmax(for_something, axis=1), ballots.status_quo).astype(np.int8)
    return option

"""Nothing is decided against anybody: a motion is carried when nobody objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import Ballots, Decision, Threshold, more_than_half, pivotal, tally
from instantsia.rules import Numbers, RuleKind


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
        before = self.decide(ballots, numbers, chance).option
        return pivotal(ballots, np.ones(ballots.vote.shape), before, lambda heads, *_: _outcome(ballots, heads))

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

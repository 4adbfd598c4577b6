"""All must agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import (
    ABSENT,
    Ballots,
    Decision,
    Threshold,
    more_than_half,
    out_of_reach,
    pivotal,
    tally,
)
from instantsia.rules import Numbers, RuleKind


class Spec(RuleKind):
    """A motion is carried when all who have a vote are for it; otherwise what holds stands.

        rule = { kind = "unanimity", abstain = "blocks", of = "all" }

    With `abstain = "allows"`, whoever is there and abstains does not stand in its way, as long as somebody votes for
    it: what `consensus` is. Where several options are put at once, one stands if all are for it. A settlement on a
    scale is told that all must agree. Whoever has no seat is not asked.
    """

    kind: Literal["unanimity"] = "unanimity"
    abstain: Literal["allows", "blocks"] = "blocks"
    """What an abstention does: "blocks", it keeps the motion from being carried; "allows", it does not."""
    of: Literal["present", "all"] = "present"
    """Who must agree: "present", those who are there; "all", also those who are away, whose absence then blocks."""

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        """Count who agrees. numbers: none; chance: none."""
        heads = tally(ballots.vote, _voters(ballots), ballots.options)
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        option = _outcome(ballots, heads, self._asked(ballots).sum(axis=1))
        return Decision(option, counted, np.zeros(len(option), dtype=np.bool_))

    def pivotal(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        asked, voters = self._asked(ballots), _voters(ballots)
        before = self.decide(ballots, numbers, chance).option

        def after(heads: Floats, member: int, option: int) -> NDArray[np.int8]:
            # whoever abstained votes now
            more = ~asked[:, member] & (voters[:, member] > 0)
            return _outcome(ballots, heads, asked.sum(axis=1) + more)

        return pivotal(ballots, voters, before, after)

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """Nothing changes against anybody who is there; with `of = "all"` nothing does while somebody is away."""
        quota = more_than_half(seats if self.of == "all" else np.where(present, seats, 0.0))
        if self.of == "all":
            quota = np.where((present | (seats <= 0)).all(axis=1), quota, out_of_reach(seats))
        return Threshold(quota, np.asarray((seats > 0).any(axis=0), dtype=np.bool_))

    def _asked(self, ballots: Ballots) -> NDArray[np.bool_]:
        """(draw, member) who has to be for it."""
        asked: NDArray[np.bool_] = ballots.vote >= 0 if self.abstain == "allows" else ballots.vote != ABSENT
        asked = asked | (ballots.vote == ABSENT) if self.of == "all" else asked
        return asked & (ballots.weight > 0)


def _voters(ballots: Ballots) -> Floats:
    """(draw, member) 1 for whoever has a seat, else 0."""
    voters: Floats = (ballots.weight > 0).astype(np.float64)
    return voters


def _outcome(ballots: Ballots, heads: Floats, needed: NDArray[np.int64]) -> NDArray[np.int8]:
    most = heads.max(axis=1)
    whole = (most > 0) & (most >= needed)
    option: NDArray[np.int8] = np.where(whole, heads.argmax(axis=1), ballots.status_quo).astype(np.int8)
    return option

"""More than half of the seats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from instantsia.case.limits import LARGEST
from instantsia.case.people import Body
from instantsia.draws.streams import Floats
from instantsia.errors import UserError
from instantsia.models.voting.ballots import (
    ABSENT,
    MAJORITY,
    UNDECIDED,
    Ballots,
    Decision,
    Threshold,
    more_than_half,
    over_members,
    pivotal,
    seats_present,
    tally,
)
from instantsia.rules import Mistake, Numbers, RuleKind


class Spec(RuleKind):
    """More than half of the seats carry a motion; otherwise the first option of the issue holds.

        rule = { kind = "majority", of = "present", tie = "status-quo", quorum = 6 }

    Whoever abstains counts as present and for no option. Where the motion has half of the seats and what holds the
    other half, `tie` decides. Where several options are put at once (procedure "plurality"), the one with most seats
    stands and `of` does not matter; of those that come first together `tie` takes the one that holds, the chair's, or
    one by lot. Where nobody votes for anything, the first option holds. Below the quorum nothing is decided.

    What a settlement on a scale changes needs more than half as well; below the quorum nothing is settled.
    """

    CHANCE = ("lot",)

    kind: Literal["majority"] = "majority"
    of: Literal["present", "all"] = "present"
    """Half of what has to be passed: "present", of the seats that are present, or "all", of all seats of the body."""
    tie: Literal["status-quo", "chair", "lot"] = "status-quo"
    """What decides a tie: "status-quo", what holds stands; "chair", the option of the chair, if the chair is there and
    has voted for one that is tied; "lot", one of them by lot."""
    quorum: int = Field(default=0, ge=0, le=int(LARGEST))
    """The least number of seats that must be present, a whole number; below it nothing is decided."""

    def check_body(self, body: Body, *, chaired: bool) -> Iterator[Mistake]:
        """A tie is left to the chair only where there can be one."""
        if self.tie == "chair" and not chaired:
            yield (
                "tie",
                f"found 'chair', expected a body with somebody in the chair, and {body.id} has nobody there",
                f'write chair = "{body.members[0]}" in the body, or tie = "status-quo" or "lot"',
            )

    def least_seats(self) -> tuple[str, float]:
        return "quorum", self.quorum

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        """Count the ballots. numbers: none; chance: `lot`, looked at where `tie` is "lot"."""
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        there = seats_present(ballots.vote, ballots.weight)
        option, tied = self._outcome(ballots, counted, there, _chair_vote(ballots, ballots.vote), chance.get("lot"))
        return Decision(option, counted, tied)

    def pivotal(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        out = np.zeros(ballots.vote.shape, dtype=np.bool_)
        close = self._close(ballots)
        if close.size:
            out[close] = self._pivotal(ballots.of_draws(close), {name: one[close] for name, one in chance.items()})
        return out

    def _close(self, ballots: Ballots) -> NDArray[np.intp]:
        """The draws in which one vote can matter: those in which one weight, moved, reaches half or a tie."""
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        base = seats_present(ballots.vote, ballots.weight) if self.of == "present" else over_members(ballots.weight)
        for_it = counted[np.arange(len(counted)), np.maximum(ballots.motion, 0)]
        most = 2 * ballots.weight.max(axis=1, initial=0.0) * (1 + MAJORITY)
        near = np.abs(2 * for_it - base) <= most
        near |= np.abs(for_it - counted[:, ballots.status_quo]) <= most
        return np.flatnonzero(near | (ballots.motion < 0))

    def _pivotal(self, ballots: Ballots, chance: Numbers) -> NDArray[np.bool_]:
        lot, chair_vote = chance.get("lot"), _chair_vote(ballots, ballots.vote)
        there = seats_present(ballots.vote, ballots.weight)

        def after(counted: Floats, member: int, option: int) -> NDArray[np.int8]:
            chairs = False if ballots.chair is None else ballots.chair == member
            casting = np.where(chairs, np.int8(option), chair_vote)
            return self._outcome(ballots, counted, there, casting, lot)[0]

        before = self.decide(ballots, {}, chance).option
        return pivotal(ballots, ballots.weight, before, after)

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """More than half, of the seats present or of all; nothing below the quorum; a tie as `tie` says."""
        base = np.where(present, seats, 0.0) if self.of == "present" else seats
        quota, quorum = more_than_half(base), np.full(len(seats), float(self.quorum))
        if self.tie == "status-quo":
            return Threshold(quota, quorum=quorum)
        return Threshold(quota, quorum=quorum, half=over_members(base) / 2, tie=self.tie)

    def pivot(
        self,
        members: Sequence[str],
        shift: Floats,
        seats: Floats,
        numbers: Numbers,
        *,
        chair: NDArray[np.int16] | None = None,
    ) -> Floats:
        """Where a tie leaves what holds; a tie that the chair or a lot decides leaves no pivot."""
        if self.tie != "status-quo":
            raise UserError(
                f'a body that decides by majority with tie = "{self.tie}" has no pivot: use a vote step, '
                'or tie = "status-quo"'
            )
        return super().pivot(members, shift, seats, numbers, chair=chair)

    def _outcome(
        self,
        ballots: Ballots,
        counted: Floats,
        there: Floats,
        chair_vote: NDArray[np.int8],
        lot: Floats | None,
    ) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
        motion = ballots.motion
        if (motion >= 0).all():
            option, tied = self._two(ballots, counted, there, chair_vote, lot)
        elif (motion < 0).all():
            option, tied = self._many(ballots, counted, chair_vote, lot)
        else:
            two, many = (
                self._two(ballots, counted, there, chair_vote, lot),
                self._many(ballots, counted, chair_vote, lot),
            )
            option, tied = (np.where(motion >= 0, one, other) for one, other in zip(two, many, strict=True))
        return np.where(there < self.quorum, UNDECIDED, option).astype(np.int8), tied

    def _two(
        self, ballots: Ballots, counted: Floats, there: Floats, chair_vote: NDArray[np.int8], lot: Floats | None
    ) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
        base = there if self.of == "present" else over_members(ballots.weight)
        motion = np.maximum(ballots.motion, 0)
        for_it, against = counted[np.arange(len(counted)), motion], counted[:, ballots.status_quo]
        carried = 2 * for_it > base
        tied = (for_it == against) & (for_it > 0)
        halves = tied & (2 * for_it >= base)
        if self.tie == "chair":
            carried |= halves & (chair_vote == motion)
        elif self.tie == "lot":
            assert lot is not None
            carried |= halves & (lot < 0.5)
        return np.where(carried, motion, ballots.status_quo).astype(np.int8), tied

    def _many(
        self, ballots: Ballots, counted: Floats, chair_vote: NDArray[np.int8], lot: Floats | None
    ) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
        most = counted.max(axis=1)
        first = counted == most[:, None]
        count = first.sum(axis=1, dtype=np.int64)
        tied = (count > 1) & (most > 0)
        chosen = np.argmax(first, axis=1)
        if self.tie == "lot":
            assert lot is not None
            place = np.cumsum(first, axis=1) - 1
            by_lot = np.argmax(first & (place == np.floor(lot * count)[:, None]), axis=1)
            option = np.where(tied, by_lot, chosen)
        elif self.tie == "chair":
            own = np.maximum(chair_vote, 0)
            casts = (chair_vote >= 0) & first[np.arange(len(counted)), own]
            option = np.where(tied, np.where(casts, own, ballots.status_quo), chosen)
        else:
            option = np.where(tied, ballots.status_quo, chosen)
        return np.where(most > 0, option, ballots.status_quo).astype(np.int8), tied


def _chair_vote(ballots: Ballots, vote: NDArray[np.int8]) -> NDArray[np.int8]:
    if ballots.chair is None:
        return np.full(len(vote), ABSENT, dtype=np.int8)
    own = vote[np.arange(len(vote)), ballots.chair]
    return np.where(ballots.chair >= 0, own, np.int8(ABSENT)).astype(np.int8)

"""A motion needs so many votes, and nobody with a veto against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from instantsia.case.numbers import NotNegative
from instantsia.case.people import Ids
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import Ballots, Decision, Threshold, more_than_half, pivotal, tally
from instantsia.rules import Numbers, RuleKind


class Spec(RuleKind):
    """So many votes carry a motion, unless somebody with a veto votes for what holds.

        rule = { kind = "qualified", quota = 62, vetoes = ["usa"] }

    Votes are the seats of the members. Whoever abstains or is away helps no motion and vetoes none. Where several
    options are put at once, the one with most votes stands if it has the quota; of those that come first together none
    does. A member without seats can hold a veto.
    """

    REFERS = {"vetoes": "member"}

    kind: Literal["qualified"] = "qualified"
    quota: NotNegative | None = None
    """So many votes, or more, carry a motion: a number above 0, counted in seats; without it more than half of all
    votes of the body."""
    vetoes: Ids = ()
    """The members without whom nothing is decided against what holds."""

    @model_validator(mode="after")
    def _some(self) -> Spec:
        if self.quota is not None and self.quota.low <= 0:
            raise ValueError(f"expected a quota of more than 0 votes, found {self.quota.written}")
        return self

    def least_seats(self) -> tuple[str, float] | None:
        return None if self.quota is None else ("quota", self.quota.low)

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        """Count the ballots. numbers: `quota` where it is written; chance: none."""
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        option, tied = _outcome(ballots, counted, needed(numbers.get("quota"), ballots.weight), _vetoed(ballots))
        return Decision(option, counted, tied)

    def pivotal(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        quota, against = needed(numbers.get("quota"), ballots.weight), _against(ballots)

        def after(counted: Floats, member: int, option: int) -> NDArray[np.int8]:
            left = against
            if ballots.veto is not None and ballots.veto[member]:
                left = against - (ballots.vote[:, member] == ballots.status_quo) + (option == ballots.status_quo)
            return _outcome(ballots, counted, quota, left > 0)[0]

        before = self.decide(ballots, numbers, chance).option
        return pivotal(ballots, ballots.weight, before, after)

    def vetoers(self, members: Sequence[str]) -> tuple[str, ...]:
        return tuple(member for member in members if member in self.vetoes)

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """The quota and the vetoes; who is away counts among all votes of the body and blocks nothing."""
        return Threshold(needed(numbers.get("quota"), seats), np.array([member in self.vetoes for member in members]))


def needed(quota: Floats | None, weight: Floats) -> Floats:
    """(draw,) votes that carry: the quota, else the least number above half of (draw, member) votes."""
    return more_than_half(weight) if quota is None else quota


def _against(ballots: Ballots) -> NDArray[np.int64]:
    """(draw,) how many of those with a veto vote for what holds."""
    count = np.zeros(len(ballots.vote), dtype=np.int64)
    for member in () if ballots.veto is None else np.flatnonzero(ballots.veto):
        count += ballots.vote[:, member] == ballots.status_quo
    return count


def _vetoed(ballots: Ballots) -> NDArray[np.bool_]:
    return _against(ballots) > 0


def _outcome(
    ballots: Ballots, counted: Floats, quota: Floats, vetoed: NDArray[np.bool_]
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    motion = ballots.motion
    most = counted.max(axis=1)
    first = counted == most[:, None]
    tied = (first.sum(axis=1, dtype=np.int64) > 1) & (most > 0)
    put = np.where(motion >= 0, motion, np.argmax(first, axis=1)).astype(np.intp)
    votes = counted[np.arange(len(counted)), put]
    carried = (votes >= quota) & (votes > 0) & ~vetoed & ((motion >= 0) | ~tied)
    return np.where(carried, put, ballots.status_quo).astype(np.int8), tied

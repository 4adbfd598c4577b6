"""A rule of no kind that is offered: one person decides after a hearing. What a rule that hears its members can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, ABSTAIN, UNDECIDED, Decision, over_members, tally
from instantsia.models.voting.choice import choose
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import Numbers, RuleKind

NOBODY = 1e-12


class Leader(RuleKind):
    """U(o) = (1 - heed) u_L(o) + heed x mean over the others who are there, by seats, of u_m(o); logistic choice.

    L is the leader where they are there, else the first of the heirs who is. Each other is heard to say what is worth
    most to them, where it leads their second best by `quiet`.
    """

    LOOKS = "utilities"
    REFERS = {"leader": "member", "heirs": "member"}
    CHANCE = ("word",)

    kind: str = "leader"
    leader: Id
    heirs: Ids = ()
    heed: Probability = constant("0..0.2..0.4", "how far they go by what they hear")
    precision: NotNegative = constant("3..6..12", "how surely they do as they lean")
    quiet: Probability = constant("0.05", "who sees less than this between two options says nothing")

    def decide(self, hearing: Hearing, numbers: Numbers, chance: Numbers) -> Decision:
        """numbers: heed, precision, quiet; chance: the leader's word."""
        rows, leader = np.arange(len(hearing.leader)), np.maximum(hearing.leader, 0)
        there = hearing.leader >= 0
        others = hearing.weight * (hearing.present & ~hearing.deciding)
        total = over_members(others)
        heard = [over_members(others * hearing.utility[:, :, option]) for option in range(hearing.options)]
        mean = np.stack(heard, axis=-1) / np.maximum(total, NOBODY)[:, None]
        heed = np.where(total > 0, numbers["heed"], 0.0)[:, None]
        value = (1 - heed) * hearing.utility[rows, leader] + heed * mean
        option = choose(chance["word"], value, numbers["precision"], hearing.open)
        option = np.where(there, option, UNDECIDED).astype(np.int8)
        vote = _heard(hearing, numbers["quiet"])
        vote[rows[there], leader[there]] = option[there]
        return Decision(
            option, tally(vote, hearing.weight, hearing.options), np.zeros(len(option), dtype=np.bool_), vote
        )

    def deciders(self, members: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in (self.leader, *self.heirs) if one in members)

    def own_streams(self, members: Sequence[str]) -> Mapping[str, str]:
        return {"word": self.leader}


def _heard(hearing: Hearing, quiet: Floats) -> NDArray[np.int8]:
    """(draw, member) what each is heard to say."""
    utility = np.where(hearing.open[:, None, :], hearing.utility, -np.inf)
    best = np.sort(utility, axis=-1)
    sure = best[..., -1] - best[..., -2] >= quiet[:, None]
    vote = np.where(sure, utility.argmax(axis=-1), ABSTAIN)
    return np.where(hearing.present, vote, ABSENT).astype(np.int8)

"""One person decides after hearing the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.words import Id
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, ABSTAIN, UNDECIDED, Decision, over_members, tally
from instantsia.models.voting.choice import choose
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import RuleKind


class Spec(RuleKind):
    """The leader hears the others and decides.

        rule = { kind = "leader", leader = "koba", heed = "0.1..0.3" }

    What an option is worth to the leader: U(o) = (1 - heed) u(o) + heed x mean over the others who are there, by seats,
    of theirs; the leader chooses with exp(precision U(o)). The others are heard for what each likes best, where that
    leads what they like next by `quiet` or more. Where the leader is not there, nothing is decided.
    """

    LOOKS = "utilities"
    REFERS = {"leader": "member"}
    CHANCE = ("word",)

    kind: Literal["leader"] = "leader"
    leader: Id
    heed: Probability = constant("0..0.2..0.4", "how far they go by what they hear")
    precision: NotNegative = constant("3..6..12", "how surely they do as they lean")
    quiet: Probability = constant("0.05", "who sees less than this between two options says nothing")

    def deciders(self, members: Sequence[str]) -> tuple[str, ...]:
        return (self.leader,)

    def own_streams(self, members: Sequence[str]) -> Mapping[str, str]:
        return {"word": self.leader}

    def decide(self, seen: Hearing, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]) -> Decision:
        draws, decides = np.arange(len(seen.leader)), seen.leader >= 0
        leader = np.maximum(seen.leader, 0)
        others = seen.weight * seen.present
        others[draws, leader] = 0.0
        whole = over_members(others)
        total = np.maximum(whole, 1e-12)
        mean = np.stack([over_members(others * seen.utility[:, :, o]) / total for o in range(seen.options)], axis=-1)
        heed = np.where(whole > 0, numbers["heed"], 0.0)[:, None]
        value = (1 - heed) * seen.utility[draws, leader, :] + heed * mean
        option = choose(chance["word"], value, numbers["precision"], seen.open)
        option = np.where(decides, option, np.int8(UNDECIDED)).astype(np.int8)
        vote = best(seen, numbers["quiet"])
        vote[draws, leader] = np.where(decides, option, vote[draws, leader])
        return Decision(option, tally(vote, seen.weight, seen.options), np.zeros(len(option), np.bool_), vote)


def best(seen: Hearing, quiet: Floats) -> np.ndarray:
    """(draw, member) the option that each likes best of those that are open, where it leads the next by `quiet`."""
    utility = np.where(seen.open[:, None, :], seen.utility, -np.inf)
    ranked = np.sort(utility, axis=-1)
    with np.errstate(invalid="ignore"):
        sure = (ranked[..., -1] - ranked[..., -2]) >= quiet[:, None]
    vote = np.where(sure, utility.argmax(axis=-1), ABSTAIN).astype(np.int8)
    return np.where(seen.present, vote, np.int8(ABSENT))

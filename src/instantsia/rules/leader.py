"""One person decides after hearing the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Body, Ids
from instantsia.case.words import Id
from instantsia.draws.streams import Floats
from instantsia.models.about import OWN, Method
from instantsia.models.voting.ballots import UNDECIDED, Decision, over_members, tally
from instantsia.models.voting.choice import choose
from instantsia.models.voting.heard import favourites
from instantsia.models.voting.hearing import Hearing, without_the_leader
from instantsia.models.voting.pivot import heard
from instantsia.rules import Mistake, Numbers, RuleKind, there


class Spec(RuleKind):
    """The leader hears the others who are there, and decides.

        rule = { kind = "leader", leader = "mayor", heirs = ["deputy"], heed = "0..0.2..0.4" }

    What an option is worth in the end is (1 - heed) x what it is worth to the leader + heed x the mean of what it is
    worth to the others who are there, by their seats (one who has a voice and no vote counts as one). The leader
    chooses with the chance exp(precision x worth), divided by the sum of these over the options that can be decided
    for. Where the leader is not there the first of the heirs who is decides; where nobody of them is, nothing is
    decided. The table of votes shows what each was heard for, and the leader's decision as theirs.
    """

    LOOKS = "utilities"
    PIVOT_READS = frozenset({"heed"})
    REFERS = {"leader": "member", "heirs": "member"}
    CHANCE = ("word",)

    kind: Literal["leader"] = "leader"
    leader: Id
    """The member who decides."""
    heirs: Ids = ()
    """The members who decide in the leader's place where the leader is not there, the first who is there."""
    heed: Probability = constant("0..0.2..0.4", "a leader goes by what they hear, and mostly by what they want")
    """How far the leader goes by those who were heard, from 0 (not at all) to 1 (by them alone)."""
    precision: NotNegative = constant(
        "3..6..12", "how surely the leader does what is worth most: at 6 a lead of a fifth of the scale decides in .77"
    )
    """How surely the leader decides for what is worth most in the end, 0 or more, per unit of utility."""
    quiet: Probability = constant("0..0.05..0.15", "who sees little between two options says nothing")
    """Whoever sees less than this between their two best options is heard for neither, from 0 to 1."""

    def check_body(self, body: Body, *, chaired: bool) -> Iterator[Mistake]:
        """Who decides can be there, and nobody is their own heir."""
        if self.leader in body.absent and all(heir in body.absent for heir in self.heirs):
            yield (
                "leader",
                f"{self.leader} is away throughout, and nobody is there who decides in their place",
                "name heirs who are there, or take the leader out of absent",
            )
        if self.leader in self.heirs or len(set(self.heirs)) != len(self.heirs):
            yield "heirs", "somebody stands here twice, or is the leader", "name each once, without the leader"

    def cited(self) -> tuple[Method, ...]:
        return (Method("Rule leader: logistic choice of one who heard the others, by heed", OWN),)

    def deciders(self, members: Sequence[str]) -> tuple[str, ...]:
        return (self.leader, *self.heirs)

    def own_streams(self, members: Sequence[str]) -> Mapping[str, str]:
        return {"word": self.leader}

    def decide(self, seen: Hearing, numbers: Numbers, chance: Numbers) -> Decision:
        """Hear, and choose. numbers: `heed`, `precision`, `quiet`; chance: `word`."""
        draws, leader = np.arange(len(seen.leader)), np.maximum(seen.leader, 0)
        option, vote = self.option(seen, numbers, chance), favourites(seen, numbers["quiet"])
        vote[draws, leader] = np.where(seen.leader >= 0, option, vote[draws, leader])
        return Decision(option, tally(vote, seen.weight, seen.options), np.zeros(len(option), dtype=np.bool_), vote)

    def pivot(
        self,
        members: Sequence[str],
        shift: Floats,
        seats: Floats,
        numbers: Numbers,
        *,
        chair: NDArray[np.int16] | None = None,
    ) -> Floats:
        """What the leader adds, moved by those who are heard. numbers: `heed`; chance plays no part in it.

        Members are all who are heard: whoever is there without a seat has a voice, which weighs as one seat.
        """
        present = there(shift, seats)
        decides = np.full(len(shift), -1, dtype=np.int16)
        for member in reversed(self.deciders(members)):
            column = members.index(member)
            decides[present[:, column]] = column
        return heard(shift, np.where(seats > 0, seats, 1.0), present, decides, numbers["heed"])

    def option(self, seen: Hearing, numbers: Numbers, chance: Numbers) -> NDArray[np.int8]:
        """(draw,) what is chosen; what each was heard for is not needed for it."""
        others = _others(seen)
        return _chosen(seen, _of_the_leader(seen), _sums(seen, others), over_members(others), numbers, chance)

    def pivotal(self, seen: Hearing, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        """As `unheard` has it, each voice being taken off the sum of all."""
        others, wanted = _others(seen), _of_the_leader(seen)
        sums, whole = _sums(seen, others), over_members(others)
        before = _chosen(seen, wanted, sums, whole, numbers, chance)
        instead = self.option(without_the_leader(seen), numbers, chance)
        changes: NDArray[np.bool_] = seen.deciding & (instead != before)[:, None]
        for member in range(others.shape[1]):
            weight = others[:, member]
            if weight.any():
                rest = sums - weight[:, None] * seen.utility[:, member]
                changes[:, member] |= _chosen(seen, wanted, rest, whole - weight, numbers, chance) != before
        changes &= seen.present
        return changes


def _others(seen: Hearing) -> Floats:
    """(draw, member) how much each word weighs with the leader: nothing of the absent, and nothing of the leader."""
    others = seen.says * seen.present
    others[np.arange(len(others)), np.maximum(seen.leader, 0)] = 0.0
    return others


def _sums(seen: Hearing, others: Floats) -> Floats:
    """(draw, option) what each option is worth to the others, by their seats."""
    return np.stack([over_members(others * seen.utility[:, :, one]) for one in range(seen.options)], axis=1)


def _of_the_leader(seen: Hearing) -> Floats:
    """(draw, option) what each option is worth to whoever decides."""
    wanted: Floats = seen.utility[np.arange(len(seen.leader)), np.maximum(seen.leader, 0)]
    return wanted


def _chosen(
    seen: Hearing, wanted: Floats, sums: Floats, whole: Floats, numbers: Numbers, chance: Numbers
) -> NDArray[np.int8]:
    """(draw,) what is chosen by who wants this, and has heard the others.

    wanted   (draw, option) what each option is worth to the leader
    sums     (draw, option) what it is worth to the others, by their seats
    whole    (draw,) how many seats they have
    """
    heed, total = np.where(whole > 0, numbers["heed"], 0.0), np.where(whole > 0, whole, 1.0)
    worth = (1.0 - heed)[:, None] * wanted + heed[:, None] * (sums / total[:, None])
    chosen = choose(chance["word"], worth, numbers["precision"], seen.open)
    return np.where(seen.leader >= 0, chosen, np.int8(UNDECIDED)).astype(np.int8)

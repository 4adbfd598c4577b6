"""A hall that goes one way: one draw for the room, and the blocs follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Body, Ids
from instantsia.case.words import Id, Option
from instantsia.draws.streams import Floats
from instantsia.errors import cut
from instantsia.models.about import OWN, Method
from instantsia.models.voting.acclamation import following, room_follows
from instantsia.models.voting.ballots import ABSENT, UNDECIDED, Decision, over_members
from instantsia.models.voting.hearing import Leanings
from instantsia.rules import Mistake, Numbers, RuleKind


class Spec(RuleKind):
    """The hall decides by acclamation: which way the room goes is one draw, and the blocs follow it.

        rule = { kind = "acclamation", leader = "mayor", rivals = ["treasurer"], present = 119 }

    `leader` stands for the first option of the issue. A bloc leans to the leader by what it owes them less what it
    owes the rivals (actor.BLOC.owes.LEADER, 0-1), a grudge being a debt below 0. The room goes with the leader by
    logistic(steepness x (mean lean + chair_weight x [leader's side chairs] + signature_weight x signatures)); each
    bloc then follows but for the part dissent x its lean the other way. The room carries it unless more than half of
    the seats are against it, which cannot be while dissent is at most a half. Nobody's position is looked at.
    """

    LOOKS = "leanings"
    REFERS = {"leader": "actor", "rivals": "actor", "milder": "option"}
    CHANCE = ("room", "chair", "milder")

    kind: Literal["acclamation"] = "acclamation"
    leader: Id
    """The actor who stands for what holds, the first option of the issue."""
    rivals: Ids = ()
    """The actors who stand for the motion."""
    steepness: NotNegative = constant(
        "2..5..8", "how surely a hall goes the way it leans: at 5 a mean lean of 0.3 gives 0.82; judgement"
    )
    """How surely the hall goes the way it leans, 0 or more, per unit of lean; at 0 it goes either way alike."""
    chair_weight: NotNegative = constant(
        "0..0.25..0.5", "what the chair is worth, in lean of the whole hall; judgement"
    )
    """What it is worth, in lean of the whole hall, that one of the leader's side is in the chair: 0 or more, where a
    lean of 1 is a hall that owes everything to the leader."""
    signature_weight: NotNegative = constant(
        "0..0.25..0.5", "what letters signed by everybody would be worth, in lean of the whole hall; judgement"
    )
    """What letters for the leader would be worth, in lean of the whole hall, if everybody had signed: 0 or more."""
    leader_side_chairs: Probability = constant("0..0.5..1", "who takes the chair is open unless the case says it")
    """The chance, from 0 to 1, that somebody of the leader's side is in the chair."""
    signatures: Probability = constant("0", "no letters unless the case tells of them")
    """The part of the hall, from 0 to 1, that has signed for the leader beforehand."""
    dissent: Probability = constant(
        "0..0.25..0.5", "part of a bloc wholly against the room that does not follow it; judgement"
    )
    """The part, from 0 to 1, of a bloc wholly against the room that does not follow it."""
    milder: Option | None = None
    """An option that the room may take instead of the motion where it goes against the leader."""
    milder_chance: Probability | None = None
    """The chance, from 0 to 1, that the milder option is taken where the room goes against the leader; it is written
    beside `milder`."""
    present: int | None = Field(default=None, gt=0, le=int(LARGEST))
    """How many seats are present, a whole number; those drawn for the blocs are scaled to it."""

    def cited(self) -> tuple[Method, ...]:
        return (Method("Hall: one draw for the way the room goes, logistic in its lean; blocs follow", OWN),)

    @model_validator(mode="after")
    def _both(self) -> Spec:
        if (self.milder is None) != (self.milder_chance is None):
            raise ValueError("expected milder and milder_chance together: the option, and the chance that it is taken")
        return self

    def check_body(self, body: Body, *, chaired: bool) -> Iterator[Mistake]:
        """Nobody is a rival of themselves: what is owed to them would count for both sides, and so for none."""
        if self.leader in self.rivals:
            yield "rivals", f"found {cut(self.leader)}, who is the leader, expected others than the leader", ""

    def decide(self, hall: Leanings, numbers: Numbers, chance: Numbers) -> Decision:
        """Send the room one way and let the blocs follow.

        numbers  the Spec's constants, and `milder_option` where `milder` is written
        chance   `room` which way it goes, `chair` whether the leader's side does, `milder` whether that option is taken
        """
        weight, part, direction, against = self._room(hall, numbers, chance)
        draws, total = len(direction), over_members(weight)
        leads = direction > 0
        other = hall.motion.copy()
        if self.milder is not None:
            taken = chance["milder"] < numbers["milder_chance"]
            other = np.where(taken, numbers["milder_option"], other).astype(np.int8)
        room = np.where(leads, hall.status_quo, other).astype(np.int8)
        rest = np.where(leads, other, hall.status_quo).astype(np.int8)
        carried = 2 * against <= total
        option = np.where(carried, room, rest)
        heard = np.where(2 * part >= 1.0, room[:, None], rest[:, None])
        counted = np.zeros((draws, hall.options))
        rows = np.arange(draws)
        counted[rows, room] += total - against
        counted[rows, rest] += against
        return Decision(
            np.where(total > 0, option, UNDECIDED).astype(np.int8),
            counted,
            (2 * against == total) & (total > 0),
            np.where(hall.present, heard, ABSENT).astype(np.int8),
            {"room": direction},
        )

    def pivotal(self, hall: Leanings, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        """(draw, member) which bloc's whole weight, put on the other side, changes what is decided.

        The way the room goes stays as drawn: what a bloc owes is part of that draw, not of its vote.
        """
        weight, part, _, against = self._room(hall, numbers, chance)
        half = over_members(weight) / 2
        carried = (against <= half)[:, None]
        wholly_against = against[:, None] + weight * part
        wholly_with = against[:, None] - weight * (1.0 - part)
        changes: NDArray[np.bool_] = np.where(carried, wholly_against > half[:, None], wholly_with <= half[:, None])
        counts: NDArray[np.bool_] = changes & hall.present & (weight > 0)
        return counts

    def camps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (self.leader,), self.rivals

    def _room(
        self, hall: Leanings, numbers: Numbers, chance: Numbers
    ) -> tuple[Floats, Floats, NDArray[np.int8], Floats]:
        """Seats present, the part of each that follows, which way the room goes, and the seats against it."""
        weight = hall.weight * hall.present
        if self.present is not None:
            drawn = over_members(weight)
            weight = weight * (self.present / np.where(drawn > 0, drawn, 1.0))[:, None]
        with_leader = room_follows(
            hall.lean,
            weight,
            chairs=(chance["chair"] < numbers["leader_side_chairs"]).astype(np.float64),
            signatures=numbers["signatures"],
            steepness=numbers["steepness"],
            chair_weight=numbers["chair_weight"],
            signature_weight=numbers["signature_weight"],
        )
        direction = np.where(chance["room"] < with_leader, 1, -1).astype(np.int8)
        part = following(hall.lean, direction, numbers["dissent"], hall.late)
        return weight, part, direction, over_members(weight * (1.0 - part))

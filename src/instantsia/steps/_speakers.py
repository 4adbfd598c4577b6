"""The members of a body with their random numbers for one step: how each votes as those before them have spoken."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.questions import STATUS_QUO
from instantsia.case.stated import ties
from instantsia.draws.streams import Floats, Streams
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.models.voting.speaking import Debt, at_once, in_turn, speaking_order
from instantsia.steps._attendance import seat_paths
from instantsia.steps._ballot import Balloting
from instantsia.steps._caucuses import bindings
from instantsia.steps._room import Room

SURE = 1e9
"""The precision of one who votes as they stated: any difference at all decides."""


def precision_of(step: Balloting, room: Room) -> Floats:
    """(draw,) how surely each votes as they lean; where it is known what each stated, all do."""
    if step.as_stated(room.case):
        return np.full(room.draws, SURE)
    return step.constant(room.state, step.which_precision(room.case))


class Speakers:
    """The members with their numbers for this step, asked once, however many ballots they cast."""

    def __init__(self, step: Balloting, room: Room, streams: Streams) -> None:
        self.step, self.room = step, room
        state, members = room.state, room.heard
        self.uniform = streams.each("ballot", members)
        self.precision = precision_of(step, room)
        self.pressure = step.constant(state, "pressure")
        self.bandwagon = step.constant(state, "bandwagon")
        self.chair_pressure = step.constant(state, "chair_pressure")
        self.indifference = None if step.indifference is None else step.constant(state, "indifference")
        self.debts = self._debts() if (self.pressure != 0).any() else []
        self.chair = room.chair if (self.chair_pressure != 0).any() else None
        self.caucus, self.bound_to, self.discipline = bindings(room.case, room.issue, state, members)
        listening = bool(self.debts) or self.chair is not None or self.caucus is not None
        self.listening = listening or bool((self.bandwagon != 0).any())
        self.order = self._order(streams) if self.listening else np.empty((0, 0), dtype=np.intp)

    def votes(self, motion: NDArray[np.int8]) -> NDArray[np.int8]:
        """(draw, member) the vote of each on one motion against what holds."""
        room = self.room
        difference = room.difference(motion)
        if self.listening:
            side = in_turn(
                difference,
                self.precision,
                self.uniform,
                room.present,
                self.order,
                weight=room.weight if seat_paths(room.case, room.body) else None,
                debts=self.debts,
                pressure=self.pressure,
                bandwagon=self.bandwagon,
                caucus=self.caucus,
                binds=self._binds(motion),
                discipline=self.discipline,
                chair=self.chair,
                chair_pressure=self.chair_pressure,
                indifference=self.indifference,
            )
        else:
            side = at_once(difference, self.precision, self.uniform, room.present, self.indifference)
        vote = np.where(side > 0, motion[:, None], np.int8(STATUS_QUO))
        vote[side == 0] = ABSTAIN
        vote[~room.present] = ABSENT
        return vote

    def _binds(self, motion: NDArray[np.int8]) -> NDArray[np.int8] | None:
        """(draw, member) 1 where their caucus binds to the motion that is put, -1 to what holds, 0 to neither."""
        if self.bound_to is None:
            return None
        side: NDArray[np.int8] = ((self.bound_to == motion[:, None]) | (self.bound_to == -1)).astype(np.int8)
        side -= self.bound_to == STATUS_QUO
        return side

    def _debts(self) -> Sequence[Debt]:
        members = self.room.heard
        return [
            (members.index(tie.who), members.index(tie.other), tie.sign * self.room.state["number", tie.path])
            for tie in ties(self.room.case, members, members)
        ]

    def _order(self, streams: Streams) -> NDArray[np.intp]:
        members, named_first = self.room.heard, self.step.order
        rest = [member for member in members if member not in named_first]
        lots = np.zeros((self.room.draws, len(members)))
        lots[:, [members.index(member) for member in rest]] = streams.each("order", rest)
        return speaking_order([members.index(member) for member in named_first], lots)

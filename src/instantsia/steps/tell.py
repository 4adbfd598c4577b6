"""A side tells its allies, one after another, that there will be talks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.case.contacts import Ally
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, constant
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State, Variable
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import contact, disclosure
from instantsia.steps import Mistake, StepKind
from instantsia.steps import _slights as slights
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import VARIABLES, Of, track_between

if TYPE_CHECKING:
    from instantsia.steps.signal import Spec as Signal

ROUND = Variable(None, "i2", 0, "in how many turns of the step somebody could have been told", "run")


class Spec(StepKind):
    """A party tells its allies of talks in the order of their `tells`, and who hears of it elsewhere is offended.

        [[step]]
        id     = "round"
        kind   = "tell"
        by     = "north"
        every  = "1..3"
        within = "months"

    The ally at place k is told in the turn k `every` of the step. As long as an ally with a `slight` has not been told,
    to open the talks costs the party its `slight.cost` times its place (`open-talks`). An ally who has not been told
    hears of it from somebody else once a contact of the two sides has leaked or they are agreed to talk: then it is
    offended for its `slight.months`, turns of this step, at the same cost. With `when = "probe.met"` nobody is told
    before there was a contact. Milestones are `round.told_ALLY` and `round.heard_ALLY`. The step stands
    above the talks.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES | {"round": ROUND}
    REFERS = {"by": "party"}

    kind: Literal["tell"] = "tell"
    by: Id
    """The party that tells its allies."""
    every: NotNegative = constant("1", "one ally a turn; judgement, of no evidence")
    """How many turns go by from one ally to the next, 0 or more, rounded; at 0 all are told in the first."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Telling allies: one after another, and the cost of one who is told late by its place", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        allies = slights.allies_of(case, self.by)
        names = [f"{self.id}.told_{one.id}" for one in allies if one.tells is not None]
        return milestones(*names, *(f"{self.id}.heard_{one.id}" for one in allies if one.slight is not None))

    def reads(self, case: Case) -> tuple[str, ...]:
        allies = slights.allies_of(case, self.by)
        return tuple(f"ally.{one.id}.slight.months" for one in allies if one.slight is not None)

    def check(self, case: Case) -> Iterator[Mistake]:
        if self.by in case.parties and all(one.tells is None for one in slights.allies_of(case, self.by)):
            yield "by", f"no ally of {self.by} has a place at which it is told", "write tells = 1 in an ally of it"
        again = next((one for one in case.step if isinstance(one, Spec) and one.by == self.by), self)
        if again.id != self.id:
            yield "by", f"{again.id} tells the allies of {self.by} already", "leave one of the two out"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.parties[self.by].title} tells its allies of talks."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes aware and offended of the allies, the milestones, the turns of the round, and ended."""
        turn = (state["round", self.id] + 1).astype(np.int16)
        new: dict[Key, Array] = {("round", self.id): turn, ("ended", self.id): state["clock", ""]}
        for ally in slights.allies_of(case, self.by):
            aware, theirs = state["aware", ally.id], np.zeros(state.view, dtype=np.bool_)
            if ally.slight is not None:
                theirs = (aware == slights.NOT_YET) & self._abroad(case, ally, state)
                months = contact.whole_turns(Of(state, "ally", ally.id)("slight.months"))
                left = np.where(theirs, months, np.maximum(state["offended", ally.id] - 1, 0))
                new["offended", ally.id] = left.astype(np.int16)
                name = f"{self.id}.heard_{ally.id}"
                new["reached", name] = reached(state, theirs, name)
            ours = np.zeros(state.view, dtype=np.bool_)
            if ally.tells is not None:
                ours = ~theirs & (aware == slights.NOT_YET)
                ours &= disclosure.due(turn, ally.tells, self.constant(state, "every"))
                name = f"{self.id}.told_{ally.id}"
                new["reached", name] = reached(state, ours, name)
            new["aware", ally.id] = np.where(theirs, slights.HEARD, np.where(ours, slights.TOLD, aware)).astype(np.int8)
        return new

    @staticmethod
    def _abroad(case: Case, ally: Ally, state: State) -> NDArray[np.bool_]:
        """(draw,) whether others know of the talks of which an ally wants to be told: they are agreed on, or a contact
        between the two sides has leaked."""
        assert ally.slight is not None
        talks = ally.slight.of
        found: NDArray[np.bool_] = np.isfinite(state["reached", f"{talks}.agreed"])
        term = next((one for one in case.term if one.opens == talks), None)
        track = None if term is None else track_between(case, (term.giver, term.taker))
        for step in case.step:
            if track is not None and made_from(step, "signal") and cast("Signal", step).track == track.id:
                found = found | np.isfinite(state["reached", f"{step.id}.leaked"])
        return found

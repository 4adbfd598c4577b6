"""Two sides come to an agreement at the table, or do not yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

import numpy as np

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining.concession import Demands
from instantsia.steps import Mistake, StepKind
from instantsia.steps import offer as offers
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import AGREEMENT, track_between, turn_of
from instantsia.steps._vetoes import unvetoed, veto_paths

NO, YES = 0, 1


class Spec(StepKind):
    """Where one side offers what the other asks for they agree in the middle of the two.

        [[step]]
        id     = "peace"
        kind   = "agree"
        offer  = "table"
        within = "months"

    Nothing is agreed while talks that have begun are broken off, and an ally with a veto on "agreement" can put it off.
    What comes of it is "yes" or "no"; `peace.signed` is the milestone, and `peace.value` the share of the first side.
    """

    SAME_DAY = True
    VARIABLES = offers.Spec.VARIABLES
    REFERS = {"offer": "step"}

    kind: Literal["agree"] = "agree"
    offer: Id
    """The step of offers, above it in the same group."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Agreement: the middle of what is asked for and offered, once they meet", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "no", "yes"

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return *milestones(f"{self.id}.signed"), Keep("value", self.id)

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(path for target in AGREEMENT for path in veto_paths(case, target))

    def check(self, case: Case) -> Iterator[Mistake]:
        offer = case.steps.get(self.offer)
        if offer is not None and offer.kind != "offer":
            yield "offer", f"{offer.id} is of kind {offer.kind}", "name a step of kind offer"
        elif offer is not None and offer.within != self.within:
            yield "offer", f"{offer.id} does not repeat with it", f'write within = "{offer.within}"'

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return "They agree." if outcome == "yes" else "They do not agree yet."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, value, ended and when it was signed; happened where nothing was signed before."""
        offer = cast(offers.Spec, case.steps[self.offer])
        said = Demands(state["asks", offer.id], state["gives", offer.id])
        open_range = state["floor", offer.id] <= state["ceiling", offer.id]
        ready = open_range & (said.meet | (not offer.converge))
        track = track_between(case, case.wars[offer.war].between)
        if track is not None and track.stops is not None:
            ready &= ~state["broken", track.id]
        (target,) = AGREEMENT
        done, new = unvetoed(case, target, ready, turn_of(self, state), state, streams)
        decided = self.recorded_or(state, np.where(done, np.int8(YES), np.int8(NO)))
        agreed = decided == YES
        before = np.isfinite(state["reached", f"{self.id}.signed"])
        return new | {
            ("decided", self.id): decided,
            ("value", self.id): np.where(agreed, said.middle, np.nan),
            ("reached", f"{self.id}.signed"): reached(state, agreed, f"{self.id}.signed"),
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): ~before | state["forced", self.id],
        }

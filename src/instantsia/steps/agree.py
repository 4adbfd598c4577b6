"""Two sides come to an agreement at the table, or do not yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.case.bargains import Term
from instantsia.case.contacts import AGREEMENT
from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining.concession import Demands
from instantsia.steps import Mistake, StepKind
from instantsia.steps import offer as offers
from instantsia.steps._homes import VARIABLES, consent, home_paths
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import track_between, turn_of
from instantsia.steps._vetoes import unvetoed, veto_paths

NO, YES = 0, 1


class Spec(StepKind):
    """Where one side offers what the other asks for they agree in the middle of the two.

        [[step]]
        id     = "peace"
        kind   = "agree"
        offer  = "table"
        within = "months"

    Each home has to consent: one whose pivot is below nothing wants an agreement that is so much better than what its
    envoy would take. Nothing is agreed while talks are broken off, once the war is over, or somebody has acted alone;
    an ally with a veto on "agreement" can put it off. What comes of it is "yes" or "no"; `peace.signed` is the
    milestone, and `peace.value` the share of the first side, or the amount that it gets.
    """

    SAME_DAY = True
    VARIABLES = offers.Spec.VARIABLES | VARIABLES
    REFERS = {"offer": "step"}

    kind: Literal["agree"] = "agree"
    offer: Id
    """The step of offers, above it in the same group."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Agreement: the middle of what is asked for and offered, once they meet", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return "no", "yes"

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        levels = [f"{term.id}.{level}" for term in self._beside(case) for level in term.levels[1:]]
        return *milestones(f"{self.id}.signed", *levels), Keep("value", self.id)

    def reads(self, case: Case) -> tuple[str, ...]:
        homes = [path for party in self._offer(case).sides(case) for path in home_paths(case, party)]
        return tuple(dict.fromkeys((*veto_paths(case, (AGREEMENT,)), *homes)))

    def check(self, case: Case) -> Iterator[Mistake]:
        offer = case.steps.get(self.offer)
        if offer is not None and offer.kind != "offer":
            yield "offer", f"{offer.id} is of kind {offer.kind}", "name a step of kind offer"
        elif offer is not None and offer.within != self.within:
            yield "offer", f"{offer.id} does not repeat with it", f'write within = "{offer.within}"'

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return "They agree." if outcome == "yes" else "They do not agree yet."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, value, the levels of terms, ended and when it was signed; happened where nothing was signed
        before."""
        offer = self._offer(case)
        said = Demands(state["asks", offer.id], state["gives", offer.id])
        floor, ceiling, value = state["floor", offer.id], state["ceiling", offer.id], said.middle
        ready = (floor <= ceiling) & (said.meet | (not offer.converge))
        first, second = offer.sides(case)
        new: dict[Key, Array] = {}
        for party, gain in ((first, value - floor), (second, ceiling - value)):
            pivot, stored = consent(case, party, state)
            ready &= (pivot >= 0) | (gain + pivot >= 0)
            new |= stored
        ready &= self._still_on(case, state)
        done, vetoes = unvetoed(case, {AGREEMENT: ready}, turn_of(self, state), state, streams)
        decided = self.recorded_or(state, np.where(done[AGREEMENT], np.int8(YES), np.int8(NO)))
        agreed, signed = decided == YES, f"{self.id}.signed"
        for term in self._beside(case):
            level = np.where(agreed, state["on_table", f"{offer.id}.{term.id}"], state["level", term.id]).astype(
                np.int8
            )
            new["level", term.id] = level
            for place, name in enumerate(term.levels[1:], 1):
                new["reached", f"{term.id}.{name}"] = reached(state, level >= place, f"{term.id}.{name}")
        return {
            **new,
            **vetoes,
            ("decided", self.id): decided,
            ("value", self.id): np.where(agreed, value, np.nan),
            ("reached", signed): reached(state, agreed, signed),
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): ~np.isfinite(state["reached", signed]) | state["forced", self.id],
        }

    def _still_on(self, case: Case, state: State) -> NDArray[np.bool_]:
        """(draw,) whether the talks are not broken off, the war is not over, and nobody has acted alone."""
        war, pair = self._offer(case).war, [party.id for party in self._offer(case).sides(case)]
        on = np.ones(state.view, dtype=np.bool_) if war is None else state["won", war] == 0
        track = track_between(case, pair)
        if track is not None and track.stops is not None:
            on = on & ~state["broken", track.id]
        for one in case.outside:
            if one.by in pair:
                on = on & ~np.isfinite(state["reached", f"{one.id}.done"])
        return on

    def _offer(self, case: Case) -> offers.Spec:
        return cast(offers.Spec, case.steps[self.offer])

    def _beside(self, case: Case) -> tuple[Term, ...]:
        """The terms of levels on the table beside an amount; none where the step that is named offers nothing."""
        offered = case.steps[self.offer]
        named = offered.terms if isinstance(offered, offers.Spec) else ()
        return tuple(case.terms[one] for one in named if case.terms[one].levels)

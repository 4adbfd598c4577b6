"""Somebody learns which reports come from one origin."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Probability, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import StepKind
from instantsia.steps._believing import VARIABLES, channel_reads, channels_of, worked_out

TOLD, NOT_TOLD = 0, 1


class Spec(StepKind):
    """Some actors learn which channels come from an origin: from then on they take two copies for copies.

        [[step]]
        id     = "same_hand"
        kind   = "reveal"
        origin = "forger"
        to     = ["koba"]
        date   = 1931-02-20
        chance = "0.2..0.6"

    Reports that reached them before are joined, too. What comes of it is "told" or "not_told".
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"origin": "origin", "to": "actor"}

    kind: Literal["reveal"] = "reveal"
    origin: Id
    """The origin that is known from then on."""
    to: Ids
    """The actors who learn of it."""
    chance: Probability = constant("1", "they are told")
    """The chance, from 0 to 1, that they are told."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Revealing a common origin: one stated chance", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("told", "not_told")

    def reads(self, case: Case) -> tuple[str, ...]:
        found = channels_of(case, case.origins[self.origin])
        return tuple(dict.fromkeys(path for one in found for path in channel_reads(case, one, self.to)))

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = and_list([case.actors[one].title for one in self.to])
        one = len(self.to) == 1
        learns = ("learns" if one else "learn") if outcome == "told" else f"{'does' if one else 'do'} not learn"
        return f"{who} {learns} what comes from {case.origins[self.origin].title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, who knows, and what they believe from then on."""
        tells = streams.uniform("told") < self.constant(state, "chance")
        decided = self.recorded_or(state, np.where(tells, np.int8(TOLD), np.int8(NOT_TOLD)))
        origin = case.origins[self.origin]
        who = np.array([state.axes["actor"][one] for one in self.to], dtype=np.intp)
        knows = state["knows", origin.id].copy()
        knows[:, who] |= (decided == TOLD)[:, None]
        new: dict[Key, Array] = {
            ("decided", self.id): decided,
            ("ended", self.id): state["clock", ""],
            ("knows", origin.id): knows,
        }
        there = state.updated({("knows", origin.id): knows}, state.index).at(state.index, state.seen)
        belief = state["belief", origin.about].copy()
        reached = ~np.isnan(belief[:, who])
        belief[:, who] = np.where(reached, worked_out(case, origin.about, there, who), np.nan)
        return {**new, ("belief", origin.about): belief}

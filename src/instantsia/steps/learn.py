"""What is so comes out, and whoever told it, or the opposite, is trusted accordingly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Positive, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.quantities import BELIEVES
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.models.about import TEXTBOOK, Method
from instantsia.steps import StepKind
from instantsia.steps._believing import (
    CERTAIN,
    VARIABLES,
    channel_reads,
    channels_about,
    hearers,
    of_one_hand,
    origin_of,
    worked_out,
)

SO, NOT_SO = 0, 1


class Spec(StepKind):
    """It comes out whether a fact is so: those of `to` know it from then on, and know who had told them right.

        [[step]]
        id   = "war"
        kind = "learn"
        fact = "attack"
        to   = ["koba", "klim"]
        date = 1931-09-18

    Every channel over which somebody had word of the fact counts as one report more, right or wrong. How far they
    believe it from then on is the mean of a Beta: (believed x memory + right) / (memory + reports). So do they believe
    the channels that have its record (`record_of`), and what they had heard over those of other facts is worth more to
    them, or less, from that day. What comes of it is "so" or "not_so".

    A hand that is found wrong often enough falls below one half. From then on its yes counts against a fact, the yes
    that was heard before as well as the next one: whoever is wrong more often than right is believed the other way
    round. Where `believed_false` (or `trust_false`) is written, that number does not learn and stays as it is: every
    report moves `believed` alone, and a yes counts against a fact once `believed` is below that number.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"fact": "fact", "to": "actor"}

    kind: Literal["learn"] = "learn"
    fact: Id
    """The fact that comes out."""
    to: Ids
    """The actors who learn it."""
    memory: Positive = constant("2..4..10", "a first impression is worth some reports")
    """So many reports somebody's first trust in a channel is worth, more than 0."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Learning whom to trust: the mean of a Beta", TEXTBOOK),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("so", "not_so")

    def reads(self, case: Case) -> tuple[str, ...]:
        found = [paths.fact(self.fact), *(BELIEVES.path(one, self.fact) for one in self.to)]
        for other, reached in self._others(case).items():
            for channel in channels_about(case, other):
                found += channel_reads(case, channel, reached)
        return tuple(dict.fromkeys(found))

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who = and_list([case.actors[one].title for one in self.to])
        text = case.facts[self.fact].text.strip().rstrip(".") or result
        learn, so = "learns" if len(self.to) == 1 else "learn", "so" if outcome == "so" else "not so"
        return f"{who} {learn} that it is {so}: {text}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, direct, what they believe, and how often each channel was right."""
        decided = self.recorded_or(state, np.where(state["fact", self.fact], np.int8(SO), np.int8(NOT_SO)))
        so = decided == SO
        who = np.array([state.axes["actor"][one] for one in self.to], dtype=np.intp)
        direct, belief = state["direct", self.fact].copy(), state["belief", self.fact].copy()
        direct[:, who] = belief[:, who] = np.where(so, CERTAIN, -CERTAIN)[:, None]
        new: dict[Key, Array] = {
            ("decided", self.id): decided,
            ("ended", self.id): state["clock", ""],
            ("direct", self.fact): direct,
            ("belief", self.fact): belief,
        }
        memory = self.constant(state, "memory")
        for channel in channels_about(case, self.fact):
            heard = state["heard", channel.id][:, who]
            told, right = state["told", channel.id].copy(), state["right", channel.id].copy()
            told[:, who] += heard != 0
            right[:, who] += (heard != 0) & ((heard > 0) == so[:, None])
            new |= {("told", channel.id): told, ("right", channel.id): right, ("memory", channel.id): memory}
        there = state.updated(new, state.index).at(state.index, state.seen)
        for other, reached in self._others(case).items():
            new["belief", other] = self._judged(case, other, reached, there)
        return new

    def _judged(self, case: Case, other: str, reached: Sequence[str], state: State) -> Array:
        """(draw, actor) what is believed of another fact once the record is known; who has heard nothing stays so."""
        who = np.array([state.axes["actor"][one] for one in reached], dtype=np.intp)
        belief = state["belief", other].copy()
        belief[:, who] = np.where(np.isnan(belief[:, who]), np.nan, worked_out(case, other, state, who))
        return belief

    def _others(self, case: Case) -> dict[str, tuple[str, ...]]:
        """Other facts of which word comes by a hand that is judged here, and those of `to` whom it may reach."""
        judged = [each for one in channels_about(case, self.fact) for each in of_one_hand(case, one)]
        facts = dict.fromkeys(origin_of(case, one).about for one in judged)
        return {one: tuple(who for who in self.to if who in hearers(case, one)) for one in facts if one != self.fact}

"""A word in somebody's ear, which weighs less with every day that passes."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import Positive, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import StepKind
from instantsia.steps._swaying import VARIABLES, left_of_talk, of_option


class Spec(StepKind):
    """An actor speaks with others alone about an option.

        [[step]]
        id     = "walk"
        kind   = "persuade"
        by     = "klim"
        to     = ["koba"]
        issue  = "railway"
        option = "sell"
        date   = 1931-09-20
        weight = { value = "0..0.15..0.3", why = "he had been listened to before" }

    The option is worth `weight` more to them from then on, half of it after `halves` days, a quarter after twice as
    many. What is left of earlier words is added to it: whoever speaks last weighs most.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"by": "actor", "to": "actor", "issue": "issue", "option": "option"}

    kind: Literal["persuade"] = "persuade"
    by: Id
    """The actor who speaks."""
    to: Ids
    """The actors who are spoken to."""
    issue: Id
    """The issue that they speak of."""
    option: Option
    """The option for which is spoken."""
    weight: Probability = constant("0..0.15..0.3", "a word in the ear is worth as much as a debt")
    """What it adds to the utility of the option on the day, from 0 to 1."""
    halves: Positive = constant("2..7..30", "what was said is half forgotten after days or weeks")
    """Days after which half of it is left, more than 0."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Persuading: utility that halves after so many days", OWN),)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        who, to = case.actors[self.by].title, and_list([case.actors[one].title for one in self.to])
        return f"{who} speaks with {to}: {case.issues[self.issue].says(self.option)}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes sway, swayed, halves and ended."""
        key, day = of_option(case.issues[self.issue], self.option), state["clock", ""]
        who = np.array([state.axes["actor"][one] for one in self.to], dtype=np.intp)
        sway, swayed = state["sway", key].copy(), state["swayed", key].copy()
        halves = self.constant(state, "halves")
        sway[:, who] = left_of_talk(state, key, who) + self.constant(state, "weight")[:, None]
        swayed[:, who] = day[:, None]
        return {("sway", key): sway, ("swayed", key): swayed, ("halves", key): halves, ("ended", self.id): day}

"""Steps of no interest but that everything about them is known: what the engine must do with any step."""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.case.happenings import Group, Step
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.people import Actor
from instantsia.case.questions import Event
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind


class Coin(StepKind):
    """Falls on heads with a stated chance."""

    DECIDES = True

    kind: str = "coin"
    chance: Number = Number(low=0.5, high=0.5, why="a fair coin", source="default")

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("tails", "heads")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        heads = streams.uniform("coin") < self.constant(state, "chance")
        return {("decided", self.id): self.recorded_or(state, heads.astype(np.int8))}


class Fickle(Coin):
    """Leaves its mark in every other turn only, the number of the turn counted from 1."""

    VARIABLES = {"mark": Variable(None, "i2", -1, "which turn it was")}

    kind: str = "fickle"

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        mark = np.full(state.view, streams.turn + 1, np.int16)
        return {} if streams.turn % 2 else {("mark", self.id): mark}


class Alarm(StepKind):
    """Rings in the first turns of its group where a coin shows heads, and is silent everywhere later."""

    VARIABLES = {"rings": Variable(None, "?", False, "whether it rings", "run")}

    kind: str = "alarm"
    of: str = ""
    turns: int = 6

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return {("rings", self.id): (state["decided", self.of] == 1) & (streams.turn < self.turns)}


class Letter(StepKind):
    """Is sent on its day and arrives after an exponential time; then its reader knows."""

    VARIABLES = {
        "knows": Variable(None, "?", False, "whether the letter has been read", "run"),
        "carried": Variable(None, "i1", -1, "what the coin of the day of sending had shown", "run"),
    }
    SENDS = True

    kind: str = "letter"
    delay: Number = Number(low=5, high=5, source="default")
    about: str = ""

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        due = state["clock", ""] - self.constant(state, "delay") * np.log(streams.uniform("delay"))
        return {("due", self.id): due}

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        knows = np.ones(state.view, bool)
        if not self.about:
            return {("knows", self.id): knows}
        return {("knows", self.id): knows, ("carried", self.id): sent["decided", self.about]}


class Parcel(StepKind):
    """One is sent each turn, due so many days later, fewer each turn; what arrives is noted in order, a digit each."""

    VARIABLES = {
        "order": Variable(None, "i4", 0, "the turns from which parcels came, one digit each", "run"),
        "landed": Variable(None, "f8", np.nan, "the day on which the last came", "run"),
    }
    SENDS = True

    kind: str = "parcel"
    days: Number = Number(low=10, high=10, source="default")
    faster: Number = Number(low=0, high=0, source="default")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        after = self.constant(state, "days") - streams.turn * np.round(self.constant(state, "faster"))
        return {("due", self.id): state["clock", ""] + after}

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        order = state["order", self.id] * 10 + np.int32(streams.turn + 1)
        return {("order", self.id): order, ("landed", self.id): state["clock", ""]}


class Long(StepKind):
    """Takes some days, and decides nothing."""

    kind: str = "long"
    days: Number = Number(low=5, high=5, source="default")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return {("ended", self.id): state["clock", ""] + self.constant(state, "days")}


class Look(StepKind):
    """Says heads where the letter has been read."""

    DECIDES = True

    kind: str = "look"
    letter: str

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("tails", "heads")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return {("decided", self.id): state["knows", self.letter].astype(np.int8)}


class Walk(StepKind):
    """A random walk: one turn, one step up or down."""

    VARIABLES = {"height": Variable(None, "f8", 0.0, "how high the walk stands", "run")}
    DECIDES = True

    kind: str = "walk"

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("tails", "heads")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        height = state["height", self.id] + np.where(streams.uniform("step") < 0.5, 1.0, -1.0)
        return {("height", self.id): height, ("decided", self.id): (height >= 2).astype(np.int8)}


class Rumour(Coin):
    """Passes on what a common origin says, heard by every such step: one random number that several steps share."""

    kind: str = "rumour"
    chance: Number = Number(low=0.5, high=0.5, why="it may be false", source="default")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        true = streams.shared("origin/forger").uniform("signal") < self.constant(state, "chance")
        return {("decided", self.id): true.astype(np.int8)}


class Perhaps(Coin):
    """Finds out as it plays whether it comes to it; says heads where it does, and something else where it does not."""

    kind: str = "perhaps"
    chance: Number = Number(low=0.3, high=0.3, why="not often", source="default")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        came = streams.uniform("coin") < self.constant(state, "chance")
        return {("happened", self.id): came, ("decided", self.id): came.astype(np.int8)}


class Echo(Coin):
    """Falls on heads with a chance that stands elsewhere in the case: a constant of another step, or of a rule."""

    kind: str = "echo"
    of: str

    def reads(self, case: Case) -> tuple[str, ...]:
        return (self.of,)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        heads = streams.uniform("coin") < state["number", self.of]
        return {("decided", self.id): heads.astype(np.int8)}


def case(*steps: Step, group: tuple[Group, ...] = (), event: str = "", **more: Any) -> Case:
    """A case of toy steps with one headline."""
    events = (Event(id="headline", text="It happens", when=event or f'{steps[-1].id} == "heads"'),)
    return Case(
        instantsia=1, id="toy", title="Toy", actor=(Actor(id="a"),), step=steps, group=group, event=events, **more
    )

"""Steps of no interest but that everything about them is known: what the engine must do with any step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from instantsia import reads as reads_module
from instantsia.case.happenings import Group, Step
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.people import Actor
from instantsia.case.questions import Event
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.engine import plan as plan_module
from instantsia.engine import program as program_module
from instantsia.steps import settled


class Coin:
    """Falls on heads with a stated chance."""

    VARIABLES: Mapping[str, Variable] = {}
    DECIDES = True

    class Spec(Step):
        kind: str = "coin"
        chance: Number = Number(low=0.5, high=0.5, why="a fair coin", source="default")

    def outcomes(self, spec: Any, case: Case) -> tuple[str, ...]:
        return ("tails", "heads")

    def needs(self, spec: Any, case: Case) -> tuple[str, ...]:
        return ()

    def issue(self, spec: Any, case: Case) -> str | None:
        return None

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        heads = streams.uniform("coin") < state["number", f"step.{spec.id}.chance"]
        return {("decided", spec.id): settled(spec, state, heads.astype(np.int8))}


class Letter(Coin):
    """Is sent on its day and arrives after an exponential time; then its reader knows."""

    VARIABLES: Mapping[str, Variable] = {
        "knows": Variable(None, "?", False, "whether the letter has been read", "run"),
        "due": Variable(None, "f8", np.inf, "the day on which it arrives"),
        "carried": Variable(None, "i1", -1, "what the coin of the day of sending had shown", "run"),
    }
    DECIDES = False

    class Spec(Step):
        kind: str = "letter"
        delay: Number = Number(low=5, high=5, source="default")
        about: str = ""

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        delay = state["number", f"step.{spec.id}.delay"]
        return {("due", spec.id): state["clock", ""] - delay * np.log(streams.uniform("delay"))}

    def arrive(self, spec: Any, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        knows = np.ones(state.view, bool)
        if not spec.about:
            return {("knows", spec.id): knows}
        return {("knows", spec.id): knows, ("carried", spec.id): sent["decided", spec.about]}


class Long(Coin):
    """Takes some days, and decides nothing."""

    DECIDES = False

    class Spec(Step):
        kind: str = "long"
        days: Number = Number(low=5, high=5, source="default")

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        return {("ended", spec.id): state["clock", ""] + state["number", f"step.{spec.id}.days"]}


class Look(Coin):
    """Says heads where the letter has been read."""

    class Spec(Step):
        kind: str = "look"
        letter: str

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        return {("decided", spec.id): state["knows", spec.letter].astype(np.int8)}


class Walk(Coin):
    """A random walk: one turn, one step up or down."""

    VARIABLES: Mapping[str, Variable] = {"height": Variable(None, "f8", 0.0, "how high the walk stands", "run")}

    class Spec(Step):
        kind: str = "walk"

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        height = state["height", spec.id] + np.where(streams.uniform("step") < 0.5, 1.0, -1.0)
        return {("height", spec.id): height, ("decided", spec.id): (height >= 2).astype(np.int8)}


class Rumour(Coin):
    """Passes on what a common origin says, heard by every such step: one random number that several steps share."""

    class Spec(Step):
        kind: str = "rumour"
        chance: Number = Number(low=0.5, high=0.5, why="it may be false", source="default")

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        true = streams.shared("origin/forger").uniform("signal") < state["number", f"step.{spec.id}.chance"]
        return {("decided", spec.id): true.astype(np.int8)}


class Perhaps(Coin):
    """Finds out as it plays whether it comes to it; says heads where it does, and something else where it does not."""

    class Spec(Step):
        kind: str = "perhaps"
        chance: Number = Number(low=0.3, high=0.3, why="not often", source="default")

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        came = streams.uniform("coin") < state["number", f"step.{spec.id}.chance"]
        return {("happened", spec.id): came, ("decided", spec.id): came.astype(np.int8)}


class Echo(Coin):
    """Falls on heads with a chance that stands elsewhere in the case: a constant of another step, or of a rule."""

    class Spec(Step):
        kind: str = "echo"
        of: str

    def needs(self, spec: Any, case: Case) -> tuple[str, ...]:
        return (spec.of,)

    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes:
        heads = streams.uniform("coin") < state["number", spec.of]
        return {("decided", spec.id): settled(spec, state, heads.astype(np.int8))}


TOYS = {
    "coin": Coin(),
    "echo": Echo(),
    "perhaps": Perhaps(),
    "letter": Letter(),
    "long": Long(),
    "look": Look(),
    "rumour": Rumour(),
    "walk": Walk(),
}


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine finds the toys by their names."""
    for module in (plan_module, program_module, reads_module):
        monkeypatch.setattr(module, "named", TOYS.__getitem__)


def case(*steps: Step, group: tuple[Group, ...] = (), event: str = "", **more: Any) -> Case:
    """A case of toy steps with one headline."""
    events = (Event(id="headline", text="It happens", when=event or f'{steps[-1].id} == "heads"'),)
    return Case(
        instantsia=1, id="toy", title="Toy", actor=(Actor(id="a"),), step=steps, group=group, event=events, **more
    )

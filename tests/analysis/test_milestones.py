"""What would be wrong: milestones told of the wrong draws, a later turn that counts although an earlier one had come,
one that nothing turns on before those on which something does."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import numpy as np
import pytest

from instantsia.analysis.forecast import forecast
from instantsia.analysis.over_time import milestones, over_time, spoken_of
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.case.bargains import Party
from instantsia.case.happenings import Group
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.questions import Event
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from instantsia.report.data import forecast_data
from instantsia.report.schema import answer_schema
from instantsia.report.sentences import milestones as words
from instantsia.report.terminal import screen
from instantsia.steps import StepKind
from instantsia.steps import _milestones as steps_milestones
from tests.engine.toys import case

TURNS = 24
DRAWS = 40_000
FIRST = {"high": 0.2, "low": 0.02}


class Mark(StepKind):
    """Two milestones: each turn one of them comes about with a stated chance, over and over."""

    kind: str = "mark"
    high: Number = Number(low=0.2, high=0.2, why="invented")
    low: Number = Number(low=0.02, high=0.02, why="invented")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return steps_milestones.milestones(f"{self.id}.high", f"{self.id}.low")

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        out = {}
        for name in FIRST:
            now = streams.uniform(name) < self.constant(state, name)
            out["reached", f"{self.id}.{name}"] = steps_milestones.reached(state, now, f"{self.id}.{name}")
        return out


def plan(*, sides: bool = True, draws: int = DRAWS) -> Plan:
    last = date(1931 + (TURNS - 1) // 12, (TURNS - 1) % 12 + 1, 1)
    group = Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": str(last)})
    toy = case(Mark(id="mark", within="months"), group=(group,))
    event = Event(id="it", text="High before low", when="mark.high < mark.low")
    parties = tuple(Party(id=id, home=()) for id in ("north", "south")) if sides else ()
    return Plan(toy.model_copy(update={"event": (event,), "party": parties}), draws=draws)


def test_the_first_turn_counts_and_never_is_later_than_all() -> None:
    """Geometric waiting of each, and of two that are apart the chance that one comes first, ties not counted."""
    made = plan()
    run = columns_of(made)
    replays = Replays(made)
    found = over_time(replays, shares.state_of(replays.prepared, run))
    assert found is not None
    assert [*found.milestones] == ["mark.high", "mark.low"]
    for name, h in FIRST.items():
        told = found.milestones[f"mark.{name}"]
        gone = 1 - (1 - h) ** TURNS
        assert abs(told.ever - gone) < 4 * (gone * (1 - gone) / DRAWS) ** 0.5
        half = next((k for k in range(1, TURNS + 1) if 1 - (1 - h) ** k >= 0.5), None)
        assert (told.quantiles[0.5].day is None) == (half is None)
        hazard = told.course[0].hazard
        assert hazard is not None
        assert abs(hazard - h) < 4 * (h * (1 - h) / DRAWS) ** 0.5
    high, low = FIRST["high"], FIRST["low"]
    # at most TURNS turns: the one comes about in a turn at whose end the other has not
    s = (1 - high) * (1 - low)
    first = high * (1 - low) * (1 - s**TURNS) / (1 - s)
    share = np.mean(run["came/it"] < np.inf)
    assert abs(share - first) < 4 * (first * (1 - first) / DRAWS) ** 0.5


class Named(Mark):
    """Has a variable that is called as a milestone of the other is."""

    VARIABLES = {"high": Variable("actor", "f8", 0.0, "whatever each thinks of it")}

    kind: str = "named"

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return ()

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return {}


def test_a_milestone_is_no_variable_that_is_called_so() -> None:
    """`talks.agreed` was read as who had agreed at a caucus: another array, of another shape."""
    made = plan(draws=512)
    both = (*made.case.step, Named(id="named", within="months"))
    again = Plan(made.case.model_copy(update={"step": both}), draws=512)
    np.testing.assert_array_equal(columns_of(again)["came/it"], columns_of(made)["came/it"])


def test_only_two_sides_have_milestones_that_are_told() -> None:
    """If it failed, screens of cases in which charges are brought week by week would have a table more."""
    assert milestones(Replays(plan(sides=False, draws=64)).prepared) == ()


def test_screen_and_answer_tell_them() -> None:
    made = plan(draws=2_000)
    found = forecast(made, columns_of(made))
    shown = screen(found)
    assert "When        ever  1 in 10  1 in 4  even chance    9 in 10" in shown
    assert "mark high" in shown
    assert "not by Dec 32" in shown
    assert all(len(line) <= 80 for line in shown.split("\n"))
    data = json.loads(json.dumps(forecast_data(found)))
    jsonschema.Draft202012Validator(answer_schema()).validate(data)
    assert data["milestones"]["mark.low"]["until"] == "1932-12-01"


def test_what_something_turns_on_is_told_first() -> None:
    made = plan(draws=64)
    assert spoken_of(made.case) == {"mark.high", "mark.low"}
    event = Event(id="it", text="High", when="mark.high")
    assert spoken_of(made.case.model_copy(update={"event": (event,)})) == {"mark.high"}


@pytest.mark.parametrize(("name", "said"), [("talks.acknowledged", "talks acknowledged"), ("a_b.c_d", "a b c d")])
def test_a_milestone_is_called_by_its_words(name: str, said: str) -> None:
    assert words.called(name) == said

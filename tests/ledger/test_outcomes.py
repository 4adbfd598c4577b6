"""What would be wrong: events that do not follow from where it settled, a day that no step has."""

from __future__ import annotations

import pytest

from instantsia import api
from instantsia.analysis.replaying import shares
from instantsia.case.dates import day_text
from instantsia.engine.plan import prepare
from instantsia.ledger.outcomes import derived, last_day
from tests.ledger.ban import played


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> api.Result:
    return played(tmp_path_factory.mktemp("ban"))


def test_what_follows_from_a_place_is_what_the_engine_says_of_a_draw_that_settled_there(result: api.Result) -> None:
    """The engine's own events, draw by draw, are the independent answer."""
    plan = result.plan
    state = shares.state_of(prepare(plan), result.columns)
    happens = shares.events(prepare(plan), state)
    for draw in range(0, 400, 7):
        place = float(result.columns["value/settlement"][draw])
        told = derived(plan.case, "ban", "settlement", place)
        assert told == {event: bool(happens[event][draw]) for event in ("beyond", "full", "either", "met")}


def test_the_day_by_which_it_is_known_is_that_of_the_headlines_last_step(result: api.Result) -> None:
    day = last_day(result.plan.case)
    assert day is not None
    assert day_text(day) == "2099-03-01"
    assert last_day(api.load("june-1957").case) is not None

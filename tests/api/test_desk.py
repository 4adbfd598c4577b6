"""What would be wrong: a page that shows something else under the hand than a run with the same number says."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

import instantsia
from instantsia.analysis.ranges.ranges import ranges, stretched
from instantsia.analysis.ranges.screening import corners
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.groups import without
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Share
from instantsia.case.paths import canonical
from instantsia.engine.plan import Plan
from instantsia.errors import CaseError, UserError

EXAMPLE = Path(instantsia.__file__).parent / "stakeholders" / "files" / "example.csv"
VANTAGE = {"as_of": "1957-06-17"}
DRAWS = 600
PATHS = {
    "bulganin.post": (0, 100),
    "saburov.post": (0, 100),
    "step.presidium.precision": (0.5, 20),
    "step.adjourn.pressed": (0, 1),
    "molotov.seats": (0, 5),
}


@functools.cache
def study() -> instantsia.Study:
    return instantsia.load("june-1957")


@functools.cache
def desk() -> instantsia.Desk:
    return instantsia.Desk(study(), draws=DRAWS, **VANTAGE)


moves = st.dictionaries(st.sampled_from(sorted(PATHS)), st.floats(0, 1), min_size=1, max_size=2).map(
    lambda moved: {
        path: round(PATHS[path][0] + at * (PATHS[path][1] - PATHS[path][0]), 3) for path, at in moved.items()
    }
)


def fresh(*sets: str) -> tuple[Plan, Share, tuple[str, ...]]:
    """The plan of a run with some numbers set, its headline with its range, and what is held for that."""
    run = study().changing(sets).run(draws=DRAWS, runs=None, **VANTAGE)
    replays = Replays(run.plan)
    state = shares.state_of(replays.prepared, run.columns)
    events = {event: shares.measured(holds) for event, holds in shares.events(replays.prepared, state).items()}
    found = ranges(replays, state, events, {})
    return run.plan, found.event("turned", events["turned"]), tuple(one.id for one in found.strongest)


def typed(values: dict[str, float]) -> list[str]:
    return [f"{path}={value!r}" for path, value in values.items()]


@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))
@given(values=moves)
@example(values={"molotov.seats": 0.0})
def test_while_a_number_moves_p_is_that_of_a_run_with_it_and_the_range_is_what_was_held_less_it(
    values: dict[str, float],
) -> None:
    found = desk().at(values)
    plan = study().changing(typed(values)).plan(DRAWS, **VANTAGE)
    assert found.moving
    replays = Replays(plan)
    assert found.p == replays.headline()
    # the corners that the desk keeps, played in the case with the numbers set
    paths = {canonical(path) for path in values}
    kept = [one for each in desk()._held if (one := without(each.group, paths)) is not None]
    assert found.held == tuple(one.id for one in kept)
    held = [replays.headline(end) for end in corners(kept)]
    assert (found.low, found.high) == stretched(found.p, replays.headline(), held, replays.draws)


@settings(max_examples=3, phases=(Phase.explicit, Phase.generate))
@given(values=moves)
def test_let_go_it_is_the_run_with_the_number(values: dict[str, float]) -> None:
    here = instantsia.Desk(study(), draws=DRAWS, **VANTAGE)
    here.at(values)
    found = here.release()
    _, headline, held = fresh(*typed(values))
    assert not found.moving
    assert (found.p, found.mcse, found.low, found.high) == (headline.p, headline.mcse, headline.low, headline.high)
    assert found.held == held
    # what was chosen then is what is kept while the next number moves
    assert here.at(values).held == tuple(
        one.id for one in (without(each.group, here._values.keys()) for each in here._held) if one is not None
    )


def test_nothing_moved_is_the_run_itself() -> None:
    _, headline, _ = fresh()
    for found in (desk().at({}), instantsia.Desk(study(), draws=DRAWS, **VANTAGE).release()):
        assert (found.p, found.low, found.high) == (headline.p, headline.low, headline.high)


def test_a_step_that_is_given_is_played_where_a_number_that_it_reads_is_moved() -> None:
    """The record says how it went, and with another number it may have gone otherwise."""
    case = {
        "instantsia": 1,
        "title": "The pier",
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": ["a", "b", "c"], "rule": {"kind": "majority"}}],
        "step": [
            {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11", "given": True}
        ],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
        "assumption": [{"about": f"{one}.pier", "value": "0..100", "why": "so"} for one in "abc"],
        "source": [{"id": "minutes", "cite": "M", "p": 0.99, "made": "1931-03-12"}],
        "claim": [{"id": "c1", "source": "minutes", "about": "record.ballot", "value": "close", "right": 0.99}],
    }
    pier = instantsia.load(case)
    here = instantsia.Desk(pier, draws=DRAWS)
    assert here.at({}).p > 0.9
    plan = pier.changing(["a.pier=10.0"]).plan(DRAWS)
    assert plan.played == ("ballot",)
    assert here.at({"a.pier": 10.0}).p == Replays(plan).headline() < 0.5


def test_what_the_case_does_not_have_is_refused_as_by_set() -> None:
    with pytest.raises(CaseError, match="bulganin"):
        desk().at({"bulgannin.post": 3})
    with pytest.raises(CaseError, match=r"step\.adjourn\.pressed"):
        desk().at({"step.adjourn.pressed": 3})
    desk().at({"step.adjourn.pressed": 0.3})
    with pytest.raises(CaseError, match=r"step\.adjourn\.pressed"):
        desk().at({"step.adjourn.pressed": 3})
    with pytest.raises(CaseError, match=r"bulganin\.post"):
        desk().at({"bulganin.post": 101})


def test_an_option_is_a_point_and_what_is_no_number_is_a_sentence() -> None:
    place = study().case.issues["post"].places["remove"]
    assert desk().at({"bulganin.post": "remove"}).p == desk().at({"bulganin.post": place}).p
    said = study().changing(["claim.p1.value=keep"])
    assert desk().at({"claim.p1.value": "keep"}).p == instantsia.Desk(said, draws=DRAWS, **VANTAGE).at({}).p
    with pytest.raises(TypeError, match="a desk is made of a study"):
        instantsia.Desk("june-1957")  # type: ignore[arg-type]
    for wrong in (True, float("nan"), float("inf"), None, "10..40"):
        with pytest.raises(UserError, match=r"bulganin\.post: found .* expected"):
            desk().at({"bulganin.post": wrong})  # type: ignore[dict-item]
    with pytest.raises(CaseError, match="known: abolish"):
        desk().at({"bulganin.post": "hello"})


def test_p_is_of_all_draws_and_the_range_of_those_that_are_replayed() -> None:
    """More draws than are replayed, of a table: p from one play, the range from another."""
    table = instantsia.forecast_table(EXAMPLE, {"ends": "no ban|full ban", "status_quo": "0"}, as_of="2026-12-01")
    here = instantsia.Desk(table, draws=2_400, as_of="2026-12-01")
    path = f"{table.case.actor[0].id}.position"
    moving = here.at({path: 12.0})
    found = here.release()
    run = table.changing([f"{path}=12.0"]).run(draws=2_400, runs=None, as_of="2026-12-01").forecast
    headline = run.events[0].share
    assert moving.p == found.p == headline.p
    assert (found.low, found.high) == (headline.low, headline.high)


def test_nothing_is_moved_when_nothing_is() -> None:
    here = instantsia.Desk(study(), draws=DRAWS, **VANTAGE)
    assert not here.at({}).moving
    assert here.at({"bulganin.post": 20.0}).moving


def test_a_rule_a_member_and_an_absence_are_another_desk() -> None:
    here = instantsia.Desk(study(), draws=DRAWS, **VANTAGE)
    here.at({"bulganin.post": 20.0})
    other = here.changed(['body.presidium.absent=["saburov"]'])
    _, headline, _ = fresh('body.presidium.absent=["saburov"]', "bulganin.post=20.0")
    found = other.release()
    assert (found.p, found.low, found.high) == (headline.p, headline.low, headline.high)

"""What would be wrong: a difference where nothing changed, an error as if the draws were unrelated, a record that holds
one side still while the other is played."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.analysis.changes.compare import (
    _change,
    _codes,
    _common,
    _tables,
    compare,
    compare_runs,
    side_by_side,
)
from instantsia.analysis.changes.differing import changed
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import state_of
from instantsia.analysis.results.changes import Comparison, Difference
from instantsia.api.tables import forecast_table
from instantsia.case.model import Case
from instantsia.casefile.document import read_folder
from instantsia.casefile.library import find
from instantsia.casefile.load import load
from instantsia.casefile.overlay import what_if
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.run import columns_of
from instantsia.evidence.variation import Variation
from instantsia.report.comparison import screen
from tests.analysis.course.test_courses import pier, record

DRAWS = 3000
HELD = (Variation(at_quantile={"actor.cedar.pier": 0.1}), Variation(at_quantile={"actor.cedar.pier": 0.9}))


def away(case: Case, *names: str) -> Case:
    """The same case without some members of the board."""
    board, *rest = case.body
    left = tuple(one for one in board.members if one not in names)
    return case.model_copy(update={"body": (board.model_copy(update={"members": left}), *rest)})


def differences(one: Comparison) -> list[Difference]:
    return [*one.events, *one.happened, *(d for step in one.steps.values() for d in step)]


def drawn(plan: Plan) -> State:
    return state_of(prepare(plan), columns_of(plan))


def test_a_case_beside_itself_differs_in_nothing() -> None:
    plan = Plan(pier(), draws=DRAWS)
    one = compare(plan, plan, HELD)
    assert all(d.change == d.mcse == d.low == d.high == 0 for d in differences(one))
    assert changed(plan, plan) == frozenset()
    assert side_by_side(plan, plan) == (plan, plan)


def test_the_other_way_round_is_the_negative() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(away(pier(), "birch"), draws=DRAWS)
    there, back = compare(before, after, HELD), compare(after, before, HELD)
    for one, other in zip(differences(there), differences(back), strict=True):
        assert one.change is not None
        assert (one.before, one.after, one.change, one.mcse) == (other.after, other.before, -other.change, other.mcse)  # type: ignore[operator]
        assert one.low == (None if other.high is None else pytest.approx(-other.high))


def test_recounted_draw_by_draw() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(away(pier(), "birch"), draws=DRAWS)
    found = compare(before, after)
    was, now = drawn(before), drawn(after)
    y_b = ((was["decided", "ballot"] == 1) | (was["decided", "appeal"] == 1)).astype(int)
    y_a = ((now["decided", "ballot"] == 1) | (now["decided", "appeal"] == 1)).astype(int)
    event = found.events[0]
    assert event.change == pytest.approx((y_a - y_b).mean())
    assert event.mcse == pytest.approx((y_a - y_b).std() / math.sqrt(DRAWS))
    happened = next(d for d in found.happened if d.id == "appeal")
    assert happened.before == was["happened", "appeal"].mean()
    assert happened.after == now["happened", "appeal"].mean()
    closes = next(d for d in found.steps["appeal"] if d.id == "close")
    assert closes.before == pytest.approx((was["decided", "appeal"][was["happened", "appeal"]] == 1).mean())
    assert closes.after == pytest.approx((now["decided", "appeal"][now["happened", "appeal"]] == 1).mean())


def test_common_draws_tell_more_than_two_runs_would() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(away(pier(), "birch"), draws=DRAWS)
    paired = compare(before, after).events[0].mcse
    p, q = compare(before, after).events[0].before, compare(before, after).events[0].after
    assert paired is not None
    assert p is not None
    assert q is not None
    assert paired < 0.8 * math.sqrt((p * (1 - p) + q * (1 - q)) / DRAWS)


def test_the_error_of_a_difference_of_ratios_is_what_redrawing_shows() -> None:
    # draws of a step that happens in part of them, more often on one side: resampled 4,000 times
    rng = np.random.default_rng(3)
    n = 400
    u, v = rng.random(n), rng.random(n)
    before = np.where(v < 0.5, 1 + (u < 0.4), 0).astype(np.int8)
    after = np.where(v < 0.7, 1 + (u < 0.5), 0).astype(np.int8)
    target = ("outcome", "s", "o")
    found = _common(_tables([({target: before}, {target: after})])[target])
    changes = []
    for _ in range(4000):
        again = rng.integers(0, n, n)
        changes.append(_change(_tables([({target: before[again]}, {target: after[again]})])[target]))
    assert found.mcse == pytest.approx(float(np.std(np.array(changes, float))), rel=0.06)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=50), st.integers(1, 9))
def test_blocks_are_no_part_of_the_answer(draws: list[tuple[int, int]], size: int) -> None:
    target = ("event", "e", "")

    def sides(part: list[tuple[int, int]]) -> tuple[Mapping[Any, Any], Mapping[Any, Any]]:
        before, after = zip(*part, strict=True)
        return {target: np.array(before, np.int8)}, {target: np.array(after, np.int8)}

    whole = _tables([sides(draws)])[target]
    cut = _tables(sides(draws[k : k + size]) for k in range(0, len(draws), size))[target]
    assert np.array_equal(whole, cut)
    assert _common(whole) == _common(cut)


def test_low_and_high_are_how_far_the_corners_move_the_difference() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(away(pier(), "birch"), draws=DRAWS)
    found = compare(before, after, HELD).events[0]
    one, other = Replays(before), Replays(after)

    def difference(variation: Variation) -> float:
        return other.headline(variation) - one.headline(variation)

    moves = [difference(corner) - difference(Variation()) for corner in HELD]
    assert found.change is not None
    assert found.low == pytest.approx(found.change + min(0, *moves))
    assert found.high == pytest.approx(found.change + max(0, *moves))
    assert found.low < found.high  # type: ignore[operator]
    bare = compare(before, after).events[0]
    assert bare.low is bare.high is None


def test_a_corner_that_leaves_few_draws_says_nothing_about_what_is_among_them() -> None:
    # everybody wants it closed at one corner, so that it hardly ever comes to the council
    case = pier(assumption=[{"about": "*.pier", "value": {"value": "0..100", "why": "so", "group": "all"}}])
    corner = Variation(at_quantile={f"actor.{one}.pier": 0.99 for one in ("alder", "birch", "cedar", "dorn")})
    found = compare(Plan(case, draws=DRAWS), Plan(away(case, "birch"), draws=DRAWS), [corner])
    assert all(d.low is None for d in found.steps["appeal"])
    assert all(d.low is not None for d in (*found.events, *found.happened, *found.steps["ballot"]))


# ------------------------------------------------------------------------------------ what can depend on it


def test_a_given_step_that_the_change_reaches_is_played_on_both_sides() -> None:
    claims = [record("record.ballot", "close"), record("record.appeal", "keep", number=2)]

    def both_given(bloc: str) -> Case:
        told = [{"about": "*.pier", "value": "0..100", "why": "so"}, {"about": "bloc.pier", "value": bloc, "why": "so"}]
        return pier(claim=claims, ballot={"given": True}, appeal={"given": True}, assumption=told)

    plan, late = Plan(both_given("0..100"), draws=400), Plan(both_given("0..10"), draws=400)
    assert plan.given == {"ballot", "appeal"}
    early = replace(plan, case=away(plan.case, "birch"))
    assert [one.given for one in side_by_side(plan, early)] == [frozenset(), frozenset()]
    assert [one.given for one in side_by_side(plan, late)] == [{"ballot"}, {"ballot"}], "before the change it stays"
    assert compare(plan, late).note == "played on both sides although the record gives it: appeal"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"without": ("teller.x",)}, {"actor.alder.pier"}),
        ({"without": ("source.s",)}, {"actor.alder.pier", "record.ballot", "step.ballot"}),
        ({"assume": {"s": "not"}}, {"actor.alder.pier", "record.ballot", "step.ballot"}),
        ({"without": ("claim.r2",)}, {"record.ballot", "step.ballot"}),
        ({"as_of": 704_000}, {"actor.alder.pier", "record.ballot", "step.ballot"}),
    ],
)
def test_doubts_reach_what_rests_on_them(more: dict[str, Any], expected: set[str]) -> None:
    claims = [record("alder.pier", "90") | {"told_by": "x"}, record("record.ballot", "close", number=2)]
    plan = Plan(pier(claim=claims))
    assert changed(plan, replace(plan, **more)) == expected


def test_what_is_only_told_changes_nothing() -> None:
    one, other = pier(), pier(title="Another title", ballot={"text": "They vote", "tell": {"keep": "It stays."}})
    assert changed(Plan(one), Plan(other)) == frozenset()


def test_every_kind_of_change_is_found() -> None:
    base = Plan(pier())

    def found(**more: Any) -> set[str]:
        return set(changed(base, Plan(pier(**more))))

    assert found(ballot={"precision": {"value": 9, "why": "so"}}) == {"step.ballot"}
    assert found(appeal={"chance": {"value": 0.9, "why": "so"}}) == {"step.appeal"}
    assert changed(base, Plan(away(pier(), "birch"))) == {"step.ballot"}
    people = [{"id": one} for one in ("alder", "birch", "cedar", "dorn")]
    assert found(actor=[*people, {"id": "bloc", "seats": 5}, {"id": "ships", "seats": 4}]) == {"actor.bloc.seats"}
    everybody = [{"about": "*.pier", "value": "0..90", "why": "so"}]
    assert "actor.cedar.pier" in found(assumption=everybody)
    scale = {"id": "pier", "options": ["keep", "close"], "scale": {"0": "no", "100": "yes"}}
    assert found(issue=[scale | {"at": {"keep": 10, "close": 90}}]) >= {"step.ballot", "step.appeal"}


def test_a_step_that_is_added_is_a_change() -> None:
    case = pier()
    shorter = case.model_copy(update={"step": case.step[:1]})
    assert changed(Plan(case), Plan(shorter)) == {"step.appeal"}


def test_every_what_if_of_a_bundled_case_is_found_as_it_was_asked() -> None:
    document = read_folder(find("june-1957"))
    case = load(document)
    for one in case.what_if:
        other = what_if(document, one.id)
        plan = Plan(load(other.document), without=other.without, assume=other.assume)
        reached = changed(Plan(case), plan)
        for path in other.paths:
            kind, name, *_ = path.split(".")
            assert path in reached or f"step.{name}" in reached or (kind == "body" and reached), one.id


# -------------------------------------------------------------------------------------------------- two runs


def test_two_runs_of_one_seed_are_compared_draw_by_draw() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(away(pier(), "birch"), draws=DRAWS)
    stored = compare_runs(before, columns_of(before), after, columns_of(after), text="Birch is away")
    assert differences(stored) == differences(compare(before, after))
    assert (stored.note, stored.text) == ("", "Birch is away")


@pytest.mark.parametrize("more", [{"seed": 2}, {"draws": 1000}])
def test_two_runs_of_other_draws_have_errors_of_their_own_and_say_so(more: dict[str, Any]) -> None:
    before, after = Plan(pier(), draws=DRAWS), replace(Plan(pier(), draws=DRAWS), **more)
    found = compare_runs(before, columns_of(before), after, columns_of(after))
    event = found.events[0]
    assert event.before is not None
    assert event.after is not None
    errors = [p * (1 - p) / n for p, n in ((event.before, DRAWS), (event.after, after.draws))]
    assert event.mcse == pytest.approx(math.sqrt(sum(errors)))
    assert event.change == pytest.approx(event.after - event.before)
    assert f"differ in {next(iter(more))}" in found.note


def test_a_run_that_is_given_a_step_says_so_beside_one_that_plays_it() -> None:
    case = pier(claim=[record("record.ballot", "close")], ballot={"given": True})
    before, after = Plan(case, draws=400), Plan(case, draws=400, played=("ballot",))
    found = compare_runs(before, columns_of(before), after, columns_of(after))
    assert "ballot is taken from the record in one run and played in the other" in found.note


def test_codes_are_three() -> None:
    plan = Plan(pier(), draws=400)
    state = drawn(plan)
    codes = _codes(prepare(plan), state)
    assert np.array_equal(codes["outcome", "appeal", "keep"] > 0, state["happened", "appeal"])
    assert (codes["event", "closed", ""] > 0).all()


def test_where_a_bargain_is_expected_to_end_is_told_of_both_sides() -> None:
    rows = [{"actor": "Ash", "position": 20, "salience": 50}, {"actor": "Elm", "position": 80, "salience": 70}]
    before = forecast_table(rows)
    after = forecast_table(rows, set=["Ash.position=40"])
    day = before.case.as_of
    ((issue, (one, other)),) = before.compare_with(after, draws=500, as_of=day).expected.items()
    assert one == before.run(draws=500, as_of=day).forecast.values[issue].median
    assert other == after.run(draws=500, as_of=day).forecast.values[issue].median
    assert "Expected outcome of" in screen(before.compare_with(after, draws=500, as_of=day))

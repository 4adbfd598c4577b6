"""Moves of least effort: what would be wrong if a cheaper one were overlooked, or one did not do what it promises."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instantsia.analysis.levers.bodies import Body
from instantsia.analysis.levers.lever import Lever, Levers
from instantsia.errors import UserError
from tests.analysis.levers.settling import bodies, central, every_move, settles, study

PEOPLE = {"ash": 80.0, "beech": 20.0, "cedar": 35.0, "dorn": 60.0, "elm": 10.0}
SALIENCE = {"ash": 0.9, "beech": 0.8, "cedar": 0.3, "dorn": 0.5, "elm": 1.0}
CAPABILITY = {"ash": 5.0, "beech": 3.0, "cedar": 2.0, "dorn": 4.0, "elm": 1.0}
WEIGHED: dict[str, Any] = {"salience": SALIENCE, "capability": CAPABILITY}
GRID = [number / 10 for number in range(1001)]


def of(found: Iterable[Lever], actor: str, key: str = "position") -> Lever:
    return next(one for one in found if one.actor == actor and one.key == key)


def over(body: Body, value: float, found: Levers) -> bool:
    """Whether a settlement is where the levers take it, sums that differ by rounding alone being equal."""
    line = found.goal.line
    assert line is not None
    beyond = value > line + 1e-7 if body.issue.beyond == "above" else value < line - 1e-7
    wanted = (found.goal.side == "above") == (body.issue.beyond == "above")
    return beyond == (wanted != found.goal.reached)


# ------------------------------------------------------------------------------------------------------ closed forms


def test_under_the_mean_a_position_moves_it_by_w_d_over_the_sum_of_w() -> None:
    """The closed form; another weight would name the wrong actor as the cheap one."""
    case = study(PEOPLE, **WEIGHED)
    weight = {one: SALIENCE[one] * CAPABILITY[one] for one in PEOPLE}
    total = sum(weight.values())
    assert case.levers("ash", draws=10).settles == pytest.approx(
        sum(weight[one] * PEOPLE[one] for one in PEOPLE) / total, rel=1e-14
    )
    positions = [one for one in every_move(case, "ash") if one.key == "position"]
    assert {one.actor for one in positions} == {"beech", "cedar", "dorn", "elm"}
    for one in positions:
        assert one.to is not None
        assert one.moves == pytest.approx(weight[one.actor] * (one.to - PEOPLE[one.actor]) / total, rel=1e-12)
        assert one.effort == pytest.approx(abs(one.to - PEOPLE[one.actor]) * SALIENCE[one.actor], rel=1e-12)


def test_ones_own_salience_and_capability_are_raised_to_the_top_of_the_column() -> None:
    """Own weight is a lever as well: (w' - w)(x - O) / (W + w' - w), and only where the method reads it."""
    case = study(PEOPLE | {"ash": 70.0}, **WEIGHED)
    found, settled = every_move(case, "dorn", 60.0), central(case).outcome
    weight = {one: SALIENCE[one] * CAPABILITY[one] for one in PEOPLE}
    total = sum(weight.values())
    for key, raised, to in (("salience", 4.0 * 1.0, 1.0), ("capability", 5.0 * 0.5, 5.0)):
        one = of(found, "dorn", key)
        more = raised - weight["dorn"]
        assert one.to == to
        assert one.moves == pytest.approx(more * (60.0 - settled) / (total + more), rel=1e-12)
        assert one.effort >= 0
    voted = study(PEOPLE, model="win-set", salience=SALIENCE).levers("dorn", draws=10)
    assert {one.key for one in voted.levers} == {"position"}


def test_without_a_line_the_goal_is_the_point() -> None:
    found = study(PEOPLE, line=None, **WEIGHED).levers("elm", 50.0, draws=10)
    assert found.goal.line is None
    assert found.settles == pytest.approx(53.238095)
    assert all(one.moves is not None and one.moves < 0 for one in found.levers)
    assert found.joint_moves
    assert found.settles + found.joint_change == pytest.approx(50.0, abs=0.1)  # type: ignore[operator]
    # nobody is moved past the point, so that with one left beyond it who speaks for it there is no way down to 30
    assert not study(PEOPLE, line=None, **WEIGHED).levers("ash", 30.0, draws=10).joint_moves


def test_where_it_settles_there_already_the_levers_are_what_would_endanger_it() -> None:
    """It settles at 53, above the line, where ash wants it: who could carry it down is listed, and nobody up."""
    found = study(PEOPLE, **WEIGHED).levers("ash", draws=10)
    assert (found.goal.side, found.goal.reached) == ("above", True)
    assert found.levers
    assert all(one.moves is not None and one.moves < 0 and one.key == "position" for one in found.levers)
    other = study(PEOPLE, **WEIGHED).levers("elm", draws=10)
    assert (other.goal.side, other.goal.reached) == ("below", False)
    assert all(one.moves is not None and one.moves < 0 for one in other.levers)


def test_a_vote_is_counted_as_well_where_nobody_states_a_salience() -> None:
    """Effort is in points then; a salience of nothing would make every move free."""
    found = study(PEOPLE, model="win-set").levers("ash", draws=10)
    assert not found.saliences
    for one in found.levers:
        assert one.effort == pytest.approx(abs(one.to - one.start))  # type: ignore[operator]


def test_saliences_of_0_to_100_count_as_hundredths() -> None:
    """The same table in per cent must not make everything a hundred times dearer."""
    one = study(PEOPLE, **WEIGHED).levers("ash", draws=10)
    hundred = {name: 100 * value for name, value in SALIENCE.items()}
    other = study(PEOPLE, salience=hundred, capability=CAPABILITY).levers("ash", draws=10)
    assert [each.effort for each in one.levers] == pytest.approx([each.effort for each in other.levers])


# ------------------------------------------------------------------------------------------------------- brute force


@pytest.mark.slow
@settings(max_examples=60)
@given(bodies(), st.data())
def test_every_single_move_is_the_cheapest_that_there_is(written: dict[str, Any], data: st.DataObject) -> None:
    """Every tenth of a point is tried for everybody: a nearer place that carries it was overlooked otherwise."""
    case = study(**written)
    who = data.draw(st.sampled_from(sorted(written["positions"])))
    try:
        found = case.levers(who, draws=4)
    except UserError:
        assume(False)
    body, goal = central(case), found.goal
    up = (goal.side == "above") != goal.reached
    cap = (100.0 if up else 0.0) if goal.reached else goal.point
    assert cap is not None
    assert found.settles is not None
    moves = every_move(case, who)
    for one, start in written["positions"].items():
        ahead = sorted({*GRID, cap}, reverse=not up)
        places = [place for place in ahead if (place > start and place <= cap if up else cap <= place < start)]
        mine = next((each for each in moves if each.actor == one and each.key == "position"), None)
        if one == who or not places:
            assert mine is None
            continue
        rows = np.repeat(body.stakes.position, len(places), axis=0)
        rows[:, body.members.index(one)] = places
        outcomes = body.settles_at(rows)
        first = next((place for place, value in zip(places, outcomes, strict=True) if over(body, value, found)), None)
        if first is not None:
            assert mine is not None
            assert mine.carries
            assert mine.effort == pytest.approx(abs(first - start) * written["salience"][one], abs=1e-9)
        elif mine is not None:
            assert not mine.carries
            best = max(outcomes) if up else min(outcomes)
            assert found.settles + mine.moves == pytest.approx(best, abs=1e-6)  # type: ignore[operator]
        else:
            gains = outcomes - found.settles if up else found.settles - outcomes
            assert max(gains) <= 1e-6


@pytest.mark.slow
@settings(max_examples=60)
@given(bodies(4), st.data())
def test_no_set_of_moves_is_cheaper_than_the_one_found(written: dict[str, Any], data: st.DataObject) -> None:
    """All sets of moves to every place at which anything can change are tried."""
    case = study(**written)
    who = data.draw(st.sampled_from(sorted(written["positions"])))
    try:
        found = case.levers(who, draws=4)
    except UserError:
        assume(False)
    if not found.proven or found.joint_withheld:
        return
    body, goal = central(case), found.goal
    up = (goal.side == "above") != goal.reached
    cap = (100.0 if up else 0.0) if goal.reached else goal.point
    assert cap is not None
    assert goal.line is not None
    middle = (goal.line + written["quo"]) / 2
    marks = {cap, goal.line, middle, *written["positions"].values()}
    marks |= {round(np.floor(mark * 10) / 10 + step, 1) for mark in (goal.line, middle) for step in (-0.1, 0, 0.1)}
    choices = []
    for one in body.members:
        start = written["positions"][one]
        ahead = [mark for mark in marks if (start < mark <= cap if up else cap <= mark < start)]
        choices.append([start] if one == who else [start, *ahead])
    rows = np.array(list(itertools.product(*choices)))
    salience = np.array([written["salience"][one] for one in body.members])
    efforts = np.abs(rows - body.position) @ salience
    good = np.array([over(body, value, found) for value in body.settles_at(rows)])
    if not found.joint_moves:
        assert not good.any()
        return
    assert over(body, settles(body, **{one.actor: one.to for one in found.joint_moves if one.to is not None}), found)
    if good.any():
        # the last place is rounded to a tenth of a point
        assert found.effort <= efforts[good].min() + 0.1 * len(salience) * (written["model"] == "weighted-mean") + 1e-9


def test_under_the_mean_the_cheapest_set_takes_those_first_whose_weight_per_salience_is_largest() -> None:
    """By hand: a point of beech's position moves c s / W for a salience of s, so that capability alone decides."""
    found = study(PEOPLE, line=70.0, **WEIGHED).levers("ash", draws=10)
    # the strongest go all the way first: dorn (4), beech (3), then cedar (2), elm (1)
    taken = {one.actor: one.to for one in found.joint_moves}
    order = ["dorn", "beech", "cedar", "elm"]
    whole = [one for one in order if taken.get(one) == 80.0]
    assert whole == order[: len(whole)]
    assert len(taken) <= len(whole) + 1
    assert found.proven


# ---------------------------------------------------------------------------------------------------------- promises


@settings(max_examples=40)
@given(bodies(), st.data())
def test_a_lever_pulled_in_a_new_case_gives_what_it_promised(written: dict[str, Any], data: st.DataObject) -> None:
    """What is printed can be typed: `--set` with the path and the value moves the settlement by just that."""
    case = study(**written)
    who = data.draw(st.sampled_from(sorted(written["positions"])))
    try:
        found = case.levers(who, draws=4)
    except UserError:
        assume(False)
    assert all(one.effort >= 0 for one in (*found.levers, *found.joint_moves))
    for one in found.levers:
        pulled = central(case.changing(set=[f"{one.path}={one.to!r}"]))
        assert pulled.outcome - found.settles == pytest.approx(one.moves, abs=1e-9)  # type: ignore[operator]
        assert over(pulled, pulled.outcome, found) == one.carries
    together = case.changing(set=[f"{one.path}={one.to!r}" for one in found.joint_moves])
    if found.joint_moves:
        assert central(together).outcome - found.settles == pytest.approx(found.joint_change, abs=1e-9)  # type: ignore[operator]


@pytest.mark.parametrize("model", ["weighted-mean", "win-set", "mode", "quantal-response"])
def test_the_share_with_a_lever_pulled_is_that_of_the_case_with_it_set(model: str) -> None:
    """On common draws to the last digit: another path through the sampler would promise another share."""
    case = study(PEOPLE, model=model, width=15.0, salience=SALIENCE, dressed=True)
    found = case.levers("ash", draws=600)
    assert found.p == case.run(draws=600, runs=None).forecast.head.share.p
    played = [one for one in found.levers if one.p_after is not None]
    assert played
    for one in played:
        set_ = case.changing(set=[f"{one.path}={one.to!r}"]).run(draws=600, runs=None).forecast
        assert (one.p_before, one.p_after) == (found.p, set_.head.share.p)


@pytest.mark.slow
@settings(max_examples=40)
@given(bodies(), st.data())
def test_the_reflected_scale_reflects_the_levers(written: dict[str, Any], data: st.DataObject) -> None:
    """Which end is called 0 says nothing: the same people at the same effort, their moves the other way."""
    # without a status quo of its own the weighted median takes the lower of two middles, which reflects into the upper
    assume(written["model"] != "weighted-median")
    mirror = written | {
        "positions": {one: 100.0 - place for one, place in written["positions"].items()},
        "line": 100.0 - written["line"],
        "quo": 100.0 - written["quo"],
        "beyond": "below" if written["beyond"] == "above" else "above",
    }
    # of two middles as near to the status quo the lower one counts, on either scale
    body = central(study(**written))
    other = central(study(**mirror))
    assume(abs(100.0 - other.outcome - body.outcome) < 1e-9)
    who = data.draw(st.sampled_from(sorted(written["positions"])))
    try:
        found = study(**written).levers(who, draws=4)
    except UserError:
        with pytest.raises(UserError):
            study(**mirror).levers(who, draws=4)
        return
    back = study(**mirror).levers(who, draws=4)
    assert back.goal.reached == found.goal.reached
    told = {(one.actor, one.key): one for one in back.levers}
    assert set(told) == {(one.actor, one.key) for one in found.levers}
    for one in found.levers:
        reflected = told[one.actor, one.key]
        assert reflected.effort == pytest.approx(one.effort, abs=1e-6)
        assert reflected.moves == pytest.approx(-one.moves, abs=1e-6)  # type: ignore[operator]
    assert back.effort == pytest.approx(found.effort, abs=0.11)


def test_the_order_of_the_members_changes_nothing() -> None:
    """A table sorted otherwise must give the same levers."""
    one = study(PEOPLE, **WEIGHED).levers("ash", draws=50)
    other = study(PEOPLE, order=sorted(PEOPLE, reverse=True), **WEIGHED).levers("ash", draws=50)
    assert [(each.actor, each.key, each.to) for each in one.levers] == [
        (each.actor, each.key, each.to) for each in other.levers
    ]
    assert [each.actor for each in one.joint_moves] == [each.actor for each in other.joint_moves]


# ------------------------------------------------------------------------------------------------ what they disturb


def test_who_is_hurt_is_who_ends_farther_from_it_by_his_salience() -> None:
    """By hand, under the mean: elm at 10 loses what the settlement rises, at a salience of 1."""
    found = study(PEOPLE, line=56.0, **WEIGHED).levers("ash", draws=10)
    one = of(found.levers, "dorn")
    assert one.moves is not None
    assert one.hurt["elm"] == pytest.approx(one.moves * 1.0)
    assert one.hurt["beech"] == pytest.approx(one.moves * 0.8)
    assert "dorn" not in one.hurt
    assert len(one.hurt) <= 3


def test_the_pivotal_man_changes_where_the_median_passes_to_another() -> None:
    """Of three voters the one in the middle decides; moved past the third they hand that over."""
    found = study({"ash": 90.0, "beech": 40.0, "cedar": 60.0}, model="win-set").levers("ash", draws=10)
    assert found.settles == 60.0
    assert found.goal.reached
    lever = of(found.levers, "cedar")
    assert lever.pivotal is not None
    assert lever.pivotal[0] == "cedar"
    assert lever.to == 50.0
    other = study({"ash": 90.0, "beech": 30.0, "cedar": 40.0}, model="win-set").levers("ash", draws=10)
    assert of(other.levers, "beech").pivotal == ("cedar", "beech")


# ------------------------------------------------------------------------------------------------------------ errors


def test_mistakes_are_one_sentence_each() -> None:
    case = study(PEOPLE, **WEIGHED)
    with pytest.raises(UserError, match=r"there is no actor 'beach' in bans .did you mean Beech"):
        case.levers("beach")
    with pytest.raises(UserError, match="--to is 120, expected a point from 0 to 100"):
        case.levers("ash", 120.0)
    with pytest.raises(UserError, match="nothing is decided on an issue 'bann'"):
        case.levers("ash", issue="bann")
    with pytest.raises(UserError, match="nothing to move"):
        study({"ash": 80.0}, line=90.0).levers("ash", 95.0)


def test_one_who_stands_nowhere_has_to_say_where_he_wants_it() -> None:
    """An actor outside of the body, of whom nothing is assumed: a goal made up for them would be nobody's."""
    import instantsia
    from tests.analysis.levers.settling import written

    case = written(PEOPLE, **WEIGHED)
    case["actor"].append({"id": "fir", "name": "Fir & Sons"})
    loaded = instantsia.load(case)
    with pytest.raises(UserError, match="Fir & Sons has no position on ban: say where they want it with --to"):
        loaded.levers("fir")
    assert loaded.levers("Fir & Sons", 90.0, draws=10).goal.point == 90.0


def test_everybody_on_one_point_and_nobody_with_any_weight_give_an_answer_or_a_sentence() -> None:
    """Equal opponents, zero power, one point: what other programs divide by."""
    same = study(dict.fromkeys(PEOPLE, 20.0), **WEIGHED).levers("ash", draws=10)
    assert same.goal.reached
    assert len(every_move(study(dict.fromkeys(PEOPLE, 20.0), **WEIGHED), "ash")) == 4
    assert not same.levers, "nobody alone carries it over the line, and nothing is doubtful"
    nothing = dict.fromkeys(PEOPLE, 0.0)
    weightless = study(PEOPLE, salience=nothing, capability=nothing).levers("ash", 0.0, draws=10)
    assert not weightless.joint_moves

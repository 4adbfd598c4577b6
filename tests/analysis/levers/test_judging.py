"""What is worth being shown: what would be wrong if a move did nothing, or its side were worse off with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import instantsia
from instantsia.analysis.levers.judging import Judge
from instantsia.errors import UserError
from tests.analysis.levers.settling import bodies, study, written
from tests.analysis.levers.test_ballots import council


@settings(max_examples=12)
@given(bodies(), st.data())
def test_no_lever_moves_it_by_less_than_a_hundredth_or_against_its_side(
    case: dict[str, Any], data: st.DataObject
) -> None:
    who = data.draw(st.sampled_from(sorted(case["positions"])))
    try:
        found = study(**case, width=10.0, dressed=True).levers(who, draws=100)
    except UserError:
        assume(False)
    beyond = case["beyond"] == "above"
    wants = (found.goal.side == "above") == beyond
    for one in found.levers:
        assert one.p_before == found.p
        change = one.p_after - one.p_before  # type: ignore[operator]
        assert abs(change) >= 0.01 - 1e-9
        if 0 < found.p < 1:
            assert (change > 0) == (wants != found.goal.reached)
    if found.joint_moves:
        assert abs(found.joint_p - found.p) >= 0.01 - 1e-9  # type: ignore[operator]
    assert len(found.levers) + found.withheld <= 40


@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 10), st.integers(1, 9)), min_size=2, max_size=5), st.data()
)
def test_somebody_who_moves_towards_you_never_makes_it_less_likely(
    people: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    """With the disagreement as it is: a larger spread would widen the errors on either side of the line."""
    positions = {f"m{number}": float(place) for number, (place, _, _) in enumerate(people)}
    case = study(
        positions,
        salience={f"m{number}": salience / 10 for number, (_, salience, _) in enumerate(people)},
        capability={f"m{number}": float(weight) for number, (*_, weight) in enumerate(people)},
        line=float(data.draw(st.integers(5, 95))),
        width=10.0,
        dressed=True,
    )
    who = data.draw(st.sampled_from(sorted(positions)))
    try:
        found = case.levers(who, 100.0, draws=200)
    except UserError:
        assume(False)
    assume(not found.goal.reached and found.goal.side == "above")
    for one in found.levers:
        if one.key == "position":
            assert one.p_after >= one.p_before  # type: ignore[operator]
    if found.joint_p is not None:
        assert found.joint_p >= found.p


def test_a_judge_shows_what_helps_by_a_hundredth_and_leaves_nobody_worse_off() -> None:
    judge = Judge(p=0.46, wants=True, danger=False, worth=-0.2)
    assert judge.shows(0.47, -0.2)
    assert not judge.shows(0.469, -0.1)
    assert not judge.shows(0.40, -0.1)
    assert not judge.shows(0.60, -0.3), "worse off where it settles"
    danger = Judge(p=0.46, wants=True, danger=True, worth=-0.2)
    assert danger.shows(0.40, -0.5)
    assert not danger.shows(0.50, -0.1)
    assert Judge(p=0.46, wants=None, danger=False, worth=0.0).gain(0.40) == pytest.approx(0.06)


def test_who_was_left_blank_is_not_moved_but_told_where_they_would_have_to_stand() -> None:
    """They have no place: "from 50" would be made up."""
    case = written(
        {"ash": 90.0, "beech": 0.0, "cedar": 45.0}, salience={"ash": 1.0, "beech": 1.0, "cedar": 1.0}, dressed=True
    )
    case["assumption"] = [
        one | {"value": "0..50..100"} if one["about"] == "cedar.ban" else one for one in case["assumption"]
    ]
    found = instantsia.load(case).levers("ash", draws=400)
    assert not found.goal.reached
    assert all(one.actor != "cedar" for one in (*found.levers, *found.joint_moves))
    (one,) = found.unknown
    assert (one.actor, one.side) == ("cedar", "above")
    assert one.p_after >= found.p + 0.01
    with pytest.raises(UserError, match="the position of Cedar on ban was left blank: say where they want it"):
        instantsia.load(case).levers("cedar", draws=4)
    other = instantsia.load(case).levers("beech", draws=400)
    assert all(one.actor != "cedar" for one in other.levers)


def test_a_decider_who_stays_away_is_no_lever() -> None:
    """Away from their own decision they leave none to be taken, which nobody wants who wants something else."""
    case = council({"ash": 90.0, "beech": 10.0})
    told = [each.path for each in case.levers("ash", draws=100).levers]
    assert any("absent" in path for path in told), "one of two may be kept away"
    written = {
        "instantsia": 1,
        "id": "office",
        "title": "Office",
        "question": "Which?",
        "actor": [{"id": "president"}, {"id": "general"}],
        "body": [{"id": "office", "members": ["president"], "rule": {"kind": "majority"}}],
        "issue": [
            {
                "id": "isles",
                "options": ["nothing", "blockade", "strike"],
                "scale": {"0": "nothing", "100": "strike"},
                "at": {"nothing": 0, "blockade": 50, "strike": 100},
            }
        ],
        "step": [
            {"id": "order", "kind": "vote", "body": "office", "issue": "isles", "date": "1962-10-20"}
            | {"procedure": "plurality"}
        ],
        "event": [{"id": "strike", "text": "A strike is ordered", "when": 'order == "strike"'}],
        "assumption": [
            {"about": "president.isles", "value": "20..50..80"},
            {"about": "general.isles", "value": 100},
        ],
    }
    found = instantsia.load(written).levers("general", draws=400)
    assert found.levers
    assert not [one for one in found.levers if one.key.endswith(".absent")]

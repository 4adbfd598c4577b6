"""What is worth being shown: what would be wrong if a move did nothing, or its side were worse off with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import instantsia
from instantsia.analysis.levers.judging import Judge
from instantsia.analysis.replaying.replays import Replays
from instantsia.api import Study
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation
from tests.analysis.levers.settling import bodies, study, written
from tests.analysis.levers.test_ballots import council


@settings(max_examples=12)
@given(bodies(), st.data())
def test_no_lever_moves_it_by_less_than_a_hundredth_or_against_its_side(
    case: dict[str, Any], data: st.DataObject
) -> None:
    who = data.draw(st.sampled_from(sorted(case["positions"])))
    try:
        found = study(**case | {"rule": {"kind": "consensus"}}, width=10.0, dressed=True).levers(who, draws=100)
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


def shares(case: Study, who: str, places: list[float], *, kept: bool) -> list[float]:
    """The headline with one member at each of some places, the disagreement kept as it is or not."""
    replays = Replays(case.plan(draws=400), draws=400)
    steps = replays.settlements if kept else frozenset()
    moved = [Variation(value={f"actor.{who}.ban": place}, kept=steps) for place in places]
    return [replays.headline(one) for one in moved]


@settings(max_examples=15)
@given(st.lists(st.integers(0, 100), min_size=2, max_size=5), st.integers(5, 95), st.integers(0, 100), st.data())
def test_somebody_who_moves_towards_you_never_makes_it_less_likely(
    people: list[int], line: int, to: int, data: st.DataObject
) -> None:
    """With the disagreement as it is: a larger one would widen the errors on either side of the line."""
    positions = {f"m{number}": float(place) for number, place in enumerate(people)}
    case = study(positions, line=float(line), rule={"kind": "consensus"}, width=5.0, dressed=True)
    who = data.draw(st.sampled_from(sorted(positions)))
    here, there = sorted((positions[who], float(to)))
    before, after = shares(case, who, [here, there], kept=True)
    assert after >= before


def test_without_the_disagreement_kept_one_who_moves_towards_you_could_make_it_less_likely() -> None:
    """The case for keeping it: far beyond all others they widen the errors, which then reach over the line."""
    case = study(
        {"ash": 52.0, "beech": 49.0, "cedar": 40.0, "dorn": 70.0, "elm": 74.0},
        line=44.0,
        rule={"kind": "consensus"},
        width=5.0,
        dressed=True,
    )
    before, after = shares(case, "dorn", [70.0, 99.0], kept=False)
    assert after < before
    before, after = shares(case, "dorn", [70.0, 99.0], kept=True)
    assert after > before + 0.01


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

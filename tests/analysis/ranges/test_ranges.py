"""What would be wrong: a range that does not hold p, one that is blind to a step that seldom happens, or one that
depends on how the draws were cut."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.ranges.ranges import scored, stretched
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.case.model import Case
from instantsia.draws.sums import wilson
from tests.analysis.by_hand import CERTAIN, Run, ballot, board, claim, mean_vote, number, source, votes_for

shares = st.integers(0, 2000).map(lambda hits: hits / 2000)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


@given(p=shares, before=shares, found=st.lists(shares, max_size=8))
def test_p_is_always_inside_its_range(p: float, before: float, found: list[float]) -> None:
    low, high = stretched(p, before, found, 2000)
    assert 0 <= low <= p <= high <= 1


@given(p=st.floats(0.01, 0.99), before=st.floats(0.01, 0.99), q=st.floats(0.01, 0.99))
def test_a_share_is_moved_by_the_difference_of_the_logits(p: float, before: float, q: float) -> None:
    assert logit(shift_logit(p, q, before, 2000)) == pytest.approx(logit(p) + logit(q) - logit(before), abs=1e-9)


def test_replays_that_never_or_always_happen_are_kept_half_a_draw_from_the_ends() -> None:
    assert shift_logit(0.5, 0.0, 0.5, 2000) == pytest.approx(1 / 4000)
    assert shift_logit(0.5, 1.0, 0.5, 2000) == pytest.approx(1 - 1 / 4000)
    assert shift_logit(0.0, 0.0, 0.0, 2000) == 0.0


def test_one_man_whose_position_is_all_there_is() -> None:
    run = Run(board({"a": "20..100"}, precision=2))
    low, high = run.ranges.events["closed"]
    assert run.p == pytest.approx(mean_vote(20, 100, 2), abs=0.02)
    assert low == pytest.approx(votes_for(28, 2), abs=0.03)
    assert high == pytest.approx(votes_for(92, 2), abs=0.03)
    (one,) = run.ranges.strongest
    assert (one.id, one.kind) == ("actor.a.pier", "assumption")
    assert (one.p_low, one.p_high) == run.ranges.held["actor.a.pier"]
    # told by fewer draws than the range, and without the Monte Carlo error
    assert (one.p_low, one.p_high) == (pytest.approx(low, abs=0.03), pytest.approx(high, abs=0.03))
    assert run.ranges.range_from.assumptions == one.p_high - one.p_low
    assert run.ranges.range_from.evidence == run.ranges.range_from.models == 0.0


def test_the_outcomes_of_a_step_mirror_each_other() -> None:
    found = Run(board({"a": "20..100"}, precision=2)).ranges
    low, high = found.events["closed"]
    assert found.steps["ballot"]["close"] == (low, high)
    keep = found.steps["ballot"]["keep"]
    assert keep == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_nothing_that_has_a_range_leaves_p_with_its_monte_carlo_error() -> None:
    run = Run(board({"a": 60}, precision=2))
    low, high = wilson(run.p, run.replays.deep.draws)
    assert run.ranges.events["closed"] == (low, high)
    assert low < run.p < high
    assert run.ranges.strongest == ()
    assert run.ranges.range_from.assumptions == 0.0


def test_three_men_are_held_together_and_not_one_by_one() -> None:
    # each alone moves little; all three at their low ends together all but settle it
    run = Run(board(dict.fromkeys("abc", "0..100")))
    low, high = run.ranges.events["closed"]
    assert low is not None
    assert high is not None
    assert low < 0.001
    assert high > 0.999
    for one in run.ranges.strongest:
        assert one.p_low == pytest.approx(0.25, abs=0.04)
        assert one.p_high == pytest.approx(0.75, abs=0.04)


def test_only_three_are_held_however_many_there_are() -> None:
    run = Run(board(dict.fromkeys("abcdefg", "0..100")))
    assert len(run.ranges.strongest) == 3
    assert len(run.ranges.corners) == 8
    assert all(len(corner.at_quantile) == 3 for corner in run.ranges.corners)
    # the four others still vote as they are drawn: three of four of them must be for it
    low, _ = run.ranges.events["closed"]
    assert low == pytest.approx(1 / 16, abs=0.03)


def test_what_evidence_moves_and_what_assumptions_move_are_told_apart() -> None:
    case = board({"a": "0..100"}, source=[source("minutes", "0.4..0.8")], claim=[claim("c1", "a.pier", 100)])
    run = Run(case)
    alone = run.ranges.range_from
    # credence c: p = .99 c + (1 - .99 c) / 2, and held low nobody else votes for it
    assert alone.evidence == pytest.approx(0.99 * (0.8 - 0.4) / 2, abs=0.03)
    assert alone.assumptions == pytest.approx(1 - 0.99 * 0.6, abs=0.03)
    low, high = run.ranges.events["closed"]
    assert low == pytest.approx(0.99 * 0.4, abs=0.03)
    assert high == pytest.approx(1, abs=0.01)


def seldom(**more: Any) -> Case:
    """A second body that is asked only where the first one closes, in one draw of thirty."""
    return board(
        {"a": 0},
        actor=[{"id": "a"}, {"id": "b"}],
        body=[
            {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
        ],
        step=[ballot("ballot", "board", CERTAIN), ballot("second", "council", 2, when='ballot == "close"')],
        source=[source("minutes", "0.02..0.04"), source("register", 0.9)],
        assumption=[{"about": "a.pier", **number(0)}, {"about": "b.pier", **number("20..100")}],
        **more,
    )


def test_a_step_with_a_record_is_held_with_the_step_made_to_happen() -> None:
    told = [claim("c1", "a.pier", 100, source="minutes")]
    recorded = [claim("r1", "record.second", "close", source="register")]
    without, run = Run(seldom(claim=told)), Run(seldom(claim=told + recorded))
    assert scored(without.plan) == ()
    assert scored(run.plan) == ("second",)
    assert without.ranges.steps["second"]["close"] == (None, None)  # some 60 of 2,000 draws: too few
    low, high = run.ranges.steps["second"]["close"]
    p = run.steps["second"]["close"].p
    assert p is not None
    before = mean_vote(20, 100, 2)
    expected = [
        1 / (1 + math.exp(-(logit(p) + logit(q) - logit(before)))) for q in (votes_for(28, 2), votes_for(92, 2))
    ]
    assert low == pytest.approx(expected[0], abs=0.04)
    assert high == pytest.approx(expected[1], abs=0.04)


def test_a_step_that_is_given_by_the_record_is_not_scored() -> None:
    case = seldom(claim=[claim("r1", "record.second", "close", source="register")])
    given_step = case.steps["second"].model_copy(update={"given": True})
    case = case.model_copy(update={"step": (case.steps["ballot"], given_step)})
    assert scored(Run(case).plan) == ()


def test_an_option_that_never_comes_prints_nothing() -> None:
    run = Run(board({"a": "60..100"}))
    assert run.steps["ballot"]["keep"].p == 0
    assert run.ranges.steps["ballot"]["keep"] == (None, None)


def test_block_size_is_no_part_of_the_answer() -> None:
    case = board(dict.fromkeys("abcd", "0..100"), precision="3..6..12")
    one, other = (Run(case, draws=5000, block=block) for block in (1024, 8192))
    assert one.events == other.events
    assert one.ranges == other.ranges


def test_more_draws_replay_the_same_two_thousand() -> None:
    case = board(dict.fromkeys("abc", "0..100"), precision=4)
    few, many = (Run(case, draws=draws).replays for draws in (2000, 20_000))
    assert few.draws == many.draws == 2000
    assert few.headline() == many.headline()
    assert Run(case, draws=400).replays.draws == 400


def test_an_outcome_that_is_the_headline_in_every_draw_has_its_range() -> None:
    """A step with a record has three strongest of its own, and printed another range of the same thing beside it."""
    members = dict.fromkeys("abcde", "0..100")
    record = [claim("r1", "record.ballot", "close", source="register")]
    run = Run(board(members, precision=4, source=[source("register", 0.99)], claim=record))
    assert scored(run.plan) == ("ballot",)
    assert run.ranges.steps["ballot"]["close"] == run.ranges.events["closed"]


def test_an_event_that_another_step_decides_is_not_told_as_certain_beside_that_step() -> None:
    """Nothing that is held for the first ballot reaches the second; its event stood still at the headline's corners."""
    two = {
        "issue": [
            {"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}},
            {"id": "road", "options": ["old", "new"], "scale": {"0": "the old", "100": "the new"}},
        ],
        "step": [ballot("ballot", "board", 2), ballot("later", "board", 2, issue="road", date="1931-04-01")],
        "event": [
            {"id": "closed", "text": "It is closed", "when": 'ballot == "close"'},
            {"id": "paved", "text": "It is paved", "when": 'later == "new"'},
        ],
        "assumption": [{"about": f"a.{one}", "value": "20..100", "why": "as told"} for one in ("pier", "road")],
        "source": [source("register", 0.99)],
        "claim": [claim("r1", "record.later", "new", source="register")],
    }
    run = Run(board({"a": "20..100"}, **two))
    low, high = run.ranges.events["paved"]
    assert (low, high) == run.ranges.steps["later"]["new"]
    assert low == pytest.approx(votes_for(28, 2), abs=0.03)
    assert high == pytest.approx(votes_for(92, 2), abs=0.03)
    # where it happens in some draws only, its event moves with what it turns on, and less
    two["step"] = [two["step"][0], two["step"][1] | {"when": 'ballot == "close"'}]  # type: ignore[operator]
    some = Run(board({"a": "20..100"}, **two)).ranges.events["paved"]
    assert some[0] is not None
    assert some[1] is not None
    assert some[1] - some[0] > 0.2

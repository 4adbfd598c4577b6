"""Levers on a board: wrong if they tell of the likeliest outcome what is not so of the chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.analysis.levers.lever import Levers
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import Variation
from instantsia.report.levers import screen
from tests.stakeholders.build.tables import case_of, played, table

DRAWS = 2000
DAY = "2026-11-21"


def board(folder: Path, positions: list[str], who: int, **written: str) -> tuple[Levers, Plan]:
    lines = [f"M{number},{position},1" for number, position in enumerate(positions)]
    path = table(folder, "\n".join(["actor,position,vote", *lines]))
    answers = {"settles": "vote", "status_quo": "0", "line": "50", **written}
    case = case_of(path, **answers)
    study = api.load(api.convert(path, folder / "case", answers, as_of=DAY))
    return study.levers(f"m{who}", draws=DRAWS), Plan(case, seed=1, draws=DRAWS)


def test_one_vote_that_moves_the_chance_and_not_the_likeliest_outcome_is_a_lever(tmp_path: Path) -> None:
    """It was said that nobody alone can endanger it, and one voter moved it from a third to more than a half."""
    found, plan = board(tmp_path, ["100", "100", "100", "0", "0", "0", "0"], who=6)
    assert found.goal.reached
    assert found.levers
    text = screen(found)
    assert "Nobody alone" not in text
    replays = played(plan.case, DRAWS)
    for one in found.levers:
        # the measure is that of --set: the number fixed in every draw
        assert one.to is not None
        assert one.p_before == replays.headline()
        assert one.p_after == replays.headline(Variation(value={one.path: one.to}))
        assert one.p_after >= one.p_before + 0.01
        assert one.moves is None


def test_what_is_reached_is_what_is_likelier_in_the_draws(tmp_path: Path) -> None:
    """Four of seven stand so near to the threshold that in most draws one of them is on the other side of it."""
    found, _ = board(tmp_path, ["0", "0", "0", "51", "51", "51", "51"], who=0, width="20")
    assert found.settles is not None
    assert found.settles > 50
    assert found.p < 0.5
    assert found.goal.reached
    assert "likelier than not" in screen(found)


def seldom_called(folder: Path, positions: list[str], who: int) -> Levers:
    """The levers of one side on a board that is called together in four of ten draws, and else settles nothing."""
    path = table(folder, "\n".join(["actor,position,vote", *(f"M{n},{one},1" for n, one in enumerate(positions))]))
    made = folder / "case"
    api.convert(path, made, {"settles": "vote", "status_quo": "0", "line": "50"}, as_of=DAY)
    text = (made / "case.toml").read_text("utf-8")
    called = '[[step]]\nid = "called"\nkind = "convene"\nbody = "those_in_the_table"\ndate = "2027-11-20"\n'
    called += 'chance = { value = 0.4, why = "it was put off before" }\n\n'
    text = text.replace("[[step]]", called + "[[step]]").replace(
        'kind = "settle"', 'kind = "settle"\nwhen = "called.happened"'
    )
    (made / "case.toml").write_text(text, "utf-8")
    return api.load(made).levers(f"m{who}", draws=DRAWS)


def test_likelier_is_of_the_draws_in_which_it_is_decided_for_the_goal_and_for_the_moves(tmp_path: Path) -> None:
    """The goal went by the draws in which it is decided and the moves by all draws: nothing was left to be turned of
    what they were said to endanger."""
    found = seldom_called(tmp_path, ["100", "100", "100", "100", "100", "0", "0"], who=0)
    assert 0.2 < found.p < 0.5
    assert found.goal.reached
    assert found.joint_moves
    assert found.joint_p is not None
    assert found.joint_p < 0.4 / 2 + 0.02
    assert all(one.carries == (one.p_after < 0.2) for one in found.levers if one.p_after is not None)


@pytest.mark.parametrize("who", [0, 6])
def test_together_makes_the_other_side_the_likelier_one(who: int, tmp_path: Path) -> None:
    found, plan = board(tmp_path, ["100", "100", "0", "0", "0", "0", "0"], who=who)
    assert found.p < 0.5
    assert found.joint_p is not None
    assert found.joint_p > 0.5
    fixed = {one.path: one.to for one in found.joint_moves if one.to is not None}
    assert played(plan.case, DRAWS).headline(Variation(value=fixed)) == found.joint_p
    # and none of them is superfluous
    for left in fixed:
        fewer = {path: to for path, to in fixed.items() if path != left}
        assert played(plan.case, DRAWS).headline(Variation(value=fewer)) <= 0.5


def test_what_one_member_turns_alone_is_told_once(tmp_path: Path) -> None:
    """ "Together" was the first of the levers over again, and said of itself that it was not proven."""
    found, _ = board(tmp_path, ["100", "100", "100", "0", "0", "0", "0"], who=0)
    assert not found.goal.reached
    first = found.levers[0]
    assert first.carries
    assert first.p_after is not None
    assert first.p_after > 0.5
    assert found.joint_moves == ()
    assert found.joint_p is None
    told = " ".join(screen(found).split())
    assert "not proven" not in told
    assert "moved as far as that" not in told
    assert "alone makes it likelier than not that it ends above the threshold." in told


def test_the_expected_outcome_is_the_median_of_a_forecast(tmp_path: Path) -> None:
    """One word, one number: on the screen of the levers it was the method's at the most likely values."""
    path = table(tmp_path, "actor,position,salience,capability\nA,90,90,80\nB,20,40,30\nC,60,50,20")
    answers = {"settles": "bargain", "status_quo": "0", "line": "50"}
    study = api.load(api.convert(path, tmp_path / "case", answers, as_of=DAY))
    found = study.levers("a", draws=DRAWS)
    value = next(iter(study.run(draws=DRAWS).forecast.values.values()))
    assert found.expected == pytest.approx(value.median, abs=1e-9)
    assert f"about {value.median:.0f} (median of the draws)" in screen(found)


def test_whoever_is_away_is_no_lever(tmp_path: Path) -> None:
    """The same with one more against who votes: that one is a lever."""
    for name in ("there", "away"):
        (tmp_path / name).mkdir()
    there, _ = board(tmp_path / "there", ["100", "100", "0", "0", "0"], who=0)
    assert "m4" in {one.actor for one in there.levers}
    found, _ = board(tmp_path / "away", ["100", "100", "0", "0", "abstain"], who=0)
    assert found.levers
    assert "m4" not in {one.actor for one in (*found.levers, *found.joint_moves, *found.unknown)}


@pytest.mark.parametrize(("positions", "who"), [("0 50 70 100 30", 0), ("0 25 50 75 100", 4)])
def test_nobody_is_moved_by_a_hair(positions: str, who: int, tmp_path: Path) -> None:
    """It was the first lever that the pivotal voter went from 50 to 49.9, which is no move to anybody."""
    found, _ = board(tmp_path, positions.split(), who=who)
    assert found.levers
    moves = [*found.levers, *found.joint_moves, *(one.reply.move for one in found.levers if one.reply)]
    for one in moves:
        if one is not None and one.to is not None and one.start is not None:
            assert abs(one.to - one.start) >= 10 - 1e-6

"""What would have to be wrong, what was left blank, which numbers decide: closed forms of the weighted mean.

Two actors of equal weight, one at x, of the other any point is as likely: the mean lies beyond 50 where the other
stands above 100 - x, which is so with chance x / 100.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import forecast_table
from instantsia.analysis.results import AssumptionEffect, Forecast, TippingPoint
from instantsia.analysis.settlement.settled import PARTS, deciding, parts
from instantsia.analysis.settlement.tipping_points import _to_step
from instantsia.api import load
from tests.report.settlements import ban_case


def forecast(positions: dict[str, Any], **keys: Any) -> Forecast:
    return load(ban_case(positions, **keys)).run(draws=4000, seed=11, runs=None).forecast


@pytest.fixture(scope="module")
def two() -> Forecast:
    return forecast({"ash": 70, "birch": "0..100"})


def test_he_tips_it_where_the_closed_form_says(two: Forecast) -> None:
    """The analyst would look for the wrong number."""
    assert two.head.share.p == pytest.approx(0.7, abs=0.03)
    (ash,) = [one for one in two.tipping_points if one.actor == "ash"]
    assert (ash.side, ash.said, ash.blank) == ("below", "70", False)
    assert ash.at == pytest.approx(50.0, abs=3.0)


def test_he_who_was_left_blank_tips_it_at_30(two: Forecast) -> None:
    """Of whom nothing is said everything could rest, and nobody would be told."""
    (birch,) = [one for one in two.tipping_points if one.actor == "birch"]
    assert (birch.side, birch.said, birch.blank) == ("below", "", True)
    # the headline jumps from never to always there: a line drawn across the jump would say something else
    assert birch.at == pytest.approx(30.0, abs=1.0)
    assert two.blank_bounds is not None
    assert (two.blank_bounds.actor, two.blank_bounds.low, two.blank_bounds.high) == ("birch", 0.0, 100.0)
    assert two.blank_bounds.p_low < 0.001
    assert two.blank_bounds.p_high > 0.999


def test_the_other_side_is_tipped_upwards() -> None:
    """An actor would be told to be wanted lower who is wanted higher."""
    found = forecast({"ash": 30, "birch": "0..100"})
    (ash,) = [one for one in found.tipping_points if one.actor == "ash"]
    assert ash.side == "above"
    assert ash.at == pytest.approx(50.0, abs=3.0)


def test_beyond_can_lie_below_the_line() -> None:
    """On a scale that runs the other way all would be turned round."""
    case = ban_case({"ash": 30, "birch": "0..100"})
    case["issue"][0] |= {"beyond": "below", "status_quo": 100.0}
    case["event"][0]["when"] = "settlement.value < 50"
    found = load(case).run(draws=2000, seed=11, runs=None).forecast
    (ash,) = [one for one in found.tipping_points if one.actor == "ash"]
    assert ash.side == "above"
    assert ash.at == pytest.approx(50.0, abs=4.0)


def test_nobody_tips_what_all_agree_on() -> None:
    """Somebody would be named who cannot change anything."""
    found = forecast(dict.fromkeys(("ash", "birch", "cedar", "elm", "fir"), "90..100"))
    assert found.tipping_points == ()
    assert found.blank_bounds is None


@pytest.mark.parametrize(
    "positions",
    [{"ash": "60..80", "birch": "20..40", "cedar": "50..75"}, {"ash": 90, "birch": 70, "cedar": 20, "elm": "30..60"}],
)
def test_other_random_numbers_say_the_same_to_a_step(positions: dict[str, Any]) -> None:
    """A break-even would be looked for that is another one the next time."""
    case = ban_case(positions)
    found: dict[str, list[TippingPoint]] = {}
    for seed in range(1, 7):
        for one in load(case).run(draws=6000, seed=seed, runs=None).forecast.tipping_points:
            found.setdefault(one.actor, []).append(one)
    assert found
    for each in found.values():
        points, widest = [one.at for one in each], max(one.step for one in each)
        assert widest <= 10
        assert max(points) - min(points) <= widest
        assert all(one.at / one.step == pytest.approx(round(one.at / one.step)) for one in each)


@pytest.mark.parametrize("line", ["50", "37.3"])
def test_where_a_vote_is_counted_it_tips_at_the_line(line: str, tmp_path: Path) -> None:
    """One cliff would be told as three different points beside the line."""
    table = tmp_path / "board.csv"
    table.write_text("actor,position,vote\nAsk,10,1\nEmbla,15,1\nOrn,25,1\nDag,70,1\nEir,80,1\n", "utf-8")
    answers = {"settles": "vote", "status_quo": "0", "line": line, "ends": "none|all"}
    study = forecast_table(table, answers, as_of="2026-12-01")
    found = study.run(as_of=study.case.as_of, draws=2000).forecast.tipping_points
    assert [(one.actor, one.at, one.side) for one in found if one.actor in ("ask", "embla", "orn")] == [
        (actor, float(line), "above") for actor in (one.actor for one in found)
    ]
    assert len(found) == 3


def test_a_jump_that_is_not_at_the_line_is_found_to_its_step(two: Forecast) -> None:
    """The straight line across a jump says no more than where it was halved last."""
    (birch,) = [one for one in two.tipping_points if one.actor == "birch"]
    # the mean of 70 and 30 is the line; Ash's 70 is exact
    assert birch.at == pytest.approx(30.0, abs=birch.step)


@given(st.floats(0.5, 99.5), st.sampled_from((0.5, 1.0, 2.0, 5.0, 10.0)), st.floats(0, 100))
def test_a_point_is_rounded_to_the_side_on_which_it_lies(at: float, step: float, told: float) -> None:
    """Somebody said to stand at 48 would tip it below 50, where they already stand."""
    shown = _to_step(at, step, told, (0.0, 100.0))
    assert abs(shown - at) <= step
    assert (shown - told) * (at - told) >= 0


def test_at_most_five_are_named() -> None:
    """A list of everybody is no answer."""
    found = forecast({f"a{n}": "40..70" for n in range(9)})
    assert 0 < len(found.tipping_points) <= 5


def test_a_case_without_a_settlement_has_none_of_it() -> None:
    """Every other case would cost replays for nothing."""
    found = load("gdr-orders-1957").run(draws=300, runs=None).forecast
    assert (found.tipping_points, found.blank_bounds, found.deciding, dict(found.settled)) == ((), None, 0, {})


def test_the_blank_decides_and_the_fixed_do_not(two: Forecast) -> None:
    """Sources would be sought for numbers that move nothing."""
    assert two.deciding == 1


def row(
    moves: float | None, error: float, ends: tuple[float | None, float | None], id: str = "a", n: int = 1
) -> AssumptionEffect:
    return AssumptionEffect(id, "", "0..1", None, "", "table", moves, error, *ends, None, (id,) * n)


def test_deciding_takes_the_replay_before_the_draws() -> None:
    """Chance between fifths would be taken for an effect that the replay denies."""
    assert deciding([row(0.06, 0.01, (0.50, 0.51))]) == 0
    assert deciding([row(0.01, 0.01, (0.50, 0.56))]) == 1
    assert deciding([row(-0.06, 0.01, (None, None))]) == 1
    assert deciding([row(0.06, 0.04, (None, None))]) == 0
    assert deciding([row(None, 0.0, (None, None))]) == 0
    assert deciding([row(0.2, 0.01, (0.4, 0.6), n=3)]) == 3
    assert deciding([row(0.2, 0.01, (0.4, 0.6), id="teller.a")]) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_parts_and_ends_make_the_whole(values: list[float]) -> None:
    """The bars of the chart would not add up to all draws."""
    found = np.array(values)
    counted = parts(found, (0.0, 1.0))
    assert len(counted) == PARTS
    ends = np.mean((found <= 0) | (found >= 1))
    assert sum(counted) + ends == pytest.approx(1.0)


def test_the_headline_by_each_model() -> None:
    """The spread from the choice of model would be that of the draws that happened to take it."""
    keys: dict[str, Any] = {"rule": {"kind": "qualified"}}
    positions = {"ash": "0..100", "birch": 60, "cedar": 10}
    found = forecast(positions, model=["weighted-mean", "win-set"], **keys)
    by_model = found.settled["ban"].by_model
    assert list(by_model) == ["weighted-mean", "win-set"]
    for name, p in by_model.items():
        alone = forecast(positions, model=[name], **keys)
        assert alone.settled["ban"].by_model == {}
        assert alone.head.share.p == pytest.approx(p, abs=0.04)


def test_what_each_brings() -> None:
    """The table of actors would show weights that nobody looks at."""
    weighed = forecast({"ash": 70, "birch": "0..100"}, weights={"ash": 3.0}).settled["ban"].stakes
    assert [(one.actor, one.capability, one.salience, one.votes) for one in weighed] == [
        ("ash", 3.0, 1.0, None),
        ("birch", 1.0, 1.0, None),
    ]
    votes = forecast({"ash": 70, "birch": 20}, rule={"kind": "qualified", "vetoes": ["ash"]}).settled["ban"].stakes
    assert [(one.actor, one.capability, one.votes, one.veto) for one in votes] == [
        ("ash", None, 1.0, True),
        ("birch", None, 1.0, False),
    ]

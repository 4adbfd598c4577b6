"""What would be wrong: a band that is wider than what the assumptions allow, or another one each time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.ranges.band import band, percentile, percentiles
from tests.analysis.by_hand import Run, board, votes_for


def test_the_band_of_one_man_is_how_he_votes_at_the_ends_of_his_range() -> None:
    run = Run(board({"a": "20..100"}, precision=2))
    low, high = band(run.replays, run.p, sets=400)
    assert low == pytest.approx(votes_for(24, 2), abs=0.04)
    assert high == pytest.approx(votes_for(96, 2), abs=0.04)


def test_the_same_sets_each_time_and_one_more_man_changes_nobody_elses() -> None:
    run, again = (Run(board({"a": "20..100"}, precision=2), draws=draws) for draws in (2000, 6000))
    assert band(run.replays, 0.6, sets=20) == band(again.replays, 0.6, sets=20)
    other = Run(board({"a": "20..100"}, precision=2), seed=2)
    assert band(other.replays, 0.6, sets=20) != band(run.replays, 0.6, sets=20)


def test_with_many_who_err_each_for_himself_the_band_is_narrower_than_the_range() -> None:
    run = Run(board(dict.fromkeys("abcde", "0..100"), precision=4))
    low, high = band(run.replays, run.p)
    range_low, range_high = run.ranges.events["closed"]
    assert range_low is not None
    assert range_high is not None
    assert range_low < low < run.p < high < range_high


def test_nothing_to_draw_leaves_p() -> None:
    run = Run(board({"a": 60}, precision=2))
    assert band(run.replays, run.p) == (run.p, run.p)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50), st.sampled_from([0.05, 0.1, 0.25, 0.5, 0.9, 0.95]))
def test_a_percentile_is_one_of_the_values_that_enough_do_not_exceed(values: list[float], part: float) -> None:
    ordered = sorted(values)
    found = percentile(ordered, part)
    assert found in values
    assert sum(one <= found for one in values) >= part * len(values) - 1e-9
    assert sum(one < found for one in values) < part * len(values) or found == ordered[0]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=60), st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_several_percentiles_of_a_column_are_those_of_its_values_in_order(values: list[float], at: list[float]) -> None:
    assert percentiles(np.array(values), at) == tuple(percentile(sorted(values), share) for share in at)

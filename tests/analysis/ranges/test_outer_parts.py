"""What would be wrong: a draw counted among the lowest numbers that is not one of them, or not counted at all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.ranges.outer_parts import outer_counts
from instantsia.analysis.ranges.screening import effects, moves, own_number, thirds
from instantsia.analysis.replaying.groups import groups
from tests.analysis.by_hand import Run, board


@given(st.integers(0, 2**32), st.integers(5, 3000), st.sampled_from([1.0, 0.01, 1e-5]))
def test_what_is_counted_is_what_stands_first_and_last_in_order(seed: int, draws: int, width: float) -> None:
    rng = np.random.default_rng(seed)
    # narrow: many in one cell
    numbers, holds = 0.4 + width * rng.random(draws) / 2, rng.random(draws) < rng.random()
    sizes = [draws // 3, draws // 5, 1]
    order = np.argsort(numbers)
    expected = [(holds[order[:size]].sum(), holds[order[draws - size :]].sum()) for size in sizes]
    assert outer_counts(numbers, holds, sizes) == expected


def test_numbers_that_do_not_tell_the_draws_apart_are_not_counted() -> None:
    assert outer_counts(np.full(9, 0.5), np.ones(9, np.bool_), [3]) is None


def test_what_the_draws_tell_is_the_same_however_it_is_counted() -> None:
    run = Run(board({"a": "20..100", "b": {"value": "0..60..100", "group": "both"}, "c": "0..100"}, precision=2))
    event = run.plan.case.event[0].id
    holds = run.replays.event(run.state, event)
    for group in groups(run.replays):
        numbers = own_number(run.plan, group.addresses, holds.size)
        found = effects(run.replays, event, group, holds)
        assert (found.thirds, found.moves) == (thirds(numbers, holds), moves(numbers, holds))

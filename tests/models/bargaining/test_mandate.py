"""A word through several hands and read back, against closed forms and a table of all courses."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from instantsia.models.bargaining import mandate


@pytest.mark.parametrize(("hand", "hands"), [(0.9, 1), (0.8, 2), (0.7, 3), (0.95, 5), (0.5, 4), (1.0, 6)])
def test_a_chain_is_the_sum_over_all_that_each_hand_may_do(hand: float, hands: int) -> None:
    """The word is right where an even number of hands turned it round."""
    right = sum(
        hand ** (hands - sum(turned)) * (1 - hand) ** sum(turned)
        for turned in itertools.product((0, 1), repeat=hands)
        if sum(turned) % 2 == 0
    )
    assert float(mandate.exact(hand, hands)) == pytest.approx(right, abs=1e-12)


def test_figures_that_were_worked_out_beside_it() -> None:
    assert float(mandate.exact(0.9, 2)) == pytest.approx(0.82)
    assert float(mandate.exact(0.95, 5)) == pytest.approx(0.795245)


@pytest.mark.parametrize(("right", "back"), [(0.8, 0), (0.8, 1), (0.6, 2), (1.0, 3), (0.5, 1)])
def test_read_back_so_often_its_log_odds_are_as_many_times_those_of_one_telling(right: float, back: int) -> None:
    uniform = (np.arange(1_000_000) + 0.5) / 1_000_000
    found = mandate.said(right, back, uniform)
    shares = found.right.mean(), found.wrong.mean()
    assert shares == pytest.approx((right ** (back + 1), (1 - right) ** (back + 1)), abs=2e-6)
    assert not (found.right & found.wrong).any()
    if 0.5 < right < 1:
        odds = np.log(shares[0] / shares[1])
        assert odds == pytest.approx((back + 1) * np.log(right / (1 - right)), abs=1e-3)

"""Models of bargaining that become each other where they must."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining import alternating, mediation

CHANCES = st.floats(0.0, 1.0)
COSTS = st.floats(0.0, 0.3)


# ----------------------------------------------------------------------------------------------------------------- R4


@given(st.floats(0.01, 0.99))
def test_two_as_patient_divide_in_the_first_turn(patience: float) -> None:
    """(1 - d) / (1 - d^2), which is 1 / (1 + d), and so do two who have very many offers left."""
    expected = (1 - patience) / (1 - patience**2)
    assert float(alternating.share(patience, patience)) == pytest.approx(expected, rel=1e-12)
    offers = 2 * int(np.ceil(np.log(1e-12) / np.log(patience))) + 1
    assert float(alternating.finite(offers, patience, patience)) == pytest.approx(expected, abs=1e-10)


# ----------------------------------------------------------------------------------------------------------------- R5


@given(st.floats(0.01, 1.0), CHANCES, COSTS, COSTS)
def test_the_war_is_the_outside_option_of_a_refusal(q: float, p: float, first: float, second: float) -> None:
    """Whoever is asked compares the offer with a war or the next offer by chance; found by going over it again."""
    war = p - first, 1 - p - second
    offers = [0.5, 0.5]
    for _ in range(20_000):
        now = [1 - (q * war[1] + (1 - q) * offers[1]), 1 - (q * war[0] + (1 - q) * offers[0])]
        if max(abs(a - b) for a, b in zip(now, offers, strict=True)) < 1e-15:
            break
        offers = now
    assert float(alternating.breakdown(q, p, first, second)) == pytest.approx(offers[0], abs=1e-9)


@given(CHANCES, COSTS, COSTS)
def test_a_refusal_that_is_war_leaves_the_other_its_war(p: float, first: float, second: float) -> None:
    """q = 1: take it or leave it, p + c_B."""
    assert float(alternating.breakdown(1.0, p, first, second)) == pytest.approx(p + second, abs=1e-12)


# ----------------------------------------------------------------------------------------------------------------- R7


@given(st.floats(0.0, 0.4), st.floats(0.01, 1.0), st.floats(0.05, 0.5), st.floats(0.0, 0.5), st.floats(0.0, 3.0))
def test_a_carrier_says_weak_only_from_the_least_bias_on(
    error: float, war: float, weak: float, part: float, bias: float
) -> None:
    strong = part * weak
    least = float(mediation.least_bias(error, war, weak, strong))
    says_weak = bias * ((1 - error) * weak) - error * war
    says_strong = bias * strong
    if abs(says_weak - says_strong) > 1e-9:
        assert (says_weak > says_strong) == (bias > least)


@given(st.floats(0.0, 1.0), st.floats(0.05, 0.5), st.floats(0.0, 0.9))
def test_a_carrier_who_never_errs_needs_no_bias(war: float, weak: float, part: float) -> None:
    assert float(mediation.least_bias(0.0, war, weak, part * weak)) == 0.0


def test_no_bias_helps_where_asking_for_more_does_not_pay() -> None:
    assert mediation.least_bias(np.array([0.5, 0.9]), 0.2, 0.2, 0.1).tolist() == [np.inf, np.inf]

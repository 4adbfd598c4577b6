"""When something comes about, cut off at a last month: against closed forms and every course one by one.

What would be wrong: a score that a forecaster could better by saying something else than they believe, a month too
many or too few, a tie that one of two orders gets whole.
"""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis import censored

LAST = 73


def by_pairs(by: censored.Floats, month: float) -> float:
    """The mean of |x - y| less half the mean of |x - x'|, every pair of months one by one."""
    months = len(by)
    chance = np.diff(by, prepend=0.0)
    chance[-1] += 1 - by[-1]
    x = np.arange(1, months + 1)
    y = min(month, months)
    spread = sum(p * q * abs(i - j) for (i, p), (j, q) in product(zip(x, chance, strict=True), repeat=2))
    return float(np.dot(chance, abs(x - y)) - spread / 2)


# what somebody may have said: chances by month, rising
forecasts = st.lists(st.floats(0, 1), min_size=2, max_size=12).map(lambda told: np.sort(np.array(told)))


@given(forecasts, st.integers(1, 15))
def test_the_integral_is_the_form_of_two_draws(by: censored.Floats, month: int) -> None:
    assert censored.crps(by, month) == pytest.approx(by_pairs(by, month), abs=1e-12)


@given(forecasts, forecasts)
def test_nobody_does_better_by_saying_what_they_do_not_believe(told: censored.Floats, held: censored.Floats) -> None:
    """Over what one holds true the score of any other forecast is no less: the rule is proper, cut off or not."""
    months = min(len(told), len(held))
    told, held = told[:months], held[:months]
    chance = np.append(np.diff(held, prepend=0.0), 1 - held[-1])
    came = [*range(1, months + 1), np.inf]

    def mean(by: censored.Floats) -> float:
        return float(sum(p * censored.crps(by, month) for p, month in zip(chance, came, strict=True)))

    assert mean(held) <= mean(told) + 1e-12


def test_a_constant_hazard_has_its_closed_form() -> None:
    """Sum over m from 1 to y-1 of (1-q^m)^2 and from y to 72 of q^2m, as geometric series."""
    rate, y = 0.0298, 17
    q = 1 - rate
    early = (y - 1) - 2 * q * (1 - q ** (y - 1)) / (1 - q) + q**2 * (1 - q ** (2 * (y - 1))) / (1 - q**2)
    late = (q ** (2 * y) - q ** (2 * LAST)) / (1 - q**2)
    assert censored.crps(censored.hazard(rate, LAST), y) == pytest.approx(early + late)


@pytest.mark.parametrize(("first", "last"), [(15, 20), (1, 5), (17, 17), (1, 73)])
def test_even_months_have_their_closed_form(first: int, last: int) -> None:
    """The mean of |x - 17| less (n^2 - 1) / (6 n) for n months."""
    n = last - first + 1
    away = np.mean([abs(month - 17) for month in range(first, last + 1)])
    assert censored.crps(censored.between(first, last, LAST), 17) == pytest.approx(away - (n * n - 1) / (6 * n))


def test_a_sure_forecast_loses_the_months_by_which_it_is_wrong_and_never_is_the_last_month() -> None:
    for told, came in product((1, 16, 17, 18, 73), repeat=2):
        assert censored.crps(censored.between(told, told, LAST), came) == abs(told - came)
    never = censored.hazard(0.0, LAST)
    assert censored.crps(never, 17) == 56
    assert censored.crps(never, np.inf) == censored.crps(never, 73) == 0


def test_what_comes_after_the_last_month_counts_as_never() -> None:
    some = censored.hazard(0.1, 12)
    assert censored.crps(some, 12) == censored.crps(some, 99) == censored.crps(some, np.inf)


def test_draws_give_the_shares_by_month() -> None:
    month = np.array([2.0, 2.0, 5.0, 7.0, np.inf])
    assert censored.of_draws(month, 5).tolist() == [0, 0.4, 0.4, 0.4, 0.6]


def test_draws_of_a_hazard_come_near_it() -> None:
    drawn = np.random.default_rng(1).geometric(0.0298, 40_000).astype(float)
    assert np.abs(censored.of_draws(drawn, LAST) - censored.hazard(0.0298, LAST)).max() < 0.01


def test_quiet_months_are_those_up_to_the_last_of_them() -> None:
    by = censored.hazard(0.25, 6, quiet=4)
    assert by.tolist() == pytest.approx([0, 0, 0, 0, 0.25, 0.4375])


@given(st.lists(forecasts, min_size=3, max_size=3))
def test_orders_are_those_of_every_course(three: list[censored.Floats]) -> None:
    months = min(len(by) for by in three)
    clocks = [by[:months] for by in three]
    each = [np.diff(by, prepend=0.0) for by in clocks]
    for order in permutations(range(3)):
        counted = 0.0
        for at in product(range(months), repeat=3):
            fits = [one for one in permutations(range(3)) if [at[i] for i in one] == sorted(at)]
            counted += np.prod([each[i][at[i]] for i in range(3)]) * (order in fits) / len(fits)
        assert censored.in_order(*(clocks[i] for i in order)) == pytest.approx(counted, abs=1e-12)


@given(forecasts, st.integers(2, 12))
def test_before_is_counted_among_the_courses_in_which_the_other_comes(one: censored.Floats, months: int) -> None:
    months = min(months, len(one))
    other = censored.hazard(0.2, months)
    a, b = np.diff(one[:months], prepend=0.0), np.diff(other, prepend=0.0)
    counted = sum(a[i] * b[j] * (1 if i < j else 0.5 * (i == j)) for i, j in product(range(months), repeat=2))
    assert censored.before(one[:months], other) == pytest.approx(counted / other[-1])


def test_a_doubtful_record_leaves_nobody_without_loss() -> None:
    told = [censored.brier(p, 0.8) for p in np.linspace(0, 1, 101)]
    assert min(told) == pytest.approx(0.8 * 0.2)
    assert int(np.argmin(told)) == 80
    assert censored.brier(0.0, 0.8) == pytest.approx(0.8)


def test_the_log_loss_is_a_mean_over_the_record_and_has_a_floor() -> None:
    expected = -(0.75 * np.log(0.5) + 0.25 * np.log(0.3))
    assert censored.log_loss([0.5, 0.3, 0.2], [0.75, 0.25, 0.0]) == pytest.approx(expected)
    assert censored.log_loss([0.0, 1.0], [1.0, 0.0]) == pytest.approx(np.log(1000))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: censored.hazard(1.2, 3), "from 0 to 1, found 1.2"),
        (lambda: censored.between(5, 4, 9), "found 5 and 4"),
        (lambda: censored.between(0, 4, 9), "found 0 and 4"),
        (lambda: censored.of_draws(np.array([]), 3), "at least one draw"),
        (lambda: censored.of_draws(np.array([0.0]), 3), "from 1 on"),
        (lambda: censored.of_draws(np.array([1.5]), 3), "whole months"),
        (lambda: censored.of_draws(np.array([np.nan]), 3), "whole months"),
        (lambda: censored.crps(np.array([0.1, 0.2]), 0), "found 0"),
        (lambda: censored.crps(np.array([0.1, 0.2]), np.nan), "found nan"),
        (lambda: censored.log_loss([1.0], [0.5, 0.5]), "of the record, 2, found 1"),
        (lambda: censored.before(np.array([1.0]), np.array([0.0])), "nothing to be before"),
    ],
)
def test_what_is_no_forecast_is_refused(wrong: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wrong()  # type: ignore[operator]

"""Solutions among agreements that are listed: against a search of all of them, one at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from instantsia.models.bargaining import yardsticks
from instantsia.models.bargaining.bundles import MOST, bundles, worth

SOLUTIONS = pytest.mark.parametrize(
    "solve", [yardsticks.nash, yardsticks.kalai_smorodinsky, yardsticks.egalitarian, yardsticks.welfare]
)


@st.composite
def tables(draw: Any, most: int = 12) -> np.ndarray:
    """(side, agreement) whole numbers, so that sums and products are exact and ties are many."""
    count = draw(st.integers(1, most))
    row = st.lists(st.integers(0, 8), min_size=count, max_size=count)
    return np.array([draw(row), draw(row)], dtype=np.float64)


RESERVES = st.tuples(st.integers(0, 5), st.integers(0, 5))


def dominated(table: np.ndarray, at: int) -> bool:
    """Whether another agreement is better for one and no worse for the other."""
    return bool(((table >= table[:, [at]]).all(axis=0) & (table > table[:, [at]]).any(axis=0)).any())


@given(tables())
def test_the_frontier_is_what_nothing_dominates(table: np.ndarray) -> None:
    expected = [not dominated(table, at) for at in range(table.shape[1])]
    assert yardsticks.pareto(table).tolist() == expected


@given(st.lists(tables(5), min_size=1, max_size=4))
def test_draws_are_solved_beside_each_other(each: list[np.ndarray]) -> None:
    count = min(table.shape[1] for table in each)
    together = np.stack([table[:, :count] for table in each])
    assert (yardsticks.pareto(together) == [yardsticks.pareto(table) for table in together]).all()
    reserve = together.min(axis=-1)
    for solve in (yardsticks.nash, yardsticks.kalai_smorodinsky, yardsticks.egalitarian, yardsticks.welfare):
        assert solve(together, reserve).tolist() == [
            int(solve(table, low)) for table, low in zip(together, reserve, strict=True)
        ]


@SOLUTIONS
@given(table=tables(), reserve=RESERVES)
def test_nobody_loses_by_it_and_where_somebody_must_there_is_none(
    solve: Any, table: np.ndarray, reserve: tuple[int, int]
) -> None:
    fine = (table >= np.array(reserve)[:, None]).all(axis=0)
    found = int(solve(table, np.array(reserve, dtype=float)))
    assert (found == yardsticks.NOTHING) == (not fine.any())
    assert found == yardsticks.NOTHING or fine[found]


@pytest.mark.parametrize("solve", [yardsticks.nash, yardsticks.welfare])
@given(table=tables(), reserve=RESERVES)
def test_no_other_agreement_betters_one_without_loss_to_another(
    solve: Any, table: np.ndarray, reserve: tuple[int, int]
) -> None:
    found = int(solve(table, np.array(reserve, dtype=float)))
    assume(found != yardsticks.NOTHING)
    assert yardsticks.pareto(table)[found]


@given(tables(), RESERVES)
def test_the_scores_are_the_largest(table: np.ndarray, reserve: tuple[int, int]) -> None:
    low = np.array(reserve, dtype=float)
    gains = table - low[:, None]
    gains = gains[:, (gains >= 0).all(axis=0)]
    assume(gains.size)
    at = {name: table[:, getattr(yardsticks, name)(table, low)] - low for name in ("nash", "egalitarian", "welfare")}
    assert at["nash"].prod() == gains.prod(axis=0).max()
    assert at["egalitarian"].min() == gains.min(axis=0).max()
    assert at["welfare"].sum() == gains.sum(axis=0).max()
    most = gains.max(axis=1)
    assume((most > 0).all())
    part = (table[:, yardsticks.kalai_smorodinsky(table, low)] - low) / most
    assert part.min() == pytest.approx((gains / most[:, None]).min(axis=0).max())


@given(tables(), RESERVES, st.integers(1, 4), st.integers(1, 4), st.integers(-5, 5))
def test_the_units_of_either_side_do_not_matter(
    table: np.ndarray, reserve: tuple[int, int], first: int, second: int, shift: int
) -> None:
    """Of Nash's product and of the part of what each could gain, not of the smallest gain nor of the sum."""
    low, scale = np.array(reserve, dtype=float), np.array([2.0**first, 2.0**second])
    other, other_low = table * scale[:, None] + shift, low * scale + shift
    gains = np.where((table >= low[:, None]).all(axis=0), table - low[:, None], 0)
    found, again = int(yardsticks.nash(table, low)), int(yardsticks.nash(other, other_low))
    assert (found < 0) == (again < 0)
    assert gains[:, found].prod() == gains[:, again].prod()
    most = np.where(gains.max(axis=1) > 0, gains.max(axis=1), 1)
    found, again = (int(yardsticks.kalai_smorodinsky(*each)) for each in ((table, low), (other, other_low)))
    parts = np.where(gains.max(axis=1, keepdims=True) > 0, gains / most[:, None], 1)
    assert parts[:, found].min() == parts[:, again].min()


@given(tables(), RESERVES, st.integers(1, 4))
def test_whoever_needs_an_agreement_less_gets_no_less(table: np.ndarray, reserve: tuple[int, int], more: int) -> None:
    """Raising what the first has without one never lowers what Nash's solution gives it, while all still gain."""
    low = np.array(reserve, dtype=float)
    raised = low + np.array([more, 0.0])
    before, after = int(yardsticks.nash(table, low)), int(yardsticks.nash(table, raised))
    assume(after != yardsticks.NOTHING)
    assume(((table[:, after] - raised) > 0).all())
    assert table[0, after] >= table[0, before]


# ------------------------------------------------------------------------------------------------------ several issues


@given(st.floats(0.51, 0.99), st.integers(3, 9))
def test_two_issues_with_opposed_weights_are_traded(weight: float, count: int) -> None:
    """Each gives way where it cares less: not the middle of either."""
    steps = np.linspace(0.0, 1.0, 2 * (count // 2) + 1)
    sides = np.stack(
        [
            worth([steps, steps], np.array([weight, 1 - weight])),
            worth([1 - steps, 1 - steps], np.array([1 - weight, weight])),
        ]
    )
    levels = bundles([len(steps)] * 2)
    for solve in (yardsticks.nash, yardsticks.kalai_smorodinsky, yardsticks.egalitarian, yardsticks.welfare):
        best = int(solve(sides))
        assert steps[levels[best]].tolist() == [1.0, 0.0]
        assert sides[:, best] == pytest.approx([weight, weight])
    middle = sides[:, np.flatnonzero((levels == len(steps) // 2).all(axis=1))[0]]
    assert middle == pytest.approx([0.5, 0.5])


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_a_bundle_is_worth_the_sum_of_its_parts(counts: list[int], seed: int) -> None:
    numbers = np.random.default_rng(seed)
    values, weights = [numbers.random((3, count)) for count in counts], numbers.random((3, len(counts)))
    found, levels = worth(values, weights), bundles(counts)
    assert found.shape == (3, len(levels))
    for draw in range(3):
        for at, bundle in enumerate(levels):
            by_hand = sum(weights[draw, issue] * values[issue][draw, level] for issue, level in enumerate(bundle))
            assert found[draw, at] == pytest.approx(by_hand)


def test_what_cannot_be_listed_is_refused() -> None:
    with pytest.raises(ValueError, match=f"found 1000000 bundles of options, expected at most {MOST}"):
        bundles([100, 100, 100])
    with pytest.raises(ValueError, match="expected one or more of each"):
        bundles([3, 0])
    with pytest.raises(ValueError, match="found weights of 1 issues, expected those of 2"):
        worth([np.zeros(2), np.zeros(2)], np.ones(1))
    with pytest.raises(ValueError, match=r"expected \(\.\.\., 2, agreement\)"):
        yardsticks.pareto(np.zeros((3, 4)))
    with pytest.raises(ValueError, match=r"expected \(\.\.\., side, agreement\)"):
        yardsticks.nash(np.zeros(4))


@pytest.mark.parametrize(("ours", "theirs"), [(0.5, 0.5), (0.3, 0.3), (0.7, 0.7)])
def test_where_one_gains_what_the_other_loses_all_are_on_the_frontier(ours: float, theirs: float) -> None:
    """The worths add up to 1 but for the last digit: what floats say of it told most of the bundles as worse."""
    price, date = (axis.ravel() for axis in np.meshgrid(np.linspace(0, 1, 51), np.linspace(0, 1, 51)))
    one = ours * (1 - price) + (1 - ours) * date
    other = theirs * price + (1 - theirs) * (1 - date)
    assert yardsticks.pareto(np.array([one, other])).all()

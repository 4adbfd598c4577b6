"""A point with a past error: in units of the disagreement, without a direction, inside what is held."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.models.settlement import weighted_mean
from instantsia.models.settlement.dressing import (
    Table,
    as_table,
    dress,
    dressed,
    held,
    residuals,
    somebodys,
    table,
    tables,
)
from instantsia.models.settlement.stakes import Stakes
from tests.counting import calls
from tests.models.settlement.small import POINTS, Body, bodies, many

NAMES = st.sampled_from(tables())
ROWS = st.integers(0, 20)
U, WHO = (part.ravel() for part in np.meshgrid((np.arange(23) + 0.5) / 23, (np.arange(19) + 0.5) / 19))
"""Numbers for an error and for whose position, each with each."""
NOBODY = np.array(0.9999)
"""A number by which no share makes the outcome somebody's position."""
FLAT = np.tile(np.array([-1.0, 0.0, 1.0]), (21, 1))
"""Errors from one spread below to one above, in all rows of a table."""


def point_of(stakes: Stakes) -> np.ndarray:
    """The mean of what is held; a reference is not looked at."""
    return weighted_mean.settle(replace(stakes, reference=None)).outcome


def outcomes(
    stakes: Stakes, name: str, row: int = 0, spread: np.ndarray | None = None, turned: bool = False
) -> np.ndarray:
    """(number,) the mean of one draw, dressed with each number; `turned` with the numbers of a mirror image."""
    return dress(
        np.full(len(U), point_of(stakes)), held(stakes), 1 - U if turned else U, WHO, name, row=row, spread=spread
    )


# ---------------------------------------------------------------------------------------------------- what is held


@given(body=bodies())
def test_how_far_positions_lie_apart(body: Body) -> None:
    """By NumPy's weighted mean, of those who have weight; of all where nobody has."""
    stakes, among = body.stakes, held(body.stakes)
    weight = stakes.weight if stakes.weight.any() else np.ones(stakes.position.shape)
    counts = weight > 0
    mean = np.average(stakes.position, weights=weight)
    assert float(among.spread) == pytest.approx(
        np.average((stakes.position - mean) ** 2, weights=weight) ** 0.5, abs=1e-9
    )
    assert (float(among.low), float(among.high)) == (stakes.position[counts].min(), stakes.position[counts].max())


@pytest.mark.parametrize("point", [0.1, 33.3, 70.1])
def test_those_who_agree_do_not_disagree_by_rounding(point: float) -> None:
    assert float(held(Stakes([point] * 3 + [90.0], [0.1, 0.2, 0.7, 0.0], 0.3)).spread) == 0.0


# --------------------------------------------------------------------------------------------------- what it becomes


@given(body=bodies(), name=NAMES, row=ROWS)
def test_it_stays_inside_what_is_held(body: Body, name: str, row: int) -> None:
    among, found = held(body.stakes), outcomes(body.stakes, name, row)
    assert (found >= among.low).all()
    assert (found <= among.high).all()


@pytest.mark.parametrize("name", tables())
def test_where_all_stand_on_one_point_there_is_no_error(name: str) -> None:
    """Not a last bit of one; and whoever has no weight is not one of them."""
    for row in range(table(name).drawn + 1):
        stakes = Stakes([70.1, 70.1, 0.0, 70.1], [0.1, 0.2, 0.0, 0.7], 1.0)
        assert (outcomes(stakes, name, row) == 70.1).all()


@given(body=bodies(), name=NAMES, row=ROWS)
def test_a_scale_turned_round_turns_the_outcome_round(body: Body, name: str, row: int) -> None:
    """Errors that drift to one end of the scale, which is only a matter of who wrote it down."""
    here, there = outcomes(body.stakes, name, row), outcomes(body.mirrored().stakes, name, row, turned=True)
    assert np.abs(100 - here - there).max() < 1e-9


@given(body=bodies(), name=NAMES, shift=st.integers(-500, 500), factor=st.sampled_from((0.25, 1, 3, 40)))
def test_another_scale_maps_the_outcome_and_its_ends_do_not_matter(
    body: Body, name: str, shift: int, factor: float
) -> None:
    position, here = body.stakes.position, outcomes(body.stakes, name)
    other = replace(
        body.stakes, position=shift + factor * position, reference=None, scale=(-500.0, 500.0 + 100 * factor)
    )
    assert np.abs(shift + factor * here - outcomes(other, name)).max() < 1e-7
    wider = replace(body.stakes, scale=(-5000.0, 20_000.0))
    assert outcomes(wider, name).tobytes() == here.tobytes()


@given(body=bodies(), name=NAMES, row=ROWS)
def test_a_larger_number_gives_no_lower_outcome(body: Body, name: str, row: int) -> None:
    u = np.linspace(0.0005, 0.9995, 200)
    found = dress(np.full(200, point_of(body.stakes)), held(body.stakes), u, np.full(200, NOBODY), name, row=row)
    assert (np.diff(found) >= -1e-9).all()


@given(data=st.data(), name=NAMES, row=ROWS)
def test_with_the_spread_kept_whoever_moves_up_moves_nothing_down(data: st.DataObject, name: str, row: int) -> None:
    """Whatever the error, and whosever position it is."""
    body = data.draw(bodies())
    actor = data.draw(st.integers(0, body.stakes.position.shape[-1] - 1))
    higher = data.draw(st.sampled_from([x for x in POINTS if x >= body.stakes.position[actor]]))
    kept = held(body.stakes).spread
    before = outcomes(body.stakes, name, row, kept)
    after = outcomes(body.stakes.with_one_at(actor, float(higher)), name, row, kept)
    assert (after >= before - 1e-9).all()


ONE_SPREAD = Table(1, np.array([[-1.0, 1.0]]), np.array([0.0]))
"""Errors from one spread below to one above."""


def lowest(stakes: Stakes, spread: np.ndarray | None = None) -> float:
    """The lowest outcome by an error of one spread."""
    return float(dressed(point_of(stakes), held(stakes), np.array(0.0), NOBODY, ONE_SPREAD, spread=spread))


def test_without_it_whoever_moves_up_may_move_it_down_by_disagreeing_more() -> None:
    """60, 60, 60 to 60, 60, 100: a spread below the mean lies at 54.5. What is held may cut it, here hardly anybody."""
    apart = held(Stakes([60.0, 60.0, 100.0], 1.0, 1.0))
    assert 220 / 3 - float(apart.spread) == pytest.approx(54.5, abs=0.05)
    assert lowest(Stakes([60.0, 60.0, 100.0], 1.0, 1.0)) == 60.0

    def with_somebody_at_0(third: float) -> Stakes:
        return Stakes([60.0, 60.0, third, 0.0], [1.0, 1.0, 1.0, 1e-4], 1.0)

    before, after = with_somebody_at_0(60.0), with_somebody_at_0(100.0)
    assert lowest(before) == pytest.approx(60.0, abs=0.5)
    assert lowest(after) == pytest.approx(54.5, abs=0.1)
    assert lowest(after, held(before).spread) > lowest(before)


def test_a_status_quo_that_nobody_holds_stays_where_it_is() -> None:
    """A forecast outside of what is held is erred from towards what is held, and no further away."""
    stakes = Stakes([60.0, 80.0, 100.0], 1.0, 1.0)
    u = np.linspace(0.001, 0.999, 99)
    found = dress(np.full(99, 20.0), held(stakes), u, np.full(99, NOBODY), "weighted-mean")
    assert (found >= 20.0).all()
    assert (found[:49] == 20.0).all()
    assert found[-1] > 20.0


# ------------------------------------------------------------------------------------------------ somebody's position

APART = Stakes([3.7, 20.3, 61.9, 88.8], [4.0, 1.0, 0.0, 3.0], 1.0)
"""Positions on which no error lands; the third has no weight."""


@pytest.mark.parametrize("name", tables())
def test_so_many_outcomes_are_somebodys_position(name: str) -> None:
    """The share of the table; half of it by weight, half of it each as likely, whoever has no weight left out."""
    many_whos = (np.arange(24_000) + 0.5) / 24_000
    # half a spread above the mean stands nobody
    found = dressed(
        np.full(24_000, point_of(APART)),
        held(APART),
        np.full(24_000, 0.75),
        many_whos,
        replace(table(name), error=FLAT),
    )
    share = float(table(name).share[0])
    assert 0 < share < 1
    weight, head = np.array([4.0, 1.0, 0.0, 3.0]) / 8, np.array([1.0, 1.0, 0.0, 1.0]) / 3
    happened = (found[:, None] == APART.position).mean(axis=0)
    assert np.abs(happened - share * (weight + head) / 2).max() < 3 / 24_000


@settings(max_examples=50)
@given(body=bodies())
def test_whose_position_it_is(body: Body) -> None:
    """Below a half by weight, above it each as likely."""
    among = held(body.stakes)
    who = (np.arange(5040) + 0.5) / 5040
    found = somebodys(among, who)
    counts = among.weight > 0
    for point in set(body.stakes.position.tolist()):
        here = body.stakes.position == point
        for half, chance in ((who < 0.5, among.weight), (who > 0.5, counts)):
            assert (found[half] == point).mean() == pytest.approx(
                chance[here].sum() / chance.sum(), abs=len(here) / 2520
            )
    assert set(somebodys(among, np.array([0.0, 0.5, 1.0])).tolist()) <= set(body.stakes.position[counts].tolist())


# ------------------------------------------------------------------------------------------------------------- draws


def test_each_draw_reads_its_own_row() -> None:
    """Rows of proposals drawn anew, draw by draw: the same as each such table alone."""
    written = residuals()["tables"]["weighted-mean"]
    body = many(210, 9)
    among, point, u, who = held(body.stakes), point_of(body.stakes), body.chance[:, 0], body.chance[:, 1]
    row = np.arange(210) % 21
    found = dress(point, among, u, who, "weighted-mean", row=row)
    for one in range(21):
        alone = as_table({"n": 1, **(written["drawn"][one - 1] if one else written), "drawn": []})
        assert (dressed(point, among, u, who, alone)[row == one] == found[row == one]).all()


def test_half_of_the_draws_gives_the_same_bits() -> None:
    body = many(1000, 7)
    row = np.arange(1000) % 21

    def of(rows: slice) -> np.ndarray:
        some = body.of(rows)
        return dress(
            point_of(some.stakes),
            held(some.stakes),
            some.chance[:, 0],
            some.chance[:, 1],
            "weighted-mean",
            row=row[rows],
        )

    whole = of(slice(None))
    for rows in (slice(0, 500), slice(1, None, 2), slice(7, 8)):
        assert of(rows).tobytes() == whole[rows].tobytes()
    mine = body.stakes
    one = Stakes(mine.position[3], mine.capability[3], mine.salience[3])
    alone = dress(point_of(one), held(one), body.chance[3, 0], body.chance[3, 1], "weighted-mean", row=int(row[3]))
    assert float(alone) == whole[3]


def test_nothing_loops_over_draws() -> None:
    def work(draws: int) -> int:
        body = many(draws, 9)
        u, who = body.chance[:, 0], body.chance[:, 1]
        return calls(lambda: dress(point_of(body.stakes), held(body.stakes), u, who, "weighted-mean"))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)


def test_draws_are_picked_alike_from_a_table_by_row_and_by_column() -> None:
    """The numbers of a run lie in memory member by member; those of a test do not."""
    stakes = many(60, 9).stakes
    by_column = Stakes(*(np.asfortranarray(one) for one in (stakes.position, stakes.capability, stakes.salience)))
    where = np.arange(60) % 3 == 1
    picked = [held(one).of(where) for one in (stakes, by_column)]
    for name in ("position", "weight", "low", "high", "spread"):
        one, other = (np.ascontiguousarray(getattr(among, name)) for among in picked)
        assert one.tobytes() == other.tobytes() == np.ascontiguousarray(getattr(held(stakes), name)[where]).tobytes()

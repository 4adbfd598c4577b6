"""Offers that come down with time: against a loop of one negotiation after the other, and closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining import alternating, offers, patience, yardsticks
from instantsia.models.bargaining.bundles import bundles, worth

NONE = yardsticks.NOTHING
Floats = np.ndarray


def by_hand(
    own: list[list[float]],
    keep: tuple[float, float],
    rounds: int,
    exponents: tuple[float, float],
    delay: tuple[float, float],
    knows: bool,
    first: int,
) -> tuple[list[int], int]:
    """(what was offered in each round, the round in which it was taken or -1): one negotiation, in plain Python."""
    lists = [sorted(range(len(own[side])), key=lambda at, side=side: -own[side][at]) for side in (0, 1)]

    def asks(side: int, turn: int) -> float:
        room = max(own[side][lists[side][0]] - keep[side], 0.0)
        return keep[side] + room * (1 - (turn / (rounds - 1)) ** (1 / exponents[side]))

    pointer, said = [-1, -1], []
    for turn in range(rounds):
        side = (first + turn) % 2
        other = 1 - side
        while pointer[side] + 1 < len(lists[side]) and own[side][lists[side][pointer[side] + 1]] >= asks(side, turn):
            pointer[side] += 1
        if pointer[side] < 0:
            said.append(NONE)
            continue
        may = lists[side][: pointer[side] + 1]
        offer = max(may, key=lambda at, other=other: own[other][at]) if knows else may[-1]
        said.append(offer)
        later = asks(other, turn + 1) if turn + 1 < rounds else keep[other]
        if own[other][offer] >= keep[other] + (1 - delay[other]) * (later - keep[other]):
            return said, turn
    return said, NONE


def played(
    tables: Floats,
    keep: Floats,
    rounds: int,
    exponents: tuple[float, float],
    delay: tuple[float, float] = (0.0, 0.0),
    knows: bool = True,
    first: int = 0,
) -> offers.Course:
    """The same of all draws at once; tables (draw, side, bundle), keep (draw, side)."""
    own = (tables[:, 0], tables[:, 1])
    sides = tuple(offers.ranked(own[side], own[1 - side] if knows else None) for side in (0, 1))
    asked = tuple(
        offers.asks(sides[side], keep[:, side], offers.aspirations(rounds, exponents[side])) for side in (0, 1)
    )
    needs = tuple(offers.takes(asked[side], keep[:, side], delay[side]) for side in (0, 1))
    return offers.alternating(own, sides, asked, needs, first)  # type: ignore[arg-type]


@given(
    seed=st.integers(0, 10_000),
    rounds=st.integers(2, 14),
    exponents=st.tuples(st.sampled_from([0.2, 1.0, 5.0]), st.sampled_from([0.25, 1.0, 4.0])),
    delay=st.tuples(st.sampled_from([0.0, 0.1]), st.sampled_from([0.0, 0.3])),
    knows=st.booleans(),
    first=st.sampled_from([0, 1]),
)
def test_the_course_is_that_of_a_loop(
    seed: int,
    rounds: int,
    exponents: tuple[float, float],
    delay: tuple[float, float],
    knows: bool,
    first: int,
) -> None:
    numbers = np.random.default_rng(seed)
    tables = numbers.random((5, 2, int(numbers.integers(1, 20))))
    keep = numbers.random((5, 2)) * 0.8
    course = played(tables, keep, rounds, exponents, delay, knows, first)
    for draw, (table, low) in enumerate(zip(tables, keep, strict=True)):
        said, ends = by_hand(table.tolist(), tuple(low), rounds, exponents, delay, knows, first)
        assert course.round[draw] == ends
        assert course.offers[draw, : len(said), 0].tolist() == said
        assert course.place[draw] == (said[ends] if ends != NONE else NONE)


@given(seed=st.integers(0, 10_000), rounds=st.integers(2, 12), knows=st.booleans(), both=st.booleans())
def test_nobody_gets_less_than_without_a_deal_and_a_list_only_moves_down(
    seed: int, rounds: int, knows: bool, both: bool
) -> None:
    numbers = np.random.default_rng(seed)
    tables, keep = numbers.random((6, 2, 15)), numbers.random((6, 2)) * 0.7
    own = (tables[:, 0], tables[:, 1])
    sides = tuple(offers.ranked(own[side], own[1 - side] if knows else None) for side in (0, 1))
    asked = tuple(offers.asks(sides[side], keep[:, side], offers.aspirations(rounds, 1.0)) for side in (0, 1))
    needs = tuple(offers.takes(asked[side], keep[:, side]) for side in (0, 1))
    course = (
        offers.simultaneous(own, sides, asked, needs, np.ones(6, dtype=bool))  # type: ignore[arg-type]
        if both
        else offers.alternating(own, sides, asked, needs)  # type: ignore[arg-type]
    )
    for draw in np.flatnonzero(course.place != NONE):
        assert (tables[draw, :, course.place[draw]] >= keep[draw]).all()
    assert (np.diff(offers.lowest(sides[0], asked[0]), axis=1) >= 0).all()


def test_two_alike_who_divide_one_thing_meet_in_the_middle() -> None:
    share = np.linspace(0, 1, 201)
    for exponent in (0.2, 1.0, 5.0):
        course = played(np.stack([share, 1 - share])[None], np.zeros((1, 2)), 400, (exponent, exponent))
        assert share[course.place[0]] == pytest.approx(0.5, abs=0.02)


def test_opposed_weights_give_the_trade_and_not_the_two_middles() -> None:
    level = np.linspace(0, 1, 11)
    table = np.stack([worth([level, level], np.array([0.8, 0.2])), worth([1 - level, 1 - level], np.array([0.2, 0.8]))])
    course = played(table[None], np.zeros((1, 2)), 40, (1.0, 1.0))
    first, second = bundles([11, 11])[course.place[0]] / 10
    assert (first, second) == (1.0, 0.0)
    assert table[:, course.place[0]] == pytest.approx([0.8, 0.8])
    assert int(yardsticks.nash(table)) == int(yardsticks.egalitarian(table)) == course.place[0]


def test_who_holds_out_gets_more_and_later() -> None:
    share = np.linspace(0, 1, 101)
    table = np.stack([share, 1 - share])[None]
    got = {e: played(table, np.zeros((1, 2)), 50, (e, 1.0)) for e in (0.2, 1.0, 5.0)}
    shares = [float(share[got[e].place[0]]) for e in (5.0, 1.0, 0.2)]
    rounds = [int(got[e].round[0]) for e in (5.0, 1.0, 0.2)]
    assert shares == sorted(shares)
    assert shares[0] < shares[2] - 0.2
    assert rounds == sorted(rounds)


def test_where_there_is_no_range_there_is_no_deal() -> None:
    table = np.array([[[1.0, 0.2], [0.2, 1.0]]])
    course = played(table, np.full((1, 2), 0.5), 10, (1.0, 1.0))
    assert (course.place[0], course.round[0]) == (NONE, NONE)


def divided(steps: int, delay: tuple[float, float], rounds: int, first: int = 0) -> tuple[float, float]:
    """(what the first side gets of one thing, its share of the bundle next to it), where it comes in so many steps."""
    share = np.linspace(0, 1, steps + 1)[None]
    both = (share, 1 - share)
    points = patience.frontier_of(both, offers.ranked(share).order, np.ones_like(share, dtype=bool))
    found = patience.patient(points, np.zeros((2, 1)), delay, rounds, first)
    return float(found.worth[0, 0]), float(share[0, found.place[0]])


@pytest.mark.parametrize("part", [0.5, 0.8, 0.9, 0.95])
@pytest.mark.parametrize("steps", [1, 10, 200, 2_000])
def test_pure_patience_divides_as_rubinstein_says(part: float, steps: int) -> None:
    """The share of who offers first is 1 / (1 + d), and that of its bundle tends to it as the steps get fine."""
    got, bundle = divided(steps, (1 - part, 1 - part), 400)
    expected = 1 / (1 + part)
    assert expected == pytest.approx(float(alternating.share(part, part)))
    assert got == pytest.approx(expected, abs=1e-6)
    assert abs(bundle - expected) <= 0.5 / steps + 1e-9
    assert divided(steps, (1 - part, 1 - part), 400, first=1)[0] == pytest.approx(1 - expected, abs=1e-6)


@pytest.mark.parametrize(("first", "second"), [(0.95, 0.8), (0.95, 0.99), (0.99, 0.95)])
def test_the_more_patient_gets_more_whatever_the_steps(first: float, second: float) -> None:
    for steps in (3, 40):
        got, _ = divided(steps, (1 - first, 1 - second), 2_000)
        assert got == pytest.approx(float(alternating.share(first, second)), abs=1e-6)


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_the_last_of_few_offers_takes_all(count: int) -> None:
    assert divided(7, (0.1, 0.1), count)[0] == pytest.approx(float(alternating.finite(count, 0.9, 0.9)))


def test_patient_sides_end_between_the_points_of_their_frontier() -> None:
    """With hardly any cost of waiting the end is the Nash product of what lies on the straight lines."""
    table = np.array([[[1.0, 0.8, 0.3, 0.0], [0.0, 0.5, 0.9, 1.0]]])
    own = (table[:, 0], table[:, 1])
    points = patience.frontier_of(own, offers.ranked(own[0]).order, yardsticks.pareto(table))
    found = patience.patient(points, np.zeros((2, 1)), (0.001, 0.001), 40_000)
    line = np.linspace(0, 1, 10_001)
    along = np.concatenate(
        [table[0, :, [n]].T + line * (table[0, :, [n + 1]] - table[0, :, [n]]).T for n in range(3)], 1
    )
    best = along[:, along.prod(axis=0).argmax()]
    assert found.worth[:, 0] == pytest.approx(best, abs=0.002)
    none = patience.frontier_of(own, offers.ranked(own[0]).order, np.zeros((1, 4), dtype=bool))
    assert patience.patient(none, np.full((2, 1), 0.2), (0.1, 0.1), 10).place[0] == NONE


def test_the_log_has_a_row_an_offer() -> None:
    level = np.linspace(0, 1, 4)
    table = np.stack([worth([level, level], np.array([0.7, 0.3])), worth([1 - level, 1 - level], np.array([0.3, 0.7]))])
    levels = bundles([4, 4])
    course = played(np.stack([table, table]), np.zeros((2, 2)), 10, (1.0, 1.0))
    rows = offers.log(course, levels)
    assert rows.dtype == np.int32
    assert rows[:, 0].tolist() == sorted(rows[:, 0].tolist())
    mine = rows[rows[:, 0] == 1]
    assert mine[:, 1].tolist() == list(range(int(course.round[1]) + 1))
    assert mine[-1, 2:].tolist() == levels[course.place[1]].tolist()


@pytest.mark.parametrize(("rounds", "exponent"), [(1, 1.0), (5, 0.0), (5, -1.0), (5, math.nan)])
def test_what_cannot_be_played_is_refused(rounds: int, exponent: float) -> None:
    with pytest.raises(ValueError, match=r"found .*, expected"):
        offers.aspirations(rounds, exponent)

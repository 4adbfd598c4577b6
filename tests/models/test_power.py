"""Voting power: every order and every coalition of small games, and what must hold of any index."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.models.power import banzhaf as banzhaf_file
from instantsia.models.power import owen as owen_file
from instantsia.models.power import shapley_shubik as shapley_shubik_file
from instantsia.models.power.banzhaf import banzhaf
from instantsia.models.power.games import TooMuch, WeightedGame, scaled, with_vetoes
from instantsia.models.power.owen import owen
from instantsia.models.power.shapley_shubik import by_counting, shapley_shubik

NICE = (*[29] * 4, *[27] * 2, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)


@st.composite
def games(draw: st.DrawFn, most: int = 6) -> WeightedGame:
    """Small games, with null players, vetoes and quotas below half among them."""
    weights = tuple(draw(st.lists(st.integers(0, 9), min_size=1, max_size=most).filter(any)))
    return WeightedGame(weights, draw(st.integers(1, sum(weights))))


def brings(game: WeightedGame, order: tuple[int, ...]) -> int:
    """Who brings the quota in this order."""
    reached = 0
    for member in order:
        reached += game.weights[member]
        if reached >= game.quota:
            return member
    raise AssertionError("the quota is out of reach")


def by_orders(game: WeightedGame, orders: list[tuple[int, ...]]) -> list[Fraction]:
    """The definition: each order, who brings the quota."""
    found = Counter(brings(game, order) for order in orders)
    return [Fraction(found[member], len(orders)) for member in range(len(game.weights))]


def by_coalitions(game: WeightedGame) -> list[int]:
    """The definition: each coalition of the others, whether they turn it."""
    members = range(len(game.weights))
    found = [0] * len(game.weights)
    for chosen in range(1 << len(game.weights)):
        weight = sum(game.weights[member] for member in members if chosen >> member & 1)
        for member in members:
            if not chosen >> member & 1:
                found[member] += weight < game.quota <= weight + game.weights[member]
    return found


@given(games())
def test_every_order(game: WeightedGame) -> None:
    orders = list(permutations(range(len(game.weights))))
    assert list(by_counting(game)) == by_orders(game, orders)
    assert shapley_shubik(game) == by_counting(game)


@given(games(9))
def test_every_coalition(game: WeightedGame) -> None:
    found = banzhaf(game)
    assert list(found.swings) == by_coalitions(game)
    assert all(
        absolute == Fraction(swings, 2 ** (len(game.weights) - 1))
        for swings, absolute in zip(found.swings, found.absolute, strict=True)
    )


@given(games(), st.data())
def test_every_order_that_keeps_unions_together(game: WeightedGame, data: st.DataObject) -> None:
    members = range(len(game.weights))
    unions = data.draw(st.lists(st.integers(0, 2), min_size=len(members), max_size=len(members)))
    kept = [order for order in permutations(members) if together([unions[member] for member in order])]
    assert list(owen(game, unions)) == by_orders(game, kept)


def together(unions: list[int]) -> bool:
    """Whether no union is broken by another."""
    return sum(one != other for one, other in pairwise(unions)) == len(set(unions)) - 1


@given(games(12))
def test_what_must_hold_of_any_index(game: WeightedGame) -> None:
    """Shares add to 1, more votes never decide less, order changes nothing, a mirror image of the quota neither."""
    shares, found = shapley_shubik(game), banzhaf(game)
    assert sum(shares) == sum(found.normalised) == 1
    ranked = sorted(zip(game.weights, shares, found.swings, strict=True))
    assert [one[1] for one in ranked] == sorted(shares)
    assert [one[2] for one in ranked] == sorted(found.swings)
    assert all(not share for weight, share in zip(game.weights, shares, strict=True) if not weight)
    turned = WeightedGame(game.weights[::-1], game.quota)
    assert shapley_shubik(turned) == shares[::-1]
    mirror = WeightedGame(game.weights, game.total - game.quota + 1)
    assert shapley_shubik(mirror) == shares
    alone = list(range(len(game.weights)))
    assert owen(game, alone) == owen(game, ["all"] * len(alone)) == shares


@given(games(), st.integers(1, 1000), st.sampled_from([1, 2, 4, 5, 10, 100]))
def test_the_unit_of_the_votes_changes_nothing(game: WeightedGame, times: int, parts: int) -> None:
    factor = Fraction(times, parts)
    other = scaled([weight * factor for weight in game.weights], game.quota * factor)
    assert shapley_shubik(other) == shapley_shubik(game)
    assert banzhaf(other) == banzhaf(game)


def test_a_veto_and_a_dictator() -> None:
    assert WeightedGame((3, 1, 1), 4).vetoes == (True, False, False)
    assert shapley_shubik(WeightedGame((3, 1, 1), 4)) == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
    assert shapley_shubik(WeightedGame((3, 1, 1), 3)) == (1, 0, 0)
    assert banzhaf(WeightedGame((3, 1, 1), 3)).absolute == (1, 0, 0)
    assert shapley_shubik(WeightedGame((7,), 7)) == (1,)


def test_closed_form_of_one_with_two_votes() -> None:
    """Among 204 with one vote they bring the quota from two places of 205."""
    shares = shapley_shubik(WeightedGame((2, *[1] * 204), 103))
    assert shares[0] == Fraction(2, 205)
    assert set(shares[1:]) == {Fraction(203, 205 * 204)}


def test_few_members_with_millions_of_votes() -> None:
    """What is counted are sums that some coalition reaches, never every number below the quota."""
    game = WeightedGame((83_123_457, 67_000_001, 60_000_003, 47_000_009, 38_000_011), 150_000_000)
    assert list(shapley_shubik(game)) == by_orders(game, list(permutations(range(5))))


def test_what_cannot_be_counted_is_refused_at_once() -> None:
    weights = tuple(10_000_019 * number % 99_999_989 for number in range(1, 61))
    with pytest.raises(TooMuch, match="round the votes"):
        shapley_shubik(WeightedGame(weights, sum(weights) // 2 + 1))
    many = tuple(range(1, 3001))
    for index in (shapley_shubik, lambda game: owen(game, range(3000))):
        with pytest.raises(TooMuch):
            index(WeightedGame(many, sum(many) // 2 + 1))


@pytest.mark.parametrize(("game", "bar"), [(WeightedGame(NICE, 255), 0.1), (WeightedGame((1,) * 205, 103), 0.5)])
def test_in_time(game: WeightedGame, bar: float) -> None:
    took = []
    for _ in range(3):
        began = time.process_time()
        by_counting(game)
        banzhaf(game)
        took.append(time.process_time() - began)
    assert min(took) < bar


@settings(max_examples=20)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=3), st.integers(-3, 12))
def test_a_game_that_is_none_is_refused(weights: list[int], quota: int) -> None:
    if min(weights) >= 0 and 0 < quota <= sum(weights):
        assert WeightedGame(tuple(weights), quota).total == sum(weights)
    else:
        with pytest.raises(ValueError, match="expected"):
            WeightedGame(tuple(weights), quota)


@pytest.mark.parametrize("file", [banzhaf_file, owen_file, shapley_shubik_file])
def test_every_model_says_what_it_is(file: object) -> None:
    about = file.ABOUT  # type: ignore[attr-defined]
    assert all((about.title, about.cites, about.assumes, about.fails))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=6).filter(
        lambda members: any(weight for weight, _ in members)
    ),
    st.data(),
)
def test_a_veto_is_a_member_of_every_coalition_that_wins(members: list[tuple[int, bool]], data: st.DataObject) -> None:
    weights, vetoes = tuple(weight for weight, _ in members), tuple(veto for _, veto in members)
    quota = data.draw(st.integers(1, sum(weights)))
    game = with_vetoes(WeightedGame(weights, quota), vetoes)
    for chosen in itertools.product((False, True), repeat=len(members)):
        wins = sum(itertools.compress(weights, chosen)) >= quota and all(
            inside for inside, veto in zip(chosen, vetoes, strict=True) if veto
        )
        assert (sum(itertools.compress(game.weights, chosen)) >= game.quota) == wins
    assert all(found or not veto for found, veto in zip(game.vetoes, vetoes, strict=True))

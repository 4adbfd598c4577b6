"""Win set, procedural settlement and ballot, against every winning coalition of small bodies and closed forms."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.settlement import procedural, quantal_response, win_set
from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import more_than_half
from tests.counting import calls
from tests.models.settlement.small import Body, bodies, many

GRID = np.arange(-220.0, 320.5, 0.5)
"""Fine against positions in whole numbers: the ends of a win set are whole or halves."""


def beats(body: Body) -> np.ndarray:
    """(point,) whether some winning coalition, all veto players in it, prefers a point of the grid to the status quo.

    Every coalition is tried; a veto player without a vote is in it as well.
    """
    x, votes, quota = body.stakes.position, body.voting.votes, float(body.voting.quota)
    prefers = np.abs(GRID[:, None] - x) < np.abs(float(np.asarray(body.stakes.reference)) - x)
    must = set(body.voting.vetoes.tolist())
    found = np.zeros(len(GRID), dtype=np.bool_)
    actors = range(len(x))
    for coalition in chain.from_iterable(combinations(actors, size) for size in range(1, len(x) + 1)):
        if must <= set(coalition) and votes[list(coalition)].sum() >= quota:
            found |= prefers[:, list(coalition)].all(axis=1)
    return found


def brute(body: Body, ideal: float) -> float:
    """The point of the closed win set nearest to an ideal, by looking at the grid; the status quo where none is."""
    q = float(np.asarray(body.stakes.reference))
    best, distance = q, abs(q - ideal)
    for point in GRID[beats(body)]:
        # its neighbours on the grid are in it, or are its ends
        for near in (point - 0.5, point, point + 0.5):
            if abs(near - ideal) < distance and (near - q) * (point - q) > 0:
                best, distance = float(near), abs(near - ideal)
    return best


@given(body=bodies(most=5))
def test_the_win_set_is_what_some_winning_coalition_prefers(body: Body) -> None:
    found = win_set.interval(body.stakes, body.voting)
    q = float(found.status_quo)
    expected = (float(found.low) < GRID) & (float(found.high) > GRID) & (q != GRID)
    assert (expected == beats(body)).all()
    assert bool(found.empty) == (not beats(body).any())


@given(body=bodies(most=5))
def test_the_median_goes_as_near_as_can_be_carried(body: Body) -> None:
    settled = body.settle("win-set")
    middle = float(win_set.median(body.stakes, body.voting))
    expected = brute(body, wanted(body, middle))
    assert float(settled.outcome) == expected
    assert float(settled.notes["unblocked"]) == middle
    assert bool(settled.blocked) == (expected == float(np.asarray(body.stakes.reference)))


def wanted(body: Body, middle: float) -> float:
    """What is looked for: where so few can change something that the median cannot keep it, what they agree on."""
    x, votes, quota = body.stakes.position, body.voting.votes, float(body.voting.quota)
    q = float(np.asarray(body.stakes.reference))
    sides = {bool(point > q) for point in GRID[beats(body)]}
    if 2 * quota > votes.sum() or middle != q or len(sides) != 1:
        return middle
    if sides == {True}:
        return float(max(one for one in x if votes[x >= one].sum() >= quota))
    return float(min(one for one in x if votes[x <= one].sum() >= quota))


@pytest.mark.parametrize(("quota", "outcome"), [(1.0, 100.0), (2.0, 40.0), (3.0, 0.0)])
def test_as_many_votes_as_carry_a_change_carry_it(quota: float, outcome: float) -> None:
    """Under a rule of two of five the three who want nothing cannot keep it; under three of five they can."""
    stakes = Stakes([0.0, 0.0, 0.0, 40.0, 100.0], 1.0, 1.0, 0.0)
    settled = win_set.settle(stakes, Voting(np.ones(5), quota))
    assert (float(settled.outcome), bool(settled.blocked)) == (outcome, outcome == 0.0)


@given(body=bodies(most=5))
def test_the_setter_goes_as_near_as_can_be_carried(body: Body) -> None:
    assert body.voting.setter is not None
    ideal = float(body.stakes.position[body.voting.setter])
    settled = body.settle("procedural")
    assert float(settled.outcome) == brute(body, ideal)
    assert bool(settled.blocked) == (float(settled.outcome) == float(np.asarray(body.stakes.reference)))


@given(body=bodies(most=5), data=st.data())
def test_a_veto_more_or_a_higher_quota_never_frees_anything(body: Body, data: st.DataObject) -> None:
    who = data.draw(st.integers(0, len(body.stakes.position) - 1))
    veto = np.asarray(body.voting.veto).copy()
    veto[who] = True
    before = win_set.interval(body.stakes, body.voting)
    for harder in (replace(body.voting, veto=veto), replace(body.voting, quota=body.voting.quota + 1)):
        after = win_set.interval(body.stakes, harder)
        assert after.low >= before.low
        assert after.high <= before.high


@pytest.mark.parametrize(
    ("reference", "quota", "veto", "outcome", "blocked"),
    [
        (0.0, 2.0, None, 40.0, False),  # the median has its way
        (30.0, 3.0, None, 30.0, True),  # all must agree, and stand on both sides
        (0.0, 3.0, None, 40.0, False),  # all must agree: up to twice the lowest
        (0.0, 2.0, 0, 40.0, False),
        (15.0, 2.0, 0, 25.0, False),  # the one at 20 would be as well off at 25 as at 15
        (20.0, 2.0, 0, 20.0, True),  # they have what they want
        (40.0, 1.0, None, 40.0, True),  # a quota under half: much could be carried, nothing better for the median
        (10.0, 1.0, None, 40.0, False),
        (0.0, 4.0, None, 0.0, True),  # nobody can reach it
    ],
)
def test_three_voters(reference: float, quota: float, veto: int | None, outcome: float, blocked: bool) -> None:
    """At 20, 40 and 100, a vote each."""
    stakes = Stakes([20.0, 40.0, 100.0], 1.0, 1.0, reference)
    settled = win_set.settle(stakes, Voting(np.ones(3), quota, None if veto is None else np.arange(3) == veto))
    assert (float(settled.outcome), bool(settled.blocked)) == (outcome, blocked)


def test_of_an_even_number_the_middle_one_nearer_to_the_status_quo_counts() -> None:
    stakes = Stakes([20.0, 40.0, 70.0, 90.0], 1.0, 1.0, 0.0)
    for votes in ([1.0, 1.0, 1.0, 1.0], [0.1, 0.2, 0.3, 0.0]):
        voting = Voting(votes, more_than_half(np.array(votes)))
        assert float(win_set.median(stakes, voting)) == 40.0
        assert float(win_set.median(replace(stakes, reference=np.array(100.0)), voting)) == 70.0


def test_a_quota_of_all_votes_can_be_reached_however_they_are_rounded() -> None:
    """.1 + .2 + .3 is not .6 in floating point."""
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0]):
        stakes = Stakes(np.array([50.0, 60.0, 70.0])[order], 1.0, 1.0, 0.0)
        settled = win_set.settle(stakes, Voting(np.array([0.1, 0.2, 0.3])[order], 0.6))
        assert not settled.blocked
        assert float(settled.outcome) == 60.0


def test_a_tie_is_no_majority() -> None:
    stakes = Stakes([20.0, 40.0, 0.0, 0.0], 1.0, 1.0, 0.0)
    votes = np.ones(4)
    assert bool(win_set.interval(stakes, Voting(votes, more_than_half(votes))).empty)
    assert not bool(win_set.interval(stakes, Voting(votes, 2.0)).empty)


@given(body=bodies(most=5))
def test_sure_voters_vote_for_what_is_nearer(body: Body) -> None:
    """With a precision beyond doubt, no setter: the median's point is carried where it lies in the win set."""
    voting = replace(body.voting, setter=None)
    settled = quantal_response.settle(body.stakes, voting, chance=np.full(body.chance.shape, 0.5), precision=1e6)
    middle, q = float(win_set.median(body.stakes, voting)), float(np.asarray(body.stakes.reference))
    inside = bool(beats(body)[np.searchsorted(GRID, middle)])
    assert float(settled.outcome) == (middle if inside else q)
    assert bool(settled.blocked) == (not inside)


def test_the_chance_of_a_ballot_is_the_product_of_the_chances() -> None:
    """One voter and one veto player, drawn 20,000 times, against the logistic formula."""
    draws = 20_000
    stakes = Stakes(np.broadcast_to([80.0, 45.0], (draws, 2)), 1.0, 1.0, np.full(draws, 20.0))
    voting = Voting(np.broadcast_to([1.0, 0.0], (draws, 2)), np.ones(draws), [False, True], 0)
    chance = np.random.default_rng(0).uniform(size=(draws, 2))
    settled = quantal_response.settle(stakes, voting, chance=chance, precision=3.0)
    p = 1 / (1 + np.exp(-3.0 * 0.6)) / (1 + np.exp(-3.0 * (0.25 - 0.35)))
    share = float((settled.outcome == 80.0).mean())
    assert abs(share - p) < 4 * (p * (1 - p) / draws) ** 0.5
    assert (settled.outcome[np.asarray(settled.blocked)] == 20.0).all()


@pytest.mark.parametrize("file", [win_set, procedural])
def test_nothing_loops_over_draws(file: Any) -> None:
    """200 actors, every one of them moved: the same calls for 2,000 draws as for 20."""

    def work(draws: int) -> int:
        body = many(draws, 200)
        return calls(lambda: file.with_actor_at(body.stakes, body.voting, 50.0))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)

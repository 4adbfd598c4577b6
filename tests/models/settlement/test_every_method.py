"""What must hold of any method of settlement."""

from __future__ import annotations

import inspect
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.models.settlement import Method, method, methods, needs, weighs
from instantsia.models.settlement.dressing import tables
from instantsia.models.settlement.stakes import Stakes, Voting
from tests.models.settlement.small import METHODS, POINTS, Body, bodies, many

EVERY = pytest.mark.parametrize("name", METHODS)
COMPUTED = ("weighted-mean", "nash", "kalai-smorodinsky", "probabilistic-condorcet")
"""Methods whose outcome is a number that is worked out, and not one of a few points: its last bits may differ."""
CUBED = ("probabilistic-condorcet",)
"""Methods whose cost is the cube of the number of actors, for bodies of a few dozen."""


def off(name: str) -> float:
    """What may be left of rounding."""
    return 1e-9 if name in COMPUTED else 0.0


def test_the_methods_are_found_by_name() -> None:
    """A helper that is taken for a method, or a method that is not listed."""
    assert methods() == (
        "kalai-smorodinsky",
        "mode",
        "nash",
        "probabilistic-condorcet",
        "procedural",
        "quantal-response",
        "weighted-mean",
        "weighted-median",
        "win-set",
    )
    with pytest.raises(KeyError):
        method("stakes")


@EVERY
def test_a_file_says_what_it_is_and_what_it_needs(name: str) -> None:
    file = method(name)
    assert file.ABOUT.title
    assert file.ABOUT.assumes
    assert file.ABOUT.fails
    assert file.ABOUT.cites
    assert name == file.TRACK or (name not in tables() and file.TRACK in tables()), (
        "its own errors, where there are any"
    )
    for key in ("NEEDS_VOTING", "NEEDS_REFERENCE", "NEEDS_SETTER", "NEEDS_CHANCE"):
        assert isinstance(getattr(file, key), bool)
    assert "Cost" in (inspect.getdoc(file) or "")


def test_of_several_methods_each_gets_what_it_asks_for() -> None:
    """If it failed, a method among others would be given no votes, or weights would be asked that nobody looks at."""
    assert needs(("weighted-mean", "win-set"), "votes")
    assert not needs(("weighted-mean", "mode"), "votes")
    assert not needs((), "votes")
    assert [name for name in METHODS if needs((name,), "setter")] == ["procedural"]
    assert [name for name in METHODS if needs((name,), "chance")] == ["quantal-response"]
    assert [name for name in METHODS if needs((name,), "reference")] == [
        "kalai-smorodinsky",
        "nash",
        "procedural",
        "quantal-response",
        "win-set",
    ]
    assert weighs(("weighted-mean", "win-set"))
    assert not weighs(("procedural", "win-set"))
    assert [weighs((name,)) for name in METHODS] == [not needs((name,), "votes") for name in METHODS]


@EVERY
def test_what_is_missing_is_said_in_a_sentence(name: str) -> None:
    """A method that settles on something although it was not told what it needs."""
    body, file = many(3, 4), method(name)
    bare = replace(body.stakes, reference=None)
    without = {
        "NEEDS_VOTING": lambda: file.settle(body.stakes, None, chance=body.chance),
        "NEEDS_REFERENCE": lambda: file.settle(bare, body.voting, chance=body.chance),
        "NEEDS_SETTER": lambda: file.settle(body.stakes, replace(body.voting, setter=None), chance=body.chance),
        "NEEDS_CHANCE": lambda: file.settle(body.stakes, body.voting),
    }
    for key, call in without.items():
        if getattr(file, key):
            with pytest.raises(ValueError, match="expected"):
                call()
        else:
            assert np.isfinite(call().outcome).all()


@given(body=bodies(breaks_ties=True))
def test_a_scale_turned_round_turns_the_outcome_round(body: Body) -> None:
    """A method with a direction: a tie that goes to the lower point although the reference breaks it."""
    turned = body.mirrored()
    for name in METHODS:
        here, there = body.settle(name), turned.settle(name)
        assert float(there.outcome) == pytest.approx(100 - float(here.outcome), abs=off(name)), name
        if here.blocked is not None and there.blocked is not None:
            assert bool(here.blocked) == bool(there.blocked), name


@given(data=st.data())
def test_the_order_of_the_actors_is_no_matter(data: st.DataObject) -> None:
    """With whole numbers sums are exact, and so must be an outcome that is one of them."""
    body = data.draw(bodies())
    other = body.ordered(list(data.draw(st.permutations(range(body.stakes.position.shape[-1])))))
    for name in METHODS:
        assert float(other.settle(name).outcome) == pytest.approx(float(body.settle(name).outcome), abs=off(name)), name


@settings(max_examples=50)
@given(body=bodies(), place=st.sampled_from((*POINTS, 5, 37)))
def test_moved_is_what_settling_anew_gives(body: Body, place: float) -> None:
    """A short way that forgets a tie, a veto, the setter, or who is alone on their point."""
    actors = range(body.stakes.position.shape[-1])
    moved = [replace(body, stakes=body.stakes.with_one_at(actor, place)) for actor in actors]
    for name in METHODS:
        after = body.with_actor_at(name, float(place))
        anew = [float(one.settle(name).outcome) for one in moved]
        assert after.tolist() == pytest.approx(anew, abs=off(name)), name


@given(body=bodies())
def test_it_settles_between_what_is_held_and_what_holds(body: Body) -> None:
    """An outcome that nobody holds nor has: a solution that overshoots, a mean that rounding has moved."""
    stakes = body.stakes
    assert stakes.reference is not None
    points = [*stakes.position.tolist(), float(stakes.reference)]
    for name in METHODS:
        assert min(points) <= float(body.settle(name).outcome) <= max(points), name


def looks_at_weights(file: Method) -> bool:
    return not file.NEEDS_VOTING


@given(body=bodies())
def test_where_nobody_weighs_anything_what_holds_goes_on(body: Body) -> None:
    """Methods that differ in what they make of a table without a weight."""
    nobody = replace(body, stakes=replace(body.stakes, capability=np.zeros(1)))
    for name in METHODS:
        if looks_at_weights(method(name)):
            assert float(nobody.settle(name).outcome) == nobody.stakes.reference, name


@EVERY
def test_moved_in_many_draws(name: str) -> None:
    body = many(60, 9)
    for place in (0.0, 33.3, 100.0):
        after = body.with_actor_at(name, place)
        for actor in range(9):
            anew = replace(body, stakes=body.stakes.with_one_at(actor, place)).settle(name).outcome
            assert np.abs(after[:, actor] - anew).max() < 1e-9, (place, actor)


@EVERY
def test_half_of_the_draws_gives_the_same_bits(name: str) -> None:
    """A replayed draw that differs from the draw in its block."""
    body = many(200, 13)
    whole, moves = body.settle(name), body.with_actor_at(name, 42.0)
    for rows in (slice(0, 100), slice(1, None, 2), slice(7, 8)):
        half = body.of(rows)
        found = half.settle(name)
        assert found.outcome.tobytes() == whole.outcome[rows].tobytes()
        assert half.with_actor_at(name, 42.0).tobytes() == np.ascontiguousarray(moves[rows]).tobytes()
        if whole.blocked is not None and found.blocked is not None:
            assert (found.blocked == whole.blocked[rows]).all()
            assert found.notes["unblocked"].tobytes() == whole.notes["unblocked"][rows].tobytes()
    assert float(alone(body, 7).settle(name).outcome) == whole.outcome[7]


def alone(body: Body, row: int) -> Body:
    """One draw without its axis."""
    one = body.of(slice(row, row + 1))
    mine, votes = one.stakes, one.voting
    assert mine.reference is not None
    return Body(
        Stakes(mine.position[0], mine.capability[0], mine.salience[0], mine.reference[0]),
        replace(votes, votes=votes.votes[0], quota=votes.quota[0]),
        one.chance[0],
    )


@EVERY
def test_memory_order_is_no_matter(name: str) -> None:
    body = many(50, 13)
    turned = replace(body, stakes=replace(body.stakes, position=np.asfortranarray(body.stakes.position)))
    assert turned.settle(name).outcome.tobytes() == body.settle(name).outcome.tobytes()


@EVERY
def test_draws_of_two_axes(name: str) -> None:
    """A body in blocks of draws: the leading shape is kept, and the numbers are those of the flat one."""
    body = many(12, 5)
    mine, votes = body.stakes, body.voting
    assert mine.reference is not None
    cube = Body(
        Stakes(
            mine.position.reshape(3, 4, 5),
            mine.capability.reshape(3, 4, 5),
            mine.salience.reshape(3, 4, 5),
            mine.reference.reshape(3, 4),
        ),
        replace(votes, votes=votes.votes.reshape(3, 4, 5), quota=votes.quota.reshape(3, 4)),
        body.chance.reshape(3, 4, 5),
    )
    assert (cube.settle(name).outcome == body.settle(name).outcome.reshape(3, 4)).all()
    assert (cube.with_actor_at(name, 10.0) == body.with_actor_at(name, 10.0).reshape(3, 4, 5)).all()


@EVERY
@pytest.mark.parametrize("weight", [0.0, 0.1])
@pytest.mark.parametrize("position", [[0.0, 0.0, 0.0], [100.0, 100.0, 100.0], [0.0, 100.0, 0.0], [70.1, 70.1, 70.1]])
def test_what_other_programs_refuse(name: str, position: list[float], weight: float) -> None:
    """Everybody at the ends, equal opponents, all on one point, no power, no votes: an answer on the scale."""
    stakes = Stakes(np.array(position), weight, weight, np.array(30.0))
    for votes, quota in product(([0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [5.0, 0.0, 1.0]), (1.0, 2.0, 3.0, 7.0)):
        body = Body(stakes, Voting(votes, quota, [False, True, False], 2), np.full(3, 0.5))
        settled = body.settle(name)
        assert 0 <= float(settled.outcome) <= 100
        if len(set(position)) == 1 and looks_at_weights(method(name)):
            expected = 30.0 if weight == 0 else position[0]
            assert float(settled.outcome) == expected, "rounding has moved a point on which all agree"
        assert np.isfinite(body.with_actor_at(name, 50.0)).all()


@EVERY
def test_one_actor_has_their_way(name: str) -> None:
    """Positions of every fineness: what is halved or divided must end at the point itself, not a last bit beside it."""
    draws = 200
    body = many(draws, 1)
    body = replace(body, voting=Voting(np.ones((draws, 1)), np.ones(draws), None, 0), chance=np.full((draws, 1), 1e-9))
    weighs = (body.stakes.weight > 0)[:, 0] | (not looks_at_weights(method(name)))
    assert 100 < weighs.sum() <= draws
    assert (body.settle(name).outcome == np.where(weighs, body.stakes.position[:, 0], body.stakes.reference)).all()


@EVERY
def test_a_large_body(name: str) -> None:
    """Two thousand; a few dozen where the cost is the cube of that."""
    outcome = many(2, 100 if name in CUBED else 2000).settle(name).outcome
    assert outcome.shape == (2,)
    assert ((outcome >= 0) & (outcome <= 100)).all()


@settings(max_examples=50)
@given(body=bodies())
def test_other_units_of_weight_and_scale_change_nothing(body: Body) -> None:
    """Capability in thousands, votes in shares, a scale of years: a constant that is not without units."""
    mine, votes = body.stakes, body.voting
    assert mine.reference is not None
    other = Body(
        Stakes(
            1950 + mine.position / 4,
            mine.capability * 1024,
            mine.salience / 16,
            1950 + mine.reference / 4,
            (1950.0, 1975.0),
        ),
        replace(votes, votes=votes.votes / 8, quota=votes.quota / 8),
        body.chance,
    )
    for name in METHODS:
        expected = 1950 + float(body.settle(name).outcome) / 4
        assert float(other.settle(name).outcome) == pytest.approx(expected, abs=1e-9), name

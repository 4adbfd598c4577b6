"""What must hold of any method of settlement."""

from __future__ import annotations

import inspect
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.models.settlement import method, methods, needs, weighs
from instantsia.models.settlement.dressing import tables
from instantsia.models.settlement.stakes import Stakes, Voting
from tests.models.settlement.small import METHODS, POINTS, Body, bodies, many

EVERY = pytest.mark.parametrize("name", METHODS)


def test_the_methods_are_found_by_name() -> None:
    """A helper that is taken for a method, or a method that is not listed."""
    assert methods() == (
        "mode",
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
    assert file.TRACK in tables()
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
    assert {name for name in METHODS if needs((name,), "reference")} >= {"win-set", "procedural", "quantal-response"}
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


@EVERY
@given(data=st.data())
def test_a_scale_turned_round_turns_the_outcome_round(name: str, data: st.DataObject) -> None:
    """A method with a direction: a tie that goes to the lower point although the reference breaks it."""
    body = data.draw(bodies(breaks_ties=True))
    here, there = body.settle(name), body.mirrored().settle(name)
    assert float(there.outcome) == pytest.approx(100 - float(here.outcome), abs=1e-9 if name == "weighted-mean" else 0)
    if here.blocked is not None and there.blocked is not None:
        assert bool(here.blocked) == bool(there.blocked)


@EVERY
@given(data=st.data())
def test_the_order_of_the_actors_is_no_matter(name: str, data: st.DataObject) -> None:
    """With whole numbers sums are exact, and so must be the outcome."""
    body = data.draw(bodies())
    order = data.draw(st.permutations(range(body.stakes.position.shape[-1])))
    assert body.ordered(list(order)).settle(name).outcome == body.settle(name).outcome


@EVERY
@given(data=st.data())
def test_moved_is_what_settling_anew_gives(name: str, data: st.DataObject) -> None:
    """A short way that forgets a tie, a veto, the setter, or who is alone on their point."""
    body = data.draw(bodies())
    place = float(data.draw(st.sampled_from((*POINTS, 5, 37))))
    after = body.with_actor_at(name, place)
    assert after.shape == body.stakes.position.shape
    for actor in range(after.shape[-1]):
        anew = replace(body, stakes=body.stakes.with_one_at(actor, place)).settle(name).outcome
        assert float(after[actor]) == pytest.approx(float(anew), abs=1e-9 if name == "weighted-mean" else 0)


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
@pytest.mark.parametrize("votes", [[0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [5.0, 0.0, 1.0]])
@pytest.mark.parametrize("position", [[0.0, 0.0, 0.0], [100.0, 100.0, 100.0], [0.0, 100.0, 0.0], [70.1, 70.1, 70.1]])
@pytest.mark.parametrize("weight", [0.0, 0.1])
@pytest.mark.parametrize("quota", [1.0, 2.0, 3.0, 7.0])
def test_what_other_programs_refuse(
    name: str, votes: list[float], position: list[float], weight: float, quota: float
) -> None:
    """Everybody at the ends, equal opponents, all on one point, no power, no votes: an answer on the scale."""
    body = Body(
        Stakes(np.array(position), weight, weight, np.array(30.0)),
        Voting(votes, quota, [False, True, False], 2),
        np.full(3, 0.5),
    )
    settled = body.settle(name)
    assert 0 <= float(settled.outcome) <= 100
    if len(set(position)) == 1 and settled.blocked is None:
        expected = 30.0 if weight == 0 else position[0]
        assert float(settled.outcome) == expected, "rounding has moved a point on which all agree"
    assert np.isfinite(body.with_actor_at(name, 50.0)).all()


@EVERY
@pytest.mark.parametrize("actors", [1, 2000])
def test_one_actor_and_two_thousand(name: str, actors: int) -> None:
    body = many(2, actors)
    if actors == 1:
        body = replace(body, voting=Voting(np.ones((2, 1)), np.ones(2), None, 0))
    outcome = body.settle(name).outcome
    assert outcome.shape == (2,)
    if actors == 1 and name not in ("quantal-response",):
        carried = body.stakes.position[:, 0]
        weighty = name not in ("weighted-mean", "weighted-median", "mode") or (body.stakes.weight > 0).all()
        assert not weighty or (outcome == carried).all()


@EVERY
@settings(max_examples=50)
@given(data=st.data())
def test_other_units_of_weight_and_scale_change_nothing(name: str, data: st.DataObject) -> None:
    """Capability in thousands, votes in shares, a scale of years: a constant that is not without units."""
    body = data.draw(bodies())
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
    assert float(other.settle(name).outcome) == pytest.approx(1950 + float(body.settle(name).outcome) / 4, abs=1e-9)

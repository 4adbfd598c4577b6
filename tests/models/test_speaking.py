"""The roll call in turn against a member by member account, and against what must hold whatever the numbers."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from instantsia.models.voting.choice import probability
from instantsia.models.voting.speaking import at_once, in_turn, speaking_order

Floats = NDArray[np.float64]


def plainly(
    d: Floats, precision: float, u: Floats, present: Any, order: Any, *, weight: Any = None, debts: Any = (),
    pressure: float = 0.0, bandwagon: float = 0.0, caucus: Any = None, binds: Any = None, discipline: Any = None,
    chair: int = -1, chair_pressure: float = 0.0, indifference: float | None = None,
) -> list[int]:  # fmt: skip
    """One draw, one member after another, as the equations are written: utilities of both options kept apart."""
    members = len(d)
    weight = np.ones(members) if weight is None else weight
    said: dict[int, int] = {}
    for i in order:
        if not present[i]:
            continue
        motion, keep = d[i], 0.0
        for debtor, creditor, debt in debts:
            if debtor == i and said.get(creditor) == 1:
                motion += pressure * debt
            if debtor == i and said.get(creditor) == -1:
                keep += pressure * debt
        lead = sum(weight[j] * s for j, s in said.items()) / sum(weight)
        motion += bandwagon / 100 * lead
        keep -= bandwagon / 100 * lead
        if caucus is not None and caucus[i] and any(s == binds[j] for j, s in said.items() if caucus[j] == caucus[i]):
            motion += discipline[i] * (binds[i] == 1)
            keep += discipline[i] * (binds[i] == -1)
        if chair in said:
            motion += chair_pressure * (said[chair] == 1)
            keep += chair_pressure * (said[chair] == -1)
        if indifference is not None and abs(motion - keep) < indifference:
            said[i] = 0
        else:
            said[i] = 1 if u[i] < probability(np.array([motion - keep]), precision)[0] else -1
    return [said.get(i, 0) for i in range(members)]


def world(seed: int, draws: int = 40, members: int = 5) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    caucus = rng.integers(0, 3, (draws, members)).astype(np.int8)
    side = rng.choice(np.array([-1, 1], dtype=np.int8), (draws, 3))
    return {
        "difference": rng.uniform(-1, 1, (draws, members)),
        "precision": rng.uniform(1, 9, draws),
        "uniform": rng.uniform(0.01, 0.99, (draws, members)),
        "present": rng.uniform(size=(draws, members)) < 0.8,
        "order": np.argsort(rng.uniform(size=(draws, members)), axis=1, kind="stable"),
        "weight": rng.integers(1, 9, (draws, members)).astype(float),
        "debts": [(0, 1, rng.uniform(size=draws)), (0, 2, rng.uniform(size=draws)), (3, 0, rng.uniform(size=draws))],
        "pressure": rng.uniform(0, 0.6, draws),
        "bandwagon": rng.uniform(0, 40, draws),
        "caucus": caucus,
        "binds": np.take_along_axis(side, caucus.astype(np.intp), axis=1),
        "discipline": rng.uniform(0, 0.5, (draws, members)),
        "chair": rng.integers(-1, members, draws).astype(np.int16),
        "chair_pressure": rng.uniform(0, 0.5, draws),
    }


@pytest.mark.parametrize("indifferent", [False, True])
@pytest.mark.parametrize("fixed_order", [False, True])
def test_against_a_plain_account(indifferent: bool, fixed_order: bool) -> None:
    """Every term with its sign and its moment: a debt to somebody who has not yet spoken must do nothing."""
    for seed in range(8):
        w = world(seed)
        if fixed_order:
            w["order"] = np.broadcast_to(np.array([3, 0, 4, 1, 2]), w["order"].shape)
        if indifferent:
            w["indifference"] = np.full(len(w["precision"]), 0.3)
        got = in_turn(**w)
        for k in range(len(w["precision"])):
            one: dict[str, Any] = {
                key: (value[k] if isinstance(value, np.ndarray) else value) for key, value in w.items()
            }
            one["debts"] = [(i, j, debt[k]) for i, j, debt in w["debts"]]
            one["d"], one["u"] = one.pop("difference"), one.pop("uniform")
            assert got[k].tolist() == plainly(**one)


def test_nobody_listens() -> None:
    """With every pressure at 0, speaking in turn is voting at once, to the bit; else skipping the turns would lie."""
    w = world(3, draws=500)
    plain = {key: w[key] for key in ("difference", "precision", "uniform", "present")}
    zero = np.zeros(500)
    turns = in_turn(
        **plain,
        order=w["order"],
        debts=w["debts"],
        pressure=zero,
        bandwagon=zero,
        chair=w["chair"],
        chair_pressure=zero,
    )
    assert (turns == at_once(**plain)).all()
    some = np.full(500, 0.25)
    assert (in_turn(**plain, order=w["order"], indifference=some) == at_once(**plain, indifference=some)).all()


def test_limits_of_precision() -> None:
    """Precision 0 leaves it to the number alone; a huge one to the sign of the difference alone."""
    w = world(1, draws=200)
    everybody = np.ones((200, 5), dtype=bool)
    even = at_once(w["difference"], np.zeros(200), w["uniform"], everybody)
    assert (even == np.where(w["uniform"] < 0.5, 1, -1)).all()
    sure = at_once(w["difference"], np.full(200, 1e12), w["uniform"], everybody)
    assert (sure == np.sign(w["difference"])).all()


@given(st.integers(0, 2**32 - 1), st.integers(0, 4), st.floats(0, 0.5))
@settings(max_examples=40)
def test_monotone(seed: int, member: int, toward: float) -> None:
    """A member moved towards the motion must not lower anybody's part in it, on the same numbers.

    With votes that only pull towards what was spoken for, one more voice for the motion can only bring others to it.
    """
    w = world(seed)
    w["binds"] = np.ones_like(w["binds"])
    w["debts"] = [(i, j, debt) for i, j, debt in w["debts"]]
    before = in_turn(**w)
    moved = w | {"difference": w["difference"] + toward * (np.arange(5) == member)}
    assert (in_turn(**moved) >= before).all()


def test_sides_are_alike() -> None:
    """Motion and status quo exchanged, everything turns round: no side has a term that the other lacks."""
    w = world(5, draws=300)
    other = w | {"difference": -w["difference"], "uniform": 1 - w["uniform"], "binds": -w["binds"]}
    assert (in_turn(**other) == -in_turn(**w)).all()


def test_enumeration_of_a_tiny_body() -> None:
    """Two members, the second owing the first: the chance of each roll call, from the equations by hand."""
    d, precision, debt, pressure = np.array([0.1, -0.2]), 5.0, 0.8, 0.3
    p_first = probability(d[:1], precision)[0]
    p_second = {s: probability(d[1:] + s * pressure * debt, precision)[0] for s in (1, -1)}
    grid = (np.arange(400) + 0.5) / 400
    u = np.array(list(itertools.product(grid, grid)))
    draws = len(u)
    votes = in_turn(
        np.tile(d, (draws, 1)),
        np.full(draws, precision),
        u,
        np.ones((draws, 2), dtype=bool),
        np.tile(np.array([0, 1]), (draws, 1)),
        debts=[(1, 0, np.full(draws, debt))],
        pressure=pressure,
    )
    assert np.mean((votes == [1, 1]).all(axis=1)) == pytest.approx(p_first * p_second[1], abs=5e-3)
    assert np.mean((votes == [-1, 1]).all(axis=1)) == pytest.approx((1 - p_first) * p_second[-1], abs=5e-3)


def test_speaking_order() -> None:
    """The named speak first and in their order; equal lots go to the member who stands first in the list."""
    lots = np.array([[0.9, 0.2, 0.5, 0.1], [0.3, 0.3, 0.5, 0.3]])
    assert speaking_order([2], lots).tolist() == [[2, 3, 1, 0], [2, 0, 1, 3]]
    assert speaking_order([], lots).tolist() == [[3, 1, 2, 0], [0, 1, 3, 2]]
    assert speaking_order([3, 1, 0, 2], lots).tolist() == [[3, 1, 0, 2]] * 2


@pytest.mark.parametrize("members", [1, 2, 11, 40])
def test_speaking_order_is_a_stable_sort(members: int) -> None:
    """Places counted pair by pair must be those of a stable sort, ties included, or somebody would speak twice."""
    lots = np.random.default_rng(members).integers(0, 12, (300, members)) / 12
    assert (speaking_order([], lots) == np.argsort(lots, axis=1, kind="stable")).all()


def test_those_named_speak_first_in_a_large_body() -> None:
    lots = np.random.default_rng(1).uniform(size=(50, 30))
    rest = [member for member in range(30) if member not in (7, 3)]
    order = speaking_order([7, 3], lots)
    assert (order[:, :2] == [7, 3]).all()
    assert (order[:, 2:] == np.array(rest)[np.argsort(lots[:, rest], axis=1)]).all()


@pytest.mark.parametrize("named", [0, 3, 12])
def test_debts_are_added_one_by_one_as_they_are_listed(named: int) -> None:
    """Added in another order they would differ in the last bit, and a member at the edge would vote otherwise."""
    rng = np.random.default_rng(named)
    draws, members = 200, 12
    pairs = [(i, j) for i in range(members) for j in range(members) if i != j and rng.uniform() < 0.4]
    debts = [(*pairs[place], rng.uniform(size=draws)) for place in rng.permutation(len(pairs))]
    difference, pressure = rng.uniform(-1, 1, (draws, members)), rng.uniform(0, 0.1, draws)
    order = speaking_order(range(named), rng.uniform(size=(draws, members)))
    uniform, precision = rng.uniform(0.01, 0.99, (draws, members)), np.full(draws, 3.0)
    everybody = np.ones((draws, members), dtype=bool)
    spoken = in_turn(difference, precision, uniform, everybody, order, debts=debts, pressure=pressure)
    last = order[:, -1]
    rows = np.arange(draws)
    d = difference[rows, last].copy()
    for k in range(draws):
        for debtor, creditor, debt in debts:
            if debtor == last[k]:
                d[k] += pressure[k] * debt[k] * spoken[k, creditor]
    at_the_edge = in_turn(
        difference, precision, uniform, everybody, order, debts=debts, pressure=pressure, indifference=np.abs(d)
    )
    silent = in_turn(
        difference,
        precision,
        uniform,
        everybody,
        order,
        debts=debts,
        pressure=pressure,
        indifference=np.nextafter(np.abs(d), 9),
    )
    # only the last to speak is looked at, in the draws in which nobody before them fell silent
    talked = (at_the_edge[rows[:, None], order[:, :-1]] != 0).all(axis=1)
    hushed = (silent[rows[:, None], order[:, :-1]] != 0).all(axis=1)
    assert talked.sum() > 3
    assert hushed.sum() > 3
    assert (at_the_edge[rows, last][talked] != 0).all()
    assert (silent[rows, last][hushed] == 0).all()


def test_a_draw_alone_is_the_draw_in_its_block() -> None:
    """A draw played again by itself must vote as it did among the others."""
    w = world(9, draws=64)
    whole = in_turn(**w)
    for k in (0, 17, 63):
        one: dict[str, Any] = {
            key: (value[k : k + 1] if isinstance(value, np.ndarray) else value) for key, value in w.items()
        }
        one["debts"] = [(i, j, debt[k : k + 1]) for i, j, debt in w["debts"]]
        assert (in_turn(**one) == whole[k]).all()


def test_no_draws() -> None:
    """A step that happens in no draw must not fall over its first speaker."""
    w: dict[str, Any] = {
        key: (value[:0] if isinstance(value, np.ndarray) else value) for key, value in world(0).items()
    }
    w["debts"] = []
    assert in_turn(**w).shape == (0, 5)

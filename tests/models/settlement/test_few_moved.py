"""A few members elsewhere: the closed form against the whole body settled and dressed anew."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.settlement import weighted_mean
from instantsia.models.settlement.dressing import dress, held
from instantsia.models.settlement.few_moved import MOST, Compromise, Errors, Moved, To
from instantsia.models.settlement.stakes import Stakes

DRAWS = 40
ALIKE = np.array(1.0)
"""The salience of all: they differ in capability."""


def anew(stakes: Stakes, errors: Errors, to: To, row: int, *, kept: bool) -> Moved:
    """The whole body, member by member."""
    position, weight = stakes.position.copy(), stakes.weight.copy()
    for place, (x, w) in to.items():
        position[:, place] = position[:, place] if x is None else x
        weight[:, place] = weight[:, place] if w is None else w
    moved = Stakes(position, weight, ALIKE)
    mean, among = weighted_mean.settle(moved).outcome, held(moved)
    spread = held(stakes).spread if kept else among.spread
    return Moved(mean, dress(mean, among, errors.u, errors.who, "weighted-mean", row=row, spread=spread), among.spread)


@given(
    seed=st.integers(0, 2**32 - 1),
    members=st.integers(2, 9),
    moved=st.integers(0, MOST),
    what=st.sampled_from(["position", "weight", "both"]),
    row=st.integers(0, 20),
    kept=st.booleans(),
    crowded=st.booleans(),
)
def test_it_is_what_the_whole_body_gives(
    seed: int, members: int, moved: int, what: str, row: int, kept: bool, crowded: bool
) -> None:
    """With members without weight, with all on few points, and with errors of other decisions."""
    numbers = np.random.default_rng(seed)
    position = (
        numbers.choice([0.0, 30.0, 100.0], (DRAWS, members)) if crowded else 100 * numbers.random((DRAWS, members))
    )
    weight = numbers.random((DRAWS, members)) * (numbers.random((DRAWS, members)) < 0.8)
    weight[:, -1] += 0.1
    stakes, errors = Stakes(position, weight, ALIKE), Errors(numbers.random(DRAWS), numbers.random(DRAWS))
    to: dict[int, tuple[np.ndarray | None, np.ndarray | None]] = {}
    for place in numbers.choice(members - 1, min(moved, members - 1), replace=False).tolist():
        x, w = 100 * numbers.random(DRAWS), numbers.random(DRAWS) * (numbers.random(DRAWS) < 0.8)
        to[place] = (None if what == "weight" else x, None if what == "position" else w)
    found = Compromise(stakes, errors).moved(to, row=row, kept=kept)
    whole = anew(stakes, errors, to, row, kept=kept)
    assert found is not None
    np.testing.assert_allclose(found.undressed, whole.undressed, atol=1e-9)
    np.testing.assert_allclose(found.value, whole.value, atol=1e-5)
    # a spread of 0 is a difference of two sums
    np.testing.assert_allclose(found.spread, whole.spread, atol=1e-5)


def test_where_nobody_moves_it_is_so_to_the_bit() -> None:
    numbers = np.random.default_rng(1)
    stakes = Stakes(100 * numbers.random((DRAWS, 30)), numbers.random((DRAWS, 30)), ALIKE)
    errors = Errors(numbers.random(DRAWS), numbers.random(DRAWS))
    found, whole = Compromise(stakes, errors).moved({}), anew(stakes, errors, {}, 0, kept=False)
    assert found is not None
    for one, other in ((found.undressed, whole.undressed), (found.value, whole.value), (found.spread, whole.spread)):
        np.testing.assert_array_equal(one, other)


def test_what_has_no_closed_form_is_said_to_have_none() -> None:
    """Too many who move, and a body that is left without weight: it must be played in full."""
    stakes = Stakes(np.tile([0.0, 40.0, 50.0, 100.0, 70.0], (DRAWS, 1)), np.tile([1.0, 0, 0, 0, 0], (DRAWS, 1)), ALIKE)
    body, there = Compromise(stakes, None), np.full(DRAWS, 50.0)
    assert body.moved(dict.fromkeys(range(MOST + 1), (there, None))) is None
    assert body.moved({0: (None, np.zeros(DRAWS))}) is None
    found = body.moved({0: (there, None)})
    assert found is not None
    assert (found.value == 50.0).all()
    assert np.isnan(found.spread).all()


@given(seed=st.integers(0, 2**32 - 1), members=st.integers(2, 9), crowded=st.booleans())
def test_several_moves_at_once_are_each_what_it_is_by_itself(seed: int, members: int, *, crowded: bool) -> None:
    """Up to rounding, with members without weight before and after, and the first and the last among those who move."""
    numbers = np.random.default_rng(seed)
    shape = (DRAWS, members)
    position = numbers.choice([0.0, 30.0, 100.0], shape) if crowded else 100 * numbers.random(shape)
    weight = numbers.random(shape) * (numbers.random(shape) < 0.8)
    weight[:, 0] += 0.1
    weight[:, 1] += 0.1
    errors = Errors(numbers.random(DRAWS), numbers.random(DRAWS))
    body = Compromise(Stakes(position, weight, ALIKE), errors)
    places = numbers.integers(0, members, 5)
    x, w = 100 * numbers.random((5, DRAWS)), numbers.random((5, DRAWS)) * (numbers.random((5, DRAWS)) < 0.8)
    together = body.each_moved(places, x, w)
    assert together is not None
    for move, place in enumerate(places.tolist()):
        alone = body.moved({place: (x[move], w[move])})
        assert alone is not None
        np.testing.assert_allclose(together.undressed[move], alone.undressed, atol=1e-9)
        np.testing.assert_allclose(together.value[move], alone.value, atol=1e-9)
        np.testing.assert_allclose(together.spread[move], alone.spread, atol=1e-9)


def test_where_one_of_several_moves_leaves_too_little_all_are_said_to_have_none() -> None:
    stakes = Stakes(np.tile([0.0, 100.0], (DRAWS, 1)), np.tile([1.0, 0.0], (DRAWS, 1)), ALIKE)
    where, weight = np.full((2, DRAWS), 50.0), np.ones((2, DRAWS))
    weight[0] = 0.0
    assert Compromise(stakes, None).each_moved(np.array([0, 0]), where, weight) is None

"""What would be wrong: a shortcut for equal or constant weights, or for positions that all differ, changes a bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.settlement.ranks import Floats, Ranks, medians, ranked

SEEDS = st.integers(0, 10**6)


def plain(position: Floats, weight: Floats) -> Ranks:
    """Sorted stably, without any shortcut."""
    order = np.argsort(position, axis=-1, kind="stable")
    reached = np.cumsum(np.take_along_axis(weight, order, axis=-1), axis=-1)
    return Ranks(position, weight, np.take_along_axis(position, order, axis=-1), reached)


def weights(kind: str, shape: tuple[int, int], numbers: np.random.Generator) -> Floats:
    if kind == "equal":
        return np.full(shape, numbers.choice([1.0, 0.1, 1 / 3]))
    row = numbers.choice([0.0, 0.1, 1 / 3, 1.0, 7.0], size=shape)
    return np.broadcast_to(row[0], shape) if kind == "constant" else row


@pytest.mark.parametrize("kind", ["equal", "constant", "varying"])
@given(seed=SEEDS)
def test_shortcuts_change_no_bit(kind: str, seed: int) -> None:
    """Camps on one point and none, one actor and many: every level that can be asked for."""
    numbers = np.random.default_rng(seed)
    shape = (5, int(numbers.integers(1, 9)))
    many = int(numbers.choice([3, 10**6]))
    position = numbers.integers(0, many, shape).astype(np.float64)
    weight = weights(kind, shape, numbers)
    found, expected = ranked(position, weight), plain(position, weight)
    assert found.place.tobytes() == expected.place.tobytes()
    assert found.reached.tobytes() == expected.reached.tobytes()
    for share in (0.1, 0.5, 0.9, 1.1):
        level = np.maximum(found.total, 0.1) * share
        assert found.at(level).tobytes() == expected.at(level).tobytes()


@given(seed=SEEDS, low=st.sampled_from([-100.0, 0.0, 1e6]))
def test_those_who_stand_a_hair_apart_are_in_order(seed: int, low: float) -> None:
    """If this fails, the bits that give way when positions are sorted are missed; negative positions count too."""
    numbers = np.random.default_rng(seed)
    position = np.asfortranarray(low + 100 * numbers.integers(0, 3, (6, 40)))
    position = position + np.spacing(position) * numbers.integers(-3, 4, position.shape)
    weight = numbers.random(position.shape)
    found, expected = ranked(position, weight), plain(position, weight)
    assert found.place.tobytes() == expected.place.tobytes()
    assert found.reached.tobytes() == expected.reached.tobytes()


@pytest.mark.parametrize("kind", ["equal", "constant", "varying"])
@given(seed=SEEDS)
def test_a_man_moved_is_a_body_sorted_anew(kind: str, seed: int) -> None:
    """Each in turn, in whole weights, against sorting again with them elsewhere."""
    numbers = np.random.default_rng(seed)
    shape = (4, int(numbers.integers(1, 8)))
    position = numbers.integers(0, 6, shape).astype(np.float64) * 20
    weight = np.ceil(weights(kind, shape, numbers))
    place = float(numbers.integers(0, 6) * 20)
    before = ranked(position, weight)
    found = medians(before.total, before.moved_at(place))
    for actor in range(shape[1]):
        elsewhere = position.copy()
        elsewhere[:, actor] = place
        after = plain(elsewhere, weight)
        rows = after.total > 0
        for moved, sorted_anew in zip(found, medians(after.total, after.at), strict=True):
            assert moved[rows, actor].tolist() == sorted_anew[rows].tolist()


@given(seed=SEEDS)
def test_a_draw_alone_is_a_draw_among_others(seed: int) -> None:
    """A draw in which all weigh the same, beside one in which they do not, takes the other way to the same bits."""
    numbers = np.random.default_rng(seed)
    position = numbers.integers(0, 4, (2, 6)) * 25.0
    weight = np.stack([np.full(6, 0.1), numbers.choice([0.1, 0.2, 0.7], size=6)])
    both, alone = ranked(position, weight), ranked(position[:1], weight[:1])
    assert both.reached[:1].tobytes() == alone.reached.tobytes()
    assert both.place[:1].tobytes() == alone.place.tobytes()
    for one, other in zip(
        medians(both.total, both.moved_at(50.0)), medians(alone.total, alone.moved_at(50.0)), strict=True
    ):
        assert one[:1].tobytes() == other.tobytes()

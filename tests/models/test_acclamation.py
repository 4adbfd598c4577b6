"""A hall that goes one way, and a chance by the day."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.voting.acclamation import following, mean_lean, room_follows
from instantsia.models.voting.hazard import by_day, daily


def test_the_room_by_hand() -> None:
    """Seats must weigh the leans, and the chair and the letters add to them: worked with 60 seats at .5, 40 at -.25."""
    lean, seats = np.array([[0.5, -0.25]]), np.array([[60.0, 40.0]])
    one = np.ones(1)
    p = room_follows(
        lean, seats, chairs=one, signatures=0.5 * one, steepness=5 * one, chair_weight=0.2 * one,
        signature_weight=0.4 * one,
    )  # fmt: skip
    assert p == pytest.approx([1 / (1 + math.exp(-5 * (0.2 + 0.2 + 0.2)))])


def test_an_empty_hall_leans_nowhere() -> None:
    """Nobody there: an even chance, and no division by zero."""
    assert mean_lean(np.array([[1.0]]), np.array([[0.0]])).tolist() == [0.0]


@given(st.floats(-1, 1), st.sampled_from([-1, 1]), st.floats(0, 0.5))
def test_following(lean: float, direction: int, dissent: float) -> None:
    """Whoever leans with the room follows wholly; nobody withholds more than `dissent`, and the late nothing."""
    part = following(np.array([[lean, lean]]), np.array([direction], dtype=np.int8), np.array([dissent]))
    assert 1 - dissent <= part[0, 0] <= 1
    if lean * direction >= 0:
        assert part[0, 0] == 1
    late = np.array([[True, False]])
    assert (
        following(np.array([[lean, lean]]), np.array([direction], dtype=np.int8), np.array([dissent]), late)[0, 0] == 1
    )


def test_hazard() -> None:
    """Full grip of a whole body lets nothing through; without grip the share does not matter."""
    assert daily(np.array([0.4]), 1.0, 1.0).tolist() == [0.0]
    assert daily(np.array([0.4]), 0.0, 1.0).tolist() == [0.4]
    assert daily(np.array([0.4]), 0.5, 7 / 11) == pytest.approx([0.4 * (1 - 3.5 / 11)])
    assert by_day(np.array([0.3]), 4.0) == pytest.approx([1 - 0.7**4])

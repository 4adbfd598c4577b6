"""Proposals to one who may refuse and to a council: by search, by iteration, and by the models of whole bodies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.setter import setter
from instantsia.models.bargaining.votes import proposer
from instantsia.models.settlement import procedural
from instantsia.models.settlement.stakes import Stakes, Voting

POINTS = st.floats(0.0, 1.0)


@given(POINTS, POINTS, POINTS)
def test_it_is_what_a_body_of_two_settles_on(ideal: float, veto: float, status_quo: float) -> None:
    body = Stakes([ideal, veto], 1.0, 1.0, status_quo, (0.0, 1.0))
    settled = procedural.settle(body, Voting([1.0, 0.0], 1.0, [False, True], setter=0)).outcome
    assert float(setter(ideal, veto, status_quo)) == pytest.approx(float(settled), abs=1e-12)


@given(POINTS, POINTS, POINTS)
def test_no_point_that_is_not_refused_is_nearer(ideal: float, veto: float, status_quo: float) -> None:
    found = float(setter(ideal, veto, status_quo))
    assert abs(found - veto) <= abs(status_quo - veto) + 1e-12
    grid = np.linspace(-1.0, 2.0, 3001)
    taken = grid[np.abs(grid - veto) <= abs(status_quo - veto)]
    if taken.size:
        assert abs(found - ideal) <= np.abs(taken - ideal).min() + 1e-12


@given(st.integers(1, 15), st.data(), st.floats(0.1, 1.0))
def test_a_council_divides_as_waiting_is_worth(members: int, data: st.DataObject, patience: float) -> None:
    """What a member expects before anybody is drawn, found by going over it again: 1/n, whatever one starts from."""
    quota = data.draw(st.integers(1, members))
    worth = 0.9
    for _ in range(500):
        keeps = 1 - patience * worth * (quota - 1)
        worth = keeps / members + (quota - 1) / members * patience * worth
    found = proposer(members, quota, patience)
    assert float(found.proposer) == pytest.approx(1 - patience * worth * (quota - 1), abs=1e-9)
    assert float(found.partner) == pytest.approx(patience * worth, abs=1e-9)
    assert float(found.proposer + (quota - 1) * found.partner) == pytest.approx(1.0)


def test_many_draws_at_once() -> None:
    found = proposer(np.array([3, 5]), np.array([2, 3]), np.array([[1.0], [0.9]]))
    assert found.proposer.shape == found.partner.shape == (2, 2)
    assert setter(np.zeros((4, 1)), np.full(3, 0.5), 0.2).shape == (4, 3)

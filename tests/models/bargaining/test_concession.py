"""Two who come down with time: they meet where there is anything to agree on, inside it, and when the formula says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.concession import come_down, demands, open_range

SHARE = st.floats(-0.2, 1.2)
SHAPE = st.floats(0.1, 5.0)
SPAN = 36.0


@given(SHARE, SHARE, SHAPE)
def test_they_meet_in_the_end_where_a_range_is_open_and_inside_it(first: float, second: float, shape: float) -> None:
    """At the end of the way each says what it takes; before that they say more and never less."""
    found = open_range(first, second)
    turns = np.arange(40.0)
    said = demands(found, come_down(turns, SPAN, shape))
    assert (np.diff(said.asks) <= 1e-15).all()
    assert (np.diff(said.gives) >= -1e-15).all()
    assert said.asks[-1] == pytest.approx(float(found.low))
    assert said.gives[-1] == pytest.approx(float(found.high))
    if found.width > 1e-9:
        assert said.meet[-1]
        when = int(said.meet.argmax())
        assert found.low - 1e-12 <= said.middle[when] <= found.high + 1e-12
    if found.width < -1e-9:
        assert not said.meet.any()


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_even_steps_meet_when_the_formula_says(low: float, high: float) -> None:
    """c = (t + 1) / T reaches 1 / (1 + high - low): the first such turn."""
    found = open_range(low, 1.0 - high)
    if found.width < 1e-6:
        return
    exactly = SPAN / (1.0 + float(found.width)) - 1.0
    when = int(demands(found, come_down(np.arange(40.0), SPAN, 1.0)).meet.argmax())
    assert exactly - 1e-6 <= when < max(exactly, 0.0) + 1.0 + 1e-6


@given(SHARE, SHARE)
def test_two_who_do_not_wait_agree_at_once_or_never(first: float, second: float) -> None:
    found = open_range(first, second)
    said = demands(found, 1.0)
    assert bool(said.meet) == (float(said.asks) <= float(said.gives))
    assert float(said.gives) == float(found.high)
    assert float(said.asks) == pytest.approx(float(found.low), abs=1e-15)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), SHAPE, st.floats(0.0, 0.3))
def test_whoever_wants_more_never_agrees_earlier(first: float, second: float, shape: float, more: float) -> None:
    gone = come_down(np.arange(40.0), SPAN, shape)
    before, after = (demands(open_range(one, second), gone).meet for one in (first, first + more))
    assert (after <= before).all()

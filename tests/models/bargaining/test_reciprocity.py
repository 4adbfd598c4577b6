"""A step for a step: all that two go who answer each other, by a loop, by the closed form and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.concession import Demands
from instantsia.models.bargaining.reciprocity import all_steps, answered, steps
from instantsia.models.war.ranges import Range

WIDE = Range(np.array(-1e9), np.array(1e9))
"""Nobody comes to their end."""
STEP = st.floats(0.001, 0.3)
RATE = st.floats(0.0, 0.95)


def after(turns: int, begun: Demands, first: float | None, second: float | None, ends: Range = WIDE) -> Demands:
    """What they say so many turns behind the first, from openings of 1 and 0."""
    before, said = Demands(np.array(1.0), np.array(0.0)), begun
    for _ in range(turns):
        went = steps(before, said)
        before, said = said, answered(ends, said, went, begun, first, second)
    return said


@given(STEP, STEP, RATE, RATE)
def test_all_steps_add_up_to_the_closed_form(first: float, second: float, rate: float, other: float) -> None:
    said = after(600, Demands(np.array(1.0 - first), np.array(second)), rate, other)
    assert 1.0 - float(said.asks) == pytest.approx(float(all_steps(first, second, rate, other)), rel=1e-6)
    assert float(said.gives) == pytest.approx(float(all_steps(second, first, other, rate)), rel=1e-6)


def test_like_for_like_goes_on_as_it_began_and_less_than_that_stops_short() -> None:
    """By hand: steps of 0.1 for ever, and 0.1 + 0.05 + 0.025 + ... = 0.2."""
    begun = Demands(np.array(0.9), np.array(0.1))
    assert float(after(3, begun, 1.0, 1.0).asks) == pytest.approx(0.6)
    assert float(after(60, begun, 0.5, 0.5).asks) == pytest.approx(0.8)
    assert float(after(60, begun, 0.5, 0.5).gives) == pytest.approx(0.2)
    assert np.isinf(all_steps(0.1, 0.1, 2.0, 0.5))


@given(STEP, STEP, st.floats(0.0, 3.0), st.floats(0.0, 3.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_nobody_goes_beyond_what_it_takes_nor_back(
    first: float, second: float, rate: float, other: float, low: float, high: float
) -> None:
    ends = Range(np.array(min(low, 1 - first)), np.array(max(high, second)))
    before = Demands(np.array(1.0 - first), np.array(second))
    for turns in range(1, 20):
        said = after(turns, Demands(np.array(1.0 - first), np.array(second)), rate, other, ends)
        assert ends.low <= said.asks <= before.asks
        assert before.gives <= said.gives <= ends.high
        before = said


def test_who_does_not_answer_comes_down_by_time() -> None:
    by_time = Demands(np.array(0.7), np.array(0.2))
    last, went = Demands(np.array(0.9), np.array(0.1)), Demands(np.array(0.1), np.array(0.1))
    assert answered(WIDE, last, went, by_time) == by_time
    assert float(answered(WIDE, last, went, by_time, second=2.0).gives) == pytest.approx(0.3)

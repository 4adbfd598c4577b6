"""More than half of a council are right: against every way in which they can judge."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.voting.jury import majority_right

CHANCES = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=9)


@given(CHANCES)
def test_every_way_to_judge_is_counted(chances: list[float]) -> None:
    expected = sum(
        float(np.prod([r if right else 1 - r for r, right in zip(chances, judged, strict=True)]))
        for judged in product((True, False), repeat=len(chances))
        if 2 * sum(judged) > len(chances)
    )
    assert float(majority_right(np.array(chances))) == pytest.approx(expected, abs=1e-12)


def test_many_draws_at_once() -> None:
    chances = np.array([[0.6, 0.6, 0.6], [1.0, 1.0, 0.0], [0.5, 0.5, 0.5]])
    assert majority_right(chances).tolist() == pytest.approx([0.648, 1.0, 0.5])
    with pytest.raises(ValueError, match="found no member"):
        majority_right(np.zeros((3, 0)))

"""What a leader keeps and how long one can be deposed: by what each compares, and by adding up turns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.power.selectorate import private_goods
from instantsia.models.power.tenure import established


@given(st.integers(1, 500), st.integers(0, 500), st.floats(0.1, 10), st.floats(0.0, 0.99))
def test_a_member_does_not_care_whether_to_stay_or_to_go_over(
    winning: int, more: int, revenue: float, patience: float
) -> None:
    """All of the revenue once and then a place by chance, against what the leader pays for good."""
    found = private_goods(winning, winning + more, revenue, patience)
    stays = float(found.member) / (1 - patience)
    goes = revenue / winning + patience * winning / (winning + more) * stays
    assert goes == pytest.approx(stays, rel=1e-9)
    assert float(found.leader) == pytest.approx(revenue - winning * float(found.member), abs=1e-9 * revenue)
    assert float(found.leader) == pytest.approx(revenue * float(found.share))


@given(st.integers(1, 500), st.floats(0.0, 0.99))
def test_where_everybody_is_needed_nothing_is_kept(winning: int, patience: float) -> None:
    assert float(private_goods(winning, winning, 1.0, patience).leader) == pytest.approx(0.0, abs=1e-12)


@given(st.floats(0.02, 0.5), st.floats(0.02, 0.5))
def test_turn_by_turn(establishes: float, deposed: float) -> None:
    still = (1 - establishes - deposed) ** np.arange(3000)
    found = established(establishes, deposed)
    assert float(found.ever) == pytest.approx((still * establishes).sum(), abs=1e-9)
    assert float(found.contested) == pytest.approx(still.sum(), rel=1e-9)

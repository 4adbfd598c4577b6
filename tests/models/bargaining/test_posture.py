"""What talks and threats tell: by Bayes' rule and by what each side compares."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining import posture


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_the_weak_talk_up_to_where_they_would_be_found_out(weak: float, escalates: float) -> None:
    talks = posture.weak_talks(weak, escalates)
    seen = float(posture.posterior(weak, talks))
    assert seen <= escalates + 1e-12
    if talks < 1:
        assert seen == pytest.approx(escalates, abs=1e-9)
        assert float(posture.posterior(weak, np.minimum(talks * 1.01, 1.0))) > escalates


@given(st.floats(-2, 0.5), st.floats(0, 1), st.floats(0.6, 3))
def test_where_nobody_watches_a_threat_is_as_good_in_private(war: float, audience: float, prize: float) -> None:
    alone = posture.threat(0.0, war, prize)
    assert float(alone.public) == float(alone.private)
    found = posture.threat(audience, war, prize)
    assert float(found.public - found.private) == pytest.approx(audience / (prize - war), abs=1e-12)
    # at these chances yielding and resisting are worth the same
    for chance, yielding in ((float(found.public), -audience), (float(found.private), 0.0)):
        assert (1 - chance) * prize + chance * war == pytest.approx(yielding, abs=1e-9)


def test_certainties_are_no_division_by_nothing() -> None:
    assert posture.weak_talks(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.0, 0.0, 1.0, 1.0])).tolist() == [1, 0, 1, 1]
    assert posture.posterior(np.array([0.0, 1.0]), np.array([0.0, 0.0])).tolist() == [0.0, 1.0]

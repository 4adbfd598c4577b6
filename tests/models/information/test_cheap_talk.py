"""What can be told by one who wants something else, and secrets as they were published: by definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.information import cheap_talk, conspiracy, leak

BIASES = st.floats(0.002, 1.0)


@given(BIASES)
def test_whoever_stands_at_a_cut_does_not_care_which_is_said(bias: float) -> None:
    """Each stretch is met in its middle; at its end what the one who reports wants is as far from either middle."""
    cuts = cheap_talk.cuts(bias)
    assert (cuts[0], cuts[-1]) == (0.0, pytest.approx(1.0))
    assert (np.diff(cuts) > 0).all()
    middles = (cuts[1:] + cuts[:-1]) / 2
    wanted = cuts[1:-1] + bias
    assert wanted - middles[:-1] == pytest.approx(middles[1:] - wanted, abs=1e-9)


@given(BIASES)
def test_what_is_lost_adds_up_over_the_stretches(bias: float) -> None:
    lengths = np.diff(cheap_talk.cuts(bias))
    assert float(cheap_talk.receiver_loss(bias)) == pytest.approx((lengths**3 / 12).sum(), abs=1e-12)
    assert float(cheap_talk.sender_loss(bias)) == pytest.approx((lengths**3 / 12).sum() + bias**2, abs=1e-12)


@given(BIASES)
def test_no_finer_stretches_can_be_told(bias: float) -> None:
    count = int(cheap_talk.stretches(bias))
    assert 2 * count * (count - 1) * bias < 1
    assert not 2 * (count + 1) * count * bias < 1


@given(st.integers(2, 60))
def test_on_the_edge_the_stretch_without_length_is_not_counted(count: int) -> None:
    edge = 1 / (2 * count * (count - 1))
    assert int(cheap_talk.stretches(edge * (1 + 1e-9))) == count - 1
    assert int(cheap_talk.stretches(edge * (1 - 1e-9))) == count
    # on it rounding must neither count one too many nor lose one
    for bias in (edge, np.nextafter(edge, 0.0), np.nextafter(edge, 1.0)):
        told = int(cheap_talk.stretches(bias))
        assert told == 1 or 2 * told * (told - 1) * bias < 1
        assert not 2 * (told + 1) * told * bias < 1


def test_who_wants_the_same_is_not_asked_for_stretches() -> None:
    with pytest.raises(ValueError, match="expected a bias above 0"):
        cheap_talk.stretches(np.array([0.1, 0.0]))


@given(st.floats(1e-7, 1e-6), st.integers(1, 1000), st.floats(0.1, 20))
def test_the_published_form_agrees_with_ours_while_few_know(chance: float, heads: int, years: float) -> None:
    ours = 1 - leak.holds(heads, np.array(chance), np.array(years))
    assert float(conspiracy.out(heads, chance, years)) == pytest.approx(float(ours), rel=2e-3)


@given(st.floats(1e-6, 0.5), st.integers(1, 10**6), st.floats(0.01, 0.99))
def test_the_year_in_which_it_is_out_with_a_chance(chance: float, heads: int, share: float) -> None:
    years = conspiracy.years_until(share, heads, chance)
    assert float(conspiracy.out(heads, chance, years)) == pytest.approx(share, abs=1e-9)
    assert float(conspiracy.yearly(heads, chance)) <= 1.0

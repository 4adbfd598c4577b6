"""Sums over members."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.voting import ballots
from instantsia.models.voting.ballots import over_members, tally


def test_layout_does_not_matter() -> None:
    """The same numbers in another memory order must give the same bits, or a replayed draw would differ."""
    values = np.random.default_rng(0).uniform(size=(500, 130))
    assert (over_members(values) == over_members(np.asfortranarray(values))).all()
    assert (over_members(values)[7] == over_members(values[7:8])).all()


def test_many_votes_do_not_overflow() -> None:
    """Three hundred members for one option: an int8 sum would come out negative."""
    vote = np.ones((2, 300), dtype=np.int8)
    assert tally(vote, np.ones((2, 300)), 2).tolist() == [[0.0, 300.0]] * 2


@given(seed=st.integers(0, 2**32 - 1), draws=st.integers(1, 40), members=st.integers(1, 140))
def test_sums_have_the_same_bits_however_a_table_lies_in_memory(seed: int, draws: int, members: int) -> None:
    """If this fails, NumPy adds up in another order than from the first member to the last."""
    numbers = np.random.default_rng(seed)
    values = numbers.standard_normal((draws, members)) * 10.0 ** numbers.integers(-8, 8, (draws, members))
    expected = np.zeros(draws)
    for member in range(members):
        expected += values[:, member]
    by_column = np.asfortranarray(values)
    for table in (values, by_column, by_column[np.arange(draws)]):
        assert over_members(table).tobytes() == expected.tobytes()
    assert over_members(by_column[draws // 2 :]).tobytes() == expected[draws // 2 :].tobytes()
    alike = np.broadcast_to(by_column[:, :1], (draws, members))
    assert over_members(alike).tobytes() == over_members(np.array(alike)).tobytes()
    assert not np.signbit(over_members(np.full((draws, members), -0.0, order="F"))).any()


@given(draws=st.integers(2, 40), members=st.integers(1, 30))
def test_a_table_brought_into_order_in_pieces_has_the_same_sums(draws: int, members: int) -> None:
    """If this fails, a draw that is left alone at the end is added up in another order."""
    values = np.random.default_rng(draws * 100 + members).standard_normal((draws, members)) * 1e3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ballots, "AT_ONCE", 3 * members)
        assert over_members(values).tobytes() == over_members(np.asfortranarray(values)).tobytes()

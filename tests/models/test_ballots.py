"""Sums over members."""

import numpy as np

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

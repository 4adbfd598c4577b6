"""Rules against printed formulas: rules.toml."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from instantsia.models.voting.ballots import Ballots
from instantsia.rules import majority
from tests.published import published

JURY = published("rules.toml")["jury"]["points"]


@pytest.mark.parametrize(("members", "chance", "right"), JURY)
def test_jury_theorem(members: int, chance: float, right: float) -> None:
    """Over every roll call of the body; a wrong quota would move all numbers."""
    votes = np.array(list(itertools.product((0, 1), repeat=members)), dtype=np.int8)
    for_it = votes.sum(axis=1, dtype=np.int64)
    weight = chance**for_it * (1 - chance) ** (members - for_it)
    ballots = Ballots(votes, np.ones(votes.shape), 2, 0, np.ones(len(votes), dtype=np.int8))
    carried = majority.Spec().decide(ballots, {}, {"lot": np.full(len(votes), 0.4)}).option == 1
    assert math.fsum(weight[carried]) == pytest.approx(right, abs=1e-12)

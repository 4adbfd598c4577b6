"""Rules against printed formulas: rules.toml."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

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


def test_the_points_are_those_that_were_worked_out_elsewhere(shared: Path) -> None:
    cases = json.loads((shared / "data" / "closed_form_checks.json").read_text())["condorcet_majority"]
    told = {(case["n"], case["r"]): case["P_correct"] for case in cases}
    assert {(members, chance) for members, chance, _ in JURY} == set(told)
    for members, chance, right in JURY:
        assert right == pytest.approx(told[members, chance], abs=1e-12)

"""Quotas, vetoes and objections: every small roll call by hand, and who is pivotal by a recount."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from instantsia.models.voting.ballots import ABSENT, ABSTAIN, Ballots
from instantsia.rules import consensus, qualified, recount
from tests.rules.test_majority import ballots, every


def quotas(draws: int, quota: float | None) -> dict[str, Any]:
    return {} if quota is None else {"quota": np.full(draws, quota)}


def spec(**more: Any) -> qualified.Spec:
    return qualified.Spec.model_validate({"kind": "qualified", **more})


@pytest.mark.parametrize("quota", [None, 1.0, 3.0, 5.5, 6.0])
def test_every_roll_call_of_four_with_unequal_votes_and_a_veto(quota: float | None) -> None:
    """So many votes or more carry, unless the one with the veto votes against; silence and absence veto nothing."""
    votes = every(4)
    weight = np.broadcast_to(np.array([1.0, 1.0, 2.0, 2.0]), votes.shape)
    veto = np.array([True, False, False, False])
    got = spec().decide(ballots(votes, weight=weight, veto=veto), quotas(len(votes), quota), {}).option
    for row, decided in zip(votes.tolist(), got.tolist(), strict=True):
        for_it = sum(seats for seats, vote in zip((1, 1, 2, 2), row, strict=True) if vote == 1)
        enough = for_it > 3 if quota is None else for_it >= quota
        assert decided == (1 if enough and row[0] != 0 else 0), row


def test_the_security_council_carries_as_its_charter_says() -> None:
    """Nine of fifteen and none of the five against: the weighted game [39; 7x5, 1x10] says the same of every number
    of votes of either group, where a permanent member who is not for it is against it."""
    rows, expected = [], []
    for permanent, elected in itertools.product(range(6), range(11)):
        rows.append([1] * permanent + [0] * (5 - permanent) + [1] * elected + [0] * (10 - elected))
        expected.append(int(7 * permanent + elected >= 39))
    veto = np.array([True] * 5 + [False] * 10)
    got = spec().decide(ballots(rows, veto=veto), quotas(len(rows), 9.0), {}).option
    assert got.tolist() == expected


@pytest.mark.parametrize("quota", [None, 2.0, 3.0])
@pytest.mark.parametrize("motion", [1, -1])
def test_who_is_pivotal_is_what_a_recount_says(quota: float | None, motion: int) -> None:
    """The quick way must name the same members as changing every vote in turn and counting again."""
    votes = every(3, (0, 1, 2, ABSTAIN, ABSENT) if motion < 0 else (0, 1, ABSTAIN, ABSENT))
    options = 3 if motion < 0 else 2
    weight = np.broadcast_to(np.array([1.0, 2.0, 0.0]), votes.shape)
    for veto in (None, np.array([False, True, True])):
        b: Ballots = ballots(votes, options, motion, weight=weight, veto=veto)
        numbers = quotas(len(votes), quota)
        found = spec().pivotal(b, numbers, {})
        assert (found == recount(spec(), b, numbers, {})).all()


def test_whoever_could_have_stopped_what_all_were_for_is_pivotal() -> None:
    """Of options that were all put each can be voted for, also one that nobody chose: else the one with the veto would
    be called powerless exactly where all agree with them, and so would those without whom the quota is missed."""
    votes, veto = np.array([[1, 1, 1], [1, 1, 2]], dtype=np.int8), np.array([True, False, False])
    put = replace(ballots(votes, 3, -1, veto=veto), all_put=True)
    two, three = (spec().pivotal(put, quotas(2, quota), {}) for quota in (2.0, 3.0))
    assert two.tolist() == [[True, False, False], [True, True, False]]
    assert three.tolist() == [[True, True, True], [False, False, True]]
    for found, quota in ((two, 2.0), (three, 3.0)):
        assert (found == recount(spec(), put, quotas(2, quota), {})).all()


@pytest.mark.parametrize("motion", [1, -1])
def test_consensus_is_broken_by_one(motion: int) -> None:
    """One vote against is enough, whatever its seats; nobody for it carries nothing; pivotal as by a recount."""
    votes = every(3, (0, 1, 2, ABSTAIN, ABSENT) if motion < 0 else (0, 1, ABSTAIN, ABSENT))
    options = 3 if motion < 0 else 2
    b = ballots(votes, options, motion)
    rule = consensus.Spec()
    got = rule.decide(b, {}, {}).option
    for row, decided in zip(votes.tolist(), got.tolist(), strict=True):
        said = {vote for vote in row if vote >= 0}
        assert decided == (said.pop() if len(said) == 1 else 0), row
    assert (rule.pivotal(b, {}, {}) == recount(rule, b, {}, {})).all()


def test_a_quota_of_nothing_is_refused() -> None:
    """With a quota of 0 a motion for which nobody voted would be carried."""
    with pytest.raises(ValueError, match="more than 0 votes"):
        spec(quota=0)

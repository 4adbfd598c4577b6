"""The pivot of a body against its own rule: it agrees to something exactly where a ballot on it would carry it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.errors import UserError
from instantsia.models.voting.ballots import Ballots
from instantsia.rules import RuleKind, acclamation, consensus, majority, qualified

BODIES, DRAWS = 200, 64


def bodies(seed: int) -> Any:
    """Random bodies: ids, shifts and seats (0 to 4), quotas that may be out of reach, vetoes, and what is at stake."""
    rng = np.random.default_rng(seed)
    for _ in range(BODIES):
        count = int(rng.integers(1, 12))
        members = tuple("abcdefghijkl"[:count])
        shift = rng.normal(size=(DRAWS, count))
        # some stand where another does
        shift = np.where(rng.random(shift.shape) < 0.2, shift[:, :1], shift)
        seats = np.repeat(rng.integers(1, 5, (1, count)).astype(float), DRAWS, axis=0)
        if count > 1 and rng.random() < 0.5:
            seats[:, rng.integers(count)] = 0.0
        quota = rng.integers(1, int(seats[0].sum()) + 3, DRAWS).astype(float)
        vetoes = tuple(member for member in members if rng.random() < 0.2)
        # also worths at which somebody is exactly indifferent
        worth = np.where(rng.random(DRAWS) < 0.2, -shift[:, 0], rng.normal(size=DRAWS))
        yield members, shift, seats, quota, vetoes, worth


def rule(kind: str, vetoes: tuple[str, ...]) -> RuleKind:
    if kind == "qualified":
        return qualified.Spec.model_validate({"quota": 1, "vetoes": vetoes})
    return consensus.Spec() if kind == "consensus" else majority.Spec.model_validate({"of": kind.partition(" ")[2]})


@pytest.mark.parametrize("kind", ["majority present", "majority all", "qualified", "consensus"])
def test_a_body_agrees_to_what_its_ballot_would_carry(kind: str) -> None:
    """12,800 bodies each; were one of them wrong, a home would consent to what it would vote down."""
    different = agreed = 0
    for members, shift, seats, quota, vetoes, worth in bodies(1):
        spec = rule(kind, vetoes)
        numbers = {"quota": quota} if kind == "qualified" else {}
        veto = np.array([member in vetoes for member in members]) if kind == "qualified" else None
        for_it = shift >= -worth[:, None]
        ballots = Ballots(for_it.astype(np.int8), seats, 2, 0, np.ones(DRAWS, dtype=np.int8), veto=veto)
        carried = spec.decide(ballots, numbers, {}).option == 1
        agrees = spec.pivot(members, shift, seats, numbers) >= -worth
        different += int((agrees != carried).sum())
        agreed += int(agrees.sum())
    assert different == 0
    assert 0.05 < agreed / (BODIES * DRAWS) < 0.95


def test_whoever_is_not_there_has_no_word() -> None:
    """A seat that stands empty must not hold a veto; one who agrees to nothing must."""
    shift = np.array([[0.2, 0.5, -np.inf], [0.2, 0.5, -np.inf]])
    seats = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    assert consensus.Spec().pivot("abc", shift, seats, {}).tolist() == [0.2, -np.inf]
    assert majority.Spec().pivot("abc", shift, seats, {}).tolist() == [0.2, 0.2]
    assert majority.Spec(quorum=3).pivot("abc", shift, seats, {}).tolist() == [-np.inf, 0.2]


def test_a_rule_without_a_pivot_says_so() -> None:
    """A hall goes one way by lot, and so may a tie: nobody's word decides it beforehand."""
    one = np.ones((4, 1))
    with pytest.raises(UserError, match="acclamation has no pivot: use a vote step"):
        acclamation.Spec(leader="a").pivot("a", one, one, {})
    for tie in ("chair", "lot"):
        with pytest.raises(UserError, match=f'tie = "{tie}" has no pivot: use a vote step'):
            majority.Spec.model_validate({"tie": tie}).pivot("a", one, one, {})

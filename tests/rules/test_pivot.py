"""The pivot of a body against its own rule: it agrees to something exactly where a ballot on it would carry it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.errors import UserError
from instantsia.models.voting.ballots import Ballots
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import RuleKind, acclamation, consensus, leader, majority, middle_text, qualified, unanimity

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
    if kind.startswith("unanimity"):
        _, of, abstain = kind.split()
        return unanimity.Spec.model_validate({"of": of, "abstain": abstain})
    return consensus.Spec() if kind == "consensus" else majority.Spec.model_validate({"of": kind.partition(" ")[2]})


COUNTING = [
    "majority present",
    "majority all",
    "qualified",
    "consensus",
    *(f"unanimity {of} {abstain}" for of in ("present", "all") for abstain in ("blocks", "allows")),
]


@pytest.mark.parametrize("kind", COUNTING)
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


@pytest.mark.parametrize("heed", [0.0, 0.4, 1.0])
def test_a_leader_agrees_to_what_they_would_decide_for(heed: float) -> None:
    """A leader who never errs, after a hearing: what is worth nothing in the end is left out, for it goes by lot."""
    different = agreed = 0
    for members, shift, seats, quota, _, worth in bodies(2):
        spec = leader.Spec(leader=members[0], heirs=members[1:2])
        there = np.random.default_rng(len(members)).random(shift.shape) < 0.8
        shift, seats = np.where(there, shift, -np.inf), np.where(there, seats, 0.0)
        numbers = {"heed": np.full(DRAWS, heed), "precision": np.full(DRAWS, 1e12), "quiet": np.zeros(DRAWS)}
        utility = np.zeros((*shift.shape, 2))
        utility[:, :, 1] = np.where(there, np.where(there, shift, 0.0) + worth[:, None], 0.0)
        first = np.where(there[:, 0], 0, np.where(there[:, 1], 1, -1) if len(members) > 1 else -1).astype(np.int16)
        hearing = Hearing(there, seats, utility, None, None, np.ones((DRAWS, 2), bool), 0, first, voice=seats <= 0)
        decided = spec.decide(hearing, numbers, {"word": quota / (quota + 1)}).option == 1
        pivot = spec.pivot(members, shift, seats, numbers)
        clear = np.abs(pivot + worth) > 1e-9
        different += int(((pivot >= -worth) != decided)[clear].sum())
        agreed += int(decided.sum())
    assert different == 0
    assert 0.05 < agreed / (BODIES * DRAWS) < 0.95


@pytest.mark.parametrize("pull", [0.0, 0.6, 1.0])
def test_a_text_is_agreed_to_where_it_would_be_carried(pull: float) -> None:
    """The chair's text is nearer to yes than to no; all stand in the middle third of the scale, and so all take it."""
    different = agreed = 0
    for members, shift, seats, quota, _, worth in bodies(3):
        place = 50.0 + shift + worth[:, None]
        assert (np.abs(place - 50.0) < 50.0 / 3.0).all()
        chair = np.random.default_rng(len(members)).integers(-1, len(members), DRAWS).astype(np.int16)
        numbers = {"pull": np.full(DRAWS, pull), "unity": quota / quota.max(), "patience": np.zeros(DRAWS)}
        there, nobody = np.ones(shift.shape, bool), np.full(DRAWS, -1, np.int16)
        hearing = Hearing(
            there, seats, np.zeros((*shift.shape, 2)), place, np.array([0.0, 100.0]),
            np.ones((DRAWS, 2), bool), 0, nobody, chair=chair,
        )  # fmt: skip
        spec = middle_text.Spec()
        decided = spec.decide(hearing, numbers, {}).option == 1
        pivot = spec.pivot(members, shift, seats, numbers, chair=chair)
        clear = np.abs(pivot + worth) > 1e-9
        different += int(((pivot >= -worth) != decided)[clear].sum())
        agreed += int(decided.sum())
    assert different == 0
    assert 0.05 < agreed / (BODIES * DRAWS) < 0.95
    assert (middle_text.Spec().pivot(members, shift, seats, numbers) == -np.inf).all()


def test_a_word_that_weighs_nothing_is_not_heard() -> None:
    """One who agrees to nothing moves a leader who heeds them past everything, and one who does not, not at all."""
    shift, seats = np.array([[0.2, -np.inf]] * 2), np.ones((2, 2))
    numbers = {"heed": np.array([0.0, 0.1]), "pull": np.array([0.0, 0.1]), "unity": np.full(2, 0.5)}
    assert leader.Spec(leader="a").pivot("ab", shift, seats, numbers).tolist() == [0.2, -np.inf]
    chair = np.zeros(2, np.int16)
    assert middle_text.Spec().pivot("ab", shift, seats, numbers, chair=chair).tolist() == [0.2, -np.inf]


def test_those_who_hold_alike_agree_to_what_each_of_them_would() -> None:
    """To the bit, whoever decides, writes or counts; and a body with nobody in it agrees to nothing, without a word."""
    alike = np.repeat(np.random.default_rng(1).normal(size=(DRAWS, 1)), 7, axis=1)
    there, chair = np.ones(alike.shape), np.zeros(DRAWS, np.int16)
    numbers = {key: np.random.default_rng(2).random(DRAWS) for key in ("heed", "pull")}
    for spec in (leader.Spec(leader="a"), middle_text.Spec(), consensus.Spec(), unanimity.Spec(), majority.Spec()):
        np.testing.assert_array_equal(spec.pivot("abcdefg", alike, there, numbers, chair=chair), alike[:, 0])
        nobody = spec.pivot("abcdefg", np.full(alike.shape, -np.inf), 0.0 * there, numbers, chair=chair)
        assert (nobody == -np.inf).all()


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

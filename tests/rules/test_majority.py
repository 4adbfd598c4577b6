"""More than half: every small roll call, ties and quorum as written, and recounts."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import rules
from instantsia.models.voting.ballots import ABSENT, ABSTAIN, UNDECIDED, Ballots
from instantsia.rules import majority

Spec = majority.Spec


def ballots(votes: Any, options: int = 2, motion: int = 1, **more: Any) -> Ballots:
    vote = np.atleast_2d(np.array(votes, dtype=np.int8))
    weight = more.pop("weight", np.ones(vote.shape))
    return Ballots(vote, weight, options, 0, np.full(len(vote), motion, dtype=np.int8), **more)


def option(spec: Spec, votes: Any, *, lot: float = 0.4, **more: Any) -> list[int]:
    b = ballots(votes, **more)
    decided = spec.decide(b, {}, {"lot": np.full(len(b.vote), lot)}).option
    return [int(one) for one in decided]


def every(members: int, options: tuple[int, ...] = (0, 1, ABSTAIN, ABSENT)) -> Any:
    return np.array(list(itertools.product(options, repeat=members)), dtype=np.int8)


@pytest.mark.parametrize("of", ["present", "all"])
def test_every_roll_call_of_four(of: str) -> None:
    """Counted by hand, member by member: abstentions are present and for nothing, the absent only count of "all"."""
    votes = every(4)
    got = option(Spec.model_validate({"kind": "majority", "of": of}), votes)
    for row, decided in zip(votes.tolist(), got, strict=True):
        base = 4 if of == "all" else 4 - row.count(ABSENT)
        assert decided == (1 if row.count(1) > base / 2 else 0), row


def test_ties() -> None:
    """Halves: what holds, the chair's side, or a lot; a chair who is away or silent leaves it to what holds."""
    halves = [1, 1, 0, 0]
    assert option(Spec(), halves) == [0]
    for chair, expected in ((0, 1), (2, 0), (-1, 0)):
        assert option(Spec(tie="chair"), halves, chair=np.array([chair], dtype=np.int16)) == [expected]
    assert option(Spec(tie="chair"), [1, 0, ABSTAIN], chair=np.array([2], dtype=np.int16)) == [0]
    assert option(Spec(tie="lot"), halves, lot=0.49) == [1]
    assert option(Spec(tie="lot"), halves, lot=0.51) == [0]


def test_a_tie_with_abstentions_is_not_half() -> None:
    """Two against two with one abstaining is no half of those present: not even the chair can carry it."""
    chair = np.array([0], dtype=np.int16)
    assert option(Spec(tie="chair"), [1, 1, 0, 0, ABSTAIN], chair=chair) == [0]
    assert option(Spec(tie="chair", of="all"), [1, 1, 0, 0, ABSENT], chair=chair) == [0]
    assert Spec().decide(ballots([1, 1, 0, 0, ABSTAIN]), {}, {}).tied.tolist() == [True]


def test_quorum() -> None:
    """One short of the quorum nothing is decided, however clear the vote; abstentions help to make it."""
    spec = Spec(quorum=3)
    assert option(spec, [1, 1, ABSENT, ABSENT]) == [UNDECIDED]
    assert option(spec, [1, 1, ABSTAIN, ABSENT]) == [1]


def test_seats_weigh() -> None:
    """A bloc of three seats outvotes two members."""
    assert option(Spec(), [1, 0, 0], weight=np.array([[3.0, 1.0, 1.0]])) == [1]


@given(st.lists(st.sampled_from([0, 1, ABSTAIN, ABSENT]), min_size=1, max_size=7), st.data())
def test_monotone_and_neutral(row: list[int], data: st.DataObject) -> None:
    """One more vote for the motion never loses it; which member casts which vote does not matter."""
    before = option(Spec(), row)[0]
    member = data.draw(st.integers(0, len(row) - 1))
    if row[member] != ABSENT:
        assert option(Spec(), [*row[:member], 1, *row[member + 1 :]])[0] >= before
    assert option(Spec(), data.draw(st.permutations(row)))[0] == before


@given(st.lists(st.sampled_from([0, 1]), min_size=1, max_size=7))
def test_sides_are_alike_but_for_ties(row: list[int]) -> None:
    """Every vote turned round turns the decision round, unless the two sides are level."""
    turned = [1 - vote for vote in row]
    if 2 * sum(row) != len(row):
        assert option(Spec(), row)[0] == 1 - option(Spec(), turned)[0]


def test_plurality() -> None:
    """The most seats stand, without half; ties go as written; a vote of nobody leaves what holds."""
    put = {"options": 4, "motion": -1}
    assert option(Spec(), [1, 1, 2, 3, 0], **put) == [1]
    assert option(Spec(), [1, 1, 2, 2, 3], **put) == [0]
    chair = np.array([2], dtype=np.int16)
    assert option(Spec(tie="chair"), [1, 1, 2, 2, 3], chair=chair, **put) == [2]
    assert option(Spec(tie="chair"), [1, 1, 3, 2, 2], chair=chair, **put) == [0]
    assert option(Spec(tie="lot"), [1, 1, 3, 3, 2], lot=0.4, **put) == [1]
    assert option(Spec(tie="lot"), [1, 1, 3, 3, 2], lot=0.6, **put) == [3]
    assert option(Spec(tie="lot"), [ABSTAIN, ABSENT], lot=0.9, **put) == [0]


def test_motions_differ_by_draw() -> None:
    """Each draw is counted on its own motion, also beside draws where all options are put at once."""
    vote = np.array([[2, 2, 0], [3, 3, 0], [1, 2, 2]], dtype=np.int8)
    b = replace(ballots(vote, options=4), motion=np.array([2, 3, -1], dtype=np.int8))
    assert Spec().decide(b, {}, {}).option.tolist() == [2, 3, 2]


@pytest.mark.parametrize("tie", ["status-quo", "chair", "lot"])
@pytest.mark.parametrize("of", ["present", "all"])
@pytest.mark.parametrize("motion", [1, 2, -1])
def test_pivotal_is_a_recount(tie: str, of: str, motion: int) -> None:
    """By arithmetic as by trying every change and counting again; the absent are pivotal nowhere."""
    spec = Spec.model_validate({"kind": "majority", "tie": tie, "of": of, "quorum": 2})
    rng = np.random.default_rng(4)
    choices = [0, 1, 2, ABSTAIN, ABSENT] if motion < 0 else [0, motion, ABSTAIN, ABSENT]
    vote = rng.choice(np.array(choices, dtype=np.int8), (600, 5))
    chair = rng.integers(-1, 5, 600).astype(np.int16)
    b = ballots(vote, options=3, motion=motion, weight=rng.integers(1, 4, (600, 5)).astype(float), chair=chair)
    chance = {"lot": rng.uniform(size=600)}
    found = spec.pivotal(b, {}, chance)
    assert (found == rules.recount(spec, b, {}, chance)).all()
    assert not found[vote == ABSENT].any()
    assert found.any()
    assert not found.all()


def test_pivotal_by_hand() -> None:
    """Three to two: each of the three can turn it, none of the two."""
    b = ballots([1, 1, 1, 0, 0])
    assert Spec().pivotal(b, {}, {}).tolist() == [[True, True, True, False, False]]


def test_kinds() -> None:
    """A name that no file bears must not be looked for."""
    assert rules.kinds() == ("acclamation", "consensus", "leader", "majority", "middle-text", "qualified", "unanimity")
    with pytest.raises(KeyError):
        rules.rule_kind("unanimity_of_cats")

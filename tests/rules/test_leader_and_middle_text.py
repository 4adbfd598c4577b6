"""One who decides after a hearing, a text between the extremes, and unanimity: closed forms and properties."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from instantsia.models.voting.ballots import ABSENT, ABSTAIN, UNDECIDED, Ballots, Decision
from instantsia.models.voting.choice import probability
from instantsia.models.voting.hearing import Hearing, without
from instantsia.rules import RuleKind, consensus, leader, majority, middle_text, recount, unanimity, unheard

DRAWS = 4000
UNITS = st.floats(0, 1).map(lambda one: round(one, 4))


def hearing(
    utility: Any,
    *,
    who: int = 0,
    weight: Any = None,
    voice: Any = None,
    position: Any = None,
    places: Any = None,
    chair: int | None = None,
    draws: int = 1,
) -> Hearing:
    """The same hearing in so many draws; utility (member, option)."""
    table = np.asarray(utility, float)
    members, options = table.shape

    def each(values: Any, dtype: Any) -> Any:
        return np.repeat(np.asarray(values, dtype)[None], draws, axis=0)

    return Hearing(
        each(np.ones(members), bool),
        each(np.ones(members) if weight is None else weight, float),
        each(table, float),
        None if position is None else each(position, float),
        None if places is None else np.asarray(places, float),
        each(np.ones(options), bool),
        0,
        np.full(draws, who, np.int16),
        None if chair is None else np.full(draws, chair, np.int16),
        None if voice is None else np.asarray(voice, bool),
    )


def numbers(draws: int = 1, **constants: float) -> dict[str, Any]:
    return {name: np.full(draws, float(value)) for name, value in constants.items()}


def decides(seen: Hearing, word: Any = 0.5, **constants: float) -> Decision:
    known = {"heed": 0.0, "precision": 1e6, "quiet": 0.0} | constants
    draws = len(seen.open)
    chance = {"word": np.broadcast_to(word, (draws,)).astype(float)}
    return leader.Spec(leader="a").decide(seen, numbers(draws, **known), chance)


# ---------------------------------------------------------------------------------------------------------- leader


def test_the_leaders_chance_is_the_logit_of_what_is_worth_most() -> None:
    """The same two options as one who hears nobody, and as one who goes half by the two others."""
    word = (np.arange(DRAWS) + 0.5) / DRAWS
    table = [[0.2, 0.6], [0.9, 0.1], [0.5, 0.3]]
    alone = decides(hearing(table, draws=DRAWS), word, precision=4.0)
    assert np.mean(alone.option == 1) == pytest.approx(probability(np.array(0.4), 4.0), abs=1 / DRAWS)
    heard = decides(hearing(table, draws=DRAWS), word, precision=4.0, heed=0.5)
    difference = 0.5 * 0.4 + 0.5 * (-0.8 - 0.2) / 2
    assert np.mean(heard.option == 1) == pytest.approx(probability(np.array(difference), 4.0), abs=1 / DRAWS)


def test_a_voice_without_a_vote_counts_as_one_who_is_heard_and_for_nothing_in_the_tally() -> None:
    table = [[0.5, 0.5], [0.9, 0.1], [0.0, 1.0]]
    seen = hearing(table, weight=[1, 3, 0], voice=[False, False, True])
    # by seats: (3 x .9 + 1 x 0) / 4 = .675 for the first, (3 x .1 + 1 x 1) / 4 = .325 for the second
    made = decides(seen, heed=1.0)
    assert made.option.tolist() == [0]
    assert made.tally.tolist() == [[4.0, 0.0]]
    louder = hearing(table, weight=[1, 0.5, 0], voice=[False, False, True])
    assert decides(louder, heed=1.0).option.tolist() == [1]


def test_nobody_there_decides_nothing_and_quiet_people_say_nothing() -> None:
    made = decides(hearing([[0.2, 0.6], [0.5, 0.52]], who=-1), quiet=0.1)
    assert made.option.tolist() == [UNDECIDED]
    assert made.vote is not None
    assert made.vote.tolist() == [[1, ABSTAIN]]


@given(st.lists(st.tuples(UNITS, UNITS, UNITS), min_size=2, max_size=6), UNITS, st.randoms())
def test_who_else_says_it_is_no_matter_and_heed_of_nought_hears_nobody(
    rows: list[tuple[float, ...]], word: float, order: random.Random
) -> None:
    """The others are anonymous; with heed 0 they could as well be away; with heed 1 and one other it is theirs."""
    others = rows[1:]
    made = decides(hearing(rows), word, heed=0.4, precision=5.0)
    order.shuffle(others)
    again = decides(hearing([rows[0], *others]), word, heed=0.4, precision=5.0)
    assert made.option.tolist() == again.option.tolist() or np.allclose(sum(np.array(rows[1:])), sum(np.array(others)))
    alone = decides(hearing(rows), word, precision=5.0)
    away = hearing(rows)
    for member in range(1, len(rows)):
        away = without(away, member)
    assert decides(away, word, heed=1.0, precision=5.0).option.tolist() == alone.option.tolist()
    theirs = decides(hearing(rows[:2]), word, heed=1.0, precision=5.0)
    own = decides(hearing([rows[1], rows[0]]), word, precision=5.0)
    assert theirs.option.tolist() == own.option.tolist()


@pytest.mark.parametrize("heed", [0.0, 0.3, 1.0])
def test_whose_word_turns_the_leader_is_found_as_by_hearing_all_but_one(heed: float) -> None:
    """With absent members, voices without a vote, nobody who decides, and a leader who is alone."""
    draws, members, options = 600, 5, 3
    some = np.random.default_rng(4)
    seats = some.choice([0.0, 0.5, 1.0, 3.0], (draws, members))
    voice = some.random((draws, members)) < 0.2
    present = some.random((draws, members)) < 0.7
    present[:20] = False
    who = np.where(present.any(axis=1), present.argmax(axis=1), -1)
    present[20:40] = np.eye(members, dtype=bool)[np.maximum(who[20:40], 0)] & present[20:40]
    rest = present & (who[:, None] != np.arange(members))
    heir = np.where(rest.any(axis=1) & (some.random(draws) < 0.7), rest.argmax(axis=1), -1)
    open_now = some.random((draws, options)) < 0.8
    open_now[:, 0] = True
    seen = Hearing(
        present, np.where(voice, 0.0, seats * present), some.random((draws, members, options)), None, None, open_now,
        0, who.astype(np.int16), None, voice, heir.astype(np.int16),
    )  # fmt: skip
    rule, constants = leader.Spec(leader="a"), numbers(draws, heed=heed, precision=6.0, quiet=0.0)
    chance = {"word": some.random(draws)}
    found = rule.pivotal(seen, constants, chance)
    np.testing.assert_array_equal(found, unheard(rule, seen, constants, chance))
    assert (found.sum(axis=1) > 1).any() == (heed > 0)
    alone = seen.deciding.any(axis=1)
    turned = (found & seen.deciding).any(axis=1)
    assert turned[alone & (heir < 0)].all(), "without them nobody decides"
    assert 0.1 < turned[alone & (heir >= 0)].mean() < 0.9


# ----------------------------------------------------------------------------------------------------- middle text


def text(
    positions: Sequence[float],
    places: Sequence[float] = (0.0, 50.0, 100.0),
    chair: int = 0,
    weight: Any = None,
    **constants: float,
) -> Decision:
    utility = np.zeros((len(positions), len(places)))
    seen = hearing(utility, position=positions, places=places, chair=chair, weight=weight)
    known = {"pull": 0.5, "unity": 0.5, "patience": 0.0} | constants
    return middle_text.Spec().decide(seen, numbers(1, **known), {})


def test_a_text_by_hand() -> None:
    """Chair at 80, extremes 20 and 100: (1 - .5) 80 + .5 x 60 = 70, nearest to 50; 0 holds, and only 20 is nearer to
    it than to 70 (50 against 20)."""
    made = text([80, 20, 100])
    assert made.notes["text"].tolist() == [70.0]
    assert made.option.tolist() == [1]
    assert made.vote is not None
    assert made.vote.tolist() == [[1, 0, 1]]
    assert text([80, 20, 100], unity=0.7).option.tolist() == [UNDECIDED]
    assert text([80, 20, 100], unity=0.7, patience=30).option.tolist() == [1]
    assert text([80, 20, 100], chair=-1).option.tolist() == [UNDECIDED]


PLACES = st.lists(st.integers(0, 100), min_size=2, max_size=7)


@given(PLACES, UNITS, st.sampled_from([0.5, 0.67, 0.9]), st.integers(0, 20))
@example([0, 0], 0.2616, 0.5, 0)
def test_what_is_so_of_every_text(positions: list[int], pull: float, unity: float, patience: int) -> None:
    """It lies between the extremes; pull 0 is the chair's own; the mirror of the scale mirrors it; a patience without
    end is never put off."""
    made = text(positions, pull=pull, unity=unity, patience=patience)
    place = made.notes["text"][0]
    assert min(positions) - 1e-9 <= place <= max(positions) + 1e-9
    assert text(positions, pull=0.0).notes["text"][0] == positions[0]
    assert text(positions, pull=pull, unity=unity, patience=1000).option[0] != UNDECIDED
    mirrored = text([100 - one for one in positions], (100.0, 50.0, 0.0), pull=pull, unity=unity, patience=patience)
    assert mirrored.notes["text"][0] == pytest.approx(100 - place)
    ties = {abs(place - 25.0), abs(place - 75.0)}
    if min(ties) > 1e-6:
        assert mirrored.option.tolist() == made.option.tolist()


# ------------------------------------------------------------------------------------------------------- unanimity


def carried(rule: RuleKind, votes: Sequence[int]) -> bool:
    ballots = Ballots(np.array([votes], np.int8), np.ones((1, len(votes))), 2, 0, np.array([1], np.int8))
    return bool(rule.decide(ballots, {}, {"lot": np.array([0.5])}).option[0] == 1)


@pytest.mark.parametrize("members", [1, 2, 3, 4])
def test_what_is_carried_is_nested(members: int) -> None:
    """By brute force: all who block lie in all who allow, which is consensus, which lies in a majority of those who
    are not silent; those of all lie in those of all present."""
    blocks, allows = unanimity.Spec(), unanimity.Spec(abstain="allows")
    of_all = unanimity.Spec(of="all")
    for votes in product((0, 1, ABSTAIN, ABSENT), repeat=members):
        assert carried(of_all, votes) == (set(votes) == {1})
        assert carried(blocks, votes) == ({1} == set(votes) - {ABSENT})
        assert carried(allows, votes) == carried(consensus.Spec(), votes)
        assert carried(blocks, votes) <= carried(allows, votes)
        if ABSTAIN not in votes:
            assert carried(allows, votes) <= carried(majority.Spec(), votes)


@pytest.mark.parametrize("abstain", ["allows", "blocks"])
@pytest.mark.parametrize("of", ["present", "all"])
def test_who_is_pivotal_is_found_by_counting_again(abstain: Any, of: Any) -> None:
    rule = unanimity.Spec(abstain=abstain, of=of)
    votes = np.array(list(product((0, 1, ABSTAIN, ABSENT), repeat=3)), np.int8)
    for seats in ((1.0, 1.0, 1.0), (2.0, 1.0, 0.0)):
        ballots = Ballots(votes, np.tile(seats, (len(votes), 1)), 2, 0, np.ones(len(votes), np.int8))
        np.testing.assert_array_equal(rule.pivotal(ballots, {}, {}), recount(rule, ballots, {}, {}))


@pytest.mark.parametrize("of", ["present", "all"])
def test_who_has_no_seat_keeps_nothing_from_being_carried(of: Any) -> None:
    seats = np.array([[1.0, 1.0, 0.0]])
    for last in (0, 1, ABSTAIN, ABSENT):
        ballots = Ballots(np.array([[1, 1, last]], np.int8), seats, 2, 0, np.ones(1, np.int8))
        assert unanimity.Spec(of=of).decide(ballots, {}, {}).option.tolist() == [1]
    nobody = Ballots(np.array([[ABSENT, ABSENT, 1]], np.int8), seats, 2, 0, np.ones(1, np.int8))
    assert unanimity.Spec(of=of).decide(nobody, {}, {}).option.tolist() == [0]
    found = unanimity.Spec(of=of).threshold(("a", "b", "c"), seats, np.array([[True, True, False]]), {})
    assert found.quota[0] == pytest.approx(1.0, abs=1e-6)
    assert found.vetoes is not None
    assert found.vetoes.tolist() == [True, True, False]


def test_a_settlement_is_told_that_all_must_agree() -> None:
    present = np.array([[True, True, False], [True, True, True]])
    seats = np.ones((2, 3))
    found = unanimity.Spec(of="all").threshold(("a", "b", "c"), seats, present, {})
    assert np.isfinite(found.quota).all()
    assert (found.quota > seats.sum(axis=1)).tolist() == [True, False]
    assert found.vetoes is not None
    assert found.vetoes.all()

"""A share of all votes, of those present or of those voting: every small roll call by hand, in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.voting.ballots import ABSENT, ABSTAIN, Ballots
from instantsia.rules import qualified, recount
from tests.rules.test_majority import ballots, every
from tests.rules.test_qualified_and_consensus import spec

SHARES = ("1/2", "2/3", "3/5", "3/4", "1/3", "1")
BASES = ("all", "present", "voting")


def shares(draws: int, share: str | None) -> dict[str, Any]:
    return {} if share is None else {"share": np.full(draws, float(Fraction(share)))}


def by_hand(row: list[int], seats: tuple[int, ...], share: str | None, of: str) -> int:
    """1 where the votes for it are the share of those that count, or more; with no share more than half of them."""
    counts = {
        "all": [True] * len(row),
        "present": [vote != ABSENT for vote in row],
        "voting": [vote >= 0 for vote in row],
    }[of]
    base = sum(seat for seat, counted in zip(seats, counts, strict=True) if counted)
    for_it = sum(seat for seat, vote in zip(seats, row, strict=True) if vote == 1)
    enough = 2 * for_it > base if share is None else for_it >= Fraction(share) * base
    return int(enough and for_it > 0)


@pytest.mark.parametrize("of", BASES)
@pytest.mark.parametrize("share", [None, *SHARES])
@pytest.mark.parametrize("seats", [(1, 1, 1, 1, 1, 1), (3, 2, 2, 1, 1), (7, 7, 1)])
def test_every_roll_call(share: str | None, of: str, seats: tuple[int, ...]) -> None:
    votes = every(len(seats))
    weight = np.broadcast_to(np.array(seats, dtype=float), votes.shape)
    more = {} if share is None else {"share": share}
    got = spec(of=of, **more).decide(ballots(votes, weight=weight), shares(len(votes), share), {}).option
    for row, decided in zip(votes.tolist(), got.tolist(), strict=True):
        assert decided == by_hand(row, seats, share, of), row


@pytest.mark.parametrize("count", [3, 6, 9, 30, 300])
def test_two_thirds_exactly_are_enough_and_one_vote_less_is_not(count: int) -> None:
    enough = [1] * (2 * count // 3) + [0] * (count // 3)
    short = [1] * (2 * count // 3 - 1) + [0] * (count // 3 + 1)
    got = spec(share="2/3", of="voting").decide(ballots([enough, short]), shares(2, "2/3"), {}).option
    assert got.tolist() == [1, 0]


def test_an_abstention_lowers_what_is_needed_of_those_voting_alone() -> None:
    """4 for, 2 against, 2 who abstain: two thirds of those voting, half of those present, of all ten 40 %."""
    row = [1] * 4 + [0] * 2 + [ABSTAIN] * 2 + [ABSENT] * 2
    for of, least in (("voting", Fraction(4, 6)), ("present", Fraction(4, 8)), ("all", Fraction(4, 10))):
        for share, carried in ((least, 1), (least + Fraction(1, 1000), 0)):
            got = spec(share=float(share), of=of).decide(ballots(row), {"share": np.array([float(share)])}, {}).option
            assert got.tolist() == [carried], of


def test_more_than_half_of_those_voting_is_not_half() -> None:
    rows = [[1, 1, 0, 0, ABSTAIN], [1, 1, 0, ABSTAIN, ABSTAIN], [1, ABSTAIN, ABSTAIN, ABSTAIN, ABSENT]]
    assert spec(of="voting").decide(ballots(rows), {}, {}).option.tolist() == [0, 1, 1]
    assert spec(of="present").decide(ballots(rows), {}, {}).option.tolist() == [0, 0, 0]


def test_whoever_abstains_by_the_rule_counts_among_those_present_where_they_cast_no_vote() -> None:
    """Of a table it is known beforehand who abstains: they cast no ballot, and once they come they count once."""
    row = [1, 1, 0, ABSENT, ABSENT]
    silent = np.array([False, False, False, True, False])
    for share, carried in ((0.5, 1), (0.51, 0)):
        rule = spec(share=share, of="present", abstaining=("d",))
        seen = ballots(row, abstaining=silent)
        assert rule.decide(seen, {"share": np.array([share])}, {}).option.tolist() == [carried]
    assert rule.abstainers(("a", "b", "c", "d", "e")) == ("d",)
    come = ballots([1, 1, 0, 1, ABSENT], abstaining=silent)
    assert rule.decide(come, {"share": np.array([0.75])}, {}).option.tolist() == [1]


@pytest.mark.parametrize("of", BASES)
@pytest.mark.parametrize("share", [None, "2/3", "1/2"])
@pytest.mark.parametrize("motion", [1, -1])
def test_who_is_pivotal_is_what_a_recount_says(share: str | None, of: str, motion: int) -> None:
    """Of those voting whoever abstains raises what is needed when they vote."""
    votes = every(4, (0, 1, 2, ABSTAIN, ABSENT) if motion < 0 else (0, 1, ABSTAIN, ABSENT))
    weight = np.broadcast_to(np.array([1.0, 2.0, 0.0, 2.0]), votes.shape)
    rule = spec(of=of, **({} if share is None else {"share": share}))
    for veto in (None, np.array([False, True, True, False])):
        for silent in (None, np.array([True, False, False, True])):
            b: Ballots = ballots(votes, 3 if motion < 0 else 2, motion, weight=weight, veto=veto, abstaining=silent)
            numbers = shares(len(votes), share)
            assert (rule.pivotal(b, numbers, {}) == recount(rule, b, numbers, {})).all()


@given(st.lists(st.sampled_from([0, 1, ABSTAIN, ABSENT]), min_size=1, max_size=7), st.sampled_from(SHARES), st.data())
def test_whoever_is_not_counted_changes_nothing(row: list[int], share: str, data: st.DataObject) -> None:
    """Of those voting abstentions are as absences; of those present the absent are as nobody; who gives which vote
    does not matter; and every draw is counted by itself."""

    def got(rows: list[list[int]], of: str) -> list[int]:
        found = spec(share=share, of=of).decide(ballots(rows), shares(len(rows), share), {}).option
        return [int(one) for one in found]

    (one,) = got([row], "voting")
    assert got([[ABSENT if vote == ABSTAIN else vote for vote in row]], "voting") == [one]
    there = [vote for vote in row if vote != ABSENT] or [ABSENT]
    assert got([there], "present") == got([row], "present") == got([there], "all")
    other = data.draw(st.permutations(row))
    for of in BASES:
        assert got([row, other], of) == got([row], of) + got([other], of) == 2 * got([row], of)


def test_what_a_settlement_has_to_get_past() -> None:
    """Of all votes, or of those who are there: on a scale whoever is there votes."""
    seats, there = np.array([[1.0, 2.0, 3.0]] * 2), np.array([[True, True, True], [True, False, True]])
    members = ("a", "b", "c")

    def needs(**more: Any) -> list[float]:
        rule = spec(**more)
        numbers: dict[str, Any] = {
            key: np.full(2, rule.model_dump()[key]["low"]) for key in more if key in ("share", "quota")
        }
        return [float(one) for one in rule.threshold(members, seats, there, numbers).quota]

    assert needs(share=0.5) == pytest.approx([3, 3])
    assert needs(share=0.5, of="present") == pytest.approx([3, 2])
    assert needs(share=0.5, of="voting") == pytest.approx([3, 2])
    assert needs(share=0.5, of="present", abstaining=("b",)) == pytest.approx([3, 3])
    assert needs(of="voting") == pytest.approx([3, 2])
    assert needs(quota=4) == [4, 4]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"share": 0}, "more than 0"),
        ({"share": 1.2}, "from 0 to 1"),
        ({"share": "2/0"}, "a share such as"),
        ({"share": "0.5", "quota": 3}, "not both"),
        ({"quota": 3, "of": "voting"}, "a share or more than half"),
        ({"of": "nobody"}, "voting"),
    ],
)
def test_what_cannot_be_meant_is_refused(written: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        spec(**written)


def test_a_share_may_be_a_range_and_a_fraction() -> None:
    assert spec(share="0.5..0.6").share.written == "0.5..0.6"  # type: ignore[union-attr]
    assert spec(share="2/3").share.low == 2 / 3  # type: ignore[union-attr]
    assert (
        qualified.Spec.model_validate_json(spec(share="2/3", of="voting").model_dump_json()).share
        == spec(share="2/3").share
    )

"""A committee whose members said where they stand: every way in which it may go, counted out, and closed forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import comb, prod
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.models.voting.committee import (
    DISSENTS,
    NEAR,
    OVERTURNED,
    Chances,
    Electorate,
    Voted,
    consent,
    decide,
    drawn,
)
from tests.counting import calls

LIKELIEST = {name: float(text.split("..")[1]) for name, text in (("dissents", DISSENTS), ("overturned", OVERTURNED))}


@dataclass(frozen=True)
class Board:
    """A committee on a scale, the same in all draws; `holds` None: what holds if nothing is decided is not known."""

    stated: tuple[float, ...]
    votes: tuple[float, ...]
    quota: float
    counted: float
    holds: float | None = 0.0
    veto: tuple[bool, ...] = ()

    @property
    def wide(self) -> float:
        """The range that is held."""
        ends = [*self.stated, *([] if self.holds is None else [self.holds])]
        return (max(ends) - min(ends)) or 1.0

    @property
    def vetoes(self) -> tuple[bool, ...]:
        return self.veto or (False,) * len(self.stated)

    def decide(self, chances: Chances) -> Voted[Any]:
        """What the program makes of it."""
        draws, position = len(chances.whose), np.array(self.stated)

        def every(values: Any) -> Any:
            return np.broadcast_to(np.asarray(values), (draws, len(self.stated)))

        def apart(put: Any) -> Any:
            return np.abs(position - put[:, None]) / self.wide

        def prefers(put: Any, without: Any) -> Any:
            return np.abs(position - put[:, None]) <= np.abs(position - without[:, None])

        return decide(
            np.full(draws, self.counted),
            every(position),
            None if self.holds is None else np.full(draws, self.holds),
            Electorate(every(self.votes), np.full(draws, self.quota), every(self.vetoes)),
            chances,
            apart,
            prefers,
        )


def sampled(draws: int, members: int, seed: int = 0, **constants: float) -> Chances:
    """Random numbers, and the constants at their likeliest but for those that are given."""
    rng = np.random.default_rng(seed)
    chosen = LIKELIEST | constants
    return Chances(
        rng.uniform(size=draws),
        rng.uniform(size=draws),
        rng.uniform(size=(draws, members)),
        np.full(draws, chosen["dissents"]),
        np.full(draws, chosen["overturned"]),
    )


# ---------------------------------------------------------------------------------------------- every way it may go


def sure(board: Board, member: int, put: float) -> bool:
    """Whether a member votes for what is put whatever comes: they asked for it, or would rather have it."""
    x = board.stated[member]
    without = board.counted if board.holds is None else board.holds
    if x == put:
        return True
    if put == without or abs(x - put) > abs(x - without):
        return False
    return put == board.counted or abs(x - put) <= abs(x - board.counted)


def carries(board: Board, supporters: list[bool]) -> bool:
    votes = sum(votes for votes, one in zip(board.votes, supporters, strict=True) if one)
    stopped = any(veto and not one for veto, one in zip(board.vetoes, supporters, strict=True))
    return votes > 0 and votes >= board.quota and not stopped


def consents(board: Board, member: int, put: float, dissents: float) -> float:
    """The chance that a member votes for what is put."""
    parts_of_a_quarter = min(abs(board.stated[member] - put) / board.wide / 0.25, 1.0)
    return 1.0 if sure(board, member, put) else 1.0 - dissents * parts_of_a_quarter


def roll_calls(board: Board, put: float, dissents: float) -> list[tuple[float, list[bool], list[bool]]]:
    """Every two roll calls, on what is put and on what is counted, with their chance.

    Whoever gives way easily does so in both: of two chances the larger one holds wherever the smaller one does.
    """
    each = []
    for member in range(len(board.stated)):
        first, second = (consents(board, member, point, dissents) for point in (put, board.counted))
        both = min(first, second)
        ways = {(1, 1): both, (1, 0): first - both, (0, 1): second - both, (0, 0): 1 - max(first, second)}
        each.append([(way, p) for way, p in ways.items() if p > 0])
    found = []
    for ways in product(*each):
        (firsts, seconds), chances = zip(*(way for way, _ in ways), strict=True), [p for _, p in ways]
        found.append((prod(chances), [bool(one) for one in firsts], [bool(one) for one in seconds]))
    return found


def counted_out(board: Board, dissents: float, overturned: float) -> tuple[dict[float, float], list[float]]:
    """{decision: its chance}, and the chance of each member to vote for it."""
    total = sum(board.votes)
    heard = {board.counted: 1.0 - overturned}
    for x, votes in zip(board.stated, board.votes, strict=True):
        share = votes / total if total else float(x == board.stated[0]) / board.stated.count(x)
        heard[x] = heard.get(x, 0.0) + overturned * share
    decided: dict[float, float] = {}
    for_it = [0.0] * len(board.stated)
    for put, chance in heard.items():
        for p, on_put, on_count in roll_calls(board, put, dissents):
            opposed = [not one for one in on_put]
            stands = not carries(board, opposed) if put == board.holds else carries(board, on_put)
            decision, supporters = (put, on_put) if stands or put == board.counted else (board.counted, on_count)
            decided[decision] = decided.get(decision, 0.0) + chance * p
            for member, one in enumerate(supporters):
                for_it[member] += chance * p * one
    return {decision: p for decision, p in decided.items() if p > 0}, for_it


def cells(edges: list[float]) -> list[tuple[float, float]]:
    """(middle, width) of the pieces into which 0-1 is cut."""
    ends = sorted({0.0, 1.0, *(edge for edge in edges if 0 < edge < 1)})
    return [((low + high) / 2, high - low) for low, high in pairwise(ends)]


def one_number_a_piece(board: Board, dissents: float, overturned: float) -> tuple[Chances, np.ndarray]:
    """Random numbers of which each stands for all that do the same, and how likely such are, (draw,)."""
    total, puts = sum(board.votes), {board.counted, *board.stated}
    shares = (np.cumsum(board.votes) / total).tolist() if total else []
    each = [
        cells([1.0 - dissents * min(abs(x - put) / board.wide / NEAR, 1.0) for put in puts]) for x in board.stated
    ]  # fmt: skip
    rows = list(product(cells(shares), cells([overturned]), *each))
    value, width = np.array(rows)[..., 0], np.array(rows)[..., 1]
    draws = len(rows)
    constants = np.full(draws, dissents), np.full(draws, overturned)
    return Chances(value[:, 0], value[:, 1], value[:, 2:], *constants), width.prod(axis=1)


@st.composite
def boards(draw: st.DrawFn) -> Board:
    members = draw(st.integers(1, 4))
    points = st.sampled_from((0.0, 10.0, 20.0, 40.0, 100.0))
    stated = tuple(draw(points) for _ in range(members))
    votes = tuple(float(draw(st.integers(0, 2))) for _ in range(members))
    holds = draw(st.none() | points)
    counted = draw(st.sampled_from((*stated, *([] if holds is None else [holds]))))
    veto = tuple(draw(st.integers(0, 3)) == 0 for _ in range(members))
    return Board(stated, votes, float(draw(st.integers(1, int(sum(votes)) + 1))), counted, holds, veto)


@settings(max_examples=80)
@given(
    board=boards(), dissents=st.sampled_from((0.0, 0.4, 0.6, 1.0)), overturned=st.sampled_from((0.0, 0.3, 0.41, 1.0))
)
def test_every_way_it_may_go_counted_out(board: Board, dissents: float, overturned: float) -> None:
    """Whose stance is put instead, whether it is, and who consents: chances of decisions and of votes."""
    chances, weight = one_number_a_piece(board, dissents, overturned)
    voted = board.decide(chances)
    decided, for_it = counted_out(board, dissents, overturned)
    assert weight.sum() == pytest.approx(1.0)
    for point in {*decided, *voted.decided.tolist()}:
        assert weight[voted.decided == point].sum() == pytest.approx(decided.get(point, 0.0), abs=1e-12)
    assert (weight @ voted.votes_for).tolist() == pytest.approx(for_it, abs=1e-12)


# ------------------------------------------------------------------------------------------- so many of nine for it


def nine(for_it: int) -> Board:
    """A proposal at 100 against what holds at 0, decided by five of nine."""
    stated = (100.0,) * for_it + (0.0,) * (9 - for_it)
    return Board(stated, (1.0,) * 9, 5.0, 100.0 if for_it >= 5 else 0.0)


def binomial(n: int, p: float, least: int) -> float:
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(max(least, 0), n + 1))


def carried(for_it: int, dissents: float, overturned: float) -> float:
    """The chance that the proposal is carried.

    With a majority for it, unless one of the others is heard and four or fewer of the majority go on against them;
    else if one of those for it is heard and enough of the others consent.
    """
    if for_it >= 5:
        return 1 - overturned * (9 - for_it) / 9 * (1 - binomial(for_it, dissents, 5))
    return overturned * for_it / 9 * binomial(9 - for_it, 1 - dissents, 5 - for_it)


@pytest.mark.parametrize("for_it", range(10))
def test_so_many_of_nine(for_it: int) -> None:
    draws = 40_000
    share = float((nine(for_it).decide(sampled(draws, 9, for_it)).decided == 100.0).mean())
    p = carried(for_it, **LIKELIEST)
    assert abs(share - p) <= 4 * (p * (1 - p) / draws) ** 0.5


def test_each_vote_for_it_makes_it_likelier() -> None:
    """Nine of nine is as good as sure, and five of nine is not."""
    draws = 40_000
    share = np.array([(nine(k).decide(sampled(draws, 9)).decided == 100.0).mean() for k in range(10)])
    assert (np.diff(share) > 0).all()
    assert share[9] == 1.0
    assert share[0] == 0.0
    assert share[9] - share[5] > 0.03
    for dissents, overturned in product((0.43, 0.6, 0.76), (0.01, 0.19, 0.41, 0.88, 1.0)):
        assert (np.diff([carried(k, dissents, overturned) for k in range(10)]) > 0).all()


@settings(max_examples=50)
@given(board=boards(), seed=st.integers(0, 99))
def test_where_all_are_of_one_mind_that_is_decided(board: Board, seed: int) -> None:
    """Whatever holds, whatever the quota, and whoever could stop it."""
    agreed = replace(board, stated=(40.0,) * len(board.stated), counted=40.0)
    voted = agreed.decide(sampled(50, len(board.stated), seed, overturned=1.0))
    assert (voted.decided == 40.0).all()
    assert voted.votes_for.all()


@settings(max_examples=50)
@given(board=boards(), seed=st.integers(0, 99))
def test_without_an_upset_the_count_decides(board: Board, seed: int) -> None:
    """And with one nothing that nobody stated."""
    members = len(board.stated)
    assert (board.decide(sampled(50, members, seed, overturned=0.0)).decided == board.counted).all()
    upset = board.decide(sampled(200, members, seed, overturned=1.0)).decided
    assert set(upset.tolist()) <= {board.counted, *board.stated}


def test_a_veto_stops_an_upset_and_a_higher_quota_makes_it_rarer() -> None:
    """Four of nine want the change, and hear each other; the count is against it."""
    board, chances = nine(4), sampled(20_000, 9, overturned=1.0)
    upset = board.decide(chances).decided == 100.0
    assert 0.3 < upset.mean() < 0.5
    before = upset
    for quota in (6.0, 7.0, 8.0, 9.0):
        after = replace(board, quota=quota).decide(chances).decided == 100.0
        assert not (after & ~before).any()
        assert after.sum() < before.sum()
        before = after
    stubborn = tuple(member == 8 for member in range(9))
    stopped = replace(board, veto=stubborn).decide(chances)
    consents = chances.each[:, 8] < 1 - LIKELIEST["dissents"]
    assert ((stopped.decided == 100.0) == (upset & consents)).all()


def test_a_veto_player_keeps_what_holds_by_wanting_it() -> None:
    """Of nine one wants no change, is heard, and cannot be outvoted."""
    board = replace(nine(8), veto=tuple(member == 8 for member in range(9)))
    voted = board.decide(sampled(20_000, 9, overturned=1.0))
    assert (voted.decided == 0.0).mean() == pytest.approx(1 / 9, abs=4 * (8 / 81 / 20_000) ** 0.5)


@pytest.mark.parametrize("counted", [0.0, 100.0])
def test_of_two_sides_as_large_what_is_counted_holds_or_is_overturned(counted: float) -> None:
    """Two to two, three votes needed: whoever is heard must win somebody over, who keeps what holds must not."""
    board = Board((0.0, 0.0, 100.0, 100.0), (1.0,) * 4, 3.0, counted)
    expected, _ = counted_out(board, **LIKELIEST)
    share = (board.decide(sampled(40_000, 4)).decided == 100.0).mean()
    o, one = LIKELIEST["overturned"] / 2, binomial(2, 1 - LIKELIEST["dissents"], 1)
    assert expected[100.0] == pytest.approx(o * one if counted == 0 else 1 - o)
    assert share == pytest.approx(expected[100.0], abs=0.01)


@pytest.mark.parametrize("quota", [0.0, 1.0])
def test_where_nobody_has_a_vote_what_is_counted_is_decided(quota: float) -> None:
    """Else the first of the list, drawn by nothing, would decide alone; no votes are no majority of none."""
    board = Board((100.0, 100.0, 0.0), (0.0, 0.0, 0.0), quota, 0.0)
    assert (board.decide(sampled(200, 3, overturned=1.0)).decided == 0.0).all()


def test_consent_falls_with_the_distance_to_a_quarter_and_no_further() -> None:
    far = np.array([[0.0, 0.05, NEAR / 2, NEAR, 0.5, 1.0]])
    chance = consent(far, np.array([0.6]))[0]
    assert chance.tolist() == pytest.approx([1.0, 1 - 0.6 * 0.2, 0.7, 0.4, 0.4, 0.4])
    assert consent(far, np.array([0.0])).min() == 1.0


def test_a_member_is_drawn_by_votes() -> None:
    votes = np.broadcast_to([1.0, 0.0, 3.0], (4000, 3))
    found = drawn(votes, (np.arange(4000) + 0.5) / 4000)
    assert np.bincount(found, minlength=3).tolist() == [1000, 0, 3000]
    assert drawn(np.array([[0.0, 0.0]]), np.array([0.7])).tolist() == [0]


# ------------------------------------------------------------------------------------------------ words and numbers


def test_words_and_numbers_for_the_same_board_give_the_same_answer() -> None:
    """200 boards, each written as options and as points of a scale: the same draws are decided the same way."""
    rng, draws = np.random.default_rng(0), 500
    upsets = 0
    for seed in range(200):
        members = int(rng.integers(3, 16))
        for_it = rng.uniform(size=members) < rng.uniform()
        quota = float(rng.integers(1, members + 1))
        veto = rng.uniform(size=members) < 0.1
        passes = for_it.sum() >= quota and for_it[veto].all()
        chances = sampled(draws, members, seed)
        stated = tuple((100.0 * for_it).tolist())
        numbers = Board(stated, (1.0,) * members, quota, 100.0 * passes, 0.0, tuple(veto.tolist())).decide(chances)
        words = in_words(for_it, quota, veto, bool(passes), chances)
        assert ((numbers.decided == 100.0) == (words.decided == 1)).all()
        assert (numbers.votes_for == words.votes_for).all()
        upsets += int((words.decided != passes).sum())
    assert upsets > 1000, "boards on which nothing happens say nothing"


def in_words(for_it: np.ndarray, quota: float, veto: np.ndarray, passes: bool, chances: Chances) -> Voted[Any]:
    """The same board by the codes of two options: one is as far from the other as can be."""
    draws, code = len(chances.whose), for_it.astype(np.int8)
    stated = np.broadcast_to(code, (draws, len(code)))
    electorate = Electorate(np.ones(stated.shape), np.full(draws, quota), np.broadcast_to(veto, stated.shape))

    def apart(put: Any) -> Any:
        return (stated != put[:, None]).astype(np.float64)

    def prefers(put: Any, without: Any) -> Any:
        return (stated == put[:, None]) | (stated != without[:, None])

    holds = np.zeros(draws, dtype=np.int8)
    return decide(np.full(draws, passes, dtype=np.int8), stated, holds, electorate, chances, apart, prefers)


# ------------------------------------------------------------------------------------------------------------- draws


def test_half_of_the_draws_gives_the_same_bits() -> None:
    board, whole = nine(6), sampled(1000, 9, overturned=1.0)
    expected = board.decide(whole)
    for rows in (slice(0, 500), slice(1, None, 2), slice(7, 8)):
        half = Chances(
            whole.whose[rows], whole.instead[rows], whole.each[rows], whole.dissents[rows], whole.overturned[rows]
        )
        found = board.decide(half)
        assert found.decided.tobytes() == expected.decided[rows].tobytes()
        assert (found.votes_for == expected.votes_for[rows]).all()


def test_nothing_loops_over_draws() -> None:
    def work(draws: int) -> int:
        chances = sampled(draws, 9, overturned=1.0)
        return calls(lambda: nine(6).decide(chances))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)

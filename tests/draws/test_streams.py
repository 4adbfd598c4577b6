"""What would be wrong: a draw that changes with the block, the order or the company in which it is played."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.draws.recent import Recent
from instantsia.draws.streams import Floats, RowStreams, Streams, _uniform, replica_of


@given(st.lists(st.integers(1, 40), min_size=1, max_size=5), st.integers(1, 7))
def test_cutting_into_blocks_changes_no_number(quarters: list[int], width: int) -> None:
    whole = Streams(7, 0, 4 * sum(quarters)).uniform("a", width)
    start, parts = 0, []
    for quarter in quarters:
        parts.append(Streams(7, start, 4 * quarter).uniform("a", width))
        start += 4 * quarter
    assert np.array_equal(whole, np.concatenate(parts))


def test_the_first_draws_of_a_long_run_are_the_short_run() -> None:
    assert np.array_equal(Streams(1, 0, 10_000).uniform("x")[:4_000], Streams(1, 0, 4_000).uniform("x"))


def test_numbers_lie_strictly_between_0_and_1_and_are_uniform() -> None:
    u = Streams(3, 0, 100_000).uniform("u")
    assert u.min() > 0
    assert u.max() < 1
    assert abs(u.mean() - 0.5) < 4 * np.sqrt(1 / 12 / u.size)
    assert abs((u < 0.1).mean() - 0.1) < 4 * np.sqrt(0.09 / u.size)


def test_every_part_of_the_address_counts() -> None:
    base = Streams(1, 0, 64)
    u = base.uniform("a")
    for other in (
        base.uniform("b"),
        Streams(2, 0, 64).uniform("a"),
        base.within("", turn=1).uniform("a"),
        base.within("s").uniform("a"),
        Streams(1, 0, 64, replicas={"a": 1}).uniform("a"),
        Streams(1, 64, 64).uniform("a"),
    ):
        assert not np.isclose(u, other).any()


def test_names_and_turns_are_uncorrelated() -> None:
    streams = Streams(5, 0, 40_000)
    table = streams.each("name", [str(i) for i in range(40)])
    correlations = np.corrcoef(table.T)[np.triu_indices(40, 1)]
    assert np.abs(correlations).max() < 5 / np.sqrt(40_000)


def test_a_scope_is_part_of_the_name() -> None:
    inside = Streams(1, 0, 8).within("step/ballot").uniform("molotov")
    assert np.array_equal(inside, Streams(1, 0, 8).uniform("step/ballot/molotov"))


def test_draws_in_view_are_gathered_not_drawn_anew() -> None:
    index = np.array([1, 5, 6])
    whole = Streams(1, 0, 8).uniform("x", 3)
    assert np.array_equal(Streams(1, 0, 8).within("", 0, index).uniform("x", 3), whole[index])


def test_removing_a_name_leaves_the_others_as_they_were() -> None:
    all_three = Streams(1, 0, 16).each("ballot", ["a", "b", "c"])
    assert np.array_equal(all_three[:, [0, 2]], Streams(1, 0, 16).each("ballot", ["a", "c"]))
    assert Streams(1, 0, 16).each("ballot", []).shape == (16, 0)


def test_the_numbers_of_a_name_lie_together() -> None:
    """Looked at member by member, a table of 200 members would else be read in steps of 1,600 bytes."""
    table = Streams(1, 0, 16).within("", 0, np.array([1, 5, 6])).each("ballot", ["a", "b"])
    assert table.shape == (3, 2)
    assert table[:, 0].flags.c_contiguous
    assert np.array_equal(table[:, 1], Streams(1, 0, 16).uniform("ballot/b")[[1, 5, 6]])


def test_the_longest_replica_prefix_counts() -> None:
    assert replica_of("step/a/b", {"step/": 1, "step/a/": 2, "step/a": 3}) == 2
    assert replica_of("step/a", {"step/": 1, "step/a/": 2, "step/a": 3}) == 3
    assert replica_of("other", {"step/": 1}) == 0


@pytest.mark.parametrize(("seed", "start"), [(-1, 0), (2**63, 0), (0, 2), (0, -4)])
def test_an_address_outside_its_range_is_refused(seed: int, start: int) -> None:
    with pytest.raises(ValueError, match=r"seed|block"):
        Streams(seed, start, 4)


def test_kept_numbers_are_those_of_their_address() -> None:
    """If this fails, a replay meets another turn's numbers, or a step spoils those of the next replay."""
    kept = Recent[Floats](2**20)
    index = np.array([1, 5, 6])
    for _ in range(2):
        for turn in (0, 1):
            for replicas in ({}, {"s/a": 1}):
                for size in (None, 3):
                    plain = Streams(1, 0, 16, replicas=replicas).within("s", turn, index)
                    again = Streams(1, 0, 16, replicas=replicas, kept=kept).within("s", turn, index)
                    assert np.array_equal(plain.uniform("a", size), again.uniform("a", size))
    assert len(kept) == 8
    assert not Streams(1, 0, 16, kept=kept).uniform("b").flags.writeable


@pytest.mark.parametrize(
    "streams",
    [
        Streams(1, 8, 16, replicas={"s/b": 2}),
        Streams(1, 8, 16).within("s", 3),
        Streams(1, 8, 16).within("s", 3, np.array([1, 5])),
        Streams(1, 8, 16, kept=Recent[Floats](2**20)),
        RowStreams(1, 8, 16, draw=np.array([3, 3, 1]), versions=({}, {"b": 1}), version=np.array([0, 1, 0])),
    ],
)
def test_several_names_give_what_each_gives(streams: Streams) -> None:
    """If this fails, whose numbers are asked for together changes what they are."""
    asked: list[tuple[str, int]] = []
    found = replace(streams, asked=asked).several(["a", "s/b", "b"])
    assert np.array_equal(found, [streams.uniform(name) for name in ("a", "s/b", "b")])
    assert len(asked) == 3
    assert streams.several([]).shape == (0, streams.view)


def test_a_word_becomes_52_bits_and_a_half() -> None:
    """If this fails, a number may be 0 or 1, or all runs have other numbers."""
    words = [0, 2**64 - 1, 2**12, 2**12 - 1, 0x0123456789ABCDEF]
    found = _uniform(np.array(words, dtype=np.uint64))
    assert [Fraction(one) for one in found.tolist()] == [Fraction(2 * (word >> 12) + 1, 2**53) for word in words]

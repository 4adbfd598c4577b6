"""What would be wrong: coders merged, two of them heard in one draw, or a first coder whose draws have moved."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.case.model import Case
from instantsia.draws.streams import Streams
from instantsia.evidence.block import HEARD, Memo
from instantsia.evidence.doubts import credences, doubts
from instantsia.evidence.program import compile_program
from instantsia.evidence.sampler import Evidence, sample
from instantsia.evidence.variation import Variation

from .cases import case, near, path_of, program_of, told
from .test_sampler import PARTS, SOURCES, TELLERS, claims, numbered, values

WANTED = (path_of("anna"), path_of("boris"), "fact.signed", "issue.credits.announced")
OTHERS = {
    "fact.signed": st.sampled_from(["yes", "no"]),
    "issue.credits.announced": st.sampled_from(["refuse", "accept"]),
}


@st.composite
def coded(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Claims about numbers, a fact and options; and what two further coders read in some of them."""
    rows = draw(claims)
    for about, said in OTHERS.items():
        rows += [{"about": about, "value": draw(said), "source": "minutes", "kind": "reported"} for _ in range(2)]
    rows = numbered(rows)
    read: dict[str, dict[str, Any]] = {"dora": {}, "emil": {}}
    for by in read:
        for row in rows:
            if draw(st.booleans()):
                read[by][row["id"]] = draw(OTHERS.get(row["about"], values))
    return rows, read


def made(rows: list[dict[str, Any]], read: dict[str, dict[str, Any]]) -> Case:
    coding = [{"by": by, "claim": id, "value": value} for by, each in read.items() for id, value in each.items()]
    assumption = [{"about": "*.credits", "value": "0..100"}, {"about": "fact.signed", "value": 0.4}]
    return case(source=SOURCES, part=PARTS, teller=TELLERS, claim=rows, coding=coding, assumption=assumption)


def drawn(one: Case, variation: Variation | None = None, memo: Memo | None = None) -> tuple[Any, Evidence]:
    program = compile_program(one, dict.fromkeys(WANTED))
    return program, sample(program, Streams(3, 0, 300), variation or Variation(), memo)


def by_coder(one: Case, found: Evidence) -> np.ndarray:
    names = one.coders or ("first",)
    return np.array(names)[found.coders.get(HEARD, np.zeros(300, np.int8))]


def as_read(rows: list[dict[str, Any]], read: dict[str, Any]) -> list[dict[str, Any]]:
    return [row | {"value": read.get(row["id"], row["value"])} for row in rows]


def stands(program: Any, found: Evidence, path: str) -> np.ndarray:
    return np.array([*(claim.id for claim in program.path(path).claims), ""])[found.picks[path]]


@given(coded())
@settings(max_examples=30)
def test_every_draw_is_that_of_the_coder_who_is_heard_alone(
    drawn_case: tuple[list[dict[str, Any]], dict[str, dict[str, Any]]],
) -> None:
    rows, read = drawn_case
    one = made(rows, read)
    program, together = drawn(one)
    heard = by_coder(one, together)
    for name in set(heard):
        other, alone = drawn(made(as_read(rows, read.get(name, {})), {}))
        here = heard == name
        for path in WANTED[:2]:
            assert np.array_equal(together.numbers[path][here], alone.numbers[path][here])
        assert np.array_equal(together.facts["signed"][here], alone.facts["signed"][here])
        assert np.array_equal(together.options[WANTED[3]][here], alone.options[WANTED[3]][here])
        assert np.array_equal(together.masks[WANTED[3]][here], alone.masks[WANTED[3]][here])
        for path in WANTED:
            if program.path(path).claims and name == "first":
                assert np.array_equal(stands(program, together, path)[here], stands(other, alone, path)[here])


@given(coded(), st.sampled_from(["coder=first", "coder=dora", "p=0.2", "claim"]))
@settings(max_examples=20)
def test_a_replay_gives_what_a_fresh_draw_gives(
    drawn_case: tuple[list[dict[str, Any]], dict[str, dict[str, Any]]], change: str
) -> None:
    one = made(*drawn_case)
    variation = {
        "coder=first": Variation(forced={"coder": "first"}),
        "coder=dora": Variation(forced={"coder": one.coders[1]} if one.coders else {}),
        "p=0.2": Variation(credence={"coder": 0.2}),
        "claim": Variation(forced={"claim.c0": "removed"}),
    }[change]
    memo = Memo()
    drawn(one, memo=memo)
    program = memo.whole.program if memo.whole is not None else None
    assert program is not None
    again = sample(program, Streams(3, 0, 300), variation, memo)
    fresh = drawn(one, variation)[1]
    for path in WANTED[:2]:
        assert np.array_equal(again.numbers[path], fresh.numbers[path])
    for path, pick in fresh.picks.items():
        assert np.array_equal(again.picks[path], pick)


def test_coders_who_read_the_same_leave_no_choice_and_every_number() -> None:
    rows = [told("c0", value="firmly for"), told("c1", value=40.0, told_by="boris")]
    alone = sample(program_of(case(claim=rows)), Streams(3, 0, 300))
    same = case(claim=rows, coding=[{"by": "dora", "claim": "c0", "value": "80..95..100"}])
    program = program_of(same)
    found = sample(program, Streams(3, 0, 300))
    assert program.coder is None
    assert not found.coders
    assert np.array_equal(found.numbers[path_of()], alone.numbers[path_of()])


def test_two_coders_far_apart_are_half_and_half_never_their_mean() -> None:
    """A claim that is right in 0.9 x 0.8 of the draws: 100 in half of them and 0 in the others."""
    one = case(
        claim=[told("c1", value=100.0, right=0.8)],
        coding=[{"by": "dora", "claim": "c1", "value": 0.0}],
        assumption=[{"about": "*.credits", "value": 50}],
    )
    draws = 20_000
    numbers = sample(program_of(one), Streams(1, 0, draws)).numbers[path_of()]
    for value, share in ((0.0, 0.36), (50.0, 0.28), (100.0, 0.36)):
        assert near(np.mean(numbers == value), share, draws)


def test_one_number_says_who_is_heard_for_every_claim() -> None:
    one = case(
        claim=[told("c1", value=90.0, right=0.9), told("c2", "boris.credits", 90.0, right=0.9)],
        coding=[{"by": "dora", "claim": id, "value": 10.0} for id in ("c1", "c2")],
    )
    paths = (path_of("anna"), path_of("boris"))
    found = sample(program_of(one, *paths), Streams(1, 0, 2_000))
    both = (found.picks[paths[0]] == 0) & (found.picks[paths[1]] == 0)
    assert np.array_equal(found.numbers[paths[0]][both], found.numbers[paths[1]][both])
    assert {10.0, 90.0} == set(found.numbers[paths[0]][both])


def test_a_coder_who_is_to_be_heard_must_be_one() -> None:
    one = case(claim=[told("c1")], coding=[{"by": "dora", "claim": "c1", "value": 10.0}])
    with pytest.raises(ValueError, match="expected first or dora, found 'emil'"):
        sample(program_of(one), Streams(1, 0, 10), Variation(forced={"coder": "emil"}))


def test_the_choice_between_coders_is_one_of_the_doubts_from_never_to_always() -> None:
    one = case(claim=[told("c1")], coding=[{"by": "dora", "claim": "c1", "value": 10.0}])
    for listed in (doubts(program_of(one)), credences(program_of(one))):
        (found,) = (doubt for doubt in listed if doubt.kind == "coder")
        assert (found.id, found.number, found.low, found.high) == ("coder", 0.5, 0.0, 1.0)
    assert all(doubt.kind != "coder" for doubt in doubts(program_of(case(claim=[told("c1")]))))


def test_three_coders_are_heard_alike_and_another_share_of_the_first_leaves_the_others_alike() -> None:
    coding = [{"by": by, "claim": "c1", "value": value} for by, value in (("dora", 10.0), ("emil", 20.0))]
    program = program_of(case(claim=[told("c1")], coding=coding))
    for variation, shares in ((Variation(), (1 / 3,) * 3), (Variation(credence={"coder": 0.8}), (0.8, 0.1, 0.1))):
        coder = sample(program, Streams(1, 0, 20_000), variation).coders[HEARD]
        assert all(near(np.mean(coder == place), share, 20_000) for place, share in enumerate(shares))


@given(coded(), st.sets(st.integers(0, 299), min_size=1, max_size=40))
@settings(max_examples=15)
def test_gathered_draws_are_those_of_the_whole(
    drawn_case: tuple[list[dict[str, Any]], dict[str, dict[str, Any]]], some: set[int]
) -> None:
    program, whole = drawn(made(*drawn_case))
    index = np.array(sorted(some))
    part = sample(program, Streams(3, 0, 300, index=index))
    for path in WANTED[:2]:
        assert np.array_equal(part.numbers[path], whole.numbers[path][index])
    for path, pick in part.picks.items():
        assert np.array_equal(pick, whole.picks[path][index])

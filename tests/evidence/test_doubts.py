"""What a program rests on, as reports list it."""

from __future__ import annotations

import pytest

from instantsia.case.numbers import Number
from instantsia.evidence.doubts import assumptions, counts, credences, doubts
from instantsia.evidence.program import compile_program

from .cases import case, path_of, program_of, told

ONE = case(
    source=[
        {"id": "minutes", "cite": "m", "p": "B", "why": "typed the same night"},
        {"id": "journal", "cite": "j", "p": {"genuine": "0.1..0.3", "forged": 0.8}},
        {"id": "sole", "cite": "s", "p": {"genuine": 1.0}},
    ],
    part=[{"id": "appendix", "of": "journal", "open": "F"}],
    teller=[{"id": "anna", "p": "0.7..0.85", "lean": "5..15", "why": "has a purpose"}],
    claim=[
        told("a", source="minutes", told_by="anna", kind="own words"),
        told("b", source="appendix", told_by="boris", right="0.5..0.7"),
        told("c", about="boris.credits", source="sole", kind="hearsay", against_interest=True),
        told("r", about="record.ballot", value="keep", source="minutes"),
    ],
)
WANTED = {
    path_of(): None,
    path_of("boris"): None,
    path_of("clara"): None,
    "step.ballot.precision": Number(low=3, mode=6, high=12, source="default", why="how surely"),
    "actor.anna.seats": None,
    "actor.anna.owes.boris": None,
    "record.ballot": None,
}


def program():
    return compile_program(ONE, WANTED, outcomes={"ballot": ("keep", "remove")})


def test_every_credence_stands_in_the_list_with_its_range() -> None:
    """If this fails, a doubt moves the answer without being listed."""
    found = {one.id: one for one in credences(program())}
    assert list(found) == [
        "source.journal",
        "source.minutes",
        "part.appendix",
        "teller.anna",
        "teller.boris",
        "kind.own_words",
        "kind.hearsay",
        "kind.not_stated",
        "claim.b",
    ]
    minutes, boris, part = found["source.minutes"], found["teller.boris"], found["part.appendix"]
    assert (minutes.number, minutes.low, minutes.high, minutes.word) == (0.8, 0.7, 0.9, "B")
    assert minutes.why == "typed the same night"
    assert (boris.number, boris.low, boris.high, boris.stated) == (0.85, 0.6, 0.95, False)
    assert (part.unjudged, part.low, part.high) == (True, 0.05, 0.95)
    assert found["source.journal"].number == pytest.approx(0.2)
    assert (found["claim.b"].number, found["claim.b"].low, found["claim.b"].high) == pytest.approx((0.6, 0.5, 0.7))


def test_every_claim_is_a_doubt_that_can_be_forced() -> None:
    """If this fails, a claim cannot be asked what would be if it stood."""
    found = {one.id: one for one in doubts(program())}
    assert {"claim.a", "claim.b", "claim.c", "claim.r", "source.minutes", "teller.anna"} <= set(found)
    assert found["claim.c"].number == pytest.approx(0.75)


def test_assumptions_are_listed_by_path_with_reason_group_and_source() -> None:
    """If this fails, the list of assumptions does not say where a number comes from."""
    found = {one.path: one for one in assumptions(program())}
    assert list(found) == [
        path_of(),
        path_of("boris"),
        path_of("clara"),
        "step.ballot.precision",
        "teller.anna.lean",
    ]
    precision, lean = found["step.ballot.precision"], found["teller.anna.lean"]
    assert (precision.source, precision.why, precision.number.written) == ("default", "how surely", "3..6..12")
    assert (lean.number.written, lean.why) == ("5..15", "has a purpose")


def test_counts() -> None:
    """If this fails, the second line of every report is wrong."""
    found = counts(program())
    assert (found.numbers, found.claimed, found.assumed) == (4, 2, 2)
    some = counts(program(), read={path_of(), "step.ballot.precision"})
    assert (some.numbers, some.claimed, some.assumed) == (2, 1, 1)


def test_a_claim_that_is_shut_is_no_source_of_a_number() -> None:
    """If this fails, a forecast boasts of sources that it may not use."""
    shut = program_of(case(claim=[told("c", of="1991")]), as_of=700_000)
    assert counts(shut).claimed == 0
    assert not credences(shut)


def test_what_was_taken_out_is_in_no_doubt() -> None:
    """If this fails, a source that was dropped is still asked what it moves."""
    sources = [{"id": "a", "cite": "x", "p": 0.5}, {"id": "b", "cite": "x", "p": 0.5, "derives_from": "a"}]
    one = program_of(case(source=sources, claim=[told("c", source="b", right=0.5)]), without=["a"])
    assert [doubt.id for doubt in credences(one)] == ["source.b", "claim.c"]

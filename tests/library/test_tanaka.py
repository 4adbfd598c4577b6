"""What would be wrong: a test that comes too late and still counts, two copies of one hand that are worth two where it
is known, a row of who knew what that has no report behind it, or a coincidence that confirms something."""

from __future__ import annotations

import functools
from typing import Any

import pytest

import instantsia
from instantsia.analysis.changes.compare import compare

NAME = "tanaka-1931"
TOLD = "journal=as_told"
ALONE = "fact.intercepted=no"
"""Only what the journal tells of 1931."""
EVERYBODY = "origin.forger.known_to=koba, klim, others, litvinov, karakhan"
ROWS = {"far_buys", "near_buys", "alike", "test"}
GONE = {"far_buys": {"far_buys", "alike"}, "near_buys": {"near_buys", "alike"}, "alike": {"alike"}, "test": {"test"}}
"""{step: the rows that hang on it}: with one copy there is nothing to be alike."""


@functools.cache
def changed(*sets: str, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """{event: what a change makes of it where the journal is as told}, on 2,000 draws."""
    study = instantsia.load(NAME, assume=[TOLD])
    other = study.changing(list(sets), list(without), [])
    return {one.id: one for one in compare(study.plan(2_000), other.plan(2_000)).events}


def test_late_is_as_good_as_not_at_all() -> None:
    late, none = changed("channel.comparison.delay=60"), changed("fact.signature_compared=no")
    assert late["believed"].after == none["believed"].after
    assert late["believed"].change > 0.15


def test_to_know_that_the_copies_are_of_one_hand_is_worth_more_beside_a_test() -> None:
    beside = changed(EVERYBODY)["believed"].change
    alone = (
        changed("fact.signature_compared=no", EVERYBODY)["believed"].after
        - changed("fact.signature_compared=no", "step.alike.chance=0")["believed"].after
    )
    assert beside < alone < 0


def test_where_the_record_has_no_copies_of_1927_the_test_ends_it_as_told() -> None:
    found = changed(ALONE)
    assert found["believed"].after < 0.5 < found["seen_through"].after


def test_the_cost_of_sending_troops_is_the_same_in_both_worlds() -> None:
    """The journal's truth does not matter for it: the record says the same of the same man."""
    found = {one.id: one.readings for one in instantsia.load(NAME).worlds("journal", draws=2_000).figures}
    assert all(abs(one.change or 0.0) < 0.03 for one in found["moved"].values())
    assert any(abs(one.change or 0.0) > 0.1 for one in found["believed"].values())


@pytest.mark.parametrize("step", GONE)
def test_without_its_report_a_row_of_who_knew_what_is_gone(step: str) -> None:
    def rows(*more: str) -> set[str]:
        study = instantsia.load(NAME, assume=[TOLD], set=[ALONE, *more])
        return {row.step for fact in study.knew(draws=1_000).facts for row in fact.rows if row.step}

    assert rows() == ROWS
    assert rows(f"step.{step}.when=bought_twice and not bought_twice") == ROWS - GONE[step]


def test_the_popes_message_is_a_coincidence_and_moves_nothing() -> None:
    case = instantsia.load(NAME).case
    pope = [one.id for one in case.claim if one.about in {"context.vienna_name", "context.pope", "context.jubilant"}]
    assert len(pope) == 3
    assert all(not one.change for one in changed(without=tuple(pope)).values())

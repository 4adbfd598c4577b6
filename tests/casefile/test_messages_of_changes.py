"""What a change on the command line is told that cannot be made: once, and with what was meant."""

from __future__ import annotations

import pytest

from instantsia.api import load
from instantsia.errors import CaseError, UserError


def told(change: str = "", without: str = "") -> str:
    with pytest.raises((CaseError, UserError)) as raised:
        load("apparatus").changing([change] if change else [], without=[without] if without else []).plan(draws=10)
    return str(raised.value)


def test_a_key_of_the_rule_written_beside_it_is_named() -> None:
    assert "did you mean body.session.rule.heirs?" in told('body.session.heirs=["party"]')


def test_what_was_found_is_told_once() -> None:
    assert "found 2, expected a probability from 0 to 1" in told("body.session.rule.heed=2")
    assert told("body.session.rule.heed=2").count("found") == 1


def test_a_rule_that_is_named_alone_is_shown_as_it_is_written() -> None:
    assert 'as in { kind = "majority" }' in told("body.session.rule=majority")


def test_a_report_that_is_left_out_is_asked_of_elsewhere() -> None:
    message = told(without="near_report")
    assert "which is a report" in message
    assert "instantsia trace apparatus near_report, or instantsia levers apparatus --information" in message


def test_a_case_without_claims_is_sent_nowhere() -> None:
    with pytest.raises(UserError, match="has no claims: there is nothing to be coded, and no coders"):
        load("apparatus").agreement()

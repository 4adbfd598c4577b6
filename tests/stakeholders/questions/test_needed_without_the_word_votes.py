"""What would be wrong: a line that tells how many are needed without the word votes is not read, and more than half is
assumed; or a number that is needed of something else is taken for a quota."""

from __future__ import annotations

from fractions import Fraction

import pytest

from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.votes.quota_told import quota_told

TOTAL = Fraction(155)


@pytest.mark.parametrize(
    "needed",
    [
        "hacen falta 93",
        "se necesitan 93",
        "93 needed",
        "need 93",
        "il faut 93",
        "il en faut 93",
        "nötig: 93",
        "93 nötig",
        "es braucht 93",
        "servono 93",
        "occorrono 93",
        "93 nodig",
        "precisa de 93",
        "potrzeba 93",
        "требуется 93",
    ],
)
def test_how_many_are_needed_is_a_quota_where_there_are_as_many_votes(needed: str) -> None:
    for line in (needed, f"155 members, {needed} (3/5 of all)", f"updated 14/05 – 155 members, {needed}"):
        told = quota_told([(line, "")], TOTAL)
        assert told is not None, line
        assert told[0] == "93"


@pytest.mark.parametrize(
    "line",
    ["hacen falta 93 firmas", "need 93 signatures first", "il faut 93 jours", "precisa de 93 €"],
)
def test_what_is_needed_of_something_else_is_no_quota(line: str) -> None:
    assert not told_needed(f"Before that, {line}")


@pytest.mark.parametrize(
    "line",
    ["Decision needed 2026", "Answer needed 15/6", "il faut 2030", "hacen falta 30/4"],
)
def test_a_year_or_a_day_is_no_quota(line: str) -> None:
    assert not told_needed(line)


def test_more_than_there_are_votes_is_no_quota() -> None:
    assert quota_told([("hacen falta 200", "")], TOTAL) is None

"""What would be wrong: a day above the table passed over, or the day of the table itself taken for that of the vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.case.dates import parse_day
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.questions.deadlines import day_told

TODAY = parse_day("2026-11-21")


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Council vote on 14 March 2027", "2027-03-14"),
        ("Council, March 14, 2027: who stands where", "2027-03-14"),
        ("Verbandsversammlung 25.09.2027", "2027-09-25"),
        ("délibération du conseil du 18 novembre 2027", "2027-11-18"),
        ("From 1 March 2027 to 14 March 2027", "2027-03-14"),
        ("reunião de 12/05/2027", "2027-05-12"),
        ("Board meeting 12/25/2027", "2027-12-25"),
        ("Board meeting 12/05/2027", None),
        ("2027年7月10日 取締役会", "2027-07-10"),
        ("Stand vom 18/03/2027", None),
        ("Matrix (as of 18 March 2027)", None),
        ("Stand vom 18.3.2027", None),
        ("Version 3.2.2027.1, 40 seats", None),
        ("Vote on 31 February 2027", None),
        ("Verbandsversammlung 25.25.2027", None),
        ("Cabinet positions, defence settlement (v7)", None),
    ],
)
def test_a_day_in_a_title_is_found(title: str, day: str | None) -> None:
    found = day_told(title)
    assert (None if found is None else found[0]) == day


def test_it_is_proposed_and_told_and_gives_way_to_an_answer(tmp_path: Path) -> None:
    rows = "actor,position,salience\nAnn,20,60\nBob,80,70\nCid,60,20\n"
    (tmp_path / "vote.csv").write_text(f"Council vote on 14 March 2027,,\n{rows}")
    read = opened(tmp_path / "vote.csv", {}, None, TODAY)
    by = next(one for one in questions.open_questions(read.known, read.written) if one.key == "by")
    assert by.question.default(by.asking) == "2027-03-14"
    assert by.lines[1] == "Above the table stands: Council vote on 14 March 2027"
    told = "Decided by 2027-03-14 (since '14 March 2027' stands above the table; --answer by=DAY says another)."
    assert told in questions.guessed(read.known, {})
    assert told not in questions.guessed(read.known, {"by": "2028"})
    # what has been is no day by which it is decided
    later = opened(tmp_path / "vote.csv", {"as_of": "2027-03-14"}, None, TODAY)
    assert questions.ask(later.known, later.written).value("by") == "2028-03-14"


def test_a_day_that_has_passed_is_told_with_the_answer_that_looks_from_before(tmp_path: Path) -> None:
    rows = "actor,position,salience\nAnn,20,60\nBob,80,70\nCid,60,20\n"
    (tmp_path / "vote.csv").write_text(f"Full Council Thurs 17 Oct 2024 7pm,,\n{rows}")
    read = opened(tmp_path / "vote.csv", {}, None, TODAY)
    by = next(one for one in questions.open_questions(read.known, read.written) if one.key == "by")
    assert by.question.default(by.asking) == "2027-11-21"
    remedy = "--answer as_of=2024-10-16 looks from the day before."
    assert f"Above the table stands '17 Oct 2024', which has passed: {remedy}" in by.lines
    before = opened(tmp_path / "vote.csv", {"as_of": "2024-10-16"}, None, TODAY)
    assert questions.ask(before.known, before.written).value("by") == "2024-10-17"

"""What would be wrong: an old sheet is looked at from today without a word, or the day after a board meets is lost."""

from __future__ import annotations

import datetime

import pytest

from instantsia.stakeholders.questions.decision_days import day_of_deciding
from instantsia.stakeholders.questions.options import guessed_by, told_by
from tests.stakeholders.questions.test_counting_rules import TODAY, asked

ROWS = "actor,position,salience\nAna,10,50\nBen,60,40\nCleo,90,30\n"


@pytest.mark.parametrize("line", ["Stand 24.03.2023 / Wi", "note interne, màj 24/03/2023", "As of 24 March 2023"])
def test_an_old_sheet_is_told_with_the_answer_that_looks_from_its_day(line: str) -> None:
    one = asked(f"{line}\n\n{ROWS}")
    assert datetime.date.fromordinal(TODAY).year == 2024
    for told in (told_by(one), guessed_by(one)):
        assert "The sheet is of 2023-03-24" in told
        assert "--answer as_of=2023-03-24 looks from its day" in told
    assert asked(f"{line}\n\n{ROWS}", {"as_of": "2023-03-24"}).value("as_of") < TODAY


@pytest.mark.parametrize("line", ["Stand 24.03.2024", "As of 1 April 2024", "Budget 2023"])
def test_a_sheet_of_these_days_is_not(line: str) -> None:
    assert told_by(asked(f"{line}\n\n{ROWS}")) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Dean decides after Faculty Board 25 June.", "2024-06-25"),
        ("Der Rektor entscheidet nach dem Senat vom 25.06.", "2024-06-25"),
        ("Kommt am 10.06. nichts zustande, bleibt alles wie es ist", "2024-06-10"),
        ("Si a 31 de agosto no hay acuerdo se prorroga la concesión tal cual.", "2024-08-31"),
        ("Board decides it, closed after 25 June", None),
    ],
)
def test_the_day_of_deciding_is_read(line: str, day: str | None) -> None:
    found = day_of_deciding([(line, "row 9")], TODAY)
    assert (found.day if found else None) == day

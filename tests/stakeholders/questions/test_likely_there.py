"""What would be wrong: two thirds of those present are counted of all seats, though a column counts who is likely
there."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask, counting_asked
from instantsia.stakeholders.questions.voters import total_votes

ROWS = "Reds,12,for,{},10\nBlues,9,against,{},8\nGreens,7,for,{},7\n"


def text(head: str, line: str) -> str:
    return f'"{line}"\nGroup,Seats,Line,Cares (1-5),{head}\n' + ROWS.format(3, 4, 5)


@pytest.mark.parametrize(
    "head", ["Likely there", "Expected present", "In the room", "Presenti", "voraussichtlich anwesend"]
)
def test_a_count_of_those_there_is_told_with_an_answer_that_reads_it(head: str) -> None:
    table = text(head, "Decided by two thirds of those present and voting")
    known = opened_text(table, Path("t.csv"), {}, 739_950).known
    told = " ".join(counting_asked(known, {}))
    assert "adds up to 25, and the" in told
    answers = {"columns": f"seats:{head}"} if f"seats:{head}" in told else {"columns": f"vote:{head}"}
    again = opened_text(table, Path("t.csv"), answers, 739_950).known
    assert total_votes(ask(again, answers)) == Fraction(25)


def test_where_all_votes_count_nothing_is_told() -> None:
    known = opened_text(text("Likely there", "Decided by two thirds of all members"), Path("t.csv"), {}, 739_950).known
    assert "adds up to" not in " ".join(counting_asked(known, {}))

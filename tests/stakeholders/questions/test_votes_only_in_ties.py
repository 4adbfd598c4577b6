"""What would be wrong: whoever votes in a tie alone is counted as a voter, and six of eleven as six of twelve."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.api import of_document
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_950
ROWS = "Trustee,Vote,Remarks\nAmy,Yes,\nBen,No,\nCal,Yes,on leave in May\nDot,No,\nReeve Fox,Yes,{}\n"


def read(remark: str, line: str = "", **answers: str) -> Opened:
    return opened_text(f"{ROWS.format(remark)}\n{line}\n", Path("board.csv"), answers, TODAY)


def said(one: Opened) -> str:
    return " ".join(questions.counting_asked(one.known, one.written))


@pytest.mark.parametrize(
    "remark",
    [
        "casting vote only",
        "votes only if tied",
        "stimmt nur bei Stimmengleichheit",
        "ne vote qu'en cas d'égalité",
        "vota solo en caso de empate",
        "vota soltanto in caso di parità",
        "vota apenas em caso de empate",
        "stemt alleen bij staken van stemmen",
        "głosuje tylko przy równości głosów",
        "голосует только при равенстве голосов",
    ],
)
def test_whoever_votes_in_a_tie_alone_has_the_casting_vote_and_no_other(remark: str) -> None:
    one = read(remark)
    assert "Reeve Fox votes only in a tie" in said(one)
    assert "a tie goes the way of Reeve Fox" in said(one)
    taken = questions.taken(one.known, one.written)
    assert "votes='all but Reeve Fox'" in taken
    (body,) = of_document(one.document()).case.bodies.values()
    assert body.chair == "reeve_fox"


def test_a_line_that_names_one_row_says_it_too() -> None:
    assert "Reeve Fox votes only in a tie ('The reeve votes only in a tie', row 8)" in said(
        read("", "The reeve votes only in a tie.")
    )


@pytest.mark.parametrize("remark", ["casting vote", "has the only casting vote", "votes only on Mondays"])
def test_whoever_votes_otherwise_too_stays_a_voter(remark: str) -> None:
    one = read(remark)
    assert "only in a tie" not in said(one)
    assert "all but" not in questions.taken(one.known, one.written)


def test_an_answer_goes_before_it() -> None:
    assert "only in a tie" not in said(read("casting vote only", votes="all"))


def test_a_tie_is_carried_by_the_one_who_has_no_other_vote(tmp_path: Path) -> None:
    chances = []
    for vote in ("Yes", "No"):
        path = tmp_path / f"{vote}.csv"
        path.write_text(ROWS.format("casting vote only").replace("Fox,Yes", f"Fox,{vote}"), "utf-8")
        found = forecast_table(path, answers={}, as_of="2026-12-01").run(draws=500, runs=None).forecast
        chances.append(found.head.share.p or 0.0)
        assert dict(found.seats).get("reeve_fox", 0.0) == 0.0
    assert chances[0] > chances[1] + 0.2


def test_that_the_table_has_another_number_of_votes_is_told() -> None:
    one = read("", "Three of four votes are needed.")
    (quota,) = [text for text in questions.guessed(one.known, one.written) if text.startswith("Quota: ")]
    assert "Quota: 3, since the sheet tells it, of 4 votes where the table has 5" in quota
    one = read("", "Four of five votes are needed.")
    (quota,) = [text for text in questions.guessed(one.known, one.written) if text.startswith("Quota: ")]
    assert "where the table has" not in quota

"""What would be wrong: a quorum that is missed is told and the positions are bargained out all the same, or a quorum
that is reached, or may be, keeps a table from being bargained out."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.questions.counting_rules import counting_told, quorum_said
from tests.stakeholders.questions.test_counting_rules import asked, chance, played

ROWS = "Ana,80,10\nBen,70,10\nCleo,60,5\nDov,{0},30\nEsk,{0},30\n"


def table(line: str, away: str = "absent", *, votes: bool = True) -> str:
    rows = ROWS.format(away)
    head = "member,position,votes"
    if not votes:
        head, rows = head.rpartition(",")[0], "\n".join(row.rpartition(",")[0] for row in rows.splitlines()) + "\n"
    return f"{head}\n{rows}\n{line}\n"


@pytest.mark.parametrize(
    ("line", "votes"),
    [
        ("Quorum: half of all votes", True),
        ("Quorum: 43 votes", True),
        ("Quorum: 4 members", False),
        ("Quorum 80 %", False),
        ("Quórum: 4 de 5", False),
    ],
)
def test_nothing_is_bargained_out_by_too_few(line: str, votes: bool, tmp_path: Path) -> None:
    text = table(line, votes=votes)
    one = asked(text)
    assert one.value("settles").regime == "vote"
    assert any(told.startswith("The quorum is missed, and what holds stands") for told in counting_told(one))
    assert chance(played(tmp_path, text)) == 0


@pytest.mark.parametrize(
    ("line", "away"),
    [
        ("Quorum: half of all votes", "30"),
        ("Quorum: 3 members", "absent"),
        ("Quorum: 25 votes", "absent"),
        ("Quorum: half of all votes", "abstains"),
        ("Quorum: half of all votes", "?"),
        ("Quorum: 200 votes", "absent"),
        ("Quorum will be checked", "absent"),
        ("Fine weather", "absent"),
    ],
)
def test_what_is_not_missed_for_certain_is_bargained_out(line: str, away: str) -> None:
    assert asked(table(line, away)).value("settles").regime == "bargain"


def test_a_bargain_that_was_answered_is_not_said_to_leave_what_holds() -> None:
    told = counting_told(asked(table("Quorum: half of all votes"), {"settles": "bargain"}))
    assert any("those who are have 25 votes: a bargain is not held to it" in one for one in told)
    assert not any("what holds stands" in one for one in told)


def test_a_quorum_of_more_than_the_table_has_is_not_told_as_a_part_of_it() -> None:
    assert quorum_said(asked(table("Quorum: 200 votes"), {"settles": "vote"})) == (
        "200, taken as reached (the table has 85 votes)"
    )


TWO_BODIES = "".join(f"L{at},{end},{at + 1},Lower\n" for at, end in enumerate((80, 70, 20, 60)))
TWO_BODIES = f"member,position,votes,body\n{TWO_BODIES}" + "".join(f"U{at},absent,{at + 1},Upper\n" for at in range(5))


@pytest.mark.parametrize(("body", "settles"), [("Lower", "bargain"), ("Upper", "vote")])
def test_of_several_bodies_the_one_that_decides_misses_a_quorum(body: str, settles: str) -> None:
    """A body all of whom are there lost its vote since those of another are away, and was said to reach its quorum."""
    one = asked(f"{TWO_BODIES}\nQuorum: half of all votes\n", {"body": body})
    assert one.value("settles").regime == settles
    assert any("The quorum is missed" in told for told in counting_told(one)) is (body == "Upper")


@pytest.mark.parametrize("line", ["Quorum: 80 % of the members", "Quorum 40 votes\nQuorum 60 votes"])
@pytest.mark.parametrize("answers", [{}, {"votes": "all"}])
def test_a_quorum_that_is_taken_as_reached_is_not_missed(line: str, answers: dict[str, str]) -> None:
    one = asked(table(line), answers)
    assert one.value("settles").regime == "bargain"
    assert not any("The quorum is missed" in told for told in counting_told(one))


def test_a_quorum_that_was_answered_goes_before_that_of_a_line() -> None:
    text = table("Quorum: half of all votes")
    assert asked(text, {"quorum": "none"}).value("settles").regime == "bargain"
    assert asked(text, {"quorum": "26"}).value("settles").regime == "vote"

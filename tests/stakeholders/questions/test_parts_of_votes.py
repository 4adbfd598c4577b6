"""What would be wrong: a share that is written as a number is taken as a part of one vote, and anything is carried."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.voting_rule import not_understood

TODAY = 739_000
BOARD = "actor,position,votes\nAnn,for,{0}\nBob,for,{0}\nCid,for,{0}\nDov,against,{0}\nEve,abstain,{0}\n"


def asked(quota: str = "", votes: str = "1", below: str = "") -> Asking:
    answers = {"quota": quota} if quota else {}
    one = opened_text(f"{BOARD.format(votes)}{below}", Path("board.csv"), answers, TODAY)
    return ask(one.known, one.written)


@pytest.mark.parametrize(
    ("quota", "written"),
    [
        ("0.67", "write 2/3 or 67 %"),
        ("0,67", "write 2/3 or 67 %"),
        ("0.5", "write 1/2 or 50 %"),
        ("0.67 of 5", "write 2/3 or 67 %"),
        ("0.67 %", "write 2/3 or 67 %"),
        ("1.5", "write 2, the next whole number of votes"),
    ],
)
def test_a_part_of_a_vote_is_no_quota_and_what_to_write_is_told(quota: str, written: str) -> None:
    with pytest.raises(UserError, match=written):
        asked(quota).value("quota")


def test_what_has_to_be_written_instead_is_read() -> None:
    assert [asked(one).value("quota").votes for one in ("67 %", "2", "3 of 5")] == pytest.approx([3.35, 2, 3])


def test_a_part_of_a_vote_is_a_quota_where_votes_have_parts() -> None:
    assert asked("0.67", votes="0.2").value("quota").votes == 0.67
    assert asked("1.5", votes="0.5").value("quota").votes == 1.5
    assert asked("0.75 votes", votes="0.5").value("quota").votes == 0.75
    with pytest.raises(UserError, match=r"0\.75 votes"):
        asked("0.75", votes="0.5").value("quota")


@pytest.mark.parametrize("line", ["Quota: 0.67", "Votes needed: 0.67", "needed: 0,67 of 5"])
def test_a_line_that_tells_a_part_of_a_vote_is_told_and_its_quota_asked(line: str) -> None:
    asking = asked(below=f'\n"{line}"\n')
    assert asking.value("quota").half
    (told,) = not_understood(asking)
    assert "was not understood" in told
    assert "--answer quota=VOTES" in told

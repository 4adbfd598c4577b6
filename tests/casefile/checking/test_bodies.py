"""What a body says of its chair and of who is away, and what belongs elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.casefile import load
from instantsia.casefile.document import read_folder
from instantsia.errors import Problem
from tests.casefile import dock

TIE = ('tie = "status-quo" }\nsuperior', 'tie = "chair" }\nsuperior')
NO_CHAIR = ('chair = "quill"\n', "")
CONVENE = """
[[step]]
id = "meet"
kind = "convene"
body = "board"
chair = "reed"
date = 1911-06-01

[[step]]
id = "ballot"
"""


def problems(folder: Path, *changes: tuple[str, str]) -> tuple[Problem, ...]:
    case = dock.CASE
    for old, new in changes:
        assert old in case
        case = case.replace(old, new, 1)
    return load.examined(read_folder(dock.write(folder, case)))[1]


def test_a_tie_left_to_a_chair_in_which_nobody_sits_is_refused(tmp_path: Path) -> None:
    """If it failed, every tie would fall to what holds, and the case would say that a person decides it."""
    (found,) = problems(tmp_path / "dock", TIE, NO_CHAIR)
    assert (found.code, found.key) == ("E23", "body.board.rule.tie")
    assert found.place is not None
    assert found.place.line is not None
    assert "board has nobody there" in found.message
    assert 'write chair = "quill"' in found.remedy


def test_a_chair_of_the_body_or_of_its_meeting_will_do(tmp_path: Path) -> None:
    assert problems(tmp_path / "own", TIE) == ()
    assert problems(tmp_path / "taken", TIE, NO_CHAIR, ('\n[[step]]\nid = "ballot"\n', CONVENE)) == ()


def test_a_step_that_cannot_be_read_may_put_somebody_in_the_chair(tmp_path: Path) -> None:
    """One cause, one message."""
    broken = CONVENE.replace("date = 1911-06-01", 'date = "some day"')
    (found,) = problems(tmp_path / "dock", TIE, NO_CHAIR, ('\n[[step]]\nid = "ballot"\n', broken))
    assert found.key == "step.meet.date"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('absent = [{ member = "stone", chance = 0.5 }]', "absent"),
        ('absent = ["reed", { member = "stone", until = 1911-07-01 }]', "absent"),
        ('absent = { member = "stone", chance = 0.5 }', "absent"),
        ('chair = { member = "quill", chance = 0.5 }', "chair"),
    ],
)
def test_what_belongs_to_a_meeting_is_sent_there(tmp_path: Path, written: str, key: str) -> None:
    """If it failed, the message would speak of text in quotes, and nobody would find the step that takes it."""
    (found,) = problems(tmp_path / "dock", NO_CHAIR, ('superior = "meeting"', f'superior = "meeting"\n{written}'))
    assert (found.code, found.key) == ("E13", f"body.board.{key}")
    assert f"under {key}" in found.message
    assert "step of kind convene" in found.message


def test_a_member_who_is_named_again_is_told_where_that_is(tmp_path: Path) -> None:
    again = ('members = ["quill", "reed", "stone"]', 'members = ["quill", "reed", "stone", "reed"]')
    (found,) = problems(tmp_path / "dock", again)
    assert (found.code, found.key) == ("E19", "body.board.members.3")
    assert "twice" in found.message


OTHER = """
[[body]]
id = "council"
members = ["quill", "MEMBER"]
rule = { kind = "majority", of = "present", tie = "status-quo" }
"""


def test_a_body_is_no_person(tmp_path: Path) -> None:
    """If it failed, nobody could say whose vote is meant: that of a body, or of a person called as it is."""
    members = dock.CASE[dock.CASE.index("members = [") :].split("]")[0]
    (found,) = problems(tmp_path / "own", (members, f'{members}, "board"'))
    assert (found.code, found.key) == ("E19", "body.board.members.3")
    assert "which is the body itself, expected a person" in found.message
    (found,) = problems(tmp_path / "actor", (dock.CASE, f'{dock.CASE}\n[[actor]]\nid = "board"\nname = "The board"\n'))
    assert (found.code, found.key) == ("E19", "body.board.id")
    assert "which is the id of an actor as well" in found.message
    (found,) = problems(tmp_path / "other", (dock.CASE, dock.CASE + OTHER.replace("MEMBER", "board")))
    assert (found.code, found.key) == ("E19", "body.board.id")
    assert "whom council names as a person as well" in found.message

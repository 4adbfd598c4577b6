"""Numbers that are set and that nothing reads: whoever sets one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia import api
from instantsia.cli import group
from tests.casefile import dock
from tests.steps.other_side import written

MEET = """
[[step]]
id = "meet"
kind = "convene"
body = "board"
date = 1911-06-01
HOW

[[step]]
id = "ballot"
"""


def folder(path: Path, how: str = "", more: str = "") -> Path:
    case = dock.CASE.replace('\n[[step]]\nid = "ballot"\n', MEET.replace("HOW", how)) if how else dock.CASE
    return dock.write(path, case + more, dock.CLAIMS)


def told(path: Path, *sets: str) -> tuple[str, ...]:
    return api.load(path, set=sets).unread


@pytest.mark.parametrize(
    "sets",
    [
        ("stone.dock=20", "body.board.absent=stone"),
        ("town.owes.reed=0.4",),
    ],
)
def test_a_number_that_nothing_reads_is_told(tmp_path: Path, sets: tuple[str, ...]) -> None:
    """If it failed, somebody would change a number, see the same answer and take it for a finding."""
    name = sets[0].partition("=")[0]
    sentence = f"Nothing that is decided reads {name} in this case: setting it changes nothing."
    assert told(folder(tmp_path / "dock"), *sets) == (sentence,)


def test_what_is_set_to_nothing_is_no_number_that_nothing_reads() -> None:
    """Talks that are worth nothing were told as a change that changes nothing: they come in half of the draws."""
    study = api.load({**written({}), "id": "talks"})
    assert study.changing(set=["party.north.talking=0"]).unread == ()
    assert study.changing(set=["party.north.patience=0.5"]).unread != (), "no step of this case reads it"


@pytest.mark.parametrize(
    ("how", "away"),
    [
        ('absent = "stone"', True),
        ('absent = [{ member = "stone", chance = 0.5 }]', False),
        ('absent = [{ member = "stone", until = 1911-06-05 }]', False),
        ('absent = "stone"\nchance = 0.5', False),
        ('absent = "reed"', False),
    ],
)
def test_a_member_away_from_every_meeting(tmp_path: Path, how: str, away: bool) -> None:
    assert bool(told(folder(tmp_path / "dock", how), "stone.dock=20")) == away


def test_a_later_meeting_at_which_they_may_sit_counts(tmp_path: Path) -> None:
    again = 'absent = "stone"\n\n[[step]]\nid = "again"\nkind = "convene"\nbody = "board"\ndate = 1911-06-02'
    assert told(folder(tmp_path / "dock", again), "stone.dock=20") == ()


def test_what_is_read_is_not_told(tmp_path: Path) -> None:
    path = folder(tmp_path / "dock")
    assert told(path, "stone.dock=20", "*.dock=30", "fact.offer=yes", "step.ballot.date=1911-06-10") == ()


def test_it_is_told_on_the_command_line_and_beside_a_comparison(tmp_path: Path) -> None:
    path = folder(tmp_path / "dock", 'absent = "stone"')
    runs = ["--runs", str(tmp_path / "runs"), "--draws", "400"]
    run = CliRunner().invoke(group, ["run", str(path), "--set", "stone.dock=20", *runs])
    assert run.exit_code == 0
    assert "Nothing that is decided reads stone.dock" in run.stderr
    compared = CliRunner().invoke(group, ["compare", str(path), "--set", "stone.dock=20", *runs])
    assert compared.exit_code == 0
    assert "Nothing that is decided reads stone.dock" in compared.stdout

"""What would be wrong: a remedy that is printed changes nothing in the way in which it is settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.report.terminal import screen
from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.questions import remarks_not_read
from tests.stakeholders.build.tables import TODAY

OBSERVER = (
    "actor,position,salience,capability,note\nAnn,20,60,10,\nBob,80,70,20,\nCid,60,50,15,\n"
    "Dan,90,50,40,observer only - no vote\n"
)
VETO = "actor,position,salience,capability,note\nAnn,20,60,10,\nBob,80,70,20,\nCid,60,50,15,\nDan,90,50,40,has a veto\n"


def read(folder: Path, text: str, **answers: str) -> Opened:
    (folder / "port.csv").write_text(text, "utf-8")
    return opened(folder / "port.csv", answers, None, TODAY)


@pytest.mark.parametrize(
    ("text", "settles", "remedy"),
    [
        (OBSERVER, "bargain", "--answer leave_out=Dan takes them out"),
        (OBSERVER, "vote", "--answer votes='all but Dan'"),
        (VETO, "bargain", "--answer settles=vote --answer vetoes=Dan counts"),
        (VETO, "vote", "--answer vetoes=Dan"),
    ],
)
def test_a_remark_is_told_with_the_answer_that_works(text: str, settles: str, remedy: str, tmp_path: Path) -> None:
    found = read(tmp_path, text, settles=settles)
    (told,) = remarks_not_read(found.known, found.written)
    assert remedy in told


def test_votes_that_were_answered_and_take_nobody_out_are_told_before_the_answer(tmp_path: Path) -> None:
    from instantsia import api

    (tmp_path / "port.csv").write_text(OBSERVER, "utf-8")
    study = api.forecast_table(tmp_path / "port.csv", {"votes": "all but Dan", "status_quo": "20"}, as_of="2026-11-21")
    first = " ".join(screen(study.run(draws=200, runs=None, as_of="2026-11-21").forecast).split())
    assert "Votes count in a vote alone, and it is bargained out" in first.partition("Read: ")[0]


def test_of_whom_the_column_of_votes_says_nothing_no_vote_is_taken_away(tmp_path: Path) -> None:
    """If it failed, the answer that is printed would give a vote to all others who have none."""
    text = "actor,position,votes,note\nAnn,for,1,\nBob,against,1,\nCid,for,1,\nDan,for,,voice but no vote\nEve,for,,\n"
    found = read(tmp_path, text)
    assert not any("no vote" in one for one in remarks_not_read(found.known, found.written))

"""What would be wrong: the same reading of words, taken by default or answered, is played by two different models."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.questions.options import motion

TODAY = 739_950
BOARD = """\
actor,position,votes
Ann,ja,5
Bob,nein,4
Cid,eher ja,3
Dee,wie Ann,2
Eve,offen,6
"""
WORDS = {"words": "ja 100|eher ja 75|offen 50|nein 0"}


@pytest.mark.parametrize(
    "answers",
    [{}, WORDS, {"ends": "nein|ja"}, {**WORDS, "ends": "nein|ja"}, {"settles": "vote"}, {**WORDS, "settles": "vote"}],
)
def test_words_of_attitude_of_a_board_are_votes_on_one_motion(answers: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(BOARD, "utf-8")
    read = opened(tmp_path / "board.csv", answers, None, TODAY)
    assert motion(questions.ask(read.known, read.written)) == ("nein", "ja")
    assert "wie Ann" in as_read(read)


def test_named_ends_that_are_others_make_a_scale(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(BOARD, "utf-8")
    read = opened(tmp_path / "board.csv", {"ends": "no levy|full levy"}, None, TODAY)
    assert motion(questions.ask(read.known, read.written)) is None

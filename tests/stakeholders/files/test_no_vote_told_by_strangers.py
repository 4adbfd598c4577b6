"""What would be wrong: a column or a heading says that somebody has no vote, or that each can block, to no effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from tests.stakeholders.build.tables import TODAY, table

ROWS = "Nom;Qualité;Position;Poids\nAda;auteure;400;3\nBo;;1000;4\nCy;cheffe;600;2\n"


@pytest.mark.parametrize("said", ["ne vote pas", "does not vote", "stimmt nicht mit", "no vota", "stemt niet"])
def test_a_column_that_says_so_is_told_with_the_line_to_paste(tmp_path: Path, said: str) -> None:
    read = read_table(table(tmp_path, f"{ROWS}Ministère;{said};700;1\n"), None, {}, TODAY)
    (told,) = questions.remarks_not_read(read.known, {})
    assert "there is no vote (Ministère)" in told
    assert "--answer leave_out='Ministère' takes them out" in told
    (told,) = questions.remarks_not_read(read.known, {"settles": "vote"})
    assert "--answer votes='all but Ministère'" in told


def test_a_heading_without_a_voice_is_one_without_a_vote(tmp_path: Path) -> None:
    rows = f"{ROWS};;;\nin attendance, no voice:;;;\nDi;chief;700;1\nEd;clerk;500;1\n"
    assert read_table(table(tmp_path, rows), None, {}, TODAY).known.voteless == ("Di", "Ed")


def test_where_each_can_block_the_answers_that_say_so_are_told_and_silence_it(tmp_path: Path) -> None:
    path = table(tmp_path, f"{ROWS};;;\nAny one can block. No vote.;;;\n")
    told = questions.vetoes_not_given(read_table(path, None, {}, TODAY).known, {})
    assert "--answer settles=vote --answer quota=unanimity lets each of them keep" in told[0]
    written = {"settles": "vote", "quota": "unanimity"}
    read = read_table(path, None, written, TODAY)
    assert questions.vetoes_not_given(read.known, written) == []

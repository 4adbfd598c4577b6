"""What would be wrong: a question asks for points of 100, and the answer is refused, or moves the scale of a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened
from instantsia.stakeholders.files.sheet import TableError

from .tables import TODAY, table

MARKS = """
actor;position;salience (1-6)
A;20;3
B;80;5
C;60;2-
D;40;4
E;10;1
"""


def asked(folder: Path, **given: str) -> str:
    found = opened(table(folder, MARKS), given, None, TODAY)
    lines = questions.lines(found.known, found.written, must=True)
    return next((text for line, text in lines if "grades" in line), "")


def test_the_question_speaks_of_the_numbers_of_the_column(tmp_path: Path) -> None:
    told = asked(tmp_path)
    assert "in the numbers of its column (salience 1 to 6)?" in told
    assert "100" not in told


def test_an_answer_on_the_column_s_scale_is_taken(tmp_path: Path) -> None:
    assert asked(tmp_path, grades="2- 2.3") == ""
    assert asked(tmp_path, grades="2- unknown") == ""


def test_an_answer_off_that_scale_is_refused_with_the_scale_and_the_cell(tmp_path: Path) -> None:
    with pytest.raises((UserError, TableError)) as caught:
        asked(tmp_path, grades="2- 74")
    assert "found 74 as what '2-' is worth" in str(caught.value)
    assert "from 1 to 6" in str(caught.value)

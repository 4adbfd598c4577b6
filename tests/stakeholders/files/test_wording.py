"""What would be wrong: a row of questions or a trial answer as somebody's, and a variable that nobody understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.hints import as_it_is, certainty, hint
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet

SURVEY = """ID,Country,Q4_pos,Q5,Q6,Q7
Response,Country you are rating,Where does the government stand on Art. 9 today?,How important is Art. 9 to them?,\
How much influence do they have (1 to 7)?,How sure are you of this?
R0,TEST ignore,50,Very,4,90
R1,Arland,20,Very,5,80
R2,Borland,60,Slightly,3,60
R3,Curland,90,Very,7,75
"""


def test_the_wording_of_the_questions_is_no_answer_and_says_what_a_variable_is(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY, "utf-8")
    sheet = read_sheet(tmp_path / "survey.csv")
    assert [row[1].text for row in sheet.rows] == ["Arland", "Borland", "Curland"]
    reasons = [one.reason for one in sheet.left_out]
    assert reasons == ["has the wording of the questions", "is a trial answer"]
    assert understood(sheet).columns == "actor:Country|position:Q4_pos|salience:Q5|capability:Q6"


def test_a_table_of_words_has_no_row_of_questions(tmp_path: Path) -> None:
    text = "actor,stance,note\nArland,for,wants all of it and says so often\nBorland,against,\nCurland,for,no\n"
    (tmp_path / "t.csv").write_text(text, "utf-8")
    assert len(read_sheet(tmp_path / "t.csv").rows) == 3


@pytest.mark.parametrize("name", ["Conf.", "Certeza", "Pewność (%)", "Уверенность", "Sich.", "certitude", "Zekerheid"])
def test_how_sure_the_coder_is_is_known_by_name(name: str) -> None:
    assert certainty(name)
    assert hint(name) == "none"


@pytest.mark.parametrize("name", ["Confidence vote", "Wofür sie sich aussprechen", "Seguro médico", "Grid reliability"])
def test_other_names_with_such_words_are_not(name: str) -> None:
    assert not certainty(name)


def test_what_is_so_now_is_known_by_name() -> None:
    assert [as_it_is(name) for name in ("Stance today", "Erwartetes Votum", "Last vote")] == [True, True, False]

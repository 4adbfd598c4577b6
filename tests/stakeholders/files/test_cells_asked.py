"""Cells and rows that are no plain numbers, each read or left unknown, told, and answered as it is printed.

If one failed, a sheet would be refused for a cell, or a number of one cell read as that of another without a word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.given import given
from instantsia.stakeholders.files.cells.between_two import between_two
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.questions.meaning import read_words

from .reading import meant, read


def positions(found: Stakeholders) -> dict[str, tuple[float, ...] | None]:
    return {
        one.actor: one.position.number.among or (one.position.number.low, one.position.number.high)
        if one.position.number
        else None
        for one in found.entries
    }


@pytest.mark.parametrize("blank", ["NA", "?", "n/a", "k. A."])
def test_a_rater_who_does_not_know_takes_nothing_from_those_who_do(tmp_path: Path, blank: str) -> None:
    text = f"actor,coder,position\nA,KL,20\nA,MR,{blank}\nA,PT,40\nB,KL,{blank}\nB,MR,60\nC,KL,{blank}\nC,MR,{blank}\n"
    assert positions(meant(tmp_path, text)) == {"A": (20, 40), "B": (60, 60), "C": None}


def test_an_end_of_a_range_that_is_no_number_is_told_and_the_others_stay(tmp_path: Path) -> None:
    text = "actor,position low,position,position high\nA,10,20,30\nB,40,50,no limit\nC,?,60,70\nD,none,none,none\n"
    found = meant(tmp_path, text)
    assert {name: place for name, place in positions(found).items() if name != "D"} == {
        "A": (10, 30), "B": (40, 60), "C": (50, 70),
    }  # fmt: skip
    assert "'no limit' is no end of a range, and was left out of it" in found.notes


def test_a_name_that_stands_in_the_next_column_is_that_of_its_row(tmp_path: Path) -> None:
    rows = ["North,Aldin,20", "North,Berin,40", "South,Corva,60", "South,Dorn,80", ",Estel,70"]
    found = read(tmp_path, "actor,who speaks,position\n" + "\n".join(rows) + "\n")
    assert positions(found)["Estel"] == (70, 70)
    assert any(one.startswith("Names taken from the column beside them: 'Estel' (row 6)") for one in found.notes)
    # remarks, which few rows have, are no names
    rows = ["Aldin,,20", "Berin,calm,40", "Corva,,60", "Dorn,,80", ",as told,70"]
    found = read(tmp_path, "actor,mood,position\n" + "\n".join(rows) + "\n")
    assert len(found.entries) == 4
    assert [(one.spot.row, one.reason) for one in found.left_out] == [(6, "has numbers and no name")]


def test_headings_in_capitals_are_told_whatever_remarks_stand_below(tmp_path: Path) -> None:
    rows = ["GOVERNMENT,", "Aldin,20", "Berin,40", "INDUSTRY,", "Corva,60", "Dorn,80", "Still to ask: the unions.,"]
    found = meant(tmp_path, "actor,position\n" + "\n".join(rows) + "\n")
    assert [one.actor for one in found.entries] == ["Aldin", "Berin", "Corva", "Dorn"]


@pytest.mark.parametrize("cell", ["4O", "see: note", "30 | see note", "a lot =", "never, he says:"])
def test_what_a_cell_is_read_as_can_be_answered_as_it_is_printed(tmp_path: Path, cell: str) -> None:
    text = f'actor,position\nA,20\nB,40\nC,"{cell}"\nD,80\n'
    assert positions(read(tmp_path, text))["C"] is None
    answer = f"{in_an_answer(cell)} 33"
    assert read_words(answer) == {in_an_answer(cell): 33}
    words = given({"words": answer}, "").words
    assert positions(read(tmp_path, text, words=words))["C"] == (33, 33)


def test_an_option_with_a_question_mark_is_that_option(tmp_path: Path) -> None:
    """If it failed, whoever is noted as "cut (?)" would put a third option, and the answer would be turned round."""
    found = read(tmp_path, "actor,position\nA,cut\nB,cut (?)\nC,hold\nD,hold?\n")
    assert [one.position.word for one in found.entries] == ["cut", "cut", "hold", "hold"]
    assert any("'cut (?)', 'hold?': read as the option that is named" in note for note in found.notes)
    assert not any("differ by one letter" in note for note in found.notes)


WORDS = "actor,position\nA,for\nB,leaning for\nC,against\nD,undecided\nE,strongly for\nF,leaning against\n"


def test_a_word_that_is_answered_leaves_the_others_what_they_were(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(WORDS)
    sheet = understood(read_sheet(tmp_path / "ban.csv")).sheet
    found = stakeholders(sheet, given=given({"words": "undecided unknown|for 70"}, "ban"))
    points = {"A": 70, "B": 60, "C": 25, "E": 100, "F": 40}
    assert positions(found) == {"D": None, **{name: (point, point) for name, point in points.items()}}
    # what was answered is proposed no more
    assert set(found.proposed.words[""]) == {"leaning for", "against", "strongly for", "leaning against"}


def test_of_for_and_against_the_high_end_is_for_in_any_language(tmp_path: Path) -> None:
    german = WORDS.replace("leaning ", "eher ").replace("strongly", "sehr").replace("against", "dagegen")
    for text, low, high in ((WORDS, "against", "for"), (german.replace("for", "dafür"), "dagegen", "dafür")):
        line = between_two([row.partition(",")[2] for row in text.splitlines()[1:]])
        assert line is not None
        assert line.names == (low, high)
        assert not meant(tmp_path, text).ends, "the ends proposed are those of the ladder"

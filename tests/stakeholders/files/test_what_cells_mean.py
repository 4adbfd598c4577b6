"""What would be wrong: a cell that its sheet explains is read as not known, or as another number, at first sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.between_two import between_two
from instantsia.stakeholders.files.cells.ladders import ladder, most_of_a_ladder
from instantsia.stakeholders.files.values.legends import legend_scale
from tests.stakeholders.files.reading import read


def points(folder: Path, text: str, role: str = "position") -> dict[str, float | None]:
    """{actor: the middle of what the cell became}."""
    found = {one.actor: getattr(one, role).number for one in read(folder, text).entries}
    return {name: None if number is None else number.middle for name, number in found.items()}


def test_who_is_undecided_in_a_legend_with_points_on_both_sides_stands_between_them(tmp_path: Path) -> None:
    rows = "actor;position\nA;1\nB;3\nC;5\nD;2\n"
    assert points(tmp_path, f"Code: 1 = accept, 3 = undecided, 5 = reject\n\n{rows}")["B"] == 3
    assert points(tmp_path, f"Code: 1 = accept, 5 = reject, 9 = undecided\n\n{rows}E;9\n")["E"] is None


@pytest.mark.parametrize("word", ["never", "nie", "jamais", "nunca", "mai", "nigdy", "никогда"])
def test_never_is_the_last_of_calendar_years(word: str, tmp_path: Path) -> None:
    assert points(tmp_path, f"actor;position\nA;2030\nB;2040\nC;2035\nD;{word}\n")["D"] == 2040
    assert points(tmp_path, f"actor;position\nA;30\nB;40\nC;35\nD;{word}\n")["D"] is None


@pytest.mark.parametrize("word", ["none", "geen", "keine", "aucune", "ninguno", "nessuno", "żaden"])
def test_none_is_no_calendar_year_and_the_least_of_amounts(word: str, tmp_path: Path) -> None:
    assert points(tmp_path, f"actor;position\nA;2030\nB;2040\nC;2035\nD;{word}\n")["D"] is None
    assert points(tmp_path, f"actor;position\nA;0\nB;40\nC;100\nD;{word}\n")["D"] == 0


def test_a_word_at_an_end_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, "actor;position\nA;2030\nB;2040\nC;2035\nD;never\nE;asap\n").proposed
    assert found.words[""] == {"never": 2040.0, "asap": 2030.0}


def test_how_firmly_somebody_is_for_one_of_two_is_a_line(tmp_path: Path) -> None:
    words = ("fest Ohm", "eher Ohm", "eher Brandt", "fest Brandt", "offen")
    rows = "".join(f"{name};{word}\n" for name, word in zip("ABCDE", words, strict=True))
    told = read(tmp_path, f"actor;position\n{rows}")
    assert {one.actor: one.position.number.middle for one in told.entries if one.position.number} == {
        "A": 100, "B": 75, "C": 25, "D": 0, "E": 50
    }  # fmt: skip
    assert told.ends == {"": ("Brandt", "Ohm")}
    assert told.proposed.words[""]["offen"] == 50


def test_names_without_the_same_degrees_are_options() -> None:
    assert between_two(["Ohm", "Brandt", "Ohm", "Brandt"]) is None
    assert between_two(["firmly Ohm", "Brandt", "lean Brandt", "Ohm"]) is None
    assert between_two(["firmly Ohm", "lean Ohm", "firmly Brandt", "lean Brandt", "firmly Cohn", "lean Cohn"]) is None


def test_marks_of_any_kind_are_counted() -> None:
    assert ladder(["!", "!!!", "!!"]) == {"!!!": 0.75, "!!": 0.5, "!": 0.25}
    assert ladder(["⭐⭐", "⭐️", "⭐⭐⭐"]) == {"⭐⭐⭐": 1.0, "⭐⭐": 0.6667, "⭐️": 0.3333}
    assert ladder(["x", "xxx", "xx"]) == {"xxx": 0.75, "xx": 0.5, "x": 0.25}
    assert ladder(["?", "???"]) is None
    assert ladder(["--", "-"]) is None


def test_a_small_o_beside_marks_is_less_than_one_mark() -> None:
    found = most_of_a_ladder(["+", "++", "+++", "o", "++"])
    assert found == {"+++": 0.75, "++": 0.5, "+": 0.25, "o": 0.1}


def test_letters_of_grades_are_points_of_a_position(tmp_path: Path) -> None:
    assert points(tmp_path, "actor;position\nA;L\nB;M/H\nC;H\nD;M\n") == {"A": 25, "B": 62.5, "C": 75, "D": 50}


def test_words_of_several_raters_are_each_read(tmp_path: Path) -> None:
    rows = "actor;position;salience\nA;10|20|20-30;Very|Slightly|Very\nB;90|80|70;Moderately|Very|Moderately\n"
    told = read(tmp_path, rows)
    first = told.entries[0]
    assert first.salience.number is not None
    assert first.salience.number.among == (25, 75, 75)
    assert first.position.number is not None
    assert first.position.number.among == (10, 20, 25)
    assert any("of a range among several numbers the middle is read" in note for note in told.notes)
    grades = {"very": 80.0}
    again = read(tmp_path, rows, grades=grades).entries[0].salience.number
    assert again is not None
    assert 80 in again.among


def test_a_scale_of_points_beside_the_table_is_not_that_of_shares(tmp_path: Path) -> None:
    above = ["Scores: 1 = against, 5 = for"]
    assert legend_scale(above, "Scope", "position", [1.0, 3.0]) is not None
    assert legend_scale(above, "Max fine (% of turnover)", "position", [1.0, 3.0]) is None
    assert legend_scale(above, "Cut the tax from 27 % to 23 %, or not", "position", [1.0, 3.0]) is not None


@pytest.mark.parametrize(
    "cell", ["as Norway", "same as Norway", "folgt Norway", "segue Norway", "comme Norway", "jak Norway"]
)
def test_who_stands_where_another_does_is_proposed_there(cell: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"actor;position\nKingdom of Norway;70\nA;20\nB;40\nC;{cell}\n")
    assert {one.actor: one.position.number.low for one in told.entries if one.position.number}["C"] == 70
    assert told.proposed.words[""] == {cell: 70.0}
    assert told.proposed.where[""][cell] == "row 5, as that of row 2"
    words = read(tmp_path, f"actor;position\nNorway;strongly for\nA;against\nB;neutral\nC;{cell}\n")
    assert {one.actor: one.position.number.low for one in words.entries if one.position.number}["C"] == 100
    assert any(f"{cell!r} (row 5) is read as 'strongly for'" in note for note in words.notes)


def test_who_stands_where_nobody_of_the_table_does_is_not_known(tmp_path: Path) -> None:
    assert points(tmp_path, "actor;position\nNorway;70\nA;20\nB;40\nC;as Denmark\nD;as D\n")["C"] is None


def test_a_capability_of_0_below_its_scale_is_none_at_all_and_asked_about(tmp_path: Path) -> None:
    rows = "A;10;1\nB;20;3\nC;30;5\nD;40;2\nE;50;0\n"
    told = read(tmp_path, f"actor;position;capability (1-5)\n{rows}")
    assert told.entries[4].capability.number is not None
    assert told.entries[4].capability.number.low == 0
    assert "none at all?" in told.proposed.where_graded["0"]


def test_what_is_read_with_a_doubt_or_an_open_end_is_told(tmp_path: Path) -> None:
    told = read(tmp_path, "actor;position\nA;ca. 40\nB;30?\nC;80+\nD;20\nE;10-20\n")
    assert "Read: 'ca. 40' (row 2) as 40, '30?' (row 3) as 30, '80+' (row 4) as 80..100" in told.notes


def test_codes_that_the_sheet_explains_are_points(tmp_path: Path) -> None:
    rows = "actor;position\nA;Q\nB;M!\nC;Z\nD;Q\nE;V\nF;M - wants tolls\n"
    above = "Q = accepts as drafted, M = accepts with changes, Z = rejects, V = silent\n\n"
    found = points(tmp_path, above + rows)
    assert found == {"A": 100, "B": 50, "C": 0, "D": 100, "E": None, "F": 50}
    told = "Q = strongly for; M = undecided; Z = against; V = unknown\n\n"
    assert points(tmp_path, told + rows) == {"A": 100, "B": 50, "C": 25, "D": 100, "E": None, "F": 50}


def test_codes_of_kinds_are_options(tmp_path: Path) -> None:
    rows = "actor;position\nA;KV\nB;BR\nC;KV\n"
    told = read(tmp_path, f"KV = Kapitalvertreter; BR = Betriebsrat\n\n{rows}")
    assert [one.position.word for one in told.entries] == ["KV", "BR", "KV"]

"""A number in brackets is below zero on a scale that goes below it, and never where the sheet says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY

from .test_cells_doubted import column, held, read


def firsts(folder: Path, header: str, *cells: str) -> list[float]:
    return [one[0] for one in held(column(folder, header, *cells)).values() if one is not None]


def test_it_is_below_zero_where_the_header_tells_such_a_scale(tmp_path: Path) -> None:
    found = column(tmp_path, "position (-3..+3)", "2", "(1)", "( 3 )", "0")
    assert [one and one[0] for one in held(found).values()] == [2, -1, -3, 0]
    assert any("'(1)' (row 3) as -1" in note for note in found.notes)


@pytest.mark.parametrize("line", ["Scale: -100 to 100", "negative numbers in brackets", "Klammern = negativ"])
def test_it_is_below_zero_where_a_line_beside_the_table_says_so(tmp_path: Path, line: str) -> None:
    text = f"{line}\n\nactor,position\nA,40\nB,(35)\nC,80\nD,10\nE,25\n"
    assert held(read(tmp_path, text))["B"] == (-35, -35)


def test_it_is_below_zero_beside_numbers_that_are(tmp_path: Path) -> None:
    assert firsts(tmp_path, "position", "2", "(1)", "-4", "0") == [2, -1, -4, 0]


@pytest.mark.parametrize(
    "line", ["( ) = second-hand", "in brackets: our own guess", "Werte in Klammern sind geschätzt"]
)
def test_it_is_the_number_where_the_sheet_says_that_brackets_mark_doubt(tmp_path: Path, line: str) -> None:
    text = f"{line}\n\nactor,position (-5 to 5)\nA,4\nB,(3)\nC,-2\nD,1\n"
    assert held(read(tmp_path, text))["B"] == (3, 3)


def test_it_is_the_number_on_a_scale_from_zero_and_beside_the_same_without_brackets(tmp_path: Path) -> None:
    assert firsts(tmp_path, "position (0-10)", "7", "(4)", "2") == [7, 4, 2]
    found = column(tmp_path, "position", "4", "(4)", "2", "9")
    assert not found.proposed.words
    assert held(found)["B"] == (4, 4)


def test_it_is_asked_where_nothing_tells_the_scale(tmp_path: Path) -> None:
    found = column(tmp_path, "position", "7", "(4)", "2", "9")
    assert found.proposed.words[""] == {"(4)": 4}
    assert "below 0, or in doubt?" in found.proposed.where[""]["(4)"]


def test_a_weight_in_brackets_is_no_number_below_zero(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position (-5 to 5),salience\nA,4,(30)\nB,(3),60\nC,1,20\nD,2,10\n")
    assert held(found, "salience")["A"] == (30, 30)
    assert held(found)["B"] == (-3, -3)


def test_one_number_below_zero_beside_brackets_is_no_code(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text("actor,position\nAmes,(6)\nBond,-8\nCole,(2)\nDorn,4\nElm,10\n", encoding="utf-8")
    found = opened(path, {}, None, TODAY).table.stakeholders
    numbers = [one.position.number for one in found.entries]
    assert [float(one.middle) for one in numbers if one is not None] == [-6, -8, -2, 4, 10]

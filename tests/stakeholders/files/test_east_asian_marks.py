"""What would be wrong: a range with a wave, 以上 or a digit in full width not read, a sum or a share as an actor."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.attitudes import most_attitudes
from instantsia.stakeholders.files.cells.numbers import POINT, Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import tidy


@pytest.mark.parametrize(
    ("text", "parts", "opens"),
    [
        ("140~160", (140, 160), ""),
        ("140～160", (140, 160), ""),
        ("140〜160", (140, 160), ""),
        ("≦130", (130,), "down"),
        ("≧130", (130,), "up"),
        ("180以上", (180,), "up"),
        ("180 이상", (180,), "up"),
        ("50以下", (50,), "down"),
        ("50未満", (50,), "down"),
        ("約90", (90,), ""),
        ("１２０", (120,), ""),
        ("４０％", (40,), ""),
        ("~70", (70,), ""),
    ],
)
def test_numbers_are_read_as_east_asia_writes_them(text: str, parts: tuple[int, ...], opens: str) -> None:
    found = read_cell(tidy(text), POINT)
    assert isinstance(found, Read)
    assert (found.parts, found.open) == (tuple(map(Decimal, parts)), opens)


def test_marks_are_degrees() -> None:
    assert most_attitudes(["◎", "○", "○", "△", "(×)"]) == {"◎": 1.0, "○": 0.75, "△": 0.5, "(×)": 0.25}


BOARD = (
    "No.,氏名,派遣元,議決権,賛否,希望投資額 (億円)\n1,蒔田,清稜,1,◎,180\n2,久我,〃,1,○,150\n3,永沼,〃,1,△,140~160\n"
    "4,한도윤,Hanbit,1,×,90\n5,서지안,同上,1,△,120\n,取締役 計,,5,◎1 ○1 △2 ×1,\n,,,,,\n清稜,51%,,,,\nHanbit,39%,,,,\n"
)


def test_sums_and_shares_below_are_nobody_and_a_ditto_is_what_stands_above(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(BOARD, "utf-8")
    sheet = read_sheet(tmp_path / "a.csv")
    assert [row[1].text for row in sheet.rows] == ["蒔田", "久我", "永沼", "한도윤", "서지안"]
    assert [row[2].text for row in sheet.rows] == ["清稜", "清稜", "清稜", "Hanbit", "Hanbit"]
    reasons = {one.text.split(",")[0]: one.reason for one in sheet.left_out}
    assert reasons["取締役 計"] == "adds up or averages the others"
    assert [one.reason for one in sheet.left_out].count("has a number in the place of a name") == 2
    assert any("〃" in note for note in sheet.notes)


def test_respondents_who_are_numbers_stay(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("actor,position,salience\n101,20,3\n102,80,4\n103,60,2\n", "utf-8")
    assert len(read_sheet(tmp_path / "a.csv").rows) == 3

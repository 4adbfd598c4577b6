"""What would be wrong: a group and its members count twice without a word."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from instantsia.stakeholders.build.opened import opened
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

ROWS: list[tuple[str, int | str, int, int, str]] = [
    ("G77", 90, 60, 40, ""),
    ("African Group", 80, 80, 30, "loud"),
    ("India", 75, 50, 20, ""),
    ("EU", 20, 70, 60, ""),
    ("Türkiye", 30, 20, 10, ""),
]
TOLD = "May count twice, since they may stand for those below them: 'G77' (row 2)"
REMEDY = " (--answer leave_out=G77 takes these out; name those below instead to take them out)"


def meant(folder: Path, spaces: str = "", indent: int = 0, remark: str = "") -> Stakeholders:
    book = openpyxl.Workbook()
    book.active.append(("group", "position", "salience", "capability", "remarks"))
    for name, *rest in ROWS:
        member = name in ("African Group", "India")
        book.active.append(
            ((spaces if member else "") + name, *rest[:-1], remark if name == "G77" and remark else rest[-1])
        )
        if member and indent:
            book.active.cell(book.active.max_row, 1).alignment = Alignment(indent=indent)
    book.save(folder / "talks.xlsx")
    return stakeholders(understood(read_sheet(folder / "talks.xlsx")).sheet)


@pytest.mark.parametrize(
    ("spaces", "indent", "remark"), [("   ", 0, ""), ("– ", 0, ""), ("", 1, ""), ("", 0, "umbrella line only")]
)
def test_a_group_above_its_members_is_told(spaces: str, indent: int, remark: str, tmp_path: Path) -> None:
    found = meant(tmp_path, spaces, indent, remark)
    assert len(found.entries) == 5
    assert [note for note in found.notes if note.startswith("May count twice")] == [TOLD + REMEDY]


def test_without_any_sign_nothing_is_told(tmp_path: Path) -> None:
    assert not any(note.startswith("May count twice") for note in meant(tmp_path).notes)


def test_a_whole_without_a_position_is_left_out_where_its_parts_add_up_to_it(tmp_path: Path) -> None:
    rows = ["name,votes,position,salience", "Aldin,9,,", "– core,5,20,60", "– farmers,4,75,30", "Berin,7,60,50"]
    (tmp_path / "house.csv").write_text("\n".join(rows) + "\n")
    found = stakeholders(understood(read_sheet(tmp_path / "house.csv")).sheet)
    assert {one.actor for one in found.entries} == {"– core", "– farmers", "Berin"}
    assert [one.spot.row for one in found.left_out] == [2]


def test_whoever_is_counted_in_the_total_of_the_sheet_counts_once(tmp_path: Path) -> None:
    rows = "MEP,Position,Votes,Notes\nAnn,80,7,brings the group line\nBob,20,1,\nCid,40,1,\nDan,10,4,\n"
    path = tmp_path / "t.csv"
    path.write_text(f"{rows}TOTAL,,13,\n", encoding="utf-8")
    assert "May count twice" not in " ".join(opened(path, {}, None, 739_950).table.stakeholders.notes)
    path.write_text(f"{rows}TOTAL,,6,\n", encoding="utf-8")
    assert "May count twice" in " ".join(opened(path, {}, None, 739_950).table.stakeholders.notes)

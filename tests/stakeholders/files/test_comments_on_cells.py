"""What would be wrong: what somebody noted on a cell of a workbook is dropped, and no line that is printed has it."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from instantsia.stakeholders.build import opened

TODAY = 739_950


def test_notes_on_cells_are_told_with_their_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["actor", "position"], ["Ann", 20], ["Bob", 60], ["Cid", 80]):
        sheet.append(row)
    sheet["B3"].comment = Comment("heard in a bar,\nhandle with care", "me")
    book.create_sheet("other")["A1"].comment = Comment("of another sheet", "me")
    book.save(tmp_path / "t.xlsx")
    notes = opened(tmp_path / "t.xlsx", {}, None, TODAY).table.stakeholders.notes
    assert [one for one in notes if "noted on cells" in one] == [
        "noted on cells, and not read: B3 'heard in a bar, handle with care'"
    ]

"""What would be wrong: what somebody noted on a cell of a workbook is dropped, and no line that is printed has it."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from instantsia.stakeholders.build import opened
from tests.stakeholders.files.test_ods import number, row, text, written

TODAY = 739_950


def test_notes_on_cells_are_told_with_their_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["actor", "position"], ["Ann", 20], ["Bob", 60], ["Cid", 80]):
        sheet.append(cells)
    sheet["B3"].comment = Comment("heard in a bar,\nhandle with care", "me")
    book.create_sheet("other")["A1"].comment = Comment("of another sheet", "me")
    book.save(tmp_path / "t.xlsx")
    notes = opened(tmp_path / "t.xlsx", {}, None, TODAY).table.stakeholders.notes
    assert [one for one in notes if "noted on cells" in one] == [
        "noted on cells, and not read: B3 'heard in a bar, handle with care'"
    ]


def test_notes_on_cells_of_open_documents_are_told_too(tmp_path: Path) -> None:
    def noted(*lines: str) -> str:
        said = "".join(f"<text:p>{line}</text:p>" for line in lines)
        return f"<office:annotation><dc:creator>me</dc:creator><dc:date>2026-11-02</dc:date>{said}</office:annotation>"

    def cell(words: str, note: str) -> str:
        return f'<table:table-cell office:value-type="string">{note}<text:p>{words}</text:p></table:table-cell>'

    blank = f"<table:table-cell>{noted('ask <text:span>again</text:span>')}</table:table-cell>"
    rows = (
        row(text("actor"), text("position")),
        row(text("Ann"), cell("20", noted("heard in<text:s/>a bar,", "handle with care"))),
        row(cell("Bob", noted()), number(60), blank),
        row(text("Cid"), number(80)),
    )
    notes = opened(written(tmp_path / "t.ods", *rows), {}, None, TODAY).table.stakeholders.notes
    assert [one for one in notes if "noted on cells" in one] == [
        "noted on cells, and not read: B2 'heard in a bar, handle with care'; C3 'ask again'"
    ]

"""What would be wrong: a cell read otherwise than openpyxl reads it, or than a person sees it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.stakeholders.files.formats.archive import unpacked
from instantsia.stakeholders.files.formats.grid import Area, Grid
from instantsia.stakeholders.files.formats.number_format import meaning, shown
from instantsia.stakeholders.files.formats.xlsx import Xlsx
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Sheet, TableError
from instantsia.stakeholders.files.stakeholders import stakeholders

HEADER = ["actor", "position", "salience", "capability", "region"]
ROWS = [["Aldin", 20, 60, 40, None], ["Berin", 75, 80, 30, None], ["Corva", 60, 50, 20, None]]


def book(change: Any = None) -> bytes:
    """A workbook of three actors, changed."""
    made = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        made.active.append(row)
    made.active.title = "Actors"
    if change is not None:
        change(made.active)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def grid(data: bytes) -> Grid:
    """Its first sheet."""
    read = Xlsx(unpacked(data, "t.xlsx")[0])
    return read.grid(read.listed[0])


def sheet(folder: Path, data: bytes, **more: Any) -> Sheet:
    """The sheet that is read of it."""
    (folder / "t.xlsx").write_bytes(data)
    return read_sheet(folder / "t.xlsx", **more)


def texts(found: Sheet) -> list[list[str]]:
    """Its cells."""
    return [[cell.text for cell in row] for row in found.rows]


def parts(data: bytes, change: Any) -> bytes:
    """The same archive, each part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()))
    return out.getvalue()


cells = st.one_of(
    st.integers(-(10**9), 10**9), st.booleans(), st.text("abß <&\"'é\n_x0041", max_size=12),
    st.floats(-1e9, 1e9, allow_nan=False).filter(lambda one: one == 0 or abs(one) > 1e-9),
)  # fmt: skip


@settings(max_examples=25)
@given(st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 30)), cells, max_size=12))
def test_cells_are_those_that_openpyxl_reads(written: dict[tuple[int, int], Any]) -> None:
    def change(sheet: Any) -> None:
        sheet.delete_rows(1, 9)
        for (row, column), value in written.items():
            sheet.cell(row, column).value = value if not isinstance(value, str) else value.lstrip("=")

    data = book(change)
    ours = grid(data).cells
    for cell in (one for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for one in row):
        text = ours.get(cell.row, {}).get(cell.column)
        if cell.value is None or (isinstance(cell.value, str) and not cell.value.split()):
            assert text is None
        elif isinstance(cell.value, bool):
            assert text is not None
            assert text.text == str(cell.value).upper()
        elif isinstance(cell.value, (int, float)):
            assert text is not None
            assert float(text.text) == pytest.approx(cell.value, rel=1e-13)
        else:
            assert text is not None
            assert text.text == " ".join(re.sub("_x0041_", "A", cell.value).split())


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0%", 0.2, "20 %"), ("0.00%", 0.125, "12.5 %"), ('0"%"', 20, "20 %"), (r"0\%", 20, "20 %"), ("0_%", 20, "20"),
        ('0"% of all"', 20, "20 %"), ('"%"0', 20, "20"), ('0.0"%";-0.0"%"', -20, "-20 %"), ("0;0%", 20, "20"),
        ("0;-0%", -0.2, "-20 %"), ("[Red]0%", 0.5, "50 %"), ("General", 0.1 + 0.2, "0.3"), ("@", 7, "7"),
        ('#,##0.00 "days"', 1234.5, "1234.5"), ("[$€-407]#,##0", 1054, "1054"), ("yyyy-mm-dd", 46451, "2027-03-05"),
        ("d. mmm", 46451, "2027-03-05"), ("mmm yy", 46451, "2027-03-05"), ("h:mm", 0.5, "12:00:00"),
        ("[h]:mm", 1.5, "36:00"), ("d/m/yy h:mm", 46451.5, "2027-03-05 12:00:00"), ("General", 1.054, "1.0540"),
        ("0.00E+00", 12000, "12000"), ("# ?/?", 0.5, "0.5"),
    ],
)  # fmt: skip
def test_a_number_format_is_what_a_person_sees(code: str, value: float, text: str) -> None:
    assert shown(value, code) == text


def test_dates_are_those_that_openpyxl_reads() -> None:
    for day in (
        datetime.date(1900, 1, 1),
        datetime.date(1900, 3, 1),
        datetime.date(1957, 6, 17),
        datetime.date(2027, 3, 5),
    ):
        data = book(lambda sheet, day=day: sheet.__setitem__("E2", day))
        assert grid(data).cells[2][5].text == str(day)
    assert meaning("mm:ss") == "time"


def test_a_per_cent_sign_in_quotes_multiplies_nothing(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for row in (2, 3, 4):
            sheet.cell(row, 2).number_format = '0"%"'
        sheet["C2"].number_format, sheet["C2"].value = "0%", 0.6

    plain = stakeholders(sheet(tmp_path, book()))
    assert stakeholders(sheet(tmp_path, book(change))).entries == plain.entries


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    def strict(_: str, text: str) -> str:
        main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        text = text.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", main)
        links = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        return text.replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", links)

    data = parts(book(lambda sheet: sheet.append(["Dorn", 10, 20, 30])), strict)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    assert texts(sheet(tmp_path, data))[-1] == ["Dorn", "10", "20", "30", ""]


def test_prefixes_of_names_do_not_matter(tmp_path: Path) -> None:
    def prefixed(name: str, text: str) -> str:
        if "worksheets/" not in name:
            return text
        return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")

    assert texts(sheet(tmp_path, parts(book(), prefixed))) == texts(sheet(tmp_path, book()))


def test_cells_without_places_stand_one_behind_the_other(tmp_path: Path) -> None:
    bare = parts(book(), lambda name, text: re.sub(r' r="[A-Z]*\d+"', "", text) if "worksheets/" in name else text)
    assert texts(sheet(tmp_path, bare)) == texts(sheet(tmp_path, book()))


def test_texts_that_cells_share(tmp_path: Path) -> None:
    """As every other program than openpyxl writes them: once, with their fonts, and how they are spoken."""

    def change(name: str, text: str) -> str:
        if name == "xl/_rels/workbook.xml.rels":
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
            own = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/sharedStrings.xml"/>'
            text = re.sub(r"<Relationship [^>]*sharedStrings[^>]*/>", "", text)
            return text.replace("</Relationships>", f"{own}</Relationships>")
        return re.sub(r'<c r="A([234])" t="inlineStr">.*?</c>', r'<c r="A\1" t="s"><v>\1</v></c>', text)

    out = io.BytesIO(parts(book(), change))
    spoken = '<si><r><t>Al</t></r><r><t xml:space="preserve">din </t></r><rPh sb="0" eb="1"><t>arudin</t></rPh></si>'
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(
            "xl/sharedStrings.xml",
            f"<sst><si><t>a</t></si><si/>{spoken}<si><t>Be_x0072_in</t></si><si><t>Co\nrva</t></si></sst>",
        )
    assert [row[0] for row in texts(sheet(tmp_path, out.getvalue()))] == ["Aldin", "Berin", "Co rva"]


def test_what_is_spoken_is_no_part_of_a_text() -> None:
    def rich(name: str, text: str) -> str:
        spoken = "<is><r><t>Al</t></r><r><t>din</t></r><rPh><t>arudin</t></rPh></is>"
        return re.sub(r'<c r="A2" t="[a-zA-Z]*">.*?</c>', f'<c r="A2" t="inlineStr">{spoken}</c>', text)

    assert grid(parts(book(), rich)).cells[2][1].text == "Aldin"


def test_formulas_are_told_once_a_column_and_only_where_they_are_read(tmp_path: Path) -> None:
    def unread(sheet: Any) -> None:
        for row in (2, 3, 4):
            sheet.cell(row, 5).value = f"=B{row}*C{row}"

    def rows(sheet: Any) -> None:
        unread(sheet)
        for row in (2, 3, 4):
            sheet.cell(row, 3).value = f"=B{row}/2"
        sheet.append(["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"])

    assert len(stakeholders(sheet(tmp_path, book(unread))).entries) == 3
    assert stakeholders(sheet(tmp_path, book(rows))).notes == (
        "Read as not known: t.xlsx, sheet Actors, row 2, column C (salience): found a formula that is not calculated; "
        "and so in 2 more cells of the column (rows 3, 4)",
    )

    def positions(sheet: Any) -> None:
        for row in (2, 3, 4):
            sheet.cell(row, 2).value = f"=C{row}/2"

    # of no position a value is there: no table of positions stands in the file
    with pytest.raises(TableError, match="open the file and save it in a spreadsheet program"):
        stakeholders(sheet(tmp_path, book(positions)))


def test_a_formula_with_its_value_is_the_value() -> None:
    def counted(name: str, text: str) -> str:
        return text.replace('<c r="B2" t="n"><v>20</v></c>', '<c r="B2"><f>10+10</f><v>20</v></c>').replace(
            '<c r="B3" t="n"><v>75</v></c>', '<c r="B3" t="str"><f>IF(1,"","x")</f><v></v></c>'
        )

    found = grid(parts(book(), counted)).cells
    assert found[2][2].text == "20"
    assert 2 not in found[3]


def test_merged_cells(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["E2"], sheet["E4"] = "north", "south"
        sheet.merge_cells("E2:E3")
        sheet.merge_cells("G2:H3")
        sheet["A6"] = "Source: desk study"
        sheet.merge_cells("A6:D6")

    found = sheet(tmp_path, book(change))
    assert [row[4] for row in texts(found)] == ["north", "north", "south"]
    assert [str(one) for one in found.left_out] == [
        "row 6 ('Source: desk study', which is one text over several columns)"
    ]
    assert len(stakeholders(found).entries) == 3


def test_a_text_that_is_merged_downwards_is_that_of_each_row(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["E1"], sheet["E2"], sheet["E4"] = "issue", "Tax", "Quota"
        sheet.merge_cells("E2:E3")

    found = stakeholders(sheet(tmp_path, book(change)))
    assert [(one.issue, one.actor) for one in found.entries] == [("Quota", "Corva"), ("Tax", "Aldin"), ("Tax", "Berin")]


@pytest.mark.parametrize("area", ["B2:B3", "B2:C2", "A2:B2"])
def test_what_is_merged_is_read_in_each_cell_and_told(tmp_path: Path, area: str) -> None:
    found = stakeholders(sheet(tmp_path, book(lambda one: one.merge_cells(area))))
    assert len(found.entries) == 3
    assert any(f"merged cells {area} are read as" in note for note in found.notes)


def test_hidden_rows_and_columns_are_told_or_left_out(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.column_dimensions["K"].hidden = True
        sheet.auto_filter.ref = "A1:E4"
        sheet.auto_filter.add_filter_column(0, ["Aldin", "Corva"])

    data = book(change)
    found = sheet(tmp_path, data)
    assert len(found.rows) == 3
    assert found.notes == (
        "rows that a filter hides were read (3; --hidden leave-out leaves them out)",
        "hidden columns were read (D; --hidden leave-out leaves them out)",
    )
    found = sheet(tmp_path, data, hidden="leave-out")
    assert [row[0] for row in texts(found)] == ["Aldin", "Corva"]
    assert [str(one) for one in found.left_out] == ["row 3 ('Berin, 75, 80', which is hidden)"]
    assert [cell.text for cell in found.header] == ["actor", "position", "salience", "", "region"]
    assert found.notes == ("hidden columns were left out (D, K)",)


def test_a_workbook_whose_sheets_are_not_seen_is_never_called_empty(tmp_path: Path) -> None:
    def lost(name: str, text: str) -> str:
        return re.sub(r"<sheet .*?/>", "", text) if name == "xl/workbook.xml" else text

    with pytest.raises(TableError, match="found no sheet of cells in it"):
        sheet(tmp_path, parts(book(), lost))


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("how", ["entities", "deep", "cut"])
def test_a_part_that_is_no_plain_xml_is_one_message(tmp_path: Path, name: str, how: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'

    def change(part: str, text: str) -> str:
        if part != name:
            return text
        # behind so many blanks that no look at the beginning finds it
        body = re.sub(r"<\?xml.*?\?>", "", text)
        return {"entities": " " * 3000 + laughs + body, "deep": "<a>" * 5000 + "</a>" * 5000, "cut": text[:-5]}[how]

    with pytest.raises(TableError) as told:
        sheet(tmp_path, parts(book(), change))
    assert len(told.value.problems) == 1
    assert "no workbook that can be read" in told.value.problems[0]


def test_areas_without_end_cost_no_more_than_a_table(tmp_path: Path) -> None:
    def change(name: str, text: str) -> str:
        areas = "".join(f'<mergeCell ref="A{row}:A1048576"/>' for row in range(2, 3000))
        return text.replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")

    found = grid(parts(book(), change))
    assert len(found.areas) == 2998
    assert found.areas[0] == Area(2, 1, 1048576, 1)
    assert len(sheet(tmp_path, parts(book(), change)).rows) == 3


def _changed(path: Path, part: str, change: Callable[[bytes], bytes | None]) -> None:
    """The workbook with one of its parts changed, or left out."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    made = change(parts.pop(part))
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in (*parts.items(), *([(part, made)] if made is not None else [])):
            packed.writestr(name, data)


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("worksheets/sheet1.xml", lambda data: data.replace(b'r="A3"', b'r="A2"').replace(b'r="B3"', b'r="B2"'),
         "A2: stands twice, with 'Ann' and 'Bob'"),
        # no part has the texts: the one that is asked for is missing, as where the part is cut off
        ("worksheets/sheet1.xml", lambda data: re.sub(rb't="inlineStr"><is><t>Bob</t></is>', b't="s"><v>0</v>', data),
         "A3: its text is missing in the part of the workbook that has the texts"),
    ],
)  # fmt: skip
def test_a_damaged_workbook_is_told_with_the_cell(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes | None], told: str
) -> None:
    """Rows went over one another, and names were blank, in silence."""
    book = openpyxl.Workbook()
    for row in [["actor", "position"], ["Ann", 20], ["Bob", 80], ["Cid", 60]]:
        book.active.append(row)
    book.active.title = "S"
    book.save(tmp_path / "t.xlsx")
    _changed(tmp_path / "t.xlsx", f"xl/{part}", change)
    with pytest.raises(TableError) as caught:
        read_sheet(tmp_path / "t.xlsx")
    assert str(caught.value) == f"t.xlsx, sheet S, cell {told}: the file is damaged (take another copy of it)"

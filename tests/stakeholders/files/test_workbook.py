"""What would be wrong: a spreadsheet read otherwise than a person sees it, or refused without saying which cell."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

HEADER = ("Actor", "Position", "Salience", "Capability", "Vote", "Veto")
ROWS: tuple[tuple[Any, ...], ...] = (("USA", 80, 50.0, 0.4, True, "x"), ("Iran", "0..20", None, 3, False, None))


def made(path: Path, change: Callable[[Any], None] | None = None) -> Path:
    """A workbook with one sheet, changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Actors"
    for row in (HEADER, *ROWS):
        sheet.append(row)
    if change is not None:
        change(sheet)
    book.save(path)
    return path


def read(path: Path, sheet: str | None = None) -> Stakeholders:
    return stakeholders(read_sheet(path, sheet))


def problems(path: Path, sheet: str | None = None) -> list[str]:
    with pytest.raises(TableError) as caught:
        read(path, sheet)
    return list(caught.value.problems)


def test_a_workbook_is_what_its_csv_is(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(
        "Actor,Position,Salience,Capability,Vote,Veto\nUSA,80,50,0.4,yes,x\nIran,0..20,,3,no,\n"
    )
    found, text = read(made(tmp_path / "ban.xlsx")), read(tmp_path / "ban.csv")
    assert found.entries == text.entries
    usa = found.entries[1]
    assert (usa.capability.raw, usa.salience.raw, usa.position.raw) == ("0.4", "50", "80")
    assert str(usa.position.spot) == "ban.xlsx, sheet Actors, row 2, column B (Position)"
    assert sum(one.salience.blank for one in found.entries) == 1


def test_per_cent_is_what_a_person_sees(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for row in (2, 3):
            sheet.cell(row, 3).value = 0.29 * (row - 1)
            sheet.cell(row, 3).number_format = "0%"

    found = read(made(tmp_path / "ban.xlsx", change))
    assert [entry.salience.raw for entry in found.entries] == ["58 %", "29 %"]
    number = found.entries[0].salience.number
    assert number is not None
    assert number.low == 58


def test_numbers_have_the_digits_that_are_shown(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = 0.1 + 0.2
        sheet["D3"] = 1.958e-05

    assert [one.capability.raw for one in read(made(tmp_path / "ban.xlsx", change)).entries] == ["1.958e-05", "0.3"]


def test_what_spreadsheets_make_of_cells_is_told(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"] = datetime.datetime(2027, 3, 5)
        sheet["C2"] = True
        sheet["D2"] = "=1+1"
        sheet["C3"] = "#REF!"

    found = stakeholders(read_sheet(made(tmp_path / "ban.xlsx", change)))
    assert found.proposed.words[""] == {"2027-03-05": None}
    assert found.proposed.grades == {"TRUE": None, "#REF!": None}
    assert found.proposed.where_graded["#REF!"].startswith("row 3")
    (formula,) = [note for note in found.notes if "formula" in note]
    assert formula.startswith(
        "Read as not known: ban.xlsx, sheet Actors, row 2, column D (Capability): found a formula"
    )


def test_merged_titles_above_the_header_do_no_harm(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"] = "A ban on mines"
        sheet.merge_cells("A1:D1")

    found = read(made(tmp_path / "ban.xlsx", change))
    assert found.title == "A ban on mines"
    assert len(found.entries) == 2


def test_hidden_rows_are_read_and_said(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True

    found = read(made(tmp_path / "ban.xlsx", change))
    assert len(found.entries) == 2
    assert found.notes == (
        "hidden rows were read (3; --hidden leave-out leaves them out)",
        "hidden columns were read (D; --hidden leave-out leaves them out)",
    )


def test_which_sheet(tmp_path: Path) -> None:
    def beside(sheet: Any) -> None:
        sheet.parent.create_sheet("Notes", 0).append(["What", "we", "know"])

    def twice(sheet: Any) -> None:
        beside(sheet)
        sheet.parent.copy_worksheet(sheet).title = "Last week"

    def none(sheet: Any) -> None:
        beside(sheet)
        sheet["B1"] = "Postion"

    assert len(read(made(tmp_path / "ban.xlsx", beside)).entries) == 2
    two = read(made(tmp_path / "ban.xlsx", twice))
    assert len(two.entries) == 2
    assert two.notes[0] == "of 3 sheets 'Actors' was read, and not 'Notes', 'Last week' (--sheet NAME reads another)"
    assert len(read(tmp_path / "ban.xlsx", "last week").entries) == 2
    assert problems(tmp_path / "ban.xlsx", "Lastweek") == [
        "ban.xlsx: found no sheet 'Lastweek' (did you mean Last week?)"
    ]
    assert "name it position" in problems(made(tmp_path / "ban.xlsx", none))[0]
    assert "name it position" in problems(tmp_path / "ban.xlsx", "Actors")[0]

    def words(sheet: Any) -> None:
        none(sheet)
        sheet.parent.copy_worksheet(sheet)

    assert "name it position" in problems(made(tmp_path / "ban.xlsx", words))[0]


def test_two_tables_on_a_sheet(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.append([])
        sheet.append(["Another question, of the same people, as asked a week later,", *"of all of them"])
        for row in (HEADER, *ROWS):
            sheet.append(row)

    found = read_sheet(made(tmp_path / "ban.xlsx", change))
    assert [row[0].spot.row for row in found.rows] == [2, 3]
    told = [str(one) for one in found.left_out]
    assert any(one.startswith("row 6 (") and "begins a second table, which was not read" in one for one in told)


def test_a_stray_cell_in_the_last_corner_of_all_costs_nothing(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["XFD1048576"] = "x"

    sheet = read_sheet(made(tmp_path / "ban.xlsx", change))
    assert len(sheet.rows) == 2
    assert [str(one) for one in sheet.left_out] == ["cell XFD1048576 ('x', which stands beside the table)"]


def _packed(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return path


def test_other_files_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    whole = made(tmp_path / "whole.xlsx").read_bytes()
    cases: list[tuple[bytes, str]] = [
        (whole[: len(whole) // 2], "is broken"),
        (whole[:300] + bytes(100) + whole[400:], "is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "of before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a password locks it"),
        (
            _packed(tmp_path / "a", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}).read_bytes(),
            "OpenDocument",
        ),
        (_packed(tmp_path / "b", {"Index/Document.iwa": ""}).read_bytes(), "Numbers"),
        (_packed(tmp_path / "c", {"xl/workbook.bin": ""}).read_bytes(), "binary Excel"),
        (_packed(tmp_path / "d", {"readme.txt": ""}).read_bytes(), "packed archive"),
        (_packed(tmp_path / "e", {"[Content_Types].xml": "", "word/document.xml": ""}).read_bytes(), "without sheets"),
        (_packed(tmp_path / "f", {"[Content_Types].xml": "<!DOCTYPE a>"}).read_bytes(), "document type"),
        (_packed(tmp_path / "g", {"[Content_Types].xml": "", "xl/workbook.xml": "<a"}).read_bytes(), "can be read"),
    ]
    for name in ("ban.xlsx", "ban.csv"):
        for data, said in cases:
            (tmp_path / name).write_bytes(data)
            (told,) = problems(tmp_path / name)
            assert said in told
            assert told.startswith(name)


def test_a_workbook_that_unpacks_without_end(tmp_path: Path) -> None:
    path = tmp_path / "ban.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/workbook.xml", "w") as out:
        for _ in range(70):
            out.write(bytes(1_000_000))
    assert "unpacks to 70,000,000 bytes" in problems(path)[0]


def test_an_empty_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "ban.xlsx")
    assert problems(tmp_path / "ban.xlsx") == [
        "ban.xlsx: found an empty workbook, expected a header line and a row for each actor"
    ]


def test_formulas_that_were_counted_are_values(shared: Path) -> None:
    path = shared / "data" / "bdm_cases" / "ktab_SOE-data-from-paper.xlsx"
    assert any("of 3 sheets" in note or "of 4 sheets" in note for note in read_sheet(path).notes)
    policy = read(path, "Policy")
    assert (len(policy.entries), policy.issues) == (26, ("Policy",))
    xi = next(entry for entry in policy.entries if entry.actor == "XJ")
    assert (xi.position.raw, xi.salience.raw, xi.capability.raw, xi.note) == ("30", "30", "100", "Xi Jinping")
    assert len(read(path, "Competitive").entries) == 34
    assert any("second table" in str(one) for one in read_sheet(path, "SOE-data-v2").left_out)


@pytest.mark.parametrize("name", ["ban.xlsx", "ban.ods", "ban.xls"])
@pytest.mark.parametrize("sheet", [None, "Actors"])
@pytest.mark.parametrize("first", [b"\x00", b"{", b"[", b"a"], ids=["zero", "brace", "bracket", "letter"])
def test_a_workbook_without_its_beginning_is_told_as_damaged_and_not_as_a_text(
    tmp_path: Path, name: str, sheet: str | None, first: bytes
) -> None:
    """Whichever byte the rest begins with: after ten bytes it is the minute the workbook was written in."""
    whole = made(tmp_path / "whole.xlsx").read_bytes()
    (tmp_path / name).write_bytes(first + whole[11:])
    with pytest.raises(TableError, match=f"^{name}: found no workbook in it: the file is damaged"):
        read_sheet(tmp_path / name, sheet)


def test_a_text_that_is_called_a_workbook_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / "ban.xlsx").write_text("actor,position\nAnn,1\nBob,2\n", encoding)
        assert len(read_sheet(tmp_path / "ban.xlsx").rows) == 2

"""What would be wrong: whoever is called +SUM or =Alice is left out, as a sum or as a formula without a value."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from tests.stakeholders.files.reading import read, who
from tests.stakeholders.files.test_ods import number, row, text, written

HEADER = ("actor", "position", "capability")


def workbook(path: Path, name: str, *, defined: str = "") -> Stakeholders:
    """Three rows of which the first one has this name, written as a formula where it begins with =."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (HEADER, (name, 20, 5), ("Bob", 60, 4), ("Cid", 40, 3)):
        sheet.append(cells)
    if defined:
        book.defined_names[defined] = DefinedName(defined, attr_text="Sheet!$B$2")
    book.save(path)
    return stakeholders(read_sheet(path))


@pytest.mark.parametrize("name", ["+SUM", "=Alice", "=Total", "@Sum", "+Europa"])
@pytest.mark.parametrize("words", [False, True])
def test_a_word_behind_a_sign_is_a_name(name: str, words: bool, tmp_path: Path) -> None:
    stand = ("for", "against", "for") if words else ("20", "60", "40")
    rows = (f"{one};{at};{3}" for one, at in zip((name, "Bob", "Cid"), stand, strict=True))
    assert who(read(tmp_path, "\n".join((";".join(HEADER), *rows)))) == [name, "Bob", "Cid"]


def test_a_sum_stays_one_by_its_numbers_and_by_a_word_behind_a_bullet(tmp_path: Path) -> None:
    rows = ("Ann;20;5", "Bob;60;4", "Cid;40;3", "+SUM;120;12")
    assert who(read(tmp_path, "\n".join((";".join(HEADER), *rows)))) == ["Ann", "Bob", "Cid"]
    assert who(read(tmp_path, "\n".join((";".join(HEADER), *rows[:3], "+ Total;7;8")))) == ["Ann", "Bob", "Cid"]


@pytest.mark.parametrize(("written_as", "name"), [("=Alice", "=Alice"), ("=+SUM", "+SUM"), ("=Ann Lee", "=Ann Lee")])
def test_words_that_a_workbook_took_for_a_formula_are_words(written_as: str, name: str, tmp_path: Path) -> None:
    assert who(workbook(tmp_path / "t.xlsx", written_as)) == [name, "Bob", "Cid"]
    cell = f'<table:table-cell table:formula="of:{written_as}" office:value-type="string"><text:p>#NAME?</text:p>'
    rows = (
        row(*map(text, HEADER)),
        row(f"{cell}</table:table-cell>", number(20), number(5)),
        row(text("Bob"), number(60), number(4)),
        row(text("Cid"), number(40), number(3)),
    )
    assert who(stakeholders(read_sheet(written(tmp_path / "t.ods", *rows)))) == [name, "Bob", "Cid"]


def test_a_formula_stays_one(tmp_path: Path) -> None:
    for formula, defined in (("=SUM(B3:B4)", ""), ("=A3", ""), ("=Chair", "Chair")):
        found = workbook(tmp_path / "t.xlsx", formula, defined=defined)
        assert who(found) == ["Bob", "Cid"]
        assert any("formula" in note for note in found.notes)

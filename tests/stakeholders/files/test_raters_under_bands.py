"""What would be wrong: of raters under one band the first alone is read, or what they agreed on is heard as another."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.files.columns.rated import under_bands
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet

BODY = [
    ("Dike board", 20, 30, 25, 60, 4, 6, 5),
    ("Eel union", 70, 90, 80, None, 8, 6, 7),
    ("Ferry men", 10, 20, 15, None, 9, 9, 9),
    ("Millers", 50, 60, 55, None, 2, 4, 3),
]


def meant(folder: Path, names: tuple[str, ...], bands: tuple[str, str] = ("Position", "Salience")) -> Meaning:
    book = openpyxl.Workbook()
    page = book.active
    page.append(("Group", bands[0], None, None, None, bands[1]))
    page.append((None, *names, *names[:3]))
    for row in BODY:
        page.append(row)
    page.merge_cells("B1:E1")
    page.merge_cells("F1:H1")
    book.save(folder / "dike.xlsx")
    return understood(read_sheet(folder / "dike.xlsx"))


@pytest.mark.parametrize(
    ("names", "bands"),
    [
        (("R1", "R2", "Mean", "Agreed"), ("Position", "Salience")),
        (("Coder A", "Coder B", "avg", "Consensus"), ("Stance", "Importance")),
        (("Anke", "Bodo", "Mittel", "abgestimmt"), ("Position", "Wichtigkeit")),
        (("C.D.", "E.F.", "Moyenne", "retenu"), ("Position", "Importance")),
    ],
)
def test_raters_are_heard_and_what_they_agreed_on_goes_before(
    names: tuple[str, ...], bands: tuple[str, str], tmp_path: Path
) -> None:
    sheet = meant(tmp_path, names, bands).sheet
    at = {cell.text: place for place, cell in enumerate(sheet.header)}
    assert [row[at["position"]].text for row in sheet.rows] == ["=60", "70|90", "10|20", "50|60"]
    assert [row[at["salience"]].text for row in sheet.rows] == ["4|6", "8|6", "=9", "2|4"]
    assert any("agreed on" in note and "'Dike board'" in note for note in sheet.notes)


def test_issues_under_bands_are_no_raters() -> None:
    assert under_bands(["Party", "Position", "", "Salience", ""], ["", "Tax", "War", "Tax", "War"]) is None
    assert under_bands(["Party", "Position", "Salience"], ["", "R1", "R1"]) is None


@pytest.mark.parametrize("word", ["Rater", "Reviewer", "Gutachter", "codeuse", "beoordelaar"])
def test_raters_have_one_vocabulary(word: str) -> None:
    """If it failed, who is one of several raters in one layout would be an issue in another."""
    assert named_rater(word)
    assert under_bands(["Party", "Position", ""], ["", f"{word} 1", f"{word} 2"]) is not None

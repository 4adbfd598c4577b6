"""What would be wrong: a hidden column is told as read, and below as not read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.build import opened

TODAY = 740_000

ROWS = [
    ("actor", "position", "salience", "capability", "last seen", "colour"),
    ("Aldin", 20, 60, 40, "May", "red"),
    ("Berin", 75, 80, 30, "June", "blue"),
    ("Corva", 60, 50, 20, "May", "green"),
]


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ("E", "hidden columns are not read (E)"),
        ("DE", "hidden columns were read (D; --hidden leave-out leaves them out) and not read (E)"),
        ("D", "hidden columns were read (D; --hidden leave-out leaves them out)"),
    ],
)
def test_hidden_columns_are_told_as_read_only_where_they_are(hidden: str, told: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    for letter in hidden:
        book.active.column_dimensions[letter].hidden = True
    book.save(tmp_path / "ban.xlsx")
    table = opened(tmp_path / "ban.xlsx", {}, None, TODAY).table
    assert [note for note in table.stakeholders.notes if "hidden" in note] == [told]

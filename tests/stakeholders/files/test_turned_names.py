"""What would be wrong: persons one talked to, in the row below the actors of a turned table, become the actors."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

TOWNS = ["Brzezie", "Kłodno", "Lipowiec", "Powiat"]


@pytest.mark.parametrize(
    ("contact", "position", "salience"),
    [
        ("z kim rozmawiałem", "cena jaką chcą", "ważne dla nich (1–6)"),
        ("Contact", "Price wanted", "How much they care (1-6)"),
        ("Sprecherin", "Preis gewünscht", "Wichtigkeit (1-6)"),
        ("portavoz", "Precio que piden", "importancia (1-6)"),
    ],
)
def test_the_first_row_that_names_all_is_that_of_the_actors(
    contact: str, position: str, salience: str, tmp_path: Path
) -> None:
    rows = [
        ["", *TOWNS],
        [contact, "wójt Sroka", "burm. Piech", "sekretarz gminy", "dyr. Banaś"],
        [position, "119", "129", "99", "159"],
        [salience, "6", "3", "2", "5"],
        ["", "", "called twice", "", "called once"],
    ]
    (tmp_path / "port.csv").write_text("\n".join(";".join(row) for row in rows) + "\n", "utf-8")
    meaning = understood(read_sheet(tmp_path / "port.csv"))
    found = stakeholders(meaning.sheet)
    assert [one.actor for one in found.entries] == TOWNS
    assert contact in found.unread
    assert [one.spot.row for one in found.left_out] == [5]

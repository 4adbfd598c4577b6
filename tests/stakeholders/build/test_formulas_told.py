"""What would be wrong: cells that are formulas without values, of which the first lines say nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from instantsia.stakeholders.build import opened

from .tables import TODAY


def test_formulas_without_values_are_told_among_the_first_lines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("actor", "position", "salience"), ("A", 10, "=30+2"), ("B", 90, "=B2"), ("C", 40, 20)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "f.xlsx")
    read = opened(tmp_path / "f.xlsx", {}, None, TODAY)
    made = read.document({"ends": "no|yes", "status_quo": "0"})
    assert "Formulas without a stored value are read as not known (column C (salience))" in str(made)

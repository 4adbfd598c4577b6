"""What would be wrong: what is spent today is read as a position beside what is wanted, under a band of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet

ROWS = (
    ("Aland", 3.1, 88200, 3.5, 2032, 9, 90),
    ("Borno", 1.3, 7400, 2, 2035, 4, 70),
    ("Cusco", 2.2, 51900, 3, 2031, 8, 60),
    ("Delos", 1.9, 14600, 2.5, 2033, 5, 55),
)


@pytest.mark.parametrize(
    ("bands", "names"),
    [
        ("Current spending|What they want|Weight", "% of GDP|m EUR|level (% GDP)|by|influence|importance"),
        ("Ausgaben derzeit|Gefordert|Gewicht", "% BIP|Mio. €|Quote (% BIP)|bis|Einfluss|Wichtigkeit"),
        ("Dépenses actuelles|Ils veulent|Poids", "% PIB|M€|norme (% PIB)|d'ici|influence|importance"),
        ("Gasto actual|Lo que piden|Peso", "% PIB|mill. €|norma (% PIB)|para|influencia|importancia"),
    ],
)
def test_what_is_wanted_is_read_and_not_what_is_spent(bands: str, names: str, tmp_path: Path) -> None:
    today, wanted, weight = bands.split("|")
    under = names.split("|")
    lines = [["State", today, "", wanted, "", weight, ""], ["", *under], *([str(cell) for cell in row] for row in ROWS)]
    (tmp_path / "norm.csv").write_text("\n".join(";".join(line) for line in lines), "utf-8")
    found = understood(read_sheet(tmp_path / "norm.csv"))
    columns = found.columns.split("|")
    assert [one for one in columns if one.startswith("position")] == [
        f"position:{wanted} {under[2]}",
        f"position:{wanted} {under[3]}",
    ]
    held = {cell.text for cell in found.sheet.header} | {one.split(":")[0] for one in columns}
    assert {"salience", "capability"} <= held
    assert not any(today in one for one in found.also)

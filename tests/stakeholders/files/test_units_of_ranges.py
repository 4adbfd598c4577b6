"""What would be wrong: the unit behind a range is taken for that of no number, and trillions stand beside billions."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.money import money_in


def told(folder: Path, header: str, cells: list[str]) -> Stakeholders:
    rows = [f"P{at};{cell}" for at, cell in enumerate(cells)]
    (folder / "fund.csv").write_text("\n".join([f"Party;{header}", *rows, ""]), "utf-8")
    return stakeholders(understood(read_sheet(folder / "fund.csv"), None).sheet)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("1.1–1.3 tn", 1100, 1300),
        ("1.1-1.3tn", 1100, 1300),
        ("1.1 to 1.3 trillion", 1100, 1300),
        ("1.3 tn", 1300, 1300),
    ],
)
@pytest.mark.parametrize(
    "header", ["Position, USD bn/yr", "Position USD bn/yr", "(a) USD bn/yr", "Position (USD bn)", "Position"]
)
def test_a_unit_behind_a_range_is_that_of_both_ends(
    cell: str, low: float, high: float, header: str, tmp_path: Path
) -> None:
    found = told(tmp_path, header, ["1300", "900", cell, "250", "300", "150", "750"])
    number = found.entries[2].position.number
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("header", "unit"), [("(a) USD bn/yr", "USD bn"), ("Offer USD m", "USD m"), ("Position (USD bn)", "USD bn")]
)
def test_the_unit_that_is_told_is_the_whole_unit_of_the_column(header: str, unit: str, tmp_path: Path) -> None:
    found = told(tmp_path, header, ["1300", "900", "250", "300", "150", "750"])
    assert money_in([one.position for one in found.entries]) == unit

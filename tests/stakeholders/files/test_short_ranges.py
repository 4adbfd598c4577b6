"""What would be wrong: 11-12,000 in a column of thousands is 11 to 12,000, or asked about as a decimal mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.test_sheets_by_strangers import case_of, must_be_answered


def read(folder: Path, cells: list[str], answers: dict[str, str] | None = None) -> Opened:
    rows = [f'{name},"{cell}"' for name, cell in zip(("Aldin", "Berin", "Corva", "Dorn", "Esk"), cells, strict=True)]
    (folder / "short.csv").write_text("\n".join(("actor,position", *rows, "")), encoding="utf-8")
    return opened(folder / "short.csv", answers or {}, None, TODAY)


def first(found: Opened) -> tuple[float, float]:
    number = found.table.stakeholders.entries[0].position.number
    assert number is not None
    return number.low, number.high


@pytest.mark.parametrize("cell", ["11-12,000", "11–12.000", "11 to 12,000", "11-12 000", "11-12000"])
def test_the_thousands_are_those_of_both_ends(cell: str, tmp_path: Path) -> None:
    found = read(tmp_path, [cell, "14000", "9500", "13000", "12500"])
    assert first(found) == (11_000, 12_000)
    asked = must_be_answered(found)
    assert "decimal" not in asked
    assert asked["words"] == f"{cell} 11000..12000"
    again = read(tmp_path, [cell, "14000", "9500", "13000", "12500"], asked)
    assert must_be_answered(again) == {}
    assert case_of(again) == case_of(found)


@pytest.mark.parametrize("answers", [{}, {"decimal": "point"}])
def test_beside_numbers_with_the_mark_it_goes_with_them(answers: dict[str, str], tmp_path: Path) -> None:
    found = read(tmp_path, ["11-12,000", "14,000", "9,500", "13,000", "12,500"], answers)
    assert first(found) == (11_000, 12_000)
    if not answers:
        assert found.known.decimal == (".", "12,500")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["11-12000", "14", "9500", "300", "12"], (11, 12_000)),
        (["11,000-12,000", "14000", "9500", "13000", "12500"], (11_000, 12_000)),
        (["11-12", "14", "9", "13", "12"], (11, 12)),
    ],
)
def test_other_ranges_stand_as_they_are_written(
    cells: list[str], expected: tuple[float, float], tmp_path: Path
) -> None:
    assert first(read(tmp_path, cells)) == expected

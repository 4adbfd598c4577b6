"""Capabilities of any finite size are read: only their proportions count."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (("27360000000000", "4210000000000", "1700000000000"), (27.36, 4.21, 1.7), "in trillions"),
        (("27,360,000,000,000", "17,790,000,000,000", "5,000,000,000"), (27360, 17790, 5), "in billions"),
        (("2.1e16", "5e15", "4e14"), (21000, 5000, 400), "in trillions"),
        (("2e120", "1e120", "5e119"), (2e9, 1e9, 5e8), "divided by 1e111"),
    ],
)
def test_weights_beyond_what_is_reckoned_with_are_divided_and_told(
    tmp_path: Path, cells: tuple[str, ...], values: tuple[float, ...], unit: str
) -> None:
    rows = "".join(f"{name};{20 + at};{cell}\n" for at, (name, cell) in enumerate(zip("ABC", cells, strict=True)))
    found = read(tmp_path, f"actor;position;capability\n{rows}")
    assert tuple(one.capability.number.low for one in found.entries if one.capability.number) == pytest.approx(values)
    told = [note for note in found.notes if "proportions" in note]
    assert len(told) == 1
    assert told[0].startswith(f"'capability' is read {unit}, since only the proportions of weights count: '{cells[0]}'")


def test_weights_that_are_reckoned_with_stay_as_they_are(tmp_path: Path) -> None:
    found = read(tmp_path, "actor;position;capability\nA;20;1000000000000\nB;40;500\n")
    assert [one.capability.number.low for one in found.entries if one.capability.number] == [1e12, 500]
    assert not any("proportions" in note for note in found.notes)


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_number_with_its_unit_is_read_in_the_same_multiple_in_whichever_row_it_stands(
    tmp_path: Path, first: int
) -> None:
    cells = ["27360000000000", "4210000000000"]
    cells.insert(first, "5000000000000 tonnes")
    rows = "".join(f"{name};{20 + at};{cell}\n" for at, (name, cell) in enumerate(zip("ABC", cells, strict=True)))
    found = read(tmp_path, f"actor;position;capability\n{rows}")
    (told,) = [note for note in found.notes if "since only the proportions" in note]
    assert "in trillions" in told
    weights = [entry.capability.number for entry in found.entries]
    assert [one.low for one in weights if one is not None] == [float(cell.split()[0]) / 1e12 for cell in cells]

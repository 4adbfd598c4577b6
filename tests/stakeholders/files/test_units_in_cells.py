"""Amounts with a unit in their cells are numbers, whatever the unit is called; a thousandfold of it is read as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.units import unit_in_cells
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

NAMES = ("Ash", "Brook", "Croft", "Dunn", "Ely", "Frost")


def _read(tmp_path: Path, header: str, cells: tuple[str, ...]) -> Stakeholders:
    path = tmp_path / "weir.csv"
    rows = "".join(f'{name},"{cell}",{at + 2}\n' for at, (name, cell) in enumerate(zip(NAMES, cells, strict=True)))
    path.write_text(f"Owner,{header},Influence\n{rows}", encoding="utf-8")
    return stakeholders(understood(read_sheet(path)).sheet)


@pytest.mark.parametrize("unit", ["furlongs", "nm", "Ruten", "m²", "cubic yards", "л/с"])
def test_amounts_with_their_unit_are_numbers(tmp_path: Path, unit: str) -> None:
    cells = (
        f"45 {unit}",
        f"20–30 {unit}",
        "0 - none at all",
        f"12 {unit} (as it is)",
        f"60 {unit}",
        "No view. Follows Ash",
    )
    found = _read(tmp_path, "Wants", cells)
    numbers = {one.actor: one.position.number for one in found.entries}
    held = {name: (one.low, one.high) for name, one in numbers.items() if one is not None}
    assert held == {"Ash": (45, 45), "Brook": (20, 30), "Croft": (0, 0), "Dunn": (12, 12), "Ely": (60, 60)}
    assert found.proposed.words[""] == {"No view. Follows Ash": None}
    assert found.proposed.scales[""].scale == (0, 60)
    assert unit.casefold() in found.proposed.scales[""].why


def test_points_of_a_scale_are_no_measure(tmp_path: Path) -> None:
    found = _read(tmp_path, "Wants", ("45 points", "20 points", "70 points", "80 points", "60 points", "?"))
    assert not found.proposed.scales


@pytest.mark.parametrize(
    "texts",
    [
        ["3 May", "4 May", "5 May"],
        ["2 for", "3 for", "1 for"],
        ["4 bn", "5 bn", "6 bn"],
        ["3 ha", "4 km", "5 t", "6 m"],
    ],
)
def test_what_is_no_unit(texts: list[str]) -> None:
    assert unit_in_cells(texts) == ""


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [
        ("Wants MW", "1.2 GW", 1200),
        ("Wants kt/a", "0.9 Mt/a", 900),
        ("Wants kg", "0.8 t", 800),
        ("Wants km", "700 m", None),
        ("Wants mn", "1.2 bn", 1200),
    ],
)
def test_a_thousandfold_of_the_unit_is_read_and_asked_about(
    tmp_path: Path, header: str, cell: str, value: float | None
) -> None:
    found = _read(tmp_path, header, ("800", "500", cell, "950", "1500", "700"))
    number = next(one.position.number for one in found.entries if one.actor == "Croft")
    assert (None if number is None else number.low) == value
    assert found.proposed.words[""] == {cell: value}


@pytest.mark.parametrize(
    ("best", "read"), [("1.0 mb/d", (800, 1000, 1200)), ("9 lots", (800, None, 1200)), ("3.0 mb/d", (800, None, 1200))]
)
def test_ends_of_a_range_are_kept_beside_an_unreadable_best_value(
    tmp_path: Path, best: str, read: tuple[float, ...]
) -> None:
    path = tmp_path / "cut.csv"
    rows = "".join(
        f"{name},{cell},{low},{high},{at + 2}\n"
        for at, (name, cell, low, high) in enumerate(
            (
                ("Ash", "1000", 800, 1200),
                ("Brook", "500", 400, 700),
                ("Croft", best, 800, 1200),
                ("Dunn", "900", 700, 950),
                ("Ely", "1500", 1200, 1600),
            )
        )
    )
    path.write_text(f"Country,Wants cut kb/d,Low,High,Influence\n{rows}", encoding="utf-8")
    found = stakeholders(understood(read_sheet(path)).sheet)
    number = next(one.position.number for one in found.entries if one.actor == "Croft")
    assert number is not None
    assert (number.low, number.mode, number.high) == read
    assert f"800..{best}..1200" in found.proposed.words[""]

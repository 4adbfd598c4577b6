"""What would be wrong: of Low, Base and High the base is dropped, and whose base alone is told has no position."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

_ROWS = "Ada;-400;-200;0;100\nBo;0;250;411;62\nCy;;-100;;3\nDo;-150;-100;0;9\nEd;;40;;8\n"
_MIDDLE = ("Base", "Base case", "Best", "Central", "Most likely", "Basis", "Position")


def told(folder: Path, middle: str, answered: str | None = None) -> Stakeholders:
    (folder / "oil.csv").write_text(f"Country;Low;{middle};High;Leverage\n{_ROWS}", "utf-8")
    return stakeholders(understood(read_sheet(folder / "oil.csv"), answered).sheet)


def numbers(found: Stakeholders) -> dict[str, tuple[float, float | None, float] | None]:
    cells = {one.actor: one.position.number for one in found.entries}
    return {name: cell and (cell.low, cell.mode, cell.high) for name, cell in cells.items()}


@pytest.mark.parametrize("middle", _MIDDLE)
def test_low_base_and_high_are_one_range_and_the_base_alone_is_the_position(middle: str, tmp_path: Path) -> None:
    found = numbers(told(tmp_path, middle))
    assert found["Ada"] == (-400, -200, 0)
    assert found["Bo"] == (0, 250, 411)
    assert found["Cy"] is not None
    assert (found["Cy"][0], found["Cy"][2]) == (-100, -100)


@pytest.mark.parametrize(
    "answered",
    [
        "position:Low|position:Base|position:High",
        "actor:Country|position:Base",
        "actor:Country|position:base|position:High",
    ],
)
def test_the_columns_of_a_range_can_be_named_in_an_answer(answered: str, tmp_path: Path) -> None:
    assert numbers(told(tmp_path, "Base", answered)) == numbers(told(tmp_path, "Base"))

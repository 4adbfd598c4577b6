"""What would be wrong: ranges that are written from high to low become the names of options, without a word of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.stakeholders import Stakeholders

from .reading import read


def table(folder: Path, *cells: str, **given: object) -> Stakeholders:
    rows = "\n".join(f"{name};{cell}" for name, cell in zip("ABCDE", cells, strict=False))
    return read(folder, f"actor;position\n{rows}\n", **given)


def ends(cell: Quantity) -> tuple[float, float] | str | None:
    return cell.word if cell.number is None else (cell.number.low, cell.number.high)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("80-20", "90-10", "70-30"), [(20, 80), (10, 90), (30, 70)]),
        (("80..20", "90..10", "5..1"), [(20, 80), (10, 90), (1, 5)]),
        (("80 – 20", "", "70 - 30"), [(20, 80), None, (30, 70)]),
        (("80..20", "90..", "1..2..3..4"), [(20, 80), None, None]),
        (("90..", "1..2..3..4"), [None, None]),
    ],
)
def test_cells_of_digits_and_marks_of_ranges_alone_are_no_options(
    tmp_path: Path, cells: tuple[str, ...], expected: list[object]
) -> None:
    found = table(tmp_path, *cells)
    assert [ends(one.position) for one in found.entries] == expected
    assert all(cell in found.proposed.where[""] for cell in cells if any(map(str.isdigit, cell)))


def test_what_was_written_from_high_to_low_is_told(tmp_path: Path) -> None:
    found = table(tmp_path, "80-20", "90-10", "70-30")
    assert found.proposed.words[""]["80-20"] == (20.0, 80.0)
    assert found.proposed.where[""]["80-20"] == "row 2, written with the higher end first"


def test_whoever_says_that_they_are_options_is_followed(tmp_path: Path) -> None:
    found = table(tmp_path, "80-20", "90-10", "70-30", words={"": {}})
    assert [ends(one.position) for one in found.entries] == ["80-20", "90-10", "70-30"]


@pytest.mark.parametrize("cells", [("Plan 2-1", "Plan 3-1"), ("1.2.3", "1.2.4"), ("4-1", "north"), ("A-1", "B-2")])
def test_names_with_digits_stay_options(tmp_path: Path, cells: tuple[str, ...]) -> None:
    assert [ends(one.position) for one in table(tmp_path, *cells).entries] == [*cells]

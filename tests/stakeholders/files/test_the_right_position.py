"""What would be wrong: a weight, a row of where somebody sits or an older set of columns is read as the position."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet

WHO = ("Ada", "Bo", "Cy", "Do", "Ed", "Fay")


def meaning(folder: Path, *lines: str, answered: str | None = None) -> Meaning:
    (folder / "hall.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return understood(read_sheet(folder / "hall.csv"), answered)


def two_sets(first: str, second: str) -> tuple[str, ...]:
    rows = tuple(f"{name};{at - 3};{at % 4};{at % 3 - 1};{(at + 1) % 4}" for at, name in enumerate(WHO))
    return (f"Person;{first};;{second};", "Name;Opinion;Zeal;Opinion;Zeal", *rows)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Before Epiphany", "At the January session"),
        ("Vor Ostern", "In der Sitzung"),
        ("Avant la séance", "À la séance"),
        ("Previous round", "This round"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_sets_the_one_that_is_not_of_before_is_proposed(
    before: str, after: str, turned: bool, tmp_path: Path
) -> None:
    found = meaning(tmp_path, *(two_sets(after, before) if turned else two_sets(before, after)))
    assert f"position:Opinion ({after})" in found.columns
    assert f"Opinion ({before})" in found.also
    assert f"Zeal ({before})" not in found.columns
    again = meaning(tmp_path, *(two_sets(after, before) if turned else two_sets(before, after)), answered=found.columns)
    assert "position" in [cell.text for cell in again.sheet.header]


def test_two_columns_of_one_name_are_told_apart_by_heading_or_letter(tmp_path: Path) -> None:
    found = meaning(tmp_path, *two_sets("North report", "South report"))
    told = "|".join((found.columns, *found.also))
    assert "Zeal (North report)" in told
    assert "Zeal (South report)" in told
    rows = [f"{name};{at};{5 - at};3" for at, name in enumerate(WHO)]
    found = meaning(tmp_path, "Name;Opinion;Opinion;Weight", *rows)
    told = "|".join((found.columns, *found.also))
    assert "(Opinion)" in told
    again = meaning(tmp_path, "Name;Opinion;Opinion;Weight", *rows, answered="actor:Name|position:column C (Opinion)")
    assert [row[-2].text for row in again.sheet.rows] == ["5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("weight", "men", "above"),
    [
        ("Matricle 1479 (fl.)", "Men (whole League)", "Diet of 1487: the common levy (men for the summer)"),
        ("Assessment 1990 (EUR)", "Hospital beds (district)", "How many beds will the district keep?"),
    ],
)
def test_what_the_title_asks_for_goes_before_an_amount_of_another_year(
    weight: str, men: str, above: str, tmp_path: Path
) -> None:
    rows = tuple(f"{name};{900 + 300 * at};{420 - 50 * at}" for at, name in enumerate(WHO))
    found = meaning(tmp_path, above, "", f"Estate;{men};{weight}", *rows, f"Sum;;{6 * 420 - 50 * 15}")
    assert f"position:{men}" in found.columns


@pytest.mark.parametrize("sits", ["Table", "Tisch", "Desk"])
def test_where_somebody_sits_and_how_many_act_for_them_is_no_position(sits: str, tmp_path: Path) -> None:
    rows = (
        ("1", "3", "30%"),
        ("1", "3", "35%"),
        ("2", "3", "40%"),
        ("2", "2", "50%"),
        ("3", "3", "70%"),
        ("3", "3", "65%"),
    )
    found = meaning(
        tmp_path,
        f"Delegation;{sits};Pupils;Share of summer flow let through",
        *(";".join((name, *row)) for name, row in zip(WHO, rows, strict=True)),
    )
    assert "position:Share of summer flow let through" in found.columns

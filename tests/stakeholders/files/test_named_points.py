"""What would be wrong: a number with its words, in thousands, or as what holds now, is another number or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.named_points import named_ends, named_points
from tests.stakeholders.files.reading import read

STEPS = {1: "stay alone", 2: "share services", 3: "one holding", 5: "one house"}


def table(*cells: str, header: str = "stance") -> str:
    return f"actor;{header}\n" + "".join(f"{name};{cell}\n" for name, cell in zip("ABCDEFGH", cells, strict=False))


def points(folder: Path, text: str) -> dict[str, float | None]:
    """{actor: the middle of its position}."""
    numbers = {one.actor: one.position.number for one in read(folder, text).entries}
    return {name: None if number is None else number.middle for name, number in numbers.items()}


@pytest.mark.parametrize(
    "written", ["{0} {1}", "{0} - {1}", "{0}: {1}", "({0}) {1}", "{1} ({0})", "{0} = {1}", "{0}. {1}", "{1}: {0}"]
)
def test_numbers_with_their_names_are_points_and_the_names_those_of_the_ends(written: str, tmp_path: Path) -> None:
    held = (5, 1, 2, 5, 3)
    text = table(*(written.format(point, STEPS[point]) for point in held), "2-3", "?")
    found = points(tmp_path, text)
    assert [found[name] for name in "ABCDEFG"] == [*held, 2.5, None]
    told = read(tmp_path, text)
    assert told.ends[""] == ("stay alone", "one house")
    assert any("(row 2 and others) as 5" in note for note in told.notes)
    assert "A" not in "".join(told.proposed.words.get("", {}))


def test_a_name_that_differs_from_that_of_the_others_is_asked_about(tmp_path: Path) -> None:
    cells = [f"{point} {STEPS[point]}" for point in (1, 2, 5, 1, 2, 5, 1, 2, 5, 3)]
    rows = "".join(f"A{at};{cell}\n" for at, cell in enumerate([*cells, "5 but only on paper"]))
    told = read(tmp_path, f"actor;stance\n{rows}")
    assert told.proposed.words[""] == {"5 but only on paper": 5.0}


@pytest.mark.parametrize(
    "cells",
    [
        ("2 years", "5 years", "2 years"),
        ("1 year", "2 years", "2 years"),
        ("3 firm", "3 soft", "4 firm"),
        ("Plan 2 (north)", "Plan 1 (south)", "Plan 2 (north)"),
        ("30 km", "47 miles", "30 km"),
        ("40 (est.)", "50 (guess)", "60 (hearsay)"),
    ],
)
def test_amounts_remarks_and_numbered_names_are_no_named_points(cells: tuple[str, ...]) -> None:
    assert named_points(cells) == {}


def test_an_end_without_a_name_leaves_both_unnamed() -> None:
    assert named_ends([(1, "low"), (4, "high")], 1.0, 5.0) is None


@pytest.mark.parametrize("mark", [",", "."])
def test_three_digits_behind_every_mark_are_thousands_and_asked_about(mark: str, tmp_path: Path) -> None:
    cells = [cell.replace(",", mark) for cell in ("18,000", "32,500", "40,000", "32,000-34,000", "25k")]
    told = read(tmp_path, table(*cells, header="position (t)"))
    middles = {one.actor: one.position.number.middle for one in told.entries if one.position.number}
    assert middles == {"A": 18000, "B": 32500, "C": 40000, "D": 33000, "E": 25000}
    assert told.proposed.decimal == ("," if mark == "." else ".", cells[0])


@pytest.mark.parametrize("cells", [("1,250", "2,5", "3,125"), ("0,125", "1,250", "2,375"), ("1,250", "2,375", "4")])
def test_with_another_decimal_a_mark_is_decimal(cells: tuple[str, ...], tmp_path: Path) -> None:
    found = points(tmp_path, table(*cells))
    assert found["A"] == float(cells[0].replace(",", "."))


@pytest.mark.parametrize(
    "words",
    [
        "same as now",
        "No change",
        "wie bisher",
        "statu quo",
        "como hoy",
        "come oggi",
        "como está",
        "jak teraz",
        "как есть",
    ],
)
def test_what_holds_now_is_the_point_that_the_sheet_tells_and_else_asked_about(words: str, tmp_path: Path) -> None:
    rows = table("30", "40", "45", words)
    told = read(tmp_path, rows)
    assert told.proposed.words[""] == {words: None}
    assert "does not tell" in told.proposed.where[""][words]
    told = read(tmp_path, f"{rows}Status quo;35\n")
    assert told.proposed.words[""] == {words: 35.0}
    assert "row 6" in told.proposed.where[""][words]


def test_where_a_code_stands_is_told_of_each_issue(tmp_path: Path) -> None:
    rows = "".join(
        f"{name};{issue};{point}\n"
        for issue in ("tax", "ban")
        for name, point in zip("ABCD", (10, 40, 60, -99), strict=True)
    )
    told = read(tmp_path, f"actor;issue;position\n{rows}")
    places = {issue: where["-99"].partition(",")[0] for issue, where in told.proposed.where.items()}
    assert places == {"tax": "row 5", "ban": "row 9"}


@pytest.mark.parametrize(("one", "others"), [("3.05", ("2,10", "3,30", "1,95")), ("62,5", ("61.5", "59.5", "58"))])
def test_a_number_with_another_decimal_mark_is_told(one: str, others: tuple[str, ...], tmp_path: Path) -> None:
    text = table(*others, one)
    assert points(tmp_path, text)["D"] == float(one.replace(",", "."))
    assert [note for note in read(tmp_path, text).notes if f"{one}' (row 5, with another decimal mark" in note]
    assert not [note for note in read(tmp_path, table(*others)).notes if "decimal mark" in note]

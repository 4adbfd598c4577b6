"""What would be wrong: a title, a band or a unit read as the header, or the wrong one of several sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Sheet, TableError
from instantsia.stakeholders.files.stakeholders import stakeholders
from instantsia.stakeholders.files.table.header import find_header
from instantsia.stakeholders.files.table.shape import best_row, shape_below

WORDS = [
    ["Whose view", "Harbour fee", "How loud", "Spoke to"],
    ["Port of Alm", "in favour", "very", "Ines"],
    ["Fishers' league", "opposed", "very", "Joos"],
    ["Town hall", "in favour", "a bit", ""],
    ["Ferry line", "no idea", "", "Joos"],
]
"""A table without a number and without a known name."""
ABOVE: list[list[list[str]]] = [
    [],
    [["Harbour fee: who wants what"]],
    [["Harbour fee"], ["as of", "2027-03-04"], ["desk", "Marlen"]],
    [["WHO", "", "WHAT", ""]],
    [["Draft for the desk", "", "", "Updated: 4 March"]],
]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], merged: tuple[str, ...] = ()) -> Path:
    """A workbook with these sheets; the merged areas are those of the first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
    for area in merged:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def header(sheet: Sheet) -> list[str]:
    """The names of its columns."""
    return [cell.text for cell in sheet.header]


@pytest.mark.parametrize("above", ABOVE)
def test_a_table_of_words_has_its_header_below_titles_and_bands(tmp_path: Path, above: list[list[str]]) -> None:
    rows = [*above, *WORDS]
    assert find_header(rows).first == len(above)
    (tmp_path / "t.csv").write_text("\n".join(",".join(row) for row in rows) + "\n")
    for path in (tmp_path / "t.csv", workbook(tmp_path / "t.xlsx", {"Fee": rows})):
        found = read_sheet(path)
        assert header(found) == WORDS[0]
        assert [row[0].text for row in found.rows] == [row[0] for row in WORDS[1:]]


def test_a_title_that_spans_the_table_is_no_header(tmp_path: Path) -> None:
    rows = [["Harbour fee: who wants what"], ["told by phone, March"], *WORDS]
    found = read_sheet(workbook(tmp_path / "t.xlsx", {"Fee": rows}, ("A1:D1", "A2:D2")))
    assert (header(found), found.title) == (WORDS[0], "Harbour fee: who wants what")
    assert len(found.rows) == 4


def test_a_row_of_the_table_is_no_header() -> None:
    assert not shape_below(WORDS, 1).columns  # "in favour" and "very" stand again below it
    assert not shape_below([["A", "40"], ["B", "50"]], 0).columns
    assert best_row([["only", "one"]])[1].columns == ()


def test_a_name_may_stand_once_for_each_issue() -> None:
    """If it failed, a table with its importance beside each of three positions would be refused under its title."""
    rows = [
        ["Reform of the courts (draft 3)", "", "", "", "", ""],
        ["Body", "Who appoints judges", "weight of it", "Status of judges", "weight of it", "Notes"],
        ["Ministry", "10", "5", "8", "4", "draft"],
        ["Chancery", "8", "3", "6", "3", "call"],
    ]
    assert best_row(rows)[0] == 1
    assert find_header(rows).names == rows[1]


@given(st.integers(0, 4), st.integers(3, 6), st.integers(3, 9))
def test_the_header_of_any_grid_is_found_below_narrower_lines(above: int, wide: int, long: int) -> None:
    titles = [[f"line {at}", "more"][: 1 + at % 2] for at in range(above)]
    grid = [[f"{'ab'[(row + at) % 2]}" if at else f"actor {row}" for at in range(wide)] for row in range(long)]
    assert find_header([*titles, [f"column {at}" for at in range(wide)], *grid]).first == above


def test_two_rows_of_which_one_has_the_names_of_groups(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Harbour", "", "", "", "", ""],
        ["Side", "Clout", "Fee", "", "Quay", ""],
        ["", "", "Asked price", "Salience", "Asked length", "Salience"],
        ["Port of Alm", 40, 3, 60, 200, 70],
        ["Fishers' league", 30, 9, 80, 150, 20],
        ["Town hall", 20, 5, 30, 180, 50],
    ]
    merged = ("A2:A3", "B2:B3", "C2:D2", "E2:F2")
    found = read_sheet(workbook(tmp_path / "t.xlsx", {"Fee": rows}, merged))
    assert header(found) == [
        "Side", "Clout", "Fee position [Asked price]", "Fee Salience", "Quay position [Asked length]", "Quay Salience",
    ]  # fmt: skip
    assert found.title == "Harbour"
    assert [row[0].text for row in found.rows] == ["Port of Alm", "Fishers' league", "Town hall"]


def test_the_sheet_with_the_table_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    few: list[list[Any]] = [["Row Labels", "Sum"], ["loud", 2], ["quiet", 1]]
    sheets: dict[str, list[list[Any]]] = {
        "Read me": [["Owner", "Marlen"], ["Version", "two"]],
        "Fee": WORDS,
        "Pivot": few,
    }
    found = read_sheet(workbook(tmp_path / "t.xlsx", sheets))
    assert found.header[0].spot.sheet == "Fee"
    assert found.notes == ("of 3 sheets 'Fee' was read, and not 'Read me', 'Pivot' (--sheet NAME reads another)",)
    assert header(read_sheet(tmp_path / "t.xlsx", "Pivot")) == few[0]


def test_an_old_sheet_with_known_names_gives_way_to_the_table(tmp_path: Path) -> None:
    old = [["Actor", "Position"], ["Port of Alm", "in favour"], ["Town hall", "opposed"]]
    for name in ("Old (April)", "April"):
        big = [[*WORDS[0], "Next"], *([f"{row[0]} {at}", *row[1:], "call"] for at in range(3) for row in WORDS[1:])]
        found = read_sheet(workbook(tmp_path / "t.xlsx", {name: old, "Fee": big}))
        assert found.header[0].spot.sheet == "Fee"
        told = (found.rivals, *found.notes)
        assert any(
            one.rstrip(".").endswith("(--sheet April reads another)" if name == "April" else "another)") for one in told
        )


def test_of_two_tables_that_are_alike_the_first_is_read_and_the_other_told(tmp_path: Path) -> None:
    old = [["Actor", "Position"], ["Port of Alm", "in favour"], ["Town hall", "opposed"]]
    for sheets in ({"May": old, "April": old}, {"May": WORDS, "April": WORDS}):
        found = read_sheet(workbook(tmp_path / "t.xlsx", sheets))
        assert found.header[0].spot.sheet == "May"
        assert found.rivals == "Sheet 'May' is read, and not 'April' (--sheet April reads another)."
        assert not found.notes


def test_a_text_with_more_columns_than_are_looked_at_is_one_message(tmp_path: Path) -> None:
    """If it failed, a hundred thousand columns would be guessed about for minutes."""
    names = ",".join(f"c{at}" for at in range(100_000))
    (tmp_path / "wide.csv").write_text(f"actor,position,{names}\nA,10{',1' * 100_000}\n")
    with pytest.raises(TableError) as raised:
        read_sheet(tmp_path / "wide.csv")
    assert raised.value.problems == (
        "wide.csv: found 100,002 columns, expected at most 1,000 (leave out those that are not needed, or turn the "
        "table round)",
    )


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "ods"])
def test_a_text_that_is_called_a_workbook_is_read_and_said_to_be_text(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"ban.{ending}").write_text("actor;position\nA;10\nB;90\n")
    sheet = read_sheet(tmp_path / f"ban.{ending}")
    assert [row[1].text for row in sheet.rows] == ["10", "90"]
    assert f"ban.{ending} is no workbook but text, and is read as CSV" in sheet.notes


def test_a_capability_beyond_what_is_drawn_is_divided_with_its_column(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text("actor,position,capability\nA,10,1e15\nB,90,3\n")
    found = stakeholders(read_sheet(tmp_path / "ban.csv"))
    assert [one.capability.number and one.capability.number.low for one in found.entries] == [1e12, 0.003]


def test_a_salience_off_the_scale_of_all_others_is_named(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text("actor,position,salience\nA,10,200\nB,90,30\nC,50,60\n")
    doubt = stakeholders(read_sheet(tmp_path / "ban.csv")).proposed.salience
    assert doubt is not None
    assert doubt.why == "the saliences run from 30 to 200, only '200' in row 2 beyond 100"

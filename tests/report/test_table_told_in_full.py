"""What would be wrong: the first screen says that `--full` has more, and `--full` has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.analysis.results import Forecast
from instantsia.report import terminal
from instantsia.report.first.reading import notes
from instantsia.report.first.screen import screen
from instantsia.report.plaintext import columns

REMARK = (
    "The motion needs two thirds of those voting; the chair reads out the result before the meeting is closed, and "
    "the minutes are sent to the members of all three houses within a week."
)
BALLOT = (
    "Member,Position,Interest,Colour,Notes,Anteil\n"
    + "\n".join(
        f"Member {one},{vote},{much},blue,note {one},{weight}"
        for one, vote, much, weight in zip(
            "ABCDEFG", ("north", "south", "north", "west", "south", "north", "?"), (5, 3, 2, 4, 1, 2, 3),
            (40, 20, 15, 10, 5, 6, 4), strict=True,
        )
    )
    + f'\nTotal,,,,,100\n"{REMARK}",,,,,\n'
)  # fmt: skip
BARGAIN = "actor,Where they stand,salience,capability,Remarks\n" + "\n".join(
    f"{name},{at},{much},{weight},remark {name}"
    for name, at, much, weight in zip("ABCDE", (75, 30, 20, 60, 90), (7, 9, 5, 4, 8), (3, 1, 2, 2, 5), strict=True)
)
ISSUES = "actor,position,salience,capability,issue,Colour\n" + "\n".join(
    f"{name},{at},{much},{weight},{issue},green"
    for issue, points in (("quota", (70, 20, 50)), ("year", (2033, 2039, 2035)))
    for name, at, much, weight in zip(("France", "Spain", "Italy"), points, (80, 90, 40), (90, 100, 30), strict=True)
)
TABLES = {"ballot": BALLOT, "bargain": BARGAIN, "issues": ISSUES}


def forecast(text: str, folder: Path, **answers: str) -> Forecast:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=200, runs=None).forecast


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", [*TABLES])
def test_full_has_each_note_whole_and_each_default(kind: str, tmp_path: Path) -> None:
    found = forecast(TABLES[kind], tmp_path)
    rest = on_one_line(terminal.rest(found, 80))
    assert all(on_one_line(one) in rest for one in notes(found) if not one.startswith("Read: "))
    assert "Assumed: " in rest
    assert ("Columns not read: " in rest) == (kind != "bargain")
    assert rest.count("How the table was read") == 1
    assert "those in the table" in rest


def test_rows_left_out_stand_whole_in_full(tmp_path: Path) -> None:
    found = forecast(BALLOT, tmp_path)
    rest = on_one_line(terminal.rest(found, 80))
    assert REMARK in rest
    assert REMARK not in on_one_line(screen(found, 80))


def test_a_case_by_hand_has_its_note_once(tmp_path: Path) -> None:
    found = forecast(BARGAIN, tmp_path)
    assert on_one_line(terminal.rest(found, 80)).count("From the table board.csv.") == 1
    assert columns(max(terminal.rest(found, 80).split("\n"), key=columns)) <= 80


def test_columns_that_may_tell_of_weights_are_named_where_others_are_counted(tmp_path: Path) -> None:
    found = forecast(BALLOT, tmp_path)
    said = on_one_line(screen(found, 80))
    assert "Anteil" in said
    assert "columns not used" not in said

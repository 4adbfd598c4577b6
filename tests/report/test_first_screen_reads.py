"""What a stranger stumbled over on first screens of real sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import Study, forecast_table
from instantsia.report import plaintext
from instantsia.report.first import rows as left_out
from instantsia.report.first.screen import screen

SHEETS = Path(__file__).resolve().parents[1] / "stakeholders" / "sheets"


def study(text: str, folder: Path) -> Study:
    path = folder / "levy.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, as_of="2026-12-01")


def test_rows_with_long_cells_that_are_left_out_are_counted() -> None:
    note = forecast_table(SHEETS / "k" / "s4.csv", as_of="2026-12-01").case.note
    left = next(line for line in note.split("\n") if line.startswith("Left out: "))
    assert left_out.count(left) == 2
    assert left_out.by_first_cell(left.removeprefix("Left out: ")).startswith("row 2 (Your name); row 3 (R_000)")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("A,30\nB,60\nC,33.5\n", "go beyond 50 (0 is"),
        ("A,0\nB,2500000\nC,1234567\n", "go beyond 1,250,000 (0 is"),
    ],
)
def test_a_threshold_stands_as_it_was_written(rows: str, said: str, tmp_path: Path) -> None:
    event = study(f"actor,position\n{rows}", tmp_path).case.event[0]
    assert said in (event.question or "")


def test_the_chance_does_not_repeat_the_threshold_of_the_question(tmp_path: Path) -> None:
    made = study("actor,Stance (-3 to 3)\nA,-2\nB,3\nC,1\nD,-3\n", tmp_path)
    text = " ".join(screen(made.run(draws=100, runs=None).forecast, 120).split())
    assert "beyond 0 (-3 is the low end, 3 is the high end)" in text
    assert "past 0.00" not in text


@pytest.mark.parametrize("width", range(40, 70))
def test_a_chance_and_its_range_stay_on_one_line(width: int) -> None:
    told = ("5 % (<5 to 25 %)", "85 % (up to 95 %)", "85 % (down to <5 %)", "80 % (65 to >95 %)", "40 % (10-70 %)")
    text = plaintext.entry("By option: " + ", ".join(f"north {one}" for one in told), width)
    assert all(one in text for one in told)

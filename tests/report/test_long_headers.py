"""Headers as forms write them are cut on the first screen, where they took three lines, and stand whole below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.analysis.results import Forecast
from instantsia.report import page, terminal
from instantsia.report.first.headers import with_short_headers
from instantsia.report.first.screen import screen

STAND = (
    "How do you stand on the question of whether the pension fund should divest from all its holdings in coal within "
    "the next five years (please answer from 0 for not at all to 100 for fully and at once)?"
)
MATTERS = "How much does it matter to you, compared with all other matters of the fund this year (0 to 100)?"
REMARK = "Anything else, in as many words as you like, that you would want us to know of before the meeting?"
ROWS = "\n".join(
    f"{name},{at},{much},no more of it"
    for name, at, much in zip("ABCDE", (75, 30, 20, 60, 90), (70, 95, 75, 40, 80), strict=True)
)
GRID = "To what extent do you agree with each of the following statements of the council? [{}]"


def forecast(text: str, folder: Path, **answers: str) -> Forecast:
    path = folder / "form.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=300, runs=None).forecast


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_long_headers_are_cut_on_the_first_screen_alone(width: int, tmp_path: Path) -> None:
    found = forecast(f'Member,{STAND},"{MATTERS}","{REMARK}"\n{ROWS}\n', tmp_path)
    said = on_one_line(screen(found, width))
    assert STAND not in said
    assert "position = How do you stand on the question of whether the ..." in said
    assert "salience = How much does it matter to you" in said
    # what is to be typed would need them whole
    assert "--answer 'columns=" not in said
    assert STAND in on_one_line(page.page(found)).replace("&#x27;", "'")
    assert STAND in on_one_line(terminal.screen(found, width, full=True))


def test_columns_that_are_not_used_are_counted_whole_with_commas_in_their_names(tmp_path: Path) -> None:
    """One header with three commas was four columns."""
    found = forecast(f'Member,{STAND},"{MATTERS}","{REMARK}"\n{ROWS}\n', tmp_path)
    said = on_one_line(screen(found, 120))
    assert "columns not used" not in said
    assert "Column not used: Anything else, in as many words as you like, that ..." in said


def test_of_a_grid_of_a_form_the_item_is_told(tmp_path: Path) -> None:
    items = ("Close the school of Sainte-Ursane", "Sell the hall of the parish")
    header = ",".join(f'"{GRID.format(one)}"' for one in items)
    found = forecast(f"Member,{header}\nA,75,10\nB,30,70\nC,20,50\nD,60,40\n", tmp_path)
    said = on_one_line(screen(found, 120))
    assert "To what extent" not in said
    assert all(one in said for one in items)
    assert "To what extent" in terminal.screen(found, 120, full=True)


def test_a_table_with_short_headers_stays_as_it_is(tmp_path: Path) -> None:
    found = forecast("Deanery,View on the union\nAlder,75\nBirch,30\nCedar,20\n", tmp_path)
    assert with_short_headers(found) is found

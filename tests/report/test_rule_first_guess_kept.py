"""What the sheet tells of the rule stands first above the answer, and a guess of what holds is not cut off below it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia.analysis.results import Forecast
from instantsia.api import forecast_table
from instantsia.report import plaintext
from instantsia.report.first.screen import screen

LONG = "Sale of the old waterworks and of the meadows beside it: what each of the shareholders told us by letter"
SHARES = f"""\
{LONG}

Holder,Stance on the sale (-4 to +4),How much they mind (1 = greatly ... 5 = not at all),Last letter,Next call,Shares
Ash trust,3,1,3 May,9 May,41
Birch & sons,-3,2,4 May,9 May,18
Cedar bank,?,3,,10 May,11
Elm family,2,2,2 May,11 May,20
Fir society,-4,1,1 May,,10
Total,,,,,100

The sale needs 70 % of all shares.
"""
ROLES = """\
Name,Position (0-100),Salience,Role
Councillor Orr,30,70,decision-maker
Union,90,60,may veto
Press,20,20,
Firms,75,50,
"""


def forecast(folder: Path, text: str, **answers: str) -> Forecast:
    path = folder / "sheet.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=300, runs=None).forecast


@pytest.mark.parametrize(
    ("width", "stated"),
    [
        (60, []),
        (80, ["As stated the chance is N; as members may vote otherwise, N."]),
        (110, ["By the votes as stated the chance is N; allowing for members who vote otherwise, N."]),
    ],
)
def test_what_holds_by_a_guess_is_told_before_columns_that_are_not_used(
    width: int, stated: list[str], tmp_path: Path
) -> None:
    columns = "actor:Holder|position:Stance on the sale (-4 to +4)|vote:Shares"
    shown = screen(forecast(tmp_path, SHARES, settles="vote", columns=columns, quota="70 %"), width)
    said = " ".join(shown.split())
    assert "Assumed: what holds -4 (a guess)" in said
    assert not said.rpartition("Read: ")[2].endswith("...")
    assert re.findall(r"[^.]* stated [^.]*\.", re.sub(r"\d+ %", "N", said.partition("Expected ")[2])) == [
        f" {one}" for one in stated
    ], "whole, shorter, or not at all"


@pytest.mark.parametrize("width", [60, 80])
def test_how_many_are_needed_comes_before_scales(width: int, tmp_path: Path) -> None:
    first = screen(forecast(tmp_path, SHARES), width).partition("\n")[0]
    assert "tells how many votes" in first


def test_who_decides_is_told_with_the_answer(tmp_path: Path) -> None:
    said = " ".join(screen(forecast(tmp_path, ROLES), 80).partition("Will ")[0].split())
    assert "--answer settles='Councillor Orr' plays it so" in said
    assert plaintext.columns(screen(forecast(tmp_path, ROLES), 80).partition("\n")[0]) <= 80

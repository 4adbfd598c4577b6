"""What would be wrong: of Low, Best and High with one end blank the best guess is dropped, and the range is flat."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.case.numbers import Number
from instantsia.cli import group
from instantsia.stakeholders.files.deal.cells import _closed
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Spot
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

_HEAD = "Who,Low,Best,High,Salience,Power\n"
_ROWS = "Ada,,30,50,50,30\nBo,20,30,,60,40\nCy,10,50,80,70,20\nDo,,30,90,30,50\nEd,70,90,,30,50\nFa,40,40,?,30,50\n"


def told(folder: Path, text: str) -> Stakeholders:
    (folder / "rent.csv").write_text(text, "utf-8")
    return stakeholders(understood(read_sheet(folder / "rent.csv"), None).sheet)


def numbers(found: Stakeholders, role: str = "position") -> dict[str, tuple[float, float | None, float] | None]:
    cells = {one.actor: getattr(one, role).number for one in found.entries}
    return {name: cell and (cell.low, cell.mode, cell.high) for name, cell in cells.items()}


def test_the_best_guess_stays_and_the_blank_end_lies_as_far_from_it_as_the_other(tmp_path: Path) -> None:
    found = numbers(told(tmp_path, _HEAD + _ROWS))
    assert found["Ada"] == (10, 30, 50)
    assert found["Bo"] == (20, 30, 40)
    assert found["Cy"] == (10, 50, 80)
    # no farther than the scale goes
    assert found["Do"] == (0, 30, 90)
    assert found["Ed"] == (70, 90, 100)
    # the other end is the best guess itself: a bare number, as far off as any
    assert found["Fa"] == (40, None, 40)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Ada,$20m,$30m,,5\nBo,,$40m,$60m,5\nCy,$10m,$50m,$80m,5\n", {"Ada": (20, 30, 40), "Bo": (20, 40, 60)}),
        ("Ada,-2,-1,,5\nBo,,0,1,5\nCy,-2,1,2,5\n", {"Ada": (-2, -1, 0), "Bo": (-1, 0, 1)}),
        ("Ada,20%,30%,n/a,5\nBo,,40%,60%,5\nCy,5%,50%,80%,5\n", {"Ada": (20, 30, 40), "Bo": (20, 40, 60)}),
        ("Ada,2027,2028,,5\nBo,,2029,2030,5\nCy,2026,2028,2031,5\n", {"Ada": (2027, 2028, 2029)}),
    ],
)
def test_amounts_shares_and_years_are_read_the_same_way(
    rows: str, expected: dict[str, tuple[float, float, float]], tmp_path: Path
) -> None:
    found = numbers(told(tmp_path, f"Who,Low,Best,High,Power\n{rows}"))
    assert {name: found[name] for name in expected} == expected


def test_of_weights_the_blank_end_may_lie_beyond_what_anybody_has(tmp_path: Path) -> None:
    rows = "Ada,40,60,80,\nBo,70,10,15,20\nCy,20,5,,8\n"
    found = numbers(told(tmp_path, f"Who,Position,Power low,Power,Power high\n{rows}"), "capability")
    assert found["Ada"] == (60, 80, 100)
    assert found["Cy"] == (5, None, 8)


def test_what_was_made_of_it_is_told_on_the_screen_and_in_the_table_as_read(tmp_path: Path) -> None:
    (tmp_path / "rent.csv").write_text(_HEAD + _ROWS, "utf-8")
    words = ["forecast", str(tmp_path / "rent.csv"), "--full", "--defaults", "--draws", "100", "--runs", str(tmp_path)]
    screen = " ".join(CliRunner().invoke(group, words, catch_exceptions=False).stdout.split())
    told_once = "the best guess stands, and the blank end is taken as far from it as the other"
    assert told_once in screen
    assert "'20..30..?' (row 3)" in screen
    out = tmp_path / "as-read.csv"
    words = ["forecast", str(tmp_path / "rent.csv"), "--read-only", "-o", str(out)]
    CliRunner().invoke(group, words, catch_exceptions=False)
    assert "position: '?..30..90' is 0..30..90" in out.read_text("utf-8")
    assert told_once in " ".join(out.read_text("utf-8").split())


def test_in_a_table_of_a_deal_the_best_guess_stays_too() -> None:
    notes: list[str] = []
    number = Number(low=20, high=30, source="table")
    (read,) = _closed([Quantity("20..30..?", number, None, Spot("deal.csv", row=2), open="up")], notes)
    assert read.number is not None
    assert (read.number.low, read.number.mode, read.number.high) == (20, 30, 40)
    assert "'20..30..?' (row 2)" in notes[0]

"""What was taken to hold where nobody told it stands first among what is assumed, however little room there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import forecast_table
from instantsia.report.first.screen import screen

MONEY = "actor,position,salience,capability\nAsh,USD 90m,50,2\nBrook,USD 180m,40,3\nCroft,USD 120m,90,1\n"
SCALE = "actor,position,salience,capability\nAsh,90,50,2\nBrook,20,40,3\nCroft,45,90,1\n"
BOARD = "member,position,vote\nAsh,for,1\nBrook,somewhat for,1\nCroft,against,1\n"
SITES = "member,position\nAsh,north\nBrook,south\nCroft,north\n"


def assumed(folder: Path, text: str, answers: dict[str, str], width: int) -> str:
    path = folder / "fund.csv"
    path.write_text(text, "utf-8")
    run = forecast_table(path, answers, as_of="2026-12-01").run(200, as_of="2026-12-01", runs=None)
    told = " ".join(screen(run.forecast, width).split())
    return "Assumed: " + told.partition("Assumed: ")[2]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(("text", "point"), [(MONEY, "90"), (SCALE, "0")])
def test_a_guess_is_named_first(tmp_path: Path, text: str, point: str, width: int) -> None:
    """If it failed, that on which it rests what counts as a change would be one of eleven defaults."""
    assert assumed(tmp_path, text, {}, width).startswith(f"Assumed: what holds {point} (a guess)")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (SCALE, {"status_quo": "20"}),
        (SCALE, {"ends": "no ban|full ban"}),
        (f"{SCALE}Status quo,30,,\n", {}),
        (BOARD, {}),
        (SITES, {}),
    ],
)
def test_what_somebody_told_is_no_guess(tmp_path: Path, text: str, answers: dict[str, str]) -> None:
    assert "a guess" not in assumed(tmp_path, text, answers, 120)

"""Of one motion "for" and "against" mean the motion, and the votes that are told as stated are those of the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import Result, forecast_table
from instantsia.report.first.screen import screen

DEGREES = {"Anna": "for", "Ben": "somewhat for", "Cleo": "somewhat against", "Dan": "against", "Eve": "against"}
VOTED = {"settles": "vote"}


def played(
    folder: Path, rows: dict[str, str], answers: dict[str, str] = VOTED, *, seed: int = 1, draws: int = 500
) -> Result:
    path = folder / "board.csv"
    path.write_text("\n".join(["member,position", *(f"{who},{word}" for who, word in rows.items())]) + "\n", "utf-8")
    return forecast_table(path, answers, as_of="2026-12-01").run(draws, seed, as_of="2026-12-01", runs=None)


def line(result: Result, start: str = "As stated") -> str:
    """The line of the screen that begins so."""
    return next(one for one in screen(result.forecast, 200).splitlines() if one.startswith(start))


@pytest.mark.parametrize("draws", [500, 2000])
def test_for_and_against_mean_the_motion(tmp_path: Path, draws: int) -> None:
    """If it failed, the two in favour would stand behind the word "against", since it is likelier to fail."""
    told = line(played(tmp_path, DEGREES, draws=draws))
    assert told.startswith("As stated 2 votes for and 3 against, on average ")
    assert "for '" not in told
    names = told.partition("; against: ")[2]
    assert [name in names for name in DEGREES] == [False, False, True, True, True]


def test_a_motion_that_most_are_for_is_told_in_the_same_words(tmp_path: Path) -> None:
    rows = {"Anna": "for", "Ben": "for", "Cleo": "for", "Dan": "against"}
    for quota in ("more than half", "unanimity"):
        told = line(played(tmp_path, rows, VOTED | {"quota": quota}))
        assert told.startswith("As stated 3 votes for and 1 against, on average ")
        assert told.partition("; against: ")[2].startswith("Dan")
    all_for = line(played(tmp_path, dict.fromkeys(rows, "for"), VOTED))
    assert all_for.startswith("As stated 4 votes for and none against, on average ")
    assert all_for.endswith("; no one is likely to vote against.")


def test_options_that_are_no_sides_of_a_motion_are_voted_against_themselves(tmp_path: Path) -> None:
    rows = {"Anna": "north", "Ben": "north", "Cleo": "south", "Dan": "south", "Eve": "south"}
    told = line(played(tmp_path, rows, {"options": "south|north", "status_quo": "south"}))
    assert told.startswith("As stated 3 votes to 2 for south, on average ")
    assert "; against it: " in told

"""On a scale that is voted the tally is of ballots for and against what is decided, not of where people stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import Result, forecast_table
from instantsia.report.first.screen import screen

CLOSE = "actor,position,vote\nAsh,35,1\nBea,36,1\nCal,64,1\nDee,65,1\nEve,66,1\n"
ANSWERS = {"ends": "cut|rise", "status_quo": "40", "line": "50"}


def run(text: str, folder: Path, **answers: str) -> Result:
    path = folder / "close.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=ANSWERS | answers, as_of="2026-12-01").run(draws=10_000, runs=None)


def test_who_stands_in_the_stretch_that_wins_and_votes_against_counts_against(tmp_path: Path) -> None:
    """Ash and Bea vote against the middle of those who vote in about half of the draws, and stand in its stretch."""
    found = run(CLOSE, tmp_path).forecast
    (step,) = (one for one in found.steps if one.ballots)
    for one in ("ash", "bea"):
        assert step.ballots[one]["for"] == pytest.approx(0.49, abs=0.03)
        assert step.ballots[one]["for"] + step.ballots[one]["against"] == pytest.approx(1)
        assert step.votes[one]["in_between"] > 0.9
    votes = sum(shares["for"] for shares in step.ballots.values())
    assert votes == pytest.approx(3.75, abs=0.06)
    shown = screen(found, 200)
    assert f"On average {votes:.1f} votes to {5 - votes:.1f} for what is decided; " in shown
    assert shown.partition("more likely against than for: ")[2][:9] in ("Ash, Bea.", "Bea, Ash.")
    assert "no one is likely to vote against" not in shown


def test_who_stands_near_what_is_decided_is_for_it(tmp_path: Path) -> None:
    """Nobody is likely to be against where all stand in one place, but for what nobody knows of it."""
    near = CLOSE.replace("35", "64").replace("36", "64").replace("65", "64").replace("66", "64")
    found = run(near, tmp_path).forecast
    (step,) = (one for one in found.steps if one.ballots)
    assert all(shares["against"] < 0.2 for shares in step.ballots.values())
    assert "for what is decided; no one is likely to vote against." in screen(found, 200)


def test_who_is_away_is_neither_for_nor_against(tmp_path: Path) -> None:
    found = run(f"{CLOSE}Flo,absent,1\n", tmp_path).forecast
    (step,) = (one for one in found.steps if one.ballots)
    assert step.ballots["flo"] == {"for": 0, "against": 0}


def test_what_is_bargained_out_has_no_ballots(tmp_path: Path) -> None:
    found = run(CLOSE, tmp_path, settles="bargain").forecast
    assert not any(one.ballots for one in found.steps)

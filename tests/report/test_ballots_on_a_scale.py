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


BETWEEN = "actor,position,vote\nGus,95,25\nHal,56,20\nIda,12,30\nJon,5,25\n"


def test_who_wants_less_is_no_vote_for_more_than_what_holds(tmp_path: Path) -> None:
    """Hal stands in the stretch of what holds, and above it: 45 want more and 55 less, and neither is enough."""
    found = run(BETWEEN, tmp_path, settles="vote", quota="70", line="80", status_quo="45").forecast
    shown = screen(found, 200)
    assert "As stated 45 votes to 55 for more than 45, which is likelier to fail; against: Ida, Jon." in shown
    assert "for a change" not in shown


def test_votes_are_told_for_the_side_on_which_the_line_lies(tmp_path: Path) -> None:
    found = run(BETWEEN, tmp_path, settles="vote", quota="70", line="20", status_quo="45").forecast
    assert "As stated 55 votes to 45 for less than 45, which is likelier to fail; against: Gus, Hal." in screen(
        found, 200
    )


def test_whoever_is_away_or_unknown_is_on_neither_side(tmp_path: Path) -> None:
    text = f"{BETWEEN}Kay,absent,9\nLou,,8\n"
    shown = screen(run(text, tmp_path, settles="vote", quota="80", line="80", status_quo="45").forecast, 200)
    assert "As stated 45 votes to 55 for more than 45" in shown


def test_a_change_within_the_stretch_of_what_holds_is_no_change_that_fails(tmp_path: Path) -> None:
    """All but Mia stand outside of the middle, and 36 is carried by the votes of Mia and of those below."""
    text = "actor,position,vote\nMia,36,30\nNed,22,25\nOla,5,45\n"
    shown = screen(run(text, tmp_path, settles="vote", quota="60", line="70", status_quo="48").forecast, 200)
    assert "likelier to fail" not in shown
    assert "for what is decided" in shown


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("8", "As stated 70 votes to 30 for more than 8, which is likelier to fail; against: Jon, Kit."),
        ("80", "As stated 75 votes to 25 for less than 80, which is likelier to fail; against: Gus."),
    ],
)
def test_so_it_is_told_near_an_end_with_some_beyond(holds: str, said: str, tmp_path: Path) -> None:
    """What holds lies in the last stretch, and those beyond it want no change to the other side."""
    text = "actor,position,vote\nGus,95,25\nHal,56,20\nIda,12,25\nJon,5,20\nKit,2,10\n"
    found = run(text, tmp_path, settles="vote", quota="80", line="50", status_quo=holds).forecast
    assert said in screen(found, 200)

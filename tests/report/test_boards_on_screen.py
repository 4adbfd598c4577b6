"""What the first screen says of a board: wrong if a rule that was told is passed over, or supporters are opponents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.report.first.screen import screen

DAY = "2026-11-21"
FOUR_OF_SEVEN = "".join(f"M{number},{'for' if number < 4 else 'against'}\n" for number in range(7))
IN_NUMBERS = FOUR_OF_SEVEN.replace("for", "100").replace("against", "0")


def first(text: str, folder: Path, **answers: str) -> str:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    study = forecast_table(path, answers=answers, as_of=DAY)
    return " ".join(screen(study.run(draws=300, runs=None).forecast, 120).split())


@pytest.mark.parametrize(("rows", "holds"), [(FOUR_OF_SEVEN, "against"), (IN_NUMBERS, "0")])
def test_who_is_for_a_change_that_misses_the_quota_votes_for_it(rows: str, holds: str, tmp_path: Path) -> None:
    """It read "against: M0, M1", who are the ones that want it."""
    said = first(f"Member,Position\n{rows}", tmp_path, settles="vote", status_quo=holds, quota="2/3", vetoes="M6")
    assert "needed: a majority of two thirds; veto: M6" in said
    assert re.search(r"against(?: than for)?: M", said)
    against = re.split(r"against(?: than for)?: ", said)[1].partition(".")[0]
    assert all(name in against for name in ("M4", "M5", "M6"))
    assert not any(name in against for name in ("M0", "M1", "M2", "M3"))


@pytest.mark.parametrize(
    ("beside", "written", "wanted"),
    [
        ("Adopted by two thirds of the votes,", {"settles": "vote"}, "needed: a majority of two thirds"),
        ("", {"settles": "vote", "quota": "5"}, "needed: 5 of 7 votes"),
        ("", {"settles": "vote", "quota": "three fifths"}, "needed: a majority of three fifths"),
        ("", {"settles": "vote", "quota": "2 / 3"}, "needed: a majority of two thirds"),
        ("", {"settles": "vote", "quota": "unanimity"}, "needed: unanimity"),
        ("", {"votes": "all", "quota": "71%", "settles": "bargain"}, "needed in a vote: a majority of 71 %"),
        ("Qualified majority needed,", {"settles": "vote"}, "tells how many votes are needed and was not understood"),
        ("Qualified majority needed,", {}, "tells how many votes are needed, but nobody votes"),
        ("Note: Canada can veto anything,", {"settles": "vote"}, "speaks of a veto, and nobody was given one"),
    ],
)
def test_what_was_told_of_quota_and_vetoes_is_on_the_screen(
    beside: str, written: dict[str, str], wanted: str, tmp_path: Path
) -> None:
    assert wanted in first(f"Member,Position\n{IN_NUMBERS}{beside}\n", tmp_path, **written)


def test_votes_and_vetoes_that_were_not_understood_are_told_above_the_answer(tmp_path: Path) -> None:
    rows = "A,100,1,\nB,100,1,\nC,0,1,perhaps\nD,0,x?,\n"
    said = first(f"Member,Position,Votes,Veto\n{rows}", tmp_path, settles="vote")
    before = said.partition("Will board")[0]
    assert "'perhaps' (row 4) is read as no veto" in before
    assert "'x?' (row 5) is read as no vote" in before


def test_votes_and_vetoes_with_a_remark_are_not_told_as_if_they_were_not_understood(tmp_path: Path) -> None:
    rows = "A,100,1,\nB,100,1,yes - by treaty\nC,0,1,no (spoken to)\nD,0,no - a guest,\nE,0,alternate,\nF,0,absent,\n"
    before = first(f"Member,Position,Votes,Veto\n{rows}", tmp_path, settles="vote").partition("Will board")[0]
    assert "as no vote" not in before
    assert "as no veto" not in before
    assert "as a veto" not in before


def test_all_who_have_about_the_same_chance_of_a_swing_vote_are_named(tmp_path: Path) -> None:
    """One was named where three had about the same chance."""
    said = first("Member,Position\nA,100\nB,100\nC,0\nD,0\nE,\nF,\n", tmp_path, settles="vote", status_quo="0")
    assert "Swing votes: E, F, C and 3 more." in said


def test_of_a_scale_on_which_it_ends_here_or_there_no_votes_are_averaged(tmp_path: Path) -> None:
    """ "On average 7.1 votes to 8.9" stood beside "very likely", averaged over draws that ended in other stretches."""
    numbers = (85, 120, 40, 85, 85, 40, 60, 0, 0, 120, 120, 85, 85, 120, 60)
    rows = "".join(f"M{place},{number}\n" for place, number in enumerate(numbers))
    said = first(f"Member,Position\n{rows}", tmp_path, settles="vote", status_quo="0", scale="0..120")
    assert "On average" not in said
    assert "By the votes as stated the chance is more than 95 %" in said

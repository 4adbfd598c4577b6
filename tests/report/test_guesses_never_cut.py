"""What would be wrong: a note above the answer ends in "..." before what matters, and nobody says where it goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.analysis.results import Forecast
from instantsia.report import plaintext
from instantsia.report.first import guesses
from instantsia.stakeholders import told

SINCE = "'The council needs two thirds of all who are there on the day, the chair among ..."
NOTES = (
    "Names that stand twice were told apart: 'club (north and west)' (row 5), 'club (the other side)' (row 10), "
    "'club (the rest of them)' (row 17), 'club (those without a home)' (row 18).",
    "Columns guessed: actor = Member, position = Where they would stand (--answer 'columns=actor:Member' says it, or "
    "another). The position could also be 'How much they would mind' or 'What they said last year in May', or there "
    "are positions on further issues.",
    "Scale of saliences guessed: 1 to 5, since the column is called 'Priority' (--answer salience_scale=LOW..HIGH says "
    "another).",
    "Read 1.000 as 1000 (--answer decimal=point says otherwise).",
    f"Quota: 2/3 of those voting, since the sheet tells it (row 31: {SINCE}; --answer quota=VOTES says another).",
    f"{SINCE} (row 31) tells what an abstention does: the quota is a majority of two thirds of those voting.",
    "Read: of 3 sheets 'Members' was read, and not 'Options', '2019 straw poll' (--sheet NAME reads another).",
    "Read: the columns 1st choice, 2nd choice are read as one order of preference.",
)


def forecast(folder: Path, notes: tuple[str, ...]) -> Forecast:
    path = folder / "board.csv"
    path.write_text("actor,position\nA,20\nB,70\nC,60\n", "utf-8")
    found = forecast_table(path, as_of="2026-12-01").run(draws=100, runs=None).forecast
    return replace(found, note="\n".join((*notes, f"{told.FROM}board.csv.")))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_has_no_room_is_counted_and_nothing_is_cut(width: int, tmp_path: Path) -> None:
    lines = guesses.lines(forecast(tmp_path, NOTES), width)
    said = " ".join(" ".join(lines).split())
    assert len(lines) <= guesses.MOST
    assert all(plaintext.columns(line) <= width for line in lines)
    assert not said.endswith("...")
    assert "position = Where they would stand" in said
    assert "(--full has them)" in said or "(--full has it)" in said


def test_the_rule_and_the_decimal_mark_are_told_before_what_stands_twice(tmp_path: Path) -> None:
    said = " ".join(" ".join(guesses.lines(forecast(tmp_path, NOTES), 80)).split())
    assert "Quota: 2/3 of those voting." in said
    assert "Read 1.000 as 1000." in said
    assert "'What they said last" in said


def test_what_fits_is_told_as_it_was(tmp_path: Path) -> None:
    lines = guesses.lines(forecast(tmp_path, NOTES[3:4]), 80)
    assert lines == ["Read 1.000 as 1000 (--answer decimal=point says otherwise)."]


REMARKS = (
    "The remark of 1 row speaks of absence (Freda Tordoff), and is not read ('absent' as a position keeps somebody "
    "away).",
    "The column Attending tells who attends, and is not read: by it Bob would be away ('absent' as a position keeps "
    "somebody away).",
    "Read: 'procuration Zoe' (row 7) is read as no vote (--answer votes=NAMES says who has one).",
    "The row 'Total' that was left out says 120 under 'Votes', which adds up to 118.",
    "The sheet counts 11 for and 9 against (rows 39 and 40), and 13 for and 9 against are read.",
)


@pytest.mark.parametrize("remark", REMARKS)
def test_what_changes_who_counts_is_told_before_what_is_plain(remark: str, tmp_path: Path) -> None:
    said = " ".join(" ".join(guesses.lines(forecast(tmp_path, (*NOTES, remark)), 80)).split())
    assert remark.removeprefix("Read: ").partition(" not read")[0].partition(" (--answer")[0] in said
    assert "Where they would stand" in said


def test_that_votes_are_counted_by_party_is_told_where_little_has_room(tmp_path: Path) -> None:
    """If it failed, nobody would see on the screen that each party became several voters."""
    counted = "Read as votes counted by Party: Greens 25 Yes, 5 No; Liberals 10 Yes, 28 No; Left 12 Yes and 9 more."
    lines = guesses.lines(forecast(tmp_path, (counted, *NOTES)), 80)
    assert "Read as votes counted by Party." in " ".join(" ".join(lines).split())

"""What would be wrong: a figure below the last actor, behind a blank row, bargains with them and nobody says so."""

from __future__ import annotations

from pathlib import Path

from instantsia.casefile.load import load
from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.files.reading import entered

LAND = """Actor;Position;Power;Salience
Assembly;11800 ha;high;high
Bank;4000 ha;low;low
Cooperative;9000 ha;low;medium
Directorate;7250 ha;high;medium
Estates;3200 ha;high;high
Forestry;2900 ha;medium;high
"""
FIGURES = ";;;\nLand in dispute;14250 ha;;\nGiven back so far;1105 ha;;\n"
SETTLERS = ";;;\nSettlers;6000 ha;low;high\n"


def below(told: tuple[str, ...]) -> list[str]:
    return [note for note in told if note.startswith("Below the table, and read as actors")]


def test_figures_below_the_table_are_told_with_the_answer_that_takes_them_out() -> None:
    table = entered(LAND + FIGURES)
    (told,) = below(table.notes)
    assert "'Land in dispute' (row 9), 'Given back so far' (row 10) without 'Power', 'Salience'" in told
    assert "(--answer leave_out='Land in dispute|Given back so far' takes out whoever is no actor)" in told
    left = entered(LAND + FIGURES, leave_out="Land in dispute|Given back so far")
    assert not below(left.notes)
    assert len(left.entries) == 6


def test_who_has_a_weight_below_a_blank_row_is_told_of_by_nobody() -> None:
    assert not below(entered(LAND + SETTLERS).notes)


def test_under_a_heading_of_their_own_they_are_somebody() -> None:
    observers = ";;;\nOBSERVERS;;;\nPress;6000 ha;;\nChurch;5000 ha;;\n"
    table = entered(LAND + observers)
    assert {"Press", "Church"} <= {one.actor for one in table.entries}
    assert not below(table.notes)


def test_above_an_answer_that_nobody_was_asked_for_they_are_told(tmp_path: Path) -> None:
    path = tmp_path / "land.csv"
    path.write_text(LAND + FIGURES, "utf-8")
    told = opened(path, {}, None, 739_950).document()
    before, _, _ = load(told).note.partition("From the table ")
    assert "Below the table, and read as actors: 'Land in dispute'" in before

"""What would be wrong: clock times torn into orders, what is accepted as the position, ends of care as an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.options_in_words import ranked
from instantsia.stakeholders.files.columns.hints import acceptable, said
from instantsia.stakeholders.files.columns.kinds import kind_of
from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet


def meaning(folder: Path, header: str, *rows: str) -> Meaning:
    (folder / "hall.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return understood(read_sheet(folder / "hall.csv"))


@pytest.mark.parametrize(
    "text",
    ["8:00-8:30", "7:50-8:15", "8.15-9.00", "8:30 too", "1.5 or 2.5", "8. Mai 9. Juni", "2: 10 m 3: 20 m", "1:30-2:00"],
)
def test_times_numbers_and_days_are_no_orders_of_preference(text: str) -> None:
    assert ranked(text) == ()


def test_orders_are_numbered_from_one_on() -> None:
    assert ranked("1. north 2. south") == ("north", "south")
    assert ranked("(1) north (2) south (3) stay") == ("north", "south", "stay")
    assert ranked("1: 2027 2: 2028") == ("2027", "2028")


def test_clock_times_are_no_tallies() -> None:
    assert kind_of(["8:15", "8:30", "9:00", "7:50", "8:00", "9:00"]) != "tallies"
    assert kind_of(["2:1", "3:0", "1:2", "2:2"]) == "tallies"


@pytest.mark.parametrize(
    "name",
    [
        "1 don't care .. 4 will fight",
        "0 = indifferent ... 3 = will fight",
        "1 egal – 5 kämpft, wichtig",
        "1 (does not matter) to 5 (matters a lot, wants it)",
    ],
)
def test_ends_of_care_in_a_name_are_those_of_a_salience(name: str) -> None:
    assert dict(said(name)).keys() == {"salience"}


@pytest.mark.parametrize(
    ("name", "so"),
    [("would accept", True), ("would also accept", True), ("Würde akzeptieren", True), ("accepterait", True),
     ("aceptaría", True), ("accetterebbe", True), ("aceitaria", True), ("zou accepteren", True), ("Accepts", False),
     ("Accepted by", False)],
)  # fmt: skip
def test_what_somebody_would_accept_is_less_than_what_they_want(name: str, so: bool) -> None:
    assert acceptable(name) is so


@pytest.mark.parametrize("best", ["best date", "Best year", "first wish", "ideal", "Am liebsten", "Idéal", "lo mejor"])
def test_the_best_is_the_position_beside_what_would_be_accepted(best: str, tmp_path: Path) -> None:
    rows = ("Ada;7;3;5", "Bo;2;9;6", "Cy;4;5;7", "Do;2;2;3", "Ed;1;7;4")
    for header in (f"who;votes;{best};would accept", f"who;votes;would accept;{best}"):
        found = meaning(tmp_path, header, *rows)
        columns = found.columns
        assert f"position:{best}" in columns
        assert "position:would accept" not in columns
        assert "would accept" in found.also


@pytest.mark.parametrize("name", ["teachers (=votes)", "Lehrer (= Stimmen)", "delegati (= voti)"])
def test_what_brackets_say_that_a_count_equals_is_what_it_is(name: str) -> None:
    assert "vote" in said(name)

"""What would be wrong: a column of weights is dropped while each weighs the same, for its name only hints at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

NAMES = ("Aland", "Borno", "Cusco", "Delos", "Evora", "Fiume")
STANCES = ("for", "against", "for", "rather against", "for", "rather for")
GRADES = ("high", "low", "medium", "very high", "low", "high")
LITTLE = ("poco", "mucho", "bastante", "muchísimo", "poco", "mucho")
DOTS = ("●●●", "●", "●●", "(es ella)", "●●●", "●●")
LOT = ("a lot", "some", "little", "himself", "some", "a lot")
TEN = tuple("975832")


def columns(folder: Path, header: str, *cells: tuple[str, ...]) -> str:
    rows = [";".join(row) for row in zip(NAMES, STANCES, *cells, strict=True)]
    (folder / "port.csv").write_text("\n".join([f"Who;Stance;{header}", *rows]) + "\n", "utf-8")
    return understood(read_sheet(folder / "port.csv")).columns


@pytest.mark.parametrize(
    ("name", "cells", "role"),
    [
        ("Counts in the room", GRADES, "capability"),
        ("skin in it (of 10)", TEN, "salience"),
        ("ear of the Pres.", LOT, "capability"),
        ("Has Leader's ear?", LOT, "capability"),
        ("Serious?", GRADES, "salience"),
        ("Cuánto le va en esto", LITTLE, "salience"),
        ("Llegada a la Gobernadora", DOTS, "capability"),
        ("Brings w/ them (votes)", tuple("612843"), "vote"),
        ("Ohr des Ministers", GRADES, "capability"),
    ],
)
def test_the_only_column_left_is_proposed(name: str, cells: tuple[str, ...], role: str, tmp_path: Path) -> None:
    assert f"{role}:{name}" in columns(tmp_path, name, cells)


def test_of_two_none_is_proposed(tmp_path: Path) -> None:
    found = columns(tmp_path, "ear of the Pres.;Access", LOT, GRADES)
    assert "capability:ear" not in found
    assert "capability" not in columns(tmp_path, "ear of the Pres.;Counts in the room", LOT, GRADES)


@pytest.mark.parametrize("name", ["last heard", "Ear size", "How serious am I about this (certainty)"])
def test_beside_a_weight_a_hint_says_nothing(name: str, tmp_path: Path) -> None:
    found = columns(tmp_path, f"Influence;Salience;{name}", TEN, TEN, GRADES)
    assert "capability:Influence" in found or "capability" not in found
    assert name not in found


def test_of_two_both_are_named_with_the_answer_that_takes_one(tmp_path: Path) -> None:
    columns(tmp_path, "ear of the Pres.;Counts in the room", LOT, GRADES)
    said = reading_told(stakeholders(understood(read_sheet(tmp_path / "port.csv")).sheet))
    (line,) = (one for one in said if "weigh the same" in one or "weighs the same" in one)
    assert "Counts in the room or ear of the Pres., which are not read" in line
    assert "--answer columns='capability:Counts in the room' takes it" in line

"""The marks of footnotes behind numbers are left out, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.footnotes import footnoted
from tests.stakeholders.files.reading import read


def _read(tmp_path: Path, cells: tuple[str, ...]) -> tuple[dict[str, tuple[float, ...] | None], tuple[str, ...]]:
    names = ("Fen", "Ash", "Brook", "Croft", "Dunn", "Ely", "Frost")
    rows = "".join(f"{name};{cell};{at + 2}\n" for at, (name, cell) in enumerate(zip(names, cells, strict=False)))
    found = read(tmp_path, f"actor;position;capability\n{rows}")
    held = {
        one.actor: None
        if (number := one.position.number) is None
        else tuple(part for part in (number.low, number.mode, number.high) if part is not None)
        for one in found.entries
    }
    return held, found.notes


@pytest.mark.parametrize("cell", ["70*", "70 *", "70**", "70†", "70¹", "70 [a]", "70[1]", "70 (1)", "70 (a)", "70%*"])
def test_a_number_with_the_mark_of_a_footnote_is_read_and_told(tmp_path: Path, cell: str) -> None:
    held, notes = _read(tmp_path, (cell, "60", "40", "30", "20", "80"))
    assert held["Fen"] == (70, 70)
    assert f"Marks left out of numbers: {cell} of Fen" in notes


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("70 (?)", (70, 70)),
        ("70±5", (65, 70, 75)),
        ("70 (80?)", (70, 70, 80)),
        ("70+", (70, 100)),
        ("60-80", (60, 80)),
    ],
)
def test_what_means_something_else_is_no_mark(tmp_path: Path, cell: str, parts: tuple[float, ...]) -> None:
    held, notes = _read(tmp_path, (cell, "60", "40", "30", "20", "80"))
    assert held["Fen"] == parts
    assert not any(note.startswith("Marks") for note in notes)


@pytest.mark.parametrize(
    "texts",
    [
        ["2(3)", "4", "5", "1"],
        ["2 (3)", "4", "5", "1"],
        ["2 (1)", "4", "5", "1"],
        ["70 (60-80)", "40", "50", "10"],
        ["70 (55)", "40", "50", "10"],
        ["70*", "full ban", "no ban", "40"],
        ["10⁶", "40", "50", "10"],
        ["+", "*", "++", "3"],
    ],
)
def test_what_is_left_as_it_is(texts: list[str]) -> None:
    assert footnoted(texts, frozenset(".")) == {}


def test_marks_are_told_once_for_all_columns(tmp_path: Path) -> None:
    text = "actor;position;salience;capability\nFen;70*;80;10†\nAsh;20;60¹;20\nBrook;30;40;30\nCroft;50;70;40\n"
    found = read(tmp_path, text)
    assert [note for note in found.notes if "Marks" in note] == [
        "Marks left out of numbers: 70* of Fen, 10† of Fen, 60¹ of Ash"
    ]
    assert not found.proposed.words
    assert not found.proposed.grades

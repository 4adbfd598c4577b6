"""What would be wrong: a number that is read out of a cell is printed otherwise than it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import read


def notes(folder: Path, text: str) -> tuple[list[str], list[object]]:
    found = read(folder, text)
    return [one for one in found.notes if one.startswith("Read")], list(found.entries)


@pytest.mark.parametrize(("cell", "used"), [("4+", "4..5"), ("<3", "0..3"), ("ca. 3", "3")])
def test_of_capabilities(cell: str, used: str, tmp_path: Path) -> None:
    told, entries = notes(tmp_path, f"actor;position;capability\nA;20;1\nB;80;5\nC;60;{cell}\nD;40;2\n")
    assert told == [f"Read of 'capability': {cell!r} (row 4) as {used}"]
    number = entries[2].capability.number  # type: ignore[attr-defined]
    assert used == (f"{number.low:g}" if number.low == number.high else f"{number.low:g}..{number.high:g}")


@pytest.mark.parametrize(("cell", "used"), [("4+", "4..5"), (">3", "3..5")])
def test_of_saliences(cell: str, used: str, tmp_path: Path) -> None:
    told, entries = notes(tmp_path, f"actor;position;salience (1-5)\nA;20;1\nB;80;5\nC;60;{cell}\nD;40;2\n")
    assert told[0].endswith(f"as {used}")
    number = entries[2].salience.number  # type: ignore[attr-defined]
    assert number.high == 100
